"""Dictionaries that are imported: their lines, their heads, their place, and what cannot be one."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese import unpacking
from reader.chinese.cedict import Line, Lines, parse
from reader.chinese.cedictheader import Header
from reader.chinese.dictionaries import Shelf
from reader.chinese.dictionary import Dictionary
from reader.errors import DictionaryError
from tests.conftest import copy_of_cache

GERMAN = """# HanDeDict
# Datenstand: 2026-07-28T02:30:01Z
# Lizenz: CC-BY-SA 3.0
# ID-one
# Ver 2020-01-01T00:00:00Z somebody
銀行 银行 [yin2 hang2] /Bank (S)/Geldinstitut (S)/
行 行 [xing2] /gehen (V)/
"""
CANTONESE = """# CC-Canto
# License: Creative Commons Attribution-ShareAlike 3.0
行 行 [hang2] {hong4} /(of trade) profession # adapted
唔該 唔该 [wu2 gai1] {m4 goi1} /please/thank you/ # adapted
"""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_cache(tmp_path_factory.mktemp("cache"), "cedict-")


@pytest.fixture
def shelf(tmp_path: Path, cache: Path) -> Shelf:
    return Shelf(tmp_path / "dictionaries", cache)


def written(tmp_path: Path, text: str | bytes, name: str = "words.u8") -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def header_of(text: str) -> tuple[str, str, str]:
    header = Header()
    for line in text.splitlines():
        header.take(line)
    return header.name, header.date, header.licence


# -- lines ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("女兒 女儿 [nu:3 er2] /daughter/\n", Line("女兒", "女儿", "nü3 er2", "daughter")),
        (
            "皮實 皮实 [[pi2shi5]] /durable/sturdy; tough/",
            Line("皮實", "皮实", "pi2 shi5", "durable/sturdy; tough"),
        ),
        ("西安 西安 [[Xi1'an1]] /Xi'an/", Line("西安", "西安", "Xi1 an1", "Xi'an")),
        ("啲 啲 [di1] {di1} /some/a little", Line("啲", "啲", "di1", "some/a little", "di1")),
        ("丁 丁 [ding1] {ding1/zaang1} /man/ # adapted", Line("丁", "丁", "ding1", "man", "ding1/zaang1")),
        (
            "升調 升调 [sheng1 diao4] /a # sign // sharp/",
            Line("升調", "升调", "sheng1 diao4", "a # sign/sharp"),
        ),
    ],
)
def test_every_dialect_of_the_format_is_read(line: str, read: Line) -> None:
    assert parse(line) == read


@pytest.mark.parametrize(
    "line",
    [
        "",
        "中國",
        "中國 中国 /China/",
        "中國 中国 [zhong1 guo2]",
        "中國 [zhong1 guo2] /China/",
        "中 中 [zhong1] //",
        "中 中 [] /x/",
        "字 字 [zi4 /word/",
        "字 字 [[zi4] /word/",
        "# 中 中 [zhong1] /x/",
        "中 中 [zhong1] {x /x/",
    ],
)
def test_what_is_no_entry_is_none(line: str) -> None:
    assert parse(line) is None


@given(st.text(alphabet=st.characters() | st.sampled_from("[]{}/# 中国u:1\t")))
def test_any_line_is_an_entry_or_none(line: str) -> None:
    entry = parse(line)
    assert entry is None or (entry.traditional and entry.simplified and entry.pinyin and entry.senses)


@given(st.binary(max_size=200))
def test_any_bytes_can_be_read_and_no_control_character_comes_of_them(content: bytes) -> None:
    lines = Lines(io.BytesIO(content + b"\n\xe4\xb8\xad \xe4\xb8\xad [zhong1] /a\x1b[31m \xe2\x80\xae/\n"))
    entries = list(lines)
    assert lines.entries == len(entries) > 0
    assert all("".join(entry).replace(" ", "").isprintable() for entry in entries[-1:])
    assert bool(lines.unread) == bool(lines.first_unread)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("# CC-CEDICT\n#! date=2026-01-01T00:00:00Z\n#! license=https://creativecommons.org/licenses/by-sa/4.0/",
         ("CC-CEDICT", "2026-01-01", "CC BY-SA 4.0")),
        (GERMAN[: GERMAN.index("銀")], ("HanDeDict", "2026-07-28", "CC BY-SA 3.0")),
        ("# CFDICT : chinois-français\n# Date: 2025-02-03", ("CFDICT", "2025-02-03", "")),
        ("# A list of ours\n# Name: Our words\n# Licence: ask us", ("Our words", "", "ask us")),
        ("# CC-Canto version 2016-01-15\n# License:\n# Creative Commons Attribution-ShareAlike 3.0",
         ("CC-Canto", "2016-01-15", "CC BY-SA 3.0")),
        ("# words for lesson 3", ("", "", "")),
    ],
)  # fmt: skip
def test_the_head_tells_name_date_and_licence(head: str, told: tuple[str, str, str]) -> None:
    assert header_of(head) == told


# -- import --------------------------------------------------------------------------------------------------


def packed(kind: str) -> bytes:
    if kind == "gzip":
        return gzip.compress(GERMAN.encode())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("../../../handedict.u8", GERMAN)
        archive.writestr("README.txt", "read me")
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["plain", "gzip", "zip", "mark"])
def test_a_file_is_taken_in_as_it_was_downloaded(kind: str, shelf: Shelf, tmp_path: Path) -> None:
    content = {"plain": GERMAN.encode(), "mark": b"\xef\xbb\xbf" + GERMAN.encode()}.get(kind) or packed(kind)
    dictionary = shelf.add(written(tmp_path, content, "x.bin"))
    assert dictionary.name == "HanDeDict"
    assert dictionary.lookup("银行")[0].senses == ("Bank (S)", "Geldinstitut (S)")
    assert dictionary.about()["entries"] == "2"
    assert shelf.names() == ["CC-CEDICT", "HanDeDict"]
    assert sorted(path.name for path in (tmp_path / "dictionaries").iterdir()) == [
        "HanDeDict.u8",
        "order.toml",
    ]
    assert not (tmp_path.parent / "handedict.u8").exists()


def test_jyutping_is_kept_beside_the_pinyin(shelf: Shelf, tmp_path: Path) -> None:
    (entry,) = shelf.add(written(tmp_path, CANTONESE)).lookup("唔该")
    assert (entry.pinyin, entry.cantonese) == (("wu2", "gai1"), ("m4", "goi1"))
    assert entry.senses == ("please", "thank you")


def test_a_name_may_be_given_and_else_falls_back_on_the_file(shelf: Shelf, tmp_path: Path) -> None:
    bare = written(tmp_path, "中 中 [zhong1] /middle/\n", "lesson three!.txt")
    assert shelf.add(bare).name == "lesson three"
    assert shelf.add(bare, "Mine (2)").name == "Mine (2)"


@pytest.mark.parametrize(
    "name", ["../x", ".x", "a/b", "a\\b", 'a"b', "a\nb", "x" * 61, " ", "a ", "\x1b[31m"]
)
def test_a_name_that_cannot_be_a_files_is_refused(name: str, shelf: Shelf, tmp_path: Path) -> None:
    with pytest.raises(DictionaryError, match="cannot name a dictionary"):
        shelf.add(written(tmp_path, GERMAN), name)
    assert not (tmp_path / "dictionaries").exists()


def test_lines_that_cannot_be_read_are_counted_and_the_first_is_known(shelf: Shelf, tmp_path: Path) -> None:
    spoilt = GERMAN.encode() + b"no entry\n\xff\xfe \n" + "中 中 [zhong1] /Mitte/\n".encode()
    about = shelf.add(written(tmp_path, spoilt)).about()
    assert (about["entries"], about["unread"], about["first_unread"]) == ("3", "2", "8")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "no entry that can be read"),
        (b"a text\n" * 100, "no entry that can be read"),
        (GERMAN.encode("gb18030"), "no entry that can be read"),
        (GERMAN.encode("utf-16"), "no entry that can be read"),
        (Random(1).randbytes(5000), "no entry that can be read"),
        (b"PK\x03\x04 nothing", "damaged archive"),
        (b"\x1f\x8b\x08nothing", "damaged archive"),
        (packed("gzip")[:-20], "damaged archive"),
        (packed("zip")[:-40], "damaged archive"),
    ],
    ids=["empty", "text", "gb18030", "utf-16", "noise", "no zip", "no gzip", "cut gzip", "cut zip"],
)
def test_what_is_no_dictionary_is_refused_and_leaves_nothing(
    content: bytes, what: str, shelf: Shelf, tmp_path: Path
) -> None:
    path = written(tmp_path, content)
    with pytest.raises(DictionaryError, match=what) as refused:
        shelf.add(path)
    assert str(refused.value).startswith(f"{path}: ")
    assert "\n" not in str(refused.value)
    assert list((tmp_path / "dictionaries").iterdir()) == []


def test_directories_and_missing_files_are_refused(shelf: Shelf, tmp_path: Path) -> None:
    with pytest.raises(DictionaryError, match="directory"):
        shelf.add(tmp_path)
    with pytest.raises(DictionaryError, match="no such file"):
        shelf.add(tmp_path / "missing")


@pytest.mark.parametrize("kind", ["plain", "gzip", "zip"])
def test_more_than_the_bound_is_never_unpacked(
    kind: str, shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "LARGEST", 50)
    with pytest.raises(DictionaryError, match="has more than"):
        shelf.add(written(tmp_path, GERMAN.encode() if kind == "plain" else packed(kind)))
    assert list((tmp_path / "dictionaries").iterdir()) == []


def test_an_archive_with_several_dictionaries_has_to_be_unpacked_first(shelf: Shelf, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("a.u8", GERMAN)
        archive.writestr("b.u8", CANTONESE)
    with pytest.raises(DictionaryError, match="holds 2 files"):
        shelf.add(tmp_path / "two.zip")


# -- order ---------------------------------------------------------------------------------------------------


@pytest.fixture
def three(shelf: Shelf, tmp_path: Path) -> Shelf:
    shelf.add(written(tmp_path, GERMAN))
    shelf.add(written(tmp_path, CANTONESE))
    return shelf


def test_the_named_go_first_and_the_rest_follow(three: Shelf) -> None:
    assert three.put_first(["cc-canto"]) == ["CC-Canto", "CC-CEDICT", "HanDeDict"]
    assert three.put_first(["HanDeDict", "CC-Canto"]) == ["HanDeDict", "CC-Canto", "CC-CEDICT"]
    assert [dictionary.name for dictionary in three.open_all()] == three.names()


def test_the_shipped_one_can_be_switched_off_and_on_again(three: Shelf) -> None:
    assert three.remove("cc-cedict") == "CC-CEDICT"
    assert three.names() == ["HanDeDict", "CC-Canto"]
    assert three.put_first(["CC-CEDICT"])[0] == "CC-CEDICT"


def test_the_last_dictionary_stays(three: Shelf) -> None:
    three.remove("CC-CEDICT")
    three.remove("HanDeDict")
    three.remove("CC-Canto")
    assert three.names() == ["CC-CEDICT"]
    with pytest.raises(DictionaryError, match="only dictionary"):
        three.remove("CC-CEDICT")


def test_a_name_that_is_not_there_gets_the_nearest(three: Shelf) -> None:
    with pytest.raises(DictionaryError, match="did you mean 'HanDeDict'"):
        three.remove("HanDeDikt")
    with pytest.raises(DictionaryError, match="there are CC-CEDICT, HanDeDict, CC-Canto"):
        three.put_first(["x"])


def test_a_newer_one_of_the_same_name_takes_the_place_of_the_older(three: Shelf, tmp_path: Path) -> None:
    newer = GERMAN.replace("gehen", "laufen").replace("2026-07", "2026-08")
    assert three.add(written(tmp_path, newer)).about()["date"] == "2026-08-28"
    assert three.names() == ["CC-CEDICT", "HanDeDict", "CC-Canto"]
    assert three.open("HanDeDict").lookup("行")[0].senses == ("laufen (V)",)


def test_a_newer_cc_cedict_stands_in_for_the_shipped_one_until_it_is_removed(
    shelf: Shelf, tmp_path: Path
) -> None:
    shelf.add(written(tmp_path, "# CC-CEDICT\n#! date=2026-10-01\n朋友 朋友 [[peng2you5]] /friend, newly/\n"))
    assert shelf.names() == ["CC-CEDICT"]
    assert shelf.open("CC-CEDICT").lookup("朋友")[0].senses == ("friend, newly",)
    shelf.remove("CC-CEDICT")
    assert shelf.open("CC-CEDICT").lookup("朋友")[0].senses[0] == "friend"


def test_a_copy_that_was_changed_is_built_anew_and_the_old_build_goes(
    shelf: Shelf, tmp_path: Path, cache: Path
) -> None:
    shelf.add(written(tmp_path, GERMAN))
    copy = tmp_path / "dictionaries" / "HanDeDict.u8"
    copy.write_text(GERMAN.replace("gehen", "wandern"), "utf-8")
    before = set(cache.iterdir())
    assert shelf.open("HanDeDict").lookup("行")[0].senses == ("wandern (V)",)
    assert len(set(cache.iterdir()) - before) == 1
    assert len(before - set(cache.iterdir())) == 1


def test_a_copy_put_there_by_hand_comes_last_and_one_with_a_strange_name_is_passed_over(
    three: Shelf, tmp_path: Path
) -> None:
    written(tmp_path / "dictionaries", GERMAN, "Another.u8")
    written(tmp_path / "dictionaries", GERMAN, 'a"\x1b.u8')
    assert three.names() == ["CC-CEDICT", "HanDeDict", "CC-Canto", "Another"]


@pytest.mark.parametrize("text", ["order = [", "order = 3", "order = [1]", "\udcff", "x = 1"])
def test_a_spoilt_list_is_told_by_commands_and_does_not_stop_the_reader(
    text: str, three: Shelf, tmp_path: Path
) -> None:
    order = tmp_path / "dictionaries" / "order.toml"
    order.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(DictionaryError) as told:
        three.names()
    assert str(told.value).startswith(str(order))
    assert [dictionary.name for dictionary in three.open_all()] == ["CC-CEDICT", "CC-Canto", "HanDeDict"]


def test_a_copy_that_cannot_be_read_does_not_stop_the_others(three: Shelf, tmp_path: Path) -> None:
    (tmp_path / "dictionaries" / "HanDeDict.u8").write_text("spoilt")
    assert [dictionary.name for dictionary in three.open_all()] == ["CC-CEDICT", "CC-Canto"]
    with pytest.raises(DictionaryError, match="no entry"):
        three.open("HanDeDict")


def test_without_a_folder_the_shipped_one_answers_alone(shelf: Shelf, cache: Path, tmp_path: Path) -> None:
    shipped = Dictionary.open(cache)
    assert shelf.open_all(shipped) == [shipped]
    assert not (tmp_path / "dictionaries").exists()
