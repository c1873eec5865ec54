"""What of an edition is searched, as flat documents with labelled parts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sfdesk.model.edition import Edition
from sfdesk.model.entries import (
    Entry,
    GuidePage,
    Intervention,
    Mentioned,
    Note,
    Term,
    Topic,
    kind_of,
)
from sfdesk.model.family import family_texts
from sfdesk.model.text import plain
from sfdesk.model.vocabulary import EntryKind, Judgement, MentionedType, SectionId

CAUTION = "Caution"
Parts = tuple[tuple[str, str], ...]
"""``(label, text)`` in reading order."""

_WARNS = re.compile(
    r"not (?:be )?(?:eligible|suit|appropriate|for use)|unsuitable|fits? less well|less suit"
    r"|should not be|closed to|not enough if|may not be enough|not meant for|not for families",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Document:
    """One entry as search sees it.

    Attributes:
        names: Name first, then aliases.
        lead: Words that say what and whom it is for; they weigh more than the body.
        parts: Everything that a snippet may come from.
        warnings: Cautions, "not for" and gaps. They name troubles that the entry is not for, so
            that a match in them lifts nothing.
        asked: How people ask for it; nothing of it is shown.
        parent: The slug of the intervention that this is a version of; else empty.
    """

    kind: EntryKind
    id: str
    names: tuple[str, ...]
    lead: str
    parts: Parts
    warnings: Parts = ()
    asked: tuple[str, ...] = ()
    parent: str = ""

    @property
    def name(self) -> str:
        """The entry's own name."""
        return self.names[0]


def documents(edition: Edition) -> Iterator[Document]:
    """Yield a document for every entry of the edition; interventions first, in their order."""
    for entry in edition.entries():
        names, lead, parts = _content(edition, entry)
        cautions = edition.cautions_for(entry.slug) if not isinstance(entry, Note) else ()
        parts += [(CAUTION, f"For {each.concerns}: {each.text}") for each in cautions]
        rest = (*_sorted_out(parts), edition.asked_for(entry), _parent(edition, entry))
        yield Document(kind_of(entry), entry.slug, (entry.name, *names), plain(lead), *rest)


def _sorted_out(parts: list[tuple[str, str]]) -> tuple[Parts, Parts]:
    """Take apart what an entry is, and what it is not for or does not show."""
    told, warnings = list[tuple[str, str]](), list[tuple[str, str]]()
    for label, text in parts:
        if label in (CAUTION, _LABELS["gaps"]):
            warnings.append((label, plain(text)))
            continue
        sentences = _SENTENCE_ENDS.split(plain(text))
        warnings += [(label, each) for each in sentences if _WARNS.search(each)]
        told.append((label, " ".join(each for each in sentences if not _WARNS.search(each))))
    return tuple(each for each in told if each[1]), tuple(each for each in warnings if each[1])


def _parent(edition: Edition, entry: Entry) -> str:
    if not isinstance(entry, Mentioned) or entry.type is not MentionedType.VERSION:
        return ""
    rows = {row.slug for row in edition.interventions}
    return next((slug for slug in entry.related if slug in rows), "")


_Content = tuple[tuple[str, ...], str, list[tuple[str, str]]]


def _content(edition: Edition, entry: Entry) -> _Content:
    match entry:
        case Intervention():
            return entry.aliases, *_intervention(edition, entry)
        case Topic() | GuidePage():
            aliases = entry.aliases if isinstance(entry, Topic) else ()
            return aliases, entry.summary, [("Summary", entry.summary), *_sections(entry)]
        case Mentioned():
            topics = " ".join(map(edition.topic_name, entry.topics))
            return entry.aliases, topics, [("What the review says", t) for t in entry.text]
        case Term():
            names = (entry.term, entry.abbreviation, *entry.aliases)
            return tuple(filter(None, names)), "", [("Meaning", entry.meaning)]
        case Note():
            return (), "", _note(entry)


def _sections(page: Topic | GuidePage) -> Iterator[tuple[str, str]]:
    for section in page.sections:
        gap = section.id is SectionId.NOT_KNOWN
        for paragraph in section.paragraphs:
            yield _LABELS["gaps"] if gap else section.heading, paragraph


def _note(note: Note) -> list[tuple[str, str]]:
    works = [
        " ".join(part for part in (w.authors, w.year, w.title, w.publication) if part)
        for w in note.works
    ]
    return [("Reference", text) for text in (*works, note.comment)]


_LABELS = {
    "description": "What it is",
    "uk_use": "Use in the UK",
    "effectiveness": "What the evidence says",
    "strength": "How strong the evidence is",
    "gaps": "What is not known",
}


def _intervention(edition: Edition, row: Intervention) -> tuple[str, list[tuple[str, str]]]:
    unknown = row.family.what_we_do_not_know
    parts = [
        ("Summary", row.summary),
        ("Who it is for", row.target_population),
        ("Level of need", row.level_of_need_note),
        *((_LABELS[name], text) for name, texts in row.texts() for text in texts),
        ("Who delivers it", row.practitioners.text),
        ("How long", row.duration),
        *(("Outcomes", each.outcome) for each in row.outcomes),
        ("At a glance", _terms(edition, row)),
        *(("Family version", text) for text in family_texts(row.family) if text != unknown),
        (_LABELS["gaps"], unknown),
    ]
    improved = " ".join(o.outcome for o in row.outcomes if o.finding.value == "improved")
    lead = f"{row.summary} {row.target_population} {edition.topic_name(row.topic)} {improved}"
    return lead, parts


def _terms(edition: Edition, row: Intervention) -> str:
    terms = (*row.levels_of_need, *row.delivery_models, *row.evidence.gap_tags)
    _, *group = edition.place_of(row)
    evidence = row.evidence
    facts = [
        f"{each.programme}: level {rating.value}"
        for each in evidence.eif_ratings
        for rating in each.ratings
    ]
    costs = [edition.info.cost_label(cost.rating) for cost in evidence.cost_ratings]
    facts += [f"cost rating {label}" for label in costs]
    facts += [f"ages {ages.label}" for ages in row.ages]
    if row.practitioners.qcf_min is not None:
        facts.append(f"QCF level {row.practitioners.qcf_min}")
    if evidence.judgement is not Judgement.NOT_STATED:
        facts.append(f"evidence {evidence.judgement.label.lower()}")
    return "; ".join((row.kind.label, *group, *(term.label for term in terms), *facts))
