"""What the lines above and below the page say of a text."""

from __future__ import annotations

import pytest

from reader.article import Article, Block, BlockKind, Region, Section
from reader.tui.status import assumed_encoding, masthead, masthead_line
from reader.tui.view import View
from reader.wording import Wording


def article(**more: object) -> Article:
    blocks = (Block(BlockKind.PARAGRAPH, "船照樣開。", 0),)
    return Article(title="船", blocks=blocks, sections=(Section("", 0, 1),), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("encoding", "doubtful", "told"),
    [("UTF-8", False, ""), ("", False, ""), ("GB18030", False, "GB18030"), ("EUC-TW", True, "EUC-TW?")],
)
def test_the_top_line_tells_what_is_not_plain_utf_8(encoding: str, doubtful: bool, told: str) -> None:
    assumed = assumed_encoding(article(encoding=encoding, encoding_doubtful=doubtful))
    assert assumed == told
    _, right = masthead("船", View(), Wording("en"), None, encoding=assumed)
    assert right[0][0] == " · ".join(filter(None, ["original", "no readings", told]))


def test_a_region_that_was_found_out_has_a_question_mark() -> None:
    said = article(region=Region.TAIWAN)
    guessed = article(region=Region.TAIWAN, region_guessed=True)
    wording = Wording("en")
    assert (masthead_line(said, wording), masthead_line(guessed, wording)) == ("Taiwan", "Taiwan?")
