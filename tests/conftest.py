"""What holds for every test: dictionaries are built once, by whichever test needs them first.

They are built anew when the code of `reader.chinese` is another: no test passes on what older code built.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import time
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
BUILDERS = sorted((ROOT / "reader" / "chinese").glob("*.py"))
KEPT = ROOT / ".pytest_cache" / "duben"
CACHE = KEPT / blake2b(b"".join(path.read_bytes() for path in BUILDERS), digest_size=4).hexdigest()
_DAY = 86_400

os.environ["DUBEN_CACHE"] = str(CACHE)

# Hundreds of programs are started: were each to compile the code anew, that would take longer than all tests.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# On a busy machine any example may take seconds: what is slow is held by the benchmarks.
settings.register_profile("duben", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("duben")


def pytest_configure(config: pytest.Config) -> None:
    """What older code built goes when it has not been used for a day."""
    if hasattr(config, "workerinput"):
        return
    CACHE.mkdir(parents=True, exist_ok=True)
    os.utime(CACHE)
    for folder in KEPT.iterdir():
        if time.time() - folder.stat().st_mtime > _DAY:
            shutil.rmtree(folder, ignore_errors=True)


def pytest_collection_finish() -> None:
    """Thousands of collected tests are not looked through for circles again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: some test always waits for a terminal."""
    affinity = getattr(os, "sched_getaffinity", None)
    return 1 + (len(affinity(0)) if affinity else os.cpu_count() or 1)


def copy_of_cache(folder: Path, *begins: str) -> Path:
    """A cache of one's own, to be damaged or alone in, with the files of the tests' cache that begin so."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in CACHE.iterdir():
        if path.is_file() and path.name.startswith(begins):
            shutil.copy(path, folder)
    return folder
