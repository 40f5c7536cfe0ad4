"""What all parsers of arguments have in common."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from reader.errors import ReaderError


class Parser(argparse.ArgumentParser):
    """Says what is wrong as everything else does, in one line."""

    def error(self, message: str) -> NoReturn:
        raise ReaderError(message, remedy=f"{self.prog} --help explains")


def add_glossary(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--glossary",
        metavar="PATH",
        type=Path,
        action="append",
        default=[],
        help="a glossary file or folder that comes before all others; may be given again",
    )


def add_given(parser: argparse.ArgumentParser, *, region: bool = True) -> None:
    """What the reader says of a text, where it is not to be found out."""
    parser.add_argument(
        "--encoding",
        metavar="NAME",
        default="",
        help="what the text is in: Big5, GBK, EUC-TW …; else found out",
    )
    if region:
        parser.add_argument(
            "--region", choices=("hk", "tw", "cn"), default="", help="whose Chinese it is; else found out"
        )
