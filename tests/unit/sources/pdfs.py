"""Small PDFs made for tests: lines of Chinese text at places and in sizes that are given."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from reader.article import Article
from reader.sources import open_article

A4 = 595, 842


@dataclass
class Pdf:
    pages: list[list[tuple[float, float, float, str]]] = field(default_factory=list)
    """For each page its lines: left, baseline (points, from the lower left), size, text."""
    outline: list[tuple[str, int]] = field(default_factory=list)
    """(title, index of a page), all on one level."""
    author: str = ""
    upright: bool = False
    """Whether text runs from above to below."""

    def stored(self) -> bytes:
        objects: list[bytes] = []

        def add(body: str | bytes) -> int:
            objects.append(body.encode() if isinstance(body, str) else body)
            return len(objects)

        catalog, tree = add(""), add("")
        descendant = add(
            "<</Type/Font/Subtype/CIDFontType0/BaseFont/MSung-Light/DW 1000/W[1 95 500]"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(CNS1)/Supplement 3>>>>"
        )
        encoding = "UniCNS-UTF16-V" if self.upright else "UniCNS-UTF16-H"
        font = add(
            f"<</Type/Font/Subtype/Type0/BaseFont/MSung-Light/Encoding/{encoding}"
            f"/DescendantFonts[{descendant} 0 R]>>"
        )
        kids = []
        for lines in self.pages:
            drawn = "".join(
                f"BT /F {size} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET\n"
                for x, y, size, text in lines
            )
            stream = add(f"<</Length {len(drawn)}>>stream\n{drawn}endstream")
            kids.append(
                add(
                    f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {A4[0]} {A4[1]}]/Contents {stream} 0 R"
                    f"/Resources<</Font<</F {font} 0 R>>>>>>"
                )
            )
        objects[tree - 1] = (
            f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{k} 0 R' for k in kids)}]>>".encode()
        )
        outlines = self._outlines(add, kids, len(objects))
        objects[catalog - 1] = f"<</Type/Catalog/Pages {tree} 0 R{outlines}>>".encode()
        about = add(f"<</Author<{(chr(0xFEFF) + self.author).encode('utf-16-be').hex()}>>>")
        made, places = b"%PDF-1.7\n", []
        for number, body in enumerate(objects, 1):
            places.append(len(made))
            made += b"%d 0 obj" % number + body + b"endobj\n"
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        size = len(objects) + 1
        made += (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root {catalog} 0 R".encode()
        )
        return made + f"/Info {about} 0 R>>\nstartxref\n{len(made.partition(b'xref')[0])}\n%%EOF".encode()

    def _outlines(self, add: object, kids: list[int], count: int) -> str:
        if not self.outline:
            return ""
        root = count + 1
        add(f"<</Type/Outlines/First {root + 1} 0 R/Last {root + len(self.outline)} 0 R>>")  # type: ignore[operator]
        for number, (title, page) in enumerate(self.outline, root + 1):
            following = f"/Next {number + 1} 0 R" if number < root + len(self.outline) else ""
            words = (chr(0xFEFF) + title).encode("utf-16-be").hex()
            add(  # type: ignore[operator]
                f"<</Title<{words}>/Parent {root} 0 R{following}/Dest[{kids[page]} 0 R/XYZ 0 842 0]>>"
            )
        return f"/Outlines {root} 0 R"

    def read(self, folder: Path) -> Article:
        path = folder / "a.pdf"
        path.write_bytes(self.stored())
        return open_article(path)


def column(
    text: str,
    *,
    top: float = 760,
    left: float = 72,
    size: float = 12,
    most: int = 20,
    indent: int = 2,
    leading: float = 1.6,
) -> list[tuple[float, float, float, str]]:
    """A paragraph set in lines of `most` characters, the first one indented."""
    lines = []
    y = top
    first = True
    while text:
        room = most - indent if first else most
        lines.append((left + (indent * size if first else 0), y, size, text[:room]))
        text, y, first = text[room:], y - size * leading, False
    return lines
