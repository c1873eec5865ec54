"""Every field says where in the review it stands, and every caution reaches what it belongs to."""

import pytest

from sfdesk.model.edition import Edition
from sfdesk.model.entries import GuidePage, Topic
from sfdesk.model.provenance import COLUMNS, place
from sfdesk.model.record import PLACED, record


def test_every_field_of_every_row_says_where_it_stands(edition: Edition) -> None:
    for row in edition.interventions:
        assert row.source.table in COLUMNS
        for field in PLACED:
            assert place(row, field).strip()


def test_every_section_of_every_page_says_where_it_stands(edition: Edition) -> None:
    pages: tuple[Topic | GuidePage, ...] = (*edition.topics, *edition.guide)
    for page in pages:
        assert all(section.source for section in page.sections), page.slug
    assert all(entry.source for entry in edition.mentioned)
    assert all(caution.source for caution in edition.cautions)


@pytest.mark.parametrize(
    ("slug", "field", "expected"),
    [
        ("play-therapy", "description", "Therapies › Play therapy › Description"),
        ("play-therapy", "name", "Therapies › Play therapy › Name"),
        ("play-therapy", "in_guidebook", "Therapies › Play therapy › Evidence of effectiveness"),
        ("ambit", "gap_tags", "System-level approaches › AMBIT › Evidence gaps"),
        ("art-therapy", "practitioners", "Therapies › Art therapy › Description"),
        (
            "motivational-interviewing",
            "gaps",
            "Family conflict: not in the Guidebook › Motivational interviewing › Evidence gaps",
        ),
    ],
)
def test_the_printed_column_is_named(
    edition: Edition, slug: str, field: str, expected: str
) -> None:
    assert place(edition.intervention(slug), field) == expected


def test_every_topic_has_what_a_keyworker_looks_for(edition: Edition) -> None:
    assert [topic.slug for topic in edition.topics] == [
        "system-level-approaches", "parenting", "parental-mental-health", "domestic-abuse",
        "substance-misuse", "family-conflict",
    ]  # fmt: skip
    for topic in edition.topics:
        ids = {section.id.value for section in topic.sections if section.id}
        assert {"definition", "prevalence", "impact-on-children", "evidence"} <= ids, topic.slug


@pytest.mark.parametrize(
    ("topic", "figures"),
    [
        ("domestic-abuse", ("5%", "fifth", "18")),
        ("substance-misuse", ("5%", "1%", "2%", "30%")),
        ("family-conflict", ("12%", "21%")),
    ],
)
def test_the_figures_of_the_prose_are_carried_over(
    edition: Edition, topic: str, figures: tuple[str, ...]
) -> None:
    page = next(t for t in edition.topics if t.slug == topic)
    text = " ".join(p for section in page.sections for p in section.paragraphs)
    assert all(figure in text for figure in figures)


def test_cautions_reach_every_family_conflict_entry(edition: Edition) -> None:
    slugs = [
        "family-conflict",
        *(i.slug for i in edition.interventions if i.topic == "family-conflict"),
    ]
    for slug in slugs:
        assert "conflict-programmes-and-domestic-abuse" in {
            caution.slug for caution in edition.cautions_for(slug)
        }


def test_a_reference_knows_everything_that_cites_it(edition: Edition) -> None:
    citing = {entry.slug for entry in edition.citing(164)}
    assert {"family-conflict", "family-foundations", "triple-p"} <= citing
    for note in edition.notes:
        for entry in edition.citing(note.number):
            assert note.number in edition.citations(entry)


def test_the_record_has_the_field_names_of_the_content_model(edition: Edition) -> None:
    fields = set(record(edition, edition.intervention("play-therapy")))
    assert fields >= {
        "slug", "name", "aliases", "kind", "topic", "group", "summary", "description",
        "levels_of_need", "typical_level_of_need", "target_population", "ages", "delivery_models",
        "practitioners", "duration", "uk_use", "in_guidebook", "tested_in_uk",
        "eif_ratings", "review_level", "review_judgement",
        "cost_ratings", "effectiveness", "strength", "gaps", "outcomes",
        "gap_tags", "cautions", "related", "references", "source", "family",
    }  # fmt: skip
