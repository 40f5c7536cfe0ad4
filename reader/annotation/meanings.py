"""What an English query may mean in a text: the Chinese that says so, and where it stands.

The query is turned once into the forms that have it in their English: entries of the glossary, names the text
gives with such an original, and the likeliest words of the dictionaries. They are then looked for by their
characters; a short one counts only where the text is divided so, a longer one (停火協議) wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from reader.annotation.names import WORTH_READING
from reader.annotation.spans import SpanKind, Spans
from reader.chinese.han import is_han
from reader.chinese.script import analysis_view
from reader.glossary.keys import fold, keys_of

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator
    from reader.chinese.dictionarysearch import DictionarySearch
    from reader.glossary.index import EntryIndex

MOST = 3000
"""Words of each dictionary, the best of them."""
MOST_NAMES = 200
"""Paragraphs that may explain a name so spelled."""
SURE = 4
"""Characters from which a form need not be a word of its own."""
_FEW = frozenset(("a", "an", "the", "to", "of", "in", "on", "at", "and", "or", "for", "be", "is", "it"))
"""English words that mean nothing alone."""


def may_mean(query: str) -> bool:
    """Whether it is worth asking what a query means: English words, and not mere articles."""
    words = re.findall(r"[^\W_]+", query.casefold())
    return len("".join(words)) > 1 and not any(map(is_han, query)) and not _FEW.issuperset(words)


class Meanings:
    """The forms one query leads to."""

    def __init__(
        self,
        query: str,
        annotator: Annotator,
        index: EntryIndex,
        searches: Iterable[DictionarySearch],
    ) -> None:
        words = [form for search in searches for form in _words(search, query)]
        named = [*_entries(query, annotator, index), *_names(query, annotator)]
        self._named = frozenset(filter(_has_han, keys_of(named)))
        """Of entries and names: a single character of theirs is one only where it is no mere word."""
        self._forms = self._named.union(filter(_has_han, keys_of(words)))
        self._sizes: dict[str, tuple[int, ...]] = {}
        """By first character, the longest first."""
        for form in sorted(self._forms, key=len, reverse=True):
            known = self._sizes.get(form[0], ())
            if len(form) not in known:
                self._sizes[form[0]] = (*known, len(form))
        self._begins = re.compile(f"[{re.escape(''.join(self._sizes))}]" if self._sizes else "(?!)")

    def __len__(self) -> int:
        return len(self._forms)

    def places(self, text: str, spans: Callable[[], Spans]) -> Iterator[tuple[int, int]]:
        """(start, end) of each in a text, none over another; `spans` is asked only where it matters."""
        view = fold(analysis_view(text))
        kinds: dict[tuple[int, int], int] | None = None
        until = 0
        for found in self._begins.finditer(view):
            start = found.start()
            if start < until:
                continue
            for size in self._sizes[view[start]]:
                end = start + size
                form = view[start:end]
                if form not in self._forms:
                    continue
                if size < SURE:
                    if kinds is None:
                        kinds = {(begin, stop): kind for begin, stop, kind, _ in spans().columns()}
                    if not self._stands(form, kinds.get((start, end))):
                        continue
                yield start, end
                until = end
                break

    def _stands(self, form: str, kind: int | None) -> bool:
        if kind is None:
            return False
        return len(form) > 1 or form not in self._named or kind <= SpanKind.NAME


def _has_han(form: str) -> bool:
    return any(map(is_han, form))


def _words(search: DictionarySearch, query: str) -> Iterator[str]:
    """In the simplified form. Single characters have senses for everything: only their plain ones count."""
    for hit in search.by_meaning(query, MOST):
        if len(hit.entry.simplified) > 1 or hit.rank == 0:
            yield hit.entry.simplified


def _entries(query: str, annotator: Annotator, index: EntryIndex) -> Iterator[str]:
    for number in index.meaning(query):
        if annotator.glossary.index_of(number) is not None:
            yield from index.located(number).entry.forms()


def _names(query: str, annotator: Annotator) -> Iterator[str]:
    """Those the text explains with an original that has the query, and what follows their last dot."""
    wanted = re.compile(r"(?<!\w)" + r"\W+".join(map(re.escape, plain_words(query))))
    blocks: Sequence[int] = [
        number
        for number, block in enumerate(annotator.article.blocks)
        if WORTH_READING.search(block.text) and wanted.search(_plain(block.text))
    ]
    for number in blocks[:MOST_NAMES]:
        text = annotator.article.blocks[number].text
        for name in annotator.stated(number):
            if wanted.search(_plain(name.original)):
                form = text[name.start : name.end]
                yield form
                if len(last := re.split("[·‧•・]", form)[-1]) > 1:
                    yield last


def plain_words(query: str) -> list[str]:
    return re.findall(r"\w+", _plain(query))


def _plain(text: str) -> str:
    """Without case, width and accents."""
    import unicodedata

    split = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in split if not unicodedata.combining(sign)).casefold()
