"""`duben annotate` and `duben convert`: a text in, lines for other programs out."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from reader.commands.opening import check, open_annotator, open_text
from reader.errors import Place, SourceError, visible
from reader.sources.addresses import is_address
from reader.streams import for_terminal, is_terminal, reconfigure_output, say, standard_input, write_lines

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator
    from reader.article import Article
    from reader.sources.lines import LineStream


def annotate(options: Namespace) -> int:
    article = open_text(options)
    annotator, slips = open_annotator(article, options.glossary)
    say(*slips, *article.notices)
    if options.context:
        annotator.use_context()
    import gc

    gc.set_threshold(100_000, 20, 100)  # a filter makes millions of small things, and no circles of them
    reconfigure_output(encoding="utf-8")
    write_lines((_explained if options.explain else _annotated)(options, article, annotator))
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


def convert(options: Namespace) -> int:
    from reader.sources.lines import LineStream

    if options.file == "-":
        with LineStream(standard_input(), options.encoding) as lines:
            _convert_stream(lines, options)
        return 0
    if is_address(options.file):
        remedy = "duben --print prints a page of the web, --script in another script"
        raise SourceError("what is converted is a file", place=Place(options.file), remedy=remedy)
    check(options.file)
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
    say(*glossary.problems, *notices)
    source = standard_of(lines.sample.text) if options.source == "auto" else Standard(options.source)
    target = Standard(options.target)
    converter = LineConverter(source, target, glossary, locations.cache_dir(), words=options.words)
    reconfigure_output(encoding="utf-8", newline="")
    terminal = is_terminal(sys.stdout)
    for line in lines:
        text = line.rstrip("\r\n")
        converted = converter.line(text)
        sys.stdout.write((for_terminal(visible(converted)) if terminal else converted) + line[len(text) :])
        sys.stdout.flush()
