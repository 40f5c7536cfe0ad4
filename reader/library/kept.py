"""What is known of a text in the library, as it stands in `about.json` beside the copy."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import msgspec

from reader.article import Article

ABOUT = "about.json"


class Reading(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How the text is to be read, where the reader had to say so when it was added."""

    encoding: str = ""
    region: str = ""
    format: str = ""


class Kept(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One text. Times are ISO 8601, UTC."""

    id: str
    """The article's digest: the same text is kept once."""
    file: str
    """Name of the copy, beside `about.json`."""
    title: str = ""
    titled: bool = False
    """The title is the reader's own, and shown for the text's."""
    translated_title: str = ""
    author: str = ""
    date: str = ""
    source: str = ""
    address: str = ""
    """Where it is published or was fetched, a URL."""
    origin: str = ""
    """The path it was copied from; empty for what was fetched or pasted."""
    region: str = ""
    licence: str = ""
    encoding: str = ""
    characters: int = 0
    """Of all its blocks."""
    added: str = ""
    tags: tuple[str, ...] = ()
    reading: Reading = Reading()

    @property
    def name(self) -> str:
        """What to call it: its title, else its file."""
        return self.title or self.file


def about_article(article: Article, file: str, *, title: str = "", **more: object) -> Kept:
    """What an article tells of itself; `more` are further fields."""
    region = "" if article.region_guessed else str(article.region)
    fields = {
        "id": article.digest,
        "file": file,
        "title": title or article.title,
        "titled": bool(title),
        "translated_title": article.translated_title,
        "author": article.author,
        "date": article.date,
        "source": article.source,
        "address": article.address,
        "region": "" if region == "unknown" else region,
        "licence": article.licence,
        "encoding": article.encoding,
        "characters": sum(len(block.text) for block in article.blocks),
        "added": now(),
    }
    return msgspec.convert(fields | more, Kept)


def written(kept: Kept) -> bytes:
    return msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n"


def read_about(content: bytes) -> Kept:
    """Raises ValueError where it is not what `written` writes."""
    try:
        kept = msgspec.json.decode(content, type=Kept)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ValueError(str(error)) from None
    if not kept.file or Path(kept.file).name != kept.file:
        raise ValueError(f"{kept.file!r} is no name of a copy")
    return kept


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def tags_of(written_tags: str) -> tuple[str, ...]:
    """Each once, in order, without the signs that shells and people put before them.

    >>> tags_of("news, #hk  news")
    ('news', 'hk')
    """
    words = written_tags.replace(",", " ").replace("，", " ").replace("、", " ").split()
    return tuple(dict.fromkeys(tag for word in words if (tag := word.strip("#＃"))))
