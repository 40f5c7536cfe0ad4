"""Whatever happens while a file is saved (killed, disk full, others save): it is the old one or the new."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import run

import pytest

from reader import filewrite
from reader.annotation.correctionfile import add_correction
from reader.annotation.corrections import Correction
from reader.cli import main
from reader.glossary.editing import add_entry, undo
from reader.glossary.entry import Entry
from reader.glossary.files import load_glossary

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = Path(__file__).with_name("killing.py")

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")


def forked(*arguments: object) -> dict[str, object]:
    command = [sys.executable, str(SCRIPT), *map(str, arguments)]
    done = run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("kind", "rounds"), [("glossary", 300), ("corrections", 60)])
def test_what_is_killed_while_it_saves_leaves_a_whole_file(tmp_path: Path, kind: str, rounds: int) -> None:
    """Nothing that was reported saved is lost, and what is left over is gone with the next save."""
    path = tmp_path / "x.yaml"
    found = forked("killed", kind, path, rounds)
    assert found["kept"], "some saves came through"
    assert found["left over"], "some were cut short"
    assert found["names"] == [".x.yaml.lock", "x.yaml"]


@pytest.mark.parametrize("kind", ["glossary", "corrections"])
def test_what_many_save_at_once_is_all_kept(tmp_path: Path, kind: str) -> None:
    found = forked("together", kind, tmp_path / "x.yaml", 6, 20)
    assert found == {"codes": [0] * 6, "saved": [*range(120)]}


# -- a disk that refuses ------------------------------------------------------------------------------

OWN = "# 我的\r\n- term: 盧布\r\n  english: rouble\r\n"
FIXES = OWN.replace("term", "text").replace("english: rouble", "words: [盧, 布]")
Refusal = Callable[[pytest.MonkeyPatch, OSError], None]


def _raising(error: OSError) -> Callable[..., None]:
    def refuse(*_: object, **__: object) -> None:
        raise error

    return refuse


def _making(patch: pytest.MonkeyPatch, error: OSError) -> None:
    patch.setattr(filewrite, "mkstemp", _raising(error))


def _writing(patch: pytest.MonkeyPatch, error: OSError) -> None:
    opened = os.fdopen

    def fdopen(descriptor: int, mode: str) -> object:
        file = opened(descriptor, mode, buffering=0)
        if mode == "rb":
            return file

        class Full:
            def __enter__(self) -> Full:
                return self

            def __exit__(self, *_: object) -> None:
                file.close()

            def write(self, content: bytes) -> None:
                file.write(content[:7])
                raise error

        return Full()

    patch.setattr(os, "fdopen", fdopen)


def _syncing(patch: pytest.MonkeyPatch, error: OSError) -> None:
    patch.setattr(os, "fsync", _raising(error))


def _permitting(patch: pytest.MonkeyPatch, error: OSError) -> None:
    patch.setattr(Path, "chmod", _raising(error))


def _renaming(patch: pytest.MonkeyPatch, error: OSError) -> None:
    patch.setattr(Path, "replace", _raising(error))


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("refusal", [_making, _writing, _syncing, _permitting, _renaming])
def test_a_disk_that_refuses_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: Refusal, code: int
) -> None:
    (tmp_path / "x.yaml").write_text(OWN, "utf-8", newline="")
    (tmp_path / "y.yaml").write_text(FIXES, "utf-8", newline="")
    last = add_entry(tmp_path / "z.yaml", Entry(term="盧布", english="rouble"))
    held = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    new = Entry(term="默茨", english="Merz")
    fix = Correction(text="才能", words=("才", "能"))
    once_more = last._replace(before="# as it was\n")
    with monkeypatch.context() as patch:
        refusal(patch, OSError(code, os.strerror(code)))
        for path, save in (
            (tmp_path / "x.yaml", lambda: add_entry(tmp_path / "x.yaml", new, tmp_path / "cache")),
            (tmp_path / "y.yaml", lambda: add_correction(tmp_path / "y.yaml", fix)),
            (tmp_path / "z.yaml", lambda: undo(once_more)),
        ):
            with pytest.raises(OSError, match=r"^") as raised:
                save()
            assert (raised.value.errno, raised.value.filename) == (code, str(path))
    left = {
        path.name: path.read_bytes()
        for path in tmp_path.iterdir()
        if path.is_file() and path.name not in LOCKS
    }
    assert left == {name: content for name, content in held.items() if name not in LOCKS}
    add_entry(tmp_path / "x.yaml", new)
    assert len(load_glossary([tmp_path / "x.yaml"])) == 2


LOCKS = {".x.yaml.lock", ".y.yaml.lock", ".z.yaml.lock"}


@pytest.mark.parametrize("refusal", [_making, _writing, _syncing, _permitting, _renaming])
def test_it_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], refusal: Refusal
) -> None:
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path))
    file = tmp_path / "x.yaml"
    file.write_text(OWN, "utf-8", newline="")
    with monkeypatch.context() as patch:
        refusal(patch, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
        assert main(["glossary", "add", "默茨", "Merz", "--to", str(file)]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"duben: {file}: No space left on device\n")
    assert file.read_bytes() == OWN.encode()
