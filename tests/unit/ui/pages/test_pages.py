"""What stands on the pages besides the facts: since, families, terms, notes, other editions."""

from dataclasses import replace

from sfdesk.model.edition import Edition
from sfdesk.model.entries import Entry, Since
from sfdesk.model.vocabulary import EntryKind, SinceKind
from sfdesk.ui.pages.html import Blocks
from sfdesk.ui.pages.page import make_page

ITEM = Since(
    "2024-02",
    "It <was> seen.",
    "",
    "Somebody",
    "https://a.org",
    SinceKind.FINDING,
    (),
    "2026-11-25",
)


def html(edition: Edition, entry: Entry, blocks: Blocks, **published: str) -> str:
    return make_page(edition, entry, replace(blocks, sources=True, published=published)).html


def test_what_came_since_stands_under_every_kind_of_record(
    edition: Edition, blocks: Blocks
) -> None:
    changed = edition._replace(since=(ITEM,))
    entries = (
        edition.interventions[0], edition.topics[0], edition.mentioned[0], edition.glossary[0]
    )  # fmt: skip
    for entry in entries:
        page = html(changed, entry, blocks)
        assert "Since this edition" in page
        assert "<b>February 2024 · Found since.</b> It &lt;was&gt; seen." in page
        assert "Somebody. https://a.org (last looked 25 November 2026)" in page
        assert "nothing above takes account of it" in page
        assert "Since this edition" not in html(edition._replace(since=()), entry, blocks)


def test_the_family_version_on_screen_has_every_part(edition: Edition, blocks: Blocks) -> None:
    row = edition.intervention("family-group-conferencing")
    page = html(edition, row, blocks)
    heads = ("How might it help?", "What does it ask of you?", "How sure are we?")
    places = [page.index(f"<b>{head}</b>") for head in heads]
    assert places == sorted(places)
    assert "What is new since May 2023?" in page
    assert edition.cautions_for(row.slug)[0].plain in page


def test_a_term_that_came_later_says_so(edition: Edition, blocks: Blocks) -> None:
    later = next(term for term in edition.glossary if term.later)
    page = html(edition, later, blocks)
    assert f"Later than May 2023 ({later.source})" in page
    earlier = next(term for term in edition.glossary if not term.later)
    assert "Later than" not in html(edition, earlier, blocks)


def test_a_fact_links_to_its_guide_page_only_where_there_is_one(
    edition: Edition, blocks: Blocks
) -> None:
    row = edition.intervention("play-therapy")
    link = 'href="entry:guide/evidence-standards"'
    assert link in html(edition, row, blocks)
    assert link not in html(edition._replace(guide=()), row, blocks)


def test_a_row_of_a_table_that_this_review_does_not_have_has_a_page(
    edition: Edition, blocks: Blocks
) -> None:
    row = edition.intervention("play-therapy")
    source = row.source._replace(table="Another review’s table", fields={})
    page = html(edition, row._replace(source=source), blocks)
    assert "Where in the review: Another review’s table › Play therapy" in page


def test_a_reference_says_what_was_printed(edition: Edition, blocks: Blocks) -> None:
    note = edition.entry(EntryKind.REFERENCE, "164")
    assert "(printed as 163 in the review)" in html(edition, note, blocks)
    row = edition.intervention("family-foundations")
    assert '<a href="note:164">[164]</a> <span' in html(edition, row, blocks)
