"""What may be written after `duben`: a parser for each command. What they cannot take is a ReaderError."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from reader.cache_options import cache_parser
from reader.glossary_options import glossary_parser
from reader.parsing import Parser, add_given, add_glossary
from reader.texts_options import texts_parser

LOCATED = (
    *("config", "keys", "glossary", "packs", "corrections", "library", "notebook", "dictionaries", "cache"),
    *("log", "shipped-glossary", "texts"),
)
"""What `duben locate` tells, and takes."""

STANDARDS = ("simplified", "traditional", "hong-kong", "taiwan")
"""Scripts that can be converted between."""

READINGS = ("pinyin", "pinyin-numbers", "pinyin-spoken", "zhuyin", "jyutping")
THEMES = ("duben-night", "duben-day", "duben-contrast")
"""As the settings have them."""

NARROWEST, WIDEST = 20, 300
"""Columns that can be printed on."""

EXAMPLES = """\
examples:
  duben                         go on reading, or open the library
  duben article.txt             read a file (plain text, Markdown, a web page; any encoding of Chinese)
  duben novel.epub              a book; also .docx, .pdf, a text in .zip, .gz, .bz2, .xz or .zst
  duben https://example.com/1   fetch a page of the web and read its text
  duben --at 2 article.txt      open it at its second section; --at 澤連斯基 at a heading with these words
  duben *.txt                   one after the other: } turns to the next, { to the one before; duben FOLDER
  duben texts.zip/one.txt       one of the texts in an archive
  pbpaste | duben               read standard input, as duben - does; duben --clipboard
  duben article.txt | less      the same page as plain text, with numbered notes
  duben show article.txt        the page with colours, through $PAGER; --ruby all, --script simplified …
  duben annotate article.txt    every word, reading and name, as JSON for other programs
  duben convert --to taiwan -   standard input in Taiwan's characters, line by line
  duben lookup 行               a word in the dictionaries; also pinyin (zhongguo) or English (ceasefire)
  duben dictionary import FILE  another dictionary: newer CC-CEDICT, CC-Canto, HanDeDict, CFDICT
  duben glossary check          every mistake in your glossary, with file and line
  duben texts add article.txt   keep a copy in the library; also list, tag, remove, restore, show
  duben doctor                  what there is and what is wrong with it, for a report
  duben locate                  where settings, keys, glossary and notebook are kept
"""


def read_parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="duben",
        description="Read annotated Chinese in the terminal.",
        epilog=EXAMPLES + f"\ncommands, each with --help: {', '.join(PARSERS)}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help='texts or web addresses in turn, or "-" for standard input; without any, go on reading',
    )
    parser.add_argument("--clipboard", action="store_true", help="read what the clipboard holds")
    parser.set_defaults(piped=None)
    parser.add_argument("--at", metavar="SECTION", help="a section's number, or words of its heading or text")
    add_given(parser)
    add_glossary(parser)
    parser.add_argument("--version", action="version", version=f"duben {_version()}")
    paper = parser.add_argument_group("the page as plain text", "as it is also printed into a pipe or a file")
    paper.add_argument("--print", action="store_true", help="print it, also to a terminal")
    add_paper(paper)
    return parser


def add_paper(parser: argparse._ActionsContainer) -> None:
    """How a page is typeset; what is not said is as the settings have it."""
    parser.add_argument(
        "--width", metavar="COLUMNS", type=_columns, help="of a line; else the terminal's or 80"
    )
    parser.add_argument("--script", choices=("original", "simplified", "hong-kong", "taiwan"))
    parser.add_argument("--ruby", choices=("off", "terms", "all"), help="readings above the words")
    parser.add_argument("--english", choices=("off", "below", "beside"))


def show_parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="duben show",
        description="Print texts as typeset pages with colours; on a terminal through $PAGER.",
        epilog="NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE and TERM=dumb are honoured; docs/show.md tells more.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help='texts or web addresses, or "-" for standard input'
    )
    parser.add_argument("--at", metavar="SECTION", help="from a section on: its number, or words of it")
    add_given(parser)
    add_glossary(parser)
    parser.add_argument(
        *("--color", "--colour"),
        choices=("auto", "always", "never"),
        default="auto",
        help="auto, the default, has colours on a terminal only",
    )
    parser.add_argument("--theme", choices=THEMES, help="whose colours; else as the settings have it")
    parser.add_argument("--no-pager", dest="pager", action="store_false", help="write to the terminal itself")
    add_paper(parser)
    parser.add_argument("--reading", choices=READINGS, help="the system of the readings")
    return parser


def annotate_parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="duben annotate",
        description="Write what the reader knows of a text as JSON; docs/annotate.md is the contract.",
        allow_abbrev=False,
    )
    parser.add_argument("file", metavar="FILE", help='a text or web address, or "-" for standard input')
    parser.add_argument("--lines", action="store_true", help="each line is one paragraph; infer no structure")
    parser.add_argument(
        "--format",
        choices=("json", "jsonl"),
        help="one object (the default), or a block a line; with --explain instead of plain text",
    )
    told = parser.add_mutually_exclusive_group()
    told.add_argument("--levels", action="store_true", help="tell the HSK level of each word as well")
    told.add_argument(
        "--explain",
        action="store_true",
        help="for mending glossaries: why each word is divided and read so, and what it was weighed against",
    )
    parser.add_argument(
        "--no-context",
        dest="context",
        action="store_false",
        help="decide between readings without the sentence: faster, less often right",
    )
    add_given(parser)
    add_glossary(parser)
    return parser


def convert_parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="duben convert",
        description="Write a text in another script, line by line. Names the glossary knows are kept right.",
        allow_abbrev=False,
    )
    parser.add_argument("file", metavar="FILE", help='a text, or "-" for standard input')
    parser.add_argument(
        "--from",
        dest="source",
        choices=("auto", *STANDARDS),
        default="auto",
        help="what it is in; else the first lines tell",
    )
    parser.add_argument("--to", dest="target", choices=STANDARDS, required=True)
    parser.add_argument(
        "--words", action="store_true", help="the region's words and names too: 软件 → 軟體, 特朗普 → 川普"
    )
    add_given(parser, region=False)
    add_glossary(parser)
    return parser


def lookup_parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="duben lookup",
        description="Look a word up in the glossary and the dictionaries.",
        epilog="exit code: 0 where something was found, 1 where nothing was",
        allow_abbrev=False,
    )
    parser.add_argument(
        "words",
        nargs="+",
        metavar="WORD",
        help="Chinese in any script, pinyin with marks, numbers or neither, or English",
    )
    parser.add_argument(
        "--limit", metavar="N", type=_limit, default=20, help="words of each kind at most; else 20"
    )
    parser.add_argument("--json", action="store_true", help="for other programs; docs/dictionaries.md tells")
    add_glossary(parser)
    return parser


def dictionary_parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="duben dictionary",
        description="Import dictionaries in the CC-CEDICT format and put them in order.",
        epilog="The first that has a word answers; the popup shows all. docs/dictionaries.md tells more.",
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="what", metavar="COMMAND", required=True)
    took = commands.add_parser(
        "import", help="take one in: CC-CEDICT, CC-Canto, HanDeDict, CFDICT or your own"
    )
    took.add_argument("file", metavar="FILE", type=Path, help="as downloaded: text, .gz or .zip")
    took.add_argument("--name", default="", help="what to call it; else as its header or the file does")
    commands.add_parser("list", help="which there are, in the order they are asked")
    gone = commands.add_parser("remove", help="delete an imported one, switch the shipped one off")
    gone.add_argument("name", metavar="NAME")
    order = commands.add_parser("order", help="ask these first, in this order")
    order.add_argument("names", nargs="+", metavar="NAME")
    return parser


def locate_parser() -> argparse.ArgumentParser:
    parser = Parser(prog="duben locate", description="Print where everything is kept.", allow_abbrev=False)
    parser.add_argument(
        "what", nargs="?", choices=LOCATED, metavar="WHAT", help=f"only the path of: {', '.join(LOCATED)}"
    )
    return parser


def doctor_parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="duben doctor",
        description="Tell what there is and what is wrong with it, for a report; nothing of yours is in it.",
        epilog="exit code: 0 where all is well, 1 where something is wrong",
        allow_abbrev=False,
    )
    parser.add_argument("--json", action="store_true", help="for other programs")
    return parser


PARSERS = {
    "show": show_parser,
    "annotate": annotate_parser,
    "convert": convert_parser,
    "lookup": lookup_parser,
    "dictionary": dictionary_parser,
    "glossary": glossary_parser,
    "locate": locate_parser,
    "doctor": doctor_parser,
    "texts": texts_parser,
    "cache": cache_parser,
}


def _version() -> str:
    from reader import __version__

    return __version__


def _limit(written: str) -> int:
    if not (written.isascii() and written.isdecimal() and 1 <= int(written[:9]) <= 10_000):
        raise argparse.ArgumentTypeError(f"{written!r} is not a number from 1 to 10000")
    return int(written)


def _columns(written: str) -> int:
    if not written.isdecimal() or not NARROWEST <= int(written) <= WIDEST:
        raise argparse.ArgumentTypeError(f"{written!r} is not a number from {NARROWEST} to {WIDEST}")
    return int(written)


def output_columns(*, capped: bool = True) -> int:
    """COLUMNS where it is set; else of the terminal in which the output or a pager of it shows; else 80.

    `capped` keeps to 80 in a pipe, whatever reads it."""
    written = os.environ.get("COLUMNS", "")
    columns = int(written) if written.isdecimal() else 0
    for descriptor in (1, 2):
        if not columns:
            try:
                columns = os.get_terminal_size(descriptor).columns
            except OSError:
                continue
            columns = columns if descriptor == 1 or not capped else min(columns, 80)
    return min(max(columns or 80, NARROWEST), WIDEST)
