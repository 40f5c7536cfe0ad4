"""TBX-Basic (ISO 30042:2019), written in the DCA style and read in DCA, DCT and the older MARTIF form.

A concept holds the Chinese terms, the English, and what is said of both; a term's geographicalUsage tells the
region that prints it. No document type declaration is read: no entity can multiply or reach another file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

from reader.errors import GlossaryError, Place
from reader.glossary.entry import Entry, Kind
from reader.glossary.exchange.taking import Pack, Taken, Written

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
LARGEST = 64_000_000
DEEPEST = 60
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PLACES = {"tw": "zh-TW", "hk": "zh-HK", "cn": "zh-CN"}
_REGIONS = {"zh-tw": "tw", "zh-hk": "hk", "zh-cn": "cn", "tw": "tw", "hk": "hk", "cn": "cn"} | {
    "taiwan": "tw",
    "hong kong": "hk",
    "china": "cn",
}
_CHINESE = ("zh", "yue", "cmn")


def read_tbx(content: bytes, path: Path) -> Taken:
    """Raises GlossaryError where it is no well-formed XML, or declares entities."""
    taken = Taken(path)
    for concept, line in _concepts(content, path):
        _take(concept, line, taken)
    return taken


def _concepts(content: bytes, path: Path) -> list[tuple[ElementTree.Element, int]]:
    """Every concept with its line; names of elements without their namespace."""
    if len(content) > LARGEST:
        what = f"has more than {LARGEST // 1_000_000} MB"
        raise GlossaryError(what, place=Place(path), remedy="split it into several files")
    found: list[tuple[ElementTree.Element, int]] = []
    stack: list[ElementTree.Element] = []
    builder = ElementTree.TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")

    def refuse(*_: object) -> int:
        place = Place(path, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        raise GlossaryError("declares entities", place=place, remedy="take the declarations out")

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(stack) >= DEEPEST:
            place = Place(path, parser.CurrentLineNumber)
            raise GlossaryError("is nested too deeply", place=place, remedy="give a TBX file")
        named = {
            key.replace("http://www.w3.org/XML/1998/namespace}", "xml:"): v for key, v in attributes.items()
        }
        element = builder.start(name.rpartition("}")[2], named)
        if element.tag in ("conceptEntry", "termEntry"):
            found.append((element, parser.CurrentLineNumber))
        stack.append(element)

    def end(name: str) -> None:
        builder.end(name.rpartition("}")[2])
        stack.pop()

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = parser.ExternalEntityRefHandler = refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        place = Place(path, error.lineno, error.offset + 1)
        what = f"not well-formed XML: {expat.errors.messages[error.code]}"
        raise GlossaryError(what, place=place, remedy="give a TBX file") from None
    return found


def _take(concept: ElementTree.Element, line: int, taken: Taken) -> None:
    chinese: list[tuple[str, str]] = []
    english: list[str] = []
    for language in concept.iter():
        if language.tag not in ("langSec", "langSet"):
            continue
        tongue = language.get("xml:lang", "").lower()
        for group in language.iter():
            term = group.find("term") if group.tag in ("termSec", "tig", "termGrp", "ntig") else None
            if term is None or not (text := _text(term)):
                continue
            if tongue.startswith(_CHINESE):
                region = _REGIONS.get(_said(group, "geographicalUsage").lower(), "")
                chinese.append((text, region))
            elif tongue.startswith("en"):
                english.append(text)
    if not chinese:
        taken.report(line, "has no Chinese term", "it is left out")
        return
    main = next((form for form, region in chinese if not region), chinese[0][0])
    rest = list(dict.fromkeys(one for one in chinese if one[0] != main))
    fields: dict[str, Written] = {
        "term": main,
        "english": "; ".join(dict.fromkeys(english)),
        "kind": _kind(_said(concept, "subjectField")),
        "aliases": [form for form, region in rest if not region],
        "regions": {region: form for form, region in rest if region},
        "note": "\n".join(filter(None, map(_lines, _notes(concept)))),
        "see": [_text(ref) for ref in _all(concept, "ref", "crossReference")],
        "links": {
            _text(ref): ref.get("target", "") for ref in _all(concept, "xref", "externalCrossReference")
        },
    }
    taken.take(fields, line)


def _kind(subject: str) -> str:
    return subject.lower() if subject.lower() in set(Kind) else ""


def _notes(concept: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for element in concept:
        if element.tag == "note" or (element.tag == "descripGrp" and element.find("note") is not None):
            yield element
    yield from _all(concept, "descrip", "definition")


def _all(within: ElementTree.Element, tag: str, kind: str) -> Iterator[ElementTree.Element]:
    """Elements of a data category, in either style: <descrip type="definition"> or <definition>."""
    yield from (
        one for one in within.iter() if (one.tag == tag and one.get("type") == kind) or one.tag == kind
    )


def _said(within: ElementTree.Element, category: str) -> str:
    named = (one for one in within.iter() if one.get("type") == category or one.tag == category)
    return next((text for one in named if (text := _text(one))), "")


def _text(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _lines(element: ElementTree.Element) -> str:
    return "\n".join(line.strip() for line in "".join(element.itertext()).strip().split("\n"))


def write_tbx(entries: Sequence[Entry], pack: Pack) -> bytes:
    root = ElementTree.Element(
        "tbx", {"type": "TBX-Basic", "style": "dca", "xml:lang": "en", "xmlns": NAMESPACE}
    )
    header = _add(_add(root, "tbxHeader"), "fileDesc")
    _add(_add(header, "titleStmt"), "title", pack.title)
    _add(_add(header, "sourceDesc"), "p", "A glossary of duben.")
    body = _add(_add(root, "text"), "body")
    ids = {entry.term: f"c{number}" for number, entry in enumerate(entries, 1)}
    for entry in entries:
        _concept(body, entry, ids)
    ElementTree.indent(root, " ")
    made: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return made + b"\n"


def _concept(body: ElementTree.Element, entry: Entry, ids: dict[str, str]) -> None:
    concept = _add(body, "conceptEntry", id=ids[entry.term])
    _add(concept, "descrip", str(entry.kind), type="subjectField")
    for term in entry.see:
        known = {"target": ids[term]} if term in ids else {}
        _add(concept, "ref", term, type="crossReference", **known)
    for name, target in entry.links.items():
        _add(concept, "xref", name, type="externalCrossReference", target=target)
    if entry.note:
        _add(concept, "note", entry.note)
    chinese = _add(concept, "langSec", **{"xml:lang": "zh-Hant"})
    _term(chinese, entry.term)
    for region, form in entry.regions.items():
        _term(chinese, form, geographicalUsage=_PLACES[region])
    for alias in entry.aliases:
        _term(chinese, alias, termType="variant")
    _term(_add(concept, "langSec", **{"xml:lang": "en"}), entry.english)


def _term(language: ElementTree.Element, text: str, **notes: str) -> None:
    section = _add(language, "termSec")
    _add(section, "term", text)
    for kind, told in notes.items():
        _add(section, "termNote", told, type=kind)


def _add(parent: ElementTree.Element, tag: str, text: str = "", **attributes: Any) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, tag, attributes)
    element.text = text or None
    return element
