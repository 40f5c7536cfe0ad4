"""Where everything is kept, and that asking makes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import locations


def test_one_home_holds_all_that_is_the_readers_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("DUBEN_HOME", str(home))
    monkeypatch.delenv("DUBEN_CACHE")
    assert locations.config_file() == home / "config" / "config.toml"
    assert locations.user_glossary() == home / "config" / "glossary"
    assert locations.notebook_file() == home / "data" / "notebook.sqlite"
    assert locations.dictionaries_dir() == home / "data" / "dictionaries"
    assert locations.cache_dir() == home / "cache"
    assert not home.exists()


def test_what_can_be_built_again_may_be_kept_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DUBEN_CACHE", str(tmp_path / "cache"))
    assert locations.cache_dir() == tmp_path / "cache"
    assert locations.data_dir() == tmp_path / "home" / "data"


def test_a_home_may_begin_with_a_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("DUBEN_HOME", "~/duben")
    assert locations.config_dir() == tmp_path / "duben" / "config"


def test_a_home_is_the_same_wherever_one_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUBEN_HOME", "here")
    monkeypatch.chdir(tmp_path)
    assert locations.data_dir() == tmp_path / "here" / "data"


def test_without_a_home_each_kind_goes_where_the_platform_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from platformdirs import PlatformDirs

    monkeypatch.delenv("DUBEN_HOME", raising=False)
    monkeypatch.delenv("DUBEN_CACHE")
    folders = PlatformDirs("duben", appauthor=False)
    assert locations.config_dir() == Path(folders.user_config_dir)
    assert locations.data_dir() == Path(folders.user_data_dir)
    assert locations.cache_dir() == Path(folders.user_cache_dir)


def test_an_empty_home_is_no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUBEN_HOME", "")
    empty = locations.config_dir()
    monkeypatch.delenv("DUBEN_HOME")
    assert locations.config_dir() == empty


def test_a_checkout_has_its_shelf_beside_the_package() -> None:
    root = Path(__file__).resolve().parents[2]
    assert locations.shipped_texts() == root / "texts"
    assert locations.shipped_glossary() == root / "glossary"
    assert list(locations.shipped_texts().glob("*.zh-Hant.md"))
    assert list(locations.shipped_glossary().glob("*.yaml"))


def test_an_installed_package_has_its_shelf_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "reader"
    (package / "shipped" / "texts").mkdir(parents=True)
    monkeypatch.setattr(locations, "PACKAGE", package)
    assert locations.shipped_texts() == package / "shipped" / "texts"


def test_what_is_installed_is_what_is_asked_for() -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).resolve().parents[2] / "pyproject.toml").read_text("utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included == {"glossary": "reader/shipped/glossary", "texts": "reader/shipped/texts"}
