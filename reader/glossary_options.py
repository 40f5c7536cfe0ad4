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

IMPORTED = ("csv", "tsv", "tbx", "cedict", "yomitan", "jl")
EXPORTED = (*IMPORTED[:-1], "stardict", "jl")
"""Formats, as `reader.glossary.exchange.formats` has them."""


def glossary_parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="duben glossary",
        description="For those who keep glossaries: check them, list them, look into them.",
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="what", metavar="COMMAND", required=True)
    _add_add(commands)
    _add_check(commands)
    _add_pack(commands)
    _add_import(commands)
    _add_export(commands)
    _add_diff(commands)
    _add_list(commands)
    _add_show(commands)
    _add_suggest(commands)
    commands.add_parser("schema", help="JSON Schema of a glossary file, for editors")
    return parser


def _add_pack(commands: Commands) -> None:
    pack = commands.add_parser("pack", help="glossaries of others: add them, switch them on and off")
    packs = pack.add_subparsers(dest="pack", metavar="COMMAND", required=True)
    added = packs.add_parser("add", help="copy one in and switch it on")
    added.add_argument(
        "source", metavar="PATH", type=Path, help="a folder with a pack.yaml, or an archive of one"
    )
    added.add_argument("--name", default="", help="what to call it; else as the folder or archive")
    added.add_argument("--replace", action="store_true", help="in the place of the pack of that name")
    added.add_argument("--off", action="store_true", help="do not switch it on")
    packs.add_parser("list", help="which there are, and which are on")
    for name, told in (("on", "use it"), ("off", "do not use it")):
        switched = packs.add_parser(name, help=f"{told}, always or for one text")
        switched.add_argument("name", metavar="NAME")
        switched.add_argument("--for", dest="text", metavar="TEXT", type=Path, help="for this text alone")
    for name, told in (("show", "what it says of itself"), ("remove", "delete it")):
        packs.add_parser(name, help=told).add_argument("name", metavar="NAME")


def _add_import(commands: Commands) -> None:
    taken = commands.add_parser(
        "import",
        help="take entries in from another format",
        epilog="exit code: 0, or 1 where something in the file could not be used",
    )
    taken.add_argument(
        "file", metavar="FILE", help="CSV, TSV, TBX, CC-CEDICT, Yomitan or JL; - is standard input"
    )
    taken.add_argument("--format", choices=IMPORTED, help="else by the file's ending and what is in it")
    taken.add_argument("--to", metavar="FILE", type=Path, help="else NAME.yaml in your glossary folder")
    taken.add_argument("--replace", action="store_true", help="entries in that file for the same terms")


def _add_export(commands: Commands) -> None:
    given = commands.add_parser("export", help="write entries in another format")
    given.add_argument(
        "paths", nargs="*", metavar="PATH", type=Path, help="files and folders; else all that the reader uses"
    )
    given.add_argument("--own", action="store_true", help="only your own glossary folder")
    given.add_argument("--format", choices=EXPORTED, help="else by the ending of --output; else csv")
    given.add_argument("--output", metavar="FILE", type=Path, help="else standard output")
    given.add_argument("--kind", choices=KINDS)
    given.add_argument("--title", default="", help="what dictionary programs call it")


def _add_diff(commands: Commands) -> None:
    compared = commands.add_parser(
        "diff",
        help="what one glossary has and another has not",
        epilog="exit code: 0 where they say the same, else 1",
    )
    compared.add_argument("before", metavar="A", type=Path, help='a file or folder; "shipped" is ours')
    compared.add_argument("after", metavar="B", type=Path, help='a file or folder; "shipped" is ours')
    compared.add_argument("--json", action="store_true", help="for other programs")


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


def _add_suggest(commands: Commands) -> None:
    suggested = commands.add_parser(
        "suggest",
        help="what a text mentions that no glossary has, as a glossary file to be edited",
        epilog="exit code: 0, or 1 where there is nothing to suggest",
    )
    suggested.add_argument("file", metavar="FILE", help="a text; - is standard input")
    suggested.add_argument(
        "--min", metavar="N", type=_positive, default=1, help="only what is mentioned at least so often"
    )
    suggested.add_argument(
        "--limit", metavar="N", type=_positive, help="no more than so many, the surest first"
    )
    suggested.add_argument("--json", action="store_true", help="for other programs")
    suggested.add_argument(
        "--output", metavar="FILE", type=Path, help="a new file in place of standard output"
    )
    add_glossary(suggested)


def _positive(written: str) -> int:
    if not written.isdecimal() or not 0 < int(written) < 10**9:
        raise argparse.ArgumentTypeError(f"{written!r} is not a number from 1 on")
    return int(written)


def _add_add(commands: Commands) -> None:
    added = commands.add_parser("add", help="an entry into your own glossary")
    added.add_argument("term", metavar="TERM", help="as printed")
    added.add_argument("english", metavar="ENGLISH")
    added.add_argument("--kind", metavar="KIND", help=", ".join(KINDS))
    added.add_argument("--pinyin", metavar="READING", help="where the reader has another one")
    added.add_argument("--jyutping", metavar="READING")
    for option, key, example, told in _REPEATED:
        added.add_argument(option, dest=key, metavar=example, action="append", default=[], help=told)
    added.add_argument("--note", metavar="TEXT")
    added.add_argument("--whole-word", action="store_true", help="matches only where it stands as a word")
    added.add_argument("--to", metavar="FILE", type=Path, help="another file than your mine.yaml")
    added.add_argument(
        "--replace",
        action="store_true",
        help="change the entry the file has for it: what is given, and nothing else",
    )


_REPEATED = (
    ("--alias", "aliases", "TERM", "another spelling; may be given again"),
    ("--region", "regions", "REGION=TERM", "what hk, tw or cn prints: tw=川普; may be given again"),
    ("--see", "see", "TERM", "another entry; may be given again"),
    ("--link", "links", "SITE=ID", "such as wikidata=Q22686; may be given again"),
)
