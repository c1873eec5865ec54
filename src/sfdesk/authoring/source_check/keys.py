"""Check, while an edition is built, that every ``source`` names exact places of the review."""

from collections.abc import Container, Iterator

from sfdesk.authoring.problems import Part, Problem, meant
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Caution, GuidePage, Intervention, Mentioned, Term, Topic
from sfdesk.published.copy import row_name
from sfdesk.published.places import ADDRESS, known_names, names_in
from sfdesk.published.review import Review


def source_problems(edition: Edition, review: Review) -> Iterator[Problem]:
    """Yield a problem for each name that the review does not have, with one that is near."""
    known = known_names(review)
    for part, field, source, row in _sources(edition):
        for name in unknown_names(source, known, row):
            yield Problem(part, field, f"“{name}” is no part of the review{meant(name, known)}")


def unknown_names(source: str, known: Container[str], row: str = "") -> Iterator[str]:
    """Yield the names in a source that are none of the review's and no address."""
    for name in names_in(source, known, row):
        if name not in known and not name.startswith(ADDRESS):
            yield name


def _sources(edition: Edition) -> Iterator[tuple[Part, str, str, str]]:
    """Yield a record, the field of a source, the source, and what ``This row`` stands for in it."""
    for row in edition.interventions:
        yield from _sources_of_row(row)
    pages: tuple[Topic | GuidePage, ...] = (*edition.topics, *edition.guide)
    for page in pages:
        for number, section in enumerate(page.sections):
            yield page, f"sections[{number}].source", section.source, ""
    others: tuple[Mentioned | Term | Caution, ...]
    others = (*edition.mentioned, *edition.glossary, *edition.cautions)
    for part in others:
        yield part, "source", part.source, ""


def _sources_of_row(row: Intervention) -> Iterator[tuple[Part, str, str, str]]:
    yield row, "source.row", row_name(row), ""
    for field, source in row.source.fields.items():
        yield row, f"source.fields.{field}", source, row_name(row)
