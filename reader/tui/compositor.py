"""Textual's compositor, with wide characters left whole.

Textual cuts every line of a widget wherever any widget begins or ends in it, even one that lies underneath
and cannot be seen; a character of two cells across such a cut becomes two spaces. Here a line is cut only
where what is seen of a widget begins or ends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual import screen
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

Owner = tuple[Strip, int]
"""A line of a widget, and the column it begins in."""


class WholeCharacters(Compositor):
    """Chops are as long as what is seen of one widget."""

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        seen: list[dict[int, Owner | None]] = [dict.fromkeys(line[:-1]) for line in self.cuts]
        for region, clip, strips in self._get_renders(crop):  # from the front to the back
            visible = region.intersection(clip)
            first, last = visible.column_span
            for y, strip in zip(visible.line_range, strips, strict=False):
                if is_rendered_line(y):
                    line, owner = seen[y], (strip, visible.x)
                    line |= {cut: owner for cut in line if first <= cut < last and line[cut] is None}
        width = self.size.width
        return [_chops(line, width) for line in seen]  # type: ignore[misc]  # as Textual's own

    def render_partial_update(self) -> ChopsUpdate | None:
        update = super().render_partial_update()
        if update:
            width = self.size.width
            update.chop_ends = [[*list(line)[1:], width] for line in update.chops]
            update.spans = [
                (y, x1, next((end for end in update.chop_ends[y] if end >= x2), x2))
                for y, x1, x2 in update.spans
            ]
        return update


def _chops(line: Mapping[int, Owner | None], width: int) -> dict[int, Strip | None]:
    """By the column they begin in, where anything is drawn: neighbours of one line of one widget are one."""
    starts: list[tuple[int, Owner | None]] = []
    for cut, owner in line.items():
        if not starts or owner is None or owner is not starts[-1][1]:
            starts.append((cut, owner))
    ends = [*(cut for cut, _ in starts[1:]), width]
    return {
        start: owner[0].crop(start - owner[1], end - owner[1]) if owner else None
        for (start, owner), end in zip(starts, ends, strict=True)
    }


def keep_characters_whole() -> None:
    """From now on every screen of this process is put together so."""
    vars(screen)["Compositor"] = WholeCharacters
