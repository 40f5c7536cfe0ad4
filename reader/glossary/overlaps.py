"""What entries have to do with one another: spellings two of them claim, entries that hide others, and
references that lead nowhere.

Entries come in the order of their layers, those that are only checked against first, so that what is found
is told of the later one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from reader.errors import Place
from reader.glossary.findings import Finding, Form, Severity, Written
from reader.glossary.keys import keys_of


class Claim(NamedTuple):
    written: Written
    form: Form

    @property
    def is_term(self) -> bool:
        return self.form.key == "term"

    @property
    def place(self) -> Place:
        return self.written.at(*self.form)


Claims = Mapping[str, Sequence[Claim]]
_NAMED = 20
"""Of so many claims to one spelling the most telling is named: thousands would take for ever."""
MOST = 1000
"""Claims to one spelling that are told of; the rest are counted."""
_NAMES = {"term": "term", "regions": "regional form", "aliases": "alias"}


def overlaps(entries: Sequence[Written]) -> Iterator[Finding]:
    claims = _claims(entries)
    replaced = _replaced(claims)
    for claim, earlier in _contested(claims):
        yield from _contest(claim, earlier, replaced)
    yield from _crowded(claims)
    yield from _idle(claims)
    yield from _dangling(entries, claims)


def _claims(entries: Sequence[Written]) -> dict[str, list[Claim]]:
    made = [Claim(written, form) for written in entries for form in written.forms()]
    claims: dict[str, list[Claim]] = {}
    for key, claim in zip(keys_of([claim.form.text for claim in made]), made, strict=True):
        claims.setdefault(key, []).append(claim)
    return claims


def _replaced(claims: Claims) -> set[Written]:
    """Those whose term stands in a later layer again."""
    gone: set[Written] = set()
    for claimed in claims.values():
        terms = [claim.written for claim in claimed if claim.is_term]
        gone |= {written for written in terms if written.layer != terms[-1].layer}
    return gone


def _contested(claims: Claims) -> Iterator[tuple[Claim, Claim]]:
    """(a claim, the most telling one of an earlier entry)."""
    for claimed in claims.values():
        told: set[Written] = set()
        for at, claim in enumerate(claimed[:MOST]):
            before = [other for other in claimed[: min(at, _NAMED)] if other.written is not claim.written]
            if before and claim.written not in told:
                told.add(claim.written)
                yield claim, max(before, key=lambda other: _weight(other, claim))


def _crowded(claims: Claims) -> Iterator[Finding]:
    """Where so many claim one spelling that they are not all told of."""
    for claimed in claims.values():
        if more := claimed[MOST:]:
            what = f"{len(more):,} more entries claim {more[0].form.text}, too"
            place, remedy = more[0].place, "keep it in one of them"
            yield from more[0].written.find(Severity.WARNING, "shared-spelling", place, what, remedy)


def _weight(other: Claim, claim: Claim) -> tuple[bool, bool, bool]:
    return other.written.layer == claim.written.layer, other.form.text == claim.form.text, other.is_term


def _contest(claim: Claim, earlier: Claim, replaced: set[Written]) -> Iterator[Finding]:
    if claim.written.layer != earlier.written.layer:
        yield from _hiding(claim, earlier, replaced)
    elif _is_same(claim.form.text, earlier.form.text):
        yield from _twice(claim, earlier)


def _twice(claim: Claim, earlier: Claim) -> Iterator[Finding]:
    """Within one layer no spelling belongs to two entries."""
    text, where = claim.form.text, earlier.place
    if claim.is_term and earlier.is_term:
        what = f"{text} has an entry already ({where})"
        severity = Severity.ERROR if text == earlier.form.text else Severity.WARNING
        yield from claim.written.find(severity, "duplicate", claim.place, what, "make one entry of the two")
        return
    name, other = _NAMES[claim.form.key], _NAMES[earlier.form.key]
    what = f"the {name} {text} is also the {other} of {earlier.written.entry.term} ({where})"
    remedy = "keep it in one of the two entries"
    yield from claim.written.find(Severity.WARNING, "shared-spelling", claim.place, what, remedy)


def _hiding(claim: Claim, earlier: Claim, replaced: set[Written]) -> Iterator[Finding]:
    """A later layer has what an earlier one had."""
    text, where = claim.form.text, earlier.place
    if earlier.written in replaced and not (claim.is_term and earlier.is_term):
        return
    if claim.is_term and earlier.is_term:
        if claim.written.entry != earlier.written.entry:
            what = f"takes the place of the entry {earlier.form.text} ({where})"
            yield from claim.written.find(Severity.INFO, "replaces", claim.place, what)
    elif earlier.is_term:
        what = f"the {_NAMES[claim.form.key]} {text} hides the entry of that name ({where})"
        remedy = f"leave it out, or write an entry '- term: {text}'"
        yield from claim.written.find(Severity.WARNING, "hides", claim.place, what, remedy)
    else:
        owner = earlier.written.entry.term
        what = f"{text} no longer leads to {owner}, whose {_NAMES[earlier.form.key]} it is ({where})"
        yield from claim.written.find(Severity.INFO, "takes-spelling", claim.place, what)


def _is_same(one: str, other: str) -> bool:
    """Whether two spellings of one key are the same word: 乾 and 幹 are not, 烏克蘭 and 乌克兰 are."""
    return one == other or bool(_traditional(one) & _traditional(other))


def _traditional(text: str) -> set[str]:
    """The ways it may be written in standard traditional characters."""
    from reader.chinese.script import analysis_view, convert_with

    made = {convert_with("hk2t", convert_with("tw2t", text)).lower()}
    if text == analysis_view(text):
        made.add(convert_with("s2t", text).lower())
    return made


def _idle(claims: Claims) -> Iterator[Finding]:
    """Spellings that the entry has already: matching is blind to script, case and the kind of middle dot."""
    for claimed in claims.values():
        first: dict[Written, Claim] = {}
        for claim in claimed:
            if (own := first.setdefault(claim.written, claim)) is not claim and claim.form.key == "aliases":
                same = f", as {own.form.text} does" if own.form.text != claim.form.text else ""
                what = f"the alias {claim.form.text} finds what the entry finds without it{same}"
                place = claim.place
                yield from claim.written.find(Severity.INFO, "idle-alias", place, what)


def _dangling(entries: Sequence[Written], claims: Claims) -> Iterator[Finding]:
    checked = [written for written in entries if written.checked and written.entry.see]
    terms = list(chain.from_iterable(written.entry.see for written in checked))
    known = dict(zip(terms, (key in claims for key in keys_of(terms)), strict=True))
    for written in checked:
        for term in written.entry.see:
            if not known[term]:
                what = f"'see' names {term}, which no entry has"
                remedy = "write an entry for it, or leave it out"
                yield from written.find(Severity.WARNING, "see", written.at("see", term), what, remedy)
