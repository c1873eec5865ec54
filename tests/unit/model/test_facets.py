import pytest

from sfdesk.core.errors import UsageError
from sfdesk.model.edition import Edition


def passes(edition: Edition, slug: str, chosen: dict[str, frozenset[str]]) -> bool:
    members = edition.filters.members(edition.filters.passing(chosen))
    return members[[row.slug for row in edition.interventions].index(slug)]


def found(edition: Edition, **chosen: set[str]) -> set[str]:
    wanted = {name: frozenset(values) for name, values in chosen.items()}
    return {row.slug for row in edition.interventions if passes(edition, row.slug, wanted)}


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
    for facet in edition.filters.facets:
        for row in edition.interventions:
            values = facet.of(row)
            assert values
            assert values <= set(facet.values)


def test_counts_say_what_ticking_would_give(edition: Edition) -> None:
    chosen = {"topic": frozenset({"parenting"})}
    tally = edition.filters.counts(edition.filters.everything, chosen)
    assert tally["topic"]["substance-misuse"] == 3
    assert tally["kind"]["system-level"] == 0
    for facet in edition.filters.facets:
        for value, count in tally[facet.name].items():
            wanted = {**chosen, facet.name: frozenset({value})}
            assert count == sum(passes(edition, row.slug, wanted) for row in edition.interventions)


def test_the_most_helpful_filter_to_drop_comes_first(edition: Edition) -> None:
    chosen = {"topic": frozenset({"parenting"}), "cost_ratings": frozenset({"5"})}
    assert edition.filters.drops(edition.filters.everything, chosen) == [
        ("cost_ratings", 6),
        ("topic", 1),
    ]


@pytest.mark.parametrize("pair", [("colour", "red"), ("topic", "nothing")])
def test_a_wrong_filter_lists_the_right_ones(edition: Edition, pair: tuple[str, str]) -> None:
    with pytest.raises(UsageError, match=r"parenting|topic"):
        edition.filters.selection([pair])


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("cost", "1", ("cost_ratings", {"1"})),
        ("COST", "Not Stated", ("cost_ratings", {"not-stated"})),
        ("eif", "4+", ("eif_ratings", {"4+"})),
        ("eif", "not", ("eif_ratings", {"not-rated"})),
        ("topic", "parent", ("topic", {"parenting", "parental-mental-health"})),
        ("topic", "", None),
        ("colour", "red", None),
        ("topic", "astronomy", None),
    ],
)
def test_typed_filters_are_understood_by_name_and_by_words(
    edition: Edition, name: str, value: str, expected: tuple[str, set[str]] | None
) -> None:
    wanted = (expected[0], frozenset(expected[1])) if expected else None
    assert edition.filters.typed(name, value) == wanted


def test_cautions_can_be_filtered_by(edition: Edition) -> None:
    slug = "family-therapy-and-ongoing-violence"
    assert found(edition, cautions={slug}) == {"multisystemic-therapy", "functional-family-therapy"}
    assert "play-therapy" in found(edition, cautions={"none"})


def test_what_an_edition_does_not_have_is_left_out_of_a_selection(edition: Edition) -> None:
    old = {"topic": frozenset({"parenting", "gone"}), "gone": frozenset({"x"})}
    assert edition.filters.known(old) == {"topic": frozenset({"parenting"})}
