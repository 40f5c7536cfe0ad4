"""A text and its translation beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.article import Article
from reader.sources import open_article

CHINESE = (
    "---\ntitle: 渡輪\nregion: hk\n---\n甲。\n\n![碼頭](a)\n\n## 居民\n\n乙。\n\n- 丙\n\n（編按：丁。）\n"
)
ENGLISH = (
    "---\ntitle: Ferries\n---\nOne.\n\n![Pier](a)\n\n## Residents\n\nTwo.\n\n- Three\n\n"
    "(Editor's note: four.)\n"
)


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / name.replace("__", "-").replace("_", ".")).write_text(text, encoding="utf-8")


def opened(folder: Path, chinese: str, english: str) -> Article:
    write(folder, ferry_zh__Hant_md=chinese, ferry_en_md=english)
    return open_article(folder / "ferry.zh-Hant.md")


def translations(article: Article) -> list[str | None]:
    return [block.translation for block in article.blocks]


def test_blocks_pair_in_order(tmp_path: Path) -> None:
    article = opened(tmp_path, CHINESE, ENGLISH)
    assert translations(article) == [
        "Ferries",
        "One.",
        "Pier",
        "Residents",
        "Two.",
        "Three",
        "(Editor's note: four.)",
    ]
    assert (article.title, article.translated_title, article.notices) == ("渡輪", "Ferries", ())


@pytest.mark.parametrize(
    "name", ["ferry.md", "ferry.zh-Hant.md", "ferry.zh-HK.md", "ferry.zh.md", "ferry.yue.md"]
)
def test_the_translation_is_found_beside_files_of_many_names(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(CHINESE, encoding="utf-8")
    write(tmp_path, ferry_en_md=ENGLISH)
    assert open_article(tmp_path / name).translated_title == "Ferries"


def test_a_file_name_tells_the_region_where_nothing_else_does(tmp_path: Path) -> None:
    (tmp_path / "a.zh-TW.txt").write_text("船來了。", encoding="utf-8")
    assert open_article(tmp_path / "a.zh-TW.txt").region.value == "tw"


def test_a_translation_opened_alone_is_an_article(tmp_path: Path) -> None:
    write(tmp_path, ferry_en_md=ENGLISH)
    article = open_article(tmp_path / "ferry.en.md")
    assert (article.title, set(translations(article))) == ("Ferries", {None})


def test_the_first_block_that_does_not_pair_is_named_in_both_files(tmp_path: Path) -> None:
    article = opened(tmp_path, CHINESE, ENGLISH.replace("![Pier](a)\n\n", ""))
    assert article.notices == (
        "the translation does not pair: ferry.zh-Hant.md:7 (a caption) and ferry.en.md:6 (a heading)",
    )
    assert translations(article) == [
        "Ferries",
        "One.",
        None,
        "Residents",
        "Two.",
        "Three",
        "(Editor's note: four.)",
    ]


def test_a_section_too_many_leaves_the_rest_without_translation(tmp_path: Path) -> None:
    article = opened(tmp_path, CHINESE + "\n## 戊\n\n己。\n", ENGLISH)
    assert "ferry.zh-Hant.md:17 (a heading) and ferry.en.md:14 (the end)" in article.notices[0]
    assert translations(article)[-3:] == ["(Editor's note: four.)", None, None]


def test_a_title_on_one_side_only_does_no_harm(tmp_path: Path) -> None:
    article = opened(tmp_path, CHINESE, ENGLISH.replace("title: Ferries\n", "date: 2026-03-01\n"))
    assert (translations(article)[:2], article.notices) == ([None, "One."], ())


def test_an_unreadable_translation_is_a_notice(tmp_path: Path) -> None:
    write(tmp_path, ferry_md=CHINESE)
    (tmp_path / "ferry.en.md").write_bytes(b"\0\1\2")
    article = open_article(tmp_path / "ferry.md")
    assert len(article.notices) == 1
    assert article.notices[0].startswith("the translation cannot be read")


def test_plain_texts_pair_by_place_where_there_are_as_many_blocks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("渡輪\n\n船來了，人也來了。\n\n居民\n\n船走了。\n", encoding="utf-8")
    english = "Ferries\n\nThe boat came, and so did the people.\n\nWhat the residents say.\n\nIt left.\n"
    (tmp_path / "a.en.txt").write_text(english, encoding="utf-8")
    article = open_article(tmp_path / "a.txt")
    assert translations(article)[2] == "What the residents say."
    assert article.notices == ()
