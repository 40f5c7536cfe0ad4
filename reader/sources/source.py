"""What is opened before anything is known of it: its bytes, where they are from, and how it is to be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import Place, SourceError

if TYPE_CHECKING:
    from reader.sources.decoding import Decoded


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the reader says about a text, where it is not to be found out. Empty: find it out."""

    lines: bool = False
    """Each line is one paragraph, and nothing is inferred."""
    encoding: str = ""
    """Any of the names an encoding has, such as "Big5" or "gb2312"."""
    format: str = ""
    """The name of a Format, such as "html"."""
    region: str = ""
    """hk, tw or cn."""
    address: str = ""
    """Where it was fetched from."""
    charset: str = ""
    """What its server said it is encoded in: for formats that weigh it against their own word."""


@dataclass(slots=True)
class Source:
    data: bytes
    """As stored, unpacked where it was compressed."""
    place: Place
    path: Path | None = None
    """None for standard input, the clipboard and what was fetched."""
    given: Given = field(default_factory=Given)
    name: str = ""
    """Of what was unpacked, as page.html out of page.html.gz; empty where nothing was."""
    settled: bool = False
    """Whether what the bytes say is known for sure, and not as by the rule of `decoding`."""
    _decoded: Decoded | None = None

    @property
    def suffix(self) -> str:
        if self.name:
            return Path(self.name).suffix.lower()
        return self.path.suffix.lower() if self.path else ""

    def decoded(self) -> Decoded:
        """As text, by the rule of `decoding`. Raises SourceError where it is none."""
        if self._decoded is None:
            from reader.sources.decoding import decode

            if not self.data:
                raise SourceError("there is no text in it: it is empty", place=self.place)
            try:
                self._decoded = decode(self.data, self.given.encoding)
            except SourceError as error:
                raise SourceError(error.what, place=self.place, remedy=error.remedy) from None
        return self._decoded

    def text(self) -> str:
        """The same with line feeds for line ends of every kind."""
        from reader.sources.cleaning import unify_line_ends

        return unify_line_ends(self.decoded().text, unicode_ends=not self.given.lines)

    def take_as(self, decoded: Decoded) -> None:
        """This is what the bytes say: for a format that tells its own encoding, such as HTML."""
        self._decoded, self.settled = decoded, True

    def digest(self) -> str:
        """Of the text, encoding and line ends aside, where it has been decoded; else of the bytes."""
        return digest_of(self.data if self._decoded is None else self.text().rstrip("\n"))


def digest_of(text: str | bytes) -> str:
    """By which the notebook knows a text again."""
    try:
        from _blake2 import blake2b  # hashlib's own, without the 3 ms of loading OpenSSL
    except ImportError:  # pragma: no cover  # another Python
        from hashlib import blake2b
    stored = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return blake2b(stored, digest_size=16).hexdigest()
