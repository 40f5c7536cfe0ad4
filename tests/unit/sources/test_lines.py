"""Lines one by one, in whatever encoding."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.sources.charsets import find_charset, ready
from reader.sources.lines import LineStream


def lines_of(data: bytes) -> list[str]:
    with LineStream(io.BytesIO(data)) as lines:
        return list(lines)


@given(st.lists(st.text("停火協議，\t abc", max_size=9), max_size=6), st.sampled_from(["\n", "\r\n"]))
def test_lines_keep_their_ends(lines: list[str], newline: str) -> None:
    text = newline.join(lines)
    got = lines_of(text.encode())
    assert "".join(got) == text
    assert all(line.endswith("\n") for line in got[:-1])


@pytest.mark.parametrize(
    "encoding",
    [
        *("utf-8", "utf-8-sig", "big5hkscs", "gb18030", "euc_tw"),
        *("utf-16", "utf-16-be", "utf-32", "utf-32-le"),
    ],
)
def test_the_first_lines_tell_the_encoding(encoding: str) -> None:
    text = "國際會議在今天上午舉行。\n第二行也是中文。\n"
    assert "".join(lines_of(text.encode(ready(encoding)))) == text


@pytest.mark.parametrize("encoding", ["big5", "GBK", "EUC-TW", "utf-16-le", "hz"])
def test_what_the_reader_says_decides(encoding: str) -> None:
    text = "龘\n讟\n" if encoding != "hz" else "黯\n"
    data = text.encode(ready(find_charset(encoding)))
    with LineStream(io.BytesIO(data), encoding) as lines:
        assert "".join(lines) == text


@pytest.mark.parametrize("bytes_more", [0, 1, 2])
def test_a_first_line_without_an_end_in_sight_is_no_damaged_one(bytes_more: int) -> None:
    data = b"a" * bytes_more + ("國際會議在今天上午舉行，" * 4000).encode()
    with LineStream(io.BufferedReader(io.BytesIO(data), 1 << 16)) as lines:  # type: ignore[type-var]
        assert lines.sample.notice == ""
        assert "".join(lines).endswith("上午舉行，")


def test_nothing_is_no_line() -> None:
    assert lines_of(b"") == []


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(SourceError):
        lines_of(b"%PDF-1.4\n")


def test_the_first_line_is_given_before_the_second_is_written() -> None:
    import os

    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as stream:
        os.write(writing, "第一行\n".encode())
        with LineStream(stream) as opened:
            lines = iter(opened)
            assert next(lines) == "第一行\n"
            os.write(writing, "第二行\n".encode())
            assert next(lines) == "第二行\n"
        os.close(writing)
