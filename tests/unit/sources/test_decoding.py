"""Which encoding bytes are in."""

from __future__ import annotations

import codecs

import pytest

from reader.errors import SourceError
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


def test_big5_keeps_the_characters_of_hong_kong() -> None:
    assert decode(HONG_KONG.encode("big5hkscs")).text.count("嘅") == 1


def test_a_broken_byte_is_shown_and_told() -> None:
    data = HONG_KONG.encode()
    decoded = decode(data[:30] + b"\xff" + data[30:])
    assert decoded.text.replace("\N{REPLACEMENT CHARACTER}", "") == HONG_KONG
    assert decoded.notice == "read as UTF-8; one place could not be read and shows as �"


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
