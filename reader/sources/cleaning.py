"""Makes a text harmless to a terminal: what every later room may rely on.

Afterwards no line holds a control character, a bidirectional override or a lone surrogate. Line ends of every
kind become LF first, so that nothing here ever meets one. What is invisible goes, but for the joiners that
make one picture of several emoji or shape the letters of Arabic and Indic scripts, and variation selectors.
"""

from __future__ import annotations

import re

from reader.errors import visible
from reader.sources.patterns import LazyPattern

_SPACES = "\t\v\f\x85\xa0\u1680\u2000-\u200a\u202f\u205f"
_INVISIBLE = (
    "\xad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_PICTURES = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_SHAPED = "\u0600-\u07ff\u0840-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af"
_LOST_JOINERS = (
    f"(?<![{_PICTURES}{_SHAPED}])[\u200c\u200d]|\u200d(?![{_PICTURES}{_SHAPED}])|\u200c(?![{_SHAPED}])"
)
_OVERRIDES = "\u202a-\u202e\u2066-\u2069"
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_BROKEN = "\ud800-\udfff\ufdd0-\ufdef" + "".join(
    f"{chr(p << 16 | 0xFFFE)}{chr(p << 16 | 0xFFFF)}" for p in range(17)
)
_RISKY = LazyPattern(
    f"([{_SPACES}])|([{_INVISIBLE}{_OVERRIDES}]|{_LOST_JOINERS})|([{_CONTROLS}])|[{_BROKEN}\u2028\u2029]"
)
_RISKY_LENGTH_KEPT = LazyPattern(f"([\t\v\f\x85])|([{_CONTROLS}{_OVERRIDES}])|[{_BROKEN}\u2028\u2029]")


def unify_line_ends(text: str, *, unicode_ends: bool = True) -> str:
    """CR, CRLF and, unless told otherwise, the line and paragraph separators of Unicode become LF."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if unicode_ends:
        text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    return text


def clean(line: str) -> str:
    r"""A line of prose: odd spaces become spaces, invisible marks go, control characters are shown.

    >>> clean("停\u200b火\ta\x1b[0m")
    '停火 a␛[0m'
    """
    return line if line.isprintable() else _RISKY.sub(_replace, line)


def clean_keeping_length(line: str) -> str:
    """One character for one: for programs that count in their own input. Invisible marks stay."""
    return line if line.isprintable() else _RISKY_LENGTH_KEPT.sub(_replace_keeping_length, line)


def join_soft(left: str, right: str) -> str:
    """Two lines of one paragraph: a space between words, none beside Chinese."""
    if not left or not right or is_wide(left[-1]) or is_wide(right[0]):
        return left + right
    return f"{left} {right}"


def is_wide(char: str) -> bool:
    """Hanzi, their punctuation, kana, full-width forms; not the curly quotes and dashes English has too."""
    return char >= "\u2e80"


def _replace(match: re.Match[str]) -> str:
    space, dropped, control = match.groups()
    if space:
        return " "
    if dropped:
        return ""
    return visible(control) if control else "\N{REPLACEMENT CHARACTER}"


def _replace_keeping_length(match: re.Match[str]) -> str:
    space, control = match.groups()
    if space:
        return " "
    return visible(control) if control else "\N{REPLACEMENT CHARACTER}"
