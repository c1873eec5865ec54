"""Two windows over one profile: neither loses what the other has saved."""

from pathlib import Path

from sfdesk.core.settings import SettingsStore
from sfdesk.userdata.searches import RecentSearches


def test_what_one_changes_the_other_keeps_and_sees(tmp_path: Path) -> None:
    one, other = SettingsStore(tmp_path), SettingsStore(tmp_path)
    one.change(organisation="Northtown")
    other.change(zoom=150)
    assert one.refresh()
    assert not one.refresh()
    assert (one.settings.organisation, one.settings.zoom) == ("Northtown", 150)


def test_operations_on_searches_are_carried_out_on_what_is_stored_then(tmp_path: Path) -> None:
    one, other = RecentSearches(tmp_path), RecentSearches(tmp_path)
    one.remember("play therapy")
    other.remember("methadone")
    assert one.refresh()
    assert not one.refresh()
    assert one.queries == other.queries == ["methadone", "play therapy"]
    other.forget()
    one.remember("epec")
    assert one.queries == ["epec"]
