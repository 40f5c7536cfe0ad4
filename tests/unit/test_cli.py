"""The command: what it prints, where, and with which exit code."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from reader import __version__
from reader.cli import main
from reader.library.opening import Opener
from reader.options import LOCATED, PARSERS
from reader.sources.source import Given
from tests.conftest import CACHE

ROOT = Path(__file__).resolve().parents[2]
FLAGSHIP = ROOT / "texts" / "ceasefire.zh-Hant.md"
SHORT = "特朗普與庫什納會面，討論了各項事宜。\n"

Call = Callable[..., int]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("reader.locations.cache_dir", lambda: CACHE)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path / "home"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "短.txt"
    path.write_text(SHORT, "utf-8")
    return path


def pipe_in(monkeypatch: pytest.MonkeyPatch, text: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))


def run_duben(
    arguments: Sequence[str], home: Path, stdin: bytes = b"", **more: str
) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "DUBEN_HOME": str(home), **more}
    return subprocess.run(
        [sys.executable, "-m", "reader", *arguments],
        cwd=ROOT,
        env=environment,
        input=stdin,
        capture_output=True,
        timeout=60,
        check=False,
    )


def assert_one_line_and_2(code: int, captured: tuple[str, str], *words: str) -> None:
    out, err = captured
    assert code == 2
    assert out == ""
    assert err.startswith("duben: ")
    assert err.count("\n") == 1
    for word in words:
        assert word in err


def test_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out == f"duben {__version__}\n"


def test_the_version_is_that_of_the_project() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == __version__


@pytest.mark.parametrize("command", [[], *([name] for name in PARSERS)])
def test_every_command_has_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([*command, "--help"])
    assert left.value.code == 0
    assert "usage: duben" in capsys.readouterr().out


def test_the_readme_shows_every_command_and_only_options_that_exist(
    capsys: pytest.CaptureFixture[str],
) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    helped = ""
    for command in ([], *([name] for name in PARSERS), ["dictionary", "import"], ["texts", "add"]):
        with pytest.raises(SystemExit):
            main([*command, "--help"])
        helped += capsys.readouterr().out
        assert not command or f"duben {command[0]}" in readme
    shell = [line for line in readme.splitlines() if line.startswith(".venv/bin/duben")]
    used = {word for line in shell for word in line.split() if word.startswith("--")}
    assert used
    assert all(option in helped for option in used)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["--at"],
        ["--width", "7", "a"],
        ["annotate"],
        ["annotate", "--levels", "--explain", "a"],
        ["locate", "moon"],
        ["lookup"],
        ["lookup", "--limit", "0", "a"],
        ["lookup", "--limit", "９", "a"],
        ["dictionary"],
        ["dictionary", "import"],
        ["dictionary", "order"],
    ],
)
def test_what_cannot_be_understood_is_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert_one_line_and_2(main(arguments), capsys.readouterr(), "--help explains")


def test_a_pipe_gets_the_page_with_numbered_notes(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(article)]) == 0
    out, err = capsys.readouterr()
    assert "特朗普[1]與庫什納[2]會面" in out.replace("\n", "")
    assert "[2] 庫什納  Kùshínà — Jared Kushner" in out
    assert err == ""


def test_standard_input_is_read_with_a_dash_and_without(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (["-"], []):
        pipe_in(monkeypatch, SHORT.encode())
        assert main(arguments) == 0
        assert "庫什納" in capsys.readouterr().out


def test_printing_begins_at_the_section_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--at", "3", str(FLAGSHIP)]) == 0
    numbered = capsys.readouterr().out
    assert main([str(FLAGSHIP)]) == 0
    assert capsys.readouterr().out.endswith(numbered)
    assert len(numbered.splitlines()) > 10


def test_a_section_that_is_not_there_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert_one_line_and_2(main(["--at", "9", str(FLAGSHIP)]), capsys.readouterr(), "no section 9")


def test_looks_can_be_chosen_for_printing(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--script", "taiwan", "--ruby", "terms", "--width", "40", str(article)]) == 0
    out = capsys.readouterr().out
    assert "川普" in out
    assert "Chuānpǔ" in out.splitlines()[0]


def test_settings_hold_for_printing_and_their_slips_are_told(
    article: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "config.toml").write_text('script = "simplified"\nrubi = "all"\n', "utf-8")
    assert main([str(article)]) == 0
    out, err = capsys.readouterr()
    assert "库什纳" in out
    assert "config.toml:2:1: no setting is called 'rubi'; did you mean 'ruby'?" in err


def test_a_glossary_of_ones_own_comes_first(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("- term: 庫什納\n  english: the son-in-law\n", "utf-8")
    assert main(["--glossary", str(own), str(article)]) == 0
    assert "the son-in-law" in capsys.readouterr().out


def test_a_text_that_is_not_there_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "無.txt"
    assert_one_line_and_2(main([str(path)]), capsys.readouterr(), "無.txt", "no such file")
    assert_one_line_and_2(main(["annotate", str(path)]), capsys.readouterr(), "無.txt", "no such file")


def test_a_name_that_no_file_can_have_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert_one_line_and_2(main(["x" * 5000]), capsys.readouterr())
    assert_one_line_and_2(main(["a\x1b[31m"]), capsys.readouterr(), "␛")


def test_nothing_to_print_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("reader.commands.reading.is_terminal", lambda stream: stream is sys.stdin)
    assert_one_line_and_2(main([]), capsys.readouterr(), "which text?")


def test_a_closed_standard_input_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert_one_line_and_2(main(["-"]), capsys.readouterr(), "no standard input")


def test_annotate_writes_one_object(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["annotate", str(article)]) == 0
    whole = json.loads(capsys.readouterr().out)
    assert whole["blocks"][0]["text"] == SHORT.strip()


def test_annotate_writes_a_block_a_line(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["annotate", "--lines", "--format", "jsonl", str(article)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    spans = json.loads(line)["spans"]
    assert [span["text"] for span in spans if span["kind"] == "entry"][:2] == ["特朗普", "庫什納"]


def test_levels_are_told_only_where_they_are_asked_for(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["annotate", str(article)]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert main(["annotate", "--levels", str(article)]) == 0
    levelled = json.loads(capsys.readouterr().out)
    spans = levelled["blocks"][0]["spans"]
    found = {span["text"]: span.pop("level") for span in spans if "level" in span}
    assert found["討論"] == {"standard": "HSK 3.0 (2025)", "level": 4}
    assert "特朗普" not in found
    assert levelled == plain


def test_explain_prints_a_span_a_line_with_its_rivals_under_it(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["annotate", "--explain", str(article)]) == 0
    head, first, rival, *_ = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"block 0, paragraph: \d+\.\d\d nats", head)
    pattern = r"  0-3  特朗普  entry  7\.50  Tèlǎngpǔ \(glossary\)  glossary/people\.yaml:\d+"
    assert re.fullmatch(pattern, first)
    assert re.fullmatch(r"      \+\d+\.\d\d  0-3  特朗普  word  \d+\.\d\d  dictionary", rival)


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_explain_writes_the_same_as_json(
    form: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe_in(monkeypatch, f"{SHORT}{SHORT}".encode())
    assert main(["annotate", "--explain", "--lines", "--format", form, "-"]) == 0
    written = capsys.readouterr().out
    blocks = json.loads(written)["blocks"] if form == "json" else list(map(json.loads, written.splitlines()))
    assert [block["block"] for block in blocks] == [0, 1]
    first = blocks[1]["spans"][0]
    assert (first["text"], first["source"], first["cost"]) == ("特朗普", "glossary", 7.5)
    assert Path(first["file"]).name == "people.yaml"
    assert first["reading"] == {"pinyin": ["tè", "lǎng", "pǔ"], "source": "glossary", "doubtful": False}
    assert first["candidates"][0]["loss"] > 0
    assert all(
        set(each) >= {"start", "end", "text", "kind", "source", "cost", "loss"}
        for each in first["candidates"]
    )


def test_locate_names_every_place_and_what_is_not_there_yet(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "config.toml").touch()
    assert main(["locate"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(LOCATED)
    assert lines[0].endswith(str(home / "config" / "config.toml"))
    assert lines[1].endswith("config.toml [keys]")
    assert "corrections.yaml  (not there yet)" in lines[4]
    assert "texts  (not there yet)" in lines[5]
    assert "notebook.sqlite  (not there yet)" in lines[6]


@pytest.mark.parametrize("what", LOCATED)
def test_locate_prints_one_path_alone_for_other_programs(
    what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["locate", what]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert Path(line).is_absolute()


def test_locate_speaks_chinese_where_the_locale_does(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", "zh_HK.UTF-8")
    assert main(["locate"]) == 0
    assert "尚未建立" in capsys.readouterr().out


def test_locate_makes_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["locate"]) == 0
    assert capsys.readouterr().out
    assert not home.exists()


def test_a_reader_of_the_pipe_that_goes_away_is_no_error(article: Path, home: Path) -> None:
    environment = {**os.environ, "DUBEN_HOME": str(home)}
    command = f"{sys.executable} -m reader {FLAGSHIP} | head -n 1"
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=ROOT, env=environment, capture_output=True, timeout=60, check=False
    )
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_is_one_line(article: Path, home: Path) -> None:
    environment = {**os.environ, "DUBEN_HOME": str(home)}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reader", "locate"],
            cwd=ROOT,
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == b"duben: No space left on device\n"


def test_a_locale_without_chinese_gets_question_marks(article: Path, home: Path) -> None:
    done = run_duben(["--help"], home, PYTHONIOENCODING="latin-1")
    assert done.returncode == 0
    assert b"--at ????" in done.stdout
    assert done.stderr == b""


def test_the_terminal_is_asked_for_its_width(monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.options import output_columns

    sizes = {1: 132, 2: 132}
    monkeypatch.setattr(os, "get_terminal_size", lambda descriptor: os.terminal_size((sizes[descriptor], 24)))
    monkeypatch.delenv("COLUMNS")
    assert output_columns() == 132
    monkeypatch.setenv("COLUMNS", "60")
    assert output_columns() == 60
    monkeypatch.setenv("COLUMNS", "wide")
    assert output_columns() == 132

    def only_the_pager(descriptor: int) -> os.terminal_size:
        if descriptor == 1:
            raise OSError
        return os.terminal_size((60, 24))

    monkeypatch.setattr(os, "get_terminal_size", only_the_pager)
    assert output_columns() == 60


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """What the screen was asked to open, on a terminal; standard input is one too unless a test says not."""
    asked: list[dict[str, object]] = []

    class Screen:
        @staticmethod
        def run(**wanted: object) -> int:
            asked.append(wanted)
            return 0

    monkeypatch.setitem(sys.modules, "reader.tui.start", Screen)
    monkeypatch.setattr("reader.commands.reading.is_terminal", lambda stream: stream is not None)
    return asked


def test_on_a_terminal_the_screen_opens_what_was_asked_for(
    runs: list[dict[str, object]], article: Path
) -> None:
    assert main(["--at", "2", "--glossary", "a.yaml", "--glossary", "b", str(article)]) == 0
    assert main([]) == 0
    assert main(["--encoding", "Big5", "--region", "hk", str(article)]) == 0
    assert main([str(article), "nowhere.txt"]) == 0
    nothing: dict[str, object] = {"targets": [], "at": None, "glossary": [], "opener": Opener(Given())}
    text = {"targets": [str(article)]}
    assert runs == [
        nothing | text | {"at": "2", "glossary": [Path("a.yaml"), Path("b")]},
        nothing,
        nothing | text | {"opener": Opener(Given(encoding="big5hkscs", region="hk"))},
        nothing | {"targets": [str(article), "nowhere.txt"]},
    ]


def test_a_piped_text_is_read_whole_before_the_terminal_is_taken_back(
    runs: list[dict[str, object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[bool] = []
    monkeypatch.setattr("reader.commands.reading.is_terminal", lambda stream: stream is sys.stdout)
    monkeypatch.setattr("reader.commands.reading.take_terminal_back", lambda: taken.append(True))
    for arguments in ([], ["-"]):
        pipe_in(monkeypatch, SHORT.encode())
        assert main(arguments) == 0
    opener = Opener(Given(), SHORT.encode())
    assert runs == [{"targets": ["-"], "at": None, "glossary": [], "opener": opener}] * 2
    assert taken == [True, True]


def test_no_terminal_to_take_keys_from_is_one_line(
    runs: list[dict[str, object]],
    article: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def no_terminal(path: str, flags: int) -> int:
        raise OSError(6, "No such device or address", path)

    monkeypatch.setattr("reader.commands.reading.is_terminal", lambda stream: stream is sys.stdout)
    monkeypatch.setattr("reader.streams.os.open", no_terminal)
    assert_one_line_and_2(
        main([str(article)]), capsys.readouterr(), "no terminal to take keys from", "--print"
    )
    assert runs == []


def test_a_screen_that_cannot_open_the_text_is_one_line(
    runs: list[dict[str, object]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert_one_line_and_2(main([str(tmp_path / "none.txt")]), capsys.readouterr(), "no such file")
    assert runs == []


def test_an_interruption_is_silent(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("reader.commands.reading._print", interrupted)
    assert main([str(article)]) == 130
    assert capsys.readouterr() == ("", "")


def test_convert_writes_line_for_line(home: Path) -> None:
    done = run_duben(["convert", "-", "--to", "taiwan", "--words"], home, "特朗普说\r\n内存条".encode())
    assert (done.returncode, done.stdout.decode()) == (0, "川普說\r\n記憶體模組")


def test_convert_reads_a_file_in_any_encoding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "big5.txt"
    path.write_bytes("國際會議今天上午舉行。\n".encode("big5hkscs"))
    assert main(["convert", str(path), "--from", "hong-kong", "--to", "simplified"]) == 0
    assert capsys.readouterr().out == "国际会议今天上午举行。\n"


@pytest.mark.parametrize("arguments", [["missing.txt", "--to", "taiwan"], [".", "--to", "taiwan"], ["-"]])
def test_convert_says_in_one_line_what_is_wrong(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert_one_line_and_2(main(["convert", *arguments]), capsys.readouterr())


@pytest.mark.parametrize("command", [["--print"], ["annotate"], ["convert", "--to", "taiwan"]])
def test_an_encoding_can_be_said_and_an_unknown_one_is_told_with_the_nearest(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "鱻.txt"
    path.write_bytes("龘讟".encode("big5"))
    assert main([*command, "--encoding", "BIG5", str(path)]) == 0
    assert "龘讟" in capsys.readouterr().out
    assert main([*command, "--encoding", "bg5", str(path)]) == 2
    assert "there is no encoding 'bg5'; is it big5?" in capsys.readouterr().err
