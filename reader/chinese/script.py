"""Scripts: what script a text is in, its view for analysis, and its views for the eye."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from operator import ne
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple, cast


class Script(StrEnum):
    ORIGINAL = "original"
    SIMPLIFIED = "simplified"
    HONG_KONG = "hong-kong"
    TAIWAN = "taiwan"


class Replacement(NamedTuple):
    """A run of the source shown as a form of another length: a regional name, a phrase."""

    start: int
    """Offset into the source text."""
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ScriptView:
    """One block in another script, aligned with its source.

    Characters convert one to one; where a whole run is shown differently (特朗普 as 川普) a replacement says
    so. Every offset of the source has a place in the view and every place in the view one offset.
    """

    script: Script
    characters: str
    """As long as the source text."""
    replacements: tuple[Replacement, ...] = ()
    """In order, none overlapping."""

    @property
    def text(self) -> str:
        """The block as a reader of this script sees it."""
        parts: list[str] = []
        at = 0
        for start, end, form in self.replacements:
            parts += self.characters[at:start], form
            at = end
        return "".join([*parts, self.characters[at:]])

    def shown(self, start: int, end: int) -> str:
        """What stands on the page for source[start:end]; a replacement counts where it begins."""
        parts: list[str] = []
        at = start
        for run in self.replacements[self._first_after(start) :]:
            if run.start >= end:
                break
            if run.start >= start:
                parts += self.characters[at : run.start], run.text
            at = run.end
        return "".join([*parts, self.characters[at:end]])

    def replacement_at(self, offset: int) -> Replacement | None:
        """The replacement that covers this offset of the source."""
        index = self._first_after(offset)
        if index < len(self.replacements) and self.replacements[index].start <= offset:
            return self.replacements[index]
        return None

    def _first_after(self, offset: int) -> int:
        return bisect_right(self.replacements, offset, key=lambda run: run.end)


def merge_replacements(runs: Iterable[Replacement]) -> tuple[Replacement, ...]:
    """In order, the first of overlapping ones kept."""
    kept: list[Replacement] = []
    for run in sorted(runs):
        if not kept or run.start >= kept[-1].end:
            kept.append(run)
    return tuple(kept)


def detect_script(text: str) -> str:
    """ "simplified", "traditional", or "unknown" where no character tells.

    >>> detect_script("烏克蘭議會"), detect_script("乌克兰议会"), detect_script("Kyiv")
    ('traditional', 'simplified', 'unknown')
    """
    traditional = _changed(text, convert_with("t2s", text))
    if traditional * 50 > len(text):
        return "traditional"
    simplified = _changed(text, convert_with("s2t", text))
    if not traditional and not simplified:
        return "unknown"
    return "traditional" if traditional >= simplified else "simplified"


def is_in_both(character: str) -> bool:
    """Whether traditional texts, too, use a simplified character: one of Big5's 5,401 frequent ones.

    >>> is_in_both("里"), is_in_both("马")
    (True, False)
    """
    try:
        return character.encode("big5")[0] < _RARE
    except UnicodeEncodeError:
        return False


_RARE = 0xC9
"""First byte of Big5's second level."""


def analysis_view(text: str) -> str:
    """The text in simplified characters, for dictionaries and frequencies; as long as the text.

    Reads Hong Kong's and Taiwan's variants alike (衞 and 衛, 隨着 and 隨著); hk2s and tw2s know one each.
    Words they spell with other characters (部份, 甚麼) are as the mainland's dictionaries have them.
    """
    view = convert_with(ANALYSIS, text)
    return _REGIONAL.sub(lambda word: _USUAL[word[0]], view) if _MARKED.search(view) else view


_USUAL = {
    "部份": "部分",
    "成份": "成分",
    "份子": "分子",
    "水份": "水分",
    "养份": "养分",
    "甚么": "什么",
    "计画": "计划",
    "规画": "规划",
    "连系": "联系",
    "布署": "部署",
    "原故": "缘故",
    "倒楣": "倒霉",
}
_REGIONAL = re.compile("|".join(_USUAL))
_MARKED = re.compile("[份甚画连署故楣]")


def convert_characters(
    text: str, target: Script, source_script: str = "unknown", boundaries: Sequence[int] = ()
) -> str:
    """The text in another script, character for character; as long as the text.

    Always from the original, never back from a converted form. `source_script` is what `detect_script` says
    of the whole article: a simplified text must not be read as a traditional one (么 would become 幺).
    `boundaries` are the offsets where words begin and end: phrases of OpenCC that cut a word there are taken
    back. With 任何|人|参与 the 人参 of 人蔘 is none.
    """
    if target is Script.ORIGINAL:
        return text
    if source_script == "simplified":
        steps = {Script.SIMPLIFIED: (), Script.HONG_KONG: ("s2hk",), Script.TAIWAN: ("s2tw",)}[target]
    else:
        steps = {
            Script.SIMPLIFIED: (ANALYSIS,),
            Script.HONG_KONG: ("tw2t", "t2hk"),
            Script.TAIWAN: ("hk2t", "t2tw"),
        }[target]

    def convert(part: str) -> str:
        for step in steps:
            part = convert_with(step, part)
        return part.translate(_IN_PRINT.get(target, {}))

    converted = convert(text)
    return _with_words_whole(text, converted, convert, boundaries) if boundaries and steps else converted


_IN_PRINT = {
    Script.HONG_KONG: str.maketrans("説税兑鋭悦閲脱蜕", "說稅兌銳悅閱脫蛻"),
    Script.TAIWAN: str.maketrans("着", "著"),
}
"""What OpenCC's standards write otherwise than the region's papers.

Hong Kong: OpenCC follows the school list (常用字字形表) with 兑 in all these; newspapers and the common fonts
print 兌. Taiwan: the standard has 著 alone, but OpenCC's variants leave a Hong Kong 着 standing.
"""


PHRASE = 8
"""Characters of the longest phrase looked for around a character it has changed."""


def _with_words_whole(
    text: str, converted: str, convert: Callable[[str], str], boundaries: Sequence[int]
) -> str:
    """Characters changed by a phrase that cuts their word in two go back to the word's own form."""
    edges = sorted({0, *boundaries, len(text)})
    characters = list(converted)
    for start, end in pairwise(edges):
        own = convert(text[start:end]) if end - start > 1 else converted[start:end]
        if own == converted[start:end]:
            continue
        for at in range(start, end):
            if own[at - start] != converted[at]:
                first, last = _phrase_at(text, at, converted[at], own[at - start], start, convert)
                if first not in edges or last not in edges:
                    characters[at] = own[at - start]
    return "".join(characters)


def _phrase_at(
    text: str, at: int, changed: str, own: str, word: int, convert: Callable[[str], str]
) -> tuple[int, int]:
    """The shortest run that turns text[at] into `changed`, against what its word makes of it.

    Where that is the character's plain form any run would: there the run must reach as far as the word needs
    to make it its own (今|周刊 is a phrase to its end, 林冲 cuts 冲锋枪).
    """
    plain = convert(text[at]) == changed
    for size in range(2, PHRASE + 1):
        for first in range(max(0, at - size + 1), min(at, len(text) - size) + 1):
            last = first + size
            if convert(text[first:last])[at - first] != changed:
                continue
            if not plain or (first < word and convert(text[word:last])[at - word] == own):
                return first, last
    return 0, len(text)


ANALYSIS = "analysis"
"""Our own configuration: to simplified from either region's variants."""


def convert_with(config: str, text: str) -> str:
    """One OpenCC conversion, held to the text's length: where a phrase would change it, characters do."""
    if text.isascii():
        return text
    convert = converter(config)
    try:
        converted = convert(text)
        if len(converted) == len(text):
            return converted
    except UnicodeEncodeError:
        pass
    return "".join(_single(convert, character) for character in text)


def _single(converter: Callable[[str], str], character: str) -> str:
    try:
        converted = converter(character)
    except UnicodeEncodeError:
        return character
    return converted if len(converted) == 1 else character


@cache
def converter(config: str) -> Callable[[str], str]:
    """A configuration of OpenCC, or ANALYSIS; built when first needed: some take 60 ms."""
    with _BUILDING:
        from opencc import OpenCC

        if config != ANALYSIS:
            return cast("Callable[[str], str]", OpenCC(config).convert)
        return cast("Callable[[str], str]", _analysis_converter(OpenCC).convert)


_BUILDING = Lock()


def _analysis_converter(make: Any) -> Any:
    """OpenCC reads configurations from files only: ours stands in one for as long as that takes."""
    import json
    from importlib.util import find_spec
    from tempfile import TemporaryDirectory

    origin = find_spec("opencc")
    assert origin is not None
    assert origin.origin is not None
    share = Path(origin.origin).parent / "clib" / "share" / "opencc"

    def group(*names: str) -> dict[str, Any]:
        files = [{"type": "ocd2", "file": str(share / f"{name}.ocd2")} for name in names]
        return {"dict": {"type": "group", "match_policy": "short_circuit", "dicts": files}}

    variants = ("HKVariantsRevPhrases", "TWVariantsRevPhrases", "HKVariantsRev", "TWVariantsRev")
    config = {
        "name": "Traditional Chinese of Hong Kong or Taiwan to Simplified Chinese",
        "normalization": [group("CJK_Compatibility_Ideographs")],
        "segmentation": {"type": "mmseg", "dict": group("TSPhrases")["dict"]["dicts"][0]},
        "conversion_chain": [group(*variants), group("TSPhrases", "TSCharacters")],
    }
    written = json.dumps(config)
    try:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "analysis.json"
            path.write_text(written, "utf-8")
            return make(str(path))
    except OSError:
        return _Nearly(make("hk2s"), make("tw2s"))


class _Nearly(NamedTuple):
    """Where no disk takes a byte any more: what OpenCC has, one after the other. Phrases may be missed."""

    hong_kong: Any
    taiwan: Any

    def convert(self, text: str) -> str:
        return cast("str", self.taiwan.convert(self.hong_kong.convert(text)))


def _changed(text: str, converted: str) -> int:
    return sum(map(ne, text, converted))
