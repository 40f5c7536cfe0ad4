"""docs/keys.md says what the registry says. `python -m tests.unit.test_keys_page` writes it."""

from __future__ import annotations

from pathlib import Path

from reader.tui.actions import ACTIONS, BY_ID, groups, keys_shown, title
from reader.wording import Wording

PAGE = Path(__file__).resolve().parents[2] / "docs" / "keys.md"


def keys_page() -> str:
    wording = Wording("en")
    lines = [
        "# Keys",
        "",
        "Any of them can be changed in `[keys]` of config.toml, by the name of its action:",
        "",
    ]
    lines += ["```toml", "[keys]", 'word-next = "right,l,w"', "```", ""]
    for group, actions in groups().items():
        lines += [f"## {wording(f'group-{group}')}", "", "| action | keys | what it does |", "|---|---|---|"]
        for action in actions:
            keys = " ".join(f"`{key}`" for key in keys_shown(action.keys).split(" "))
            lines.append(f"| {action.id} | {keys} | {title(action, wording)} |")
        lines.append("")
    return "\n".join(lines)


def test_the_page_is_the_registry() -> None:
    assert PAGE.read_text("utf-8") == keys_page()


def test_every_action_has_its_own_id_and_words_in_both_languages() -> None:
    assert len(BY_ID) == len(ACTIONS)
    for action in ACTIONS:
        assert title(action, Wording("en"))
        assert title(action, Wording("zh-Hant"))


def test_no_two_actions_of_one_place_share_a_key() -> None:
    for place in {action.where for action in ACTIONS}:
        keys = [key for action in ACTIONS if action.where == place for key in action.keys.split(",")]
        assert len(keys) == len(set(keys)), place


if __name__ == "__main__":
    PAGE.write_text(keys_page(), "utf-8")
