"""Texts are found in any script and by sound, ordered as asked, and named without doubt."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.library.adding import copy_of_text
from reader.library.finding import Finder
from reader.library.kept import Reading
from reader.library.naming import find_named
from reader.library.shelf import Shelf
from reader.library.volumes import ORDERS, Volume, Wanted, list_volumes
from reader.notebook import Bookplace, Notebook
from reader.texts_options import ORDERS as OFFERED


def volume(number: int, title: str, **more: object) -> Volume:
    fields = {
        "path": Path(f"/texts/{number}.txt"),
        "standing": "kept",
        "id": f"{number:032x}",
        "title": title,
    }
    return Volume(**fields | more)  # type: ignore[arg-type]


VOLUMES = [
    volume(
        0xA1,
        "停火限期迫近",
        translated_title="The ceasefire deadline",
        author="陳大文",
        tags=("news", "烏克蘭"),
        added="2026-01-01",
        opened="2026-03-01",
        per_cent=40,
    ),
    volume(0xA2, "雲端運算的下一步", source="科技報", added="2026-02-01"),
    volume(0xB3, "台灣的颱風", added="2026-01-15", opened="2026-02-20", per_cent=100, tags=("news",)),
    volume(0xB4, "EU plans 2027", added="2026-01-10", opened="2026-02-10", per_cent=70, standing="shipped"),
]


@pytest.fixture(autouse=True)
def own_sounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not those of other tests; the dictionaries are theirs."""
    monkeypatch.setattr("reader.library.sounds._FILE", "library-sounds-of-tests.json")


def titles(**wanted: object) -> list[str]:
    return [each.title[:2] for each in Finder(VOLUMES).find(Wanted(**wanted))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ting2huo3", ["停火"]),
        ("云端", ["雲端"]),
        ("臺灣", ["台灣"]),
        ("tingHuo", ["停火"]),
        ("ting huo", ["停火"]),
        ("tínghuǒ", ["停火"]),
        ("yunduanyunsuan", ["雲端"]),
        ("ceasefire", ["停火"]),
        ("DEAD", ["停火"]),
        ("ease", []),
        ("deadline 停火", ["停火"]),
        ("deadline 台灣", []),
        ("陈大文", ["停火"]),
        ("科技报", ["雲端"]),
        ("news", ["停火", "台灣"]),
        ("乌克兰", ["停火"]),
        ("2027", ["EU"]),
        ("  ", ["停火", "台灣", "EU", "雲端"]),
        ("沒有", []),
        ("[b]*(", []),
    ],
)
def test_words_find_texts(words: str, found: list[str]) -> None:
    assert titles(words=words) == found


def test_figures_among_pinyin_are_those_of_the_titles() -> None:
    finder = Finder([volume(number, f"短文之{number}") for number in range(1, 40)])

    def numbers(words: str) -> set[int]:
        return {int(found.title[3:]) for found in finder.find(Wanted(words))}

    assert numbers("duanwenzhi12") == {12}
    assert numbers("duanwen zhi 3") == {3, *range(30, 40)}
    assert numbers("duanwenzhi77") == numbers("duan7wen") == set()
    assert numbers("duan3wen2") == set(range(1, 40))


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("opened", ["停火", "台灣", "EU", "雲端"]),
        ("added", ["雲端", "台灣", "EU", "停火"]),
        ("title", ["EU", "台灣", "停火", "雲端"]),
        ("progress", ["EU", "停火", "台灣", "雲端"]),
    ],
)
def test_orders(order: str, found: list[str]) -> None:
    assert titles(order=order) == found
    assert titles(order=order, tag="news") == [title for title in found if title in ("停火", "台灣")]
    assert titles(order=order, standing="shipped") == ["EU"]


def test_the_command_offers_the_orders_there_are() -> None:
    assert OFFERED == ORDERS


def test_tags_are_told_the_most_used_first() -> None:
    assert list(Finder(VOLUMES).tags().items()) == [("news", 2), ("烏克蘭", 1)]


@pytest.mark.parametrize(
    ("name", "number"),
    [(f"{0xB3:032x}", 0xB3), ("云端运算的下一步", 0xA2), ("taifeng", 0xB3), ("deadline", 0xA1)],
)
def test_a_text_is_named_by_number_title_or_words(name: str, number: int) -> None:
    assert find_named(VOLUMES, name).id == f"{number:032x}"


@pytest.mark.parametrize(
    ("name", "told"), [("0000", "and 1 more"), ("news", "台灣"), ("無", "no text"), ("", "no text")]
)
def test_a_name_in_doubt_is_told(name: str, told: str) -> None:
    with pytest.raises(ReaderError, match=told):
        find_named(VOLUMES, name)


def test_texts_read_elsewhere_are_listed_while_their_files_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUBEN_CACHE", str(tmp_path / "cache"))
    here = tmp_path / "here.txt"
    here.write_text("甲", "utf-8")
    places = [
        Bookplace(
            digest=digest, path=str(path), title=title, block=0, offset=0, per_cent=5, updated=f"2026-0{n}"
        )
        for n, (digest, path, title) in enumerate(
            [("a", here, ""), ("b", tmp_path / "gone.txt", "走了"), ("c", "", "管道")], 1
        )
    ]
    found = list_volumes(Shelf(tmp_path / "texts", tmp_path / "removed"), places)
    assert [(each.title, each.standing, each.per_cent) for each in found] == [("here.txt", "elsewhere", 5)]


def test_a_text_kept_from_a_file_that_has_changed_has_its_own_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUBEN_CACHE", str(tmp_path / "cache"))
    shelf = Shelf(tmp_path / "texts", tmp_path / "removed")
    copy = copy_of_text("題目\n\n今天開會。\n".encode(), reading=Reading())
    shelf.add(copy)
    file = tmp_path / "a.txt"
    file.write_text("乙", "utf-8")
    notebook = Notebook.open(tmp_path / "notebook.sqlite")
    for digest, per_cent in ((copy.kept.id, 40), ("earlier", 5), ("later", 7)):
        notebook.remember(
            Bookplace(digest=digest, path=str(file), title="", block=0, offset=0, per_cent=per_cent)
        )
    found = list_volumes(shelf, notebook.every())
    notebook.close()
    assert [(each.id, each.per_cent) for each in found] == [("later", 7), (copy.kept.id, 40)]
