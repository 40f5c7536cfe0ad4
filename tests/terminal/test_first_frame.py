"""The frame drawn before Textual is the frame Textual draws."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import copy_of_cache
from tests.terminal.screen import FLAGSHIP, TerminalScreen


def wait_for_gloss(screen: TerminalScreen) -> None:
    """Until the foot line tells the word under the cursor."""

    def told() -> str:
        return screen.text().splitlines()[-1].partition("§")[0].strip()

    screen.wait_until(told, "it tells nothing")


def frames(home: Path, columns: int, rows: int, **more: str) -> tuple[list[str], list[str]]:
    """(first, settled) without the gloss line, which needs the dictionary."""
    screen = TerminalScreen(str(FLAGSHIP), home=home, columns=columns, rows=rows, **more)
    screen.wait_for("§")
    for _ in range(3):
        screen.read(0.01)
    first = screen.raw.split(b"\x1b[?2026$p")[0]
    import pyte

    drawn = pyte.Screen(columns, rows)
    pyte.ByteStream(drawn).feed(first)
    wait_for_gloss(screen)
    for _ in range(10):
        screen.read()
    settled = screen.text().splitlines()
    screen.close()
    lines = ["".join(drawn.buffer[y][x].data for x in range(columns)).rstrip() for y in range(rows)]
    return lines[:-1], settled[:-1]


def without_scrollbar(lines: list[str]) -> list[str]:
    return [line.rstrip("▁▂▃▄▅▆▇█▔ ") for line in lines]


@pytest.mark.parametrize(("columns", "rows"), [(100, 30), (80, 24), (140, 45)])
def test_the_first_frame_is_the_second(tmp_path: Path, columns: int, rows: int) -> None:
    first, settled = frames(tmp_path, columns, rows)
    assert without_scrollbar(first) == without_scrollbar(settled)


def test_with_english_beside_and_in_the_middle_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text('english = "beside"\n', "utf-8")
    screen = TerminalScreen("--at", "2", str(FLAGSHIP), home=tmp_path, columns=120, rows=30)
    screen.wait_for("§2/3")
    screen.wait_for("[person]")
    screen.press("  jjj")
    wait_for_gloss(screen)
    screen.close()
    first, settled = frames(tmp_path, 120, 30)
    assert without_scrollbar(first) == without_scrollbar(settled)
    assert not any("停火限期：" in line for line in settled[2:])


def test_a_text_opened_again_has_its_readings_on_the_first_frame(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text('ruby = "all"\nscript = "taiwan"\n', "utf-8")
    cache = copy_of_cache(tmp_path / "cache", "")
    kept = cache / "annotation"
    own = {"DUBEN_CACHE": str(cache)}
    screen = TerminalScreen(str(FLAGSHIP), home=tmp_path, columns=100, rows=30, **own)
    screen.wait_for("[term]")
    screen.wait_until(lambda: any(kept.glob("*.kept")), "nothing is kept")
    screen.close()
    (written,) = kept.glob("*.kept")
    first, settled = frames(tmp_path, 100, 30, **own)
    assert without_scrollbar(first) == without_scrollbar(settled)
    assert "看帳簿" in first[0]
    assert any("Chuānpǔ" in line for line in first), "with the region's names, read as they are shown"
    written.write_bytes(written.read_bytes()[:-2000])
    _, mended = frames(tmp_path, 100, 30, **own)
    assert without_scrollbar(mended) == without_scrollbar(settled)
