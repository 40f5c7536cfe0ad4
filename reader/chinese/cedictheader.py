"""What the comments at the head of a dictionary file say: its name, its date, its licence.

CC-CEDICT writes `#! date=2026-01-01T…`, HanDeDict `# Datenstand: 2026-…` and `# Lizenz: CC-BY-SA 3.0`; others
write `# Name: …`, and `# License:` with the licence on the next line.
"""

from __future__ import annotations

import re

KNOWN = ("CC-CEDICT", "CC-Canto", "HanDeDict", "CFDICT", "CEDICT")
"""Dictionaries that are known by their names, wherever the first line has them."""

_STATED = re.compile(r"#!?\s*(?P<key>[^\W\d][\w ]{2,20}?)\s*[=:]\s*(?P<value>.*)")
_NAMES = {"name", "title", "titel", "nom"}
_DATES = {"date", "datum", "datenstand", "version", "updated", "last updated", "release", "mise à jour"}
_LICENCES = {"license", "licence", "lizenz"}
_DATE = re.compile(r"\b\d{4}-\d\d-\d\d(?!\d)")
_CREATIVE_COMMONS = re.compile(
    r"(?:creativecommons\.org/licenses/|\bCC[ -]|Creative Commons )"
    r"(?P<terms>BY(?:-NC)?(?:-SA|-ND)?|Attribution(?:-?[A-Za-z]+)*)[ /-]*(?P<version>\d\.\d)?",
    re.IGNORECASE,
)
_LONGEST = 60


class Header:
    """Takes the comment lines one after another; each answer is the first the file gives."""

    def __init__(self) -> None:
        self.name = ""
        self.date = ""
        """As YYYY-MM-DD; where none is called a date, the first there is."""
        self._dated = False
        self.licence = ""
        """In short ("CC BY-SA 4.0") where it is one of Creative Commons."""
        self._lines = 0
        self._after = ""

    def take(self, line: str) -> None:
        told = line.lstrip("#! ").strip()
        if told and not self._lines:
            self.name = _title(told)
        self._lines += bool(told)
        stated = _STATED.match(line)
        key, value = (stated["key"].lower(), stated["value"].strip()) if stated else (self._after, told)
        self._after = key if stated and not value else ""
        if value:
            self._take(key, value)
        if not self.date and (written := _DATE.search(told)):
            self.date = written[0]
        if not self.licence and (found := _CREATIVE_COMMONS.search(told)):
            self.licence = _short(found)

    def _take(self, key: str, value: str) -> None:
        if key in _NAMES:
            self.name = value[:_LONGEST]
        elif key in _DATES and (found := _DATE.search(value)):
            self.date, self._dated = (self.date if self._dated else found[0]), True
        elif key in _LICENCES and not self.licence:
            found = _CREATIVE_COMMONS.search(value)
            self.licence = _short(found) if found else value[:_LONGEST]


def _title(line: str) -> str:
    """
    >>> _title("HanDeDict"), _title("CFDICT : chinois-français"), _title("A list of words")
    ('HanDeDict', 'CFDICT', '')
    """
    known = next((name for name in KNOWN if re.search(rf"\b{name}\b", line, re.IGNORECASE)), "")
    return known or (line if re.fullmatch(r"[\w.+-]{2,30}", line) else "")


def _short(found: re.Match[str]) -> str:
    """
    >>> _short(_CREATIVE_COMMONS.search("Creative Commons Attribution-ShareAlike 3.0 Unported"))
    'CC BY-SA 3.0'
    """
    terms = found["terms"].lower().replace("sharealike", "sa").replace("noncommercial", "nc")
    terms = terms.replace("attribution", "by").replace("noderivs", "nd").replace("noderivatives", "nd")
    return " ".join(filter(None, ("CC", terms.upper(), found["version"])))
