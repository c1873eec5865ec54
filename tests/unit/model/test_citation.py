"""A note in full, what an entry cites, and text with where it is from."""

import pytest

from sfdesk import PROGRAM
from sfdesk.model.citation import addresses, cited_notes, note_lines, printed_words, with_source
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Note
from sfdesk.model.parts import Citation, Work


def test_a_record_has_everything_in_one_order() -> None:
    work = Work("Smith, A. and Jones, B.", "2019", "Does it help?", "A Journal, 3(2)", "10.1/x", "")
    assert note_lines(Note(7, (work,))) == (
        "Smith, A. and Jones, B. (2019). Does it help? A Journal, 3(2). https://doi.org/10.1/x",
    )


def test_what_is_not_given_leaves_no_gap() -> None:
    assert note_lines(Note(7, (Work(title="A title", url="https://example.org/a"),))) == (
        "A title. https://example.org/a",
    )
    assert note_lines(Note(7, (Work(authors="Smith, A.", title="A title"),))) == (
        "Smith, A. A title.",
    )


def test_an_address_that_only_repeats_the_doi_is_not_printed_twice() -> None:
    work = Work(title="A title", doi="10.1/x", url="https://doi.org/10.1/x")
    assert note_lines(Note(7, (work,))) == ("A title. https://doi.org/10.1/x",)
    other = Work(title="A title", doi="10.1/x", url="https://example.org/a.pdf")
    assert note_lines(Note(7, (other,)))[0].endswith("10.1/x https://example.org/a.pdf")


def test_several_works_and_a_comment_are_lines_of_their_own() -> None:
    note = Note(7, (Work(title="One"), Work(title="Two")), "See also note 3.")
    assert note_lines(note) == ("One.", "Two.", "See also note 3.")


def test_an_empty_note_says_so() -> None:
    assert note_lines(Note(7)) == ("Not stated",)


def test_addresses_are_those_that_the_record_shows() -> None:
    both = Work(doi="10.1/x", url="https://example.org/a.pdf")
    same = Work(doi="10.1/y", url="https://doi.org/10.1/y")
    assert addresses(Note(7, (both, same, Work(title="None")))) == (
        "https://doi.org/10.1/x",
        "https://example.org/a.pdf",
        "https://doi.org/10.1/y",
    )


@pytest.mark.parametrize(("printed", "words"), [(None, ""), (68, "printed as 68 in the review")])
def test_a_number_that_was_printed_wrong_is_said(printed: int | None, words: str) -> None:
    assert printed_words(Citation(69, printed)) == words


def test_what_an_entry_cites_is_whole_and_in_order(edition: Edition) -> None:
    row = edition.intervention("family-foundations")
    noted = cited_notes(edition, row)
    assert [n.number for n in noted] == sorted(edition.citations(row))
    assert {n.number: n.printed for n in noted}[164] == "printed as 163 in the review"
    assert all(line for n in noted for line in n.lines)


def test_a_note_that_the_edition_lacks_is_no_crash(edition: Edition) -> None:
    row = edition.intervention("trauma-informed-care")
    without = edition._replace(notes=())
    assert cited_notes(without, row)[0].lines == ("This edition holds no record of the note.",)


def test_text_is_copied_with_where_it_is_from(edition: Edition) -> None:
    text = with_source(edition.info, edition.intervention("play-therapy"), "  As said. \n")
    assert text.startswith(f"As said.\n\n— “Play therapy”, {PROGRAM}, edition sfp-2023 (")
    assert edition.info.short_hash in text
    assert edition.info.source_title in text


def test_each_note_that_an_entry_cites_is_told_as_it_stands(edition: Edition) -> None:
    notes = {note.number: note for note in edition.notes}
    for row in edition.interventions:
        for noted in cited_notes(edition, row):
            assert noted.lines == note_lines(notes[noted.number])


@pytest.mark.parametrize("title", ["What helps?", "Help!", "Help."])
def test_what_ends_a_sentence_gets_no_second_stop(title: str) -> None:
    assert note_lines(Note(7, (Work(title=title, publication="A Journal"),))) == (
        f"{title} A Journal.",
    )
