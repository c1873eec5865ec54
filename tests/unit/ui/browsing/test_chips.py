"""Chips: what is on, named by its group."""

import pytest

from sfdesk.model.edition import Edition
from sfdesk.ui.browsing.chips import chips


def told(edition: Edition, chosen: dict[str, set[str]]) -> list[str]:
    selection = {name: frozenset(values) for name, values in chosen.items()}
    return [chip.words for chip in chips(edition.filters, selection)]


def test_every_chip_is_named_by_its_group(edition: Edition) -> None:
    every = {facet.name: set(facet.values) for facet in edition.filters.facets}
    words = told(edition, every)
    assert len(words) == len(set(words))
    labels = tuple(f"{facet.label}: " for facet in edition.filters.facets)
    assert all(chip.startswith(labels) for chip in words)


def test_a_run_to_the_end_of_a_ladder_is_one_chip(edition: Edition) -> None:
    assert told(edition, {"eif_ratings": {"3+", "4", "4+", "not-in-the-guidebook"}}) == [
        "EIF rating: at least level 3+",
        "EIF rating: not in the Guidebook",
    ]


def test_a_run_with_a_gap_is_several_chips(edition: Edition) -> None:
    assert told(edition, {"eif_ratings": {"3", "4+"}}) == [
        "EIF rating: level 4+",
        "EIF rating: level 3",
    ]


def test_the_last_step_alone_is_itself(edition: Edition) -> None:
    assert told(edition, {"cost_ratings": {"1"}}) == ["Cost (EIF Guidebook): 1 · under £100"]


def test_an_abbreviation_keeps_its_capitals(edition: Edition) -> None:
    assert told(edition, {"practitioners": {"4"}}) == ["Lowest qualification: QCF level 4"]


@pytest.mark.usefixtures("in_brackets")
def test_a_translation_keeps_its_capitals(edition: Edition) -> None:
    assert told(edition, {"ages": {"not-stated"}}) == ["⟦⟦Age⟧: ⟦Not stated⟧⟧"]
    assert told(edition, {"cost_ratings": {"1", "2"}}) == [
        "⟦⟦Cost (EIF Guidebook)⟧: at most 2 · £100–£499⟧"
    ]
