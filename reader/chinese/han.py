"""Which characters are Han characters, for readings: one syllable each."""

from __future__ import annotations

from collections.abc import Iterator


def is_han(character: str) -> bool:
    """Unified and compatibility ideographs of every plane, and the zero 〇.

    >>> [is_han(character) for character in "特〇A·々"]
    [True, True, False, False, False]
    """
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or character == "〇"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def runs_of_han(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every unbroken run of Han characters."""
    start = -1
    for at, character in enumerate(text):
        if is_han(character):
            start = at if start < 0 else start
        elif start >= 0:
            yield start, at
            start = -1
    if start >= 0:
        yield start, len(text)
