"""The review itself, where a copy lies beside the project, and the edition held against it."""

import re
import time
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

from sfdesk.authoring.source_check.compare import differences, texts_named
from sfdesk.authoring.source_check.explained import FILE, idle, read_explained, unexplained
from sfdesk.model.edition import Edition
from sfdesk.model.text import cited
from sfdesk.published.align import cells_for, row_for, section_for
from sfdesk.published.document import Published, markers, plain_text
from sfdesk.published.importer import read_document
from sfdesk.published.places import places_for
from sfdesk.published.row_places import whole_row

ROOT = Path(__file__).resolve().parents[3]
REVIEW = ROOT.parent / "shared" / "source" / "000_08c68ee5dfef7069.txt"

pytestmark = pytest.mark.skipif(
    not REVIEW.exists(), reason="the review's own text is not shipped; no copy lies beside us"
)


@pytest.fixture(scope="module")
def review() -> Published:
    return read_document(REVIEW)


def test_the_review_is_taken_whole_and_quickly() -> None:
    started = time.perf_counter()
    report = read_document(REVIEW).report
    assert time.perf_counter() - started < 5
    assert (report.rows, report.notes, report.unplaced) == (30, 178, ())
    assert (report.markers, report.corrected) == (177, 80)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]+", text.casefold()))


def test_no_word_of_the_review_is_lost(review: Published) -> None:
    text = REVIEW.read_text(encoding="utf8")
    running = re.sub(r"(?m)^MATRIX OF IDENTIFIED.*$|^#+ .*$|^Name\t.*$", "", text)
    links = re.sub(r"\[http[^\]]*\](?=\()", "", running)
    printed = unescape(re.sub(r"</?[a-z]+(?: [^<>]*)?>", " ", links))
    kept = [cell for row in review.rows for cell in row.cells.values()]
    kept += [*review.notes.values(), *(b for blocks in review.sections.values() for b in blocks)]
    lost = _words(printed) - _words(" ".join(plain_text(text) for text in kept))
    assert lost == Counter()


@pytest.mark.parametrize(
    ("printed", "meant", "section"),
    [
        (68, 69, "Individual-level interventions › Parenting Interventions"),
        (81, 82, "Parental mental health › Definition"),
        (106, 107, "Domestic abuse interventions › Definition"),
        (136, 137, "Substance misuse › Definition"),
    ],
)
def test_drifted_numbers_of_the_prose_point_to_the_note_that_is_meant(
    review: Published, printed: int, meant: int, section: str
) -> None:
    assert f"[{meant}, printed {printed}]" in review.sections[section][0]


def test_note_68_is_right_in_its_table(review: Published) -> None:
    row = next(row for row in review.rows if row.row.startswith("Reclaiming"))
    assert 68 in markers(row.cells["Evidence of effectiveness"])


def test_every_note_but_two_is_pointed_to(review: Published) -> None:
    texts = [cell for row in review.rows for cell in row.cells.values()]
    texts += [block for blocks in review.sections.values() for block in blocks]
    pointed = {number for text in texts for number in markers(text)}
    # The review prints the notes 89 and 90, and 91 and 92, twice each, and points to one of both.
    assert set(review.notes) - pointed == {89, 91}


def test_each_row_of_ours_has_its_row(edition: Edition, review: Published) -> None:
    assert len(edition.interventions) == 30
    found = [row_for(review, entry) for entry in edition.interventions]
    assert None not in found
    assert len({id(row) for row in found}) == 30
    for entry in edition.interventions:
        assert "description" in cells_for(review, entry)


def test_each_section_of_a_topic_has_its_published_text(
    edition: Edition, review: Published
) -> None:
    for topic in edition.topics:
        for section in topic.sections:
            if "rows named" not in section.source.casefold():
                assert section_for(review, section.source), (topic.slug, section.source)


def _marked(review: Published, source: str) -> set[int]:
    """Return the notes marked in the places that a source names, and the notes it names."""
    named = {p.name for p in places_for(review, source) if p.name.startswith("Note ")}
    texts = texts_named(review, source)
    return {n for text in texts for n in markers(text)} | {int(name[5:]) for name in named}


def test_every_note_that_a_row_cites_stands_in_the_published_row(
    edition: Edition, review: Published
) -> None:
    wrong = []
    for entry in edition.interventions:
        row = row_for(review, entry)
        assert row is not None
        standing = set(markers(whole_row(row)))
        for source in entry.source.fields.values():
            standing |= _marked(review, source)
        wrong += [(entry.slug, number) for number in sorted(entry.cited() - standing)]
    assert wrong == []


def test_every_note_that_a_section_cites_stands_in_the_place_it_names(
    edition: Edition, review: Published
) -> None:
    wrong = []
    for topic in edition.topics:
        for section in topic.sections:
            astray = cited(section.paragraphs) - _marked(review, section.source)
            wrong += [(topic.slug, section.heading, number) for number in sorted(astray)]
    assert wrong == []


def test_every_note_that_something_mentioned_cites_stands_in_the_place_it_names(
    edition: Edition, review: Published
) -> None:
    wrong = []
    for entry in edition.mentioned:
        astray = cited(entry.text) - _marked(review, entry.source)
        wrong += [(entry.slug, number) for number in sorted(astray)]
    assert wrong == []


def test_nothing_differs_without_a_reason(edition: Edition, review: Published) -> None:
    explained = read_explained(ROOT / "db" / "sfp-2023" / FILE)
    found = differences(edition, review)
    assert [f"{d.entry}: {d.field}: {d.text}" for d in unexplained(found, explained)] == []
    assert idle(found, explained) == []
