"""What is odd about one entry by itself: spellings that are never met, forms in another region's script,
short forms that are met inside other words, and the like.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.chinese.han import is_han
from reader.glossary.findings import Finding, Form, Severity, Written

if TYPE_CHECKING:
    from reader.chinese.dictionary import Dictionary

SITES = ("wikidata",)
"""Sites whose identifiers are known; any other has an address for its value."""
_LATIN_PAIR = re.compile(r"[A-Za-z\uff21-\uff3a\uff41-\uff5a]{2}")
_SPACED = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_PICTURED = re.compile("[\u2400-\u2421\ufffd]")
"""What the reader makes of characters that would steer a terminal."""


def spelling_findings(written: Written, scripts: Scripts) -> Iterator[Finding]:
    for form in written.forms():
        yield from _never_met(written, form)
    yield from _spaces_around(written)
    yield from _short(written)
    yield from _regions(written, scripts)
    yield from _english(written)
    yield from _links(written)


def _never_met(written: Written, form: Form) -> Iterator[Finding]:
    text = form.text
    remedy = "write it as it is printed"
    odd = next((sign for sign in text if not sign.isprintable() or _PICTURED.match(sign)), "")
    if odd:
        what = f"'{form.key}' has a character that cannot be seen (U+{ord(odd):04X}): no text has it"
        remedy = "take it out"
    elif not any(map(str.isalnum, text)):
        what = f"'{text}' has no letter and no character: it is no word"
    elif _SPACED.search(text):
        what = f"{text} has spaces between its characters, and is met only where they are printed"
        remedy = f"write {_SPACED.sub('', text)}"
    else:
        return
    yield from written.find(Severity.WARNING, "never-met", written.at(*form), what, remedy)


def _spaces_around(written: Written) -> Iterator[Finding]:
    for key in ("term", "english"):
        if (raw := written.raw(key)) != raw.strip():
            what = f"'{key}' has spaces around it, which the reader passes over"
            yield from written.find(Severity.WARNING, "spaces", written.at(key), what, "take them out")


def _short(written: Written) -> Iterator[Finding]:
    if written.entry.whole_word:
        return
    for form in written.forms():
        if len(form.text) == 1 and is_han(form.text):
            what = f"the single character {form.text} is met in other words too"
        elif _LATIN_PAIR.fullmatch(form.text):
            what = f"two letters, {form.text}, are met as other abbreviations too"
        else:
            continue
        remedy = "add whole_word: true"
        yield from written.find(Severity.WARNING, "whole-word", written.at(*form), what, remedy)


def _english(written: Written) -> Iterator[Finding]:
    term = written.entry.term
    if written.entry.english.casefold() == term.casefold():
        severity = Severity.WARNING if any(map(is_han, term)) else Severity.INFO
        what, remedy = f"the English of {term} is the term itself", "say what it means"
        yield from written.find(severity, "english", written.at("english"), what, remedy)


def _links(written: Written) -> Iterator[Finding]:
    for site, link in written.entry.links.items():
        if site not in SITES and not link.startswith(("https://", "http://")):
            what = f"the site {site} is not known, and {link} is no address"
            remedy = f"write https://…, or one of: {', '.join(SITES)}"
            yield from written.find(Severity.INFO, "link", written.at("links", link), what, remedy)


def _regions(written: Written, scripts: Scripts) -> Iterator[Finding]:
    for region, form in written.entry.regions.items():
        name, test, convert = _SCRIPT_OF[region]
        if wrong := "".join(sign for sign in form if test(scripts, sign)):
            what = f"the form for {region} has {wrong}, which {name} does not print"
            remedy = f"write {convert(form)}"
            yield from written.find(Severity.WARNING, "script", written.at("regions", form), what, remedy)


def _converted(config: str) -> Callable[[str], str]:
    def convert(form: str) -> str:
        from reader.chinese.script import convert_with

        return convert_with(config, form)

    return convert


@dataclass(frozen=True, eq=False)
class Scripts:
    """Which characters only one script has. What a dictionary lists as both (后, 台) is both."""

    dictionaries: Sequence[Dictionary]

    @lru_cache(4_000)  # noqa: B019  # lives as long as one check
    def is_simplified(self, character: str) -> bool:
        return self._is_only(character, "s2t", "traditional")

    @lru_cache(4_000)  # noqa: B019
    def is_traditional(self, character: str) -> bool:
        return self._is_only(character, "t2s", "simplified")

    def _is_only(self, character: str, config: str, other: str) -> bool:
        from reader.chinese.script import convert_with

        if not is_han(character) or convert_with(config, character) == character:
            return False
        listed = (entry for one in self.dictionaries for entry in one.entries(character))
        return all(getattr(entry, other) != character for entry in listed)


_SCRIPT_OF: dict[str, tuple[str, Callable[[Scripts, str], bool], Callable[[str], str]]] = {
    "hk": ("Hong Kong", Scripts.is_simplified, _converted("s2hk")),
    "tw": ("Taiwan", Scripts.is_simplified, _converted("s2tw")),
    "cn": ("the mainland", Scripts.is_traditional, _converted("t2s")),
}
