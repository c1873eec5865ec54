import pytest

from sfdesk.errors import UsageError
from sfdesk.model.edition import Edition
from sfdesk.model.facets import FACETS, counts, drops, passes, selection


def found(edition: Edition, **chosen: set[str]) -> set[str]:
    wanted = {name: frozenset(values) for name, values in chosen.items()}
    return {row.slug for row in edition.interventions if passes(row, wanted)}


def test_no_ticks_give_everything(edition: Edition) -> None:
    assert len(found(edition)) == 30


def test_ticks_in_one_facet_widen(edition: Edition) -> None:
    one = found(edition, cost_ratings={"5"})
    other = found(edition, cost_ratings={"3"})
    assert one == {"multisystemic-therapy"}
    assert other == {"cognitive-behavioural-therapy"}
    assert found(edition, cost_ratings={"5", "3"}) == one | other


def test_facets_narrow_each_other(edition: Edition) -> None:
    cheap = found(edition, cost_ratings={"1"})
    assert cheap == {
        "triple-p", "incredible-years", "epec", "parents-plus", "family-foundations",
        "family-transitions-triple-p",
    }  # fmt: skip
    assert found(edition, cost_ratings={"1"}, topic={"family-conflict"}) == {
        "family-foundations",
        "family-transitions-triple-p",
    }


@pytest.mark.parametrize(
    ("band", "slug", "expected"),
    [
        ("2-4", "play-therapy", True),
        ("11-15", "play-therapy", True),
        ("16-17", "play-therapy", False),
        ("16-17", "multisystemic-therapy", True),
        ("5-10", "multisystemic-therapy", False),
        ("0-1", "parents-under-pressure", True),
        ("not-stated", "triple-p", True),
    ],
)
def test_age_bands_overlap_ages(edition: Edition, band: str, slug: str, expected: bool) -> None:
    assert (slug in found(edition, ages={band})) is expected


def test_every_row_has_a_value_in_every_facet(edition: Edition) -> None:
    for facet in FACETS:
        for row in edition.interventions:
            values = facet.of(row)
            assert values
            assert values <= set(facet.values)


def test_counts_say_what_ticking_would_give(edition: Edition) -> None:
    chosen = {"topic": frozenset({"parenting"})}
    tally = counts(edition.interventions, chosen)
    assert tally["topic"]["substance-misuse"] == 3
    assert tally["kind"]["system-level"] == 0
    for facet in FACETS:
        for value, count in tally[facet.name].items():
            wanted = {**chosen, facet.name: frozenset({value})}
            assert count == sum(passes(row, wanted) for row in edition.interventions)


def test_the_most_helpful_filter_to_drop_comes_first(edition: Edition) -> None:
    chosen = {"topic": frozenset({"parenting"}), "cost_ratings": frozenset({"5"})}
    assert drops(edition.interventions, chosen) == [("cost_ratings", 6), ("topic", 1)]


@pytest.mark.parametrize("pair", [("colour", "red"), ("topic", "nothing")])
def test_a_wrong_filter_lists_the_right_ones(pair: tuple[str, str]) -> None:
    with pytest.raises(UsageError, match=r"parenting|topic"):
        selection([pair])
