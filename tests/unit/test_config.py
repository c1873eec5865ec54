from pathlib import Path

import pytest

from sfdesk.config import Settings, SettingsStore
from sfdesk.errors import SfdeskError


def test_settings_survive(tmp_path: Path) -> None:
    SettingsStore(tmp_path).change(zoom=150, panes=[1, 2, 3], theme="dark")
    again = SettingsStore(tmp_path).settings
    assert (again.zoom, again.panes, again.theme) == (150, [1, 2, 3], "dark")


@pytest.mark.parametrize("content", ["{", "[]", "null", "\x00"])
def test_a_file_that_cannot_be_read_is_put_aside(tmp_path: Path, content: str) -> None:
    (tmp_path / "settings.json").write_text(content)
    assert SettingsStore(tmp_path).settings == Settings()
    assert (tmp_path / "settings.unreadable.json").read_text() == content


def test_values_of_the_wrong_type_and_unknown_keys_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"zoom": "large", "theme": "dark", "new": 1}')
    assert SettingsStore(tmp_path).settings == Settings(theme="dark")


def test_an_unwritable_folder_is_told_and_the_setting_holds(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    store = SettingsStore(blocked / "below")
    with pytest.raises(SfdeskError, match="could not be saved"):
        store.change(zoom=120)
    assert store.settings.zoom == 120
