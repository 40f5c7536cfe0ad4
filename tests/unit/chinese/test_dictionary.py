from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese import cachefile, cedict
from reader.chinese.dictionary import Dictionary
from tests.conftest import CACHE


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    return Dictionary.open(CACHE)


@pytest.fixture
def of_one_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shipped, for those who ask only whether it is built."""
    monkeypatch.setattr(cedict, "open_shipped", lambda: BytesIO("朋友 朋友 [peng2 you5] /friend/\n".encode()))


def first(dictionary: Dictionary, word: str) -> tuple[str, str, str]:
    entry = dictionary.lookup(word)[0]
    return entry.traditional, " ".join(entry.pinyin), entry.senses[0]


@pytest.mark.parametrize(
    ("printed", "listed"),
    [("綫", "綫"), ("衞生", "衛生"), ("羣眾", "群眾"), ("隨着", "隨著"), ("溫度", "溫度"), ("甚麼", "什麼")],
)
def test_a_word_is_found_however_its_region_writes_it(
    dictionary: Dictionary, printed: str, listed: str
) -> None:
    assert dictionary.has(printed)
    assert first(dictionary, printed)[0] == listed


def test_both_scripts_are_looked_up(dictionary: Dictionary) -> None:
    assert first(dictionary, "乌克兰") == first(dictionary, "烏克蘭")


def test_the_entry_of_the_printed_form_comes_before_its_namesakes(dictionary: Dictionary) -> None:
    assert first(dictionary, "后")[2] == "empress"
    assert first(dictionary, "後")[2] == "back"


@pytest.mark.parametrize("surname", ["曾", "區", "任", "后"])
def test_surnames_come_last(dictionary: Dictionary, surname: str) -> None:
    *others, last = dictionary.lookup(surname)
    assert others
    assert all(not any("surname" in sense for sense in entry.senses) for entry in others[:1])
    assert last.pinyin[0][0].isupper() or last.traditional != surname


def test_a_variant_says_what_the_word_means(dictionary: Dictionary) -> None:
    entry = dictionary.lookup("裏")[0]
    assert "inside" in entry.senses
    assert "variant of" in entry.senses[-1]


def test_unknown_words_have_no_entry(dictionary: Dictionary) -> None:
    for word in ("", "的的的的", "zzz", "\ud800", "#", "'"):
        assert dictionary.lookup(word) == []
        assert not dictionary.has(word)


@given(st.text(max_size=6))
def test_any_text_can_be_looked_up(dictionary: Dictionary, text: str) -> None:
    assert bool(dictionary.lookup(text)) == dictionary.has(text)


def test_headwords_come_once_each_in_both_scripts(dictionary: Dictionary) -> None:
    words = list(dictionary.headwords())
    assert len(words) == len(set(words)) > 180_000
    assert {"烏克蘭", "乌克兰"} <= set(words)


def test_other_threads_may_look_up_at_the_same_time(dictionary: Dictionary) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(dictionary.lookup, ["朋友", "時間", "特朗普", "銀行"] * 50))
    assert found == [dictionary.lookup(word) for word in ("朋友", "時間", "特朗普", "銀行")] * 50


@pytest.mark.usefixtures("of_one_word")
def test_a_damaged_file_is_built_again(tmp_path: Path) -> None:
    Dictionary.open(tmp_path).close()
    (built,) = tmp_path.iterdir()
    built.write_bytes(b"not a database" * 100)
    again = Dictionary.open(tmp_path)
    assert again.has("朋友")
    again.close()


@pytest.mark.usefixtures("of_one_word")
def test_where_nothing_can_be_written_a_temporary_file_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cachefile, "_made", [tmp_path / "temporary"])
    (tmp_path / "temporary").mkdir()
    (tmp_path / "file").write_text("in the way")
    opened = Dictionary.open(tmp_path / "file" / "cache")
    assert opened.has("朋友")
    opened.close()


def test_a_build_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail(path: Path) -> None:
        path.write_text("half")
        raise ValueError("no room")

    with pytest.raises(ValueError, match="no room"):
        cachefile.built_once(tmp_path / "file", fail)
    assert list(tmp_path.iterdir()) == []


def test_lines_that_are_no_entries_are_passed_over() -> None:
    assert cedict.parse("# comment") is None
    assert cedict.parse("") is None
    line = cedict.parse("女兒 女儿 [nu:3 er2] /daughter/\n")
    assert line == ("女兒", "女儿", "nü3 er2", "daughter", "")
