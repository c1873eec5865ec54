"""How those are offered that do not say what one filters by."""

import pytest

from sfdesk.model.edition import Edition
from sfdesk.model.facets import facets_of

OFFERED = {
    "levels_of_need": ("does not state a level", "do not state a level"),
    "ages": ("does not state an age", "do not state an age"),
    "delivery_models": ("does not state how", "do not state how"),
    "practitioners": ("does not state a qualification", "do not state a qualification"),
    "uk_use": ("does not state its use", "do not state their use"),
    "gap_tags": ("does not state gaps", "do not state gaps"),
    "cost_ratings": ("does not state a cost", "do not state a cost"),
    "how_sure": ("is not rated", "are not rated"),
    "eif_ratings": ("does not state a rating", "do not state a rating"),
    "review_judgement": ("is not given a word", "are not given a word"),
}


def test_every_filter_that_offers_them_is_told_here(edition: Edition) -> None:
    assert {facet.name for facet in facets_of(edition.info, (), ()) if facet.silent} == set(OFFERED)


@pytest.mark.parametrize("name", OFFERED)
def test_one_and_several_are_offered_in_whole_texts(edition: Edition, name: str) -> None:
    silent = {facet.name: facet.silent for facet in facets_of(edition.info, (), ())}[name]
    assert silent is not None
    one, several = OFFERED[name]
    assert silent(1) == f"1 more {one}: include"
    assert silent(2) == f"2 more {several}: include"
