"""The one registry of what the reader can do: id, default keys, the action it runs, where it works.

Help, the command palette and the user's keymap are all read from here. A binding's id is the action's id, so
`[keys]` in config.toml can give any of them other keys. What an action is called stands in `wording`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.wording import Wording

if TYPE_CHECKING:
    from textual.binding import BindingType


@dataclass(frozen=True, slots=True)
class Action:
    id: str
    """As config.toml and the help name it: "word-next"."""
    keys: str
    """Default keys, comma-separated, as Textual names them."""
    run: str
    """The Textual action."""
    where: str
    """"page" | "popup" | "reading" | "rows" | "things" | "glossary" | "packs"
    | "library" | "everywhere"."""
    group: str
    """Heading in the help."""
    palette: bool = True


ACTIONS: tuple[Action, ...] = (
    Action("word-next", "right,l", "word(1)", "page", "move"),
    Action("word-previous", "left,h", "word(-1)", "page", "move"),
    Action("line-down", "down,j", "line(1)", "page", "move"),
    Action("line-up", "up,k", "line(-1)", "page", "move"),
    Action("page-down", "space,pagedown", "page(1)", "page", "move"),
    Action("page-up", "b,pageup", "page(-1)", "page", "move"),
    Action("start", "g,home", "end(-1)", "page", "move"),
    Action("end", "G,end", "end(1)", "page", "move"),
    Action("term-next", "tab", "term(1)", "page", "move"),
    Action("term-previous", "shift+tab", "term(-1)", "page", "move"),
    Action("mark-end-next", "shift+right", "mark_end(1)", "page", "move", palette=False),
    Action("mark-end-previous", "shift+left", "mark_end(-1)", "page", "move", palette=False),
    Action("mark-start-previous", "shift+up", "mark_start(-1)", "page", "move", palette=False),
    Action("mark-start-next", "shift+down", "mark_start(1)", "page", "move", palette=False),
    Action("section-next", "right_square_bracket", "section(1)", "reading", "move"),
    Action("section-previous", "left_square_bracket", "section(-1)", "reading", "move"),
    *(
        Action(f"section-{n}", str(n), f"go_section({n})", "reading", "move", palette=False)
        for n in range(1, 10)
    ),
    Action("jump-back", "backspace,ctrl+o", "jump_back", "reading", "move"),
    Action("open-word", "enter", "open_word", "page", "look"),
    Action("toggle-script", "t", "toggle_script", "reading", "look"),
    Action("choose-script", "T", "choose('script')", "reading", "look"),
    Action("cycle-ruby", "r", "cycle_ruby", "reading", "look"),
    Action("choose-reading", "R", "choose('system')", "reading", "look"),
    Action("cycle-english", "e", "cycle_english", "reading", "look"),
    Action("choose-english", "E", "choose('english')", "reading", "look"),
    Action("reveal", "v", "reveal", "reading", "look"),
    Action("tone-colours", "C", "tone_colours", "reading", "look"),
    Action("choose-encoding", "D", "choose_reading('encoding')", "reading", "look"),
    Action("choose-region", "H", "choose_reading('region')", "reading", "look"),
    Action("add-entry", "a", "add_entry", "reading", "look"),
    Action("edit-file", "ctrl+e", "edit_file", "reading", "look"),
    Action("fix", "x", "fix", "reading", "look"),
    Action("undo-fix", "u", "undo_fix", "reading", "look"),
    Action("contents", "c", "contents", "reading", "find"),
    Action("things", "i", "things", "reading", "find"),
    Action("glossary", "I", "glossary", "reading", "find"),
    Action("packs", "P", "packs", "reading", "find"),
    Action("search", "slash", "search", "reading", "find"),
    Action("search-next", "n", "hit(1)", "reading", "find"),
    Action("search-previous", "N", "hit(-1)", "reading", "find"),
    Action("copy", "y", "copy", "reading", "find"),
    Action("library", "o", "library", "reading", "find"),
    Action("keep-text", "K", "keep_text", "reading", "find"),
    Action("text-next", "right_curly_bracket", "turn(1)", "reading", "find"),
    Action("text-previous", "left_curly_bracket", "turn(-1)", "reading", "find"),
    Action("read-clipboard", "p", "read_clipboard", "everywhere", "find"),
    Action("popup-down", "down,j", "move(1)", "popup", "popup", palette=False),
    Action("popup-up", "up,k", "move(-1)", "popup", "popup", palette=False),
    Action("popup-page-down", "space,pagedown", "page(1)", "popup", "popup", palette=False),
    Action("popup-page-up", "b,pageup", "page(-1)", "popup", "popup", palette=False),
    Action("link-next", "tab", "link(1)", "popup", "popup", palette=False),
    Action("link-previous", "shift+tab", "link(-1)", "popup", "popup", palette=False),
    Action("link-follow", "enter", "follow", "popup", "popup", palette=False),
    Action("mention-next", "right,l", "mention(1)", "popup", "popup", palette=False),
    Action("mention-previous", "left,h", "mention(-1)", "popup", "popup", palette=False),
    Action("popup-close", "escape", "close", "popup", "popup", palette=False),
    *(
        Action(f"row-{name}", keys, run, "rows", "lists", palette=False)
        for name, keys, run in (
            ("down", "down,j", "move(1)"),
            ("up", "up,k", "move(-1)"),
            ("page-down", "pagedown,ctrl+f", "page(1)"),
            ("page-up", "pageup,ctrl+b", "page(-1)"),
            ("first", "g,home", "end(-1)"),
            ("last", "G,end", "end(1)"),
            ("choose", "enter", "choose"),
        )
    ),
    Action("thing-next", "right,l,n", "walk(1)", "things", "lists", palette=False),
    Action("thing-previous", "left,h,N", "walk(-1)", "things", "lists", palette=False),
    Action("glossary-down", "down", "step(1)", "glossary", "lists", palette=False),
    Action("glossary-up", "up", "step(-1)", "glossary", "lists", palette=False),
    Action("glossary-change", "f2,a", "change", "glossary", "lists", palette=False),
    Action("glossary-file", "f4,ctrl+e", "file", "glossary", "lists", palette=False),
    Action("glossary-undo", "f3,u", "undo", "glossary", "lists", palette=False),
    Action("glossary-words", "slash", "words", "glossary", "lists", palette=False),
    Action("glossary-close", "escape,q", "close", "glossary", "lists", palette=False),
    Action("pack-here", "space", "here", "packs", "lists", palette=False),
    Action("pack-always", "A", "always", "packs", "lists", palette=False),
    Action("packs-close", "escape,q", "close", "packs", "lists", palette=False),
    *(
        Action(f"library-{name}", keys, run, "library", "library", palette=name not in ("down", "up", "back"))
        for name, keys, run in (
            ("words", "slash", "words"),
            ("sort", "s", "sort"),
            ("tag", "T", "choose_tag"),
            ("standing", "S", "standing"),
            ("add", "a", "add"),
            ("keep", "K", "keep"),
            ("tags", "t", "tags"),
            ("remove", "d,delete", "remove"),
            ("undo", "u", "undo"),
            ("import", "i", "import"),
            ("down", "down", "step(1)"),
            ("up", "up", "step(-1)"),
            ("back", "escape", "back"),
        )
    ),
    Action("escape", "escape", "escape", "reading", "everywhere", palette=False),
    Action("theme", "ctrl+t", "next_theme", "everywhere", "everywhere"),
    Action("palette", "ctrl+p,colon", "command_palette", "everywhere", "everywhere", palette=False),
    Action("help", "question_mark,f1", "help", "everywhere", "everywhere"),
    Action("suspend", "ctrl+z", "suspend_process", "everywhere", "everywhere"),
    Action("quit", "q,ctrl+q", "quit", "everywhere", "everywhere"),
)

BY_ID = {action.id: action for action in ACTIONS}


def bindings(where: str) -> list[BindingType]:
    """The bindings of one place, each under its action's id."""
    from textual.binding import Binding

    return [
        Binding(action.keys, action.run, action.id, show=False, id=action.id, priority=False)
        for action in ACTIONS
        if action.where == where
    ]


def title(action: Action, wording: Wording) -> str:
    """What the action is called in the reader's language."""
    if action.id.startswith("section-") and action.id[-1].isdigit():
        return wording("action-section-n").format(n=action.id[-1])
    return wording(f"action-{action.id}")


def keys_shown(keys: str) -> str:
    """Keys as a person writes them: "→ l", "Shift+Tab".

    >>> keys_shown("right,l")
    '→ l'
    >>> keys_shown("ctrl+p,colon")
    'Ctrl+P :'
    """
    return " ".join(_key_shown(key) for key in keys.split(",") if key)


def groups(actions: Iterable[Action] = ACTIONS) -> dict[str, list[Action]]:
    """Actions by group, in the order of the registry."""
    grouped: dict[str, list[Action]] = {}
    for action in actions:
        grouped.setdefault(action.group, []).append(action)
    return grouped


def _key_shown(key: str) -> str:
    if key in _KEY_NAMES:
        return _KEY_NAMES[key]
    *modifiers, last = key.split("+")
    shown = _KEY_NAMES.get(
        last, last.upper() if modifiers or (last.startswith("f") and last[1:].isdigit()) else last
    )
    return "+".join([*(modifier.capitalize() for modifier in modifiers), shown])


_KEY_NAMES = {
    "right": "→",
    "left": "←",
    "up": "↑",
    "down": "↓",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "enter": "Enter",
    "escape": "Esc",
    "backspace": "Backspace",
    "slash": "/",
    "colon": ":",
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
}
