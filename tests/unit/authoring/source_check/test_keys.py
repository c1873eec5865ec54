"""Every name in a ``source`` must be one of the review's; another is a problem of the build."""

from pathlib import Path

import pytest
from tests.unit.published.made_up import ABUSE, KITE_ENTRY, REVIEW

from sfdesk.authoring.source import read_source
from sfdesk.authoring.source_check.keys import source_problems
from sfdesk.core.errors import ContentError
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Caution, GuidePage, Mentioned, Term
from sfdesk.model.parts import Section, Source
from sfdesk.model.vocabulary import Basis, MentionedType, UkDelivery

WRONG = "Therapies › Clay therapie"
NEAR = (
    "“Therapies › Clay therapie” is no part of the review; did you mean “Therapies › Clay therapy”?"
)


def problems(edition: Edition) -> list[str]:
    return [str(problem) for problem in source_problems(edition, REVIEW)]


def test_an_edition_whose_names_are_all_there_has_no_problem(small_edition: Edition) -> None:
    assert problems(small_edition) == []


def test_a_row_and_a_field_are_told_with_the_near_match(small_edition: Edition) -> None:
    table = KITE_ENTRY.source.table
    fields = {"gaps": f"This row › Evidence gap; note 12; {WRONG}"}
    row = KITE_ENTRY._replace(source=Source(table, "Kite days", fields))
    where, cell = "interventions/kite-days.toml: source.fields.gaps", f"{table} › Kite days"
    assert problems(small_edition._replace(interventions=(row,))) == [
        f"{where}: “{cell} › Evidence gap” is no part of the review; "
        f"did you mean “{cell} › Evidence gaps”?",
        f"{where}: {NEAR}",
    ]
    gone = KITE_ENTRY._replace(source=Source(table, "Kite nights"))
    (told,) = problems(small_edition._replace(interventions=(gone,)))
    assert told.startswith("interventions/kite-days.toml: source.row: “System-level approaches › ")


SECTION = Section("Clay", ("Clay.",), WRONG)
CAUTION = Caution("clay", "a", "b", "c", "d", (), (), WRONG)
PAGE = GuidePage("clay", "Clay", "", 1, (), (SECTION,))
TERM = Term("clay", "Clay", "", (), "Clay.", Basis.SOURCE, WRONG)
MENTIONED = Mentioned(
    "clay", "Clay", (), MentionedType.SERVICE, (), ("Clay.",), UkDelivery.DELIVERED, (), (), WRONG
)


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"topics": (ABUSE._replace(sections=(SECTION,)),)},
         "topics/domestic-abuse.toml: sections.source"),
        ({"guide": (PAGE,)}, "guide/01-clay.toml: sections.source"),
        ({"mentioned": (MENTIONED,)}, "mentioned.toml: clay: source"),
        ({"glossary": (TERM,)}, "glossary.toml: clay: source"),
        ({"cautions": (CAUTION,)}, "cautions.toml: clay: source"),
    ],
)  # fmt: skip
def test_every_file_is_looked_at(
    small_edition: Edition, changes: dict[str, tuple[object, ...]], where: str
) -> None:
    assert problems(small_edition._replace(**changes)) == [f"{where}: {NEAR}"]  # type: ignore[arg-type]


def test_ours_an_address_and_nothing_are_no_problem(small_edition: Edition) -> None:
    for source in ("Ours", "Ours; https://example.org/a", "", "note 18 (its address)"):
        terms = (TERM._replace(source=source),)
        assert problems(small_edition._replace(glossary=terms)) == []


def test_this_row_means_nothing_outside_a_row(small_edition: Edition) -> None:
    terms = (TERM._replace(source="This row"),)
    assert len(problems(small_edition._replace(glossary=terms))) == 1


def test_a_wrong_name_in_the_content_is_not_built(
    content_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = content_copy / "topics" / "substance-misuse.toml"
    text = path.read_text(encoding="utf8")
    assert "Substance misuse › Prevalence" in text
    path.write_text(text.replace("misuse › Prevalence", "misuse › Prevalance"), encoding="utf8")
    with pytest.raises(ContentError, match="did you mean “Substance misuse › Prevalence”"):
        read_source(content_copy)
