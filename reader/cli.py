"""The command. What it needs is imported when it is asked for: the screen only by the one that opens it.

Whatever stops it is one line on standard error and exit code 2; what is worth knowing is a line there too.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.options import PARSERS, output_columns, read_parser
from reader.streams import let_output_go, reconfigure_output, say, write_lines

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.commands.telling import Told

TOLD = ("cache", "doctor", "glossary", "texts")
"""Commands that print lines: `run(options) -> Told` in the module of their name in `commands`."""
WRITING = {"annotate": "filters.annotate", "convert": "filters.convert", "show": "reading.show"}
"""Commands that write as they go: a function of a module in `commands`, from options to exit code."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Its exit code: 0; 1 where a lookup found nothing, a check found something or something
    failed that should not; 2 where it could not go on; 130 when it was interrupted."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    try:
        reconfigure_output(errors="replace")
        code = _run(arguments)
        say(*_rebuilt())
        if sys.stdout is not None:
            sys.stdout.flush()
    except ReaderError as error:
        say(error)
        return 2
    except BrokenPipeError:
        let_output_go()
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        say(f"{error.filename}: {error.strerror}" if error.filename else error.strerror or error)
        let_output_go()
        return 2
    except Exception as error:
        say(_reported(error))
        let_output_go()
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
    from reader.commands.opening import look_on

    own = {"dictionary": _dictionary, "locate": _locate, "lookup": _lookup}
    look_on(arguments)
    name = arguments[0] if arguments else ""
    options = PARSERS[name]().parse_args(arguments[1:]) if name in PARSERS else None
    if options is None:
        return _command("reading.read")(read_parser().parse_args(arguments))
    if name in WRITING:
        return _command(WRITING[name])(options)
    return own[name](options) if name in own else _tell(name, options)


def _command(place: str) -> Callable[[Namespace], int]:
    module, _, name = place.partition(".")
    found: Callable[[Namespace], int] = getattr(import_module(f"reader.commands.{module}"), name)
    return found


def _dictionary(options: Namespace) -> int:
    from reader.commands.dictionary import run

    lines, problems = run(options)
    say(*problems)
    write_lines(lines)
    return 0


def _lookup(options: Namespace) -> int:
    """1 where nothing was found, as grep has it."""
    from reader.commands.dictionary import look_up

    if options.json:
        reconfigure_output(encoding="utf-8")
    lines, problems = look_up(options, output_columns())
    say(*problems)
    write_lines(lines)
    return 0 if lines else 1


def _tell(name: str, options: Namespace) -> int:
    """A command that only tells: 1 where something is wrong, or nothing was found."""
    run: Callable[[Namespace], Told] = import_module(f"reader.commands.{name}").run
    told = run(options)
    reconfigure_output(encoding="utf-8", errors="replace")
    write_lines(told.lines)
    say(*told.said)
    return told.code


def _locate(options: Namespace) -> int:
    from reader.locating import located

    write_lines(located(options.what))
    return 0
