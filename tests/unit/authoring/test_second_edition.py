"""An invented edition of another matrix: nothing is bound to the one that the program ships."""

import io
import re

import pytest
from pypdf import PdfReader
from tests.conftest import ROOT

from sfdesk.app import App
from sfdesk.authoring.build import build_all
from sfdesk.authoring.rules import problems
from sfdesk.checking import check
from sfdesk.core.paths import Profile
from sfdesk.factsheets.kinds import Audience, PrintProfile, TableKind
from sfdesk.factsheets.tables import matrix_sheet
from sfdesk.model.changes import changes
from sfdesk.model.comparison import comparison
from sfdesk.model.edition import Edition
from sfdesk.model.facts import glance
from sfdesk.model.gap_map import gap_map
from sfdesk.model.info import Guidebook
from sfdesk.model.vocabulary import Said

SECOND = ROOT / "tests" / "data" / "second-edition"
_OF_THE_OTHER = re.compile(r"\bEIF\b|Guidebook|Supporting Families|Early Intervention|£499|2,000")


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> App:
    folder = tmp_path_factory.mktemp("second")
    build_all(SECOND, folder / "edition")
    return App(Profile.below(folder / "profile"), folder / "edition")


def _found(app: App, query: str) -> list[str]:
    return [result.id for result in app.finder.find(query, {}).results]


def _text(pdf: bytes) -> str:
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(" ".join(pages).split())


def test_it_is_another_matrix(second: App, edition: Edition) -> None:
    assert len(second.edition.interventions) == 12
    slugs = {entry.slug for entry in second.edition.entries()}
    assert not slugs & {topic.slug for topic in edition.topics}
    assert not second.edition.info.domains.keys() & edition.info.domains.keys()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Saturday Club", "saturday-club"),
        ("up all night", "night-sitter"),
        ("passed away", "grief-camp"),
        ("nr:4", "moving-map"),
    ],
)
def test_it_is_searched_by_its_own_words(second: App, query: str, first: str) -> None:
    assert _found(second, query)[0] == first


def test_meanings_are_read_in_its_terms(second: App) -> None:
    cheap = second.finder.find("under £50", {})
    assert {result.id for result in cheap.results} >= {"saturday-club", "memory-box", "moving-map"}
    assert "night-sitter" not in {result.id for result in cheap.results[:3]}
    listed = second.finder.find("not in the register", {})
    assert [meaning.label for meaning in listed.reading.meanings] == [
        "Not in the Northland Register"
    ]
    assert second.finder.find("not in the guidebook", {}).reading.meanings == ()


def test_its_filters_have_its_names(second: App) -> None:
    labels = {facet.name: facet.label for facet in second.edition.filters.facets}
    assert labels["cost_ratings"] == "Cost (Northland Register)"
    assert labels["eif_ratings"] == "NR rating"
    words = [word for f in second.edition.filters.facets for word in (f.label, *f.values.values())]
    assert [word for word in words if _OF_THE_OTHER.search(word)] == []


def test_no_view_says_a_word_of_the_other(second: App) -> None:
    edition = second.edition
    told = [line for row in edition.interventions for f in glance(edition, row) for line in f.lines]
    told += [fact.label for row in edition.interventions for fact in glance(edition, row)]
    told += [row.label for row in gap_map(edition.info, edition.interventions)]
    told += [fact.label for fact in comparison(edition, edition.interventions[:4])]
    assert "Friends and neighbours" in told
    assert "Strong: hospitals. Not for use with families" in told
    assert [line for line in told if _OF_THE_OTHER.search(line)] == []


@pytest.mark.parametrize("audience", list(Audience))
def test_a_sheet_of_each_kind_is_printed(second: App, audience: Audience) -> None:
    slugs = [row.slug for row in second.edition.interventions]
    text = _text(second.papers.sheet_pdf(slugs, audience, PrintProfile.STANDARD))
    assert "Saturday Club" in text
    assert "Northland" in text
    assert _OF_THE_OTHER.search(text) is None


@pytest.mark.parametrize("kind", list(TableKind))
def test_each_table_is_printed(second: App, kind: TableKind) -> None:
    slugs = [row.slug for row in second.edition.interventions[:3]]
    text = _text(second.papers.table_pdf(kind, slugs, PrintProfile.STANDARD))
    assert "Saturday Club" in text
    assert _OF_THE_OTHER.search(text) is None


def test_a_decision_sheet_is_printed(second: App) -> None:
    text = _text(
        second.papers.decision_pdf(["saturday-club", "night-sitter"], PrintProfile.STANDARD)
    )
    assert "Saturday Club" in text


def test_an_edition_needs_neither_a_register_nor_costs(second: App) -> None:
    rows = [
        row._replace(
            evidence=row.evidence._replace(
                in_guidebook=Said.NOT_STATED, eif_ratings=(), cost_ratings=()
            )
        )
        for row in second.edition.interventions
    ]
    info = second.edition.info._replace(guidebook=Guidebook(), costs=(), explained={})
    bare = second.edition._replace(info=info, interventions=tuple(rows))
    assert list(problems(bare)) == []
    assert not {"cost_ratings", "eif_ratings"} & {facet.name for facet in bare.filters.facets}
    assert not {"cost_ratings", "eif_ratings"} & {fact.field for fact in glance(bare, rows[0])}
    sheet = matrix_sheet(bare, rows)
    assert {len(row.cells) for row in sheet.rows} == {len(sheet.columns)}
    told = [change.what for change in changes(second.edition, bare).ratings]
    assert "Saturday Club, NR rating" in told


def test_old_names_lead_to_what_there_is(second: App) -> None:
    assert second.edition.find("saturday-group").slug == "saturday-club"


def test_it_checks_itself(second: App) -> None:
    assert list(check(second))[-1] == "The search index opens and finds."
