from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.dictionary import Dictionary
from reader.chinese.han import is_han
from reader.chinese.particles import Neighbours, particle
from reader.chinese.pronunciation import Pronouncer, Reading, System, spell
from reader.chinese.script import analysis_view
from reader.chinese.soundtables import cantonese_table, mandarin_table
from tests.conftest import CACHE

RARE = "𠮷"
"""A character of another plane, which few tables list."""
Read = Callable[..., list[Reading]]


@pytest.fixture(scope="module")
def pronouncer() -> Pronouncer:
    return Pronouncer(Dictionary.open(CACHE))


@pytest.fixture
def read(pronouncer: Pronouncer) -> Read:
    """Readings of words given with a space between."""

    def read(spaced: str, system: System = System.PINYIN, proper: tuple[int, ...] = ()) -> list[Reading]:
        tokens, at = [], 0
        for word in spaced.split():
            tokens.append((at, at + len(word)))
            at += len(word)
        text = spaced.replace(" ", "")
        return pronouncer.read(text, analysis_view(text), tokens, system, proper)

    return read


@pytest.mark.parametrize(
    ("spaced", "expected"),
    [
        ("朋友 說 什麼", "péngyou shuō shénme"),
        ("朋友 说 什么", "péngyou shuō shénme"),
        ("隨着 時間 過去", "suízhe shíjiān guòqù"),
        ("他 看 着 鐘", "tā kàn zhe zhōng"),
        ("他 看 著 鐘", "tā kàn zhe zhōng"),
        ("跑 得 很 快", "pǎo de hěn kuài"),
        ("慢慢 地 走", "mànmàn de zǒu"),
        ("在 該 地 停留", "zài gāi dì tíngliú"),
        ("用 錢 換 地 難", "yòng qián huàn dì nán"),
        ("在 出生地 買 土地", "zài chūshēngdì mǎi tǔdì"),
        ("我 的 書", "wǒ de shū"),
        ("來 了", "lái le"),
        ("還 沒 還 錢", "hái méi huán qián"),
        ("銀行 行長", "yínháng hángzhǎng"),
        ("參與 還款", "cānyù huánkuǎn"),
        ("在 衞生 部門 裏", "zài wèishēng bùmén lǐ"),
        ("總統 率 團 訪問", "zǒngtǒng shuài tuán fǎngwèn"),
        ("率 約 為 三成", "lǜ yuē wéi sānchéng"),
        ("數 着 鈔票", "shǔ zhe chāopiào"),
        ("數 一 數", "shǔ yī shǔ"),
        ("喝 乾 了 水", "hē gān le shuǐ"),
        ("三 隻 貓", "sān zhī māo"),
        ("曾 先生 說", "Zēng xiānsheng shuō"),
        ("他 曾 說", "tā céng shuō"),
        ("姓 單 的 人", "xìng Shàn de rén"),
        ("大 涌 灣", "dà chōng wān"),
        ("真 的 哦 ！", "zhēn de o"),
        ("為 解決 問題", "wèi jiějué wèntí"),
        ("視 為 準備", "shì wéi zhǔnbèi"),
    ],
)
def test_common_words_are_read_as_they_are_spoken(read: Read, spaced: str, expected: str) -> None:
    assert " ".join(filter(None, (spell(each, System.PINYIN) for each in read(spaced)))) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("特朗普", "Tèlǎngpǔ"),
        ("弗拉基米爾·克雷切夫", "Fúlājīmǐ'ěr Kèléiqièfū"),
        ("任志剛", "Rén Zhìgāng"),
        ("曾俊華", "Zēng Jùnhuá"),
        ("歐陽娜娜", "Ōuyáng Nànà"),
        ("西安", "Xī'ān"),
        ("烏克蘭國防部", "Wūkèlán Guófángbù"),
    ],
)
def test_names_are_joined_with_capitals(read: Read, name: str, expected: str) -> None:
    (reading,) = read(name, proper=(0,))
    assert spell(reading, System.PINYIN) == expected
    assert not reading.doubtful


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("領土換和平", "lǐngtǔ huàn hépíng"),
        ("白宮罵戰", "Báigōng màzhàn"),
        ("特別指定國民和被封鎖人員名單", "tèbié zhǐdìng guómín hé bèi fēngsuǒ rényuán míngdān"),
        ("28點和平協議", "diǎn hépíng xiéyì"),
        ("俄烏和平協議", "É Wū hépíng xiéyì"),
        ("航空公司副總裁", "hángkōnggōngsī fùzǒngcái"),
    ],
)
def test_a_long_term_is_written_as_its_words_are(pronouncer: Pronouncer, term: str, expected: str) -> None:
    (reading,) = pronouncer.read(term, analysis_view(term), [(0, len(term))], System.PINYIN)
    assert spell(reading, System.PINYIN) == expected


def test_a_guess_is_marked_and_a_known_word_is_not(read: Read) -> None:
    known, guess = read("銀行 調")
    assert (known.doubtful, known.source) == (False, "dictionary")
    assert guess.doubtful


def test_figures_and_latin_have_no_syllables(read: Read) -> None:
    date, latin, comma = read("2月5日 F-16戰機 ，")
    assert date.syllables == ("", "yue4", "", "ri4")
    assert latin.syllables == ("", "", "", "", "zhan4", "ji1")
    assert comma.syllables == ("",)


def test_cantonese_hears_the_words_around(read: Read) -> None:
    made = [each.syllables for each in read("去 銀行 行路", System.JYUTPING)]
    assert made == [("heoi3",), ("ngan4", "hong4"), ("haang4", "lou6")]
    assert read("特朗普", System.JYUTPING)[0].syllables == ("dak6", "long5", "pou2")


def test_simplified_text_is_read_in_cantonese_too(read: Read) -> None:
    assert read("乌克兰 议会", System.JYUTPING) == read("烏克蘭 議會", System.JYUTPING)


@given(
    st.text(
        st.sampled_from("特朗普得地着著了為还的在銀行，。A1 ·\n🙂𠮷說話朋友一不兒"), min_size=1, max_size=30
    ),
    st.data(),
)
def test_every_character_has_its_place(pronouncer: Pronouncer, text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(1, len(text)), max_size=len(text)))) if len(text) > 1 else []
    edges = [0, *(cut for cut in cuts if cut < len(text)), len(text)]
    tokens = list(pairwise(edges))
    proper = data.draw(st.sets(st.integers(0, len(tokens) - 1)))
    for system in (System.PINYIN, System.JYUTPING):
        readings = pronouncer.read(text, analysis_view(text), tokens, system, proper)
        assert [len(each.syllables) for each in readings] == [end - start for start, end in tokens]
        spoken = [syllable for each in readings for syllable in each.syllables]
        assert all(
            bool(syllable) == is_han(sign) or sign == RARE
            for sign, syllable in zip(text, spoken, strict=True)
        )


def test_particles_without_neighbours_still_have_a_reading() -> None:
    alone = Neighbours("", "", "")
    assert all(particle(character, alone) for character in "得地着著了为还长种")
    assert particle("人", alone) is None


def test_tables_hold_citation_tones() -> None:
    assert mandarin_table(CACHE).get("一不小心") == "yi1 bu4 xiao3 xin1"
    assert (cantonese_table(CACHE).get("銀行") or "").endswith("ngan4 hong4")


def test_no_library_of_readings_is_imported() -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from reader.chinese.dictionary import Dictionary\n"
        "from reader.chinese.pronunciation import Pronouncer, System\n"
        f"p = Pronouncer(Dictionary.open(Path({str(CACHE)!r})))\n"
        "for system in System: p.read('人', '人', [(0, 1)], system)\n"
        "print({'pypinyin', 'xjyutping', 'jieba'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
