"""Which Big5 character stands at a place of planes 1 and 2 of CNS 11643, the character set of EUC-TW.

Source: CNS 11643-1992 orders the Hanzi of its planes 1 and 2 as Big5 orders its two levels, but for the runs
told here (the correspondence is Ken Lunde's, CJK.INF, and agrees with the tables of GNU libc). The planes
from 3 on, rare Hanzi, have no order that could be computed and are not known here.
"""

from __future__ import annotations

from functools import cache

_RUNS = {
    1: "2121 A140 21,2136 A157 2,2139 A156,213A A159 48,216A A1AC,216B A1AB,216C A1AD 86,2242 A1E2,"
    "2243 A1E1,2244 A1E3 19,2258 A1F6,2257 A1F7,2259 A1F8 81,2421 A2AF 171,2621 C7E9 20,4421 A440 1412,"
    "5323 AD40 424,5753 ACFE,5754 AFD0 1876,6B50 BE52,6B51 BBC8 387,6F5C BE53 525,7535 C2CB,"
    "7536 C1AB 105,7642 C256 83,7737 C2CC 84,782D C456,782E C361 54,7864 C3BA,7865 C3B9,7866 C3BB 90,"
    "7962 C457 354",
    2: "2121 C940 10,212B C94B 33,214C C9BE,214D C96C 48,217D C9BF 46,224D CAF7,224E C9ED 167,"
    "2439 CAF8 1840,376F DADF,3770 D6CD 108,387E D77B 537,3E63 D6CC,3E64 DAE0 100,3F6A D77A,"
    "3F6B DBA7 399,4424 DDFD 1637,554B EBF1,554C E8A3 146,5722 ECDE,5723 E976 287,5A28 F0CB,"
    "5A29 EB5B 116,5B3F EBF2 137,5C6A ECDF 104,5D74 F056,5D75 EDAA 222,6039 EEEC 198,6243 F057 82,"
    "6337 F0CC 86,642F EEEB,6430 F163 8,6438 F16C 153,6573 F269 56,664D F4B5,664E F2C3 113,6761 F16B,"
    "6762 F375 142,6934 F268,6935 F466 45,6962 F4B6 71,6A4B F663,6A4C F4FD 194,6C52 F664 490,7166 F9C4,"
    "7167 F977 43,7234 F9C5,7235 F9C7 11,7240 F9C6,7241 F9D2 4",
}
"""For each plane: where a run begins, its Big5 code, and how many follow each other in both (else 1)."""
_PLACES_A_ROW, _CODES_A_ROW = 94, 157
_ALIKE = {0x7641: "彞"}
"""Of plane 1, what Big5 does not tell apart from another character."""


@cache
def characters(plane: int) -> dict[bytes, str]:
    """The characters of a plane by their two bytes, each from 0x21 on."""
    made: dict[bytes, str] = {}
    for run in _RUNS[plane].split(","):
        place, code, *length = run.split()
        first, big5 = _number(int(place, 16)), _number_in_big5(int(code, 16))
        for step in range(int(length[0]) if length else 1):
            character = _big5(big5 + step)
            if character:
                row, cell = divmod(first + step, _PLACES_A_ROW)
                made[bytes((0x21 + row, 0x21 + cell))] = character
    if plane == 1:
        made |= {place.to_bytes(2, "big"): character for place, character in _ALIKE.items()}
    return made


def _number(place: int) -> int:
    return ((place >> 8) - 0x21) * _PLACES_A_ROW + (place & 0xFF) - 0x21


def _number_in_big5(code: int) -> int:
    second = code & 0xFF
    return (code >> 8) * _CODES_A_ROW + second - (0x40 if second < 0x7F else 0x62)


def _big5(number: int) -> str:
    first, rest = divmod(number, _CODES_A_ROW)
    code = bytes((first, rest + (0x40 if rest < 0x3F else 0x62)))
    return code.decode("cp950", "ignore") or code.decode("big5hkscs", "ignore")
