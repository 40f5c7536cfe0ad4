"""Which candidates are one: the same person met in full and by surname or short form, where the text's own
evidence says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable

from reader.annotation.kinds import Evidence
from reader.annotation.mentions import MIDDLE
from reader.annotation.tallies import CALLED_MARK, Tallies, Tally
from reader.chinese.bodywords import FUNCTION
from reader.chinese.polyphones import DOUBLE_SURNAMES
from reader.glossary.keys import keys_of

_SHORT = frozenset((Evidence.FOREIGN, Evidence.PROPER, Evidence.UNKNOWN, Evidence.PERSON))


def join_aliases(tallies: Tallies) -> list[Tally]:
    """The candidates, those that are short for another gone into it."""
    by_key = tallies.by_key
    full = [tally for tally in by_key.values() if _is_full(tally)]
    shared = Counter(short for tally in full for short in set(_short_forms(tally)))
    taken: set[Hashable] = set()
    for tally in full:
        for short in _short_forms(tally):
            if shared[short] == 1 and _is_met(short, tallies):
                taken |= _take(tally, short, by_key)
    for tally in by_key.values():
        for key in _others(tally, by_key):
            tally.join(by_key[key])
            taken.add(key)
    return [tally for key, tally in by_key.items() if key not in taken]


def _others(tally: Tally, by_key: dict[Hashable, Tally]) -> list[Hashable]:
    """Keys of candidates that the text itself says are other names of this one."""
    return [key for key in keys_of(list(tally.others)) if key in by_key and by_key[key] is not tally]


def _is_full(tally: Tally) -> bool:
    return tally.evidence is Evidence.PERSON or any(dot in tally.form for dot in MIDDLE)


def _short_forms(tally: Tally) -> Iterable[str]:
    """What a person may be called in short, simplified: the surname or the given name, the last part."""
    view = tally.view
    if "·" in view:
        return (view.rpartition("·")[2],)
    size = 2 if view[:2] in DOUBLE_SURNAMES else 1
    return (view[:size], view[size:]) if len(view) > size + 1 else (view[:size],)


def _is_met(short: str, tallies: Tallies) -> bool:
    if len(short) > 1:
        known = tallies.by_key.get(short)
        return known is not None and known.evidence in _SHORT
    return bool(tallies.called[short + CALLED_MARK] or (short not in FUNCTION and tallies.called[short]))


def _take(tally: Tally, short: str, by_key: dict[Hashable, Tally]) -> set[Hashable]:
    if len(short) == 1:
        at = tally.view.index(short) if "·" not in tally.view else len(tally.view) - 1
        tally.others[tally.form[at]] = None
        tally.called = True
        return set()
    tally.join(by_key[short])
    return {short}
