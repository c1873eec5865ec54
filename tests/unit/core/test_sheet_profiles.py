"""What the settings may hold is what there is."""

from sfdesk.core.settings import SHEET_PROFILES
from sfdesk.factsheets.kinds import PrintProfile


def test_the_print_profiles_are_those_of_the_sheets() -> None:
    assert set(SHEET_PROFILES) == set(PrintProfile)
