"""Keys of config.toml that no keyboard has, or that do something else already, are named with their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.settings import load_settings
from reader.tui.actions import ACTIONS, BY_ID
from reader.tui.keychecks import is_key, key_problems


def problems_of(config: Path, text: str) -> list[str]:
    config.write_text(text, "utf-8")
    settings, none = load_settings(config, BY_ID)
    assert not none
    return [
        str(problem).replace(str(config), "config.toml") for problem in key_problems(config, settings.keys)
    ]


def test_a_name_no_key_has_and_a_key_of_another_action_are_told(tmp_path: Path) -> None:
    unknown, taken = problems_of(tmp_path / "config.toml", '[keys]\nword-next = "zz,l,q"\n')
    assert unknown.startswith("config.toml:2:13: no key is called 'zz' (word-next); write")
    assert taken.startswith("config.toml:2:13: 'q' is a key of quit as well as of word-next; take another")


@pytest.mark.parametrize(
    "text",
    [
        '[keys]\nword-next = "right,l"\nhelp = "question_mark,f1"\n',
        '[keys]\nquit = "Q"\nword-next = "q"\n',
        '[keys]\npopup-down = "j"\nrow-first = "g"\n',
        '[keys]\nsearch = "slash,ctrl+f"\n',
    ],
)
def test_keys_that_are_free_or_work_elsewhere_are_no_problem(tmp_path: Path, text: str) -> None:
    assert problems_of(tmp_path / "config.toml", text) == []


def test_two_of_the_file_that_share_a_key_are_told_once(tmp_path: Path) -> None:
    (told,) = problems_of(tmp_path / "config.toml", '[keys]\nsearch = "ctrl+f"\ncontents = "ctrl+f"\n')
    assert told.startswith("config.toml:3:12: 'ctrl+f' is a key of search as well as of contents")


def test_every_key_of_the_registry_is_one() -> None:
    assert all(is_key(key) for action in ACTIONS for key in action.keys.split(","))


def test_as_it_comes_no_key_is_taken_twice(tmp_path: Path) -> None:
    text = "[keys]\n" + "".join(f'{action.id} = "{action.keys}"\n' for action in ACTIONS)
    assert problems_of(tmp_path / "config.toml", text) == []
