"""The floor: the smallest Textual app that shows text."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("停火的限期")


if __name__ == "__main__":
    Bare().run()
