"""Check, while an edition is built, that every ``source`` names exact places of the review."""

from collections.abc import Container, Iterator
from difflib import get_close_matches

from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.published.copy import row_name
from sfdesk.published.places import ADDRESS, known_names, names_in
from sfdesk.published.review import Review


def source_problems(edition: Edition, review: Review) -> Iterator[str]:
    """Yield a line for each name that the review does not have: file, field, near match."""
    known = known_names(review)
    for where, source, row in _sources(edition):
        for name in unknown_names(source, known, row):
            near = get_close_matches(name, known, n=1)
            hint = f"; did you mean “{near[0]}”?" if near else ""
            yield f"{where}: “{name}” is no part of the review{hint}"


def unknown_names(source: str, known: Container[str], row: str = "") -> Iterator[str]:
    """Yield the names in a source that are none of the review's and no address."""
    for name in names_in(source, known, row):
        if name not in known and not name.startswith(ADDRESS):
            yield name


def _sources(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Yield where a source stands, the source, and what ``This row`` stands for in it."""
    for row in edition.interventions:
        yield from _sources_of_row(row)
    for topic in edition.topics:
        for number, part in enumerate(topic.sections, 1):
            yield f"topics/{topic.slug}.toml: section {number}: source", part.source, ""
    for page in edition.guide:
        for number, part in enumerate(page.sections, 1):
            yield f"guide/…{page.slug}.toml: section {number}: source", part.source, ""
    for entry in edition.mentioned:
        yield f"mentioned.toml: {entry.slug}: source", entry.source, ""
    for term in edition.glossary:
        yield f"glossary.toml: {term.slug}: source", term.source, ""
    for caution in edition.cautions:
        yield f"cautions.toml: {caution.slug}: source", caution.source, ""


def _sources_of_row(entry: Intervention) -> Iterator[tuple[str, str, str]]:
    where = f"interventions/{entry.slug}.toml: source"
    yield f"{where}.row", row_name(entry), ""
    for field, source in entry.source.fields.items():
        yield f"{where}.fields.{field}", source, row_name(entry)
