"""The review itself, where a copy lies beside the project, and the edition held against it."""

import re
import time
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

from damage_review import damaged, outcome
from measure_review import measured
from sfdesk.authoring.source_check.compare import differences
from sfdesk.authoring.source_check.explained import FILE, read_explained, unexplained
from sfdesk.model.edition import Edition
from sfdesk.model.provenance import place
from sfdesk.model.text import cited
from sfdesk.published.copy import FIELDS, row_name
from sfdesk.published.document import Published, markers, plain_text
from sfdesk.published.importer import read_document
from sfdesk.published.places import Places, known_names
from sfdesk.published.review import Review, read_review

ROOT = Path(__file__).resolve().parents[3]
REVIEW = ROOT.parent / "shared" / "source" / "000_08c68ee5dfef7069.txt"
CONTENT = ROOT / "db" / "sfp-2023"

pytestmark = pytest.mark.skipif(
    not REVIEW.exists(), reason="the review's own text is not shipped; no copy lies beside us"
)


@pytest.fixture(scope="module")
def expected() -> Review:
    return read_review(CONTENT)


@pytest.fixture(scope="module")
def review(expected: Review) -> Published:
    return read_document(REVIEW, expected)


@pytest.fixture(scope="module")
def places(review: Published, expected: Review) -> Places:
    return Places(review, expected)


def test_the_review_is_taken_whole_and_quickly(expected: Review) -> None:
    started = time.perf_counter()
    report = read_document(REVIEW, expected).report
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


def test_what_the_edition_says_of_its_review_is_counted_from_it(
    review: Published, expected: Review
) -> None:
    names = [(section.key, section.parts) for section in expected.sections]
    assert measured(review.rows, review.sections, review.notes, names) == expected


def test_every_name_leads_somewhere(places: Places, expected: Review) -> None:
    assert [name for name in known_names(expected) if not places.named(name)] == ["Ours"]


def test_a_section_key_names_one_section_alone(review: Published, expected: Review) -> None:
    keys = [expected.key_of(path) for path in review.sections]
    assert keys == [section.key for section in expected.sections]


def test_each_row_of_ours_has_its_row(edition: Edition, places: Places) -> None:
    rows = [row_name(entry) for entry in edition.interventions]
    assert len(set(rows)) == 30
    for entry, row in zip(edition.interventions, rows, strict=True):
        assert [found.name for found in places.named(row)] == [row]
        for field in FIELDS:
            source = place(entry, field)
            assert places.named(source, row) or "none: the table has no such" in source


def test_each_section_of_a_topic_has_its_published_text(edition: Edition, places: Places) -> None:
    for topic in edition.topics:
        for section in topic.sections:
            assert places.named(section.source), (topic.slug, section.source)


def _marked(places: Places, source: str, row: str = "") -> set[int]:
    """Return the notes marked in the places that a source names, and the notes it names."""
    named = places.named(source, row)
    numbers = {int(found.name[5:]) for found in named if found.name.startswith("note ")}
    return numbers | {number for found in named for number in markers(found.html)}


def test_every_note_that_a_row_cites_stands_in_the_published_row(
    edition: Edition, places: Places
) -> None:
    wrong = []
    for entry in edition.interventions:
        everywhere = "; ".join(("This row", *entry.source.fields.values()))
        astray = entry.cited() - _marked(places, everywhere, row_name(entry))
        wrong += [(entry.slug, number) for number in sorted(astray)]
    assert wrong == []


def test_every_note_that_a_field_cites_stands_in_the_place_it_names(
    edition: Edition, places: Places
) -> None:
    wrong = []
    for entry in edition.interventions:
        for field, texts in entry.texts():
            astray = cited(texts) - _marked(places, place(entry, field), row_name(entry))
            wrong += [(entry.slug, field, number) for number in sorted(astray)]
    assert wrong == []


def test_every_note_that_a_section_cites_stands_in_the_place_it_names(
    edition: Edition, places: Places
) -> None:
    wrong = []
    for topic in edition.topics:
        for section in topic.sections:
            astray = cited(section.paragraphs) - _marked(places, section.source)
            wrong += [(topic.slug, section.heading, number) for number in sorted(astray)]
    assert wrong == []


def test_every_note_that_something_mentioned_cites_stands_in_the_place_it_names(
    edition: Edition, places: Places
) -> None:
    wrong = []
    for entry in edition.mentioned:
        astray = cited(entry.text) - _marked(places, entry.source)
        wrong += [(entry.slug, number) for number in sorted(astray)]
    assert wrong == []


def test_nothing_differs_without_a_reason(
    edition: Edition, review: Published, expected: Review
) -> None:
    found = unexplained(differences(edition, review, expected), read_explained(CONTENT / FILE))
    assert [f"{d.entry}: {d.field}: {d.text}" for d in found] == []


def test_damages_of_every_kind_are_noticed(
    review: Published, expected: Review, tmp_path: Path
) -> None:
    """A few; all of them: ``scripts/damage_review.py``."""
    text = REVIEW.read_text(encoding="utf8")
    found = Counter(
        outcome(spoilt, review, expected, tmp_path) for _, spoilt in damaged(text, 21, 7)
    )
    assert found["unnoticed"] == 0
    assert found["refused"] + found["reported"] >= 18
