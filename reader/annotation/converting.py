"""Lines in another script, with the names the glossary knows kept from conversion errors.

A name is written as the glossary has it in the script asked for; with words, as the region asked for calls
it: 特朗普 for Hong Kong, 川普 for Taiwan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reader.annotation.instruments import Instruments
from reader.annotation.names import NamesInText
from reader.annotation.regional import form_for
from reader.annotation.spans import SURNAME, SpanKind
from reader.chinese.conversion import Conversion, Known, Standard, configurations
from reader.chinese.script import Script, analysis_view, convert_characters, convert_with, detect_script
from reader.glossary.glossary import Glossary
from reader.glossary.keys import fold

if TYPE_CHECKING:
    from reader.annotation.lattice import Lattice

_SCRIPT = {
    Standard.SIMPLIFIED: Script.SIMPLIFIED,
    Standard.HONG_KONG: Script.HONG_KONG,
    Standard.TAIWAN: Script.TAIWAN,
}


_KEPT_SURNAMES = frozenset("余范沈姜岳郁谷于丁干丑后万俟")
"""Surnames that are written so in traditional texts too: 余偉文 is no 餘."""


def standard_of(sample: str) -> Standard | None:
    """What a text is in, by a stretch of it; None for traditional characters of whatever region."""
    return Standard.SIMPLIFIED if detect_script(sample) == "simplified" else None


class LineConverter:
    """For one thread at a time."""

    def __init__(
        self, source: Standard | None, target: Standard, glossary: Glossary, cache_dir: Path, *, words: bool
    ) -> None:
        """`source` None: traditional characters of any region."""
        from reader.annotation.lattice import Lattice

        instruments = Instruments(cache_dir)
        names = configurations(source, target, words=words)
        self._conversion = Conversion(names, instruments.segmenter.cost)
        self._source = source
        self._target = target
        self._words = words
        self._glossary = glossary
        nothing_found = NamesInText([], glossary)
        self._lattice: Lattice = Lattice(instruments.segmenter, instruments.words, glossary, nothing_found)

    def line(self, text: str) -> str:
        """A line, or any stretch that begins and ends with a word."""
        if text.isascii():
            return text
        view = analysis_view(text)
        spans = self._lattice.best_path(text, view)
        known = []
        for start, end, kind, payload in spans:
            form = ""
            if kind == SpanKind.ENTRY:
                form = self._form(payload, text[start:end])
            elif payload == SURNAME and text[start:end] in _KEPT_SURNAMES:
                form = text[start:end]
            if form and form != self._conversion.whole(text[start:end]):
                known.append(Known(start, end, form))
        return self._conversion.line(text, view, [(start, end) for start, end, _, _ in spans], known)

    def _form(self, entry: int, printed: str) -> str:
        """How the target writes an entry; "" where the glossary does not say."""
        known = self._glossary[entry].entry
        script = _SCRIPT.get(self._target)
        if self._words and script:
            return form_for(known, printed, script, _converted) or ""
        if len(printed) < 2 or self._target is Standard.SIMPLIFIED:
            return ""
        if self._source is not Standard.SIMPLIFIED and analysis_view(printed) == printed:
            return ""  # 观塘 in a traditional text is meant to stay so
        key = fold(analysis_view(printed))
        alike = (name for name in _traditional(known.names()) if fold(analysis_view(name)) == key)
        found = next(alike, "")
        if found and script is None:
            return _in_standard(found, self._conversion.whole(printed))
        return _converted(found, script) if found and script else found


def _in_standard(name: str, converted: str) -> str:
    """A name in standard traditional characters: of what a conversion makes of it, mere variants (羣 for 群)
    are taken, other characters (裡 for 里) are not."""
    if len(name) != len(converted):
        return name
    pairs = zip(name, converted, strict=True)
    return "".join(b if convert_with("t2tw", a) == convert_with("t2tw", b) else a for a, b in pairs)


def _traditional(names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if analysis_view(name) != name)


def _converted(name: str, script: Script) -> str:
    return convert_characters(name, script, detect_script(name))
