"""What must be true between the fields and between the files of an edition.

Each rule yields problems as ``file: field: what and mend``; ``source`` raises them together.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import chain

from sfdesk.model.edition import Edition
from sfdesk.model.entries import (
    Caution,
    Citation,
    Entry,
    GuidePage,
    Intervention,
    Mentioned,
    Need,
    Since,
    Topic,
)
from sfdesk.model.text import cited
from sfdesk.model.vocabulary import JudgementScope

SUMMARY_WORDS = 25
SCOPE_WORDS = 7
OLDEST = 216
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DATE = re.compile(r"(\d{4})(-\d{2})?(-\d{2})?")


def problems(edition: Edition) -> Iterator[str]:
    """Yield every problem of the edition."""
    for problem in _info(edition):
        yield f"edition.toml: {problem}"
    yield from _slugs(edition)
    yield from _notes(edition)
    for row in edition.interventions:
        for problem in (*_row(edition, row), *_links(edition, row.related), *_cites(edition, row)):
            yield f"interventions/{row.slug}.toml: {problem}"
    for topic in edition.topics:
        for problem in (*_summary(topic.summary), *_links(edition, topic.related)):
            yield f"topics/{topic.slug}.toml: {problem}"
        for problem in _cites(edition, topic):
            yield f"topics/{topic.slug}.toml: {problem}"
    for entry in edition.mentioned:
        topics = _unknown("topics", entry.topics, "topic", _slugs_of(edition.topics))
        for problem in (*topics, *_links(edition, entry.related), *_cites(edition, entry)):
            yield f"mentioned.toml: {entry.slug}: {problem}"
    for page in edition.guide:
        for problem in (*_summary(page.summary), *_cites(edition, page)):
            yield f"guide/…{page.slug}.toml: {problem}"
    for caution in edition.cautions:
        for problem in _caution(edition, caution):
            yield f"cautions.toml: {caution.slug}: {problem}"
    for item in edition.since:
        for problem in _since(edition, item):
            yield f"since.toml: “{item.what[:40]}…”: {problem}"
    for concept in edition.concepts:
        needs = frozenset(need.slug for need in edition.needs)
        for problem in _unknown("needs", concept.needs, "need", needs):
            yield f"vocabulary: “{concept.name}”: {problem}"
    for need in edition.needs:
        for problem in _need(edition, need):
            yield f"needs.toml: {need.slug}: {problem}"


def _info(edition: Edition) -> Iterator[str]:
    info = edition.info
    for field in ("released", "look_again_by"):
        if not _is_day(getattr(info, field)):
            yield f"{field}: “{getattr(info, field)}” is no date; write it like 2027-05-31"
    for field in ("made_by", "paid_by", "evidence_as_of", "source_title"):
        if not getattr(info, field).strip():
            yield f"{field}: is empty; sheets say it"
    if info.serial < 1:
        yield "serial: counts the releases, so it is 1 or more"
    every = {entry.slug for entry in edition.entries()}
    for old, new in info.aliases.items():
        if old in every:
            yield f"aliases: “{old}” is still the slug of an entry; only old slugs stand here"
        if new not in every:
            yield f"aliases: “{new}” is the slug of no entry"


def _slugs(edition: Edition) -> Iterator[str]:
    named: tuple[Entry, ...] = (*edition.interventions, *edition.topics, *edition.mentioned)
    groups: tuple[tuple[Entry | Caution | Need, ...], ...] = (
        named,
        edition.guide,
        edition.glossary,
        edition.cautions,
        edition.needs,
    )
    for slugs in ([entry.slug for entry in group] for group in groups):
        for slug, count in Counter(slugs).items():
            if count > 1:
                yield f"edition: slug: “{slug}” is used {count} times; each must be its own"
            if not _SLUG.fullmatch(slug):
                yield f"edition: slug: “{slug}” must be lower-case words joined by hyphens"


def _notes(edition: Edition) -> Iterator[str]:
    numbers = [note.number for note in edition.notes]
    whole = list(range(1, max(numbers, default=0) + 1))
    if numbers != whole:
        missing = sorted(set(whole) - set(numbers))
        yield (
            "references.toml: number: the notes must run from 1 in order; "
            f"missing: {missing or 'none, but the order or a repeat is wrong'}"
        )
    for note in edition.notes:
        if not note.works and not note.comment:
            yield f"references.toml: note {note.number}: has neither a work nor a comment; add one"


def _summary(summary: str) -> Iterator[str]:
    words = len(summary.split())
    if not 0 < words <= SUMMARY_WORDS:
        yield f"summary: has {words} words; write 1 to {SUMMARY_WORDS}"


def _row(edition: Edition, row: Intervention) -> Iterator[str]:
    yield from _summary(row.summary)
    yield from _unknown("topic", (row.topic,), "topic", _slugs_of(edition.topics))
    if row.group and row.group not in edition.info.groups:
        yield f"group: “{row.group}” has no name in edition.toml under [groups]; add it"
    for field in ("levels_of_need", "description"):
        if not getattr(row, field):
            yield f"{field}: is empty; fill it"
    for field in ("effectiveness", "strength", "gaps", "gap_tags"):
        if not getattr(row.evidence, field):
            yield f"evidence.{field}: is empty; say what the review says, or that it says nothing"
    yield from _ages(row)
    yield from _qcf_levels(row)
    yield from _evidence(row)
    yield from _judgements(row)
    if any(not outcome.for_whom for outcome in row.outcomes):
        yield "outcomes: for_whom: is empty; say whose outcome it is"
    if not 4 <= len(row.family.questions_to_ask) <= 6:
        yield f"family.questions_to_ask: has {len(row.family.questions_to_ask)}; write 4 to 6"


def _ages(row: Intervention) -> Iterator[str]:
    if row.any_age and row.ages:
        yield "any_age: stands beside no ages; remove one of them"
    for ages in row.ages:
        last = OLDEST if ages.max_months is None else ages.max_months
        if not 0 <= ages.min_months <= last <= OLDEST:
            yield f"ages: must run from 0 up to at most {OLDEST} months, the lower first"


def _qcf_levels(row: Intervention) -> Iterator[str]:
    low, high = row.practitioners.qcf_min, row.practitioners.qcf_max
    if high is not None and low is None:
        yield "practitioners.qcf_max: needs a qcf_min beside it"
    if any(level is not None and not 1 <= level <= 8 for level in (low, high)):
        yield "practitioners: QCF levels run from 1 to 8"
    if low is not None and high is not None and low > high:
        yield "practitioners: qcf_min must not be above qcf_max"


def _evidence(row: Intervention) -> Iterator[str]:
    evidence = row.evidence
    if evidence.eif_ratings and not evidence.in_guidebook:
        yield "evidence.in_guidebook: must be true where there is a Guidebook rating"
    if any(not each.ratings for each in evidence.eif_ratings):
        yield "evidence.eif_ratings: ratings: is empty; write the rating, or remove the programme"
    if evidence.eif_ratings and evidence.review_level:
        yield "evidence.review_level: is only for rows without a Guidebook rating; remove it"
    if any(not 1 <= cost.rating <= 5 for cost in evidence.cost_ratings):
        yield "evidence.cost_ratings: cost ratings run from 1 to 5"
    if "not-stated" in evidence.gap_tags and len(evidence.gap_tags) > 1:
        yield "evidence.gap_tags: “not-stated” stands alone or not at all"
    if row.typical_level_of_need and row.typical_level_of_need not in row.levels_of_need:
        yield "typical_level_of_need: must be one of levels_of_need"


def _judgements(row: Intervention) -> Iterator[str]:
    scopes = Counter(each.scope for each in row.evidence.review_judgements)
    if scopes[JudgementScope.FAMILIES] != 1:
        yield (
            "evidence.review_judgements: needs exactly one with the scope “families”; "
            "write “not-stated” where the review has no word for it"
        )
    if any(count > 1 for count in scopes.values()):
        yield "evidence.review_judgements: has a scope twice; keep one of them"


def _links(edition: Edition, slugs: Iterable[str], field: str = "related") -> Iterator[str]:
    known = _slugs_of(edition.interventions, edition.topics, edition.mentioned)
    yield from _unknown(field, slugs, "intervention, topic or mentioned entry", known)


def _unknown(field: str, slugs: Iterable[str], what: str, known: Collection[str]) -> Iterator[str]:
    for slug in slugs:
        if slug not in known:
            yield f"{field}: “{slug}” is no {what}"


def _slugs_of(*groups: Iterable[Entry]) -> frozenset[str]:
    return frozenset(entry.slug for entry in chain.from_iterable(groups))


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


def _caution(edition: Edition, caution: Caution) -> Iterator[str]:
    yield from _links(edition, caution.applies_to, "applies_to")
    yield from _reference_problems(edition, cited((caution.text,)), caution.references)
    words = len(caution.scope_words.split())
    if not 0 < words <= SCOPE_WORDS:
        yield f"scope_words: has {words} words; quote 1 to {SCOPE_WORDS} of the review"


def _since(edition: Edition, item: Since) -> Iterator[str]:
    if not _is_date(item.date):
        yield f"date: “{item.date}” is no date; write 2023, 2023-06 or 2023-06-14"
    if not _is_day(item.looked):
        yield f"looked: “{item.looked}” is no date; write it like 2026-11-25"
    if not item.address.startswith("https://"):
        yield "address: write where it can be read, beginning with https://"
    known = _slugs_of(edition.entries())
    yield from _unknown("applies_to", item.applies_to, "entry of any kind", known)


def _need(edition: Edition, need: Need) -> Iterator[str]:
    topics = _slugs_of(edition.topics)
    yield from _unknown("topics", need.topics, "topic", topics)
    rows = _slugs_of(edition.interventions)
    yield from _unknown("interventions", need.interventions, "intervention", rows)
    mentioned = _slugs_of(edition.mentioned)
    yield from _unknown("mentioned", need.mentioned, "mentioned entry", mentioned)
    if not (need.interventions or need.mentioned or need.none):
        yield "none: is empty; say that the review holds nothing for it"


def _is_day(text: str) -> bool:
    return len(text) == len("2027-05-31") and _is_date(text)


def _is_date(text: str) -> bool:
    """Return whether a text is a year, a month of one, or a day of one."""
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    year, month, day = match.groups()
    try:
        date.fromisoformat(f"{year}{month or '-01'}{day or '-01'}")
    except ValueError:
        return False
    return True
