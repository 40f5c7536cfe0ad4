"""Which encoding bytes are in."""

from __future__ import annotations

import codecs

import pytest

from reader.errors import SourceError
from reader.sources.charsets import ready
from reader.sources.decoding import decode

HONG_KONG = "渡輪公司話，因為油價升咗，來往離島嘅船飛下個月起加價。佢哋着住綫衫喺碼頭等船，唔知點算。"
MAINLAND = "轮渡公司昨天表示，因为油价上升，来往离岛的船票下个月起涨价。居民说，他们事先没有收到通知。"
TAIWAN = "渡輪公司昨天表示，由於油價上漲，來往離島的船票下個月起調漲。居民說，他們事前沒有收到通知。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (HONG_KONG, "utf-8"),
        (HONG_KONG, "big5hkscs"),
        (TAIWAN, "big5hkscs"),
        (TAIWAN, "gb18030"),
        (MAINLAND, "gb18030"),
        (HONG_KONG + "\nFares 10%\n", "utf-16-le"),
        (HONG_KONG + "\nFares 10%\n", "utf-16-be"),
        (HONG_KONG, "utf-16-le"),
        (MAINLAND, "utf-16-be"),
        ("Fares rise\n", "utf-16-le"),
        ("渡輪加價，居民不滿", "big5hkscs"),
        ("这是他们的船", "gb18030"),
    ],
)
def test_text_is_read_in_its_encoding_and_nothing_is_said(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.notice) == (text, encoding, "")


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_text(bom: bytes, encoding: str) -> None:
    assert decode(bom + HONG_KONG.encode(encoding)).text == HONG_KONG


ARTICLE = {
    "hk": f"渡輪下月加價\n\n{HONG_KONG}\n\n{HONG_KONG.replace('渡輪', '巴士')}\n",
    "tw": f"渡輪下月調漲\n\n{TAIWAN}\n\n{TAIWAN.replace('渡輪', '公車')}\n",
    "cn": f"轮渡下月涨价\n\n{MAINLAND}\n\n{MAINLAND.replace('轮渡', '公交')}\n",
    "mixed": f"渡輪加價 Fares up 5%\n\nThe ferry company said: {TAIWAN} (Harbour Press, 2026-03-01)\n",
}
ENCODINGS = {
    **dict.fromkeys(("hk", "tw", "mixed"), ("big5hkscs", "gb18030", "euc_tw")),
    "cn": ("gb2312", "gbk", "gb18030", "hz"),
}
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")


def writable(text: str, encoding: str) -> str:
    """Characters of Hong Kong stand in no plane of EUC-TW that is known."""
    return "".join(char for char in text if char.encode(ready(encoding), "ignore"))


@pytest.mark.parametrize("size", ["headline", "paragraph", "article"])
@pytest.mark.parametrize("region", list(ARTICLE))
def test_every_encoding_of_every_text_is_told_from_all_others(region: str, size: str) -> None:
    lines = ARTICLE[region].split("\n")
    whole = {"headline": lines[0], "paragraph": lines[2], "article": ARTICLE[region]}[size]
    for encoding in (*ENCODINGS[region], *UNICODE):
        text = writable(whole, encoding)
        decoded = decode(text.encode(ready(encoding)))
        assert (decoded.text, decoded.notice) == (text, ""), encoding


@pytest.mark.parametrize("encoding", ["big5hkscs", "gb18030", "euc_tw", "utf-8", "utf-16-le", "hz"])
def test_what_the_reader_says_decides(encoding: str) -> None:
    text = "麤龘，釁讟。" if encoding != "hz" else "龋龌，齑黯。"
    assert decode(text.encode(ready(encoding)), encoding).text == text


def test_what_only_cp950_has_is_read_among_what_only_hong_kong_has() -> None:
    text = TAIWAN.encode("big5hkscs") + "售€".encode("cp950") + "嘅".encode("big5hkscs")
    assert decode(text).text == TAIWAN + "售€嘅"


@pytest.mark.parametrize("encoding", ["utf-8", "big5hkscs", "gb18030", "euc_tw", "utf-16-le", "utf-32-be"])
def test_a_last_character_that_is_cut_off_is_one_lost_place(encoding: str) -> None:
    decoded = decode(f"{TAIWAN}\n{TAIWAN}".encode(ready(encoding))[:-1])
    assert decoded.text.rstrip("\N{REPLACEMENT CHARACTER}") == f"{TAIWAN}\n{TAIWAN}"[:-1]
    assert decoded.notice.endswith("one place could not be read and shows as �, at line 2")


@pytest.mark.parametrize("encoding", ["utf-8", "big5hkscs", "gb18030", "euc_tw"])
def test_undecodable_bytes_are_counted_and_placed_and_cost_nothing_else(encoding: str) -> None:
    line = TAIWAN.encode(ready(encoding))
    decoded = decode(b"\n".join([line, b"A\xff\xffB", line, b"C\xffD"]))
    assert decoded.text.replace("\N{REPLACEMENT CHARACTER}", "") == f"{TAIWAN}\nAB\n{TAIWAN}\nCD"
    assert decoded.notice.endswith("2 places could not be read and show as �, the first at line 2")


@pytest.mark.parametrize(
    ("one", "other"), [("utf-8", "big5hkscs"), ("big5hkscs", "utf-8"), ("utf-8", "gb18030")]
)
def test_files_put_together_from_two_encodings_are_read_line_by_line(one: str, other: str) -> None:
    text = f"{HONG_KONG}\n{TAIWAN}\n" * 2
    decoded = decode(text.encode(one) + text.encode(one) + TAIWAN.encode(other) + b"\n")
    assert decoded.text == f"{text * 2}{TAIWAN}\n"
    assert "one line was" in decoded.notice


def test_iso_2022_cn_is_read_with_both_its_character_sets() -> None:
    gb, cns = MAINLAND[:8].encode("gb2312"), TAIWAN[:8].encode(ready("euc_tw"))
    seven = [bytes(byte & 0x7F for byte in part) for part in (gb, cns)]
    data = b"\x1b$)A\x0e" + seven[0] + b"\x0f\n\x1b$)G\x0e" + seven[1] + b"\x0f end\n"
    assert decode(data).text == f"{MAINLAND[:8]}\n{TAIWAN[:8]} end\n"


def test_tildes_and_escapes_alone_make_no_other_encoding() -> None:
    for text in ("~{a}~ shell ~} and {x}", "\x1b$)B odd", "~{~} ~{ab~}"):
        assert decode(text.encode()).text == text


def test_big5_keeps_the_characters_of_hong_kong() -> None:
    assert decode(HONG_KONG.encode("big5hkscs")).text.count("嘅") == 1


def test_a_broken_byte_is_shown_and_told() -> None:
    data = HONG_KONG.encode()
    decoded = decode(data[:30] + b"\xff" + data[30:])
    assert decoded.text.replace("\N{REPLACEMENT CHARACTER}", "") == HONG_KONG
    assert decoded.notice == "read as UTF-8; one place could not be read and shows as �, at line 1"


def test_a_doubtful_guess_is_told() -> None:
    assert "guessed" in decode("鱻麤龘".encode("big5hkscs")).notice


def test_curly_quotes_of_windows_are_read() -> None:
    text = "The company said: “Fares will rise,” and nobody was surprised by what it didn’t say."
    assert decode(text.encode("cp1252")).text == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n1 0 obj", "a PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\x7fELF\x02\x01\x01\0", "program"),
        (bytes(range(256)) * 40, "NUL"),
        (bytes(range(1, 32)) * 40, "control characters"),
    ],
)
def test_what_is_no_text_is_refused_in_clear_words(data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        decode(data)


def test_colour_codes_do_not_make_a_text_binary() -> None:
    assert decode("\x1b[1m渡輪\x1b[0m".encode()).text
