from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.pinyin import marked, syllables
from reader.chinese.pronunciation import (
    Reading,
    System,
    fold,
    parse_jyutping,
    parse_pinyin,
    spell,
    spell_syllables,
    tone_of,
)
from reader.chinese.zhuyin import zhuyin

NUMBERED = st.builds("{}{}".format, st.sampled_from(sorted(syllables())), st.integers(1, 5))
USUAL = NUMBERED.filter(lambda syllable: syllable[:-1] not in {"m", "n", "ng", "hm", "hng", "r", "ê"})


@pytest.mark.parametrize(
    ("written", "count", "expected"),
    [
        ("Tèlǎngpǔ", 3, "te4 lang3 pu3"),
        ("te4 lang3 pu3", 3, "te4 lang3 pu3"),
        ("Te4lang3pu3", 3, "te4 lang3 pu3"),
        ("Xī'ān", 2, "xi1 an1"),
        ("xiān", 1, "xian1"),
        ("Fúlājīmǐ'ěr Kēléiqièfū", 9, "fu2 la1 ji1 mi3 er3 ke1 lei2 qie4 fu1"),
        ("lǜshī", 2, "lü4 shi1"),
        ("lv4shi1", 2, "lü4 shi1"),
        ("péngyou", 2, "peng2 you5"),
        ("nǎr", 2, "na3 r5"),
        ("fǎn'gǎn", 2, "fan3 gan3"),
        ("Yú", 1, "yu2"),
    ],
)
def test_pinyin_is_read_as_people_write_it(written: str, count: int, expected: str) -> None:
    assert parse_pinyin(written, count) == tuple(expected.split())


@pytest.mark.parametrize(("written", "count"), [("Tèlǎng", 3), ("hello", 2), ("特", 1), ("", 1), ("tè4x", 1)])
def test_what_is_no_pinyin_for_so_many_characters_is_refused(written: str, count: int) -> None:
    with pytest.raises(ValueError, match=r"syllables|letter"):
        parse_pinyin(written, count)


@given(st.lists(USUAL, min_size=1, max_size=6))
def test_spelled_pinyin_reads_back(numbered: list[str]) -> None:
    for system in (System.PINYIN, System.NUMBERS):
        written = spell(Reading(syllables=tuple(numbered), proper=True), system)
        assert parse_pinyin(written, len(numbered)) == tuple(numbered)


@given(NUMBERED)
def test_every_syllable_is_composed_and_has_its_zhuyin(syllable: str) -> None:
    shown = marked(syllable)
    assert shown == unicodedata.normalize("NFC", shown)
    assert fold(shown) == fold(syllable)
    assert not any("a" <= letter <= "z" for letter in zhuyin(syllable))


def test_jyutping_needs_a_tone_on_each_syllable() -> None:
    assert parse_jyutping("dak6 long5 pou2", 3) == ("dak6", "long5", "pou2")
    assert parse_jyutping("ng5m4", 2) == ("ng5", "m4")
    for wrong in ("dak long5", "dak6", "xx6 long5"):
        with pytest.raises(ValueError, match=r"tone|syllable"):
            parse_jyutping(wrong, 2)


def test_a_name_is_joined_with_capitals_and_the_dot_becomes_a_space() -> None:
    name = Reading(syllables=("ma3", "ke4", "", "er4", "ou1"), proper=True)
    assert spell(name, System.PINYIN) == "Mǎkè Èr'ōu"
    assert spell(name, System.NUMBERS) == "Ma3ke4 Er4ou1"
    assert spell(name, System.ZHUYIN) == "ㄇㄚˇ ㄎㄜˋ ㄦˋ ㄡ"
    assert spell_syllables(name, System.PINYIN) == ["mǎ", "kè", "", "èr", "ōu"]


def test_the_neutral_tone_of_zhuyin_has_its_dot_in_front() -> None:
    assert zhuyin("de5") == "˙ㄉㄜ"
    written, expected = "yu2 wei3 wen4 jue2 lüe4 zhi1 yong3", "ㄩˊ ㄨㄟˇ ㄨㄣˋ ㄐㄩㄝˊ ㄌㄩㄝˋ ㄓ ㄩㄥˇ"
    assert " ".join(map(zhuyin, written.split())) == expected
    assert list(map(zhuyin, ("you3", "yuan2", "nü3"))) == ["ㄧㄡˇ", "ㄩㄢˊ", "ㄋㄩˇ"]


def test_tones_and_folding() -> None:
    assert [tone_of(each) for each in ("te4", "de5", "dak6", "r", "")] == [4, 5, 6, 5, 0]
    assert fold("Tè lǎng'pǔ") == fold(Reading(syllables=("te4", "lang3", "pu3"))) == "telangpu"


def test_importing_this_module_brings_nothing_heavy() -> None:
    code = (
        "import sys, reader.chinese.pronunciation\n"
        "print({'pypinyin', 'xjyutping', 'sqlite3', 'opencc', 'jieba', 'marisa_trie'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_the_particle_after_a_word_that_ends_like_a_complement_is_le() -> None:
    from reader.chinese.particles import Neighbours, particle

    decided = particle("了", Neighbours("取得", "一定", "一定成果"))
    assert decided is not None
    assert decided.syllable == "le5"
    able = particle("了", Neighbours("得", "", ""))
    assert able is not None
    assert able.syllable == "liao3"
