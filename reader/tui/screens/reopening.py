"""A text read in another encoding, or as another region's: the place is kept, the choice remembered."""

from __future__ import annotations

from dataclasses import replace

from reader.tui.screens.looks import Looks


class Reopening(Looks):
    """What was found out about a text can be said otherwise."""

    def action_choose_reading(self, what: str) -> None:
        """Choose the encoding or the region this text is read as."""
        from reader.sources.charsets import CHOICES, charset_name
        from reader.tui.screens.chooser import Choice, Chooser

        wording = self.duben.wording
        if what == "encoding":
            found = self.article.encoding if not self.view.encoding else ""
            named = {codec: charset_name(codec) for codec in CHOICES}
        else:
            guessed = self.article.region_guessed or not self.view.region
            found = (
                wording.region(self.article.region) if guessed and self.article.region != "unknown" else ""
            )
            named = {region: wording.region(region) for region in ("hk", "tw", "cn")}
        choices = [
            Choice("", wording("found-out"), found),
            *(Choice(value, name) for value, name in named.items()),
        ]

        def chosen(value: str | None) -> None:
            if value is not None and value != getattr(self.view, what):
                encoding = what == "encoding"
                view = replace(self.view, encoding=value) if encoding else replace(self.view, region=value)
                self.duben.reopen(self.article, view, self.cursor, self.page.top_anchor)

        self.app.push_screen(Chooser(wording(f"choose-{what}"), choices, getattr(self.view, what)), chosen)
