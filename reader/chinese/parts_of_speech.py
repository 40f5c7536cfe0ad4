"""What part of speech jieba's list takes a word for: read when first asked for, in a quarter of a second."""

from __future__ import annotations

from functools import cache

from reader.chinese.wordcosts import jieba_words

_VERBAL = frozenset(("v", "vg", "vi", "vd", "vq"))
_MATTER = ("n", "vn", "an", "j", "b", "l", "g")
"""Tags of nouns, of verbs used as such, and of what stands before nouns only."""
_COMMON = frozenset("qmvdapr") | {"c", "f"}
"""Tags of words that are never names: measures, numerals, verbs, adverbs …"""


@cache
def _tagged() -> tuple[frozenset[str], ...]:
    """Words of two or more characters, simplified: verbs, what is no noun, what is no name, verbal nouns."""
    verbs, no_nouns, common, verbal = set(), set(), set(), set()
    for word, _, tag in jieba_words():
        if len(word) < 2:
            continue
        if tag in _VERBAL:
            verbs.add(word)
        elif not tag.startswith(_MATTER):
            no_nouns.add(word)
        elif tag == "vn":
            verbal.add(word)
        if tag in _COMMON:
            common.add(word)
    return frozenset(verbs), frozenset(no_nouns), frozenset(common), frozenset(verbal)


def is_verb(view: str) -> bool:
    """Whether the list has the word as a verb only; `view` is simplified, here and below."""
    return view in _tagged()[0]


def is_matter(view: str) -> bool:
    """Whether a word may say what a body is about: a noun, or one the list does not have."""
    return view not in _tagged()[0] and view not in _tagged()[1]


def is_common(view: str) -> bool:
    """Whether the list has the word as one that is never a name."""
    return view in _tagged()[2]


def is_verbal_noun(view: str) -> bool:
    """Whether the list has the word as a verb that is used as a noun: 管理."""
    return view in _tagged()[3]
