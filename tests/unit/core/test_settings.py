import json
import shutil
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfdesk.core.errors import SfdeskError
from sfdesk.core.notices import take_notices
from sfdesk.core.settings import THEMES, Settings, SettingsStore

FORMATS = Path(__file__).parents[2] / "data" / "userdata"


def test_settings_survive(tmp_path: Path) -> None:
    SettingsStore(tmp_path).change(zoom=150, panes=(1, 2, 3), theme="dark")
    again = SettingsStore(tmp_path).settings
    assert (again.zoom, again.panes, again.theme) == (150, (1, 2, 3), "dark")


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
        {"contact": "x" * 1_001},
        {"contact": "\n" * 13},
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
_NAMES = st.sampled_from(Settings._fields)


@given(stored=st.dictionaries(_NAMES, _JSON))
def test_whatever_the_file_holds_can_be_read_and_written_again(
    tmp_path_factory: pytest.TempPathFactory, stored: dict[str, object]
) -> None:
    folder = tmp_path_factory.mktemp("settings")
    (folder / "settings.json").write_text(json.dumps(stored))
    store = SettingsStore(folder)
    store.change(zoom=170)
    again = SettingsStore(folder).settings
    assert again == store.settings._replace(zoom=170)
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


def test_what_could_not_be_written_is_written_with_the_next_change(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    store = SettingsStore(blocked / "below")
    with pytest.raises(SfdeskError):
        store.change(zoom=120)
    blocked.unlink()
    store.change(theme="dark")
    assert SettingsStore(blocked / "below").settings == Settings(zoom=120, theme="dark")


ODD = {"zoom": "large", "panes": {}, "later": [1], "theme": "dark"}


def test_odd_values_and_later_keys_stay_in_the_file_and_are_told_once(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps(ODD))
    store = SettingsStore(tmp_path)
    store.change(height=800)
    store.change(height=900)
    stored = json.loads((tmp_path / "settings.json").read_text())
    assert stored == {"format": 2, **ODD, "height": 900}
    assert take_notices() == [
        "These settings could not be used: panes, zoom. They stay in the file."
    ]


@pytest.mark.parametrize("number", [1, 2])
def test_a_file_of_every_format_there_was_is_read(tmp_path: Path, number: int) -> None:
    shutil.copy(FORMATS / f"format-{number}" / "settings.json", tmp_path)
    store = SettingsStore(tmp_path)
    read = store.settings
    assert (read.zoom, read.theme, read.organisation) == (120, "dark", "Northtown Family Centre")
    store.change(zoom=130)
    assert SettingsStore(tmp_path).settings == read._replace(zoom=130)
    assert json.loads((tmp_path / "settings.json").read_text())["format"] == 2


def test_the_file_is_called_by_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{")
    SettingsStore(tmp_path)
    assert take_notices()[0].startswith("Your settings could not be read; ")


def test_what_is_so_already_is_not_written(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    store.change(zoom=100)
    assert list(tmp_path.iterdir()) == []
    store.change(zoom=110)
    before = (tmp_path / "settings.json").stat().st_mtime_ns
    store.change(zoom=110)
    assert (tmp_path / "settings.json").stat().st_mtime_ns == before


def test_only_another_setting_is_a_change(tmp_path: Path) -> None:
    one, other = SettingsStore(tmp_path), SettingsStore(tmp_path)
    one.change(zoom=110)
    assert other.refresh()
    (tmp_path / "settings.json").write_text('{"zoom": 110, "later": 1}')
    assert not other.refresh()


class Print(StrEnum):
    """What a dialog hands over: a text that is more than one."""

    LARGE = "large-print"


def test_what_is_set_is_what_will_be_read(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    store.change(sheet_profile=Print.LARGE)
    assert type(store.settings.sheet_profile) is str
    assert (
        store.settings == SettingsStore(tmp_path).settings == Settings(sheet_profile="large-print")
    )
    assert take_notices() == []
