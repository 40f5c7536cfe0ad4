"""`duben locate`: where everything is kept, as lines to be printed."""

from __future__ import annotations

from collections.abc import Iterator

from reader import locations
from reader.errors import visible
from reader.options import LOCATED


def located(what: str | None = None) -> Iterator[str]:
    """Every place with its name, or the path of one alone."""
    places = dict(zip(LOCATED, locations.located(), strict=True))
    if what:
        yield str(places[what])
        return
    from reader.typesetting.cells import width
    from reader.wording import Wording, chosen_language

    wording = Wording(chosen_language("auto"))
    names = {key: wording(f"locate-{key}") for key in places}
    widest = max(map(width, names.values()))
    for key, path in places.items():
        part = " [keys]" if key == "keys" else ""
        absent = "" if path.exists() else f"  ({wording('locate-absent')})"
        yield f"{names[key]}{' ' * (widest - width(names[key]))}  {visible(str(path))}{part}{absent}"
