"""What the user wrote is looked through as far as it is printed, and no further."""

import pytest

from sfdesk.factsheets.handing_out import HandingOut
from sfdesk.factsheets.kinds import Audience
from sfdesk.factsheets.organisation import Organisation
from sfdesk.factsheets.own_texts import on_decision, on_fit, on_sheets, unprintable
from sfdesk.model.local_layer import FitJudgement
from sfdesk.model.offers import Offer, OfferStatus

OURS = Organisation("家", "庭")
OFFER = Offer(intervention="epec", provider="好", staff_trained="字")
FAMILY, PRACTITIONER = Audience.FAMILY, Audience.PRACTITIONER


def letters(
    handing_out: HandingOut, audience: Audience = FAMILY, leave_out: frozenset[str] = frozenset()
) -> str:
    told = unprintable(on_sheets(handing_out, ["epec"], audience, leave_out))
    return told.partition("printed: ")[2].partition(" ")[0]


@pytest.mark.parametrize(
    ("handing_out", "audience", "leave_out", "expected"),
    [
        (HandingOut(OURS), FAMILY, (), "家庭"),
        (HandingOut(OURS), FAMILY, ("letterhead",), "庭"),
        (HandingOut(OURS), FAMILY, ("contact",), "家"),
        (HandingOut(OURS, discreet=True, offers=(OFFER,)), FAMILY, (), ""),
        (HandingOut(offers=(OFFER,)), FAMILY, (), "好"),
        (HandingOut(offers=(OFFER,)), PRACTITIONER, (), "好字"),
        (HandingOut(offers=(OFFER._replace(intervention="ambit"),)), FAMILY, (), ""),
        (HandingOut(offers=(OFFER._replace(status=OfferStatus.ENDED),)), FAMILY, (), ""),
    ],
)
def test_what_is_printed_is_looked_through(
    handing_out: HandingOut, audience: Audience, leave_out: tuple[str, ...], expected: str
) -> None:
    assert letters(handing_out, audience, frozenset(leave_out)) == expected


def test_what_a_decision_and_what_fits_us_say_is_looked_through() -> None:
    assert list(on_decision(HandingOut(OURS))) == ["家", "庭"]
    judged = [FitJudgement(intervention=slug, line=slug) for slug in ("epec", "ambit")]
    assert list(on_fit(judged, ["epec"])) == ["epec"]


def test_a_few_letters_are_named() -> None:
    assert unprintable(["Łódź"]) == ""
    assert unprintable([chr(0x4E00 + n) for n in range(40)]).count("□") == 1
    assert chr(0x4E00 + 12) not in unprintable([chr(0x4E00 + n) for n in range(40)])
