"""Entries as they are printed can be read again."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.errors import visible
from reader.glossary.emitting import emitted
from reader.glossary.entry import Entry, Kind
from reader.glossary.files import load_entries, parse_glossary
from reader.locations import shipped_glossary

TEXT = st.text(min_size=1, max_size=12).map(lambda text: visible(" ".join(text.split()))).filter(
    lambda text: text.strip() == text and text.isprintable() and text
)  # fmt: skip


def read_again(entry: Entry) -> Entry:
    (located,), problems = parse_glossary(emitted([entry], 100), Path("shown.yaml"))
    assert problems == []
    return located.entry


def test_every_shipped_entry_is_printed_as_it_was_read() -> None:
    entries, _ = load_entries([shipped_glossary()])
    assert all(read_again(located.entry) == located.entry for located in entries)


@given(
    st.builds(
        Entry,
        term=TEXT,
        english=TEXT,
        kind=st.sampled_from(Kind),
        aliases=st.lists(TEXT, max_size=3).map(tuple),
        regions=st.dictionaries(st.sampled_from(["hk", "tw", "cn"]), TEXT),
        note=TEXT,
        see=st.lists(TEXT, max_size=2).map(tuple),
        links=st.dictionaries(TEXT, TEXT, max_size=2),
        whole_word=st.booleans(),
    )
)
def test_whatever_an_entry_says_it_is_printed_so_that_it_can_be_read(entry: Entry) -> None:
    assert read_again(entry) == entry
