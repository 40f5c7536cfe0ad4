"""The elements of a YAML list as lines: so that one can be put in, changed or taken out and all the rest of
the file, comments and style, stays as somebody wrote it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.errors import GlossaryError, Place

REMEDY = "write it as a list, each element on lines of its own that begin with '- '"


def end_of_element(lines: Sequence[str], start: int) -> int:
    """Where the element ends that begins in a line: comments and blank lines after it are the next one's."""
    indent = len(lines[start]) - len(lines[start].lstrip())
    end = start + 1
    for at in range(start + 1, len(lines)):
        body = lines[at].lstrip()
        if not body or body[0] == "#":
            continue
        if len(lines[at]) - len(body) <= indent:
            break
        end = at + 1
    return end


def replace_element(content: str, line: int, element: str, path: Path) -> str:
    """The text with another element, or none (""), in the place of the one that begins in a line (1-based).

    Raises GlossaryError where elements do not begin lines.
    """
    lines = content.split("\n")
    start = line - 1
    if not lines[start].lstrip().startswith("-"):
        raise GlossaryError("is no plain list", place=Place(path, line), remedy=REMEDY)
    end = end_of_element(lines, start)
    lines[start:end] = element.rstrip("\n").split("\n") if element else []
    if not element:
        _close_gap(lines, start)
    return "\n".join(lines)


def _close_gap(lines: list[str], at: int) -> None:
    """One empty line between neighbours, none at the end."""
    while at and not "".join(lines[at - 1 :]).strip() and len(lines) > at:
        del lines[at - 1]
        at -= 1
    if 0 < at < len(lines) and not lines[at - 1].strip() and not lines[at].strip():
        del lines[at]


def append_element(content: str, element: str, heading: str, path: Path) -> str:
    """The text with one more element at its end, as far in as the first; a new text begins with the heading.

    Raises GlossaryError where elements do not begin lines.
    """
    if not content.strip():
        return content + heading + element
    indent = _indent(content, path)
    rows = (f"{indent}{row}" if row else row for row in element.split("\n"))
    ended = content if content.endswith("\n") else content + "\n"
    between = "\n" if "\n\n" in content.strip() and not ended.endswith("\n\n") else ""
    return ended + between + "\n".join(rows)


def _indent(content: str, path: Path) -> str:
    """What stands before the first element."""
    for number, line in enumerate(content.split("\n"), 1):
        body = line.lstrip(" ")
        if body.strip() and not body.startswith(("#", "%", "---")):
            if not f"{body} ".startswith("- "):
                raise GlossaryError("is no plain list", place=Place(path, number), remedy=REMEDY)
            return line[: -len(body)]
    return ""
