"""What an editor is told of a glossary file: JSON Schema (draft 2020-12) of what `schema` reads.

The keys and the shape of each value are those of `schema.READERS`. What each key is for stands here, once:
the table in glossary/README.md has the same words, and a test holds them together.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reader.glossary.entry import Kind
from reader.glossary.fields import Reader, mapping, note, text, texts, truth
from reader.glossary.schema import NEEDED, READERS, REGIONS, kind, regions

_KINDS = ", ".join(f"`{one}`" for one in list(Kind)[:-1]) + f" or `{list(Kind)[-1]}`"

KEYS: Mapping[str, str] = {
    "term": "the word as Hong Kong prints it; matched in traditional and simplified text alike",
    "english": "what an English newspaper would write; several meanings are separated by `;`",
    "kind": f"{_KINDS}; `{Kind.TERM}` where it is left out",
    "pinyin": "the reading, one syllable for each Chinese character; only where it needs fixing",
    "jyutping": "the Cantonese reading, the same way",
    "aliases": "`[…]`, other spellings of the same thing, also Latin ones",
    "regions": "`{hk: …, tw: …, cn: …}`, what a region prints if it is another word; mere conversions of "
    "script are left out",
    "note": "one to three plain sentences with what a reader must know",
    "see": "`[…]`, terms of other entries",
    "links": "`{wikidata: Q…}` or the name of a site and an address",
    "whole_word": "`true` for short terms that occur inside other words: 烏 counts in 對烏 and not in 烏拉爾",
}
"""What each key is for, in Markdown."""

_TEXT = {"type": ["string", "number", "boolean"]}
"""The reader takes every scalar as the text that is written: 1:30, no and 2026 too."""
_FILLED = {**_TEXT, "minLength": 1}
_SHAPES: Mapping[Reader, Mapping[str, Any]] = {
    text: _TEXT,
    note: _TEXT,
    texts: {"type": "array", "items": _TEXT},
    mapping: {"type": "object", "additionalProperties": _TEXT},
    truth: {"type": "boolean"},
    kind: {"enum": [str(one) for one in Kind], "default": str(Kind.TERM)},
    regions: {
        "type": "object",
        "properties": dict.fromkeys(REGIONS, _TEXT),
        "additionalProperties": False,
    },
}


def json_schema() -> dict[str, Any]:
    """Of a whole file, in the order in which it reads best."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A glossary of duben",
        "description": "A list of entries; glossary/README.md tells more.",
        "type": "array",
        "items": {
            "type": "object",
            "properties": {key: _property(key, reader) for key, reader in READERS.items()},
            "required": list(NEEDED),
            "additionalProperties": False,
        },
    }


def _property(key: str, reader: Reader) -> dict[str, Any]:
    shape = _FILLED if key in NEEDED else _SHAPES[reader]
    return {"description": KEYS[key], **shape}
