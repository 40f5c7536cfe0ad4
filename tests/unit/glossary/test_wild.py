"""Files as nobody should write them: each is read in no time, what is wrong is a line each, what is sound is
kept, and adding to such a file works or leaves every byte.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import process_time

import pytest

from reader.annotation.correctionfile import add_correction, load_corrections
from reader.annotation.corrections import Correction
from reader.cli import main
from reader.errors import ReaderError
from reader.glossary import filetext
from reader.glossary.editing import add_entry, change_entry, delete_entry, undo
from reader.glossary.entry import Entry
from reader.glossary.files import layers, load_glossary
from reader.glossary.shelf import Shelf

GOOD = "- term: 盧布\n  english: rouble\n"
ONE = "- term: 甲\n  english: a\n"
NEW = Entry(term="默茨", english="Merz")
M = 10_000_000
SECONDS = 8.0
"""Of the processor, for the worst of them; most take some milliseconds."""

PLAIN = "is no plain list"
LIST = "a glossary file is a list"
DEEP = r"1:\d+: not valid YAML: lists or maps nested too deeply"
"""At our limit, or at PyYAML's own, which from 6.0.4 may be met first."""

# what it is: (the file, terms that are kept, where and what is said first, what is said when it is added to)
Wild = tuple[str | bytes, list[str], str, str]
BOMB = "- &a [x, x]\n" + "".join(
    f"- &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
WILD: dict[str, Wild] = {
    "an alias": ("- term: &a 甲\n  english: *a\n" + GOOD, ["盧布"], "2:12: 'english' is the alias *a", ""),
    "an alias of itself": (
        "- &a\n  term: *a\n  english: x\n" + GOOD,
        ["盧布"],
        "2:9: 'term' is the alias",
        "",
    ),
    "a billion laughs": (BOMB + GOOD, ["盧布"], "1:3: not an entry", ""),
    "a call": ("- !!python/object/apply:os.system [x]\n" + GOOD, ["盧布"], "1:3: not an entry", ""),
    "a call for a value": (
        "- term: 甲\n  english: !!python/object/apply:os.system ['x']\n" + GOOD,
        ["盧布"],
        "2:12: 'english' carries the tag",
        "",
    ),
    "a key twice": (ONE + "  english: b\n" + GOOD, ["甲", "盧布"], "3:3: 'english' is written twice", ""),
    "a merge key": ("- &x\n  term: 甲\n  english: a\n- <<: *x\n", ["甲"], "4:3: unknown key '<<'", ""),
    "a list for a key": (ONE + "  ? [a, b]\n  : c\n" + GOOD, ["甲", "盧布"], "3:5: unknown key '…'", ""),
    "a map for a key": ("- ? {a: b}\n  : c\n" + GOOD, ["盧布"], "1:5: unknown key '…'", ""),
    "two documents": (GOOD + "---\n" + ONE, ["盧布", "甲"], "4:1: not valid YAML: a second document", ""),
    "an ended document": (GOOD + "...\n", ["盧布"], "", "cannot be changed as it is written"),
    "a document begun": ("%YAML 1.1\n---\n" + GOOD, ["盧布"], "", ""),
    "an unknown directive": ("%FOO\n" + GOOD, ["盧布"], "1:5: not valid YAML: found unknown directive", ""),
    "a map": ("term: 甲\nenglish: a\n", [], "1:1: entries stand without a list", PLAIN),
    "a map of nothing": ("{}\n", [], "1:1: entries stand without a list", PLAIN),
    "a word": ("hello\n", [], f"1:1: no list of entries; {LIST}", PLAIN),
    "a number": ("1\n", [], f"1:1: no list of entries; {LIST}", PLAIN),
    "null": ("~\n", [], f"1:1: no list of entries; {LIST}", PLAIN),
    "a list in brackets": ("[{term: 甲, english: a}]\n", ["甲"], "", PLAIN),
    "a list that is farther in": ("  " + GOOD.replace("\n", "\n  ").rstrip(" "), ["盧布"], "", ""),
    "a map for a text": ("- term: {a: b}\n  english: x\n" + GOOD, ["盧布"], "1:9: 'term' is a map", ""),
    "a list for a text": (ONE + "  note: [a]\n" + GOOD, ["甲", "盧布"], "3:9: 'note' is a list", ""),
    "a text for a list": (ONE + "  see: b\n" + GOOD, ["甲", "盧布"], "3:8: 'see' is a text", ""),
    "a map for a list": (ONE + "  aliases: {b: c}\n" + GOOD, ["甲", "盧布"], "3:12: 'aliases' is a map", ""),
    "lists in a list": (ONE + "  aliases: [[b]]\n" + GOOD, ["甲", "盧布"], "3:13: 'aliases' is a list", ""),
    "a list for a map": (ONE + "  regions: [b]\n" + GOOD, ["甲", "盧布"], "3:12: 'regions' is a list", ""),
    "a text for a map": (ONE + "  links: b\n" + GOOD, ["甲", "盧布"], "3:10: 'links' is a text", ""),
    "a list for a kind": (ONE + "  kind: [b]\n" + GOOD, ["甲", "盧布"], "3:9: 'kind' is a list", ""),
    "a list for truth": (
        ONE + "  whole_word: []\n" + GOOD,
        ["甲", "盧布"],
        "3:15: 'whole_word' is a list",
        "",
    ),
    "a number for truth": (ONE + "  whole_word: 1\n" + GOOD, ["甲", "盧布"], "3:15: 'whole_word' is '1'", ""),
    "a map for a reading": (ONE + "  pinyin: {}\n" + GOOD, ["甲", "盧布"], "3:11: 'pinyin' is a map", ""),
    "a long term": (f"- term: {'甲' * (M // 3)}\n  english: x\n{GOOD}", ["甲" * (M // 3), "盧布"], "", ""),
    "a long note": (f"{ONE}  note: {'b' * M}\n{GOOD}", ["甲", "盧布"], "", ""),
    "a long key": (f"- {'k' * M}: v\n{GOOD}", ["盧布"], f"1:{M + 3}: not valid YAML", ""),
    "a long kind": (f"{ONE}  kind: {'k' * (M // 10)}\n{GOOD}", ["甲", "盧布"], "3:9: unknown kind 'kkkk", ""),
    "a long reading": (
        f"{ONE}  pinyin: {'a' * (M // 10)}\n{GOOD}",
        ["甲", "盧布"],
        "3:11: 'pinyin' of 甲",
        "",
    ),
    "a long tag": (
        f"- term: !{'x' * (M // 10)} 甲\n  english: x\n{GOOD}",
        ["盧布"],
        "1:9: 'term' carries the tag",
        "",
    ),
    "brackets": ("[" * M, [], DEEP, PLAIN),
    "braces": ("{" * (M // 10), [], DEEP, PLAIN),
    "brackets in an entry": (
        f"- term: {'[' * (M // 10)}\n{GOOD}",
        ["盧布"],
        "1:9: the value of 'term' begins with",
        "",
    ),
    "dashes": ("- " * 300_000 + "\n", [], "1:17: not valid YAML: lists or maps nested too", ""),
    "lines of a dash": ("- \n" * 300_000, [], "1:2: not an entry", ""),
    "keys": ("- " + "k: v\n  " * 4_000 + "\n" + GOOD, ["盧布"], "1:3: unknown key 'k'", ""),
    "40,000 of one alias": (
        "".join(f"- term: t{n}\n  english: e\n  aliases: [同]\n" for n in range(40_000)),
        [f"t{n}" for n in range(40_000)],
        "",
        "",
    ),
    "a term of 20,000": (f"- term: {'甲' * 20_000}\n  english: x\n{GOOD}", ["甲" * 20_000, "盧布"], "", ""),
    "a reading of 20,000": (
        f"- term: {'甲' * 20_000}\n  english: x\n  pinyin: {'jiǎ ' * 20_000}\n{GOOD}",
        ["甲" * 20_000, "盧布"],
        "3:11: 'pinyin' of 甲甲甲",
        "",
    ),
    "no UTF-8": (b"- term: \xff\xfe\n  english: x\n", [], "1:9: is not UTF-8", "is not UTF-8"),
    "a byte order mark": ("\ufeff" + GOOD, ["盧布"], "", ""),
    "UTF-16": (GOOD.encode("utf-16"), [], "1:1: is not UTF-8", "is not UTF-8"),
    "CRLF": (GOOD.replace("\n", "\r\n"), ["盧布"], "", ""),
    "CR": (GOOD.replace("\n", "\r"), ["盧布"], "", ""),
    "all line ends at once": ("- term: 甲\r  english: a\r\n" + GOOD, ["甲", "盧布"], "", ""),
    "a tab": ("- term: 甲\n\tenglish: a\n" + GOOD, ["盧布"], "2:1: tab used for indentation", ""),
    "tabs after colons": ("- term:\t盧布\n  english:\ta\n", ["盧布"], "", ""),
    "nothing": ("", [], "", ""),
    "comments": ("# a\n# b", [], "", ""),
    "spaces": ("   \n\n", [], "", ""),
    "NUL": ("- term: 甲\0乙\n  english: x\n" + GOOD, ["甲␀乙", "盧布"], "", ""),
    "C0": ("- term: 甲\x07\x1b[31m\n  english: x\n" + GOOD, ["甲␇␛[31m", "盧布"], "", ""),
    "C1": ("- term: 甲\x9b31m\n  english: x\n" + GOOD, ["甲�31m", "盧布"], "", ""),
    "bidi": ("- term: 甲\u202e\u2066\n  english: x\n" + GOOD, ["甲��", "盧布"], "", ""),
    "separators": ("- term: 甲\u0085\u2028乙\n  english: x\n" + GOOD, ["甲��乙", "盧布"], "", ""),
    "escapes": ('- term: "\\0\\e[2J\\x9b"\n  english: x\n' + GOOD, ["␀␛[2J�", "盧布"], "", ""),
    "half a character": ('- term: "\\ud800"\n  english: x\n' + GOOD, ["盧布"], "1:12: not valid YAML", ""),
    "halves": ('- term: "\\ud83d\\ude00"\n  english: x\n' + GOOD, ["盧布"], "1:12: not valid YAML", ""),
    "no character": ('- term: "\\U00110000"\n  english: x\n' + GOOD, ["盧布"], "1:12: not valid YAML", ""),
    "no as a text": ("- term: NO\n  english: 1:30\n", ["NO"], "", ""),
    "a date as a text": ("- term: 2026-02-12\n  english: 0x1F\n", ["2026-02-12"], "", ""),
    "a full-width colon": ("- term：甲\n  english: a\n" + GOOD, ["盧布"], "1:7: full-width colon", ""),
    "a colon": ("- : \n" + GOOD, ["盧布"], "1:3: not valid YAML", ""),
    "a colon at the top": (": \n", [], "1:1: not valid YAML", PLAIN),
    "a question": ("? \n", [], "1:1: entries stand without a list", PLAIN),
}


@pytest.mark.parametrize("what", WILD)
def test_a_wild_file_is_read_and_added_to_or_left(tmp_path: Path, what: str) -> None:
    written, kept, said, refused = WILD[what]
    before = written if isinstance(written, bytes) else written.encode()
    path = tmp_path / "x.yaml"
    path.write_bytes(before)
    begun = process_time()
    cache = tmp_path / "cache" if len(before) > 100_000 else None  # as the program does
    glossary = load_glossary([tmp_path], cache)
    assert [located.entry.term for located in glossary] == kept
    glossary.find("同")
    lines = list(map(str, glossary.problems))
    assert bool(lines) == bool(said)
    assert len(lines) <= 1001
    assert all("\n" not in line and len(line) < 1000 for line in lines)
    assert all(line.startswith(f"{path}:") for line in lines)
    assert not said or re.match(said if said == DEEP else re.escape(said), lines[0][len(f"{path}:") :])
    _add(path, before, kept, refused, cache)
    assert process_time() - begun < SECONDS


def _add(path: Path, before: bytes, kept: list[str], refused: str, cache: Path | None) -> None:
    if refused:
        with pytest.raises(ReaderError) as raised:
            add_entry(path, NEW, cache)
        assert refused in str(raised.value)
        assert "\n" not in str(raised.value)
        assert path.read_bytes() == before
        return
    change = add_entry(path, NEW, cache)
    assert path.read_bytes().startswith(before)
    assert [located.entry.term for located in load_glossary([path], cache)] == [*kept, NEW.term]
    if kept and len(before) < M // 10:
        undo(change)
        assert path.read_bytes() == before


@pytest.mark.parametrize("what", [what for what, (text, *_) in WILD.items() if len(text) < 1000])
def test_an_entry_of_a_wild_file_is_changed_and_deleted_or_it_is_left(tmp_path: Path, what: str) -> None:
    written, kept, _, _ = WILD[what]
    before = written if isinstance(written, bytes) else written.encode()
    path = tmp_path / "x.yaml"
    for term in kept:
        changed = partial(change_entry, entry=Entry(term=term, english="new"))
        for change in (changed, delete_entry):
            path.write_bytes(before)
            try:
                undo(change(path, term))
            except ReaderError as refusal:
                told = str(refusal)
                assert "\n" not in told  # most are no error
            assert path.read_bytes() == before


@pytest.mark.parametrize("what", [what for what, (text, *_) in WILD.items() if len(text) < 1000])
def test_the_same_as_corrections(tmp_path: Path, what: str) -> None:
    written = WILD[what][0]
    before = (written if isinstance(written, bytes) else written.encode()).replace(b"term", b"text")
    path = tmp_path / "corrections.yaml"
    path.write_bytes(before)
    assert all(str(problem).startswith(f"{path}:") for problem in load_corrections(path).problems)
    try:
        add_correction(path, Correction(text="才能", words=("才", "能")))
    except ReaderError as refusal:
        assert "\n" not in str(refusal)  # noqa: PT017
        assert path.read_bytes() == before
    else:
        assert path.read_bytes().startswith(before)
        assert len(load_corrections(path))


# -- things of that name that are no files ------------------------------------------------------------


def _directory(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _circle(path: Path) -> None:
    path.symlink_to(path)


def _dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such things here")
@pytest.mark.parametrize(
    ("make", "says"),
    [
        (_directory, "is not a file"),
        (_pipe, "is not a file"),
        (_circle, "cannot be read (Too many levels of symbolic links)"),
        (_dangling, "cannot be read (No such file or directory)"),
        (_device, "is not a file"),
    ],
)
def test_what_is_no_file_is_named_and_never_waited_for(
    tmp_path: Path, make: Callable[[Path], None], says: str
) -> None:
    folder = tmp_path / "glossary"
    folder.mkdir()
    make(folder / "x.yaml")
    (folder / "y.yaml").write_text(GOOD, "utf-8")
    named = [folder / "x.yaml", folder / "y.yaml"]
    for given in ([folder], named if make is not _directory else [folder]):
        glossary = load_glossary(given)
        assert [problem.what for problem in glossary.problems] == [says]
        assert [located.entry.term for located in glossary] == ["盧布"]
    assert not Shelf(lambda: layers(None, folder, shipped=folder)).has_changed()
    load_corrections(folder / "x.yaml")
    if make is not _dangling:
        with pytest.raises((ReaderError, OSError)):
            add_entry(folder / "x.yaml", NEW)
        with pytest.raises((ReaderError, OSError)):
            add_correction(folder / "x.yaml", Correction(text="才能", words=("才", "能")))


def test_a_link_to_a_file_that_is_yet_to_be_is_followed_and_stays(tmp_path: Path) -> None:
    path, real = tmp_path / "x.yaml", tmp_path / "elsewhere" / "real.yaml"
    path.symlink_to(real)
    change = add_entry(path, NEW)
    assert path.is_symlink()
    assert "默茨" in real.read_text("utf-8")
    undo(change)
    assert path.is_symlink()
    assert not real.exists()


@pytest.mark.parametrize(
    "error", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")]
)
def test_a_file_that_cannot_be_opened_is_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    (tmp_path / "x.yaml").write_text(GOOD, "utf-8")

    def refuse(*_: object) -> int:
        raise error

    monkeypatch.setattr(filetext.os, "open", refuse)
    (problem,) = load_glossary([tmp_path]).problems
    assert problem.what == f"cannot be read ({error.strerror})"
    (problem,) = load_corrections(tmp_path / "x.yaml").problems
    assert "\n" not in str(problem)


def test_a_file_that_goes_while_the_folder_is_read_is_a_line_and_no_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("x.yaml", "y.yaml"):
        (tmp_path / name).write_text(GOOD, "utf-8")
    shelf = Shelf(lambda: [tmp_path])
    stat = Path.stat

    def vanish(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.name == "x.yaml":
            path.unlink(missing_ok=True)
        return stat(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", vanish)
    assert shelf.has_changed()
    glossary = load_glossary([tmp_path, tmp_path / "x.yaml"])
    assert [problem.what for problem in glossary.problems] == ["cannot be read (No such file or directory)"]
    assert [located.entry.term for located in glossary] == ["盧布"]


def test_what_editors_and_systems_put_beside_a_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / ".#x.yaml").symlink_to("someone@somewhere.123")
    (tmp_path / "._x.yaml").write_bytes(b"\0\5\26\7\xff")
    (tmp_path / "x.yaml").write_text(GOOD, "utf-8")
    assert not load_glossary([tmp_path]).problems
    assert not Shelf(lambda: [tmp_path]).has_changed()


def test_an_entry_of_half_characters_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(GOOD, "utf-8")
    for entry in (Entry(term="\ud800", english="x"), Entry(term="甲", english="x", note="\udcff")):
        with pytest.raises(ReaderError):
            add_entry(path, entry)
        assert path.read_text("utf-8") == GOOD


# -- the check ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["40,000 of one alias", "a term of 20,000", "a reading of 20,000"])
def test_the_check_of_a_wild_file_ends_soon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path / "home"))
    text = WILD[what][0]
    assert isinstance(text, str)
    (tmp_path / "x.yaml").write_text(text, "utf-8")
    begun = process_time()
    assert main(["glossary", "check", "--format", "json", str(tmp_path / "x.yaml")]) in (0, 1)
    assert process_time() - begun < SECONDS
    found = json.loads(capsys.readouterr().out)["findings"]
    assert all(len(finding["what"]) <= 400 for finding in found)
