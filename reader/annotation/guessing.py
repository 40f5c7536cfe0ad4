"""What kind of thing a candidate is: guessed from its ending, its English and what stands around it."""

from __future__ import annotations

import re

from reader.annotation.kinds import Evidence
from reader.annotation.mentions import MIDDLE
from reader.annotation.tallies import Tally
from reader.chinese.bodywords import BODIES, OFFICES
from reader.chinese.polyphones import COMMON_SURNAMES, DOUBLE_SURNAMES
from reader.chinese.script import analysis_view
from reader.chinese.transliteration import RARER, SOUNDS
from reader.glossary.entry import Kind

_PLACES = tuple("省市县区州岛港湾山河江湖海洲国镇乡村街道邨桥寺")
_BODIES = tuple(ending for ending in (*BODIES, *OFFICES) if len(ending) > 1)
_ENGLISH = {
    Kind.PERSON: r"\(\d+.*?-|\(c\. \d|\bborn\b|\b(?:president|politician|emperor|writer|poet) of\b",
    Kind.EVENT: r"\b(?:War|Revolution|Festival|Battle|Incident|Uprising|Movement|Games)\b",
    Kind.ORGANISATION: (
        r"\b(?:[Aa]gency|[Pp]arty|[Oo]rgani[sz]ation|[Uu]niversity|[Cc]ompany|[Nn]ewspaper|[Cc]ommittee|[Cc]ouncil"
        r"|[Bb]ureau|[Dd]epartment|Ministry|Union|Association|League|Corporation|[Bb]ank|[Aa]rmy|troops|Congress"
        r"|Parliament|Commission|Office|Daily|Times|News)\b"
    ),
    Kind.WORK: r"\b(?:novel|book|film|opera|classic|Gospel)\b",
}
"""In the order in which they are asked."""
_NAMED = {
    Kind.EVENT: _ENGLISH[Kind.EVENT],
    Kind.ORGANISATION: rf"{_ENGLISH[Kind.ORGANISATION]}|\b(?:Group|Society|Fund|Institute|Inc|Ltd|Co)\b",
    Kind.TERM: r"\b(?:Act|Agreement|Corridor|Initiative|Pact|Plan|Policy|Programme|Program|Project|Treaty)\b",
}
_OF_PLACES = r"\b(?:capital|city|state|county|province|US|country|river|region|district)\b"


def kind_of(tally: Tally, english: str) -> Kind:
    """`english` is the original of a name, or all the dictionary says of it."""
    if tally.evidence is Evidence.BODY or tally.view.endswith(_BODIES):
        return Kind.ORGANISATION
    if tally.evidence is Evidence.PROPER:
        return _kind_told(tally.view, english)
    if tally.evidence is Evidence.UNKNOWN:
        return Kind.TERM
    return _kind_of_name(tally, english)


def kind_of_form(form: str, english: str, tally: Tally | None) -> Kind:
    """Of what a reader takes for one thing: by its ending and its English, then by what the text tells of it.

    What is written by sound, or as Chinese names are, is somebody; other names are of bodies.
    """
    view = analysis_view(form)
    if view.endswith(_BODIES) or (len(view) > 2 and view.endswith(_BODY_SIGNS)):
        return Kind.ORGANISATION
    if told := next((kind for kind, sign in _NAMED.items() if re.search(sign, english)), None):
        return told
    if view.endswith(_TERMS):
        return Kind.TERM
    if tally is not None:
        return kind_of(tally, english)
    return _kind_by_form(view) if english else Kind.TERM


def _kind_by_form(view: str) -> Kind:
    if view.endswith(_PLACES) and len(view) > 1:
        return Kind.PLACE
    by_sound = all(sign in SOUNDS or sign in RARER or sign in MIDDLE for sign in view)
    chinese = len(view) <= LONGEST_NAME and (view[0] in COMMON_SURNAMES or view[:2] in DOUBLE_SURNAMES)
    return Kind.PERSON if by_sound or chinese else Kind.ORGANISATION


LONGEST_NAME = 4
"""Characters of a Chinese person's."""
_BODY_SIGNS = tuple("局署处部院会司社党行厂校团")
_TERMS = (
    "计划",
    "方案",
    "协议",
    "协定",
    "条约",
    "条例",
    "法案",
    "政策",
    "工程",
    "项目",
    "走廊",
    "指数",
    "系统",
)


def _kind_told(view: str, english: str) -> Kind:
    if "(name)" in english:
        return Kind.PLACE if re.search(_OF_PLACES, english) else Kind.PERSON
    if len(view) == 2 and re.match(r"abbr\.|[A-Z]\w+(?:-[A-Z]| and )", english):
        return Kind.ABBREVIATION
    return next((kind for kind, sign in _ENGLISH.items() if re.search(sign, english)), Kind.PLACE)


def _kind_of_name(tally: Tally, original: str) -> Kind:
    """Somebody's, unless it ends as places do, or is mostly met where places are."""
    if tally.evidence is Evidence.ORIGINAL and original.isupper():
        return Kind.ORGANISATION
    if tally.view.endswith(_PLACES) and not tally.introduced:
        return Kind.PLACE
    sure = tally.evidence is Evidence.PERSON or " " in original or "·" in tally.view
    return Kind.PERSON if sure or tally.placed * 2 <= tally.count + tally.introduced else Kind.PLACE
