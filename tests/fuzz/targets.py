"""What is fuzzed, and what must hold: no exception but ReaderError, a text covered once, within the page."""

from __future__ import annotations

import io
import shutil
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

from reader.annotation.annotator import Annotator
from reader.annotation.correctionfile import parse_corrections
from reader.annotation.spans import Spans
from reader.article import Article
from reader.chinese.cedict import Lines
from reader.chinese.pronunciation import System, spell
from reader.chinese.script import Script, ScriptView
from reader.chinese.unpacking import unpack
from reader.errors import ReaderError, visible
from reader.export.ansi import ansi_page
from reader.export.json import blocks_jsonl
from reader.export.paper import Paper
from reader.glossary.exchange.formats import FORMATS as EXCHANGED
from reader.glossary.files import parse_glossary
from reader.glossary.glossary import Glossary
from reader.glossary.packing import add_pack
from reader.glossary.packs import read_pack
from reader.palette import NIGHT
from reader.search import Query, find, find_section
from reader.settings import Settings, load_settings
from reader.sgr import Depth, Ink
from reader.sources import open_article
from reader.sources.decoding import decode
from reader.sources.formats import FORMATS
from reader.sources.source import Given
from reader.typesetting.boxes import make_boxes
from reader.typesetting.cells import width
from reader.typesetting.drawing import drawn
from reader.typesetting.lines import break_lines
from reader.typesetting.page import English, Measure, set_block
from tests.conftest import CACHE
from tests.fuzz import seeds

MOST = 12
"""Blocks of one article that are looked at closely."""


class Target(NamedTuple):
    name: str
    seeds: Sequence[bytes]
    run: Callable[[bytes, Random, Path], str]
    """Raises where something does not hold; tells what came of it. A folder is there for files."""


def targets() -> dict[str, Target]:
    """By name: open-NAME for every format of texts, import-NAME for those of glossaries, others."""
    found = [
        Target("decoding", seeds.OF_FORMATS["plain"], _decoding),
        Target("glossary", [seeds.GLOSSARY.encode()], _glossary),
        Target("settings", [seeds.CONFIG.encode()], _settings),
        Target("corrections", [seeds.CORRECTIONS.encode()], _corrections),
        Target("pack", [seeds.PACK.encode()], _pack),
        Target("archives", seeds.archives(), _archives),
        Target("dictionary", [seeds.CEDICT.encode()], _dictionary),
        Target("annotation", [seeds.PLAIN.encode(), seeds.MARKDOWN.encode()], _annotation),
        Target("typesetting", [seeds.PLAIN.encode(), seeds.HTML.encode()], _typesetting),
        Target("page", [seeds.MARKDOWN.encode()], _page),
        Target("search", [seeds.PLAIN.encode()], _search),
        Target("drawing", [seeds.PLAIN.encode()], _drawing),
    ]
    found += [
        Target(f"open-{one.name}", seeds.of_format(one.name), _opening(one.name, one.suffixes))
        for one in FORMATS
    ]
    found += [
        Target(f"import-{name}", _of_exchange(name), _importing(name))
        for name, one in EXCHANGED.items()
        if one.read
    ]
    return {target.name: target for target in found}


# -- texts ---------------------------------------------------------------------------------------------------


def _opening(name: str, suffixes: frozenset[str]) -> Callable[[bytes, Random, Path], str]:
    def run(data: bytes, random: Random, folder: Path) -> str:
        path = folder / f"text{random.choice(sorted(suffixes)) if suffixes else '.txt'}"
        path.write_bytes(data)
        given = random.choice((Given(), Given(), Given(format=name), Given(region="tw"), Given(lines=True)))
        try:
            if random.random() < 0.3:
                article = open_article("-", stdin=io.BytesIO(data), given=given)
            else:
                article = open_article(path, given=given)
        except ReaderError as error:
            assert_one_line(str(error))
            return f"refused {error.what[:12]}"
        assert_article(article)
        _lay(article, random)
        return "opened " + "".join(sorted({block.kind[0] for block in article.blocks}))

    return run


def assert_one_line(told: str) -> None:
    assert "\n" not in told
    assert_harmless(told)
    assert len(told) < 3000


_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))


def assert_harmless(text: str) -> None:
    for character in text:
        code = ord(character)
        assert unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp"), hex(code)
        assert code not in _TURNING, hex(code)


def assert_article(article: Article) -> None:
    """Sections cover the blocks once, readings stand in order within their text, no text can do harm."""
    assert article.blocks
    assert [section.start for section in article.sections] == [0, *(s.end for s in article.sections)][:-1]
    assert article.sections[-1].end == len(article.blocks)
    for number, section in enumerate(article.sections):
        assert section.start < section.end
        assert {block.section for block in article.blocks[section.start : section.end]} == {number}
        assert_harmless(section.title)
    for block in article.blocks:
        assert_harmless(f"{block.text}{block.marker}{block.translation or ''}")
        ends = [0]
        for start, end, reading in block.ruby:
            assert ends[-1] <= start < end <= len(block.text)
            assert_harmless(reading)
            ends.append(end)
    about = (article.title, article.date, article.author, article.source, article.licence, article.address)
    assert_harmless("".join((*about, article.translated_title, article.encoding)))
    for notice in article.notices:
        assert_harmless(notice)


def _lay(article: Article, random: Random) -> None:
    measure = Measure(
        width=random.choice((20, 21, 37, 80, 133, 300)),
        measure=random.choice((16, 84, 200)),
        english=random.choice(list(English)),
        ruby=random.random() < 0.5,
        ambiguous=random.choice((1, 2)),
    )
    for block in article.blocks[:MOST]:
        made = set_block(block, make_boxes(block.text, ambiguous=measure.ambiguous), measure)
        for line in made.lines:
            for run in line.runs:
                assert run.x >= 0
                assert run.x + width(run.text, measure.ambiguous) <= measure.width, (measure, run)
        rows = [line.row for line in made.lines if line.row]
        assert not rows or rows[0].start == 0
        assert all(one.end == other.start for one, other in pairwise(rows))
        assert not rows or rows[-1].end == len(block.text)


def _decoding(data: bytes, _random: Random, _folder: Path) -> str:
    try:
        decoded = decode(data)
    except ReaderError as error:
        return error.what[:12]
    decoded.text.encode("utf-8", "surrogatepass")
    assert_one_line(decoded.notice)
    return decoded.encoding


# -- files of ours -------------------------------------------------------------------------------------------


def _read(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _glossary(data: bytes, _random: Random, _folder: Path) -> str:
    located, problems = parse_glossary(_read(data), Path("mine.yaml"))
    for one in located:
        assert one.entry.term
        assert one.entry.english
        for field in (one.entry.term, one.entry.english, *one.entry.aliases, *one.entry.see):
            assert_harmless(field)
        assert_harmless(one.entry.note.replace("\n", ""))
    for problem in problems:
        assert_one_line(str(problem))
    return f"{min(len(located), 3)} {min(len(problems), 3)}"


def _corrections(data: bytes, _random: Random, _folder: Path) -> str:
    found = parse_corrections(_read(data), Path("corrections.yaml"))
    for problem in found.problems:
        assert_one_line(str(problem))
    return str(min(len(found.problems), 3))


def _settings(data: bytes, _random: Random, folder: Path) -> str:
    path = folder / "config.toml"
    path.write_bytes(data)
    settings, problems = load_settings(path, ("word-next", "help"))
    assert isinstance(settings, Settings)
    for problem in problems:
        assert_one_line(str(problem))
    return str(min(len(problems), 4))


def _pack(data: bytes, _random: Random, folder: Path) -> str:
    (folder / "pack.yaml").write_bytes(data)
    try:
        pack, problems = read_pack(folder)
    except ReaderError as error:
        assert_one_line(str(error))
        return "refused"
    assert_harmless(f"{pack.title}{pack.author}{pack.licence}{pack.region}")
    return str(min(len(problems), 3))


def _dictionary(data: bytes, _random: Random, _folder: Path) -> str:
    read = list(Lines(io.BufferedReader(io.BytesIO(data))))
    for line in read:
        for field in line:
            assert_harmless(str(field))
    return str(min(len(read), 4))


def _archives(data: bytes, random: Random, folder: Path) -> str:
    path = folder / random.choice(("a.zip", "a.tar.gz", "a.u8"))
    path.write_bytes(data)
    shutil.rmtree(folder / "packs", ignore_errors=True)
    told = ""
    try:
        told = add_pack(path, folder / "packs", replace=True).name
    except (ReaderError, OSError) as error:
        assert_one_line(visible(str(error)))
    assert not (folder.parent / "pack.yaml").exists()
    try:
        unpack(path, folder / "copy")
    except (ReaderError, OSError) as error:
        assert_one_line(visible(str(error)))
        return f"{bool(told)} refused"
    return f"{bool(told)} unpacked"


def _of_exchange(name: str) -> list[bytes]:
    made = {
        "csv": seeds.TABLE,
        "tsv": seeds.TABLE.replace(",", "\t"),
        "tbx": seeds.TBX,
        "cedict": seeds.CEDICT,
    }
    if name in made:
        return [made[name].encode()]
    from reader.glossary.exchange.taking import Pack

    entries = [one.entry for one in parse_glossary(seeds.GLOSSARY, Path("a.yaml"))[0]]
    return [EXCHANGED[name].write(entries, Pack("a", lambda all_of: ["" for _ in all_of]))]


def _importing(name: str) -> Callable[[bytes, Random, Path], str]:
    def run(data: bytes, _random: Random, _folder: Path) -> str:
        read = EXCHANGED[name].read
        assert read
        try:
            taken = read(data, Path("a"))
        except ReaderError as error:
            assert_one_line(str(error))
            return f"refused {error.what[:8]}"
        for entry in taken.entries:
            assert_harmless(f"{entry.term}{entry.english}")
        for problem in taken.problems:
            assert_one_line(str(problem))
        return f"{min(len(taken.entries), 3)} {min(len(taken.problems), 3)}"

    return run


# -- views ---------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _shelf() -> Glossary:
    return Glossary(parse_glossary(seeds.GLOSSARY, Path("mine.yaml"))[0])


def _article(data: bytes) -> Article | None:
    try:
        return open_article("-", stdin=io.BytesIO(data))
    except ReaderError:
        return None


def assert_spans(text: str, spans: Spans) -> None:
    """In order, none overlapping, none empty, all within the text."""
    at = 0
    for start, end, _, _ in spans.columns():
        assert at <= start < end <= len(text)
        assert not text[at:start].strip(), text[at:start]
        at = end
    assert not text[at:].strip(), text[at:]


def assert_view(text: str, view: ScriptView) -> None:
    assert len(view.characters) == len(text)
    at = 0
    for run in view.replacements:
        assert at <= run.start < run.end <= len(text)
        at = run.end
    assert "".join(view.shown(at, at + 1) for at in range(len(text))) == view.text


def _annotation(data: bytes, random: Random, _folder: Path) -> str:
    article = _article(data)
    if article is None:
        return "refused"
    annotator = Annotator(article, _shelf(), cache_dir=CACHE)
    kinds: set[int] = set()
    for index, block in enumerate(article.blocks[:MOST]):
        spans = annotator.spans(index)
        assert_spans(block.text, spans)
        kinds |= {kind for _, _, kind, _ in spans.columns()}
        view = annotator.view(index, spans, random.choice(list(Script)))
        assert_view(block.text, view)
        system = random.choice(list(System))
        readings = annotator.readings(index, spans, system, view)
        assert len(readings) == len(spans)
        for reading in readings:
            assert_harmless(spell(reading, system))
        if len(spans):
            at = random.randrange(len(spans))
            card = annotator.card(index, spans, at, system, view.script)
            assert_harmless(card.headword + card.english.replace("\n", ""))
            annotator.gloss(index, spans, at, system, view.script)
    return "".join(map(str, sorted(kinds)))


def _typesetting(data: bytes, random: Random, _folder: Path) -> str:
    """Any characters whatever as one block, whatever the sources would have made of them."""
    text = _read(data)[:3000]
    ambiguous, cells = random.choice((1, 2)), random.choice((1, 2, 7, 20, 79, 300))
    cuts = sorted({0, len(text), *(random.randint(0, len(text)) for _ in range(random.randrange(12)))})
    spans = Spans(text, [(start, end, 1, -1) for start, end in pairwise(cuts)])
    rubies = [random.choice(("", "tè lǎng pǔ", "ㄊㄜˋ", "x" * 90)) for _ in range(len(spans))]
    boxes = make_boxes(text, spans, None, rubies if random.random() < 0.5 else None, ambiguous)
    assert [box.start for box in boxes][:1] == [0][: len(boxes)]
    assert all(one.end == other.start for one, other in pairwise(boxes))
    assert not text or boxes[-1].end == len(text)
    rows = break_lines(boxes, cells, ambiguous=ambiguous)
    assert all(one.end == other.start for one, other in pairwise(rows))
    assert not text or (rows[0].start, rows[-1].end) == (0, len(text))
    assert cells < 2 or all(row.cells <= cells for row in rows)
    return f"{min(len(rows), 5)}"


def _page(data: bytes, random: Random, _folder: Path) -> str:
    article = _article(data)
    if article is None or len(article.blocks) > 60:
        return "refused"
    annotator = Annotator(article, _shelf(), cache_dir=CACHE)
    look = Paper.chosen(
        Settings(language="en", tone_colours=True),
        columns=random.choice((20, 45, 100, 300)),
        script=random.choice(list(Script)),
        ruby=random.choice(("off", "terms", "all")),
        reading=random.choice(list(System)),
    )
    for line in ansi_page(article, annotator, look, Ink(NIGHT, Depth.TRUE)):
        for part in line.split("\x1b"):
            text = part.partition("m")[2] if part.startswith("[") else part
            assert not {unicodedata.category(one) for one in text} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    for _ in blocks_jsonl(article, annotator):
        pass
    return "".join(sorted({block.kind[0] for block in article.blocks}))


def _search(data: bytes, random: Random, _folder: Path) -> str:
    article = _article(data)
    if article is None:
        return "refused"
    written = random.choice((*seeds.QUERIES, _read(data)[random.randint(0, 50) :][: random.randint(1, 40)]))
    query = Query.parse(written)
    syllables = [["zhong"] * len(block.text) for block in article.blocks]
    hits = list(find(article, query, lambda block: syllables[block]))
    for hit in hits:
        assert 0 <= hit.start <= hit.end <= len(article.blocks[hit.block].text)
    try:
        assert article.clamp(find_section(article, written)) is not None
    except ReaderError as error:
        assert_one_line(str(error))
    return str(min(len(hits), 3))


def _drawing(data: bytes, _random: Random, _folder: Path) -> str:
    text = data.decode("utf-8", "surrogatepass") if data[:1] < b"\x80" and _is_wtf8(data) else _read(data)
    for line in text.split("\n")[:50]:
        made = drawn(line)
        assert width(made) == width(line) == sum(map(width, made))
        assert not {unicodedata.category(one) for one in made} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
        assert_harmless(visible(line))
    return str(min(len(text), 9))


def _is_wtf8(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True
