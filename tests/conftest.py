"""What holds for every test: dictionaries are built once, and by whichever test comes first."""

from __future__ import annotations

import os
from pathlib import Path

CACHE = Path(__file__).resolve().parents[1] / ".pytest_cache" / "duben"

os.environ["DUBEN_CACHE"] = str(CACHE)
