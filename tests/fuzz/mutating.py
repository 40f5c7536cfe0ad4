"""Inputs like valid ones: seeds changed a little, or much, in bytes, in characters, or inside an archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from random import Random

from tests.hostile import HOSTILE

TOKENS: tuple[str, ...] = (
    *HOSTILE.values(),
    *(
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "　",
        " " * 40,
        "\t",
        "---\n",
        "...",
        "```",
        "# ",
        "> ",
        "- ",
        "1. ",
        "* * *\n",
    ),
    *(
        "「",
        "」",
        "（",
        "）",
        "《",
        "》",
        "——",
        "……",
        "·",
        "‧",
        "：",
        "，",
        "。",
        "！",
        "?",
        "“",
        "”",
        "【",
        "】",
    ),
    *(
        "特朗普",
        "川普",
        "烏克蘭",
        "澤連斯基",
        "2月5日",
        "103.7億",
        "三分之一",
        "12%",
        "第十一",
        "兩三百",
        "零",
        "〇",
    ),
    *(
        "（Jan Ostro）",
        "Steve Witkoff",
        "COVID-19",
        "https://example.org/a?b=c&d=e",
        "e\u0301",
        "ü",
        "ㄅ",
        "jyut6",
    ),
    *(
        "&amp;",
        "&#x1b;",
        "&#0;",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<p>",
        "</p>",
        "<ruby>",
        "<rt>",
        "<!ENTITY a '&a;'>",
    ),
    *("[a](b)", "![", "](", "**", "__", "~~", "|", "|---|", "[^1]", "[^1]: ", "<br>", "\\", "`"),
    *(
        ": ",
        "- term: ",
        "  english: ",
        "{",
        "}",
        "[",
        "]",
        "*a",
        "&a ",
        "!!python/object:os.system ",
        "? ",
        "<<: ",
        "|\n",
    ),
    *('"', "'", "=", "\\u0000", "\\x", "%", "@", "1e999", "-1", "0x10", "null", "true", "9" * 30, "NaN"),
    *(
        "1\n00:00:01,000 --> 00:00:02,000\n",
        "WEBVTT\n",
        "title: ",
        "region: hk\n",
        "（路透）",
        "圖／",
        "編按：",
        "第一章 ",
    ),
    *("\ufeff", "\udc80", "𠮷", "㋿", "〡", "\u3099", "ﷺ", "ß", "İ", "ﬃ", "①", "㈱"),
)
_NUMBERS = (b"\0", b"\xff", b"\x7f\xff\xff\xff", b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x80")


class Mutator:
    """Everything comes from one random source: an input can be made again from its number."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def changed(self, seeds: Sequence[bytes]) -> bytes:
        """One of the seeds with one to many changes."""
        seed = self._random.choice(seeds)
        if zipfile.is_zipfile(io.BytesIO(seed)) and self._random.random() < 0.8:
            return self._inside(seed)
        ways = (self._as_text, self._as_text, self._as_bytes)
        return self._random.choice(ways)(seed, seeds)

    # -- text ------------------------------------------------------------------------------------------

    def _as_text(self, seed: bytes, seeds: Sequence[bytes]) -> bytes:
        text = seed.decode("utf-8", "replace")
        for _ in range(self._often()):
            text = self._random.choice(self._text_changes())(text, seeds)
            if len(text) > 60_000:
                text = text[:60_000]
        encoding = self._random.choice(("utf-8",) * 8 + ("utf-16", "big5hkscs", "gb18030", "utf-8-sig"))
        return text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")

    def _text_changes(self) -> tuple[Callable[[str, Sequence[bytes]], str], ...]:
        return (
            self._put_token,
            self._put_token,
            self._take_out,
            self._say_again,
            self._swap_lines,
            self._splice,
            self._put_character,
            self._repeat_token,
        )

    def _put_token(self, text: str, _seeds: Sequence[bytes]) -> str:
        at = self._random.randint(0, len(text))
        return text[:at] + self._random.choice(TOKENS) + text[at:]

    def _repeat_token(self, text: str, _seeds: Sequence[bytes]) -> str:
        at, many = self._random.randint(0, len(text)), self._random.choice((2, 10, 100, 1000))
        return text[:at] + self._random.choice(TOKENS)[:12] * many + text[at:]

    def _put_character(self, text: str, _seeds: Sequence[bytes]) -> str:
        at, code = self._random.randint(0, len(text)), self._random.choice((0x80, 0x3000, 0xFFFF, 0x10FFFF))
        return text[:at] + chr(self._random.randint(0, code)) + text[at:]

    def _take_out(self, text: str, _seeds: Sequence[bytes]) -> str:
        start, end = self._stretch(len(text))
        return text[:start] + text[end:]

    def _say_again(self, text: str, _seeds: Sequence[bytes]) -> str:
        start, end = self._stretch(len(text))
        at = self._random.randint(0, len(text))
        return text[:at] + text[start:end] * self._random.choice((1, 1, 2, 20)) + text[at:]

    def _swap_lines(self, text: str, _seeds: Sequence[bytes]) -> str:
        lines = text.split("\n")
        self._random.shuffle(lines)
        return "\n".join(lines)

    def _splice(self, text: str, seeds: Sequence[bytes]) -> str:
        other = self._random.choice(seeds).decode("utf-8", "replace")
        return text[: self._random.randint(0, len(text))] + other[self._random.randint(0, len(other)) :]

    # -- bytes -----------------------------------------------------------------------------------------

    def _as_bytes(self, seed: bytes, seeds: Sequence[bytes]) -> bytes:
        data = bytearray(seed)
        for _ in range(self._often()):
            start, end = self._stretch(len(data))
            match self._random.randrange(6):
                case 0 if data:
                    data[self._random.randrange(len(data))] ^= 1 << self._random.randrange(8)
                case 1:
                    del data[start:end]
                case 2:
                    data[start:start] = data[start:end] * self._random.choice((1, 3, 30))
                case 3:
                    number = self._random.choice(_NUMBERS)
                    data[start : start + len(number)] = number
                case 4:
                    del data[self._random.randint(0, len(data)) :]
                case _:
                    data[start:start] = self._random.randbytes(self._random.randint(1, 8))
            del data[80_000:]
        return bytes(data)

    def _inside(self, seed: bytes) -> bytes:
        """An archive whose members are changed, renamed, left out or there twice."""
        file = io.BytesIO()
        members = _members(seed)
        chosen = set(self._random.sample(sorted(members), min(len(members), self._random.randint(1, 2))))
        with zipfile.ZipFile(file, "w") as made:
            for name, member in members.items():
                known, content = name, member
                if name in chosen:
                    known, content = self._other_member(name, member, list(members.values()))
                how = self._random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
                for _ in range(self._random.choice((1, 1, 1, 0 if name in chosen else 1, 2))):
                    made.writestr(zipfile.ZipInfo(known), content, how)
        return file.getvalue()

    def _other_member(self, name: str, member: bytes, others: Sequence[bytes]) -> tuple[str, bytes]:
        if self._random.random() < 0.1:
            return self._random.choice(("../" + name, name.upper(), "/" + name, "a/" * 200)), member
        changed = self._as_text if self._random.random() < 0.8 else self._as_bytes
        return name, changed(member, others)

    # -- how much --------------------------------------------------------------------------------------

    def _often(self) -> int:
        return self._random.choice((1, 1, 2, 3, 5, 8, 20))

    def _stretch(self, length: int) -> tuple[int, int]:
        start = self._random.randint(0, length)
        return start, min(length, start + self._random.choice((1, 2, 4, 16, 64, 500)))


def _members(archive: bytes) -> dict[str, bytes]:
    """Those that can be read."""
    members = {}
    with suppress(Exception), zipfile.ZipFile(io.BytesIO(archive)) as opened:
        for name in opened.namelist():
            with suppress(Exception):
                members[name] = opened.read(name)
    return members or {"a": b""}
