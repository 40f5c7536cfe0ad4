"""What may be written after `duben texts`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from reader.parsing import Parser, add_given

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Parser]

ORDERS = ("opened", "added", "title", "progress")
"""As `reader.library.finding` has them."""


def texts_parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="duben texts",
        description="The library: texts you keep, found again by title, tag or how far you have read.",
        epilog="A text is named by its number, the beginning of it, its title, or words of it.",
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="what", metavar="COMMAND", required=True)
    _add_add(commands)
    _add_list(commands)
    tag = commands.add_parser("tag", help="give tags, or take them away", prefix_chars="-")
    tag.add_argument(
        "words",
        nargs=argparse.REMAINDER,
        metavar="TEXT… +TAG -TAG",
        help="texts, then each tag with + to give it or - to take it away",
    )
    for name, told in (
        ("remove", "take texts out; they can be restored"),
        ("restore", "bring removed texts back"),
        ("show", "all that is known of a text, and where it is"),
    ):
        one = commands.add_parser(name, help=told)
        one.add_argument("names", nargs="+", metavar="TEXT")
        if name == "show":
            one.add_argument("--kept", action="store_true", help="of the kept ones only")
            one.add_argument("--json", action="store_true", help="for other programs")
    purge = commands.add_parser("purge", help="delete removed texts for good")
    purge.add_argument("names", nargs="*", metavar="TEXT")
    purge.add_argument("--all", action="store_true", help="all that were removed")
    return parser


def _add_add(commands: Commands) -> None:
    add = commands.add_parser(
        "add",
        help="keep copies of files, with their English version and glossary beside them",
        description="Keep a copy. The same text again is told, and not kept twice.",
    )
    add.add_argument(
        "files", nargs="*", metavar="FILE", help='files, folders, web addresses; "-" is standard input'
    )
    add.add_argument("--clipboard", action="store_true", help="what the clipboard holds")
    add.add_argument("--tag", action="append", default=[], metavar="TAG", help="may be given again")
    add.add_argument("--title", default="", help="in place of the text's own; for one text")
    add_given(add)


def _add_list(commands: Commands) -> None:
    listed = commands.add_parser("list", help="which there are: kept, read elsewhere, and shipped")
    listed.add_argument(
        "words",
        nargs="*",
        metavar="QUERY",
        help="words of the title, author, source, tags or file's name, in any script or pinyin",
    )
    listed.add_argument("--tag", default="", metavar="TAG", help="only those with this tag")
    listed.add_argument("--sort", choices=ORDERS, default="opened", help="else the last opened first")
    which = listed.add_mutually_exclusive_group()
    which.add_argument("--kept", action="store_true", help="only those that are kept")
    which.add_argument("--removed", action="store_true", help="the removed ones")
    listed.add_argument("--json", action="store_true", help="for other programs")
