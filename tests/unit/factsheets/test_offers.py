"""What is offered here stands on a sheet as the team's own, dated; never on a discreet one."""

import datetime

import pytest
from tests.pdf_reading import Tagged

from sfdesk.factsheets.handing_out import HandingOut
from sfdesk.factsheets.kinds import Audience, PrintProfile
from sfdesk.factsheets.render import SheetMaker, page_count
from sfdesk.model.edition import Edition
from sfdesk.model.offers import Offer, OfferStatus

DAY = datetime.date(2026, 11, 26)
OFFER = Offer(
    intervention="play-therapy",
    provider="Northtown Children’s Centre",
    what="Play together",
    status=OfferStatus.WAITING_LIST,
    where="Hall\nPark Road",
    who_decides="A panel on Mondays",
    waiting_time="six weeks",
    waiting_as_of="2026-10-01",
    checked_on="2026-11-01",
    checked_by="manager",
)
EVERY = pytest.mark.parametrize("audience", Audience)


def text(maker: SheetMaker, edition: Edition, audience: Audience, handing_out: HandingOut) -> str:
    row = edition.intervention("play-therapy")
    pdf = maker.pdf(edition, [row], audience, PrintProfile.STANDARD, DAY, handing_out=handing_out)
    return " ".join(Tagged(pdf).tree.text.split())


def offered(**changes: object) -> HandingOut:
    return HandingOut(offers=(OFFER._replace(**changes),))  # type: ignore[arg-type]


@EVERY
def test_an_offer_stands_on_the_sheet_marked_and_dated(
    maker: SheetMaker, edition: Edition, audience: Audience
) -> None:
    told = text(maker, edition, audience, offered())
    family = audience is Audience.FAMILY
    for line in (
        "Where to get it here" if family else "In our area",
        "written by the service" if family else "not from the review",
        "Northtown Children’s Centre – Play together",
        "At the moment: waiting list",
        "Where: Hall; Park Road",
        "Waiting time: six weeks (told on 1 October 2026)",
        "Checked on 1 November 2026" + ("." if family else " by manager."),
    ):
        assert line in told, line
    assert ("A panel on Mondays" in told) is not family
    assert "some time ago" not in told


@EVERY
@pytest.mark.parametrize(
    ("checked", "told"),
    [
        ("2026-08-25", "That is some time ago. Ask whether this is still so."),
        ("", "It is not noted when this was checked. Ask whether this is still so."),
    ],
)
def test_an_offer_that_needs_a_check_says_so(
    maker: SheetMaker, edition: Edition, audience: Audience, checked: str, told: str
) -> None:
    assert told in text(maker, edition, audience, offered(checked_on=checked))


@EVERY
@pytest.mark.parametrize(
    "changes", [{"status": OfferStatus.ENDED}, {"intervention": "epec"}], ids=["ended", "other"]
)
def test_what_is_not_offered_for_this_is_left_out(
    maker: SheetMaker, edition: Edition, audience: Audience, changes: dict[str, str]
) -> None:
    bare = text(maker, edition, audience, HandingOut())
    assert text(maker, edition, audience, offered(**changes)) == bare


def test_a_discreet_sheet_names_no_provider(maker: SheetMaker, edition: Edition) -> None:
    handing_out = HandingOut(discreet=True, offers=(OFFER,))
    assert "Northtown" not in text(maker, edition, Audience.FAMILY, handing_out)


def test_one_offer_leaves_a_family_sheet_on_two_sides(maker: SheetMaker, edition: Edition) -> None:
    row = edition.intervention("play-therapy")
    pdf = maker.pdf(
        edition, [row], Audience.FAMILY, PrintProfile.STANDARD, DAY, handing_out=offered()
    )
    assert page_count(pdf) == 2
