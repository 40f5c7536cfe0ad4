"""Spans, views, readings, glosses and cards of a text, with a small glossary of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotation.annotator import Annotator
from reader.annotation.spans import SpanKind, Spans
from reader.article import Region
from reader.chinese.pronunciation import System, spell
from reader.chinese.script import Script

Annotate = Callable[..., Annotator]


def entries_in(annotator: Annotator, block: int = 0) -> list[tuple[str, str]]:
    return [
        (span.text, annotator.entry(span.payload).entry.english)
        for span in annotator.spans(block)
        if span.kind is SpanKind.ENTRY
    ]


def words_in(annotator: Annotator, block: int = 0) -> list[str]:
    return [span.text for span in annotator.spans(block)]


def index_of(annotator: Annotator, text: str, block: int = 0) -> int:
    return words_in(annotator, block).index(text)


# -- spans ------------------------------------------------------------------------------------------


def test_the_longer_entry_wins(annotate: Annotate) -> None:
    assert entries_in(annotate("制裁俄羅斯石油公司")) == [("俄羅斯石油公司", "Rosneft")]


@pytest.mark.parametrize(
    ("line", "entries"),
    [
        ("他在辦公屋宇署工作", []),
        ("人才通過率高才通過", []),
        ("家人申請公屋多年", ["公屋"]),
        ("透過高才通計劃來港", ["高才通"]),
    ],
)
def test_an_entry_that_cuts_through_a_likely_word_is_dropped(
    annotate: Annotate, line: str, entries: list[str]
) -> None:
    assert [text for text, _ in entries_in(annotate(line))] == entries


@pytest.mark.parametrize(
    ("line", "entries"),
    [
        ("對烏援助與對俄制裁", ["烏", "俄"]),
        ("烏美兩國，俄、烏雙方", ["烏", "美", "俄", "烏"]),
        ("烏拉爾山的美好風光", []),
        ("俄羅斯與美國", ["俄羅斯"]),
        ("俄油出口下跌", ["俄油"]),
    ],
)
def test_short_forms_match_only_where_they_stand_as_words(
    annotate: Annotate, line: str, entries: list[str]
) -> None:
    assert [text for text, _ in entries_in(annotate(line))] == entries


def test_a_simplified_text_finds_traditional_entries(annotate: Annotate) -> None:
    assert entries_in(annotate("特朗普与库什纳抵达阿布扎比")) == [
        ("特朗普", "Donald Trump"),
        ("库什纳", "Jared Kushner"),
        ("阿布扎比", "Abu Dhabi"),
    ]


def test_an_entry_may_be_latin_and_hold_spaces(annotate: Annotate) -> None:
    assert [text for text, _ in entries_in(annotate("攝影：Agencja Wyborcza.pl 供圖"))] == [
        "Agencja Wyborcza.pl"
    ]


def test_an_entry_may_hold_digits_and_latin(annotate: Annotate) -> None:
    assert [text for text, _ in entries_in(annotate("SDN名單與28點和平協議"))] == ["SDN名單", "28點和平協議"]


# -- names the text explains ------------------------------------------------------------------------


def test_a_name_found_in_the_text_is_known_at_every_mention(annotate: Annotate) -> None:
    annotator = annotate("美國特使威特科夫（Steve Witkoff）抵達。", "會後威特科夫表示樂觀。", "威特科夫說。")
    (name,) = annotator.names
    assert (name.form, name.original, name.block) == ("威特科夫", "Steve Witkoff", 0)
    for block in range(3):
        spans = annotator.spans(block)
        (mention,) = [span for span in spans if span.kind is SpanKind.NAME]
        assert (mention.text, mention.payload) == ("威特科夫", 0)
    spans = annotator.spans(1)
    gloss = annotator.gloss(1, spans, index_of(annotator, "威特科夫", 1), System.PINYIN)
    assert (gloss.reading, gloss.english, gloss.kind) == ("Wēitèkēfū", "Steve Witkoff", "name")


def test_a_glossary_entry_goes_before_a_name_found_in_the_text_and_keeps_its_original(
    annotate: Annotate,
) -> None:
    annotator = annotate("烏克蘭總統澤連斯基（Volodymyr Zelenskiy）到訪。")
    spans = annotator.spans(0)
    index = index_of(annotator, "澤連斯基")
    assert spans[index].kind is SpanKind.ENTRY
    assert annotator.originals(0)[spans[index].end] == "Volodymyr Zelenskiy"
    assert annotator.names == ()


def test_a_full_name_is_also_known_by_its_last_part(annotate: Annotate) -> None:
    annotator = annotate("弗拉基米爾·科雷切夫（Vladimir Kolychev）發言。", "科雷切夫其後離開。")
    spans = annotator.spans(1)
    mention = spans[index_of(annotator, "科雷切夫", 1)]
    assert (mention.kind, mention.payload) == (SpanKind.NAME, 0)


def test_a_fuller_name_of_an_entry_is_the_entry_at_every_mention(annotate: Annotate) -> None:
    annotator = annotate("弗拉基米爾·普京（Vladimir Putin）發言。", "記者問弗拉基米爾·普京。")
    assert entries_in(annotator, 0) == [("弗拉基米爾·普京", "Vladimir Putin")]
    assert entries_in(annotator, 1) == [("弗拉基米爾·普京", "Vladimir Putin")]


def test_an_entry_with_another_english_does_not_take_the_end_of_a_name(annotate: Annotate) -> None:
    annotator = annotate("導演薩普京（Mario Sapukin）到場。", "薩普京說。")
    assert entries_in(annotator, 0) == []
    assert [name.form for name in annotator.names] == ["薩普京"]


def test_mentions_of_one_thing_have_one_key(annotate: Annotate) -> None:
    annotator = annotate("特朗普說", "川普與朋友", "特朗普的朋友")
    keys = [
        {annotator.key(block, annotator.spans(block), i) for i in range(len(annotator.spans(block)))}
        for block in range(3)
    ]
    assert len(keys[0] & keys[1]) == 1
    assert len(keys[1] & keys[2]) == 2


# -- scripts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "script", "shown"),
    [
        ("特朗普與普京在阿布扎比", Script.TAIWAN, "川普與普丁在阿布達比"),
        ("川普與普丁在阿布達比", Script.SIMPLIFIED, "特朗普与普京在阿布扎比"),
        ("川普與普丁在阿布達比", Script.HONG_KONG, "特朗普與普京在阿布扎比"),
        ("川普與普丁在阿布達比", Script.ORIGINAL, "川普與普丁在阿布達比"),
        ("唐納德·特朗普總統", Script.TAIWAN, "唐納德·川普總統"),
        ("对乌克兰的范徐丽泰", Script.HONG_KONG, "對烏克蘭的范徐麗泰"),
        ("戰爭四周年", Script.HONG_KONG, "戰爭四周年"),
        ("戰爭四周年", Script.TAIWAN, "戰爭四周年"),
    ],
)
def test_names_change_with_the_region_of_the_view(
    annotate: Annotate, line: str, script: Script, shown: str
) -> None:
    annotator = annotate(line, region=Region.UNKNOWN)
    assert annotator.view(0, annotator.spans(0), script).text == shown


def test_a_shown_form_is_read_as_it_is_shown(annotate: Annotate) -> None:
    annotator = annotate("特朗普說")
    spans = annotator.spans(0)
    view = annotator.view(0, spans, Script.TAIWAN)
    reading = annotator.readings(0, spans, System.PINYIN, view)[0]
    assert spell(reading, System.PINYIN) == "Chuānpǔ"
    gloss = annotator.gloss(0, spans, 0, System.PINYIN, Script.TAIWAN)
    assert (gloss.headword, gloss.reading) == ("川普", "Chuānpǔ")


PIECES = [
    "特朗普",
    "唐納德·特朗普",
    "川普",
    "對烏",
    "美好",
    "库什纳",
    "普丁",
    "澤連斯基",
    "SDN名單",
    "28點和平協議",
]
LINES = st.lists(
    st.sampled_from([*PIECES, " ", "，", "\u3000", "范", "Steve", "（Reuters）", "3萬億", "😀", "的"])
)
ANYTHING = st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs")), max_size=40)


@given(st.one_of(LINES.map("".join), ANYTHING))
def test_spans_cover_all_but_white_space_and_every_view_keeps_every_span(
    annotate: Annotate, line: str
) -> None:
    annotator = annotate(line)
    spans = annotator.spans(0)
    covered = "".join(span.text for span in spans)
    assert "".join(covered.split()) == "".join(line.split())
    for script in Script:
        view = annotator.view(0, spans, script)
        assert len(view.characters) == len(line)
        pieces, at = [], 0
        for span in spans:
            pieces += view.characters[at : span.start], view.shown(span.start, span.end)
            assert view.shown(span.start, span.end)
            at = span.end
        assert "".join([*pieces, view.characters[at:]]) == view.text
        readings = annotator.readings(0, spans, System.PINYIN, view)
        assert len(readings) == len(spans)
        for span, reading in zip(spans, readings, strict=True):
            assert len(reading.syllables) == len(view.shown(span.start, span.end))


# -- readings, glosses and cards --------------------------------------------------------------------


def test_the_glossarys_reading_goes_before_any_other(annotate: Annotate) -> None:
    annotator = annotate("對俄制裁與SDN名單")
    spans = annotator.spans(0)
    readings = annotator.readings(0, spans, System.PINYIN)
    at = index_of(annotator, "SDN名單")
    assert readings[at].syllables == ("", "", "", "ming2", "dan1")
    assert spell(readings[index_of(annotator, "俄")], System.PINYIN) == "É"


@pytest.mark.parametrize(
    ("line", "word", "spelled"),
    [
        ("習近平說", "習近平", "Xí Jìnpíng"),
        ("俄烏停火", "俄烏", "É Wū"),
        ("盧布走強", "盧布", "lúbù"),
        ("美俄歐會談", "美俄歐", "Měi É Ōu"),
        ("對俄羅斯", "俄羅斯", "Éluósī"),
        ("中國的習近平主席", "習近平主席", "Xí Jìnpíng Zhǔxí"),
    ],
)
def test_words_are_spaced_as_the_glossary_writes_them(
    annotate: Annotate, line: str, word: str, spelled: str
) -> None:
    annotator = annotate(line)
    reading = annotator.readings(0, annotator.spans(0), System.PINYIN)[index_of(annotator, word)]
    assert spell(reading, System.PINYIN) == spelled


def test_syllables_stand_one_a_character(annotate: Annotate) -> None:
    annotator = annotate("對俄（a）制裁")
    syllables = annotator.syllables(0, annotator.spans(0))
    assert syllables == ["dui4", "e2", "", "", "", "zhi4", "cai2"]


def test_the_card_of_an_entry_tells_what_the_glossary_says(annotate: Annotate) -> None:
    annotator = annotate("特朗普說")
    card = annotator.card(0, annotator.spans(0), 0, System.ZHUYIN)
    assert card.headword == "特朗普"
    assert card.readings[0][:2] == (System.ZHUYIN, "ㄊㄜˋ ㄌㄤˇ ㄆㄨˇ")
    assert {system for system, _, _ in card.readings} == {System.ZHUYIN, System.PINYIN, System.JYUTPING}
    assert (card.kind, card.source, card.english) == ("person", "mine/people.yaml", "Donald Trump")
    assert card.forms == (("taiwan", "川普"),)
    assert card.see == (("庫什納", "Jared Kushner"), ("范徐麗泰", "Rita Fan"))
    assert card.links == (("wikidata", "Q22686"),)
    assert [character for character, _, _ in card.characters] == ["特", "朗", "普"]
    assert str(card.place) == "mine/people.yaml:3:3"


def test_a_card_in_another_script_takes_apart_what_it_shows(annotate: Annotate) -> None:
    annotator = annotate("阿布扎比說")
    card = annotator.card(0, annotator.spans(0), 0, System.PINYIN, Script.TAIWAN)
    assert [(character, reading) for character, reading, _ in card.characters] == [
        ("阿", "ā"),
        ("布", "bù"),
        ("達", "dá"),
        ("比", "bǐ"),
    ]
    assert card.regions == (("hk", "阿布扎比"), ("tw", "阿布達比"))
    assert card.aliases == ()


def test_the_card_of_a_word_tells_what_the_dictionary_says(annotate: Annotate) -> None:
    annotator = annotate("他是我的朋友")
    spans = annotator.spans(0)
    card = annotator.card(0, spans, index_of(annotator, "朋友"), System.PINYIN)
    assert (card.kind, card.source, card.english) == ("", "CC-CEDICT", "")
    assert card.senses[0].reading == "péngyou"
    assert "friend" in card.senses[0].glosses
    gloss = annotator.gloss(0, spans, index_of(annotator, "朋友"), System.PINYIN)
    assert gloss.english.startswith("friend")


def test_a_linked_entry_has_a_card_though_it_is_not_in_the_text(annotate: Annotate) -> None:
    annotator = annotate("特朗普說")
    card = annotator.card_for_term("庫什納", System.PINYIN, Script.SIMPLIFIED)
    assert card is not None
    assert (card.headword, card.english) == ("库什纳", "Jared Kushner")
    assert annotator.card_for_term("無人知曉", System.PINYIN) is None


def test_pinyin_as_spoken_is_a_view_of_the_same_readings(annotate: Annotate) -> None:
    annotator = annotate("他不是，我很好")
    spans = annotator.spans(0)
    spoken = [spell(r, System.SPOKEN) for r in annotator.readings(0, spans, System.SPOKEN)]
    written = [spell(r, System.PINYIN) for r in annotator.readings(0, spans, System.PINYIN)]
    texts = [span.text for span in spans]
    assert spoken[texts.index("很")] == "hén"
    assert written[texts.index("很")] == "hěn"
    index = texts.index("很")
    card = annotator.card(0, spans, index, System.SPOKEN)
    assert [spelled for _, spelled, _ in card.readings][:2] == ["hén", "hěn"]
    assert annotator.gloss(0, spans, index, System.SPOKEN).reading == "hén"


@pytest.mark.parametrize(
    ("line", "word", "jyutping"),
    [
        ("小組長說", "長", "zoeng2"),
        ("路很長", "長", "coeng4"),
        ("單仲偕出席", "單", "sin6"),
        ("姓任的人", "任", "jam4"),
        ("記者數着鈔票", "數", "sou2"),
    ],
)
def test_cantonese_follows_the_choice_made_in_mandarin(
    annotate: Annotate, line: str, word: str, jyutping: str
) -> None:
    annotator = annotate(line)
    spans = annotator.spans(0)
    readings = annotator.readings(0, spans, System.JYUTPING)
    found = {span.text: reading.syllables for span, reading in zip(spans, readings, strict=True)}
    assert found[word] == (jyutping,)


def test_spans_of_an_earlier_sitting_are_taken_where_the_text_explains_their_names(
    annotate: Annotate,
) -> None:
    text = "總領事馬丁內茲（Martinez）到港。"
    first, again = annotate(text), annotate(text)
    spans = first.spans(0)
    assert any(span.kind is SpanKind.NAME for span in spans)
    assert again.accept(0, spans)
    assert again.names[0].original == "Martinez"
    beyond = Spans(spans.text, [(0, 3, SpanKind.NAME, 7)])
    assert not again.accept(0, beyond)
    assert again.accept(0, Spans(spans.text, [(0, 3, SpanKind.WORD, -1)]))
