"""What the filters of an edition are called, what is typed for them, and in which order they stand.

Those made anew are looked at: an edition makes its own once.
"""

import pytest

from sfdesk.model.edition import Edition
from sfdesk.model.facets import Facet, Ladder, facets_of
from sfdesk.model.info import Guidebook

CALLED = {
    "kind": ("Kind", ()),
    "topic": ("Topic", ()),
    "levels_of_need": ("Level of need", ("need", "level")),
    "ages": ("Age", ("age",)),
    "needs": ("Need (our mapping)", ()),
    "here": ("In our area (yours)", ("here", "offered")),
    "how_sure": ("How sure (our summary)", ("sure", "evidence")),
    "outcomes": ("Improved in studies", ("outcome", "improved")),
    "delivery_models": ("How delivered", ("how", "delivery", "delivered")),
    "practitioners": ("Lowest qualification", ("qcf", "who", "qualification")),
    "cost_ratings": ("Cost (EIF Guidebook)", ("cost",)),
    "uk_use": ("Use in the UK", ("uk", "use")),
    "eif_ratings": ("EIF rating", ("rating", "eif", "guidebook")),
    "review_judgement": ("The review’s word", ("strength", "review", "judgement")),
    "gap_tags": ("Evidence gaps", ("gap", "gaps")),
    "studied": ("Looked at in studies", ()),
    "cautions": ("Caution", ("caution",)),
}
WITHOUT = {
    "levels_of_need": "Not stated",
    "ages": "Not stated",
    "needs": "None of these",
    "outcomes": "No improvement reported",
    "cost_ratings": "Not stated",
    "eif_ratings": "Not stated",
    "studied": "No outcome reported",
    "cautions": "No caution in the review",
}


@pytest.fixture
def facets(edition: Edition) -> dict[str, Facet]:
    made = facets_of(edition.info, edition.topics, edition.cautions, edition.needs)
    return {facet.name: facet for facet in made}


def test_filters_stand_in_the_order_of_the_pane_under_their_names(
    facets: dict[str, Facet],
) -> None:
    told = {name: (facet.label, facet.typed) for name, facet in facets.items()}
    assert list(told.items()) == list(CALLED.items())


def test_no_two_filters_are_typed_alike(facets: dict[str, Facet]) -> None:
    names = [name for facet in facets.values() for name in {facet.name, *facet.typed}]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", WITHOUT)
def test_the_last_value_is_of_those_that_have_none(facets: dict[str, Facet], name: str) -> None:
    *_, last = facets[name].values
    assert facets[name].words(last) == WITHOUT[name]


def test_the_filters_of_what_an_edition_does_not_have_are_not_there(edition: Edition) -> None:
    info = edition.info._replace(costs=(), guidebook=Guidebook())
    names = {facet.name for facet in facets_of(info, edition.topics, edition.cautions)}
    assert names == set(CALLED) - {"cost_ratings", "eif_ratings", "needs"}


def test_costs_without_a_register_are_called_costs(edition: Edition) -> None:
    info = edition.info._replace(guidebook=Guidebook())
    labels = [facet.label for facet in facets_of(info, (), ())]
    assert "Cost" in labels


def test_needs_and_cautions_are_those_that_name_the_row(
    edition: Edition, facets: dict[str, Facet]
) -> None:
    for row in edition.interventions:
        needs = {need.slug for need in edition.needs if row.slug in need.interventions}
        assert facets["needs"].of(row) == (needs or {"none"})
        cautions = {caution.slug for caution in edition.cautions_for(row.slug)}
        assert facets["cautions"].of(row) == (cautions or {"none"})
        assert facets["topic"].of(row) == {row.topic}
    stranger = edition.interventions[0]._replace(slug="stranger")
    assert facets["needs"].of(stranger) == facets["cautions"].of(stranger) == {"none"}


def test_the_lowest_qualification_is_the_value(edition: Edition, facets: dict[str, Facet]) -> None:
    of = facets["practitioners"].of
    row = edition.intervention("triple-p")
    assert row.practitioners.qcf_min == 4
    assert of(row) == {"4"}
    unsaid = row.practitioners._replace(qcf_min=None)
    assert of(row._replace(practitioners=unsaid)) == {"not-stated"}


@pytest.mark.parametrize(
    ("name", "value", "at_least", "meant"),
    [
        ("cost_ratings", "2", False, {"1", "2"}),
        ("practitioners", "4", False, {"3", "4"}),
        ("eif_ratings", "3", True, {"3", "3+", "4", "4+"}),
        ("how_sure", "moderate", True, {"moderate", "short-term", "lasting"}),
        (
            "levels_of_need",
            "targeted-indicated",
            True,
            {"targeted-indicated", "child-protection-edge-of-care"},
        ),
    ],
)
def test_at_least_and_at_most_take_the_steps_beyond_in(
    facets: dict[str, Facet], name: str, value: str, at_least: bool, meant: set[str]
) -> None:
    ladder = facets[name].ladder
    assert isinstance(ladder, Ladder)
    assert ladder.at_least is at_least
    assert ladder.from_step(value) == meant
