"""What HTML's elements are to a parser: which are empty, which end others, which stand within a line.

Source: the HTML Standard, 13.1.2 (elements), 13.1.2.4 (optional tags), 13.2.4.2 (the stack of open elements).
"""

from __future__ import annotations


def _names(written: str) -> frozenset[str]:
    return frozenset(written.split())


VOID = _names(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
)
RAW = _names("script style xmp iframe noembed noframes")
"""Their content is no markup; it ends at their own end tag alone."""
ESCAPABLE = _names("title textarea")
"""As RAW, but character references count."""
FOREIGN = _names("svg math")
"""Within these a tag may close itself."""

INLINE = _names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q rb rp rt"
    " rtc ruby s samp small span strike strong sub sup time tt u var"
)
"""What stands within a line. Everything else but the void ones begins a block."""
NO_TEXT = _names(
    "script style template noscript title iframe object embed applet audio video canvas svg math map select"
    " datalist option button input textarea noembed noframes dialog progress meter"
)
"""What a page shows no text of."""
LAYING_OUT = _names("table p br ul ol dl blockquote pre article section figure h1 h2 h3 h4 h5 h6 hr")
"""A cell with one of these is a part of a page, not of a table."""
CELLS = _names("td th")
TABLE = _names("table thead tbody tfoot tr td th caption html body")
"""What an end tag within a cell may end outside it."""

SCOPES = _names(
    "html body table td th caption ul ol dl menu button object template select article section aside main"
    " blockquote figure details svg math"
)
"""No tag within one of these ends an element outside it by implication."""

_ENDS_P = (
    "address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure"
    " footer form header hgroup hr li listing main menu nav ol p plaintext pre search section summary table"
    " ul"
)
_PARTS_OF_TABLE = "tr td th p thead tbody tfoot caption colgroup"
_ENDS = {
    "a": "a",
    "body": "head",
    "li": "li p",
    "dt": "dt dd p",
    "dd": "dt dd p",
    "tr": "tr td th p caption colgroup",
    "td": "td th p",
    "th": "td th p",
    "thead": _PARTS_OF_TABLE,
    "tbody": _PARTS_OF_TABLE,
    "tfoot": _PARTS_OF_TABLE,
    "option": "option",
    "optgroup": "option optgroup",
    "rb": "rb rt rp rtc",
    "rtc": "rb rt rp rtc",
    "rt": "rb rt rp",
    "rp": "rb rt rp",
} | dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "p h1 h2 h3 h4 h5 h6")
ENDED_BY = dict.fromkeys(_ENDS_P.split(), _names("p")) | {name: _names(ends) for name, ends in _ENDS.items()}
"""For each start tag which open elements it ends, where these have no end tag."""
