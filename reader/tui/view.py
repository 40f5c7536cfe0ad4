"""How the reader looks at the page: what the keys of the display turn, and what is said of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from reader.chinese.pronunciation import System
from reader.chinese.script import Script
from reader.sources.charsets import CHOICES
from reader.typesetting.page import English

Choice = TypeVar("Choice", bound=StrEnum)


class Ruby(StrEnum):
    """Which words carry their reading above them."""

    OFF = "off"
    TERMS = "terms"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    script: Script = Script.ORIGINAL
    ruby: Ruby = Ruby.OFF
    system: System = System.PINYIN
    english: English = English.OFF
    encoding: str = ""
    """What the reader says this text is in, a codec's name; empty where that is found out."""
    region: str = ""
    """Whose Chinese the reader says it is: hk, tw or cn."""

    def with_script_toggled(self) -> View:
        """Original to simplified; from anything else back to the original."""
        other = Script.SIMPLIFIED if self.script is Script.ORIGINAL else Script.ORIGINAL
        return replace(self, script=other)

    def with_next_ruby(self) -> View:
        return replace(self, ruby=_after(self.ruby))

    def with_next_english(self) -> View:
        return replace(self, english=_after(self.english))

    def as_json(self) -> dict[str, str]:
        looks = {"script": self.script, "ruby": self.ruby, "system": self.system, "english": self.english}
        said = {"encoding": self.encoding, "region": self.region}
        return looks | {what: value for what, value in said.items() if value}

    def updated_from(self, stored: Mapping[str, Any]) -> View:
        """With what an earlier sitting remembered; values that no longer exist are passed over."""
        return View(
            script=_read(Script, stored.get("script"), self.script),
            ruby=_read(Ruby, stored.get("ruby"), self.ruby),
            system=_read(System, stored.get("system"), self.system),
            english=_read(English, stored.get("english"), self.english),
            encoding=_known(stored.get("encoding"), CHOICES) or self.encoding,
            region=_known(stored.get("region"), ("hk", "tw", "cn")) or self.region,
        )


def _after(choice: Choice) -> Choice:
    choices = list(type(choice))
    return choices[(choices.index(choice) + 1) % len(choices)]


def _known(value: object, values: Sequence[str]) -> str:
    return value if isinstance(value, str) and value in values else ""


def _read(kind: type[Choice], value: object, default: Choice) -> Choice:
    return next((choice for choice in kind if choice == value), default)
