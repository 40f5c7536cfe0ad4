"""Saved and fetched pages: the text, without what stands around it, and what the page says of itself.

Where the page has hardly any prose to be seen, it is looked for in what was left out, and in the article that
scripts put on the page. Two copies of one text are known as one, whatever advertisements stood beside it.
"""

from __future__ import annotations

from reader.article import BlockKind
from reader.errors import SourceError
from reader.sources.draft import Draft
from reader.sources.html_about import About, read_about
from reader.sources.html_charset import decode_page
from reader.sources.html_main import MainText
from reader.sources.html_page import PageReader, Part, draft_of, is_prose
from reader.sources.html_tree import Element, parse_html
from reader.sources.htmltext import Run
from reader.sources.source import Source, digest_of
from reader.uncollected import uncollected

_LEAST = 100
"""Characters of prose below which the text is looked for elsewhere."""
_MUCH_MORE = 4
"""By how many times more prose there must be elsewhere: short texts stand beside long cookie notices."""


def draft(source: Source) -> Draft:
    """Raises SourceError where there is no text in it."""
    if not (source.given.encoding or source.settled):
        source.take_as(decode_page(source.data, source.given.charset))
    try:
        made = draft_html(source.text(), source.given.address)
    except SourceError as error:
        raise SourceError(error.what, place=source.place, remedy=error.remedy) from None
    made.note_encoding(source.decoded())
    return made


def draft_html(text: str, address: str = "") -> Draft:
    """The blocks of a page. Raises SourceError where it has none."""
    with uncollected():
        return _drafted(text.replace("\0", ""), address)


def _drafted(text: str, address: str) -> Draft:
    root = parse_html(text)
    about = read_about(root, address)
    main = MainText(root)
    parts = PageReader(main, about.titles).parts()
    if main.prose < _LEAST:
        parts = _better(parts, _left_out(root, about), _linked(about))
    if not any(part.kind is not BlockKind.HEADING for part in parts):
        remedy = "if a browser shows one, copy it, or save the page from there"
        raise SourceError("there is no text in this page", remedy=remedy)
    made = draft_of(parts, about.metadata)
    read = ((block.text, *(over for *_, over in block.ruby)) for block in made.blocks)
    made.digest = digest_of("\n".join(piece for pieces in read for piece in pieces))
    return made


def _left_out(root: Element, about: About) -> list[Part]:
    """With what is left out otherwise."""
    return PageReader(MainText(root, lenient=True), about.titles).parts()


def _linked(about: About) -> list[Part]:
    """The text as JSON-LD has it: lines, or marked up once more."""
    if "</" in about.body:
        return PageReader(MainText(parse_html(about.body), lenient=True), about.titles).parts()
    if not about.body:
        return []
    from reader.sources.plain import draft_plain

    plain = draft_plain(about.body)
    return [
        Part(block.kind, Run(block.text), line, level=block.level and 2, marker=block.marker)
        for block, line in zip(plain.blocks, plain.lines, strict=True)
    ]


def _better(parts: list[Part], more: list[Part], linked: list[Part]) -> list[Part]:
    """The first, unless another has much more prose, or is the only text."""
    prose = _prose(parts)
    if _prose(linked) > 1.5 * prose:
        return linked
    return more if _prose(more) > _MUCH_MORE * prose or not parts else parts


def _prose(parts: list[Part]) -> int:
    return sum(len(part.run.text) for part in parts if is_prose(part) and not part.linked)
