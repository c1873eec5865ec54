import json
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfdesk.core.errors import SfdeskError
from sfdesk.core.settings import THEMES, Settings, SettingsStore


def test_settings_survive(tmp_path: Path) -> None:
    SettingsStore(tmp_path).change(zoom=150, panes=[1, 2, 3], theme="dark")
    again = SettingsStore(tmp_path).settings
    assert (again.zoom, again.panes, again.theme) == (150, [1, 2, 3], "dark")


@pytest.mark.parametrize("content", ["{", "[]", "null", "\x00", "[" * 100_000])
def test_a_file_that_cannot_be_read_is_put_aside(tmp_path: Path, content: str) -> None:
    (tmp_path / "settings.json").write_text(content)
    assert SettingsStore(tmp_path).settings == Settings()
    assert (tmp_path / "settings.unreadable.json").read_text() == content


def test_values_of_the_wrong_type_and_unknown_keys_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"zoom": "large", "theme": "dark", "new": 1}')
    assert SettingsStore(tmp_path).settings == Settings(theme="dark")


@pytest.mark.parametrize(
    "odd",
    [
        {"theme": "sepia"},
        {"theme": "../themes/dark"},
        {"zoom": 0},
        {"zoom": 10**30},
        {"width": -1},
        {"height": 10**9},
        {"panes": ["a", None, 1.5]},
        {"panes": [-1, 2, 10**12]},
        {"folded_filters": [1]},
        {"maximised": 1},
    ],
)
def test_values_that_cannot_be_shown_are_left_out_and_the_others_kept(
    tmp_path: Path, odd: dict[str, object]
) -> None:
    stored = {"organisation": "A service", "keep_recent": False} | odd
    (tmp_path / "settings.json").write_text(json.dumps(stored))
    expected = Settings(organisation="A service", keep_recent=False)
    assert SettingsStore(tmp_path).settings == expected


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
_NAMES = st.sampled_from([f.name for f in fields(Settings)])


@given(stored=st.dictionaries(_NAMES, _JSON))
def test_whatever_the_file_holds_can_be_read_and_written_again(
    tmp_path_factory: pytest.TempPathFactory, stored: dict[str, object]
) -> None:
    folder = tmp_path_factory.mktemp("settings")
    (folder / "settings.json").write_text(json.dumps(stored))
    store = SettingsStore(folder)
    store.change(zoom=170)
    again = SettingsStore(folder).settings
    assert again == replace(store.settings, zoom=170)
    assert again.theme in THEMES
    assert again.width in range(200, 20_001)


def test_half_a_character_does_not_keep_settings_from_being_saved(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(r'{"organisation": "A \ud800"}')
    SettingsStore(tmp_path).change(zoom=120)
    assert SettingsStore(tmp_path).settings == Settings(organisation="A \ud800", zoom=120)


def test_an_unwritable_folder_is_told_and_the_setting_holds(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    store = SettingsStore(blocked / "below")
    with pytest.raises(SfdeskError, match="could not be saved"):
        store.change(zoom=120)
    assert store.settings.zoom == 120
