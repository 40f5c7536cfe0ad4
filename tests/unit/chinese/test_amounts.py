"""Numbers in English: the exact value where there is one, with their unit, relative to the article's date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.amounts import gloss_number
from reader.chinese.numerals import find_numbers, parts_of_number, value_of
from reader.chinese.numeralwords import gloss_numeral
from tests.unit.typesetting.strategies import any_texts

TODAY = date(2026, 2, 5)


def glossed(text: str) -> str | None:
    """The gloss of the number in a text, which stands between "|" where it does not begin it."""
    before, _, rest = text.partition("|") if "|" in text else ("", "", text)
    text = before + rest
    start, end = next(span for span in find_numbers(text) if span[0] == len(before))
    return gloss_number(text[start:end], before=text[:start], after=text[end:], today=TODAY)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("1.5萬億", "1.5 trillion"),
        ("3萬億盧布", "3 trillion roubles"),
        ("103.7億美元", "US$10.37 billion"),
        ("5,000萬港元", "HK$50 million"),
        ("30萬噸", "300,000 tonnes"),
        ("30万吨", "300,000 tonnes"),
        ("３０萬噸", "300,000 tonnes"),
        ("92盧布", "92 roubles"),
        ("1美元", "US$1"),
        ("17歲", "17 years old"),
        ("1公里", "1 km"),
        ("120平方呎", "120 sq ft"),
        ("三十多人", "over 30 people"),
        ("二千餘年", "over 2,000 years"),
        ("數百萬", "several million"),
        ("數百萬人", "several million people"),
        ("數十人", "dozens of people"),
        ("七八十", "70 or 80"),
        ("兩三百人", "200 or 300 people"),
        ("二三百萬美元", "US$2 or 3 million"),
        ("十七八", "17 or 18"),
        ("四成", "40%"),
        ("四成半", "45%"),
        ("三成五", "35%"),
        ("七分之一", "1/7"),
        ("百分之十二點五", "12.5%"),
        ("廿三", "23"),
        ("第6", "6th"),
        ("第十一", "11th"),
        ("第廿二", "22nd"),
        ("二萬六", "26,000"),
        ("一百五", "150"),
        ("三點二個百分點", "3.2 percentage points"),
        ("一點五公斤", "1.5 kg"),
        ("三分二議員", "2/3"),
        ("為期|4日", "4 days"),
        ("|3日內", "3 days"),
        ("2月4日至|5日", "the 5th"),
        ("|5日後", None),
        ("17%", None),
        ("15:30", None),
        ("314", None),
        ("13月", None),
        ("2026年2月5日", "5 February 2026"),
        ("一九九七年", "1997"),
        ("5月15日前", "before 15 May"),
        ("5月15日前往", "15 May"),
        ("11月中期", "mid-November"),
        ("11月中國", "November"),
        ("去年|2月", "February 2025"),
        ("今年|11月底", "late November 2026"),
        ("上月|12日", "12 January 2026"),
        ("下月|5日", "5 March 2026"),
        ("本月|5日", "5 February 2026"),
        ("三時許", "about 3 o’clock"),
        ("下午|三時許", "about 3 pm"),
        ("下午|5時30分", "5:30 pm"),
        ("早上|8點半", "8:30 am"),
        ("下午|15時30分", "15:30"),
        ("下午|5時", "5 pm"),
        ("凌晨|2時", "2 am"),
        ("民國|115年", "2026"),
        ("二十一世紀", "21st century"),
        ("八十年代", "the 1980s"),
        ("1980年代", "the 1980s"),
    ],
)
def test_as_an_editor_would_put_it(text: str, english: str | None) -> None:
    assert glossed(text) == english


@pytest.mark.parametrize(
    ("before", "numeral", "after", "english"),
    [
        ("", "兩", "國領袖", "two countries"),
        ("", "三", "年後", "three years"),
        ("", "一", "人", "one person"),
        ("", "五", "名男子", None),
        ("", "三", "人民幣", None),
        ("十", "三", "年", None),
        ("第", "三", "年", None),
        ("下午", "三", "時，", "3 pm"),
        ("", "三", "時間", None),
    ],
)
def test_a_numeral_that_is_a_word_takes_in_its_unit(
    before: str, numeral: str, after: str, english: str | None
) -> None:
    assert gloss_numeral(numeral, before=before, after=after) == english


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("第6次會議", "第6"),
        ("第十一屆", "第十一"),
        ("四成半受訪者", "四成半"),
        ("兩成為女性", ""),
        ("下午三時許到達", "三時許"),
        ("5時30分起", "5時30分"),
        ("3點和平方案", "3"),
    ],
)
def test_places_shares_and_times_are_whole(text: str, numbers: str) -> None:
    assert [text[start:end] for start, end in find_numbers(text)] == numbers.split()


@pytest.mark.parametrize(
    ("number", "parts"),
    [
        ("2026年2月5日", "2026 年 2 月 5 日"),
        ("二〇一三年八月", "二〇一三 年 八 月"),
        ("1980年代", "1980 年代"),
        ("5時30分", "5 時 30 分"),
        ("三時許", "三 時 許"),
        ("30萬", "30萬"),
        ("三點二", "三點二"),
        ("七分之一", "七分之一"),
        ("第6", "第6"),
    ],
)
def test_dates_and_times_have_figures_and_units(number: str, parts: str) -> None:
    assert [number[start:end] for start, end in parts_of_number(number)] == parts.split()


@given(any_texts, any_texts, any_texts)
def test_whatever_is_found_can_be_asked_for(before: str, text: str, after: str) -> None:
    for start, end in find_numbers(text):
        assert gloss_number(text[start:end], before=before, after=after, today=TODAY) != ""
        number = text[start:end]
        assert "".join(number[a:b] for a, b in parts_of_number(number)) == number


@given(st.text("第一二三十百千萬億兩〇零廿0123456789.,年月日時點分半許成之多餘數幾%", max_size=9), any_texts)
def test_no_string_of_figures_stops_it(text: str, after: str) -> None:
    gloss_number(text, after=after, today=TODAY)
    gloss_numeral(text, after=after)


def chinese(number: int) -> str:
    """As it is written: 30,5007 → 三十萬五千零七."""
    if number >= 10**8:
        high, low = divmod(number, 10**8)
        return chinese(high) + "億" + (("零" if low < 10**7 else "") + chinese(low) if low else "")
    if number >= 10**4:
        high, low = divmod(number, 10**4)
        return chinese(high) + "萬" + (("零" if low < 10**3 else "") + chinese(low) if low else "")
    made, zero = "", False
    for size, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            made += ("零" if zero and made else "") + "一二三四五六七八九"[digit - 1] + sign
            zero = False
        elif made:
            zero = True
    return made


@given(st.integers(1, 10**12 - 1))
def test_a_number_written_out_has_its_value(number: int) -> None:
    assert value_of(chinese(number)) == number
