"""What an editor is told of a glossary file is what the reader reads and what the documentation says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from reader.glossary.entry import Entry, Kind
from reader.glossary.files import parse_glossary
from reader.glossary.jsonschema import KEYS, json_schema
from reader.glossary.schema import READERS
from reader.glossary_options import KINDS
from reader.locations import shipped_glossary

README = (shipped_glossary() / "README.md").read_text("utf-8")
ITEM = json_schema()["items"]


def is_valid(value: Any, shape: dict[str, Any]) -> bool:
    """The little of JSON Schema that ours is made of."""
    known = {"type", "enum", "items", "properties", "required", "additionalProperties", "minLength"}
    assert set(shape) <= known | {"description", "default", "$schema", "title"}
    types = [shape["type"]] if isinstance(shape.get("type"), str) else shape.get("type", [])
    if types and not any(isinstance(value, _TYPES[name]) for name in types):
        return False
    if "enum" in shape and value not in shape["enum"]:
        return False
    if isinstance(value, str):
        return len(value) >= shape.get("minLength", 0)
    if isinstance(value, list):
        return all(is_valid(one, shape["items"]) for one in value)
    if isinstance(value, dict):
        others = shape.get("additionalProperties", True)
        properties = shape.get("properties", {})
        return set(shape.get("required", ())) <= set(value) and all(
            is_valid(one, properties[key])
            if key in properties
            else isinstance(others, dict) and is_valid(one, others)
            for key, one in value.items()
        )
    return True


_TYPES: dict[str, Any] = {
    "string": str,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
}


def test_the_schema_has_the_keys_of_an_entry_in_its_order() -> None:
    assert list(ITEM["properties"]) == list(READERS) == list(Entry.__struct_fields__) == list(KEYS)
    assert ITEM["required"] == [name for name in Entry.__struct_fields__ if name in {"term", "english"}]


def test_the_table_of_the_documentation_has_the_words_of_the_schema() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", README, re.MULTILINE))
    assert rows == {key: ITEM["properties"][key]["description"] for key in KEYS}


def test_the_kinds_that_can_be_asked_for_are_those_of_entries() -> None:
    assert list(KINDS) == [str(kind) for kind in Kind] == ITEM["properties"]["kind"]["enum"]


def test_the_shipped_schema_is_the_generated_one_and_every_shipped_file_names_it() -> None:
    shipped = shipped_glossary()
    assert json.loads((shipped / "schema.json").read_text("utf-8")) == json_schema()
    for path in shipped.glob("*.yaml"):
        first = path.read_text("utf-8").partition("\n")[0]
        assert first == "# yaml-language-server: $schema=schema.json", path.name


@pytest.mark.parametrize("path", sorted(shipped_glossary().glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_file_is_valid(path: Path) -> None:
    assert is_valid(yaml.safe_load(path.read_text("utf-8")), json_schema())


@pytest.mark.parametrize(
    "line",
    [
        "kind: person",
        "kind: preson",
        "aliases: [俄幣, 1998]",
        "aliases: 俄幣",
        "regions: {tw: 盧幣}",
        "regions: {sg: 盧幣}",
        "links: {wikidata: Q41044}",
        "links: Q41044",
        "note: 2026",
        "note: [a, b]",
        "pinyin: lu2 bu4",
        "jyutping: {a: b}",
        "see: []",
        "see: {a: b}",
        "whole_word: true",
        "whole_word: perhaps",
        "wholeword: true",
    ],
)
def test_the_schema_takes_what_the_reader_takes(line: str) -> None:
    text = f"- term: 盧布\n  english: rouble\n  {line}\n"
    _, problems = parse_glossary(text, Path("x.yaml"))
    assert is_valid(yaml.safe_load(text), json_schema()) == (not problems)
