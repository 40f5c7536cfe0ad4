"""What encodings are called, and the two that Python does not have."""

from __future__ import annotations

import codecs
from collections import Counter
from encodings.aliases import aliases

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.sources.charsets import CHOICES, NAMES, charset_name, find_charset, ready
from reader.sources.cns import characters


@pytest.mark.parametrize(
    ("written", "codec"),
    [
        *[(name, "big5hkscs") for name in ("big5", "Big5", "BIG5-HKSCS", "hkscs", "big5_hkscs", "Big-5")],
        *[(name, "gb18030") for name in ("gb2312", "GBK", "cp936", "936", "GB 18030", "euc-cn", "x-gbk")],
        *[(name, "euc_tw") for name in ("EUC-TW", "euctw", "x-euc-tw")],
        ("950", "cp950"),
        ("utf8", "utf-8"),
        ("UTF-8-SIG", "utf-8-sig"),
        ("utf16", "utf-16"),
        ("hz-gb-2312", "hz"),
        ("ISO-2022-CN", "iso2022_cn"),
        ("latin1", "iso8859-1"),
        ("Shift_JIS", "shift_jis"),
        ("auto", ""),
        ("", ""),
    ],
)
def test_usual_names_are_known(written: str, codec: str) -> None:
    assert find_charset(written) == codec


def test_every_name_shown_is_a_name_that_is_known() -> None:
    for codec, name in NAMES.items():
        assert find_charset(name) == codec
        assert charset_name(codec) == name
        assert codecs.lookup(ready(codec))
    assert set(CHOICES) <= set(NAMES)


@pytest.mark.parametrize(
    ("written", "near"),
    [("gb2313", "gb2312"), ("bg5", "big5"), ("utf-9", "utf"), ("klingon", "one of UTF-8")],
)
def test_an_unknown_name_is_told_with_the_nearest(written: str, near: str) -> None:
    with pytest.raises(SourceError) as error:
        find_charset(written)
    assert near in str(error.value)


@pytest.mark.parametrize(
    "name", ["rot13", "base64", "punycode", "unicode_escape", "idna", "undefined", "zip", "a\0b"]
)
def test_what_is_no_encoding_of_texts_is_none(name: str) -> None:
    with pytest.raises(SourceError):
        find_charset(name)


@given(st.text(max_size=12))
def test_any_name_is_an_encoding_or_an_error(name: str) -> None:
    try:
        codec = find_charset(name)
    except SourceError:
        return
    assert not codec or codecs.lookup(ready(codec))


def test_every_alias_python_has_for_chinese_is_known() -> None:
    for alias, codec in aliases.items():
        if codec in ("big5", "big5hkscs", "cp950", "gb2312", "gbk", "gb18030", "hz"):
            assert find_charset(alias) in ("big5hkscs", "cp950", "gb18030", "hz")


@pytest.mark.parametrize(
    ("place", "plane", "character"),
    [
        # First, last and displaced places of the runs, as the tables of CNS 11643-1992 have them.
        (0x4421, 1, "一"),
        (0x5323, 1, "耐"),
        (0x5753, 1, "耄"),
        (0x7D4B, 1, "籲"),
        (0x2121, 2, "乂"),
        (0x7244, 2, "龘"),
        (0x2121, 1, "\u3000"),
        (0x2122, 1, "，"),
        (0x2421, 1, "０"),
    ],
)
def test_known_points_of_cns_11643(place: int, plane: int, character: str) -> None:
    assert characters(plane)[place.to_bytes(2, "big")] == character


def test_planes_1_and_2_hold_every_hanzi_of_big5_but_one_that_they_write_otherwise() -> None:
    hanzi = [c for plane in (1, 2) for c in characters(plane).values() if "\u4e00" <= c <= "\u9fff"]
    big5 = {
        bytes((lead, trail)).decode("big5", "ignore")
        for lead in (*range(0xA4, 0xC7), *range(0xC9, 0xFA))
        for trail in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    }
    twice = {char for char, count in Counter(hanzi).items() if count > 1}
    assert twice <= set("十卅")  # once more among the signs for numbers
    assert {char for char in big5 if "\u4e00" <= char <= "\u9fff"} - set(hanzi) == {"彝"}


@given(
    st.text(st.sampled_from(sorted(set(characters(1).values()) | set(characters(2).values()))), max_size=40)
)
def test_euc_tw_reads_what_it_writes_and_so_it_does_piece_by_piece(text: str) -> None:
    data = text.encode(ready("euc_tw"))
    assert data.decode("euc_tw") == text
    decoder = codecs.getincrementaldecoder("euc_tw")()
    assert "".join(decoder.decode(bytes([byte])) for byte in data) + decoder.decode(b"", final=True) == text


@given(st.binary(max_size=60))
def test_any_bytes_are_read_with_errors_replaced(data: bytes) -> None:
    for codec in ("euc_tw", "iso2022_cn"):
        assert isinstance(data.decode(ready(codec), "replace"), str)


def test_a_rare_plane_is_one_lost_character() -> None:
    assert b"\xc4\xe3\x8e\xa3\xc4\xe3A".decode(ready("euc_tw"), "replace") == "中\N{REPLACEMENT CHARACTER}A"
