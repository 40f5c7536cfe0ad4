"""corrections.yaml: read leniently, written so that what people have put in it stays.

A list, a correction an element:

    - text: 研究生命
      words: [研究, 生命]
    - text: 長
      pinyin: zhǎng
      before: 學會

Only whole elements are added and taken out, as lines: comments and style of the rest are never touched. A
file that is not written so, or that has something wrong in it, is left as it is, and says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from reader.annotation.corrections import NONE, Correction, Corrections
from reader.errors import GlossaryError, Place
from reader.glossary.elements import append_element, replace_element
from reader.glossary.fields import Fields, Reader, UnusableError, read_fields, text, texts
from reader.glossary.filetext import read_text
from reader.glossary.lineends import plain
from reader.glossary.nodes import Map, Node, read_nodes
from reader.glossary.rewriting import rewrite
from reader.glossary.schema import drop_wrong_readings, not_an_entry

HEADING = """\
# What its reader has corrected: how `text` is divided (words) or read (pinyin, jyutping).
# It holds wherever the text stands, or only between the characters given as `before` and `after`.
"""
REMEDY = "a corrections file is a list: begin each correction with '- text: …'"


def load_corrections(path: Path) -> Corrections:
    """None where there is no file; what cannot be used is among the problems. Never raises."""
    try:
        return parse_corrections(read_text(path), path)
    except (FileNotFoundError, NotADirectoryError):
        return NONE
    except GlossaryError as problem:
        return Corrections((), (problem,))
    except OSError as error:
        return Corrections((), (GlossaryError(error.strerror or str(error), place=Place(path)),))


def parse_corrections(content: str, path: Path) -> Corrections:
    """The corrections in a file's text, and what is wrong with the rest."""
    nodes, problems = read_nodes(content, path, REMEDY)
    found = []
    for node in nodes:
        correction, wrong = _read(node, path)
        problems += wrong
        if correction:
            found.append(correction)
    problems.sort(key=lambda problem: (problem.place.line or 0) if problem.place else 0)
    return Corrections(found, problems)


def add_correction(path: Path, correction: Correction) -> Corrections:
    """Write it at the end of the file, in place of an earlier one for the same text and surroundings.

    Returns what the file now holds. Raises GlossaryError where the file must be mended first, OSError where
    it cannot be written; the file is then as it was.
    """
    return _rewrite(path, correction, [correction])


def remove_correction(path: Path, correction: Correction) -> Corrections:
    """Take it out again; nothing happens where it is gone. Returns and raises as `add_correction`."""
    return _rewrite(path, correction, [])


def _rewrite(path: Path, correction: Correction, wanted: Sequence[Correction]) -> Corrections:
    """Without what the file has about the same place, and with what is wanted in its stead."""

    def changed(content: str) -> str:
        content = _without(content, _sound(content, path), correction, path)
        for each in wanted:
            content = append_element(content, _written(each), HEADING, path)
        made = parse_corrections(content, path)
        if made.problems or not all(each in made for each in wanted):
            what = "cannot be added to as it is written"
            raise GlossaryError(what, place=Place(path), remedy=REMEDY)
        return content

    return parse_corrections(plain(rewrite(path, changed)[1]), path)


def _sound(content: str, path: Path) -> Corrections:
    known = parse_corrections(content, path)
    if known.problems:
        raise known.problems[0]
    return known


def _without(content: str, known: Corrections, correction: Correction, path: Path) -> str:
    """The text without the elements that are about the same place as a correction."""
    for each in reversed(list(known)):
        if _about(each) == _about(correction) and each.place and each.place.line:
            content = replace_element(content, each.place.line, "", path)
    return content


def _about(correction: Correction) -> tuple[str, str, str]:
    return correction.text, correction.before, correction.after


def _written(correction: Correction) -> str:
    fields = {
        "text": _quoted(correction.text),
        "words": f"[{', '.join(map(_quoted, correction.words))}]" if correction.words else "",
        "pinyin": _quoted(correction.pinyin),
        "jyutping": _quoted(correction.jyutping),
        "before": _quoted(correction.before),
        "after": _quoted(correction.after),
    }
    rows = [f"{key}: {value}\n" for key, value in fields.items() if value]
    return "- " + "  ".join(rows)


def _quoted(value: str) -> str:
    """In double quotes, as JSON writes it, where YAML could take a plain one for something else."""
    if not value or all(character.isalpha() or character in " ·'" for character in value):
        plain = value == value.strip() and value[:1] != "'"
        if plain and value.lower() not in {"null", "true", "false", "yes", "no", "on", "off"}:
            return value
    import json

    return json.dumps(value, ensure_ascii=False)


def _read(node: Node, path: Path) -> tuple[Correction | None, list[GlossaryError]]:
    if not isinstance(node, Map):
        fields = Fields(path)
        fields.report(node, *not_an_entry(node, REMEDY))
        return None, fields.problems
    fields = read_fields(node, path, _READERS)
    if not fields.need(node, "text"):
        return None, fields.problems
    values = fields.values
    drop_wrong_readings(fields, values["text"])
    if values.get("words") and "".join(values["words"]) != values["text"]:
        fields.report(
            fields.nodes["words"],
            f"'words' do not make {values['text']}",
            "write the same characters, divided",
        )
        return None, fields.problems
    place = Place(path, node.line, node.column)
    return Correction(place=place, **{key: value for key, value in values.items() if value}), fields.problems


def _characters(node: Node, key: str) -> str:
    value = text(node, key)
    if any(character.isspace() for character in value):
        raise UnusableError(node, f"'{key}' has a space in it", "write it as it stands in the text")
    return value


_READERS: Mapping[str, Reader] = {
    "text": _characters,
    "words": texts,
    "pinyin": text,
    "jyutping": text,
    "before": text,
    "after": text,
}
