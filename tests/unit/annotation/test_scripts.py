"""What an article's own region has printed stays as printed; names go in the form the other region knows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.annotation.annotator import Annotator
from reader.article import Region
from reader.chinese.script import Script

Annotate = Callable[..., Annotator]

PRINTED = "特朗普説税務局羣組隨着衛生床位"
"""Variants of either region mixed, as no conversion would leave them."""


def shown(annotator: Annotator, script: Script) -> str:
    return annotator.view(0, annotator.spans(0), script).text


def test_a_hong_kong_text_stays_as_printed_in_the_hong_kong_view(annotate: Annotate) -> None:
    assert shown(annotate(PRINTED, region=Region.HONG_KONG), Script.HONG_KONG) == PRINTED


def test_a_taiwan_text_keeps_its_characters_and_gets_its_regions_names(annotate: Annotate) -> None:
    text = shown(annotate(PRINTED, region=Region.TAIWAN), Script.TAIWAN)
    assert text == PRINTED.replace("特朗普", "川普")


@pytest.mark.parametrize("region", [Region.TAIWAN, Region.UNKNOWN])
def test_other_texts_are_shown_as_hong_kong_papers_print(annotate: Annotate, region: Region) -> None:
    text = shown(annotate("他說稅務局會脫離", region=region), Script.HONG_KONG)
    assert text == "他說稅務局會脫離"


def test_a_simplified_text_is_converted_whatever_its_region(annotate: Annotate) -> None:
    text = shown(annotate("他说税务局会脱离", region=Region.HONG_KONG), Script.HONG_KONG)
    assert text == "他說稅務局會脫離"
