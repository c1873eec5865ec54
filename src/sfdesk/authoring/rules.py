"""What must be true between the fields and between the files of an edition.

Each rule yields problems as ``file: field: what and mend``; ``source`` raises them together.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from sfdesk.model.edition import Edition
from sfdesk.model.entries import Caution, Citation, Entry, GuidePage, Intervention, Mentioned, Topic
from sfdesk.model.text import cited

SUMMARY_WORDS = 25
NOTE_COUNT = 178
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def problems(edition: Edition) -> Iterator[str]:
    """Yield every problem of the edition."""
    yield from _slugs(edition)
    yield from _notes(edition)
    for row in edition.interventions:
        for problem in (*_row(row), *_links(edition, row.related), *_cites(edition, row)):
            yield f"interventions/{row.slug}.toml: {problem}"
    for topic in edition.topics:
        for problem in (*_summary(topic.summary), *_links(edition, topic.related)):
            yield f"topics/{topic.slug}.toml: {problem}"
        for problem in _cites(edition, topic):
            yield f"topics/{topic.slug}.toml: {problem}"
    for entry in edition.mentioned:
        for problem in (*_links(edition, entry.related), *_cites(edition, entry)):
            yield f"mentioned.toml: {entry.slug}: {problem}"
    for page in edition.guide:
        for problem in (*_summary(page.summary), *_cites(edition, page)):
            yield f"guide/…{page.slug}.toml: {problem}"
    yield from _cautions(edition)


def _slugs(edition: Edition) -> Iterator[str]:
    named: tuple[Entry, ...] = (*edition.interventions, *edition.topics, *edition.mentioned)
    groups: tuple[tuple[Entry | Caution, ...], ...] = (
        named,
        edition.guide,
        edition.glossary,
        edition.cautions,
    )
    for slugs in ([entry.slug for entry in group] for group in groups):
        for slug, count in Counter(slugs).items():
            if count > 1:
                yield f"edition: slug: “{slug}” is used {count} times; each must be its own"
            if not _SLUG.fullmatch(slug):
                yield f"edition: slug: “{slug}” must be lower-case words joined by hyphens"


def _notes(edition: Edition) -> Iterator[str]:
    numbers = [note.number for note in edition.notes]
    if numbers != list(range(1, NOTE_COUNT + 1)):
        missing = sorted(set(range(1, NOTE_COUNT + 1)) - set(numbers))
        yield (
            f"references.toml: number: the notes must be 1 to {NOTE_COUNT} in order; "
            f"missing: {missing or 'none, but the order or a repeat is wrong'}"
        )
    for note in edition.notes:
        if not note.works and not note.comment:
            yield f"references.toml: note {note.number}: has neither a work nor a comment; add one"


def _summary(summary: str) -> Iterator[str]:
    words = len(summary.split())
    if not 0 < words <= SUMMARY_WORDS:
        yield f"summary: has {words} words; write 1 to {SUMMARY_WORDS}"


def _row(row: Intervention) -> Iterator[str]:
    yield from _summary(row.summary)
    for field in ("levels_of_need", "description"):
        if not getattr(row, field):
            yield f"{field}: is empty; fill it"
    for field in ("effectiveness", "strength", "gaps", "gap_tags"):
        if not getattr(row.evidence, field):
            yield f"evidence.{field}: is empty; say what the review says, or that it says nothing"
    yield from _row_numbers(row)
    yield from _row_evidence(row)
    if not 4 <= len(row.family.questions_to_ask) <= 6:
        yield f"family.questions_to_ask: has {len(row.family.questions_to_ask)}; write 4 to 6"


def _row_numbers(row: Intervention) -> Iterator[str]:
    if row.ages and not 0 <= row.ages.min_months <= row.ages.max_months <= 216:
        yield "ages: must run from 0 up to at most 216 months, the lower first"
    low, high = row.practitioners.qcf_min, row.practitioners.qcf_max
    if high is not None and low is None:
        yield "practitioners.qcf_max: needs a qcf_min beside it"
    if any(level is not None and not 1 <= level <= 8 for level in (low, high)):
        yield "practitioners: QCF levels run from 1 to 8"
    if low is not None and high is not None and low > high:
        yield "practitioners: qcf_min must not be above qcf_max"


def _row_evidence(row: Intervention) -> Iterator[str]:
    evidence = row.evidence
    if evidence.eif_ratings and not evidence.in_guidebook:
        yield "evidence.in_guidebook: must be true where there is a Guidebook rating"
    if evidence.eif_ratings and evidence.review_level:
        yield "evidence.review_level: is only for rows without a Guidebook rating; remove it"
    if any(not 1 <= cost <= 5 for cost in evidence.cost_ratings):
        yield "evidence.cost_ratings: cost ratings run from 1 to 5"
    if "not-stated" in evidence.gap_tags and len(evidence.gap_tags) > 1:
        yield "evidence.gap_tags: “not-stated” stands alone or not at all"
    if row.typical_level_of_need and row.typical_level_of_need not in row.levels_of_need:
        yield "typical_level_of_need: must be one of levels_of_need"


def _links(edition: Edition, slugs: Iterable[str]) -> Iterator[str]:
    groups: tuple[tuple[Entry, ...], ...] = (
        edition.interventions,
        edition.topics,
        edition.mentioned,
    )
    known = {entry.slug for group in groups for entry in group}
    for slug in slugs:
        if slug not in known:
            yield f"related: “{slug}” is no intervention, topic or mentioned entry"


def _cites(edition: Edition, entry: Intervention | Topic | Mentioned | GuidePage) -> Iterator[str]:
    if isinstance(entry, Intervention):
        inline = entry.cited()
    elif isinstance(entry, Mentioned):
        inline = cited(entry.text)
    else:
        inline = cited(p for section in entry.sections for p in section.paragraphs)
    yield from _reference_problems(edition, inline, entry.references)


def _reference_problems(
    edition: Edition, inline: frozenset[int], references: Iterable[Citation]
) -> Iterator[str]:
    listed = [citation.number for citation in references]
    known = {note.number for note in edition.notes}
    for number in sorted(inline - set(listed)):
        yield f"references: note {number} is marked in the text; list it"
    for number in sorted(set(listed) - inline):
        yield f"references: note {number} is listed but marked nowhere in the text; mark or remove"
    for number in sorted(set(listed) - known):
        yield f"references: there is no note {number}"
    if len(set(listed)) != len(listed):
        yield "references: a note is listed twice"


def _cautions(edition: Edition) -> Iterator[str]:
    for caution in edition.cautions:
        where = f"cautions.toml: {caution.slug}"
        for problem in _links(edition, caution.applies_to):
            yield f"{where}: {problem.replace('related', 'applies_to')}"
        for problem in _reference_problems(edition, cited((caution.text,)), caution.references):
            yield f"{where}: {problem}"
