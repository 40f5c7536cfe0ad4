"""What goes out in another format comes back from it; what a stranger's file holds is taken or told."""

from __future__ import annotations

import csv
import io
import json
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.dictionary import Dictionary
from reader.chinese.pinyin import parse_pinyin
from reader.errors import GlossaryError
from reader.glossary.entry import Entry, Kind
from reader.glossary.exchange.formats import FORMATS, format_of, not_held
from reader.glossary.exchange.merging import merge
from reader.glossary.exchange.readings import numbered
from reader.glossary.exchange.taking import Pack, Taken
from reader.glossary.files import load_glossary, parse_glossary
from reader.glossary_options import EXPORTED, IMPORTED
from tests.conftest import CACHE

PATH = Path("x")
READ = [name for name, each in FORMATS.items() if each.read]


def readings(entries: Sequence[Entry]) -> list[str]:
    return numbered(entries, Dictionary.open(CACHE))


PACK = Pack("a title", readings)


def taken(name: str, content: bytes | str) -> Taken:
    read = FORMATS[name].read
    assert read
    return read(content.encode() if isinstance(content, str) else content, PATH)


def round_trip(name: str, entries: Sequence[Entry]) -> list[Entry]:
    found = taken(name, FORMATS[name].write(entries, PACK))
    assert found.problems == []
    return found.entries


def held(name: str, entry: Entry) -> Entry:
    """As much of an entry as the format can hold."""
    lost = {key: getattr(Entry(term="-", english="-"), key) for key in Entry.__struct_fields__}
    kept = FORMATS[name].holds
    return msgspec.structs.replace(entry, **{key: value for key, value in lost.items() if key not in kept})


WORDS = st.text("特朗普川烏克蘭盧布香港Trump·'\"|=\\;,<&>#- ", min_size=1, max_size=8).map(
    lambda text: " ".join(text.split())
)
TERMS = st.text("特朗普川烏克蘭盧布香港SDN·", min_size=1, max_size=6).filter(lambda text: text.strip("·"))
LINES = st.lists(WORDS.filter(bool), min_size=1, max_size=3).map("\n".join)
ENTRIES = st.lists(
    st.builds(
        Entry,
        term=TERMS,
        english=WORDS.filter(bool),
        kind=st.sampled_from(Kind),
        aliases=st.lists(WORDS.filter(bool), max_size=3, unique=True).map(tuple),
        regions=st.dictionaries(st.sampled_from(["hk", "tw", "cn"]), WORDS.filter(bool)),
        note=st.one_of(st.just(""), LINES),
        see=st.lists(WORDS.filter(bool), max_size=2, unique=True).map(tuple),
        links=st.dictionaries(WORDS.filter(bool), WORDS.filter(bool), max_size=2),
        whole_word=st.booleans(),
    ),
    max_size=5,
    unique_by=lambda entry: entry.term,
)


@pytest.mark.parametrize("name", ["csv", "tsv"])
@given(entries=ENTRIES)
def test_a_table_holds_everything(name: str, entries: list[Entry]) -> None:
    assert round_trip(name, entries) == entries


@given(st.text("'=+-@甲", min_size=1, max_size=6))
def test_no_cell_is_a_formula_and_none_is_lost(text: str) -> None:
    written = FORMATS["csv"].write([Entry(term="甲", english=text)], PACK)
    _, row = csv.reader(io.StringIO(written.decode(), newline=""))
    assert row[1][0] not in "=+-@"
    assert [entry.english for entry in taken("csv", written).entries] == [text]


@given(ENTRIES)
def test_tbx_holds_all_but_readings_and_whole_word(entries: list[Entry]) -> None:
    for entry, back in zip(entries, round_trip("tbx", entries), strict=True):
        known = held("tbx", entry)
        spelled = [*known.regions.values(), known.term]
        others = tuple(form for form in known.aliases if form != known.term)
        assert back == msgspec.structs.replace(
            known, aliases=others, regions={r: f for r, f in known.regions.items() if f != known.term}
        ), spelled


@pytest.mark.parametrize("name", ["yomitan", "cedict", "jl"])
@given(entries=ENTRIES)
def test_dictionaries_hold_what_they_say_they_hold(name: str, entries: list[Entry]) -> None:
    if name == "cedict":
        entries = [_plain(entry, number) for number, entry in enumerate(entries)]
    for entry, back in zip(entries, round_trip(name, entries), strict=True):
        assert msgspec.structs.replace(back, pinyin="") == held(name, entry)


def _plain(entry: Entry, number: int) -> Entry:
    """Without what would end a word or a sense there, every alias told from every other word."""
    aliases = tuple(f"{''.join(a for a in alias if a.isalnum())}{number}" for alias in entry.aliases)
    english = "; ".join(filter(None, (part.strip(" #;") for part in entry.english.split(";")))) or "x"
    return msgspec.structs.replace(entry, aliases=tuple(dict.fromkeys(aliases)), english=english)


def test_every_shipped_entry_comes_back_from_every_format() -> None:
    from reader.locations import shipped_glossary

    entries = [located.entry for located in load_glossary([shipped_glossary()])]
    for name in READ:
        back = {entry.term: entry for entry in round_trip(name, entries)}
        for entry in entries:
            wanted = held(name, entry)
            if "pinyin" in FORMATS[name].holds and entry.pinyin:
                count = len(parse_pinyin_of(back[entry.term]))
                assert [s.lower() for s in parse_pinyin(entry.pinyin, count)] == [
                    s.lower() for s in parse_pinyin_of(back[entry.term])
                ]
            unread = msgspec.structs.replace(back[entry.term], pinyin="")
            assert unread == msgspec.structs.replace(wanted, pinyin=""), name


def parse_pinyin_of(entry: Entry) -> tuple[str, ...]:
    from reader.chinese.han import is_han

    return parse_pinyin(entry.pinyin, sum(map(is_han, entry.term)))


def test_the_options_and_the_registry_name_the_same_formats() -> None:
    assert sorted(EXPORTED) == sorted(FORMATS)
    assert sorted(IMPORTED) == sorted(READ)


def test_what_a_format_has_no_place_for_is_counted() -> None:
    entry = Entry(term="烏", english="Ukraine", note="n", see=("烏克蘭",), whole_word=True)
    assert not_held([entry, entry], "cedict") == "2 × note, 2 × see, 2 × whole_word"
    assert not_held([entry], "csv") == ""


# -- tables as others write them --


@pytest.mark.parametrize(
    ("table", "terms"),
    [
        ("\ufeffTerm;English\r\n特朗普;Donald Trump\r\n", ["特朗普"]),
        ('Chinese\tMeaning\n"特朗普"\t"Donald\tTrump"\n\n烏\tUkraine\n', ["特朗普", "烏"]),
        ('english,term\n"a, b",甲\n', ["甲"]),
        ("term,english,whole word\n烏,Ukraine,yes\n", ["烏"]),
    ],
)
def test_a_table_is_read_as_spreadsheets_write_it(table: str, terms: list[str]) -> None:
    found = taken("csv", table)
    assert [entry.term for entry in found.entries] == terms
    assert found.problems == []
    assert taken("csv", table.encode("utf-16")).entries == found.entries


def test_what_cannot_be_used_is_told_with_its_line_and_the_rest_taken() -> None:
    found = taken(
        "csv",
        "term,english,knd,pinyin\n甲,one,,\n乙,,,\n丙,three,,san\n甲,again,,\n丁,four,x,,extra\n戊,five,,\n",
    )
    assert [entry.term for entry in found.entries] == ["甲", "丙", "丁", "戊"]
    assert [str(problem) for problem in found.problems] == [
        "x:1:3: unknown column 'knd' is left out; did you mean 'kind'?",
        "x:3:1: no 'english' (乙); add 'english: …'",
        "x:5:1: 甲 again; that of line 2 is taken",
        "x:6:1: has 5 cells for 4 columns; put a cell with a comma in double quotes",
    ] or "san" in str(found.problems)


def test_a_table_without_a_header_is_refused_with_what_it_should_be() -> None:
    with pytest.raises(GlossaryError, match="no column 'term'") as told:
        taken("csv", "特朗普,Donald Trump\n")
    assert "the first line names the columns" in str(told.value)


# -- hostile and broken --


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE tbx [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><tbx>&b;</tbx>",
        b"<!DOCTYPE tbx [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><tbx>&a;</tbx>",
        b"<tbx>" + b"<a>" * 10_000,
        b"<tbx><unclosed></tbx>",
        b"\x00\x01\x02",
    ],
)
def test_xml_that_could_harm_is_refused_in_one_line(content: bytes) -> None:
    with pytest.raises(GlossaryError) as told:
        taken("tbx", content)
    assert "\n" not in str(told.value)


def spoilt(archive: bytes) -> bytes:
    """With what is packed in it changed in the middle."""
    at = archive.index(b"PK\x01\x02") // 2
    return archive[:at] + b"\xff\x00\xff\x00" + archive[at + 4 :]


def zipped(files: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"no zip at all",
        zipped({"readme.txt": "x"}),
        zipped({"term_bank_1.json": "{"}),
        zipped({"term_bank_1.json": "{}"}),
        spoilt(zipped({"term_bank_1.json": "[" + "一二三四五六七八九十" * 40 + "]"})),
        zipped({"term_bank_1.json": "[" * 100_000}),
        zipped({"term_bank_1.json": f'["{"a" * 70_000_000}"]'}),
        zipped({f"term_bank_{n}.json": "[]" for n in range(1, 1200)}),
    ],
    ids=["no zip", "other files", "broken", "no list", "spoilt", "deep", "bomb", "many"],
)
def test_an_archive_that_could_harm_is_refused_in_one_line(content: bytes) -> None:
    with pytest.raises(GlossaryError) as told:
        taken("yomitan", content)
    assert "\n" not in str(told.value)


def test_a_strangers_yomitan_dictionary_is_read_as_far_as_it_can_be() -> None:
    structured = {"type": "structured-content", "content": [{"tag": "div", "content": ["to ", "eat"]}]}
    bank = [
        ["吃", "chī", "v", "", 0, [structured, "to consume"], 1, ""],
        ["喫", "chī", "v", "", 0, ["to eat"], 1, ""],
        ["日本", "にほん", "", "", 0, ["Japan"], 0, ""],
        ["短", "", "", "", 0, ["short"]],
        "no row",
        ["", 1, 2],
        ["空", "kōng", "", "", 0, [], 9, ""],
    ]
    found = taken("yomitan", zipped({"index.json": "{}", "term_bank_1.json": json.dumps(bank)}))
    assert [(e.term, e.english, e.pinyin, e.aliases) for e in found.entries] == [
        ("吃", "to eat; to consume", "chī", ("喫",)),
        ("日本", "Japan", "", ()),
        ("短", "short", "", ()),
    ]
    assert found.unread == 1
    assert [problem.what for problem in found.problems] == [
        "term_bank_1.json: row 5 is no entry",
        "term_bank_1.json: row 6 is no entry",
        "no 'english' (空)",
    ]


def test_yomitan_rows_have_the_eight_columns_of_its_schema() -> None:
    entry = Entry(
        term="特朗普", english="Trump", aliases=("唐納德·特朗普",), regions={"tw": "川普"}, note="n"
    )
    with zipfile.ZipFile(io.BytesIO(FORMATS["yomitan"].write([entry], PACK))) as archive:
        index, bank = (json.loads(archive.read(name)) for name in ("index.json", "term_bank_1.json"))
        tags = json.loads(archive.read("tag_bank_1.json"))
    assert index["format"] == 3
    assert {"title", "revision"} <= index.keys()
    assert [row[0] for row in bank] == ["特朗普", "川普", "唐納德·特朗普"]
    for row in bank:
        assert [type(cell) for cell in row] == [str, str, str, str, int, list, int, str]
    assert all([type(cell) for cell in tag] == [str, str, int, str, int] for tag in tags)
    assert {row[2] for row in bank} <= {tag[0] for tag in tags}


def test_tbx_is_read_in_the_older_form_and_with_categories_as_tags() -> None:
    older = """<martif type="TBX-Basic"><text><body><termEntry id="1">
      <descripGrp><descrip type="definition">first</descrip></descripGrp>
      <langSet xml:lang="zh"><tig><term>停火</term></tig></langSet>
      <langSet xml:lang="en"><tig><term>ceasefire</term></tig><tig><term>truce</term></tig></langSet>
    </termEntry></body></text></martif>"""
    tagged = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" xmlns:basic="urn:b" style="dct"><text><body>
      <conceptEntry id="1"><langSec xml:lang="zh-Hant"><termSec><term>川普</term>
      <basic:geographicalUsage>zh-TW</basic:geographicalUsage></termSec>
      <termSec><term>特朗普</term></termSec></langSec>
      <langSec xml:lang="en-GB"><termSec><term>Trump</term></termSec></langSec></conceptEntry>
      <conceptEntry><langSec xml:lang="de"><termSec><term>x</term></termSec></langSec></conceptEntry>
      </body></text></tbx>"""
    (first,) = taken("tbx", older).entries
    assert (first.term, first.english, first.note) == ("停火", "ceasefire; truce", "first")
    found = taken("tbx", tagged)
    assert [(e.term, e.english, e.regions) for e in found.entries] == [("特朗普", "Trump", {"tw": "川普"})]
    assert "no Chinese term" in str(found.problems[0])


def test_stardict_is_sorted_and_its_numbers_lead_to_the_articles() -> None:
    entries = [
        Entry(term="特朗普", english="Donald Trump", aliases=("唐納德·特朗普",), note="45th"),
        Entry(term="Zelensky", english="z"),
        Entry(term="abc", english="letters"),
    ]
    with zipfile.ZipFile(io.BytesIO(FORMATS["stardict"].write(entries, PACK))) as archive:
        files = {name.rpartition(".")[2]: archive.read(name) for name in archive.namelist()}
    facts = dict(line.split("=", 1) for line in files["ifo"].decode().splitlines()[1:])
    assert files["ifo"].startswith(b"StarDict's dict ifo file\n")
    assert (facts["wordcount"], facts["synwordcount"]) == ("3", "1")
    assert int(facts["idxfilesize"]) == len(files["idx"])
    words, rest = [], files["idx"]
    while rest:
        word, _, rest = rest.partition(b"\0")
        offset, size = struct.unpack(">II", rest[:8])
        words.append((word.decode(), files["dict"][offset : offset + size].decode()))
        rest = rest[8:]
    assert [word for word, _ in words] == ["abc", "Zelensky", "特朗普"]
    assert words[2][1] == "te4 lang3 pu3\nDonald Trump\n45th"
    form, _, number = files["syn"].partition(b"\0")
    assert (form.decode(), struct.unpack(">I", number)) == ("唐納德·特朗普", (2,))


def test_the_format_is_told_by_name_and_by_what_is_inside() -> None:
    assert format_of(Path("a.CSV")) == "csv"
    assert format_of(Path("a.stardict.zip")) == "stardict"
    assert format_of(Path("a.zip"), b"PK\x03\x04") == "yomitan"
    assert format_of(Path("a.txt"), "特朗普 特朗普 [Te4 lang3 pu3] /Trump/\n".encode()) == "cedict"
    assert format_of(Path("a.txt"), "特朗普\tte\tperson\tTrump\n".encode()) == "jl"
    assert format_of(Path("imported"), b"term,english\n") == "csv"
    assert format_of(Path("imported"), b"term\tenglish\n") == "tsv"
    with pytest.raises(GlossaryError, match="--format"):
        format_of(Path("a.doc"), b"hello")


# -- into a file --


def test_what_is_there_stays_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    before = "# mine\n- term: 甲   # first\n  english: one\n- {term: 乙, english: two}\n"
    path.write_text(before, "utf-8")
    new = [
        Entry(term="甲", english="ONE"),
        Entry(term="乙", english="two"),
        Entry(term="丙", english="three"),
    ]
    merged = merge(path, new, "list.csv")
    assert (merged.added, merged.replaced, merged.same) == (1, 0, 1)
    assert [located.entry.english for located in merged.kept] == ["one"]
    assert path.read_text("utf-8").startswith(before)
    merged = merge(path, new, "list.csv", replace=True)
    assert (merged.added, merged.replaced, merged.same) == (0, 1, 2)
    text = path.read_text("utf-8")
    assert "- term: 甲   # first\n  english: ONE\n" in text
    entries, problems = parse_glossary(text, path)
    assert problems == []
    assert [located.entry for located in entries] == new


def test_a_broken_file_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    path.write_text("- term: 甲\n  english: [\n", "utf-8")
    before = path.read_bytes()
    with pytest.raises(GlossaryError):
        merge(path, [Entry(term="乙", english="two")], "x")
    assert path.read_bytes() == before


def test_a_backslash_at_the_end_of_a_cell_is_one() -> None:
    for key, written in (("regions", "tw=川普\\"), ("links", "a\\"), ("aliases", "船\\")):
        found = taken("csv", f"term,english,{key}\n甲,one,{written}\n")
        assert [entry.term for entry in found.entries] == ["甲"]
