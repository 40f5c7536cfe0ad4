"""Volumes found by a few words, and put in order.

Each word is sought in the title, the author, the source, the tags and the file's name, blind to script, case
and widths; in English from where a word begins; and, in Latin letters, in the sound of the title,
blind to tones: figures are the title's own where a title has them, else tones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count
from unicodedata import normalize

from reader.chinese.han import is_han
from reader.chinese.pronunciation import fold as fold_sound
from reader.glossary.keys import keys_of
from reader.library.volumes import Order, Volume, Wanted

_COUNT = count()


class Finder:
    """Answers while somebody types. What the words are sought in is made once for each volume."""

    def __init__(self, volumes: Sequence[Volume]) -> None:
        self.volumes = volumes
        self.made = next(_COUNT)
        """Later ones have greater numbers."""
        self._keys: list[str] | None = None
        self._sounds: list[str] | None = None

    def find(self, wanted: Wanted) -> list[Volume]:
        numbers = [
            number
            for number, volume in enumerate(self.volumes)
            if wanted.standing in ("", volume.standing) and (not wanted.tag or wanted.tag in volume.tags)
        ]
        if wanted.words.strip():
            numbers = self._found(numbers, wanted.words)
        return self._in_order(numbers, wanted.order)

    def tags(self) -> dict[str, int]:
        """All there are and how many texts have each, the most used first."""
        used: dict[str, int] = {}
        for volume in self.volumes:
            for tag in volume.tags:
                used[tag] = used.get(tag, 0) + 1
        return dict(sorted(used.items(), key=lambda one: (-one[1], one[0])))

    # -- finding --

    def _found(self, numbers: Sequence[int], words: str) -> list[int]:
        keys = self._keys = self._keys or _keys_of_all(self.volumes)
        sought = [_opened_up(word) for word in keys_of([words])[0].split()]
        heard = self._heard(numbers, words) if _may_sound(words) else set()
        return [
            number for number in numbers if number in heard or all(word in keys[number] for word in sought)
        ]

    def _heard(self, numbers: Sequence[int], words: str) -> set[int]:
        """Those whose titles sound so."""
        letters, figured = fold_sound(words), _figured(words)
        if not letters:
            return set()
        sounds = self._all_sounds()
        heard = {number for number in numbers if figured in sounds[number]}
        if not heard and figured != letters and _may_be_tones(words):
            heard = {number for number in numbers if letters in sounds[number]}
        return heard

    def _all_sounds(self) -> list[str]:
        if self._sounds is None:
            from reader.library.sounds import sounds_of

            self._sounds = sounds_of([volume.title for volume in self.volumes])
        return self._sounds

    # -- order --

    def _in_order(self, numbers: list[int], order: Order) -> list[Volume]:
        """Ties are in the order of what was opened, then added, last; then as they were given."""
        volumes = self.volumes
        numbers = sorted(numbers, key=lambda n: (volumes[n].opened, volumes[n].added), reverse=True)
        if order == "added":
            numbers.sort(key=lambda n: volumes[n].added, reverse=True)
        elif order == "progress":
            numbers.sort(key=lambda n: _progress(volumes[n]), reverse=True)
        elif order == "title":
            sounds = self._all_sounds()
            numbers.sort(key=lambda n: (sounds[n] or "\uffff", volumes[n].title))
        return [volumes[n] for n in numbers]


def _may_sound(words: str) -> bool:
    """Whether they can be pinyin, or the beginning of it: "ting huo", "tínghuǒ", "ting2h"."""
    letters = "".join(words.replace("'", "").split())
    return letters.isalnum() and not any(map(is_han, letters))


def _figured(words: str) -> str:
    """As titles are kept to be heard: letters and figures.

    >>> _figured("Tíng huǒ 2")
    'tinghuo2'
    """
    return "".join(sign if sign.isdecimal() else fold_sound(sign) for sign in normalize("NFC", words))


def _may_be_tones(words: str) -> bool:
    """Whether its figures can be tones: each alone, from 0 to 5, and after a letter.

    >>> _may_be_tones("ting2h"), _may_be_tones("duanwen12"), _may_be_tones("duanwen 7")
    (True, False, False)
    """
    return not re.search(r"(?<![^\W\d_])\d|\d\d|[6-9]", words)


def _progress(volume: Volume) -> int:
    """Begun ones first, the furthest of them on top; then those read to the end; then the untouched."""
    if not volume.opened:
        return -1
    return 0 if volume.per_cent >= 100 else 1 + volume.per_cent


def _keys_of_all(volumes: Sequence[Volume]) -> list[str]:
    """For each a line in which every word, and every Chinese text, begins after a space."""
    texts = [
        " ".join(
            (
                "",
                volume.title,
                volume.translated_title,
                volume.author,
                volume.source,
                *volume.tags,
                volume.path.stem,
            )
        )
        for volume in volumes
    ]
    return [_opened_up(key) for key in keys_of(texts)]


def _opened_up(key: str) -> str:
    """With a space before each Latin word and figure, whatever stands before it.

    >>> _opened_up("停火ceasefire-2 ok")
    '停火 ceasefire- 2 ok'
    """
    made = []
    before = " "
    for sign in key:
        if sign.isascii() and sign.isalnum() and not (before.isascii() and before.isalnum()):
            made.append(" ")
        made.append(sign)
        before = sign
    return "".join(made)
