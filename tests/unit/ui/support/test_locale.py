"""Days, moments and numbers are written as the language has them that is spoken."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QLocale

from sfdesk.core.language import number
from sfdesk.ui.support import locale
from sfdesk.ui.support.controls import NumberBox


@pytest.fixture
def spoken(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale, "_locale", [QLocale(request.param)])


def test_english_is_as_it_was() -> None:
    assert locale.day("2023-06-04") == "4 June 2023"
    assert locale.day("2023-06") == "June 2023"
    assert locale.moment(datetime(2026, 11, 5, 9, 30)) == "5 November 2026, 09:30"
    assert number(12_345) == "12,345"


@pytest.mark.parametrize(
    ("spoken", "day", "month"),
    [
        ("de", "4. Juni 2023", "Juni 2023"),
        ("cy", "4 Mehefin 2023", "Mehefin 2023"),
        ("ja", "2023年6月4日", "6月 2023"),
        ("hu", "2023. június 4.", "június 2023"),
    ],
    indirect=["spoken"],
)
@pytest.mark.usefixtures("spoken")
def test_dates_are_as_their_language_has_them(day: str, month: str) -> None:
    assert locale.day("2023-06-04") == day
    assert locale.day("2023-06") == month
    assert locale.day("2023") == "2023"


@pytest.mark.parametrize("spoken", ["de"], indirect=True)
@pytest.mark.usefixtures("spoken")
def test_a_moment_has_its_time() -> None:
    assert locale.moment(datetime(2026, 11, 5, 9, 30)) == "5. November 2026, 09:30"


@pytest.fixture
def eastern_digits() -> Iterator[None]:
    """A system that writes numbers with other figures."""
    QLocale.setDefault(QLocale("ar_EG"))
    yield
    QLocale.setDefault(QLocale.system())


@pytest.mark.usefixtures("qapp", "eastern_digits")
def test_a_window_in_english_writes_its_numbers_so_whatever_the_system_does() -> None:
    box = NumberBox()
    box.setValue(12)
    assert box.text() == "12"


@pytest.mark.parametrize("spoken", ["ar_EG"], indirect=True)
@pytest.mark.usefixtures("qapp", "spoken")
def test_a_translated_window_writes_numbers_as_its_language_does() -> None:
    box = NumberBox()
    box.setValue(12)
    assert box.text() == "١٢"
