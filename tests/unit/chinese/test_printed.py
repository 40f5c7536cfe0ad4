"""What stands above characters is a reading where it can be one of so many syllables, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.pinyin import marked, syllables
from reader.chinese.printed import MOST, read_jyutping, read_pinyin, read_zhuyin
from reader.chinese.zhuyin import zhuyin

_TONED = st.builds("{}{}".format, st.sampled_from(sorted(syllables())), st.integers(1, 5))


@given(st.lists(_TONED.filter(lambda one: one[:-1] != "r"), min_size=1, max_size=6))
def test_zhuyin_reads_back_as_the_pinyin_it_was_made_from(written: list[str]) -> None:
    read = read_zhuyin(" ".join(map(zhuyin, written)), len(written))
    assert read is not None
    assert [zhuyin(one) for one in read] == [zhuyin(one) for one in written]


@pytest.mark.parametrize(
    ("written", "count", "expected"),
    [
        ("ㄒㄧㄥˊ", 1, ("xing2",)),
        ("ㄒㄧㄥˊㄉㄨㄥˋ", 2, ("xing2", "dong4")),
        ("ㄉㄨㄥㄊㄚ", 2, ("dong1", "ta1")),
        ("ㄉㄨㄥˉ", 1, ("dong1",)),
        ("一ˊㄣ", 2, ("yi2", "en1")),
        ("˙ㄉㄜ", 1, ("de5",)),
        ("ㄉㄜ・", 1, ("de5",)),
        ("ㄇㄚ˙ㄇㄚ", 2, ("ma1", "ma5")),
        ("ㄒㄧㄥˊ", 2, ("xi1", "eng2")),
        ("ㄒㄧㄥˊ", 3, None),
        ("ㄅㄅ", 1, None),
        ("hàn", 1, None),
        ("", 1, None),
        ("ㄉㄜ" * 500, MOST + 1, None),
    ],
)
def test_zhuyin_is_read_however_it_is_spaced(
    written: str, count: int, expected: tuple[str, ...] | None
) -> None:
    assert read_zhuyin(written, count) == expected


@pytest.mark.parametrize(
    ("written", "count", "expected"),
    [
        ("hàn", 1, ("han4",)),
        ("Běijīng", 2, ("bei3", "jing1")),
        ("bei3 jing1", 2, ("bei3", "jing1")),
        ("men", 1, None),
        ("can 2", 1, None),
        ("sing6", 1, None),
        ("China", 2, None),
        ("Běijīng", 3, None),
        ("lǜ", 1, ("lü4",)),
        ("nü3", 1, ("nü3",)),
    ],
)
def test_pinyin_has_its_tones(written: str, count: int, expected: tuple[str, ...] | None) -> None:
    assert read_pinyin(written, count) == expected


@given(st.text(max_size=30), st.integers(0, 60))
def test_whatever_is_printed_there_is_one_syllable_a_character_or_no_reading(text: str, count: int) -> None:
    for read in (read_pinyin, read_jyutping, read_zhuyin):
        found = read(text, count)
        assert found is None or len(found) == count
    for syllable in read_pinyin(text, count) or ():
        assert marked(syllable)
