"""corrections.yaml: what is added reads back, what people wrote stays, what is broken is not overwritten."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotation.correctionfile import (
    add_correction,
    load_corrections,
    parse_corrections,
    remove_correction,
)
from reader.annotation.corrections import Correction
from reader.errors import GlossaryError

OWN = """\
# 我的更正

- text: 研究生命   # 生命, not 研究生
  words: [研究, 生命]

# read so after 學會
- {text: 長, pinyin: zhǎng, before: 學會}
"""
FIX = Correction(text="才能", words=("才", "能"), before="他", after="夠")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "corrections.yaml"


def own(file: Path) -> Path:
    file.parent.mkdir()
    file.write_text(OWN, "utf-8")
    return file


def test_no_file_has_no_corrections(file: Path) -> None:
    assert list(load_corrections(file)) == []


def test_the_first_correction_makes_a_file_that_explains_itself(file: Path) -> None:
    add_correction(file, FIX)
    assert list(load_corrections(file)) == [FIX]
    assert file.read_text("utf-8").startswith("# What its reader has corrected")


def test_what_people_wrote_stays_when_one_is_added_and_taken_out(file: Path) -> None:
    own(file)
    assert len(add_correction(file, FIX)) == 3
    assert file.read_text("utf-8").startswith(OWN)
    remove_correction(file, FIX)
    assert file.read_text("utf-8") == OWN


def test_an_element_is_taken_out_with_its_lines_alone(file: Path) -> None:
    remove_correction(own(file), Correction(text="研究生命"))
    left = file.read_text("utf-8")
    assert "研究生命" not in left
    assert "# read so after 學會\n- {text: 長" in left
    assert left.startswith("# 我的更正\n")


def test_a_second_correction_of_the_same_place_takes_the_first_ones_place(file: Path) -> None:
    add_correction(file, FIX)
    again = Correction(text="才能", words=("才能",), before="他", after="夠")
    assert list(add_correction(file, again)) == [again]


def test_a_broken_file_is_left_as_it_is(file: Path) -> None:
    own(file).write_text(OWN + "- text： 錯\n", "utf-8")
    before = file.read_bytes()
    with pytest.raises(GlossaryError, match=r"corrections\.yaml:8"):
        add_correction(file, FIX)
    assert file.read_bytes() == before
    assert len(load_corrections(file)) == 2, "the rest is used"


def test_a_file_in_one_line_is_left_as_it_is(file: Path) -> None:
    own(file).write_text("[{text: 才能, words: [才, 能], before: 他, after: 夠}]\n", "utf-8")
    before = file.read_bytes()
    for change in (add_correction, remove_correction):
        with pytest.raises(GlossaryError, match="is no plain list"):
            change(file, FIX)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("- text: 研究\n  words: [研, 究生]\n", "2:10: 'words' do not make 研究"),
        ("- words: [研, 究]\n", "1:3: no 'text'"),
        ("- text: 研究\n  pinyin: yan\n", "'pinyin' of 研究 cannot be used"),
        ("- text: 研究\n  wrods: [研, 究]\n", "did you mean 'words'?"),
        ("- text: 研 究\n", "has a space in it"),
        ("text: 研究\n", "begin each correction with"),
        ("- text: !!python/object:os.system x\n", "carries the tag"),
        ("- text: 'a\n", "not valid YAML"),
    ],
)
def test_each_slip_is_told_in_one_line(written: str, said: str, tmp_path: Path) -> None:
    problems = parse_corrections(written, tmp_path / "corrections.yaml").problems
    assert any(said in str(problem) for problem in problems), problems


def test_what_cannot_be_read_is_a_problem_not_a_traceback(tmp_path: Path) -> None:
    assert load_corrections(tmp_path).problems
    latin = tmp_path / "c.yaml"
    latin.write_bytes(b"- text: \xff\xfe\n")
    assert "UTF-8" in str(load_corrections(latin).problems[0])


def test_a_link_stays_a_link(file: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.yaml"
    real.write_text(OWN, "utf-8")
    file.parent.mkdir()
    file.symlink_to(real)
    add_correction(file, FIX)
    assert file.is_symlink()
    assert len(load_corrections(real)) == 3


def test_a_disk_that_takes_nothing_leaves_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own(file)

    def full(descriptor: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        add_correction(file, FIX)
    assert file.read_text("utf-8") == OWN
    assert [path.name for path in file.parent.iterdir() if path.suffix != ".lock"] == [file.name]


TEXTS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=6)


@given(TEXTS, st.text(max_size=3), TEXTS)
def test_anything_that_is_added_reads_back_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, text: str, before: str, after: str
) -> None:
    file = tmp_path_factory.mktemp("c") / "corrections.yaml"
    correction = Correction(text=text, words=tuple(text), before=before, after=after)
    try:
        add_correction(file, correction)
    except GlossaryError:
        assert not file.exists()
    else:
        assert list(load_corrections(file)) == [correction]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_stay(file: Path, end: str) -> None:
    before = ("\ufeff" + OWN.replace("\n", end)).encode()
    own(file).write_bytes(before)
    add_correction(file, FIX)
    assert file.read_bytes().startswith(before)
    assert b"\n" not in file.read_bytes().replace(end.encode(), b"")
    remove_correction(file, FIX)
    assert file.read_bytes() == before
