"""A note as a full record."""

from sfdesk.factsheets.references import record
from sfdesk.model.entries import Note, Work


def test_a_record_has_everything_in_one_order() -> None:
    work = Work("Smith, A. and Jones, B.", "2019", "Does it help?", "A Journal, 3(2)", "10.1/x", "")
    assert record(Note(7, (work,))) == (
        "Smith, A. and Jones, B. (2019). Does it help? A Journal, 3(2). https://doi.org/10.1/x",
    )


def test_what_is_not_given_leaves_no_gap() -> None:
    assert record(Note(7, (Work(title="A title", url="https://example.org/a"),))) == (
        "A title. https://example.org/a",
    )
    assert record(Note(7, (Work(authors="Smith, A.", title="A title"),))) == ("Smith, A. A title.",)


def test_an_address_that_only_repeats_the_doi_is_not_printed_twice() -> None:
    work = Work(title="A title", doi="10.1/x", url="https://doi.org/10.1/x")
    assert record(Note(7, (work,))) == ("A title. https://doi.org/10.1/x",)
    other = Work(title="A title", doi="10.1/x", url="https://example.org/a.pdf")
    assert record(Note(7, (other,)))[0].endswith("10.1/x https://example.org/a.pdf")


def test_several_works_and_a_comment_are_lines_of_their_own() -> None:
    note = Note(7, (Work(title="One"), Work(title="Two")), "See also note 3.")
    assert record(note) == ("One.", "Two.", "See also note 3.")


def test_an_empty_note_says_so() -> None:
    assert record(Note(7)) == ("Not stated",)
