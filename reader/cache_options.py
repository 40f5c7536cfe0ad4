"""What may be written after `duben cache`."""

from __future__ import annotations

import argparse
import re

from reader.parsing import Parser

_UNITS = {"": 1_000_000, "b": 1, "k": 1000, "kb": 1000, "m": 10**6, "mb": 10**6, "g": 10**9, "gb": 10**9}


def cache_parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="duben cache",
        description="What duben has found out and built, to be quicker the next time. All of it can go.",
        epilog="config.toml: cache = 200 lets texts take 200 megabytes; 0 keeps nothing of them.",
        allow_abbrev=False,
    )
    parser.add_argument("--json", action="store_true", help="for other programs, in bytes")
    commands = parser.add_subparsers(dest="what", metavar="COMMAND")
    commands.add_parser("list", help="the texts something is kept of, those used last first")
    pruned = commands.add_parser("prune", help="delete the texts used longest ago, and what is left over")
    pruned.add_argument(
        "--to",
        metavar="SIZE",
        type=_size,
        help="what texts may take: 50MB, 500kB; else what the settings say",
    )
    cleared = commands.add_parser("clear", help="delete what is kept of texts")
    cleared.add_argument(
        "--all",
        action="store_true",
        help="also what is built of dictionaries and glossaries: built again then",
    )
    return parser


def _size(written: str) -> int:
    """
    >>> _size("50"), _size("1.5 GB"), _size("20k")
    (50000000, 1500000000, 20000)
    """
    found = re.fullmatch(
        r"\s*([0-9]{1,9}(?:\.[0-9]{1,6})?)\s*([kmg]?b?)\s*", written, re.IGNORECASE | re.ASCII
    )
    if not found:
        raise argparse.ArgumentTypeError(f"{written!r} is no size: write 50MB")
    return int(float(found[1]) * _UNITS[found[2].lower()])
