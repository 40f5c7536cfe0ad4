"""Whatever a page or its server says, the page is read as what it is."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.sources.html_charset import decode_page

TRADITIONAL = "特使周四抵達會場，雙方談了三個小時；衞生署喺街口着手檢查。「時間不多了」，官員說。"
SIMPLIFIED = "特使周四抵达会场，双方谈了三个小时；卫生署在街口着手检查。“时间不多了”，官员说。"
STORED = [
    ("utf-8", TRADITIONAL),
    ("utf-8", SIMPLIFIED),
    ("big5hkscs", TRADITIONAL),
    ("gb18030", SIMPLIFIED),
    ("utf-16", TRADITIONAL),
    ("utf-8-sig", SIMPLIFIED),
]
LABELS = [
    "utf-8",
    "big5",
    "gb2312",
    "gbk",
    "iso-8859-1",
    "windows-1252",
    "shift_jis",
    "euc-kr",
    "nonsense",
    "",
]


@pytest.mark.parametrize(("codec", "text"), STORED)
@pytest.mark.parametrize("said", LABELS)
@pytest.mark.parametrize("served", [*LABELS[:6], '"UTF-8"', ""])
def test_no_wrong_word_keeps_a_page_from_being_read(codec: str, text: str, said: str, served: str) -> None:
    written = f'<html><meta charset="{said}"><p>{text}</p>'
    assert decode_page(written.encode(codec), served).text.removeprefix("\ufeff") == written


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ('<meta charset="Big5-HKSCS">', "big5hkscs"),
        ("<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=x-gbk'>", "gb18030"),
        ('<?xml version="1.0" encoding="gb2312"?>', "gb18030"),
        ("<meta charset=UTF8>", "utf-8"),
        ("<meta charset=utf-16>", "utf-8"),
    ],
)
def test_a_label_means_what_browsers_mean_by_it(declared: str, codec: str) -> None:
    text = SIMPLIFIED if codec == "gb18030" else TRADITIONAL
    assert decode_page((declared + text).encode(codec)).encoding == codec


def test_a_wrong_word_is_found_out_behind_any_length_of_scripts() -> None:
    stored = f"<meta charset=utf-8><script>{'x' * 300_000}</script><p>{TRADITIONAL}".encode("big5hkscs")
    assert decode_page(stored).text.endswith(TRADITIONAL)


def test_a_short_page_is_what_it_says() -> None:
    for codec, label in (
        ("big5hkscs", "big5"),
        ("gb18030", "gbk"),
        ("euc_jp", "euc-jp"),
        ("cp949", "euc-kr"),
    ):
        stored = f"<meta charset={label}><p>中文</p>".encode(codec)
        assert decode_page(stored).text.endswith("<p>中文</p>")


def test_a_few_bytes_that_cannot_be_read_are_told_and_do_not_change_the_encoding() -> None:
    stored = (f"<meta charset=big5>{TRADITIONAL * 40}").encode("big5hkscs") + b"\xff"
    decoded = decode_page(stored)
    assert decoded.encoding == "big5hkscs"
    assert "could not be read" in decoded.notice


@given(st.binary(max_size=300), st.sampled_from(LABELS))
def test_any_bytes_are_a_text_or_one_clear_line(stored: bytes, label: str) -> None:
    with suppress(SourceError):
        assert isinstance(decode_page(stored, label).text, str)


def test_what_only_windows_has_of_big5_is_read_too() -> None:
    stored = f"<meta charset=big5><p>{TRADITIONAL}".encode("big5hkscs") + "一百€".encode("cp950")
    assert decode_page(stored).text.endswith("一百€")
