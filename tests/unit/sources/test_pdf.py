"""PDFs: lines put together, what repeats set aside, headings by outline or size, and what cannot be read."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.sources import open_article
from tests.unit.sources.books import shape
from tests.unit.sources.pdfs import Pdf, column

FIRST = "小輪往來兩岸，乘客日增，碼頭新建，輪船公司於是添置新船，並將班次加密至每十分鐘一班，人人稱便。"
SECOND = "其後海底隧道落成，乘客漸減，有人以為渡輪從此式微，豈料遊人反而因此專程前來，乘船看兩岸夜色。"


def test_lines_are_paragraphs_again_and_indents_part_them(tmp_path: Path) -> None:
    page = [*column(FIRST), *column(SECOND, top=760 - 3 * 19.2)]
    assert shape(Pdf([page]).read(tmp_path)) == [f"p {FIRST}", f"p {SECOND}"]


def test_a_gap_parts_paragraphs_that_are_not_indented(tmp_path: Path) -> None:
    page = [*column(FIRST[:40], indent=0), *column(SECOND[:40], top=760 - 2 * 19.2 - 14, indent=0)]
    assert shape(Pdf([page]).read(tmp_path)) == [f"p {FIRST[:40]}", f"p {SECOND[:40]}"]


def test_a_paragraph_goes_on_over_the_page_past_headers_and_numbers(tmp_path: Path) -> None:
    text = FIRST + SECOND
    lines = column(text)
    pages = []
    for number in range(3):
        part = [
            (x, 760 - 19.2 * n, size, words)
            for n, (x, _, size, words) in enumerate(lines[2 * number : 2 * number + 2])
        ]
        foot = (290.0, 30.0, 9.0, f"— {number + 1} —")
        pages.append([(72.0, 810.0, 9.0, f"渡輪史話 {number + 7}"), *part, foot])
    pages[-1] = [
        pages[-1][0],
        *((x, 760 - 19.2 * n, s, w) for n, (x, _, s, w) in enumerate(lines[4:])),
        pages[-1][-1],
    ]
    assert shape(Pdf(pages).read(tmp_path)) == [f"p {text}"]


def test_a_short_line_ends_its_paragraph_at_the_end_of_a_page(tmp_path: Path) -> None:
    pages = [column(FIRST), column(SECOND, indent=0)]
    assert shape(Pdf(pages).read(tmp_path)) == [f"p {FIRST}", f"p {SECOND}"]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    page = [*column(FIRST, most=16), *column(SECOND, most=16, left=320)]
    assert shape(Pdf([page]).read(tmp_path)) == [f"p {FIRST}", f"p {SECOND}"]


def test_upright_text_is_read_from_right_to_left(tmp_path: Path) -> None:
    def upright(text: str, right: float) -> list[tuple[float, float, float, str]]:
        return [
            (right - 20 * n, 760 - (x - 72), size, words)
            for n, (x, _, size, words) in enumerate(column(text))
        ]

    pages = [
        [(300, 30, 9, str(n)), (540, 760, 20, "開埠"), *upright(FIRST, 500), *upright(SECOND, 440)]
        for n in range(2)
    ]
    assert shape(Pdf(pages, upright=True).read(tmp_path)) == [
        *("h1 開埠", f"p {FIRST}", f"p {SECOND}", "h2 開埠", f"p {FIRST}", f"p {SECOND}"),
    ]


def test_headings_are_known_by_their_size(tmp_path: Path) -> None:
    page = [(180, 790, 24, "渡輪史話"), (72, 740, 16, "開埠"), *column(FIRST, top=700), (72, 600, 14, "碼頭")]
    page += column(SECOND, top=570)
    article = Pdf([page], author="何海文").read(tmp_path)
    assert (article.title, article.author) == ("渡輪史話", "何海文")
    assert shape(article) == ["h1 渡輪史話", "h2 開埠", f"p {FIRST}", "h3 碼頭", f"p {SECOND}"]


def test_the_outline_makes_the_sections(tmp_path: Path) -> None:
    pages = [
        [(72, 780, 12, "開埠"), *column(FIRST, top=740)],
        [(72, 780, 16, "閒話"), *column(SECOND, top=740)],
        column(FIRST),
    ]
    outline = [("開埠", 0), ("戰後", 1), ("尾聲", 2)]
    article = Pdf(pages, outline).read(tmp_path)
    assert [(s.title, s.start, s.level) for s in article.sections] == [
        ("開埠", 0, 2),
        ("戰後", 2, 2),
        ("尾聲", 4, 2),
    ]
    assert shape(article)[:3] == ["h2 開埠", f"p {FIRST}", "h3 閒話"]


def test_notes_at_the_foot_stand_behind_the_paragraph_they_interrupt(tmp_path: Path) -> None:
    lines = column(FIRST)
    pages = [
        [*lines[:2], (72.0, 120.0, 8.0, "[1] 見某書。"), (72.0, 108.0, 8.0, "[2] 同上。")],
        [(72.0, 760.0, 12.0, lines[2][3]), *column(SECOND, top=730)],
    ]
    assert shape(Pdf(pages).read(tmp_path)) == [f"p {FIRST}", "n [1] 見某書。", "n [2] 同上。", f"p {SECOND}"]


def test_spread_characters_and_radicals_are_made_good(tmp_path: Path) -> None:
    spread = [(72 + 26 * n, 760.0, 12.0, char) for n, char in enumerate("火船往來")]
    page = [*spread, *column("⽕船⽇夜往來。", top=700)]
    assert shape(Pdf([page]).read(tmp_path)) == ["p 火船往來", "p 火船日夜往來。"]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("— 12 —", ""),
        ("第 3 頁 / 共 9 頁", ""),
        ("Page 4 of 7", ""),
        ("xii", ""),
        ("第十二頁", ""),
        ("一", "p 一"),
    ],
)
def test_page_numbers_are_set_aside_and_numbers_of_chapters_are_not(
    tmp_path: Path, line: str, text: str
) -> None:
    article = Pdf([[(280, 800, 12, line), *column(FIRST)]]).read(tmp_path)
    assert shape(article) == [*([text] if text else []), f"p {FIRST}"]


def test_latin_in_the_text_keeps_its_spaces(tmp_path: Path) -> None:
    text = "船公司名為Star Ferry，往來已久。"
    assert shape(Pdf([column(text, most=40)]).read(tmp_path)) == [f"p {text}"]


def test_a_pdf_of_pictures_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="has no text in it: its pages are pictures") as caught:
        Pdf([[], []]).read(tmp_path)
    assert "ocrmypdf" in caught.value.remedy


def test_pages_without_text_are_told(tmp_path: Path) -> None:
    article = Pdf([column(FIRST), *([[]] * 4)]).read(tmp_path)
    assert article.notices == ("4 of 5 pages have no text: they are pictures, or empty",)


@pytest.mark.parametrize("stored", [b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", b"not one"])
def test_what_is_no_pdf_says_so(tmp_path: Path, stored: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(stored)
    with pytest.raises(SourceError, match="damaged, or none"):
        open_article(tmp_path / "a.pdf")


def test_without_the_module_the_command_to_install_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(SourceError) as caught:
        Pdf([column(FIRST)]).read(tmp_path)
    assert caught.value.remedy == "pip install 'duben[pdf]'"


SMALL = Pdf([column(FIRST)], [("一", 0), ("二", 0)]).stored()
CHANGES = st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(CHANGES, min_size=1, max_size=6))
def test_a_pdf_with_any_bytes_changed_opens_or_is_one_line(
    tmp_path: Path, changes: list[tuple[int, int]]
) -> None:
    stored = bytearray(SMALL)
    for at, byte in changes:
        stored[at] = byte
    (tmp_path / "a.pdf").write_bytes(bytes(stored))
    with suppress(SourceError):
        assert open_article(tmp_path / "a.pdf").blocks


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    paragraphs=st.lists(st.text("船岸往來天星碼頭，。", min_size=3, max_size=70), min_size=1, max_size=6),
    most=st.integers(12, 30),
)
def test_no_character_of_a_column_is_lost(tmp_path: Path, paragraphs: list[str], most: int) -> None:
    page, top = [], 760.0
    for text in paragraphs:
        lines = column(text, top=top, most=most)
        page += lines
        top = lines[-1][1] - 19.2
    shown = "".join(block.text for block in Pdf([page]).read(tmp_path).blocks)
    assert shown == "".join(paragraphs)
