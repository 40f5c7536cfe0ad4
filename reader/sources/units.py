"""The lines of a plain text that hold something, as columns: what they say and where they stand."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from reader.sources.cleaning import clean


@dataclass(slots=True)
class Units:
    """Lines, or paragraphs where lines have been joined; columns, as there may be a million."""

    texts: list[str] = field(default_factory=list)
    """Cleaned, without white space at their ends; never empty."""
    lines: list[int] = field(default_factory=list)
    """1-based numbers of the lines they begin on."""
    begins: list[int] = field(default_factory=list)
    """How many characters of that line stand before."""
    gaps: set[int] = field(default_factory=set)
    """Indices of those that stand after an empty line."""

    def __len__(self) -> int:
        return len(self.texts)

    def replace(self, index: int, text: str) -> None:
        """What is left of a unit, its end or a stretch of it, once something has been taken."""
        self.begins[index] += max(0, self.texts[index].rfind(text))
        self.texts[index] = text

    def joined(self, first_lines: Container[int], between: str) -> Units:
        """With each of these and the one after it as one."""
        made = Units()
        for index, text in enumerate(self.texts):
            if index - 1 in first_lines:
                made.texts[-1] += between + text
                continue
            if index in self.gaps:
                made.gaps.add(len(made))
            made.texts.append(text)
            made.lines.append(self.lines[index])
            made.begins.append(self.begins[index])
        return made


def read_units(lines: Sequence[str], start: int = 0, end: int | None = None) -> Units:
    """Of the lines from `start` to `end`."""
    units = Units()
    texts, numbers, begins = units.texts, units.lines, units.begins
    empty_before = True
    for number, line in enumerate(lines[start:end], start + 1):
        text = line.strip()
        before = 0 if text is line else len(line) - len(line.lstrip())
        if not text.isprintable():
            cleaned = clean(text).strip()
            before += max(0, text.find(cleaned[:1]))
            text = cleaned
        if not text:
            empty_before = True
            continue
        if empty_before:
            units.gaps.add(len(texts))
            empty_before = False
        texts.append(text)
        numbers.append(number)
        begins.append(before)
    return units
