"""The command. It imports the screen only inside the command that needs it.

Whatever stops it is one line on standard error and exit code 2; what is worth knowing is a line there too.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reader.errors import Place, ReaderError, SourceError, visible
from reader.options import PARSERS, output_columns, read_parser

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable, Iterator

    from reader.annotation.annotator import Annotator
    from reader.article import Article
    from reader.commands.telling import Told
    from reader.errors import GlossaryError
    from reader.library.opening import Opener
    from reader.sources.lines import LineStream
    from reader.sources.source import Given

TOLD = ("cache", "doctor", "glossary", "texts")
"""Commands that print lines: `run(options) -> Told` in the module of their name in `commands`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Its exit code: 0; 1 where a lookup found nothing, a check found something or something
    failed that should not; 2 where it could not go on; 130 when it was interrupted."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    try:
        _reconfigure_output(errors="replace")
        code = _run(arguments)
        _say(*_rebuilt())
        if sys.stdout is not None:
            sys.stdout.flush()
    except ReaderError as error:
        _say(error)
        return 2
    except BrokenPipeError:
        _let_output_go()
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        _say(f"{error.filename}: {error.strerror}" if error.filename else error.strerror or error)
        _let_output_go()
        return 2
    except Exception as error:
        _say(_reported(error))
        _let_output_go()
        return 1
    return code


def _rebuilt() -> list[str]:
    """Files of the cache that were damaged: told by those who have opened any."""
    if "reader.chinese.cachefile" not in sys.modules:
        return []
    from reader.chinese.cachefile import take_damaged
    from reader.wording import Wording, chosen_language

    wording = Wording(chosen_language("auto"))
    return [wording("cache-rebuilt").format(name=path.name) for path in take_damaged()]


def _reported(error: Exception) -> str:
    """The one line of a failure nobody expected; the rest is in the log."""
    from reader.faults import report, told
    from reader.wording import Wording, chosen_language

    log = report(error, "command")
    key = "fault-command" if log else "fault-unlogged"
    return Wording(chosen_language("auto"))(key).format(kind=told(error), log=log)


def _run(arguments: list[str]) -> int:
    commands = {
        "annotate": _annotate,
        "convert": _convert,
        "dictionary": _dictionary,
        "locate": _locate,
        "lookup": _lookup,
        "show": _show,
    }
    _look_on(arguments)
    name = arguments[0] if arguments else ""
    if name in commands:
        return commands[name](PARSERS[name]().parse_args(arguments[1:]))
    if name in TOLD:
        return _tell(name, PARSERS[name]().parse_args(arguments[1:]))
    return _read(read_parser().parse_args(arguments))


def _say(*problems: object) -> None:
    """Where nobody listens, silently: a stream that was closed before we started is None."""
    for problem in problems if sys.stderr is not None else ():
        line = visible(f"duben: {problem}")
        with suppress(OSError):
            print(_drawn(line) if _is_terminal(sys.stderr) else line, file=sys.stderr, flush=True)


def _let_output_go() -> None:
    """Where nobody takes our output any more, Python must not try to flush it again on the way out."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _read(options: Namespace) -> int:
    """Open the screen, or print the page where there is no terminal to open it on."""
    if options.clipboard:
        from reader.clipboard import read_clipboard

        options.piped = read_clipboard().encode()
        options.files = ["-", *options.files]
    elif not options.files and not _is_terminal(sys.stdin):
        options.files = ["-"]
    if len(options.files) == 1 and options.files != ["-"]:
        _check(options.files[0])
    if options.print or not _is_terminal(sys.stdout):
        return _print(options)
    opener = _opener(options)
    if not _is_terminal(sys.stdin):
        _take_terminal_back()
    from reader.tui.start import run

    return run(targets=options.files, opener=opener, at=options.at, glossary=options.glossary)


def _opener(options: Namespace) -> Opener:
    """Standard input is read here, where one of the texts is it."""
    from reader.library.opening import Opener

    if "-" in options.files and options.piped is None:
        options.piped = _standard_input().read()
    return Opener(_given(options), options.piped or b"")


def _is_terminal(stream: object) -> bool:
    """A stream that was closed before we started is None."""
    return stream is not None and bool(getattr(stream, "isatty", bool)())


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise SourceError("there is no standard input", remedy="name a file, or pipe a text into duben -")
    return sys.stdin.buffer


def _check(file: str) -> None:
    """Said before anything is loaded: a file that is not there needs no screen."""
    from reader.sources.addresses import looks_like_a_host

    if _is_address(file) or Path(file).exists():
        return
    remedy = f"is it https://{file}?" if looks_like_a_host(file) else "check the name, or duben --help"
    raise SourceError("there is no such file", place=Place(file), remedy=remedy)


def _is_address(file: str) -> bool:
    from reader.sources.addresses import is_address

    return is_address(file)


def _look_on(arguments: list[str]) -> None:
    """Where a page of the web is asked for and somebody looks on, they are told what is waited for."""
    if _is_terminal(sys.stderr) and any(map(_is_address, arguments)):
        from reader.sources import fetching

        fetching.on_waiting = _tell_waiting


def _tell_waiting(host: str) -> Callable[[], None]:
    """A line while a page is waited for; the screen, once it is there, is not written upon."""
    if "textual" in sys.modules:
        return lambda: None
    from reader.wording import Wording, chosen_language

    line = visible(Wording(chosen_language("auto"))("fetching").format(host=host))
    sys.stderr.write(f"duben: {_drawn(line)}")
    sys.stderr.flush()

    def wipe() -> None:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()

    return wipe


def _take_terminal_back() -> None:
    """Standard input was the text; from here on it is the keyboard."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        remedy = "duben --print prints the page instead"
        raise SourceError("there is no terminal to take keys from", remedy=remedy) from error
    os.dup2(terminal, 0)
    os.close(terminal)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115  # as long as the process lives


def _given(options: Namespace) -> Given:
    """What the reader says of the text."""
    from reader.sources.charsets import find_charset
    from reader.sources.source import Given

    lines = getattr(options, "lines", False)
    return Given(lines=lines, encoding=find_charset(options.encoding), region=options.region)


def _open(options: Namespace) -> Article:
    from reader.sources import open_article

    target = options.file if options.file == "-" or _is_address(options.file) else Path(options.file)
    stdin = _standard_input() if target == "-" else None
    return open_article(target, stdin=stdin, given=_given(options))


def _open_annotator(article: Article, extra: Sequence[Path]) -> tuple[Annotator, Sequence[GlossaryError]]:
    from reader.annotation.annotator import annotate

    annotator = annotate(article, extra=extra)
    return annotator, (*annotator.glossary.problems, *annotator.corrections.problems)


def _print(options: Namespace) -> int:
    """The page of each text as plain typeset text; a line for each that cannot be opened."""
    if not options.files:
        raise SourceError("which text?", remedy="duben FILE prints it, duben - standard input")
    opener = _opener(options)
    failed = False
    for number, target in enumerate(options.files):
        try:
            page = _page(options, opener.open(target))
        except ReaderError as error:
            if len(options.files) == 1:
                raise
            _say(error)
            failed = True
        else:
            _write(("", "") if number else ())
            _write(page)
    return 2 if failed else 0


def _page(options: Namespace, article: Article) -> Iterator[str]:
    """Raises ReaderError where there is none to be made; what is worth knowing is said."""
    from reader import locations
    from reader.export.paper import Paper
    from reader.export.plain import plain_page
    from reader.search import find_section
    from reader.settings import load_settings

    start = find_section(article, options.at).block if options.at else 0
    settings, problems = load_settings(locations.config_file())
    annotator, slips = _open_annotator(article, options.glossary)
    _say(*problems, *slips, *article.notices)
    look = Paper.chosen(
        settings,
        columns=options.width or output_columns(),
        script=options.script,
        ruby=options.ruby,
        english=options.english,
    )
    return plain_page(article, annotator, look, start=start)


def _show(options: Namespace) -> int:
    """The pages, through a pager where a terminal's screen does not hold them; 2 where one was missing."""
    import shutil

    from reader.commands.paging import page_lines, pager_of, write_through
    from reader.commands.show import Show

    if sys.stdout is None:
        raise ReaderError("there is no standard output to write to")
    terminal = _is_terminal(sys.stdout)
    columns = output_columns(capped=False)
    show = Show(options, given=_given(options), columns=columns, terminal=terminal, stdin=_standard_input)
    _reconfigure_output(encoding="utf-8", errors="replace")
    pager = pager_of(os.environ) if terminal and options.pager else ""
    if pager:
        page_lines(show.lines(), pager, os.environ, rows=shutil.get_terminal_size().lines - 1)
    else:
        write_through(show.lines(), sys.stdout)
    sys.stdout.flush()
    _say(*show.said)
    return 2 if show.failed else 0


def _annotate(options: Namespace) -> int:
    article = _open(options)
    annotator, slips = _open_annotator(article, options.glossary)
    _say(*slips, *article.notices)
    if options.context:
        annotator.use_context()
    import gc

    gc.set_threshold(100_000, 20, 100)  # a filter makes millions of small things, and no circles of them
    _reconfigure_output(encoding="utf-8")
    _write((_explained if options.explain else _annotated)(options, article, annotator))
    return 0


def _annotated(options: Namespace, article: Article, annotator: Annotator) -> Iterable[str]:
    from reader.export.json import article_json, blocks_jsonl

    if options.format == "jsonl":
        return blocks_jsonl(article, annotator, levels=options.levels)
    return _in_one(article_json(article, annotator, levels=options.levels))


def _explained(options: Namespace, article: Article, annotator: Annotator) -> Iterable[str]:
    from reader.export.explained import explained_json, explained_jsonl, explained_text

    if options.format == "json":
        return _in_one(explained_json(article, annotator))
    return (explained_jsonl if options.format else explained_text)(article, annotator)


def _in_one(made: object) -> list[str]:
    from reader.jsontext import json_text

    return [json_text(made, indent=1)]


def _convert(options: Namespace) -> int:
    from reader.sources.lines import LineStream

    if options.file == "-":
        with LineStream(_standard_input(), options.encoding) as lines:
            _convert_stream(lines, options)
        return 0
    if _is_address(options.file):
        remedy = "duben --print prints a page of the web, --script in another script"
        raise SourceError("what is converted is a file", place=Place(options.file), remedy=remedy)
    _check(options.file)
    path = Path(options.file)
    if path.is_dir():
        raise SourceError("this is a directory", place=Place(path), remedy="name a text in it")
    with path.open("rb") as file, LineStream(file, options.encoding) as lines:
        _convert_stream(lines, options)
    return 0


def _convert_stream(lines: LineStream, options: Namespace) -> None:
    """Each line as soon as it comes; on a terminal, without what would steer it."""
    from reader import locations
    from reader.annotation.converting import LineConverter, standard_of
    from reader.chinese.conversion import Standard
    from reader.glossary.inuse import open_glossary

    path = None if options.file == "-" else Path(options.file)
    glossary = open_glossary(path, options.glossary)
    notices = [lines.sample.notice] if lines.sample.notice else []
    _say(*glossary.problems, *notices)
    source = standard_of(lines.sample.text) if options.source == "auto" else Standard(options.source)
    target = Standard(options.target)
    converter = LineConverter(source, target, glossary, locations.cache_dir(), words=options.words)
    _reconfigure_output(encoding="utf-8", newline="")
    terminal = _is_terminal(sys.stdout)
    for line in lines:
        text = line.rstrip("\r\n")
        converted = converter.line(text)
        sys.stdout.write((_drawn(visible(converted)) if terminal else converted) + line[len(text) :])
        sys.stdout.flush()


def _write(lines: Iterable[str]) -> None:
    """Lines, each as soon as it is made."""
    if sys.stdout is None:
        raise ReaderError("there is no standard output to write to")
    terminal = _is_terminal(sys.stdout)
    for line in lines:
        sys.stdout.write(_drawn(visible(line)) if terminal else line)
        sys.stdout.write("\n")


def _drawn(line: str) -> str:
    """As a terminal is to have it: what it would obey is gone by now, and here what it could not measure."""
    if line.isascii():
        return line
    from reader.typesetting.drawing import drawn

    return drawn(line)


def _reconfigure_output(
    *, encoding: str | None = None, errors: str = "strict", newline: str | None = None
) -> None:
    """In a locale without Chinese the page has question marks, not a traceback; JSON is UTF-8."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding=encoding, errors=errors, newline=newline)


def _dictionary(options: Namespace) -> int:
    from reader.commands.dictionary import run

    lines, problems = run(options)
    _say(*problems)
    _write(lines)
    return 0


def _lookup(options: Namespace) -> int:
    """1 where nothing was found, as grep has it."""
    from reader.commands.dictionary import look_up

    if options.json:
        _reconfigure_output(encoding="utf-8")
    lines, problems = look_up(options, output_columns())
    _say(*problems)
    _write(lines)
    return 0 if lines else 1


def _tell(name: str, options: Namespace) -> int:
    """A command that only tells: 1 where something is wrong, or nothing was found."""
    run: Callable[[Namespace], Told] = import_module(f"reader.commands.{name}").run
    told = run(options)
    _reconfigure_output(encoding="utf-8", errors="replace")
    _write(told.lines)
    _say(*told.said)
    return told.code


def _locate(options: Namespace) -> int:
    from reader.locating import located

    _write(located(options.what))
    return 0
