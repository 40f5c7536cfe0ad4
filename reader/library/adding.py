"""A text to be kept: its bytes as they are, what belongs beside it, and what the article tells of itself."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import msgspec

from reader.errors import Place, SourceError, visible
from reader.glossary.files import glossaries_beside
from reader.library.kept import ABOUT, Reading, about_article
from reader.library.shelf import Copy
from reader.locations import path_text
from reader.sources import open_article
from reader.sources.charsets import find_charset
from reader.sources.opening import read_bytes
from reader.sources.parallel import find_translation
from reader.sources.source import Given

LONGEST_NAME = 60
"""Characters of a file's name made of a title."""
BEGINNING = 16
"""Characters of a text by which it is called where it has no title."""
_NOT_IN_NAMES = dict.fromkeys(map(ord, '/\\:*?"<>|'), "_")


def copy_of_file(path: Path, *, title: str = "", tags: tuple[str, ...] = (), reading: Reading) -> Copy:
    """Raises SourceError where the file cannot be read, or changes while it is."""
    before = _stamp(path)
    article = open_article(path, given=_given(reading))
    content = read_bytes(path)
    if _stamp(path) != before:
        raise SourceError(
            "this file is being changed", place=Place(path), remedy="add it again when it rests"
        )
    beside = {path_text(file.name): read_bytes(file) for file in _beside(path)}
    name = path_text(path.name if path.name != ABOUT else f"_{ABOUT}")
    origin = path_text(path.absolute())
    kept = about_article(article, name, title=title, tags=tags, origin=origin, reading=reading)
    return Copy(kept, content, beside)


def copy_of_text(content: bytes, *, title: str = "", tags: tuple[str, ...] = (), reading: Reading) -> Copy:
    """What was pasted or piped. Raises SourceError."""
    article = open_article("-", stdin=BytesIO(content), given=_given(reading))
    begins = next((block.text for block in article.blocks if block.text.strip()), "")
    name = f"{name_from(title or article.title or begins[:BEGINNING]) or 'text'}.txt"
    return Copy(about_article(article, name, title=title, tags=tags, reading=reading), content)


def copy_of_address(address: str, *, title: str = "", tags: tuple[str, ...] = (), reading: Reading) -> Copy:
    """A page or file of the web as it is now. Raises SourceError where it cannot be fetched."""
    from reader.sources.fetching import fetch
    from reader.sources.media import ending_of
    from reader.sources.opening import article_of_fetched

    fetched = fetch(address)
    article = article_of_fetched(fetched, _given(reading))
    if fetched.charset and not reading.encoding:
        alone = article_of_fetched(fetched._replace(charset=""), _given(reading))
        if alone.digest != article.digest:  # only its server knew how it is encoded
            reading = msgspec.structs.replace(reading, encoding=find_charset(fetched.charset))
    begins = next((block.text for block in article.blocks if block.text.strip()), "")
    name = f"{name_from(title or article.title or begins[:BEGINNING]) or 'page'}{ending_of(fetched)}"
    kept = about_article(article, name, title=title, tags=tags, reading=reading)
    return Copy(kept, fetched.content)


def _given(reading: Reading) -> Given:
    return Given(encoding=reading.encoding, region=reading.region, format=reading.format)


def name_from(title: str) -> str:
    """A title as a file may be called anywhere.

    >>> name_from("停火在即？/ 甲:乙")
    '停火在即？_ 甲_乙'
    """
    return visible(title).translate(_NOT_IN_NAMES).strip(" .")[:LONGEST_NAME].strip(" .")


def _beside(path: Path) -> Iterator[Path]:
    translation = find_translation(path)
    if translation:
        yield translation
    yield from (file for file in glossaries_beside(path) if file.is_file())


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return (0, 0)  # what it is is told by who opens it
    return status.st_mtime_ns, status.st_size
