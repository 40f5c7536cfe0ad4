"""An edit touches the element it is about and nothing else, however the file is written."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.glossary.editing import add_entry, change_entry, delete_entry, undo
from reader.glossary.entry import Entry
from reader.glossary.files import load_glossary
from reader.glossary.lineends import ended_as, plain

HAN = st.text("甲乙丙丁戊己庚辛", min_size=1, max_size=3)
WORDS = st.sampled_from(
    [
        "plain words",
        "no",
        "1:30",
        "0x1F",
        "2026-02-12",
        "a 'quoted' one",
        "1e3",
        "1.50",
        "1_000",
        "012",
        "+12",
        ".5",
        "2026-2-1",
        "2001-12-14 21:59:43.10 -5",
        "=",
        "~",
        "yes, all",
        "#not a remark",
        "x # y",
    ]
)
REMARKS = st.sampled_from(["", "", "# a remark", "#-", "# - term: 不是", "#\ttab"])
ENDS = st.sampled_from(["\n", "\n", "\r\n", "\r"])


def _plain(value: str) -> str:
    """As one plain scalar where it can be."""
    return value if not set("#'\"") & set(value) else json.dumps(value, ensure_ascii=False)


STYLES = (
    _plain,
    lambda value: json.dumps(value, ensure_ascii=False),
    lambda value: "'" + value.replace("'", "''") + "'",
)


@st.composite
def elements(draw: st.DrawFn, number: int, indent: str) -> str:
    """An entry as somebody might write it, its lines ended in LF."""
    term = draw(HAN) + "一二三四五"[number]

    def value(text: str) -> str:
        return draw(st.sampled_from(STYLES))(text)

    english = draw(WORDS)
    if draw(st.integers(0, 4)) == 0:
        return f"{indent}- {{term: {value(term)}, english: {json.dumps(english)}}}{_after(draw(REMARKS))}\n"
    pad = indent + " " * 2
    rows = [f"term: {value(term)}", f"english: {value(english)}"]
    rows += draw(
        st.lists(
            st.sampled_from(
                [
                    "kind: person",
                    "aliases: [別名,   又名]",
                    f"aliases:\n{pad}  - 別名\n{pad}  - 又名",
                    "regions: {tw: 台名 , hk: 港名}",
                    f"regions:\n{pad}  tw: 台名",
                    f"links:\n{pad}  wikidata: Q1",
                    "whole_word: true",
                ]
            ),
            unique_by=lambda row: row.split(":")[0],
        )
    )
    note = draw(
        st.sampled_from(
            [
                "",
                f"note: |\n{pad}  one\n\n{pad}  two",
                f"note: >-\n{pad}   one\n{pad}   two",
                "note: x",
                "note: '1'",
            ]
        )
    )
    rows = [*draw(st.permutations(rows)), *([note] if note else [])]
    lines = [f"{pad}{row}{_after(draw(REMARKS)) if chr(10) not in row else ''}" for row in rows]
    within = draw(st.sampled_from(["", "", f"{pad}# within\n", "# at the margin\n", "\n"]))
    return f"{indent}- " + f"\n{within}".join(lines)[len(pad) :] + "\n"


def _after(remark: str) -> str:
    return f"  {remark}" if remark else ""


@st.composite
def files(draw: st.DrawFn) -> tuple[str, list[str], str]:
    """(what stands before the elements; these, with remarks and blank lines after each; how lines end)"""
    indent = draw(st.sampled_from(["", "", "  "]))
    head = draw(st.sampled_from(["", "# 我的詞表\n\n", "---\n", "\ufeff", "\ufeff# x\n"]))
    parts = []
    for number in range(draw(st.integers(1, 4))):
        after = draw(st.sampled_from(["", "", "\n", "\n\n", f"{indent}# next\n", "\n# next\n"]))
        parts.append(draw(elements(number, indent)) + after)
    if draw(st.booleans()):
        parts[-1] = parts[-1].rstrip("\n")
    return head, parts, draw(ENDS)


def _bytes(text: str, end: str) -> bytes:
    return text.replace("\n", end).encode()


@settings(max_examples=50, deadline=None)
@given(files(), st.data())
def test_an_edit_touches_only_its_element(
    tmp_path_factory: pytest.TempPathFactory, file: tuple[str, list[str], str], data: st.DataObject
) -> None:
    head, parts, end = file
    path = tmp_path_factory.mktemp("g") / "x.yaml"
    before = _bytes(head + "".join(parts), end)
    path.write_bytes(before)
    glossary = load_glossary([path])
    assert not glossary.problems, before.decode()
    entries = [located.entry for located in glossary]
    assert len(entries) == len(parts)

    done = add_entry(path, Entry(term="新詞", english="new"))
    assert path.read_bytes().startswith(before)
    assert [located.entry for located in load_glossary([path])][:-1] == entries
    undo(done)
    assert path.read_bytes() == before

    at = data.draw(st.integers(0, len(parts) - 1))
    lead, rest = _bytes(head + "".join(parts[:at]), end), _bytes("".join(parts[at + 1 :]), end)
    old = entries[at]
    field = data.draw(st.sampled_from(["english", "note", "aliases", "term", "pinyin"]))
    fresh = {
        "english": data.draw(WORDS),
        "note": data.draw(st.sampled_from(["", "a note", "two\nlines"])),
        "aliases": data.draw(st.sampled_from([(), ("異名",)])),
        "term": "換了",
        "pinyin": "",
    }[field]
    wanted = Entry(**{name: getattr(old, name) for name in Entry.__struct_fields__} | {field: fresh})
    done = change_entry(path, old.term, wanted)
    after = path.read_bytes()
    assert after.startswith(lead)
    assert after.endswith(rest)
    assert not rest or end.encode() in after
    found = [located.entry for located in load_glossary([path])]
    assert found == [*entries[:at], wanted, *entries[at + 1 :]]
    undo(done)
    assert path.read_bytes() == before

    done = delete_entry(path, old.term)
    after = path.read_bytes()
    assert after.startswith(lead.rstrip(b"\r\n"))
    assert after.rstrip().endswith(rest.rstrip())
    assert [located.entry for located in load_glossary([path])] == [*entries[:at], *entries[at + 1 :]]
    undo(done)
    assert path.read_bytes() == before


LINES = st.lists(st.text("ab \t", max_size=3), min_size=1, max_size=6)


@given(LINES, LINES, st.lists(st.sampled_from(["\n", "\r\n", "\r"]), min_size=6, max_size=6))
def test_line_ends_are_kept_and_the_lines_are_the_same(
    old: list[str], new: list[str], ends: list[str]
) -> None:
    before = "".join(line + end for line, end in zip(old, ends, strict=False))
    assert plain(ended_as(before, "\n".join(new))) == "\n".join(new)
    assert ended_as(before, plain(before)) == before
