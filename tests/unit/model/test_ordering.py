import pytest

from sfdesk.model.edition import Edition
from sfdesk.model.ordering import Order, heading, sort_key
from sfdesk.model.vocabulary import LevelOfNeed


def slugs(edition: Edition, order: Order) -> list[str]:
    rows = sorted(edition.interventions, key=lambda row: sort_key(order, row))
    return [row.slug for row in rows]


@pytest.mark.parametrize("order", list(Order))
def test_every_order_keeps_every_row(edition: Edition, order: Order) -> None:
    assert sorted(slugs(edition, order)) == sorted(row.slug for row in edition.interventions)


def test_what_is_not_known_is_last_and_labelled(edition: Edition) -> None:
    ordered = [edition.intervention(slug) for slug in slugs(edition, Order.COST)]
    known = [bool(row.evidence.cost_ratings) for row in ordered]
    assert known == sorted(known, reverse=True)
    assert heading(edition.info, Order.COST, ordered[0]).startswith("Cost 1 ·")
    assert heading(edition.info, Order.COST, ordered[-1]) == "Cost not stated"


def test_the_surest_come_first(edition: Edition) -> None:
    ordered = slugs(edition, Order.STRENGTH)
    assert set(ordered[:3]) == {"incredible-years", "multisystemic-therapy", "family-foundations"}
    last = heading(edition.info, Order.STRENGTH, edition.intervention(ordered[-1]))
    assert last == "Not stated (our summary)"


def test_the_lowest_level_of_need_counts(edition: Edition) -> None:
    ordered = slugs(edition, Order.NEED)
    assert heading(edition.info, Order.NEED, edition.intervention(ordered[0])) == "Universal"
    assert heading(edition.info, Order.NEED, edition.intervention("family-safeguarding-model")) == (
        "Child protection, edge of care"
    )


def test_names_sort_without_case_and_need_no_heading(edition: Edition) -> None:
    ordered = slugs(edition, Order.NAME)
    assert ordered[0] == "ambit"
    assert heading(edition.info, Order.NAME, edition.intervention("ambit")) == ""


def test_rows_stand_by_their_lowest_level_of_need_and_those_without_any_last(
    edition: Edition,
) -> None:
    info, row = edition.info, edition.intervention("epec")
    selected, indicated = LevelOfNeed.TARGETED_SELECTED, LevelOfNeed.TARGETED_INDICATED
    levels = [
        row._replace(levels_of_need=each) for each in ((), (indicated,), (indicated, selected))
    ]
    ordered = sorted(levels, key=lambda each: sort_key(Order.NEED, each))
    assert [heading(info, Order.NEED, each) for each in ordered] == [
        selected.label,
        indicated.label,
        "Level of need not stated",
    ]


@pytest.mark.parametrize("order", [Order.BEST, Order.REVIEW])
def test_what_is_in_order_already_stays_so(edition: Edition, order: Order) -> None:
    assert slugs(edition, order) == [row.slug for row in edition.interventions]
    assert heading(edition.info, order, edition.interventions[0]) == ""
