"""Reading only what has changed gives what reading everything gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.glossary import renewing
from reader.glossary.compiling import compile_sheet
from reader.glossary.renewing import sheet_after

PATH = Path("x.yaml")
ENTRIES = [
    "- term: 特朗普\n  english: Donald Trump\n  aliases: [川普, 唐納德·特朗普]\n",
    "- term: 烏\n  english: Ukraine   # short\n  whole_word: true\n",
    "# a comment\n\n- {term: 盧布, english: rouble}\n",
    '- term: "斜\\"線"\n  english: >\n    folded\n    text\n',
    "- english: key order\n  term: 次序\n  note: |\n    - not an entry\n    - nor this\n",
    "-\n  term: 橫\n  english: dash alone\n",
    "- term: 烏\n  english: a second one\n",
    "- term: 錯\n  englsh: typo\n",
    "  - term: 縮\n    english: indented\n",
    "\n\n",
    "---\n",
    "- term: 特朗普\n  english: [1\n",
    "- term: 引\n  english: 'not closed\n",
    "- term: 普\r\n  english: two ends\r\n",
]
files = st.lists(st.sampled_from(ENTRIES), max_size=6).map("".join)


@given(files, files, files, files)
def test_it_is_the_sheet_of_the_whole_text(head: str, old: str, new: str, tail: str) -> None:
    before, after = head + old + tail, head + new + tail
    assert sheet_after(compile_sheet(before, PATH), before, after, PATH) == compile_sheet(after, PATH)


@given(files, st.data())
def test_also_after_any_change_of_lines(before: str, data: st.DataObject) -> None:
    lines = before.split("\n")
    at = data.draw(st.integers(0, len(lines)))
    gone = data.draw(st.integers(0, 3))
    put = data.draw(
        st.lists(st.sampled_from([*lines, "", "- term: 新", "  english: new", "  note: '"]), max_size=3)
    )
    after = "\n".join([*lines[:at], *put, *lines[at + gone :]])
    assert sheet_after(compile_sheet(before, PATH), before, after, PATH) == compile_sheet(after, PATH)


def test_only_the_changed_entries_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    before = "".join(f"- term: 第{n}\n  english: number {n}\n\n" for n in range(200))
    sheet = compile_sheet(before, PATH)
    read: list[str] = []

    def compiled(text: str, path: Path) -> object:
        read.append(text)
        return compile_sheet(text, path)

    monkeypatch.setattr(renewing, "compile_sheet", compiled)
    for after in (
        before + "- term: 新\n  english: new\n",
        before.replace("number 100\n", "one hundred\n  kind: other\n"),
        before.replace("- term: 第7\n  english: number 7\n\n", ""),
        "- term: 新\n  english: new\n" + before,
    ):
        assert sheet_after(sheet, before, after, PATH) == compile_sheet(after, PATH)
        assert len(read.pop().split("\n")) < 12
        assert not read
