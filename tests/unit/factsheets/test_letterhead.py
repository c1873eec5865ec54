"""The organisation is remembered, its logo copied; nothing about a family is."""

from pathlib import Path

import pytest

from sfdesk.core.errors import SfdeskError, SheetError
from sfdesk.core.policy import Policy
from sfdesk.core.settings import Settings, SettingsStore
from sfdesk.factsheets.letterhead import Letterhead
from sfdesk.factsheets.organisation import NOBODY, Organisation

LOGO = (Path(__file__).parents[2] / "data" / "logos" / "logo.png").read_bytes()
OURS = Organisation("Northtown", "01234 567890\nMonday to Friday", LOGO)


def opened(folder: Path) -> Letterhead:
    return Letterhead(SettingsStore(folder), folder, Policy())


def test_it_survives_a_restart_and_can_be_taken_back(tmp_path: Path) -> None:
    assert opened(tmp_path).organisation == NOBODY
    opened(tmp_path).keep(OURS)
    assert opened(tmp_path).organisation == OURS
    opened(tmp_path).keep(NOBODY)
    assert opened(tmp_path).organisation == NOBODY
    assert [p.name for p in tmp_path.iterdir() if not p.name.startswith(".")] == ["settings.json"]


def test_a_logo_that_was_spoilt_counts_as_none(tmp_path: Path) -> None:
    opened(tmp_path).keep(OURS)
    (tmp_path / "logo").write_bytes(b"spoilt")
    assert opened(tmp_path).organisation == Organisation(OURS.name, OURS.contact)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(SfdeskError, match="could not be"):
        opened(blocked / "below").keep(OURS)


def test_settings_have_no_room_for_a_family() -> None:
    about_sheets = set(Settings._fields) & {
        "sheet_profile",
        "table_profile",
        "decision_profile",
        "organisation",
        "contact",
        "discreet",
        "slugs",
        "title",
        "copies",
        "sections",
    }
    profiles = {"sheet_profile", "table_profile", "decision_profile"}
    assert about_sheets == {*profiles, "organisation", "contact"}


@pytest.mark.parametrize(
    ("name", "contact", "said"),
    [
        ("x" * 201, "", "name of the organisation is longer than 200"),
        ("a\nb", "", "name of the organisation has more than one line"),
        ("", "x" * 1_001, "longer than 1,000 characters"),
        ("", "x\n" * 13, "more than 12 lines"),
    ],
)
def test_what_would_fill_pages_is_not_kept(
    tmp_path: Path, name: str, contact: str, said: str
) -> None:
    letterhead = opened(tmp_path)
    letterhead.keep(OURS)
    with pytest.raises(SheetError, match=said):
        letterhead.keep(Organisation(name, contact))
    assert opened(tmp_path).organisation == OURS
    letterhead.keep(Organisation("x" * 200, "x\n" * 11 + "x"))
