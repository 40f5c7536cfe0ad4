"""Which entries there are: all of them, those a word finds, and what one says in full."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.chinese.han import is_han
from reader.chinese.pinyin import is_pinyin
from reader.chinese.pronunciation import fold as fold_sound
from reader.glossary.entry import Entry, Located
from reader.glossary.keys import fold, keys_of


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry, and what it has to do with those of the other layers."""

    located: Located
    overrides: tuple[Located, ...] = ()
    """Of earlier layers with the same term, the nearest first."""
    overridden_by: Located | None = None

    @property
    def entry(self) -> Entry:
        return self.located.entry


def listed(entries: Sequence[Located]) -> list[Listed]:
    """All of them, in the order of their layers."""
    keys = keys_of([located.entry.term for located in entries])
    same: dict[str, list[Located]] = {}
    for key, located in zip(keys, entries, strict=True):
        same.setdefault(key, []).append(located)
    return [_among(located, same[key]) for key, located in zip(keys, entries, strict=True)]


def _among(located: Located, same: Sequence[Located]) -> Listed:
    layers = list(dict.fromkeys(one.layer for one in same))
    own = layers.index(located.layer)
    earlier = tuple(one for one in reversed(same) if layers.index(one.layer) < own)
    later = next((one for one in reversed(same) if layers.index(one.layer) > own), None)
    return Listed(located, earlier, later)


def filtered(
    entries: Sequence[Listed], wanted: str, cache_dir: Path, kind: str = "", file: str = ""
) -> list[Listed]:
    """Those of a kind, of files so called, that a word finds.

    The word is sought in every spelling, blind to script, case and spaces; in the English, from where a word
    begins; and, where it reads as pinyin, in the pinyin, blind to tones.
    """
    kept = [one for one in entries if kind in ("", one.entry.kind) and _is_in(one.located, file)]
    return _found(kept, wanted, cache_dir) if wanted.strip() else kept


def _is_in(located: Located, file: str) -> bool:
    path = Path(str(located.place.path))
    return not file or file in (path.name, path.stem) or path.resolve() == Path(file).resolve()


def _found(entries: Sequence[Listed], wanted: str, cache_dir: Path) -> list[Listed]:
    sounds = [""] * len(entries)
    sound = ""
    if not any(map(is_han, wanted)) and is_pinyin(wanted):
        sound, sounds = fold_sound(wanted), _sounds([one.entry for one in entries], cache_dir)
    key = _squeezed(keys_of([wanted])[0])
    english = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, wanted.split())), re.IGNORECASE)
    return [
        one
        for one, spellings, read in zip(entries, _spellings(entries), sounds, strict=True)
        if (key and any(key in spelling for spelling in spellings))
        or english.search(one.entry.english)
        or (sound and sound in read)
    ]


def _spellings(entries: Sequence[Listed]) -> Iterator[list[str]]:
    forms = [list(one.entry.forms()) for one in entries]
    keys = iter(keys_of([form for some in forms for form in some]))
    for some in forms:
        yield [_squeezed(next(keys)) for _ in some]


def _squeezed(key: str) -> str:
    return "".join(key.split())


def _sounds(entries: Sequence[Entry], cache_dir: Path) -> list[str]:
    """The pinyin of each, as the entry or the reader has it, in letters only."""
    from reader.chinese.dictionary import Dictionary
    from reader.chinese.pronunciation import Pronouncer, System, Words
    from reader.chinese.script import analysis_view

    blocks = [
        Words(entry.term, analysis_view(entry.term), ((0, len(entry.term)),), (0,)) for entry in entries
    ]
    derived = Pronouncer(Dictionary.open(cache_dir)).read_blocks(blocks, System.PINYIN)
    return [fold_sound(entry.pinyin or reading) for entry, (reading,) in zip(entries, derived, strict=True)]


def named(entries: Sequence[Listed], term: str) -> list[Listed]:
    """Those that have this spelling, in any script, alias or region; the ones in use first."""
    key = keys_of([term])[0]
    found = [one for one, spellings in zip(entries, _spellings(entries), strict=True) if key in spellings]
    return sorted(found, key=lambda one: (one.overridden_by is not None, fold(one.entry.term) != fold(term)))


def as_values(entry: Entry) -> dict[str, Any]:
    """What is written of it, as YAML and JSON have it; what is left out is left out."""
    import msgspec

    made: dict[str, Any] = msgspec.to_builtins(entry)
    return made


def as_yaml(entry: Entry) -> str:
    """The entry as one item of a glossary file."""
    import yaml

    made: str = yaml.safe_dump(
        [as_values(entry)], allow_unicode=True, sort_keys=False, default_flow_style=None, width=100
    )
    return made
