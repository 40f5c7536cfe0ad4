"""A strict reader of what reaches a terminal: whatever is not on the list is found.

The list is what Textual and this program send themselves, sequence by sequence with their parameters: SGR of
those attributes the program uses, where the cursor goes, modes, mouse, synchronised output. What only a text
could have brought there (titles, links, clipboard, blinking, C1, bidirectional controls …) is not on it.
"""

from __future__ import annotations

import re
import unicodedata

_CSI = re.compile(rb"\x1b\[([0-?]*)([ -/]*)([@-~])")
_OSC = re.compile(rb"\x1b\](.*?)(?:\x07|\x1b\\)", re.DOTALL)
_MODES = frozenset(
    ["7", "25", "1000", "1003", "1004", "1006", "1015", "1016", "1049", "2004", "2026", "2048"]
)
_CODES = frozenset((0, 1, 2, 3, 4, 7, 9, 21, 39, 49, *range(30, 38), *range(40, 48), *range(90, 98)))
_CODES -= {8}
_PLACED = re.compile(r"(?:\d{1,3}(?:;\d{1,3})?)?")


def violations(raw: bytes, *, copied: bool = False) -> list[str]:
    """What of this the program does not send of itself; `copied` where it was asked to copy something."""
    found, at = [], 0
    while at < len(raw):
        if raw[at] == 0x1B:
            end, fault = _sequence(raw, at, copied=copied)
        else:
            end = at
            while end < len(raw) and raw[end] != 0x1B:
                end += 1
            fault = _text(raw[at:end])
        if fault:
            found.append(f"{fault}: {raw[max(0, at - 12) : end + 12]!r}")
        at = end
    return found


def _text(written: bytes) -> str:
    try:
        text = written.decode("utf-8")
    except UnicodeDecodeError:
        return "not UTF-8"
    for character in text:
        code = ord(character)
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in "\r\n":
            return f"U+{code:04X}"
        if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
            return f"no character U+{code:04X}"
    return ""


def _sequence(raw: bytes, at: int, *, copied: bool) -> tuple[int, str]:
    """(end, what is wrong with it)"""
    if csi := _CSI.match(raw, at):
        parameters, between, final = (part.decode() for part in csi.groups())
        return csi.end(), "" if _is_ours(parameters, between + final) else "sequence"
    if osc := _OSC.match(raw, at):
        ours = copied and re.fullmatch(rb"52;c;[A-Za-z0-9+/=]+", osc[1])
        return osc.end(), "" if ours or re.fullmatch(rb"22;[a-z-]*", osc[1]) else "operating system command"
    return at + 2, "escape"


def _is_ours(parameters: str, final: str) -> bool:
    match final:
        case "m":
            return _is_sgr(parameters)
        case "H" | "A" | "B" | "C" | "D" | "G":
            return bool(_PLACED.fullmatch(parameters))
        case "K" | "J":
            return parameters in ("", "0", "1", "2")
        case "h" | "l":
            return parameters[:1] == "?" and set(parameters[1:].split(";")) <= _MODES
        case "n":
            return parameters == "6"
        case "$p":
            return parameters in ("?2026", "?2048")
        case "u":  # Textual gives back the keyboard it never took
            return parameters == "<"
    return False


def _is_sgr(parameters: str) -> bool:
    codes = (
        [int(code or 0) for code in parameters.split(";")] if re.fullmatch(r"[\d;]*", parameters) else [-1]
    )
    while codes:
        code = codes.pop(0)
        if code in (38, 48) and codes[:1] == [2] and len(codes) >= 4:
            codes = codes[4:]
        elif code in (38, 48) and codes[:1] == [5] and len(codes) >= 2:
            codes = codes[2:]
        elif code not in _CODES:
            return False
    return True
