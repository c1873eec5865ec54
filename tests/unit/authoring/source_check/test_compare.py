"""What one side has and the other lacks is found, in both directions."""

from collections.abc import Callable

import pytest
from tests.unit.published.made_up import ABUSE, KITE_ENTRY, REVIEW, Write

from sfdesk.authoring.source_check.compare import Difference, differences
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Caution, GuidePage, Mentioned, Note, Term
from sfdesk.model.parts import (
    AgeRange,
    CostRating,
    EifRating,
    MentionedRating,
    Outcome,
    Practitioners,
    ReviewLevel,
    Section,
    Source,
    UkUse,
    Work,
)
from sfdesk.model.vocabulary import (
    Basis,
    Finding,
    MentionedType,
    Rating,
    UkDelivery,
    UkUseStatus,
)
from sfdesk.published.document import Published
from sfdesk.published.importer import read_document

WithRow = Callable[..., Edition]
EVIDENCE = KITE_ENTRY.evidence


def told(found: list[Difference]) -> list[tuple[str, str, str, str]]:
    return [(d.entry, d.field, d.ours, d.theirs) for d in found if d.entry != "guide"]


def test_texts_that_agree_differ_in_nothing(small_edition: Edition, published: Published) -> None:
    assert told(differences(small_edition, published, REVIEW)) == []


def test_a_figure_that_only_ours_has_is_named_with_its_field(
    with_row: WithRow, published: Published
) -> None:
    changed = with_row(description=("Kites for 12 and 13 families. [2]",))
    (found,) = (d for d in differences(changed, published, REVIEW) if d.entry == "kite-days")
    assert (found.field, found.ours, found.theirs) == ("description", "13", "")
    assert "figure 13" in found.text
    assert "the published text lacks it" in found.text


def test_a_figure_that_only_theirs_has_is_named_with_the_field_of_its_column(
    with_row: WithRow, published: Published
) -> None:
    evidence = EVIDENCE._replace(effectiveness=("More smiles, in 2019. [3]",))
    found = told(differences(with_row(evidence=evidence), published, REVIEW))
    assert found == [("kite-days", "effectiveness", "", "60%")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"uk_use": UkUse(UkUseStatus.USED_IN_NAMED_AREAS, "Leeds and Hackney.")},
         [("kite-days", "uk_use", "Hackney", ""), ("kite-days", "uk_use", "", "Hull")]),
        ({"evidence": EVIDENCE._replace(effectiveness=("60% in 2018.",))},
         [("kite-days", "effectiveness", "2018", ""), ("kite-days", "effectiveness", "", "2019")]),
        ({"evidence": EVIDENCE._replace(strength=("Low: level 3.",))},
         [("kite-days", "strength", "3", ""), ("kite-days", "strength", "", "2")]),
        ({"evidence": EVIDENCE._replace(eif_ratings=(EifRating("Kites", (Rating.FOUR,)),))},
         [("kite-days", "eif_ratings", "4", "")]),
        ({"evidence": EVIDENCE._replace(review_level=ReviewLevel(Rating.TWO, "towns"))}, []),
        ({"evidence": EVIDENCE._replace(cost_ratings=(CostRating(2),))},
         [("kite-days", "cost_ratings", "cost 2", "")]),
        ({"ages": (AgeRange(48, 108),)}, []),
        ({"ages": (AgeRange(48, 120),)},
         [("kite-days", "ages", "10", ""), ("kite-days", "ages", "4–10", "")]),
        ({"practitioners": Practitioners("Trained", 6, 7)},
         [("kite-days", "practitioners", level, "") for level in ("QCF-6", "QCF-7")]),
        ({"outcomes": (Outcome("joy", "smiles", Finding.IMPROVED, (), "13 towns"),)},
         [("kite-days", "outcomes", "13", "")]),
        ({"family": KITE_ENTRY.family._replace(what_happens=("Six visits.",))},
         [("kite-days", "family", "6", "")]),
        ({"summary": "For one family, half the time."}, []),
        ({"description": ("As note 175 and notes 3–4 say, 12 families. [2]",)}, []),
    ],
)  # fmt: skip
def test_every_kind_of_fact_is_compared(
    with_row: WithRow,
    published: Published,
    changes: dict[str, object],
    expected: list[tuple[str, str, str, str]],
) -> None:
    assert told(differences(with_row(**changes), published, REVIEW)) == expected


def test_the_level_of_a_programme_in_its_description_is_no_rating(
    write: Write, with_row: WithRow
) -> None:
    path = write(("Workers fly kites", "Workers of Level 4 fly kites"))
    evidence = EVIDENCE._replace(eif_ratings=(EifRating("Kites", (Rating.FOUR,)),))
    changed = with_row(evidence=evidence, description=("Level 4: 12 families. [2]",))
    found = told(differences(changed, read_document(path, REVIEW), REVIEW))
    assert found == [("kite-days", "eif_ratings", "4", "")]


def test_the_level_that_the_review_did_not_see_reached_is_nl2(
    write: Write, with_row: WithRow
) -> None:
    path = write(("The strength is low, at level 2.", "The strength is low, not at a level 2."))
    level = ReviewLevel(Rating.NL2, "towns")
    evidence = EVIDENCE._replace(strength=("Low: below level 2.",), review_level=level)
    assert told(differences(with_row(evidence=evidence), read_document(path, REVIEW), REVIEW)) == []


def test_what_comes_from_elsewhere_is_looked_for_where_the_source_says(
    with_row: WithRow, published: Published
) -> None:
    text = ("Kites for 12 families. Wigan sings instead. [2]",)
    fields = {"description": "This row › Description; Appendix A › Service places (last sentence)"}
    said = with_row(description=text, source=Source(KITE_ENTRY.source.table, "Kite days", fields))
    assert told(differences(said, published, REVIEW)) == []
    assert told(differences(with_row(description=text), published, REVIEW)) == [
        ("kite-days", "description", "Wigan", "")
    ]


def test_a_row_that_the_document_does_not_have_is_one_difference(
    with_row: WithRow, published: Published
) -> None:
    changed = with_row(source=Source("Therapies", "Kite days"))
    (found,) = (d for d in differences(changed, published, REVIEW) if d.entry == "kite-days")
    assert (found.field, found.ours) == ("source", "Kite days")
    assert "is no row of the published “Therapies”" in found.text


def test_a_topic_is_compared_section_by_section(
    small_edition: Edition, published: Published
) -> None:
    sections = (
        Section("How common", ("In 8% of streets.",), "Domestic abuse interventions › Prevalence"),
    )
    topic = ABUSE._replace(sections=sections)
    found = told(differences(small_edition._replace(topics=(topic,)), published, REVIEW))
    assert found == [
        ("domestic-abuse", "How common", "8%", ""),
        ("domestic-abuse", "Prevalence", "", "7%"),
        ("domestic-abuse", "Targeted help", "", "3"),
        ("domestic-abuse", "Targeted help", "", "Leeds"),
    ]


def test_a_paragraph_that_begins_with_a_name_is_about_it_to_its_end(
    small_edition: Edition, write: Write
) -> None:
    rows = (("Workers fly kites", "In 5 areas they fly kites"), ("hum<sup>4", "in 9 areas<sup>4"))
    published = read_document(write(*rows), REVIEW)

    def figures(text: str) -> list[str]:
        part = Section("All", (text,), "System-level approaches")
        topic = ABUSE._replace(slug="system-level-approaches", sections=(part,))
        found = differences(small_edition._replace(topics=(topic,)), published, REVIEW)
        return [d.ours for d in found if d.field == "All"]

    assert figures("Song rounds: they hum. It is sung in 9 areas.") == []
    assert figures("Song rounds: they hum. It is sung in 5 areas.") == ["5"]


def test_any_text_may_say_of_when_the_review_is(with_row: WithRow, published: Published) -> None:
    said = with_row(description=("As of May 2023, 12 families. [2]",))
    assert told(differences(said, published, REVIEW)) == []
    said = with_row(description=("As of May 2022, 12 families. [2]",))
    assert told(differences(said, published, REVIEW)) == [("kite-days", "description", "2022", "")]


def test_what_a_note_says_that_is_cited_or_marked_there_is_an_answer(
    with_row: WithRow, published: Published
) -> None:
    for text, lacks in (("Flown in 2001. [2]", []), ("Flown in 2001.", []), ("In 2002.", ["2002"])):
        found = differences(with_row(description=(f"12 families. {text}",)), published, REVIEW)
        assert [d.ours for d in found if d.field == "description"] == lacks


def test_the_rows_of_a_table_are_no_section_of_its_topic(
    small_edition: Edition, published: Published
) -> None:
    topic = ABUSE._replace(slug="system-level-approaches", sections=())
    found = told(differences(small_edition._replace(topics=(topic,)), published, REVIEW))
    assert found == []


def test_a_term_is_held_against_its_source_unless_it_is_ours_or_an_address(
    small_edition: Edition, published: Published
) -> None:
    term = Term("tea", "Tea", "", (), "For 9 of us.", Basis.SOURCE, "Substance misuse › Definition")
    ours = term._replace(slug="own", source="")
    later = term._replace(slug="later", source="https://example.org")
    edition = small_edition._replace(glossary=(term, ours, later))
    assert told(differences(edition, published, REVIEW)) == [("tea", "meaning", "9", "")]


SHELTERS = Mentioned(
    slug="shelters",
    name="Shelters",
    aliases=(),
    type=MentionedType.SERVICE,
    topics=("domestic-abuse",),
    text=("In 3 towns and in Leeds.",),
    uk_delivery=UkDelivery.DELIVERED,
    related=(),
    references=(),
    source="Domestic abuse interventions › Targeted help › shelters",
)


def test_what_is_mentioned_is_held_against_the_item_it_comes_from(
    small_edition: Edition, published: Published
) -> None:
    rated = SHELTERS._replace(rating=MentionedRating(Rating.THREE, "the review"))
    edition = small_edition._replace(mentioned=(rated,))
    assert told(differences(edition, published, REVIEW)) == [
        ("shelters", "text", "Leeds", ""),
        ("shelters", "text", "3", ""),
    ]


def test_guide_pages_and_cautions_are_held_against_their_sources(
    small_edition: Edition, published: Published
) -> None:
    page = Section("Books", ("At least 21 books. [1]",), "Appendix B › Standards")
    caution = Caution(
        "tea", "Tea", "Not for 9 of us.", "No", "us", (), (), "Substance misuse › Definition"
    )
    edition = small_edition._replace(
        guide=(GuidePage("how", "How", "", 1, (), (page,)),),
        cautions=(caution,),
    )
    found = [(d.entry, d.field, d.ours, d.theirs) for d in differences(edition, published, REVIEW)]
    assert found[:2] == [("how", "Books", "21", ""), ("tea", "text", "9", "")]
    assert ("guide", "Standards", "", "20") in found


def test_references_are_held_against_the_printed_notes(
    small_edition: Edition, published: Published
) -> None:
    right = Note(2, (Work("Flyer, A.", "2001", "Kites", "1(2)"),))
    wrong = Note(3, (Work("Flyer, C.", "2002", "Strings", url="https://b.org"),))
    lacking = Note(2, (Work("Flyer, A.", "2001"),))
    found = told(differences(small_edition._replace(notes=(right, wrong)), published, REVIEW))
    assert found == [("3", "authors", "Flyer, C.", "")]
    found = told(differences(small_edition._replace(notes=(lacking,)), published, REVIEW))
    assert found == [("2", "works", "", "1"), ("2", "works", "", "2")]
