"""The check of glossary files: each mistake is found on its line, and what is right is left in peace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.chinese.dictionary import Dictionary
from reader.errors import GlossaryError, visible
from reader.glossary.checking import Report, check, scope_of
from reader.glossary.findings import Finding, Severity
from reader.glossary.schema import READERS
from reader.locations import shipped_glossary
from tests.conftest import CACHE

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = """\
- term: 特朗普
  english: Donald Trump
  aliases: [唐納德·特朗普]
- term: 制裁
  english: sanctions
"""

Run = Callable[..., list[Finding]]


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    return Dictionary.open(CACHE)


def report_on(given: Sequence[Path], own: Sequence[Path], dictionary: Dictionary) -> Report:
    scopes, found = scope_of(given, own)
    return check(scopes, found, [dictionary], CACHE)


@pytest.fixture
def findings(tmp_path: Path, dictionary: Dictionary) -> Run:
    """What is found in files of one folder, checked against a small shipped glossary."""

    def run(**files: str) -> list[Finding]:
        shipped, mine = tmp_path / "shipped", tmp_path / "mine"
        for folder in (shipped, mine):
            folder.mkdir(exist_ok=True)
        (shipped / "shipped.yaml").write_text(SHIPPED, "utf-8")
        for name, text in files.items():
            (mine / f"{name}.yaml").write_text(text, "utf-8")
        return list(report_on([mine], [shipped], dictionary).findings)

    return run


def told(found: Sequence[Finding]) -> list[tuple[str, str, int | None, int | None]]:
    return [(one.severity.value, one.rule, one.place.line, one.place.column) for one in found]


MISTAKES = {
    "an unknown key": (
        "- term: 盧布\n  english: rouble\n  aliasses: [俄盧布]\n",
        ("error", "unusable", 3, 3),
        "did you mean 'aliases'?",
    ),
    "no English": ("- term: 盧布\n  kind: term\n", ("error", "unusable", 1, 3), "no 'english'"),
    "an unknown kind": (
        "- term: 盧布\n  english: rouble\n  kind: trem\n",
        ("error", "unusable", 3, 9),
        "did you mean 'term'?",
    ),
    "too few syllables": (
        "- term: 盧布\n  english: rouble\n  pinyin: lú\n",
        ("error", "unusable", 3, 11),
        "one syllable a character (2)",
    ),
    "a full-width colon": (
        "- term: 盧布\n  english： rouble\n",
        ("error", "unusable", 2, 10),
        "half-width colon",
    ),
    "a term twice in a file": (
        "- term: 盧布\n  english: rouble\n- term: 盧布\n  english: ruble\n",
        ("error", "unusable", 3, 3),
        "line 1 already",
    ),
    "a term in two scripts": (
        "- term: 烏克蘭\n  english: Ukraine\n- term: 乌克兰\n  english: Ukraine\n",
        ("warning", "duplicate", 3, 9),
        "make one entry",
    ),
    "an alias of two entries": (
        "- term: 盧布\n  english: ruble\n  aliases: [俄幣]\n- {term: 戈比, english: coin, aliases: [俄幣]}\n",
        ("warning", "shared-spelling", 4, 39),
        "also the alias of 盧布",
    ),
    "a term that is an alias": (
        "- term: 盧布\n  english: rouble\n  aliases: [俄幣]\n- term: 俄幣\n  english: Russian money\n",
        ("warning", "shared-spelling", 4, 9),
        "also the alias of 盧布",
    ),
    "an alias that hides a shipped entry": (
        "- term: 美國總統\n  english: US president\n  aliases: [特朗普]\n",
        ("warning", "hides", 3, 13),
        "shipped.yaml:1:9",
    ),
    "pinyin nobody has": (
        "- term: 盧布\n  english: rouble\n  pinyin: Kǎbù\n",
        ("warning", "pinyin", 3, 11),
        "盧 as ka3, which no dictionary has; 盧 is read",
    ),
    "jyutping nobody has": (
        "- term: 盧布\n  english: rouble\n  jyutping: lou4 mou3\n",
        ("warning", "jyutping", 3, 13),
        "布 is read bou3",
    ),
    "Taiwan in simplified characters": (
        "- term: 盧布\n  english: rouble\n  regions: {cn: 卢布, tw: 卢币}\n",
        ("warning", "script", 3, 25),
        "write 盧幣",
    ),
    "the mainland in traditional ones": (
        "- term: 軟件\n  english: software\n  regions: {cn: 軟體}\n",
        ("warning", "script", 3, 17),
        "write 软体",
    ),
    "a single character": (
        "- term: 俄\n  english: Russia\n",
        ("warning", "whole-word", 1, 9),
        "whole_word: true",
    ),
    "two letters": (
        "- term: 歐盟\n  english: European Union\n  aliases: [EU]\n",
        ("warning", "whole-word", 3, 13),
        "two letters, EU",
    ),
    "a reference that leads nowhere": (
        "- term: 盧布\n  english: rouble\n  see: [制裁, 石油]\n",
        ("warning", "see", 3, 13),
        "石油, which no entry has",
    ),
    "only punctuation": (
        "- term: 「」\n  english: brackets\n",
        ("warning", "never-met", 1, 9),
        "no letter and no character",
    ),
    "a character that cannot be seen": (
        '- term: "盧\u200b布"\n  english: rouble\n',
        ("warning", "never-met", 1, 9),
        "U+200B",
    ),
    "spaces inside": (
        "- term: 盧 布\n  english: rouble\n",
        ("warning", "never-met", 1, 9),
        "write 盧布",
    ),
    "spaces around": (
        "- term: ' 盧布'\n  english: rouble\n",
        ("warning", "spaces", 1, 9),
        "take them out",
    ),
    "English that is Chinese": (
        "- term: 盧布\n  english: 盧布\n",
        ("warning", "english", 2, 12),
        "say what it means",
    ),
    "a site nobody knows": (
        "- term: 盧布\n  english: rouble\n  links: {wikidata: Q41044, baike: 盧布}\n",
        ("info", "link", 3, 36),
        "wikidata",
    ),
    "an entry in place of a shipped one": (
        "- term: 制裁\n  english: punitive measures\n",
        ("info", "replaces", 1, 9),
        "shipped.yaml:4:9",
    ),
    "an alias taken from a shipped one": (
        "- term: 唐納德·特朗普\n  english: the president's full name\n",
        ("info", "takes-spelling", 1, 9),
        "no longer leads to 特朗普",
    ),
    "an alias the entry does not need": (
        "- term: 盧布\n  english: rouble\n  aliases: [卢布]\n",
        ("info", "idle-alias", 3, 13),
        "as 盧布 does",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_is_found_where_it_stands_and_nothing_else(name: str, findings: Run) -> None:
    text, place, words = MISTAKES[name]
    found = findings(mine=text)
    assert told(found) == [place]
    assert words in str(found[0])


def test_all_mistakes_are_found_in_one_run(findings: Run) -> None:
    files = {f"file{number:02}": text for number, (text, _, _) in enumerate(MISTAKES.values())}
    found = findings(**files)
    named = {(Path(one.place.path).stem, *place) for one, place in zip(found, told(found), strict=True)}
    wanted = {(file, *place) for file, (_, place, _) in zip(files, MISTAKES.values(), strict=True)}
    by_themselves = {one for one in wanted if one[2] not in {"replaces", "takes-spelling", "hides"}}
    assert by_themselves <= named
    assert [Path(one.place.path).stem for one in found] == sorted(Path(one.place.path).stem for one in found)


def test_a_term_in_two_files_of_a_layer_is_an_error(findings: Run) -> None:
    (found,) = findings(a="- term: 盧布\n  english: rouble\n", b="- term: 盧布\n  english: ruble\n")
    assert (found.severity, found.rule, Path(found.place.path).name) == (
        Severity.ERROR,
        "duplicate",
        "b.yaml",
    )
    assert "a.yaml:1:9" in found.what


@pytest.mark.parametrize(
    "text",
    [
        "- term: 玩意兒\n  english: thing\n  pinyin: wányir\n",
        "- term: 一帶一路\n  english: Belt and Road\n  pinyin: yídàiyílù\n",
        "- term: 便宜\n  english: cheap\n  pinyin: piányi\n",
        "- term: 曾鈺成\n  english: Jasper Tsang\n  pinyin: Zēng Yùchéng\n  jyutping: zang1 juk6 sing4\n",
        "- term: 尉遲\n  english: a surname\n  pinyin: Yùchí\n",
        "- term: 覆核\n  english: review\n  jyutping: fuk1 hat6\n",
        "- term: 公屋\n  english: public housing\n  jyutping: gung1 uk1\n  regions: {cn: 公租房}\n",
        "- term: 皇后碼頭\n  english: Queen's Pier\n  regions: {tw: 皇后碼頭}\n",
        "- term: SDN名單\n  english: SDN list\n  whole_word: false\n",
        "- term: 乾\n  english: dry\n  whole_word: true\n- term: 幹\n  english: do\n  whole_word: true\n",
        "- term: 俄油\n  english: Russian oil\n  see: [制裁, 唐納德·特朗普]\n",
        "- term: 石油\n  english: oil\n  links: {wikipedia: 'https://zh.wikipedia.org/wiki/x'}\n",
        "",
        "# nothing yet\n",
    ],
)
def test_what_is_right_is_left_in_peace(text: str, findings: Run) -> None:
    assert findings(mine=text) == []


def test_every_shipped_file_passes(dictionary: Dictionary) -> None:
    report = report_on([], [shipped_glossary()], dictionary)
    assert [str(one) for one in report.findings if one.severity is not Severity.INFO] == []
    assert report.files > 10
    assert report.entries > 900


def test_a_shipped_file_alone_is_checked_among_the_other_shipped_ones(dictionary: Dictionary) -> None:
    report = report_on([shipped_glossary() / "people.yaml"], [shipped_glossary()], dictionary)
    assert report.is_clean
    assert report.files == 1
    assert not [one for one in report.findings if one.rule in {"replaces", "see"}]


def test_an_entry_of_the_users_layer_is_seen_beside_the_shipped_one(
    tmp_path: Path, dictionary: Dictionary
) -> None:
    shipped, user = tmp_path / "shipped.yaml", tmp_path / "user"
    user.mkdir()
    shipped.write_text(SHIPPED, "utf-8")
    (user / "mine.yaml").write_text("- term: 制裁\n  english: penalties\n", "utf-8")
    (user / "more.yaml").write_text("- term: 罰款\n  english: fine\n  see: [制裁, 特朗普]\n", "utf-8")
    report = report_on([], [shipped, user], dictionary)
    assert (report.files, report.entries) == (3, 4)
    assert told(report.findings) == [("info", "replaces", 1, 9)]
    assert report_on([user / "more.yaml"], [shipped, user], dictionary).findings == ()


def test_what_cannot_be_read_is_an_error_and_what_is_not_there_stops_the_check(
    tmp_path: Path, dictionary: Dictionary
) -> None:
    (tmp_path / "bad.yaml").write_bytes(b"- term: \xff\n")
    (found,) = report_on([tmp_path], [], dictionary).findings
    assert (found.severity, found.place.line) == (Severity.ERROR, 1)
    with pytest.raises(GlossaryError, match="no such file"):
        scope_of([tmp_path / "nowhere.yaml"], [])
    (tmp_path / "empty").mkdir()
    with pytest.raises(GlossaryError, match="yaml file in it"):
        scope_of([tmp_path / "empty"], [])


WORDS = st.sampled_from(
    ["特朗普", "制裁", "乌克兰", "EU", "·", "", " ", "\u200b", "\x1b[31m", "null", "1:30", "yī", "jat1", "𠮷"]
)
VALUES = st.one_of(
    WORDS,
    st.lists(WORDS, max_size=3).map(lambda words: f"[{', '.join(words)}]"),
    st.dictionaries(st.sampled_from(["hk", "tw", "cn", "wikidata"]), WORDS, max_size=3).map(
        lambda made: "{" + ", ".join(f"{key}: {value}" for key, value in made.items()) + "}"
    ),
)
ENTRIES = st.lists(
    st.dictionaries(st.sampled_from([*READERS, "other"]), VALUES, min_size=1, max_size=6), max_size=4
).map(
    lambda entries: "".join(
        f"{'  ' if number else '- '}{key}: {value}\n"
        for entry in entries
        for number, (key, value) in enumerate(entry.items())
    )
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.one_of(st.text(), ENTRIES))
def test_no_text_stops_the_check(tmp_path: Path, dictionary: Dictionary, text: str) -> None:
    file = tmp_path / "any.yaml"
    file.write_bytes(text.encode("utf-8"))
    for found in report_on([file], [], dictionary).findings:
        assert visible(str(found)) == str(found)
        assert found.place.line is None or 1 <= found.place.line <= text.count("\n") + text.count("\r") + 1
