"""Everything the reader says is there in both languages, and nothing is there that it never says."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from reader.options import LOCATED
from reader.wording import LANGUAGES, STRINGS, Wording, chosen_language

READER = Path(__file__).resolve().parents[2] / "reader"


@pytest.mark.parametrize("key", STRINGS)
def test_both_languages_say_it(key: str) -> None:
    assert len(STRINGS[key]) == len(LANGUAGES)
    assert all(text.strip() for text in STRINGS[key])


@pytest.mark.parametrize("key", STRINGS)
def test_both_languages_are_filled_in_alike(key: str) -> None:
    english, chinese = (
        sorted(name for _, name, _, _ in string.Formatter().parse(text) if name) for text in STRINGS[key]
    )
    assert english == chinese


def test_no_text_moves_the_cursor_or_speaks_markup() -> None:
    for texts in STRINGS.values():
        assert all(text.isprintable() for text in texts)


def test_the_chinese_is_traditional() -> None:
    from reader.chinese.script import detect_script

    # A script's own name stands in that script.
    texts = [chinese for key, (_, chinese) in STRINGS.items() if key != "script-simplified-detail"]
    assert detect_script("".join(texts)) == "traditional"
    assert not [text for text in texts if detect_script(text) == "simplified"]


def test_every_action_that_there_is_has_a_name() -> None:
    from reader.tui.actions import ACTIONS, title

    for language in LANGUAGES:
        for action in ACTIONS:
            assert title(action, Wording(language))
            assert Wording(language)(f"group-{action.group}")


def test_no_action_is_named_that_there_is_not() -> None:
    from reader.tui.actions import BY_ID

    named = {key.removeprefix("action-") for key in STRINGS if key.startswith("action-")}
    assert named - set(BY_ID) == {"section-n"}


def test_every_value_of_a_kind_has_a_name() -> None:
    from reader.annotation.spans import SpanKind
    from reader.article import Region
    from reader.chinese.pronunciation import System
    from reader.chinese.script import Script
    from reader.glossary.entry import Kind
    from reader.typesetting.page import English

    assert {f"kind-{kind}" for kind in Kind} <= set(STRINGS)
    spans = {kind.name.lower() for kind in SpanKind} - {"entry", "punctuation"}
    assert {f"kind-{kind}" for kind in spans} <= set(STRINGS)
    assert {f"region-{region}" for region in Region if region is not Region.UNKNOWN} <= set(STRINGS)
    for what, values in (("script", Script), ("system", System), ("english", English)):
        assert f"choose-{what}" in STRINGS
        for value in values:
            assert {f"{what}-{value}", f"{what}-{value}-detail"} <= set(STRINGS)
    assert {f"locate-{what}" for what in LOCATED} <= set(STRINGS)


def test_whatever_the_code_asks_for_is_there() -> None:
    asked = set()
    for path in READER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                called = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                if called in ("wording", "_wording"):
                    asked.add(node.args[0].value)
    assert asked
    assert asked - set(STRINGS) == set()


def test_nothing_is_there_that_the_code_never_says() -> None:
    code = "\n".join(
        path.read_text("utf-8").replace("'", '"')
        for path in READER.rglob("*.py")
        if path.name != "wording.py"
    )
    families = re.findall(r'f"([a-z]+-)\{', code) + re.findall(r'-\{[^}"]+\}(-[a-z]+)"', code)
    families += ["kind-", "region-", "script-", "system-", "english-", "ruby-"]
    unsaid = [
        key
        for key in STRINGS
        if f'"{key}"' not in code and not any(key.startswith(one) or key.endswith(one) for one in families)
    ]
    assert unsaid == []


def test_a_language_that_we_do_not_speak_is_english() -> None:
    assert Wording("fr")("library") == Wording("en")("library") == "library"


def test_a_kind_that_nobody_has_named_is_told_as_it_is() -> None:
    assert Wording("zh-Hant").kind("person") == "人物"
    assert Wording("zh-Hant").kind("planet") == "planet"
    assert Wording("en").region("hk") == "Hong Kong"
    assert Wording("en").region("mo") == "mo"


@pytest.mark.parametrize(
    ("names", "language"),
    [
        ({}, "en"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "zh_HK.UTF-8"}, "zh-Hant"),
        ({"LANG": "zh_TW"}, "zh-Hant"),
        ({"LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANG": "yue_HK.UTF-8"}, "zh-Hant"),
        ({"LANG": "zh_Hant_MO.UTF-8"}, "zh-Hant"),
        ({"LANG": "zh_HK.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8"}, "zh-Hant"),
    ],
)
def test_the_language_follows_the_locale(
    names: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    assert chosen_language("auto") == language
    assert chosen_language("en") == "en"
    assert chosen_language("zh-Hant") == "zh-Hant"
