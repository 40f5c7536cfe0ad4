"""What may be written after `duben glossary`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from reader.parsing import Parser, add_glossary

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Parser]

KINDS = (
    *("person", "place", "organisation", "term", "abbreviation", "idiom", "event", "work"),
    "other",
)
"""Of glossary entries, as `reader.glossary.entry.Kind` has them."""


def glossary_parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="duben glossary",
        description="For those who keep glossaries: check them, list them, look into them.",
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="what", metavar="COMMAND", required=True)
    _add_check(commands)
    _add_list(commands)
    _add_show(commands)
    commands.add_parser("schema", help="JSON Schema of a glossary file, for editors")
    return parser


def _add_check(commands: Commands) -> None:
    checked = commands.add_parser(
        "check",
        help="tell every mistake, with file, line and column",
        epilog="exit code: 0 where nothing is wrong, 1 where there are errors or warnings",
    )
    checked.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        type=Path,
        help="files and folders, checked against the shipped glossary; else all that the reader uses",
    )
    checked.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help="github: annotations that a workflow shows beside the lines",
    )


def _add_list(commands: Commands) -> None:
    listed = commands.add_parser("list", help="the entries of all glossaries")
    listed.add_argument(
        "words", nargs="*", metavar="WORD", help="only those it finds: Chinese, pinyin, English"
    )
    listed.add_argument("--kind", choices=KINDS)
    listed.add_argument("--file", metavar="NAME", help="only of this file: people, people.yaml or a path")
    listed.add_argument("--json", action="store_true", help="for other programs")
    add_glossary(listed)


def _add_show(commands: Commands) -> None:
    shown = commands.add_parser("show", help="an entry in full, with the place it stands in")
    shown.add_argument("term", nargs="+", metavar="TERM", help="any of its spellings")
    add_glossary(shown)
