"""What entries say of themselves."""

from sfdesk.model.edition import Edition
from sfdesk.model.entries import Term
from sfdesk.model.vocabulary import Basis


def test_the_columns_of_a_row_have_the_names_of_their_fields(edition: Edition) -> None:
    for row in edition.interventions:
        assert dict(row.texts()) == {
            "description": row.description,
            "uk_use": (row.uk_use.text,),
            "effectiveness": row.evidence.effectiveness,
            "strength": row.evidence.strength,
            "gaps": row.evidence.gaps,
        }


def test_every_note_that_a_row_marks_is_cited(edition: Edition) -> None:
    row = edition.intervention("play-therapy")._replace(
        description=("One. [1]", "Two. [2, 3]"),
        target_population="Whom. [4]",
        duration="How long. [5]",
        level_of_need_note="Why. [6]",
    )
    row = row._replace(practitioners=row.practitioners._replace(text="Who. [7]"))
    assert row.cited() >= {1, 2, 3, 4, 5, 6, 7}


def test_a_term_goes_by_its_abbreviation_too() -> None:
    term = Term("qcf", "Qualifications framework", "QCF", (), "", Basis.GENERAL, "")
    assert term.name == "Qualifications framework (QCF)"
    assert term._replace(abbreviation="").name == "Qualifications framework"
