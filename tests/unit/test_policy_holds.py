"""What a policy forbids cannot be done, and what it says of the organisation stands on sheets."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.pdf_reading import Tagged

from sfdesk.app import App
from sfdesk.core.errors import PublishedError, SfdeskError, SheetError
from sfdesk.core.policy import Policy
from sfdesk.factsheets.handing_out import HandingOut
from sfdesk.factsheets.kinds import Audience, PrintProfile, TableKind
from sfdesk.factsheets.organisation import NOBODY


@pytest.fixture
def under(app: App, monkeypatch: pytest.MonkeyPatch) -> App:
    monkeypatch.setattr("sfdesk.core.policy.current_policy", lambda: POLICY)
    return app


POLICY = Policy(printing=False, importing=False, organisation="Northtown", contact="01234")


def test_nothing_is_printed(under: App) -> None:
    makers: tuple[Callable[[], bytes], ...] = (
        lambda: under.papers.sheet_pdf(["triple-p"], Audience.FAMILY, PrintProfile.STANDARD),
        lambda: under.papers.table_pdf(TableKind.MAP, [], PrintProfile.STANDARD),
        lambda: under.papers.decision_pdf(["triple-p", "epec"], PrintProfile.STANDARD),
    )
    for make in makers:
        with pytest.raises(SheetError, match="does not let sheets be printed"):
            make()


def test_nothing_is_brought_in(under: App, tmp_path: Path) -> None:
    with pytest.raises(PublishedError, match="does not let documents"):
        under.bring_in_published(tmp_path / "review.txt")


def test_its_organisation_goes_before_the_users_own(under: App) -> None:
    under.settings.change(organisation="Mine", contact="999")
    found = under.letterhead.organisation
    assert (found.name, found.contact) == ("Northtown", "01234")
    with pytest.raises(SfdeskError, match="those of Northtown"):
        under.letterhead.keep(replace(NOBODY, name="Mine"))


def test_the_mark_of_an_edition_stands_on_its_sheets(app: App) -> None:
    app.mark = "Not signed by anybody"
    pdf = app.papers.sheet_pdf(
        ["triple-p"], Audience.FAMILY, PrintProfile.STANDARD, handing_out=HandingOut()
    )
    for page in Tagged(pdf).reader.pages:
        assert "Not signed by anybody." in " ".join(page.extract_text().split())
