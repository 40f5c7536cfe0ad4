"""The contents of a book: what stands within a volume stands further in."""

from __future__ import annotations

from pathlib import Path

from reader.tui.widgets.contents import Contents
from tests.tui.conftest import MakeApp, settled

LONG = "船家說今夜不開船，客人只好住下，等雨停了再走，可是雨一直沒有停，江水倒是漲上來了。"


async def test_chapters_stand_further_in_than_the_volumes_they_are_in(
    make_app: MakeApp, own_home: Path
) -> None:
    path = own_home / "江上.txt"
    lines = ["江上", "", LONG, "卷一", "第一章", LONG, "卷二", "第二章", LONG]
    path.write_text("\n".join(lines), encoding="utf-8")
    titles = ["Introduction", "卷一", "  第一章", "卷二", "  第二章"]
    async with make_app(path).run_test(size=(110, 30)) as pilot:
        screen = await settled(pilot)
        contents = screen.query_one(Contents)
        shown = ["".join(part.text for part in contents.render_line(row)) for row in range(len(titles))]
        assert [line[2:].rstrip() for line in shown] == titles


async def test_the_contents_are_as_wide_as_their_titles_where_the_page_can_spare_it(
    make_app: MakeApp, own_home: Path
) -> None:
    path = own_home / "長題.md"
    title = "從渡口到碼頭：一個船家在漲水的季節裏所看見的事情"
    path.write_text(f"# 江上\n\n## {title}\n\n{LONG}\n\n## 短\n\n{LONG}\n", encoding="utf-8")
    shown = {}
    for columns in (80, 100, 200):
        async with make_app(path).run_test(size=(columns, 30)) as pilot:
            screen = await settled(pilot)
            if columns == 80:
                await pilot.press("c")
                await pilot.pause()
            contents = screen.query_one(Contents)
            lines = ["".join(part.text for part in contents.render_line(row)) for row in range(3)]
            shown[columns] = any(title in line for line in lines)
            if columns > 80:
                assert screen.page.size.width + contents.outer_size.width == columns
    assert shown == {80: True, 100: False, 200: True}
