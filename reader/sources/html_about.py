"""What a page says about itself: JSON-LD first, then Open Graph and other meta elements, then what it shows.

Source of the names: schema.org (NewsArticle), ogp.me, and the heads of Hong Kong, Taiwanese and mainland
papers. Whatever is found is data: cleaned, one line, of bounded length.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from reader.article import Region
from reader.sources.cleaning import clean
from reader.sources.dates import ANY, iso_date
from reader.sources.draft import Metadata, find_region
from reader.sources.html_linked import linked_article
from reader.sources.html_tree import Element, resolve
from reader.sources.patterns import LazyPattern

_LONGEST = 300
"""Characters of what is kept."""
_DATED = LazyPattern(r"date|time|publish")
_SEPARATORS = LazyPattern(r"\s*(?:[|｜_»«‹›]|\s[-–—·•:]\s|——)\s*")
_SITE_WORDS = (
    *("網", "网", "新聞", "新闻", "報", "报", "電台", "电台", "社", "周刊", "週刊", "雜誌", "杂志"),
    *("news", "times"),
)
"""What the names of papers and sites end in, folded."""
_DATES = (
    *("article:published_time", "datepublished", "pubdate", "publishdate", "publish_date", "publish-date"),
    *("og:published_time", "dc.date.issued", "dc.date", "dcterms.date", "date", "weibo: article:create_at"),
    *("parsely-pub-date", "sailthru.date", "article:modified_time", "og:updated_time", "lastmod"),
)
_AUTHORS = ("article:author", "author", "byl", "dc.creator", "parsely-author", "reporter")
_SOURCES = ("og:site_name", "application-name", "source", "publisher", "dc.publisher", "copyright")
_LANGUAGES = ("og:locale", "content-language", "dc.language", "language")
_COUNTRIES = {"hk": "hk", "mo": "hk", "tw": "tw", "cn": "cn"}


class About(NamedTuple):
    metadata: Metadata
    titles: tuple[str, ...]
    """What the page may be called, the best first, for its title to be known again in its text."""
    body: str
    """The text as JSON-LD has it; mostly empty."""


def read_about(root: Element, address: str = "") -> About:
    """`address` is where the page was fetched from."""
    head = _Head(root)
    found = linked_article(head.scripts)
    site = _name(_text(found.get("publisher") or head.meta(_SOURCES)))
    titles = tuple(_titles(head, _text(found.get("headline") or found.get("name")), site))
    canonical = _web_address(head.canonical or head.meta(("og:url",)), address)
    about = Metadata(
        title=titles[0] if titles else "",
        date=_date(found.get("datePublished")) or _date(head.meta(_DATES)) or _date(head.time),
        author=_names(found.get("author")) or _byline(head.meta(_AUTHORS)),
        source=site,
        address=address or canonical,
        licence=_licence(found, head),
    )
    about.region = _region([head.language, head.meta(_LANGUAGES), _text(found.get("inLanguage"))], canonical)
    body = found.get("articleBody")
    return About(about, titles, body if isinstance(body, str) else "")


class _Head:
    """What one pass over the page finds."""

    def __init__(self, root: Element) -> None:
        self._meta: dict[str, str] = {}
        self.scripts: list[str] = []
        self.headings: list[str] = []
        self._lesser: list[str] = []
        self._looks = 50
        """Elements yet to be looked at for a date."""
        self.title = self.canonical = self.licence = self.time = self.language = ""
        for element in root.elements():
            if take := _TAKEN.get(element.tag):
                take(self, element)
            elif element.written and not self.time and self._looks and _DATED.search(element.written[:500]):
                self._take_dated(element)
        self.headings += self._lesser

    def meta(self, names: Iterable[str]) -> str:
        """The first of these that is there."""
        return next((self._meta[name] for name in names if self._meta.get(name)), "")

    def _take_html(self, element: Element) -> None:
        self.language = element.get("lang") or element.get("xml:lang")

    def _take_meta(self, element: Element) -> None:
        content = _line(element.get("content"))
        for key in ("property", "name", "itemprop", "http-equiv"):
            if name := element.get(key).lower():
                self._meta.setdefault(name, content)

    def _take_link(self, element: Element) -> None:
        kinds = element.get("rel").lower().split()
        if "canonical" in kinds:
            self.canonical = self.canonical or element.get("href")
        if "license" in kinds:
            self.licence = self.licence or element.get("href")

    def _take_title(self, element: Element) -> None:
        self.title = self.title or _line(element.text())

    def _take_heading(self, element: Element) -> None:
        headings = self.headings if element.tag == "h1" else self._lesser
        if len(headings) < 20 and (text := _line(element.text())):
            headings.append(text)

    def _take_time(self, element: Element) -> None:
        self.time = self.time or element.get("datetime") or _line(element.text())

    def _take_dated(self, element: Element) -> None:
        """A line that has a date and is called so."""
        self._looks -= 1
        text = element.text()
        if len(text) < 200 and (found := ANY.search(_line(text))):
            self.time = found[0]

    def _take_script(self, element: Element) -> None:
        if element.get("type").lower().strip() == "application/ld+json":
            self.scripts.append(element.text())


_TAKEN = {
    "html": _Head._take_html,
    "meta": _Head._take_meta,
    "link": _Head._take_link,
    "title": _Head._take_title,
    "h1": _Head._take_heading,
    "h2": _Head._take_heading,
    "time": _Head._take_time,
    "script": _Head._take_script,
}


def _names(value: object) -> str:
    """Of one or several persons, as an author line has them."""
    several = value if isinstance(value, list) else [value]
    names = list(dict.fromkeys(name for one in several[:20] if (name := _byline(_text(one)))))
    wide = any("㐀" <= char <= "鿿" for char in "".join(names))
    return ("、" if wide else ", ").join(names)[:_LONGEST]


def _text(value: object) -> str:
    """A string, or the name of an object."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    return _line(value) if isinstance(value, str) else ""


# -- the parts ----------------------------------------------------------------------------------------------


def _titles(head: _Head, headline: str, site: str) -> Iterator[str]:
    """The heading of the page, where the rest of it agrees; then what it calls itself."""
    named = [each for each in (headline, head.meta(("og:title", "twitter:title", "dc.title"))) if each]
    told = [*named, *([head.title] if head.title else [])]
    agreed = [each for each in head.headings if any(_agree(each, other) for other in told)]
    plain = [_without_site(each, site) for each in told]
    yield from dict.fromkeys([*agreed[:1], *plain, *([] if told else head.headings[:1])])


def _agree(heading: str, title: str) -> bool:
    """Whether one is the other, with a site's name or a subtitle more."""
    one, other = _folded(heading), _folded(title)
    return len(one) > 3 < len(other) and (one in other or other in one)


def _without_site(title: str, site: str) -> str:
    """A title without the site's name at its end (or its beginning)."""
    parts = _SEPARATORS.split(title)
    if len(parts) < 2:
        return title
    ours = _folded(site)
    kept = parts
    while len(kept) > 1 and _is_site(kept[-1], ours, kept[0]):
        kept = kept[:-1]
    if 1 < len(kept) < len(parts) and len(kept[-1]) <= 4 < len(kept[0]):  # a department of the paper
        kept = kept[:-1]
    if len(kept) == len(parts) and (_folded(kept[0]) == ours or _is_paper(kept[0], kept[1])):
        kept = kept[1:]
    if len(kept) == len(parts):
        return title
    end = title.rfind(kept[-1]) + len(kept[-1])
    return title[title.find(kept[0]) : end].strip() or title


def _is_site(part: str, site: str, first: str) -> bool:
    """Whether the end of a title is the site's name, or a section of it."""
    folded = _folded(part)
    if site and (folded in site or site in folded):
        return True
    return _is_paper(part, first) or (len(part) <= 6 and len(first) >= 12)


def _is_paper(part: str, other: str) -> bool:
    return len(part) <= min(16, len(other)) and _folded(part).endswith(_SITE_WORDS)


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _date(value: object) -> str:
    written = _text(value)
    dated = iso_date(written) if written else ""
    return dated if len(dated) == 10 and dated[:4].isdecimal() else ""


def _byline(written: str) -> str:
    """A name without "by" and 記者; empty for an address."""
    name = written.strip()
    return "" if "://" in name or name.startswith(("www.", "/", "@")) else _name(name)


def _name(written: str) -> str:
    """A name without the label before it."""
    name = written
    for label in ("By ", "by ", "BY ", "記者", "记者", "作者", "文／", "文/", "撰文", "來源：", "来源："):
        name = name.removeprefix(label).lstrip(" ：:")
    return name


def _licence(found: dict[str, Any], head: _Head) -> str:
    return _text(found.get("license")) or _line(head.licence)


def _region(tags: list[str], canonical: str) -> str:
    """By the language tag; zh-TW on a Hong Kong site says only that it is Traditional."""
    country = _COUNTRIES.get(_host(canonical).rpartition(".")[2], "")
    for tag in tags:
        region = find_region(tag)
        if region is Region.TAIWAN and country == "hk":
            return "hk"
        if region is not Region.UNKNOWN:
            return region.value
    return country


def _web_address(written: str, base: str) -> str:
    """An address that begins with http; empty for any other."""
    if not written.strip():
        return ""
    from urllib.parse import urljoin, urlsplit

    try:
        address = urljoin(base, written.strip())
        parts = urlsplit(address)
    except ValueError:
        return ""
    return _line(address) if parts.scheme in {"http", "https"} and parts.hostname else ""


def _host(address: str) -> str:
    """Of an address that is one."""
    return address.partition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0].lower()


def _line(written: str) -> str:
    return " ".join(clean(resolve(written[: 4 * _LONGEST])).split())[:_LONGEST]
