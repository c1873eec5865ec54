"""Read ``matrix.sqlite`` back into the model, verified and read-only.

Standard library only, see ``edition.schema`` for why. Every table is read once and grouped
by its owner; thirty rows take a few milliseconds.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sfdesk.core.errors import EditionError
from sfdesk.core.paths import file_uri
from sfdesk.edition.manifest import verify
from sfdesk.model.edition import Edition, EditionInfo
from sfdesk.model.entries import (
    Ages,
    Caution,
    Citation,
    EifRating,
    Evidence,
    Family,
    GuidePage,
    Intervention,
    Mentioned,
    MentionedRating,
    Note,
    Outcome,
    Practitioners,
    ReviewLevel,
    Section,
    Source,
    SynonymGroup,
    Term,
    Topic,
    UkUse,
    Work,
)
from sfdesk.model.vocabulary import (
    Basis,
    DeliveryModel,
    Domain,
    EntryKind,
    Finding,
    GapTag,
    Group,
    Judgement,
    Kind,
    LevelOfNeed,
    MentionedType,
    Rating,
    SectionId,
    TopicSlug,
    UkDelivery,
    UkUseStatus,
)

DATABASE = "matrix.sqlite"
FORMAT = 1

Grouped = dict[int, list[sqlite3.Row]]


def read_edition(folder: Path) -> Edition:
    """Verify and read a built edition.

    Args:
        folder: Holds ``matrix.sqlite`` and its manifest. Nothing is written to it.

    Raises:
        EditionError: If it is missing, damaged or of another format.
    """
    verify(folder)
    path = (folder / DATABASE).resolve()
    try:
        with closing(
            sqlite3.connect(f"{file_uri(path)}?mode=ro&immutable=1", uri=True)
        ) as database:
            database.row_factory = sqlite3.Row
            return _Reader(database).edition()
    except (sqlite3.Error, OSError, ValueError, TypeError, LookupError) as error:
        raise EditionError(
            f"The edition in {folder} cannot be read.",
            kept="Nothing was changed.",
            do="Install sfdesk again.",
            detail=repr(error),
        ) from error


class _Reader:
    """Reads one open database."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        found = database.execute("PRAGMA user_version").fetchone()[0]
        if found != FORMAT:
            raise EditionError(
                f"This edition has database format {found}; this program reads {FORMAT}.",
                do="Install the sfdesk that belongs to it.",
            )
        self._entries = {row["id"]: row for row in self._rows("entry", "position")}
        self._tags: dict[tuple[int, str], list[str]] = defaultdict(list)
        for row in self._rows("tag", "position"):
            self._tags[row["entry"], row["field"]].append(row["value"])
        self._citations = self._grouped("citation", "entry")
        self._paragraphs = self._grouped("paragraph", "section")
        self._sections = self._grouped("section", "entry")

    def _rows(self, table: str, order: str) -> list[sqlite3.Row]:
        # Table and column names are this file's own constants, never input.
        return self._database.execute(f"SELECT * FROM {table} ORDER BY {order}").fetchall()

    def _grouped(self, table: str, owner: str) -> Grouped:
        grouped: Grouped = defaultdict(list)
        for row in self._rows(table, "position"):
            grouped[row[owner]].append(row)
        return grouped

    def edition(self) -> Edition:
        """Assemble the whole edition."""
        return Edition(
            info=self._info(),
            interventions=tuple(self._interventions()),
            topics=tuple(self._topics()),
            mentioned=tuple(self._mentioned()),
            guide=tuple(self._guide()),
            glossary=tuple(self._glossary()),
            notes=tuple(self._notes()),
            cautions=tuple(self._cautions()),
            synonyms=tuple(self._synonyms()),
        )

    def _info(self) -> EditionInfo:
        return EditionInfo(**{row["key"]: row["value"] for row in self._rows("info", "key")})

    def _of_kind(self, kind: EntryKind) -> Iterator[sqlite3.Row]:
        return (row for row in self._entries.values() if row["kind"] == kind.value)

    def _slug(self, entry_id: int | str) -> str:
        return str(self._entries[int(entry_id)]["slug"])

    def _tag(self, entry: sqlite3.Row, field: str) -> tuple[str, ...]:
        return tuple(self._tags.get((entry["id"], field), ()))

    def _related(self, entry: sqlite3.Row) -> tuple[str, ...]:
        return tuple(self._slug(target) for target in self._tag(entry, "related"))

    def _cited(self, rows: list[sqlite3.Row]) -> tuple[Citation, ...]:
        return tuple(Citation(int(self._slug(row["note"])), row["printed"]) for row in rows)

    def _references(self, entry: sqlite3.Row) -> tuple[Citation, ...]:
        return self._cited(self._citations.get(entry["id"], []))

    def _texts(self, section: sqlite3.Row) -> tuple[str, ...]:
        return tuple(row["text"] for row in self._paragraphs.get(section["id"], []))

    def _page(self, entry: sqlite3.Row) -> tuple[Section, ...]:
        return tuple(
            Section(
                heading=row["heading"],
                paragraphs=self._texts(row),
                source=row["source"],
                id=SectionId(row["name"]) if row["name"] else None,
            )
            for row in self._sections.get(entry["id"], [])
        )

    def _interventions(self) -> Iterator[Intervention]:
        rows = {row["entry"]: row for row in self._rows("intervention", "entry")}
        ratings = self._grouped("eif_rating", "entry")
        outcomes = self._grouped("outcome", "entry")
        families = self._grouped("family", "entry")
        places = self._grouped("field_source", "entry")
        for entry in self._of_kind(EntryKind.INTERVENTION):
            number = entry["id"]
            row = rows[number]
            texts = {s["name"]: self._texts(s) for s in self._sections.get(number, [])}
            yield Intervention(
                slug=entry["slug"],
                name=entry["name"],
                aliases=self._tag(entry, "aliases"),
                kind=Kind(row["kind"]),
                topic=TopicSlug(self._slug(row["topic"])),
                summary=entry["summary"],
                description=texts["description"],
                levels_of_need=tuple(map(LevelOfNeed, self._tag(entry, "levels_of_need"))),
                target_population=row["target_population"],
                delivery_models=tuple(map(DeliveryModel, self._tag(entry, "delivery_models"))),
                duration=row["duration"],
                related=self._related(entry),
                references=self._references(entry),
                practitioners=Practitioners(row["practitioners"], row["qcf_min"], row["qcf_max"]),
                uk_use=UkUse(UkUseStatus(row["uk_use_status"]), row["uk_use"]),
                evidence=self._evidence(entry, row, ratings[number], texts),
                outcomes=tuple(
                    Outcome(Domain(o["domain"]), o["outcome"], Finding(o["finding"]))
                    for o in outcomes[number]
                ),
                source=Source(
                    entry["source"],
                    row["source_row"],
                    {p["field"]: p["place"] for p in places[number]},
                ),
                family=_family(families[number]),
                group=Group(row["group_name"]) if row["group_name"] else None,
                typical_level_of_need=(
                    LevelOfNeed(row["typical_level_of_need"])
                    if row["typical_level_of_need"]
                    else None
                ),
                level_of_need_note=row["level_of_need_note"],
                ages=_ages(row),
            )

    def _evidence(
        self,
        entry: sqlite3.Row,
        row: sqlite3.Row,
        ratings: list[sqlite3.Row],
        texts: dict[str, tuple[str, ...]],
    ) -> Evidence:
        level = None
        if row["review_level"]:
            level = ReviewLevel(
                Rating(row["review_level"]),
                row["review_level_scope"],
                bool(row["review_level_for_families"]),
            )
        return Evidence(
            in_guidebook=bool(row["in_guidebook"]),
            eif_ratings=tuple(EifRating(r["programme"], Rating(r["rating"])) for r in ratings),
            review_judgement=Judgement(row["review_judgement"]),
            cost_ratings=tuple(map(int, self._tag(entry, "cost_ratings"))),
            effectiveness=texts["effectiveness"],
            strength=texts["strength"],
            gaps=texts["gaps"],
            gap_tags=tuple(map(GapTag, self._tag(entry, "gap_tags"))),
            review_level=level,
        )

    def _topics(self) -> Iterator[Topic]:
        for entry in self._of_kind(EntryKind.TOPIC):
            yield Topic(
                slug=entry["slug"],
                name=entry["name"],
                aliases=self._tag(entry, "aliases"),
                summary=entry["summary"],
                references=self._references(entry),
                related=self._related(entry),
                sections=self._page(entry),
            )

    def _mentioned(self) -> Iterator[Mentioned]:
        rows = {row["entry"]: row for row in self._rows("mentioned", "entry")}
        topics = self._grouped("mentioned_topic", "entry")
        for entry in self._of_kind(EntryKind.MENTIONED):
            row = rows[entry["id"]]
            rating = None
            if row["rating_level"]:
                rating = MentionedRating(
                    Rating(row["rating_level"]), row["rating_by"], row["rating_scope"]
                )
            yield Mentioned(
                slug=entry["slug"],
                name=entry["name"],
                aliases=self._tag(entry, "aliases"),
                type=MentionedType(row["type"]),
                topics=tuple(TopicSlug(self._slug(t["topic"])) for t in topics[entry["id"]]),
                text=self._texts(self._sections[entry["id"]][0]),
                uk_delivery=UkDelivery(row["uk_delivery"]),
                related=self._related(entry),
                references=self._references(entry),
                source=entry["source"],
                rating=rating,
            )

    def _guide(self) -> Iterator[GuidePage]:
        order = {row["entry"]: row["reading_order"] for row in self._rows("guide_page", "entry")}
        for entry in self._of_kind(EntryKind.GUIDE):
            yield GuidePage(
                slug=entry["slug"],
                title=entry["name"],
                summary=entry["summary"],
                order=order[entry["id"]],
                references=self._references(entry),
                sections=self._page(entry),
            )

    def _glossary(self) -> Iterator[Term]:
        rows = {row["entry"]: row for row in self._rows("term", "entry")}
        for entry in self._of_kind(EntryKind.GLOSSARY):
            row = rows[entry["id"]]
            yield Term(
                slug=entry["slug"],
                term=row["term"],
                abbreviation=row["abbreviation"],
                aliases=self._tag(entry, "aliases"),
                meaning=entry["summary"],
                basis=Basis(row["basis"]),
                source=entry["source"],
            )

    def _notes(self) -> Iterator[Note]:
        works = self._grouped("work", "entry")
        fields = ("authors", "year", "title", "publication", "doi", "url")
        for entry in self._of_kind(EntryKind.REFERENCE):
            yield Note(
                number=int(entry["slug"]),
                works=tuple(Work(*(w[f] for f in fields)) for w in works[entry["id"]]),
                comment=entry["summary"],
            )

    def _cautions(self) -> Iterator[Caution]:
        applies = self._grouped("caution_applies", "caution")
        citations = self._grouped("citation", "caution")
        for row in self._rows("caution", "id"):
            yield Caution(
                slug=row["slug"],
                concerns=row["concerns"],
                text=row["text"],
                plain=row["plain"],
                applies_to=tuple(self._slug(a["entry"]) for a in applies[row["id"]]),
                references=self._cited(citations[row["id"]]),
                source=row["source"],
                safety=bool(row["safety"]),
            )

    def _synonyms(self) -> Iterator[SynonymGroup]:
        for rows in self._grouped("synonym", "group_id").values():
            by_role: dict[str, list[str]] = {}
            for row in rows:
                by_role.setdefault(row["role"], []).append(row["word"])
            yield SynonymGroup(**{role: tuple(words) for role, words in by_role.items()})


def _ages(row: sqlite3.Row) -> Ages | None:
    if row["age_min_months"] is None:
        return None
    return Ages(row["age_min_months"], row["age_max_months"])


def _family(rows: list[sqlite3.Row]) -> Family:
    texts: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        texts[row["field"]].append(row["text"])
    lists = {"what_happens", "questions_to_ask"}
    values: dict[str, Any] = {
        field: tuple(words) if field in lists else words[0] for field, words in texts.items()
    }
    return Family(**values)
