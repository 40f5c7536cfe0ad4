"""An article while it is being read: blocks in order, the lines they came from, and what is known about it.

Keeps the rule of sections: a heading of level 2 or deeper starts one, unless only the title stands before it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from itertools import starmap
from pathlib import Path

from reader.article import Article, Block, BlockKind, Region, Section
from reader.errors import Place, SourceError, visible
from reader.sources.decoding import Decoded
from reader.sources.source import digest_of

LONGEST = 3000
"""Characters of a paragraph; longer ones are cut at sentence ends."""
_PIECE = 600
"""Characters aimed at when cutting: half a screen."""
_AFTER_STOP = "」』”’）)》】。！？!?… \t\N{IDEOGRAPHIC SPACE}"


@dataclass(slots=True)
class Metadata:
    """What a head or front matter says about an article; empty where it says nothing."""

    title: str = ""
    date: str = ""
    author: str = ""
    source: str = ""
    region: str = ""
    licence: str = ""
    address: str = ""
    """Where the text itself says it is from, or where it was fetched: a URL."""


@dataclass(slots=True)
class Draft:
    about: Metadata = field(default_factory=Metadata)
    blocks: list[Block] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    """For each block the 1-based line of the source it starts on."""
    begins: dict[int, int] = field(default_factory=dict)
    """For a block that does not begin its line, how many characters stand before it there."""
    has_lines: bool = True
    """Where not, as in a book, `lines` are numbers of passages or pages, and no other room is told them."""
    starts: list[int] = field(default_factory=lambda: [0])
    """For each section the index of its first block."""
    titles: list[str] = field(default_factory=lambda: [""])
    """For each section the text of its heading."""
    notices: list[str] = field(default_factory=list)
    inferred: set[int] = field(default_factory=set)
    """Blocks whose kind was seen in their wording (a caption, a note), where the rest is marked."""
    kinds_guessed: bool = False
    """Whether all kinds were seen in the wording, as in plain text."""
    levels: list[int] = field(default_factory=lambda: [2])
    """For each section the level of its heading."""
    digest: str = ""
    """Of the text alone, for formats where what stands around it changes from one copy to the next."""
    encoding: str = ""
    """What the text was read as, where it was bytes: a name for people, such as GB18030."""
    encoding_doubtful: bool = False
    region_guessed: bool = False
    """Whether the region is told by how the text is written, as it does not say."""

    def add(
        self,
        kind: BlockKind,
        text: str,
        line: int,
        *,
        level: int = 0,
        marker: str = "",
        ruby: tuple[tuple[int, int, str], ...] = (),
        begins: int = 0,
    ) -> None:
        """A block, or several where it is too long; `begins` is where it does in its line."""
        if kind is BlockKind.HEADING and level >= 2:
            self.start_section(text, level)
        section = len(self.starts) - 1
        for start, end in ((0, len(text)),) if len(text) <= LONGEST else _cuts(text):
            near = ruby[bisect_left(ruby, (start,)) : bisect_left(ruby, (end,))]
            inside = tuple((a - start, b - start, over) for a, b, over in near if b <= end)
            if begins + start:
                self.begins[len(self.blocks)] = begins + start
            self.blocks.append(Block(kind, text[start:end], section, level, marker, ruby=inside))
            self.lines.append(line)

    def add_inferred(self, kind: BlockKind, text: str, line: int) -> None:
        self.inferred.add(len(self.blocks))
        self.add(kind, text, line)

    def note_encoding(self, decoded: Decoded) -> None:
        """Keep what the bytes were read as, and what the reader must be told of it."""
        self.encoding, self.encoding_doubtful = decoded.name, decoded.doubtful
        if decoded.notice:
            self.notices.append(decoded.notice)

    def know_by_its_text(self) -> None:
        """The same text is the same, whatever else is in its file: pictures, metadata, the order of parts."""
        self.digest = digest_of("\n".join(block.text for block in self.blocks))

    def guess_region(self) -> None:
        """Where the text does not say whose Chinese it is, the way it is written may."""
        from reader.sources.regions import guess_region

        if find_region(self.about.region) is Region.UNKNOWN:
            guessed = guess_region(self.blocks)
            self.region_guessed = guessed is not Region.UNKNOWN
            self.about.region = guessed.value if self.region_guessed else self.about.region

    def article(self, *, path: Path | None, digest: str, translated_title: str = "") -> Article:
        """Raises SourceError where there is nothing to read."""
        if not self.blocks:
            raise SourceError("there is no text in it", place=Place(path) if path else None)
        ends = [*self.starts[1:], len(self.blocks)]
        sections = zip(self.titles, self.starts, ends, self.levels, strict=True)
        return Article(
            title=self.title,
            blocks=tuple(self.blocks),
            sections=tuple(starmap(Section, sections)),
            date=self.about.date,
            author=self.about.author,
            source=self.about.source,
            region=find_region(self.about.region),
            region_guessed=self.region_guessed,
            licence=self.about.licence,
            address=visible(self.about.address),
            encoding=self.encoding,
            encoding_doubtful=self.encoding_doubtful,
            translated_title=translated_title,
            path=path,
            digest=digest,
            lines=tuple(self.lines) if self.has_lines else (),
            begins=self.begins,
            notices=tuple(map(visible, self.notices)),
        )

    @property
    def title(self) -> str:
        """The heading of level 1; only pictures, notes and quotes may stand before it."""
        for block in self.blocks:
            if block.level == 1:
                return block.text
            if block.level or block.kind is BlockKind.PARAGRAPH:
                break
        return ""

    def translate(self, index: int, translation: str) -> None:
        self.blocks[index] = replace(self.blocks[index], translation=translation)

    def start_section(self, title: str, level: int) -> None:
        """A section begins with the next block."""
        section_blocks = self.blocks[self.starts[-1] :]
        if not self.titles[-1] and all(block.level == 1 for block in section_blocks):
            self.titles[-1], self.levels[-1] = title, level
            return
        self.starts.append(len(self.blocks))
        self.titles.append(title)
        self.levels.append(level)


def cut_at_sentences(text: str) -> list[str]:
    """Pieces of at most LONGEST characters that joined give the text again."""
    return [text[start:end] for start, end in _cuts(text)]


def _cuts(text: str) -> list[tuple[int, int]]:
    """(start, end) of each piece."""
    cuts: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > 2 * _PIECE:
        last = min(start + LONGEST, len(text))
        end = _sentence_end(text, start + _PIECE // 2, start + _PIECE)
        end = end or _sentence_end(text, start + _PIECE, last)
        end = end or _break_between(text, start + _PIECE, last)
        cuts.append((start, end))
        start = end
    return [*cuts, (start, len(text))] if start < len(text) else cuts


def _sentence_end(text: str, low: int, high: int) -> int:
    """Past the last full stop in text[low:high] and the closing marks after it; 0 where there is none."""
    stop = max(text.rfind(mark, low, high) for mark in ("。", "！", "？", "!", "?", ". "))
    if stop < 0:
        return 0
    end = stop + 1
    while end < high and text[end] in _AFTER_STOP:
        end += 1
    return end


def _break_between(text: str, low: int, high: int) -> int:
    """Past the last comma or space in text[low:high]; without either, at high."""
    stop = max(text.rfind(mark, low, high) for mark in ("；", "，", "、", ",", " ", "\N{IDEOGRAPHIC SPACE}"))
    return stop + 1 if stop >= 0 else high


_REGIONS = (
    (Region.HONG_KONG, ("hk", "hong kong", "hongkong", "hong-kong", "香港", "港")),
    (Region.TAIWAN, ("tw", "taiwan", "台灣", "臺灣", "台湾", "台")),
    (Region.CHINA, ("cn", "china", "prc", "mainland", "中國", "中国", "大陸", "大陆", "hans", "sg")),
)


def find_region(written: str) -> Region:
    """The region a word or a language tag names.

    >>> find_region("zh-Hant-HK").value, find_region("台灣").value, find_region("zh-Hant").value
    ('hk', 'tw', 'unknown')
    """
    folded = written.strip().casefold().replace("_", "-")
    parts = {folded, *folded.split("-")}
    for region, names in _REGIONS:
        if not parts.isdisjoint(names):
            return region
    return Region.UNKNOWN
