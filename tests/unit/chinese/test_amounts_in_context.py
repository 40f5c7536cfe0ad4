"""What stands beside a number: never a wrong value, and none where the text leaves it open."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese import numerals
from reader.chinese.amounts import gloss_number
from reader.chinese.numerals import find_numbers, value_of
from reader.chinese.numeralwords import gloss_numeral
from tests.unit.chinese.test_amounts import chinese
from tests.unit.typesetting.strategies import any_texts

TODAY = date(2026, 2, 5)


def glosses(text: str) -> list[str | None]:
    """Of every number in a text, in order."""
    return [
        gloss_number(text[start:end], before=text[:start], after=text[end:], today=TODAY)
        for start, end in find_numbers(text)
    ]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("一百五", 150),
        ("一百零五", 105),
        ("三千五", 3500),
        ("兩萬五", 25_000),
        ("二百五十", 250),
        ("三萬五百", 30_500),
        ("一百廿三", 123),
        ("一兆五千億", 1_500_000_000_000),
        ("一萬五千億", 1_500_000_000_000),
        ("一〇億", 1_000_000_000),
        ("一億五萬", 100_050_000),
        ("二〇二六", 2026),
        ("5百萬", 5_000_000),
    ],
)
def test_a_numeral_has_its_value(written: str, value: int) -> None:
    assert value_of(written) == value


@pytest.mark.parametrize(
    "written", ["三億五千", "一兩百", "兩三百五十", "一百二三", "一百零", "兆億", "十十", ""]
)
def test_what_can_be_read_two_ways_has_none(written: str) -> None:
    assert value_of(written) is None


@given(st.integers(1, 10**12 - 1), st.integers(0, 10**12 - 1))
def test_trillions_are_read_like_the_rest(high: int, low: int) -> None:
    gap = "零" if low < 10**11 else ""
    written = f"{chinese(high % 10**4 + 1)}兆" + (gap + chinese(low) if low else "")
    assert value_of(written) == (high % 10**4 + 1) * 10**12 + low


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1萬5千人", ["15,000 people", "15,000 people"]),
        ("1億2000萬港元", ["HK$120 million", "HK$120 million"]),
        ("1萬5千", ["15,000", "15,000"]),
        ("3千5百", ["3,500", "3,500"]),
        ("1萬5千瓦", ["15 kW", "15 kW"]),
        ("3分之1人", ["1/3", None]),
        ("一點五億", ["150 million"]),
        ("下午三點五百人", ["500 people"]),
        ("下午三點五萬人", ["50,000 people"]),
        ("一點二三億人", ["123 million people"]),
        ("三點五萬人", ["35,000 people"]),
        ("百分之5", ["5%"]),
        ("3分之1", ["1/3", None]),
        ("萬分之一", ["1/10,000"]),
        ("5兆瓦", ["5 MW"]),
        ("30萬千瓦", ["300,000 kW"]),
        ("5兆元", ["5 trillion"]),
        ("一兩百人", ["100 or 200 people"]),
        ("編號3，5000人", [None, "5,000 people"]),
        ("二三三〇〇〇〇〇", ["23300000"]),
        ("第100萬名", ["1,000,000th"]),
        ("三億五千", [None]),
    ],
)
def test_a_number_in_several_words_is_told_whole(text: str, told: list[str | None]) -> None:
    assert glosses(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3至5年", ["3 to 5 years", "5 years"]),
        ("10-15人", ["10 to 15 people", "15 people"]),
        ("1.2至1.5萬億元", ["1.2 to 1.5 trillion", "1.5 trillion"]),
        ("300至500億美元", ["US$30 to 50 billion", "US$50 billion"]),
        ("2024至2025年", [None, "2025"]),
        ("2025-26年", [None, None]),
        ("10-15%", [None, None]),
        ("92盧布兌1美元", ["92 roubles to the US dollar", "US$1"]),
        ("逾30萬人", ["over 300,000 people"]),
        ("不超過30萬人", ["300,000 people"]),
        ("約三萬人", ["about 30,000 people"]),
        ("紐約30萬人", ["300,000 people"]),
        ("不足五十人", ["under 50 people"]),
        ("近三萬億", ["nearly 3 trillion"]),
        ("近10年", ["10 years"]),
        ("最近30人", ["30 people"]),
        ("20多", ["over 20"]),
        ("三十多，", ["over 30"]),
        ("港幣500萬元", ["HK$5 million"]),
        ("500萬元人民幣", ["5 million yuan"]),
        ("攝氏25度", ["25°C"]),
        ("華氏90度", ["90°F"]),
        ("攝氏零下5度", ["−5°C"]),
        ("八百里", ["800 li"]),
        ("3擔", ["3 piculs"]),
        ("5萬人次", ["50,000 person-times"]),
    ],
)
def test_what_stands_beside_a_number_is_taken_in(text: str, told: list[str | None]) -> None:
    assert glosses(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "500克朗",
        "17周歲",
        "3碼頭",
        "1碼",
        "20歐元區國家",
        "3里程",
        "5擔心",
        "2米蘭",
        "3票站",
        "97年",
        "115年",
    ],
)
def test_what_only_begins_like_a_unit_or_may_be_a_year_is_left_open(text: str) -> None:
    assert glosses(text)[0] is None


@pytest.mark.parametrize("text", ["開皇18年", "貞觀十五年", "天文15年（1546年）", "前55年"])
def test_a_year_of_an_era_without_a_date_is_no_length_of_time(text: str) -> None:
    assert glosses(text)[0] is None


def test_the_national_day_counts_no_countries() -> None:
    assert glosses("十一國慶") == ["11"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("公元前221年", "221 BC"),
        ("公元25年", "AD 25"),
        ("令和7年", "2025"),
        ("光緒15年", "1889"),
        ("20世紀90年代", "the 1990s"),
        ("19世紀80年代", "the 1880s"),
        ("上世紀60年代", "the 1960s"),
        ("八十年代", "the 1980s"),
        ("90年代", "the 1990s"),
        ("20年代", "the 20s"),
        ("5000年歷史", "5,000 years"),
        ("2000年前", "2000"),
        ("97年後", "97 years"),
        ("2026年2月30日", None),
        ("本月30日", None),
        ("為期5日", "5 days"),
        ("5日內", "5 days"),
        ("5日內地", "the 5th"),
        ("45日", "45 days"),
        ("5日後", None),
        ("上月5日後", "after 5 January 2026"),
        ("11月中期選舉", "November"),
        ("11月中期", "mid-November"),
        ("11月初選", "November"),
        ("11月初", "early November"),
        ("2026年中央", "2026"),
        ("2026年中", "mid-2026"),
        ("2月5日起訴", "5 February"),
        ("2月5日起", "from 5 February"),
        ("5月15日前部長", "15 May"),
        ("5月15日前完成", "before 15 May"),
        ("晚上12時30分", "12:30 am"),
        ("晚上8點半", "8:30 pm"),
        ("晚8時30分", "8:30"),
        ("昨晚8時30分", "8:30 pm"),
        ("深夜1時30分", "1:30 am"),
        ("上午12時30分", "12:30"),
        ("上午13時30分", "13:30"),
        ("最早8時30分", "8:30"),
    ],
)
def test_dates_and_times_say_no_more_than_is_sure(text: str, told: str | None) -> None:
    assert glosses(text)[-1] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("晚上8點", ["8 pm"]),
        ("中午12時", ["noon"]),
        ("晚上12時", ["midnight"]),
        ("凌晨12時", ["midnight"]),
        ("晚上1時", ["1 am"]),
        ("中午11時", ["11 am"]),
        ("上午9時至11時", ["9 am", "11 am"]),
        ("上午9時至3時", ["9 am", None]),
    ],
)
def test_hours_by_the_time_of_day(text: str, told: list[str | None]) -> None:
    assert glosses(text) == told


@pytest.mark.parametrize(
    ("before", "numeral", "after", "english"),
    [
        ("", "兩", "黨議員", "two parties"),
        ("", "兩", "黨員", None),
        ("近", "百", "人死亡", "nearly 100 people"),
        ("最近", "百", "人", None),
        ("", "百", "人", None),
        ("", "廿", "多歲", "over 20 years old"),
        ("", "卅", "歲", "30 years old"),
        ("", "十", "來個", "about 10"),
        ("", "十", "來自", None),
        ("", "兩", "三天後", "two or three days"),
        ("兩", "三", "天後", "two or three days"),
        ("", "八", "九年", None),
        ("", "三", "四線城市", None),
        ("一", "二", "三天", None),
        ("唯", "一", "人", None),
        ("禮拜", "三", "晚", None),
        ("", "第十一", "屆", "11th"),
        ("", "第一", "次", None),
    ],
)
def test_a_numeral_that_is_a_word_beside_others(
    before: str, numeral: str, after: str, english: str | None
) -> None:
    assert gloss_numeral(numeral, before=before, after=after) == english


@given(
    st.text("第一二三十百千萬億兆兩廿卅〇零0１.,年月日時點分半成之至-多近逾約度瓦元人", max_size=14),
    any_texts,
)
def test_no_surroundings_stop_it(text: str, more: str) -> None:
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            gloss_number(text[start:end], before=more + text[:start], after=text[end:] + more, today=TODAY)
            gloss_numeral(text[start:end], before=text[:start], after=text[end:])


@given(any_texts)
def test_numbers_stand_in_order_and_apart(text: str) -> None:
    at = 0
    for start, end in find_numbers(text):
        assert at <= start < end <= len(text)
        at = end


@given(st.text("第一二十百千萬億兩〇廿0１,.，．%年月日時點:分半許成之多數幾個", max_size=14))
def test_a_look_at_two_characters_passes_over_no_number(text: str) -> None:
    assert find_numbers(text) == [found.span() for found in numerals._NUMBER.finditer(text)]


def test_a_number_longer_than_any_is_told_by_its_figures() -> None:
    assert gloss_number("第" + "9" * 5000) is None
