"""Lines one by one, in whatever encoding."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SourceError
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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "big5hkscs", "gb18030", "utf-16"])
def test_the_first_lines_tell_the_encoding(encoding: str) -> None:
    text = "國際會議在今天上午舉行。\n第二行也是中文。\n"
    assert "".join(lines_of(text.encode(encoding))) == text


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
