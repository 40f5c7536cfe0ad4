"""What one glossary has and another has not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from reader.glossary.entry import Entry, Located
from reader.glossary.exchange.taking import FIELDS


class Difference(NamedTuple):
    term: str
    before: Located | None
    after: Located | None

    @property
    def kind(self) -> str:
        return "added" if self.before is None else "removed" if self.after is None else "changed"

    def fields(self) -> list[tuple[str, Any, Any]]:
        """(key, value before, value after) of those that differ."""
        if self.before is None or self.after is None:
            return []
        one, other = self.before.entry, self.after.entry
        pairs = ((key, getattr(one, key), getattr(other, key)) for key in FIELDS)
        return [(key, old, new) for key, old, new in pairs if old != new]


def differences(before: Iterable[Located], after: Iterable[Located]) -> Sequence[Difference]:
    """In the order of the terms; where a term stands several times its last entry counts."""
    one = {located.entry.term: located for located in before}
    other = {located.entry.term: located for located in after}
    return [
        Difference(term, one.get(term), other.get(term))
        for term in sorted(one.keys() | other.keys())
        if _entry(one.get(term)) != _entry(other.get(term))
    ]


def _entry(located: Located | None) -> Entry | None:
    return located.entry if located else None
