"""What config.toml may say, and how a slip in it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.settings import ALLOWED, Settings, load_settings


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def problems_of(config: Path, text: str, **more: object) -> list[str]:
    config.write_text(text, "utf-8")
    return [
        str(problem).replace(str(config), "config.toml")
        for problem in load_settings(config, **more)[1]  # type: ignore[arg-type]
    ]


def test_no_file_means_the_defaults(config: Path) -> None:
    assert load_settings(config) == (Settings(), [])


def test_an_empty_file_and_one_of_comments_mean_the_defaults(config: Path) -> None:
    for text in ("", "\ufeff", "# nothing yet\n"):
        config.write_text(text, "utf-8")
        assert load_settings(config) == (Settings(), [])


def test_every_setting_can_be_given(config: Path) -> None:
    config.write_text(
        'script = "taiwan"\nruby = "terms"\nreading = "zhuyin"\nenglish = "beside"\ntone_colours = true\n'
        'measure = 30\ntheme = "duben-day"\nlanguage = "zh-Hant"\nambiguous = 2\ncontents = "off"\n'
        '[keys]\nword-next = "right, l"\nquit = ["Q", "ctrl+q"]\n',
        "utf-8",
    )
    settings, problems = load_settings(config)
    assert not problems
    assert settings == Settings(
        script="taiwan",
        ruby="terms",
        reading="zhuyin",
        english="beside",
        tone_colours=True,
        measure=30,
        theme="duben-day",
        language="zh-Hant",
        ambiguous="2",
        contents="off",
        keys={"word-next": ("right", "l"), "quit": ("Q", "ctrl+q")},
    )


def test_every_allowed_value_is_taken(config: Path) -> None:
    for key, values in ALLOWED.items():
        for value in values:
            config.write_text(f'{key} = "{value}"\n', "utf-8")
            settings, problems = load_settings(config)
            assert not problems
            assert getattr(settings, key) == value


def test_an_unknown_key_is_named_with_its_place_and_the_nearest_one(config: Path) -> None:
    assert problems_of(config, '# mine\nruby = "all"\n  redaing = "zhuyin"\n') == [
        "config.toml:3:3: no setting is called 'redaing'; did you mean 'reading'?"
    ]


def test_a_key_like_no_other_is_told_which_there_are(config: Path) -> None:
    (problem,) = problems_of(config, "zzz = 1\n")
    assert problem.startswith("config.toml:1:1: no setting is called 'zzz'; known are script, ruby,")


def test_an_unknown_table_is_named_where_its_header_stands(config: Path) -> None:
    assert problems_of(config, '\n[key]\nquit = "Q"\n') == [
        "config.toml:2:2: no setting is called 'key'; did you mean 'keys'?"
    ]


def test_a_bad_value_is_named_where_it_stands_and_the_rest_still_holds(config: Path) -> None:
    config.write_text('script = "taiwan"\nruby =   "both"\nmeasure = 30\n', "utf-8")
    settings, problems = load_settings(config)
    assert [str(problem).replace(str(config), "config.toml") for problem in problems] == [
        'config.toml:2:10: \'ruby\' cannot be \'both\'; write one of "off", "terms", "all"'
    ]
    assert (settings.script, settings.ruby, settings.measure) == ("taiwan", "off", 30)


@pytest.mark.parametrize(
    "line",
    [
        "measure = 7",
        "measure = 101",
        "measure = true",
        "measure = 42.0",
        'measure = "42"',
        'tone_colours = "yes"',
        "tone_colours = 1",
        "script = 1",
        "ambiguous = true",
        "ambiguous = 3",
        'ruby = ["off"]',
        "theme = 1979-05-27",
        'keys = "q"',
    ],
)
def test_a_value_of_the_wrong_kind_or_size_is_refused(config: Path, line: str) -> None:
    (problem,) = problems_of(config, line + "\n")
    assert problem.startswith("config.toml:1:")
    config.write_text(line + "\n", "utf-8")
    assert load_settings(config)[0] == Settings()


def test_keys_that_are_not_text_are_named_in_their_own_table(config: Path) -> None:
    text = 'contents = "off"\n[keys]\ncontents = 3\nquit = ["q", ""]\n"help" = ""\n'
    assert problems_of(config, text) == [
        'config.toml:3:12: keys of \'contents\' are not text; write "right,l" or ["right", "l"]',
        'config.toml:4:8: keys of \'quit\' are not text; write "right,l" or ["right", "l"]',
        'config.toml:5:10: keys of \'help\' are not text; write "right,l" or ["right", "l"]',
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[keys]\nword-nxt = "l"\n', "2:1"),
        ('keys.word-nxt = "l"\n', "1:1"),
        ('[keys]\n"word-nxt" = "l"\n', "2:1"),
        ('keys = { word-nxt = "l" }\n', "1:1"),
        ('[ keys ]\n# word-nxt = "x"\nword-nxt = "l"\n', "3:1"),
    ],
)
def test_an_unknown_action_is_named_with_its_place_and_the_nearest_one(
    config: Path, text: str, place: str
) -> None:
    assert problems_of(config, text, actions=["word-next", "quit"]) == [
        f"config.toml:{place}: no action is called 'word-nxt'; did you mean 'word-next'?"
    ]


def test_what_a_text_of_several_lines_says_is_not_taken_for_keys(config: Path) -> None:
    text = 'note = """\nruby = "both"\n"""\nruby = "neither"\n'
    assert [problem.split(": ")[0] for problem in problems_of(config, text)] == [
        "config.toml:1:1",
        "config.toml:4:8",
    ]


def test_what_is_not_toml_is_named_with_line_and_column(config: Path) -> None:
    (problem,) = problems_of(config, 'ruby = "all"\nscript = taiwan\n')
    assert (
        problem == "config.toml:2:10: this is not TOML: Invalid value; defaults are used until it is mended"
    )


def test_a_file_that_breaks_off_is_named_where_it_ends(config: Path) -> None:
    (problem,) = problems_of(config, 'ruby = "all"\nscript = [')
    assert problem.startswith("config.toml:2:11: this is not TOML: ")


def test_a_key_given_twice_is_named(config: Path) -> None:
    (problem,) = problems_of(config, 'ruby = "all"\nruby = "off"\n')
    assert problem.startswith("config.toml:2:")


def test_a_file_that_cannot_be_read_is_one_line_and_the_defaults(config: Path) -> None:
    config.mkdir()
    settings, (problem,) = load_settings(config)
    assert settings == Settings()
    assert "cannot be read" in str(problem)
    config.rmdir()
    config.write_bytes('ruby = "all" # 注音'.encode("big5"))
    assert "it is not UTF-8" in str(load_settings(config)[1][0])


def test_control_characters_of_the_file_are_shown_and_not_sent(config: Path) -> None:
    (problem,) = problems_of(config, '"\\u001b[31m" = 1\n')
    assert "\x1b" not in problem


def test_the_looks_that_settings_name_are_those_that_there_are() -> None:
    from reader.chinese.pronunciation import System
    from reader.chinese.script import Script
    from reader.tui.themes import THEMES
    from reader.typesetting.page import English
    from reader.wording import LANGUAGES

    assert ALLOWED["script"] == tuple(Script)
    assert ALLOWED["reading"] == tuple(System)
    assert set(ALLOWED["english"]) == set(English)
    assert set(ALLOWED["theme"]) == {theme.name for theme in THEMES}
    assert ALLOWED["language"] == ("auto", *LANGUAGES)


def test_the_readme_shows_settings_that_can_be_used(config: Path) -> None:
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")
    block = readme.split("```toml\n")[1].split("```")[0]
    assert problems_of(config, block) == []
