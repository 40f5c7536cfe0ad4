"""Every editor is told the line in its own way."""

from __future__ import annotations

import pytest

from reader.errors import Place
from reader.tui.editor import editor_command


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({}, "vi +7 a b.yaml"),
        ({"EDITOR": "nano"}, "nano +7 a b.yaml"),
        ({"EDITOR": "nano", "VISUAL": "emacs -nw"}, "emacs -nw +7 a b.yaml"),
        ({"EDITOR": "/usr/bin/code"}, "/usr/bin/code --wait --goto a b.yaml:7"),
        ({"EDITOR": "code -w"}, "code -w --goto a b.yaml:7"),
        ({"EDITOR": "hx"}, "hx a b.yaml:7"),
        ({"EDITOR": "'"}, "' +7 a b.yaml"),
    ],
)
def test_the_line_is_given_as_the_editor_takes_it(environment: dict[str, str], command: str) -> None:
    made = editor_command(Place("a b.yaml", 7, 3), environment)
    assert " ".join(made) == command
    assert "a b.yaml" in made[-1]


def test_without_a_line_the_file_alone() -> None:
    assert editor_command(Place("a.yaml"), {"EDITOR": "nano"}) == ["nano", "a.yaml"]
