"""Names of elements and roles, by what they mean for a text.

Sources: the HTML standard's rendering section; EPUB 3 Structural Semantics Vocabulary 1.1; DPUB-ARIA 1.1.
"""

from __future__ import annotations

SKIPPED = frozenset(
    (
        *("annotation", "audio", "head", "iframe", "nav", "noscript", "object", "rp", "rtc", "script"),
        *("select", "style", "svg", "template", "video"),
    )
)
"""Elements whose text nobody reads as part of the text."""
BOUNDARIES = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "header", "hgroup", "hr", "html", "li", "main", "menu", "ol", "p", "pre", "section"),
        *("summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    )
)
"""Elements at whose beginning and end a passage ends."""
ONE_NOTE = frozenset(("footnote", "endnote", "rearnote", "note", "doc-footnote", "doc-endnote"))
NOTES = ONE_NOTE | {"footnotes", "endnotes", "rearnotes", "doc-endnotes"}
TO_NOTE = frozenset(("noteref", "doc-noteref"))
BACK = frozenset(("backlink", "doc-backlink", "referrer"))
"""Roles of links from a note to where it is referred to."""
PAGE_NUMBERS = frozenset(("pagebreak", "doc-pagebreak"))
