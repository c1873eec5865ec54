"""Write a checked edition to ``matrix.sqlite``: the same content gives the same bytes."""

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, create_engine, event, insert, text

from sfdesk.authoring import schema
from sfdesk.edition.manifest import Manifest, file_hash, write_manifest
from sfdesk.model.edition import Edition
from sfdesk.model.entries import (
    Caution,
    Citation,
    Entry,
    Family,
    GuidePage,
    Intervention,
    Mentioned,
    Note,
    Section,
    Term,
    Topic,
    kind_of,
)
from sfdesk.model.provenance import place
from sfdesk.model.vocabulary import EntryKind

Rows = dict[Table, list[dict[str, Any]]]

DATABASE = "matrix.sqlite"


def build(edition: Edition, folder: Path, extras: tuple[Path, ...] = ()) -> Path:
    """Write ``matrix.sqlite`` and its manifest into a folder, replacing what is there.

    Args:
        edition: A checked edition (``edition.source`` checks).
        folder: Made if it does not exist.
        extras: Authored files that go beside the database as they are.

    Returns:
        The path of the database.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(suffix=".part", dir=folder)
    os.close(handle)
    part, target = Path(name), folder / DATABASE
    try:
        _write(part, _Rows(edition).rows)
        part.chmod(0o644)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    for extra in extras:
        shutil.copyfile(extra, folder / extra.name)
    names = (DATABASE, *(extra.name for extra in extras))
    write_manifest(
        folder, Manifest.of(edition.info, {name: file_hash(folder / name) for name in names})
    )
    return target


def _write(path: Path, rows: Rows) -> None:
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys=ON"))
    try:
        with engine.begin() as connection:
            schema.metadata.create_all(connection)
            for table in schema.metadata.sorted_tables:
                _insert(connection, table, rows.get(table, []))
            connection.execute(text(f"PRAGMA user_version={schema.FORMAT}"))
        with engine.connect() as connection:
            # A vacuumed file holds nothing of the order in which pages were written.
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("VACUUM"))
    finally:
        engine.dispose()


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


class _Rows:
    """The rows of every table, numbered as they are made."""

    def __init__(self, edition: Edition) -> None:
        self.rows: Rows = {}
        self._ids: dict[tuple[EntryKind, str], int] = {}
        self._sections = 0
        self._info(edition)
        for position, entry in enumerate(edition.entries()):
            self._entry(position, entry)
        for entry in edition.entries():
            self._details(entry)
        for number, caution in enumerate(edition.cautions, start=1):
            self._caution(number, caution)
        for number, concept in enumerate(edition.concepts):
            # Thousands of words that every start reads: a row for each would take its time.
            lists = {role: "\n".join(getattr(concept, role)) for role in concept._fields[1:]}
            self._add(schema.concept, number=number, name=concept.name, **lists)

    def _add(self, table: Table, **values: Any) -> None:
        self.rows.setdefault(table, []).append(values)

    def _info(self, edition: Edition) -> None:
        info = edition.info
        for key in ("id", "title", "evidence_as_of", "released", "content_hash", "source_title"):
            self._add(schema.info, key=key, value=getattr(info, key))

    def _entry(self, position: int, entry: Entry) -> None:
        number = position + 1
        self._ids[kind_of(entry), entry.slug] = number
        self._add(
            schema.entry,
            id=number,
            kind=kind_of(entry).value,
            slug=entry.slug,
            position=position,
            name=entry.name,
            summary=_summary(entry),
            source=_source(entry),
        )

    def _linked(self, slug: str) -> int:
        for kind in (EntryKind.INTERVENTION, EntryKind.TOPIC, EntryKind.MENTIONED):
            if (kind, slug) in self._ids:
                return self._ids[kind, slug]
        raise KeyError(slug)

    def _details(self, entry: Entry) -> None:
        number = self._ids[kind_of(entry), entry.slug]
        if isinstance(entry, Intervention):
            self._intervention(number, entry)
        elif isinstance(entry, Mentioned):
            self._mentioned(number, entry)
        elif isinstance(entry, GuidePage):
            self._add(schema.guide_page, entry=number, reading_order=entry.order)
        elif isinstance(entry, Term):
            self._add(
                schema.term,
                entry=number,
                term=entry.term,
                abbreviation=entry.abbreviation,
                basis=entry.basis.value,
            )
        elif isinstance(entry, Note):
            self._works(number, entry)
        if isinstance(entry, Topic | GuidePage):
            self._page(number, entry.sections)
        if not isinstance(entry, GuidePage | Note):
            self._tags(number, "aliases", entry.aliases)
        if isinstance(entry, Intervention | Topic | Mentioned):
            self._tags(number, "related", (self._linked(slug) for slug in entry.related))
        if isinstance(entry, Intervention | Topic | Mentioned | GuidePage):
            self._citations(entry.references, entry=number)

    def _intervention(self, number: int, row: Intervention) -> None:
        self._columns(number, row)
        evidence = row.evidence
        for position, rating in enumerate(evidence.eif_ratings):
            self._add(
                schema.eif_rating,
                entry=number,
                position=position,
                programme=rating.programme,
                rating=rating.rating.value,
            )
        for position, outcome in enumerate(row.outcomes):
            self._add(
                schema.outcome,
                entry=number,
                position=position,
                domain=outcome.domain.value,
                outcome=outcome.outcome,
                finding=outcome.finding.value,
            )
        self._tags(number, "levels_of_need", row.levels_of_need)
        self._tags(number, "delivery_models", row.delivery_models)
        self._tags(number, "gap_tags", evidence.gap_tags)
        self._tags(number, "cost_ratings", evidence.cost_ratings)
        for position, (field, where) in enumerate(row.source.fields.items()):
            self._add(
                schema.field_source, entry=number, position=position, field=field, place=where
            )
        for position, (name, paragraphs) in enumerate(row.texts()):
            if name != "uk_use":
                self._section(number, position, name, "", place(row, name), paragraphs)
        self._family(number, row.family)

    def _columns(self, number: int, row: Intervention) -> None:
        level = row.evidence.review_level
        self._add(
            schema.intervention,
            entry=number,
            kind=row.kind.value,
            topic=self._ids[EntryKind.TOPIC, row.topic.value],
            group_name=row.group.value if row.group else None,
            typical_level_of_need=row.typical_level_of_need,
            level_of_need_note=row.level_of_need_note,
            target_population=row.target_population,
            age_min_months=row.ages.min_months if row.ages else None,
            age_max_months=row.ages.max_months if row.ages else None,
            duration=row.duration,
            practitioners=row.practitioners.text,
            qcf_min=row.practitioners.qcf_min,
            qcf_max=row.practitioners.qcf_max,
            uk_use_status=row.uk_use.status.value,
            uk_use=row.uk_use.text,
            in_guidebook=row.evidence.in_guidebook,
            review_judgement=row.evidence.review_judgement.value,
            review_level=level.level.value if level else None,
            review_level_scope=level.scope if level else None,
            review_level_for_families=level.for_families if level else None,
            source_row=row.source.row,
        )

    def _mentioned(self, number: int, entry: Mentioned) -> None:
        rating = entry.rating
        self._add(
            schema.mentioned,
            entry=number,
            type=entry.type.value,
            uk_delivery=entry.uk_delivery.value,
            rating_level=rating.level.value if rating else None,
            rating_by=rating.by if rating else None,
            rating_scope=rating.scope if rating else None,
        )
        for position, topic in enumerate(entry.topics):
            topic_id = self._ids[EntryKind.TOPIC, topic.value]
            self._add(schema.mentioned_topic, entry=number, position=position, topic=topic_id)
        self._section(number, 0, "text", "", entry.source, entry.text)

    def _works(self, number: int, note: Note) -> None:
        for position, work in enumerate(note.works):
            self._add(
                schema.work,
                entry=number,
                position=position,
                authors=work.authors,
                year=work.year,
                title=work.title,
                publication=work.publication,
                doi=work.doi,
                url=work.url,
            )

    def _page(self, number: int, sections: Iterable[Section]) -> None:
        for position, section in enumerate(sections):
            name = section.id.value if section.id else ""
            self._section(
                number, position, name, section.heading, section.source, section.paragraphs
            )

    def _section(
        self,
        entry: int,
        position: int,
        name: str,
        heading: str,
        source: str,
        paragraphs: Iterable[str],
    ) -> None:
        self._sections += 1
        self._add(
            schema.section,
            id=self._sections,
            entry=entry,
            position=position,
            name=name,
            heading=heading,
            source=source,
        )
        for index, words in enumerate(paragraphs):
            self._add(schema.paragraph, section=self._sections, position=index, text=words)

    def _tags(self, entry: int, field: str, values: Iterable[str | int]) -> None:
        for position, value in enumerate(values):
            self._add(schema.tag, entry=entry, field=field, position=position, value=str(value))

    def _family(self, entry: int, family: Family) -> None:
        for field, value in family._asdict().items():
            texts = value if isinstance(value, tuple) else (value,)
            for position, words in enumerate(texts):
                self._add(schema.family, entry=entry, field=field, position=position, text=words)

    def _caution(self, number: int, caution: Caution) -> None:
        self._add(
            schema.caution,
            id=number,
            slug=caution.slug,
            concerns=caution.concerns,
            text=caution.text,
            plain=caution.plain,
            source=caution.source,
            safety=caution.safety,
        )
        for position, slug in enumerate(caution.applies_to):
            self._add(
                schema.caution_applies,
                caution=number,
                position=position,
                entry=self._linked(slug),
            )
        self._citations(caution.references, caution=number)

    def _citations(
        self,
        references: Iterable[Citation],
        *,
        entry: int | None = None,
        caution: int | None = None,
    ) -> None:
        for position, citation in enumerate(references):
            self._add(
                schema.citation,
                entry=entry,
                caution=caution,
                position=position,
                note=self._ids[EntryKind.REFERENCE, str(citation.number)],
                printed=citation.printed,
            )


def _summary(entry: Entry) -> str:
    if isinstance(entry, Mentioned):
        return ""
    if isinstance(entry, Term):
        return entry.meaning
    return entry.comment if isinstance(entry, Note) else entry.summary


def _source(entry: Entry) -> str:
    if isinstance(entry, Intervention):
        return entry.source.table
    return entry.source if isinstance(entry, Mentioned | Term) else ""
