"""Packs: added whole or not at all, switched always or for one text, between the shipped and one's own."""

from __future__ import annotations

import io
import shutil
import tarfile
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import GlossaryError
from reader.glossary import packing, switches
from reader.glossary.inuse import layers_in_use, open_glossary
from reader.glossary.packing import add_pack, remove_pack
from reader.glossary.packs import installed, read_pack
from reader.glossary.switches import Switches, change_switches, read_switches
from reader.locations import packs_dir, packs_file, shipped_glossary, user_glossary

ABOUT = "title: Law\nauthor: Somebody\nlicence: CC0\nregion: hk\n"
TERMS = "- {term: 司法覆核, english: judicial review}\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def law(tmp_path: Path) -> Path:
    folder = tmp_path / "law"
    folder.mkdir()
    (folder / "pack.yaml").write_text(ABOUT, "utf-8")
    (folder / "terms.yaml").write_text(TERMS, "utf-8")
    (folder / "LICENSE").write_text("CC0", "utf-8")
    (folder / "program.exe").write_bytes(b"MZ")
    return folder


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_a_folder_is_copied_without_what_is_no_glossary(law: Path) -> None:
    pack = add_pack(law, packs_dir())
    assert (pack.name, pack.title, pack.author, pack.region) == ("law", "Law", "Somebody", "hk")
    assert names(packs_dir()) == ["law", "law/LICENSE", "law/pack.yaml", "law/terms.yaml"]


@pytest.mark.parametrize("kind", ["zip", "tar.gz"])
def test_an_archive_of_a_folder_is_unpacked(law: Path, tmp_path: Path, kind: str) -> None:
    archive = tmp_path / f"hk-law-1.0.{kind}"
    if kind == "zip":
        with zipfile.ZipFile(archive, "w") as zipped:
            for path in law.iterdir():
                zipped.write(path, f"hk-law/{path.name}")
    else:
        with tarfile.open(archive, "w:gz") as tarred:
            tarred.add(law, "hk-law")
    assert add_pack(archive, packs_dir()).name == "hk-law-1.0"
    assert names(packs_dir() / "hk-law-1.0") == ["LICENSE", "pack.yaml", "terms.yaml"]


def test_a_pack_of_the_same_name_is_replaced_only_when_asked(law: Path) -> None:
    add_pack(law, packs_dir())
    (law / "pack.yaml").write_text(ABOUT.replace("Law", "New law"), "utf-8")
    with pytest.raises(GlossaryError, match="there is a pack of that name"):
        add_pack(law, packs_dir())
    assert read_pack(packs_dir() / "law")[0].title == "Law"
    assert add_pack(law, packs_dir(), replace=True).title == "New law"
    remove_pack("law", packs_dir())
    assert names(packs_dir()) == []


@pytest.mark.parametrize(
    ("about", "what"),
    [
        ("", "says nothing of the pack"),
        ("- a\n", "says nothing of the pack"),
        ("title: x\nauthor: y\n", "no 'licence'"),
        ("title: [\n", "not valid YAML"),
        ("title: !!python/object/apply:os.system [x]\n", "no 'author'"),
    ],
)
def test_a_pack_that_does_not_say_what_it_is_is_refused_and_leaves_nothing(
    law: Path, about: str, what: str
) -> None:
    (law / "pack.yaml").write_text(about, "utf-8")
    with pytest.raises(GlossaryError) as told:
        add_pack(law, packs_dir())
    assert what in str(told.value)
    assert str(law) in str(told.value)
    assert names(packs_dir()) == []


def test_a_slip_in_what_it_says_is_told_with_its_place(law: Path) -> None:
    (law / "pack.yaml").write_text(ABOUT + "licens: x\n", "utf-8")
    pack, problems = read_pack(law)
    assert pack.title == "Law"
    assert "pack.yaml:5:1: unknown key 'licens'; did you mean 'licence'?" in str(problems[0])


def hostile_tar(path: Path) -> None:
    with tarfile.open(path, "w") as archive:
        for name, content in (("p/pack.yaml", ABOUT), ("../../evil.yaml", TERMS), ("/tmp/evil.yaml", TERMS)):
            info = tarfile.TarInfo(name)
            info.size = len(content.encode())
            archive.addfile(info, io.BytesIO(content.encode()))
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
            info = tarfile.TarInfo(f"p/{kind.decode()}.yaml")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)


def hostile_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("p/pack.yaml", ABOUT)
        archive.writestr("../../evil.yaml", TERMS)
        archive.writestr("/tmp/evil.yaml", TERMS)
        link = zipfile.ZipInfo("p/link.yaml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")


@pytest.mark.parametrize(("name", "make"), [("bad.tar", hostile_tar), ("bad.zip", hostile_zip)])
def test_no_path_or_link_of_an_archive_leads_anywhere(tmp_path: Path, name: str, make: object) -> None:
    make(tmp_path / name)  # type: ignore[operator]
    add_pack(tmp_path / name, packs_dir())
    assert names(packs_dir()) == ["bad", "bad/pack.yaml"]
    assert not list(tmp_path.parent.glob("evil*"))


def test_an_archive_that_would_fill_the_disk_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "LARGEST", 100_000)
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("p/pack.yaml", ABOUT)
        archive.writestr("p/big.yaml", "#" * 10_000_000)
    with pytest.raises(GlossaryError, match="holds more than"):
        add_pack(tmp_path / "bomb.zip", packs_dir())
    assert names(packs_dir()) == []


# -- switches --


def test_what_is_said_of_a_text_goes_before_what_is_always_so(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    made = Switches()
    made.turn("law", on=True)
    made.turn("un", on=True, text=text)
    assert (made.of(None), made.of(text)) == (["law"], ["law", "un"])
    made.turn("law", on=False, text=text)
    assert (made.of(None), made.of(text)) == (["law"], ["un"])
    made.turn("law", on=False)
    assert made.of(text) == ["un"]
    made.forget("un")
    assert made.of(text) == []


NAMES = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=8)


@given(
    st.lists(NAMES, unique=True, max_size=4), st.dictionaries(NAMES, st.lists(NAMES, max_size=3), max_size=3)
)
def test_they_are_written_so_that_they_are_read_as_they_were(
    on: list[str], texts: dict[str, list[str]]
) -> None:

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "packs.toml"
        path.write_text(switches._written(Switches(on, texts)), "utf-8", newline="")
        found, problems = read_switches(path)
    assert problems == []
    assert (found.on, found.texts) == (on, texts)


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("on = [", "packs.toml:"),
        ('on = "law"\n', "packs.toml:1:6: 'on' is no list of names"),
        ("of = []\n", "packs.toml:1:1: unknown key 'of'"),
        ('[texts]\n"/a" = 3\n', "'/a' is no list of names"),
    ],
)
def test_a_broken_file_is_told_and_never_written_over(written: str, what: str) -> None:
    packs_file().parent.mkdir(parents=True)
    packs_file().write_text(written, "utf-8")
    found, problems = read_switches(packs_file())
    assert what in str(problems[0])
    assert found.on == []
    with pytest.raises(GlossaryError):
        change_switches(packs_file(), "law", on=True)
    assert packs_file().read_text("utf-8") == written


# -- in use --


def test_packs_come_after_the_shipped_glossary_and_before_ones_own(law: Path, tmp_path: Path) -> None:
    add_pack(law, packs_dir())
    user_glossary().mkdir(parents=True)
    text = tmp_path / "text.txt"
    text.write_text("x", "utf-8")
    assert layers_in_use(text) == [shipped_glossary(), user_glossary()]
    change_switches(packs_file(), "law", on=True, text=text)
    assert layers_in_use(text) == [shipped_glossary(), packs_dir() / "law", user_glossary()]
    assert layers_in_use() == [shipped_glossary(), user_glossary()]
    glossary = open_glossary(text)
    index = glossary.find("司法覆核")
    assert index is not None
    assert glossary[index].layer == str(packs_dir() / "law")
    assert not [problem for problem in glossary.problems if "pack.yaml" in str(problem)]


def test_a_pack_that_is_gone_is_one_line() -> None:
    change_switches(packs_file(), "gone", on=True)
    problems = [str(problem) for problem in open_glossary().problems]
    assert problems == [
        f"{packs_file()}: the pack gone is not there; add it, or duben glossary pack off gone"
    ]


def test_a_broken_pack_in_the_folder_does_not_hide_the_others(law: Path) -> None:
    add_pack(law, packs_dir())
    (packs_dir() / "empty").mkdir()
    packs, problems = installed(packs_dir())
    assert [pack.name for pack in packs] == ["law"]
    assert "empty: is no pack" in str(problems[0])


@pytest.mark.parametrize("name", ["law.zip", "law.tar.gz"])
def test_a_damaged_archive_is_refused_in_one_line_wherever_it_is_damaged(
    law: Path, tmp_path: Path, name: str
) -> None:
    archive = tmp_path / name
    shutil.make_archive(str(tmp_path / "law"), "gztar" if name.endswith("gz") else "zip", law)
    sound = archive.read_bytes()
    for at in range(2, len(sound), max(1, len(sound) // 60)):
        for damaged in (sound[:at], sound[:at] + b"\xff\x00\xff" + sound[at + 3 :]):
            archive.write_bytes(damaged)
            with suppress(GlossaryError):  # some damage is to what nobody reads
                add_pack(archive, packs_dir(), replace=True)
