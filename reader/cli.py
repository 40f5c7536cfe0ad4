"""The command. It imports the screen only inside the command that needs it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ReaderError, visible

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator
    from reader.article import Article
    from reader.errors import GlossaryError

EXAMPLES = """\
examples:
  duben                         go on reading, or open the library
  duben article.txt             read a file (plain text or Markdown; UTF-8, UTF-16, Big5, GB18030)
  duben --at 2 article.txt      open it at its second section; --at 澤連斯基 at a heading with these words
  pbpaste | duben -             read standard input
  duben article.txt | less      the same page as plain text, with numbered notes
  duben annotate article.txt    every word, reading and name, as JSON for other programs
  duben locate                  where settings, glossary and notebook are kept
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; its exit code. 2 says that it could not go on, and standard error says why in one line."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if arguments and arguments[0] == "annotate":
            return _annotate(_annotate_parser().parse_args(arguments[1:]))
        if arguments and arguments[0] == "locate":
            return _locate(_locate_parser().parse_args(arguments[1:]))
        return _read(_read_parser().parse_args(arguments))
    except ReaderError as error:
        print(f"duben: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of our pipe has gone; Python must not try to flush into it on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"duben: {visible(f'{where}{error.strerror or error}')}", file=sys.stderr)
        return 2


def _read_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="duben",
        description="Read annotated Chinese in the terminal.",
        epilog=EXAMPLES + "\ncommands: duben annotate --help, duben locate --help",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "file", nargs="?", help='a text, or "-" for standard input; without it, go on reading'
    )
    parser.add_argument("--at", metavar="SECTION", help="a section's number, or words of its heading or text")
    parser.add_argument(
        "--glossary",
        metavar="PATH",
        type=Path,
        action="append",
        default=[],
        help="a glossary file or folder that comes before all others; may be given again",
    )
    parser.add_argument(
        "--print", action="store_true", help="print the page as plain text, also to a terminal"
    )
    parser.add_argument(
        "--script", choices=("original", "simplified", "hong-kong", "taiwan"), help="for printing"
    )
    parser.add_argument(
        "--ruby", choices=("off", "terms", "all"), help="readings above the words, for printing"
    )
    parser.add_argument("--english", choices=("off", "below", "beside"), help="for printing")
    parser.add_argument("--version", action="version", version=f"duben {_version()}")
    return parser


def _annotate_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="duben annotate",
        description="Write what the reader knows of a text as JSON; docs/annotate.md is the contract.",
    )
    parser.add_argument("file", help='a text, or "-" for standard input')
    parser.add_argument("--lines", action="store_true", help="each line is one paragraph; infer no structure")
    parser.add_argument(
        "--format", choices=("json", "jsonl"), default="json", help="one object, or a block a line"
    )
    parser.add_argument("--glossary", metavar="PATH", type=Path, action="append", default=[])
    return parser


def _locate_parser() -> argparse.ArgumentParser:
    return argparse.ArgumentParser(prog="duben locate", description="Print where everything is kept.")


def _version() -> str:
    from reader import __version__

    return __version__


def _read(options: argparse.Namespace) -> int:
    piped = options.file == "-"
    if not piped and options.file is not None:
        # Said before anything is drawn: a file that is not there needs no screen.
        _check(Path(options.file))
    if options.print or not sys.stdout.isatty():
        return _print(options)
    stdin = None
    if piped:
        stdin = sys.stdin.buffer.read()
        _take_terminal_back()
    from reader.tui.app import run

    target = None if options.file is None or piped else Path(options.file)
    return run(target=target, at=options.at, glossary=options.glossary, stdin=stdin)


def _check(path: Path) -> None:
    from reader.errors import Place, SourceError

    if not path.exists():
        raise SourceError(
            "there is no such file", place=Place(path), remedy="check the name, or duben --help"
        )


def _print(options: argparse.Namespace) -> int:
    """The page as plain typeset text."""
    from reader import locations
    from reader.errors import Place, SourceError
    from reader.export.plain import Plain, plain_page
    from reader.settings import load_settings
    from reader.sources import open_article

    if options.file is None:
        raise SourceError(
            "which text?", place=Place("duben"), remedy="duben FILE prints it, duben - standard input"
        )
    target = Path(options.file) if options.file != "-" else "-"
    article = open_article(target, stdin=sys.stdin.buffer if target == "-" else None)
    settings, problems = load_settings(locations.config_file())
    annotator, glossary_problems = _open_annotator(article, options.glossary)
    for problem in (*problems, *glossary_problems, *article.notices):
        print(f"duben: {problem}", file=sys.stderr)
    look = Plain.chosen(
        settings,
        article,
        columns=_columns(),
        script=options.script,
        ruby=options.ruby,
        english=options.english,
    )
    start = 0
    if options.at:
        from reader.search import find_section

        start = find_section(article, options.at).block
    for line in plain_page(article, annotator, look, start=start):
        sys.stdout.write(line + "\n")
    sys.stdout.flush()
    return 0


def _annotate(options: argparse.Namespace) -> int:
    from reader.export.json import article_json, blocks_jsonl
    from reader.sources import open_article

    target = Path(options.file) if options.file != "-" else "-"
    article = open_article(target, stdin=sys.stdin.buffer if target == "-" else None, lines=options.lines)
    annotator, problems = _open_annotator(article, options.glossary)
    for problem in problems:
        print(f"duben: {problem}", file=sys.stderr)
    if options.format == "jsonl":
        for line in blocks_jsonl(article, annotator):
            sys.stdout.write(line + "\n")
    else:
        import json

        json.dump(article_json(article, annotator), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    sys.stdout.flush()
    return 0


def _open_annotator(article: Article, extra: Sequence[Path]) -> tuple[Annotator, Sequence[GlossaryError]]:
    from reader import locations
    from reader.annotation.annotator import Annotator
    from reader.glossary.files import layers, load_glossary

    glossary = load_glossary(layers(article.path, locations.user_glossary(), extra))
    return Annotator(article, glossary, cache_dir=locations.cache_dir()), glossary.problems


def _locate(options: argparse.Namespace) -> int:
    from reader import locations
    from reader.wording import Wording, chosen_language

    wording = Wording(chosen_language("auto"))
    places = {
        "locate-config": locations.config_file(),
        "locate-glossary": locations.user_glossary(),
        "locate-shipped-glossary": locations.shipped_glossary(),
        "locate-texts": locations.shipped_texts(),
        "locate-notebook": locations.notebook_file(),
        "locate-cache": locations.cache_dir(),
    }
    from reader.typesetting.cells import width

    widest = max(width(wording(key)) for key in places)
    for key, path in places.items():
        name = wording(key)
        absent = "" if path.exists() else f"  ({wording('locate-absent')})"
        print(f"{name}{' ' * (widest - width(name))}  {visible(str(path))}{absent}")
    return 0


def _columns() -> int:
    """Of the output: COLUMNS where it is set, else 80."""
    columns = os.environ.get("COLUMNS", "")
    return min(max(int(columns), 20), 300) if columns.isdecimal() else 80


def _take_terminal_back() -> None:
    """Standard input was the text; from here on it is the keyboard."""
    try:
        terminal = os.open("/dev/tty", os.O_RDONLY)
    except OSError:
        return
    os.dup2(terminal, 0)
    os.close(terminal)
    sys.stdin = os.fdopen(0, "r", closefd=False)
