"""Figures are found wherever we tell of the review, and changed to one near them."""

from random import Random

import pytest
from tests.unit.published.made_up import ABUSE, KITE_ENTRY, REVIEW

from change_figures import changed, near, spots
from sfdesk.authoring.source_check.compare import differences
from sfdesk.model.edition import Edition
from sfdesk.model.parts import AgeRange, EifRating, Practitioners, Section
from sfdesk.model.vocabulary import Rating
from sfdesk.published.document import Published


def figures(edition: Edition) -> list[str]:
    found = spots(edition)
    return [spot.value[slice(*spot.span)] if spot.span else str(spot.value) for spot in found]


def test_figures_in_digits_in_words_and_in_fields_are_found(small_edition: Edition) -> None:
    evidence = KITE_ENTRY.evidence._replace(eif_ratings=(EifRating("Kites", (Rating.FOUR,)),))
    row = KITE_ENTRY._replace(
        ages=(AgeRange(48, 108),), practitioners=Practitioners("Trained", 6), evidence=evidence
    )
    edition = small_edition._replace(interventions=(row,), topics=())
    expected = ["twelve", "4", "9", "6", "4", "60", "2019", "2", "48", "108"]
    assert figures(edition) == expected


def test_numbers_of_notes_and_what_is_ours_are_left_out(small_edition: Edition) -> None:
    sections = (
        Section("2 things", ("As note 7 says [12, 13], 5% of 20.",), "Substance misuse"),
        Section("Mine", ("Of 9.",), "Ours"),
    )
    topics = (ABUSE._replace(sections=sections),)
    assert figures(small_edition._replace(interventions=(), topics=topics)) == ["5", "20"]


@pytest.mark.parametrize("figure", ["7", "12", "2019", "1.5", "three", "Twelve", "fourteen"])
def test_a_figure_becomes_another_of_its_kind(figure: str) -> None:
    others = {near(figure, Random(seed)) for seed in range(50)}
    assert figure not in others
    assert len(others) >= 2
    for other in others:
        assert other[0].isupper() == figure[0].isupper()
        assert other.replace(".", "").isdigit() == figure.replace(".", "").isdigit()


def test_every_changed_figure_of_a_small_edition_is_noticed(
    small_edition: Edition, published: Published
) -> None:
    before = differences(small_edition, published, REVIEW)
    found = spots(small_edition)
    assert len(found) >= 8
    for spot in found:
        spoilt, what = changed(small_edition, spot, Random(1))
        assert spoilt != small_edition
        assert differences(spoilt, published, REVIEW) != before, what
