"""Cutting a spelled reading into its syllables, so that each can wear its tone's colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.chinese.pronunciation import Reading, System


def toned_parts(shown: str, reading: Reading, system: System) -> list[tuple[str, int]]:
    """(text, tone) in order, together exactly what is shown; tone 0 for what is no syllable."""
    from reader.chinese.pronunciation import spell_syllables, tone_of

    parts: list[tuple[str, int]] = []
    folded, at = shown.casefold(), 0
    for syllable, spelled in zip(reading.syllables, spell_syllables(reading, system), strict=False):
        found = folded.find(spelled.casefold(), at) if spelled else -1
        if found < 0:
            continue
        if found > at:
            parts.append((shown[at:found], 0))
        at = found + len(spelled)
        parts.append((shown[found:at], tone_of(syllable)))
    if at < len(shown):
        parts.append((shown[at:], 0))
    return parts
