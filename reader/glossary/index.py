"""All entries of all layers, as a list that is searched while somebody types.

A word is sought in every spelling, blind to script, case and spaces; in the English, from where a word
begins; and, where it reads as pinyin, in the pinyin, blind to tones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from reader.chinese.han import is_han
from reader.chinese.pinyin import is_pinyin
from reader.chinese.pronunciation import fold as fold_sound
from reader.glossary.entry import Entry, Located
from reader.glossary.glossary import Glossary, Volume
from reader.glossary.keys import fold, keys_of

SHORT = 2
"""Letters of a query that only a whole word answers."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry, and what it has to do with the others."""

    located: Located
    overrides: tuple[Located, ...] = ()
    """Of earlier layers with the same term, the nearest first."""
    overridden_by: Located | None = None
    rivals: tuple[tuple[str, Located], ...] = ()
    """(a spelling, the entry it leads to): where another entry has a claim to it, too."""

    @property
    def entry(self) -> Entry:
        return self.located.entry


class EntryIndex:
    """Entries by number, in the order of their layers; those too that a later layer has replaced."""

    def __init__(self, glossary: Glossary, cache_dir: Path) -> None:
        self.glossary = glossary
        self._cache_dir = cache_dir

    def __len__(self) -> int:
        return len(self._keys)

    def located(self, number: int) -> Located:
        return self.glossary.entry_at(number)

    def __iter__(self) -> Iterator[int]:
        return iter(range(len(self)))

    def is_replaced(self, number: int) -> bool:
        return self.glossary.index_of(number) is None

    def files(self, rank: Callable[[str], int] | None = None) -> list[str]:
        """Paths, in the order of the layers, or of their rank."""
        return list(dict.fromkeys(str(volume.path) for _, volume in self._volumes(rank)))

    def _volumes(self, rank: Callable[[str], int] | None) -> list[tuple[int, Volume]]:
        """(number of its first entry, volume) of each."""
        volumes = self.glossary.volumes
        firsts = accumulate((len(volume.sheet) for volume in volumes), initial=0)
        numbered = list(zip(firsts, volumes, strict=False))
        return sorted(numbered, key=lambda one: rank(one[1].layer)) if rank else numbered

    # -- finding --

    def find(
        self,
        wanted: str = "",
        *,
        kind: str = "",
        file: str = "",
        among: Container[int] | None = None,
        rank: Callable[[str], int] | None = None,
    ) -> list[int]:
        """Numbers of those of a kind, of files so called, that a word finds.

        The ones it spells in full come first, then those that begin with it; else in their order, those of
        layers with the lowest rank first.
        """
        numbers = self._of(kind, file, rank)
        if among is not None:
            numbers = [number for number in numbers if number in among]
        return self._found(numbers, wanted) if wanted.strip() else list(numbers)

    def _of(self, kind: str, file: str, rank: Callable[[str], int] | None) -> Sequence[int]:
        numbers: list[int] = []
        for first, volume in self._volumes(rank):
            if _is_called(Path(str(volume.path)), file):
                own = range(len(volume.sheet))
                numbers += [first + n for n in own if kind in ("", volume.sheet.kind(n))]
        return numbers

    def meaning(self, wanted: str) -> list[int]:
        """Numbers of those whose English, or whose spelling in Latin letters, has these words, each from
        where a word begins; one of two letters is a whole word."""
        words = [word for word in re.findall(r"\w+", _plain(wanted)) if word]
        if not words:
            return []
        closed = r"(?!\w)" if len("".join(words)) <= SHORT else ""
        english = re.compile(r"(?<!\w)" + r"\W+".join(map(re.escape, words)) + closed)
        told, keys = self._plain_english, self._keys
        return [
            number
            for number in self
            if (words[0] in told[number] and english.search(told[number]))
            or (words[0] in keys[number] and english.search(keys[number]))
        ]

    def _found(self, numbers: Sequence[int], wanted: str) -> list[int]:
        key = _squeezed(keys_of([wanted])[0])
        words = wanted.casefold().split()
        english = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)))
        sound = self._sound_of(wanted)
        sounds = self._sounds if sound else ()
        keys, told = self._keys, self._english
        found = [
            number
            for number in numbers
            if (key and key in keys[number])
            or (words[0] in told[number] and english.search(told[number]))
            or (sound and sound in sounds[number])
        ]
        return sorted(found, key=lambda number: self._distance(number, key, sound))

    def _distance(self, number: int, key: str, sound: str) -> tuple[int, int]:
        """0 for what the word spells, 1 for what begins with it, shorter ones first; else 2."""
        spelled = f"\n{self._keys[number]}\n"
        read = self._sounds[number] if sound else ""
        if (key and f"\n{key}\n" in spelled) or (sound and sound == read):
            return 0, 0
        begins = (key and f"\n{key}" in spelled) or (sound and read.startswith(sound))
        return (1, len(self._term(number))) if begins else (2, 0)

    @staticmethod
    def _sound_of(wanted: str) -> str:
        return fold_sound(wanted) if not any(map(is_han, wanted)) and is_pinyin(wanted) else ""

    @cached_property
    def _keys(self) -> list[str]:
        """The keys of each entry without spaces, a line each."""
        volumes = self.glossary.volumes
        return [
            _squeezed("\n".join(keys)) if " " in "".join(keys) else "\n".join(keys)
            for volume in volumes
            for keys in volume.sheet.keys_by_entry()
        ]

    @cached_property
    def _english(self) -> list[str]:
        return [located.entry.english.casefold() for located in self.glossary.every()]

    @cached_property
    def _plain_english(self) -> list[str]:
        return list(map(_plain, self._english))

    @cached_property
    def _sounds(self) -> list[str]:
        """The pinyin of each, as the entry or the reader has it, in letters only."""
        from reader.chinese.dictionary import Dictionary
        from reader.chinese.pronunciation import Pronouncer, System, Words
        from reader.chinese.script import analysis_view

        entries = [located.entry for located in self.glossary.every()]
        blocks = [
            Words(entry.term, analysis_view(entry.term), ((0, len(entry.term)),), (0,)) for entry in entries
        ]
        derived = Pronouncer(Dictionary.open(self._cache_dir)).read_blocks(blocks, System.PINYIN)
        return [
            fold_sound(entry.pinyin or reading) for entry, (reading,) in zip(entries, derived, strict=True)
        ]

    # -- what they have to do with one another --

    def listed(self, number: int) -> Listed:
        located = self.located(number)
        same = [(n, self.located(n)) for n in self._same_term.get(self._term(number), (number,))]
        index = self.glossary.index_of(number)
        later = self.glossary.find(located.entry.term) if index is None else None
        return Listed(
            located,
            tuple(one for n, one in reversed(same) if n < number and one.layer != located.layer),
            self.glossary[later] if later is not None else None,
            tuple(self._rivals(index)) if index is not None else (),
        )

    def _rivals(self, index: int) -> Iterator[tuple[str, Located]]:
        forms = list(self.glossary[index].entry.forms())
        seen = {index}
        for form, key in zip(forms, keys_of(forms), strict=True):
            for other in self.glossary.owners.get(key, ()):
                if other not in seen:
                    seen.add(other)
                    yield form, self.glossary[other]

    @cached_property
    def contested(self) -> frozenset[int]:
        """Those in use with a spelling that another entry in use has a claim to, too."""
        owners, glossary = self.glossary.owners, self.glossary
        found = {index for known in owners.values() if len(known) > 1 for index in known}
        numbers = {glossary.number_of(index) for index in found}
        for number, keys in enumerate(self._given_keys()):
            index = glossary.index_of(number)
            if index is not None and any(key and index not in owners[key] for key in keys):
                numbers.add(number)
        return frozenset(numbers)

    def _given_keys(self) -> Iterator[list[str]]:
        for volume in self.glossary.volumes:
            yield from volume.sheet.keys_by_entry()

    @cached_property
    def _same_term(self) -> dict[str, list[int]]:
        """Numbers by the key of their term, where there are several."""
        same: dict[str, list[int]] = {}
        for number in self:
            same.setdefault(self._term(number), []).append(number)
        return {key: numbers for key, numbers in same.items() if len(numbers) > 1}

    def _term(self, number: int) -> str:
        return self._keys[number].partition("\n")[0]

    def named(self, term: str) -> list[int]:
        """Those that have this spelling, in any script, alias or region; the ones in use first."""
        key = _squeezed(keys_of([term])[0])
        found = [number for number in self if f"\n{key}\n" in f"\n{self._keys[number]}\n"]
        wanted = fold(term)
        return sorted(found, key=lambda n: (self.is_replaced(n), fold(self.located(n).entry.term) != wanted))


def _is_called(path: Path, file: str) -> bool:
    return not file or file in (path.name, path.stem, str(path)) or path.resolve() == Path(file).resolve()


def _plain(english: str) -> str:
    """Without case and accents."""
    if english.isascii():
        return english.lower()
    split = unicodedata.normalize("NFKD", english)
    return "".join(sign for sign in split if not unicodedata.combining(sign)).casefold()


def _squeezed(key: str) -> str:
    """Without spaces; lines stay."""
    return re.sub(r"[^\S\n]+", "", key)
