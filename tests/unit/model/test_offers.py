"""When an offer needs a check, and how an intervention stands here."""

from datetime import date

import pytest

from sfdesk.model.local_layer import with_links
from sfdesk.model.offers import (
    Here,
    Offer,
    OfferStatus,
    needs_check,
    offer_name,
    standing_here,
)

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("checked", "today", "months", "old"),
    [
        ("", TODAY, 3, True),
        ("2026-08-26", TODAY, 3, False),
        ("2026-08-25", TODAY, 3, True),
        ("2026-08-25", TODAY, 4, False),
        ("2025-11-26", TODAY, 12, False),
        ("2025-11-25", TODAY, 12, True),
        ("2026-02-28", date(2026, 5, 31), 3, False),
        ("2026-02-27", date(2026, 5, 31), 3, True),
        ("2024-02-29", date(2024, 5, 30), 3, False),
        ("2025-12-31", date(2026, 1, 31), 1, False),
        ("2025-10-31", date(2026, 1, 31), 3, False),
        ("2025-10-30", date(2026, 1, 31), 3, True),
    ],
)
def test_an_offer_needs_a_check_after_so_many_months(
    checked: str, today: date, months: int, old: bool
) -> None:
    assert needs_check(Offer(checked_on=checked), today, months) is old


def test_what_has_ended_needs_no_check() -> None:
    assert not needs_check(Offer(status=OfferStatus.ENDED), TODAY)


def test_an_intervention_stands_here_as_its_offers_do() -> None:
    offers = (
        Offer(intervention="a", checked_on="2026-11-01"),
        Offer(intervention="b", checked_on="2026-11-01"),
        Offer(intervention="b"),
        Offer(intervention="c", status=OfferStatus.ENDED),
        Offer(need="d"),
    )
    assert standing_here(offers, TODAY) == {
        "a": {Here.OFFERED},
        "b": {Here.OFFERED, Here.NEEDS_CHECK},
    }


def test_links_of_a_note_give_way_to_words_and_what_is_none_stays() -> None:
    names = {"play-therapy": "Play therapy"}
    told = with_links(
        "[[play-therapy]], [[ambit]], [[No link]] [[a--b]]", lambda s: names.get(s, "")
    )
    assert told == "Play therapy, [[ambit]], [[No link]] [[a--b]]"


def test_an_offer_goes_by_who_offers_it_and_its_name_there() -> None:
    assert offer_name(Offer(provider="Wharfside", what="Tea and talk")) == (
        "Wharfside – Tea and talk"
    )
    assert offer_name(Offer(what="Tea and talk")) == "Tea and talk"
    assert offer_name(Offer()) == ""
