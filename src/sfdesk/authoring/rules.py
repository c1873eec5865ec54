"""What must be true between the fields and between the files of an edition.

Each rule yields faults of a record, each with its field and the mend; who reports them knows where
the record stands.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from sfdesk.authoring.dates import is_date, is_day
from sfdesk.authoring.problems import Fault, Part, Problem, meant
from sfdesk.model.edition import Edition
from sfdesk.model.entries import (
    Asked,
    Caution,
    Concept,
    Entry,
    GuidePage,
    Intervention,
    Mentioned,
    Need,
    Note,
    Since,
    Topic,
)
from sfdesk.model.info import EditionInfo
from sfdesk.model.parts import Citation
from sfdesk.model.text import cited
from sfdesk.model.vocabulary import EntryKind, JudgementScope, Said, UkUseStatus

SUMMARY_WORDS = 25
SCOPE_WORDS = 7
OLDEST = 216
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def problems(edition: Edition) -> Iterator[Problem]:
    """Yield every problem of the edition."""
    yield from _slugs(edition)
    yield from _numbers(edition)
    for part in (edition.info, *edition.entries(), *_beside(edition)):
        for fault in _faults(edition, part):
            yield Problem(part, *fault)


def _beside(edition: Edition) -> Iterable[Part]:
    return (*edition.cautions, *edition.since, *edition.concepts, *edition.asked, *edition.needs)


def _faults(edition: Edition, part: Part) -> Iterator[Fault]:
    match part:
        case EditionInfo():
            yield from _info(edition)
        case Intervention():
            yield from _row(edition, part)
        case Topic():
            yield from _summary(part.summary)
            yield from _links(edition, part.related)
        case GuidePage():
            yield from _summary(part.summary)
        case Mentioned():
            yield from _unknown("topics", part.topics, "topic", _slugs_of(edition.topics))
            yield from _links(edition, part.related)
        case Note():
            yield from _note(part)
        case Caution():
            yield from _caution(edition, part)
        case Since():
            yield from _since(edition, part)
        case Concept():
            needs = frozenset(need.slug for need in edition.needs)
            yield from _unknown("needs", part.needs, "need", needs)
        case Asked():
            yield from _place(edition, "entry", part.entry)
        case Need():
            yield from _need(edition, part)
    if isinstance(part, Intervention | Topic | Mentioned | GuidePage):
        yield from _cites(edition, part)


def _info(edition: Edition) -> Iterator[Fault]:
    info = edition.info
    for field in ("released", "look_again_by"):
        if not is_day(getattr(info, field)):
            told = f"“{getattr(info, field)}” is not a date; write it like 2027-05-31"
            yield Fault(field, told)
    for field in ("made_by", "paid_by", "evidence_as_of", "source_title"):
        if not getattr(info, field).strip():
            yield Fault(field, "is empty; sheets say it")
    for field, place in info.explained.items():
        yield from _place(edition, f"explained.{field}", place)
    if any(info.guidebook) and not all(info.guidebook):
        yield Fault("guidebook", "name, short and by: write all of them, or none")
    if not info.domains:
        yield Fault("domains", "is empty; outcomes are sorted into them")
    if info.danger and info.danger not in _slugs_of(edition.topics):
        yield Fault("danger", f"“{info.danger}” is no topic", links=True)
    if info.serial < 1:
        yield Fault("serial", "counts the releases, so it is 1 or more")
    every = {entry.slug for entry in edition.entries()}
    for old, new in info.aliases.items():
        if old in every:
            yield Fault(
                "aliases", f"“{old}” is still the slug of an entry; only old slugs stand here"
            )
        if new not in every:
            yield Fault("aliases", f"“{new}” is the slug of no entry", links=True)


def _place(edition: Edition, field: str, place: str) -> Iterator[Fault]:
    kind, _, slug = place.partition("/")
    if kind not in list(EntryKind) or not edition.has(EntryKind(kind), slug):
        told = f"“{place}” is no page; write it like guide/cost-ratings"
        yield Fault(field, told, links=True)


def _slugs(edition: Edition) -> Iterator[Problem]:
    named: tuple[Entry, ...] = (*edition.interventions, *edition.topics, *edition.mentioned)
    groups: tuple[tuple[Entry | Caution | Need, ...], ...] = (
        named,
        edition.guide,
        edition.glossary,
        edition.cautions,
        edition.needs,
    )
    for group in groups:
        counts = Counter(entry.slug for entry in group)
        for entry in group:
            if counts[entry.slug] > 1:
                used = f"“{entry.slug}” is used {counts[entry.slug]} times; each must be its own"
                yield Problem(entry, "slug", used)
            if not _SLUG.fullmatch(entry.slug):
                told = f"“{entry.slug}” must be lower-case words joined by hyphens"
                yield Problem(entry, "slug", told)


def _numbers(edition: Edition) -> Iterator[Problem]:
    before = 0
    for note in edition.notes:
        if note.number != before + 1:
            told = f"is {note.number}, and should be {before + 1}: the notes run from 1 in order"
            yield Problem(note, "number", told, links=True)
        before = note.number


def _note(note: Note) -> Iterator[Fault]:
    if not note.works and not note.comment:
        yield Fault("works", "has neither a work nor a comment; add one")


def _summary(summary: str) -> Iterator[Fault]:
    words = len(summary.split())
    if not 0 < words <= SUMMARY_WORDS:
        yield Fault("summary", f"has {words} words; write 1 to {SUMMARY_WORDS}")


def _row(edition: Edition, row: Intervention) -> Iterator[Fault]:
    yield from _summary(row.summary)
    yield from _links(edition, row.related)
    if row.topic not in _slugs_of(edition.topics):
        yield Fault("topic", f"“{row.topic}” is no topic", links=True)
    if row.group and row.group not in edition.info.groups:
        yield Fault("group", f"“{row.group}” has no name under groups in edition.toml; add it")
    for field in ("levels_of_need", "description"):
        if not getattr(row, field):
            yield Fault(field, "is empty; fill it")
    for field in ("effectiveness", "strength", "gaps", "gap_tags"):
        if not getattr(row.evidence, field):
            yield Fault(
                f"evidence.{field}", "is empty; say what the review says, or that it says nothing"
            )
    yield from _ages(row)
    yield from _qcf_levels(row)
    yield from _evidence(row, len(edition.info.costs), named=bool(edition.info.guidebook.name))
    yield from _judgements(row)
    for number, outcome in enumerate(row.outcomes):
        yield from _domains(edition, (outcome.domain,), f"outcomes[{number}].domain")
        if not outcome.for_whom:
            yield Fault(f"outcomes[{number}].for_whom", "is empty; say whose outcome it is")
    if not 4 <= len(row.family.questions_to_ask) <= 6:
        yield Fault(
            "family.questions_to_ask", f"has {len(row.family.questions_to_ask)}; write 4 to 6"
        )


def _ages(row: Intervention) -> Iterator[Fault]:
    if row.any_age and row.ages:
        yield Fault("any_age", "stands beside no ages; remove one of them")
    for number, ages in enumerate(row.ages):
        last = OLDEST if ages.max_months is None else ages.max_months
        if not 0 <= ages.min_months <= last <= OLDEST:
            yield Fault(
                f"ages[{number}]", f"must run from 0 up to at most {OLDEST} months, the lower first"
            )


def _qcf_levels(row: Intervention) -> Iterator[Fault]:
    low, high = row.practitioners.qcf_min, row.practitioners.qcf_max
    if high is not None and low is None:
        yield Fault("practitioners.qcf_max", "needs a qcf_min beside it")
    if any(level is not None and not 1 <= level <= 8 for level in (low, high)):
        yield Fault("practitioners", "QCF levels run from 1 to 8")
    if low is not None and high is not None and low > high:
        yield Fault("practitioners", "qcf_min must not be above qcf_max")


def _evidence(row: Intervention, highest_cost: int, *, named: bool) -> Iterator[Fault]:
    evidence = row.evidence
    if evidence.in_guidebook is not Said.NOT_STATED and not named:
        told = "must be “not-stated” where guidebook in edition.toml has no name"
        yield Fault("evidence.in_guidebook", told)
    if evidence.eif_ratings and evidence.in_guidebook is not Said.YES:
        yield Fault("evidence.in_guidebook", "must be “yes” where the guidebook gave a rating")
    if row.uk_use.status is UkUseStatus.EVALUATED and evidence.tested_in_uk is not Said.YES:
        yield Fault("evidence.tested_in_uk", "must be “yes” where uk_use says evaluated")
    for number, each in enumerate(evidence.eif_ratings):
        if not each.ratings:
            told = "is empty; write the rating, or remove the programme"
            yield Fault(f"evidence.eif_ratings[{number}].ratings", told)
    if evidence.eif_ratings and evidence.review_level:
        yield Fault(
            "evidence.review_level", "is only for rows without a rating of the guidebook; remove it"
        )
    for number, cost in enumerate(evidence.cost_ratings):
        if not 1 <= cost.rating <= highest_cost:
            told = f"cost ratings run from 1 to {highest_cost}, as costs in edition.toml say"
            yield Fault(f"evidence.cost_ratings[{number}].rating", told)
    if "not-stated" in evidence.gap_tags and len(evidence.gap_tags) > 1:
        yield Fault("evidence.gap_tags", "“not-stated” stands alone or not at all")
    if row.typical_level_of_need and row.typical_level_of_need not in row.levels_of_need:
        yield Fault("typical_level_of_need", "must be one of levels_of_need")


def _judgements(row: Intervention) -> Iterator[Fault]:
    judged = row.evidence.review_judgements
    scopes = Counter((each.scope, each.where) for each in judged)
    if sum(each.scope is JudgementScope.FAMILIES for each in judged) != 1:
        yield Fault(
            "evidence.review_judgements",
            "needs exactly one with the scope “families”; "
            "write “not-stated” where the review has no word for it",
        )
    if any(count > 1 for count in scopes.values()):
        yield Fault("evidence.review_judgements", "has a scope twice; keep one of them")
    for number, each in enumerate(judged):
        if bool(each.where) is (each.scope is JudgementScope.FAMILIES):
            told = "says in which other setting: only, and always, with the scope “elsewhere”"
            yield Fault(f"evidence.review_judgements[{number}].where", told)


def _links(edition: Edition, slugs: Iterable[str], field: str = "related") -> Iterator[Fault]:
    known = _slugs_of(edition.interventions, edition.topics, edition.mentioned)
    yield from _unknown(field, slugs, "intervention, topic or mentioned entry", known)


def _unknown(
    field: str, slugs: Iterable[str], what: str, known: Collection[str]
) -> Iterator[Fault]:
    for number, slug in enumerate(slugs):
        if slug not in known:
            yield Fault(f"{field}[{number}]", f"“{slug}” is no {what}", links=True)


def _domains(edition: Edition, domains: Iterable[str], field: str) -> Iterator[Fault]:
    known = edition.info.domains
    for domain in domains:
        if domain not in known:
            hint = meant(domain, known, "; they stand in edition.toml")
            yield Fault(field, f"“{domain}” is none of the domains{hint}")


def _slugs_of(*groups: Iterable[Entry]) -> frozenset[str]:
    return frozenset(entry.slug for entry in chain.from_iterable(groups))


def _cites(
    edition: Edition, entry: Intervention | Topic | Mentioned | GuidePage
) -> Iterator[Fault]:
    if isinstance(entry, Intervention):
        inline = entry.cited()
    elif isinstance(entry, Mentioned):
        inline = cited(entry.text)
    else:
        inline = cited(p for section in entry.sections for p in section.paragraphs)
    yield from _reference_problems(edition, inline, entry.references)


def _reference_problems(
    edition: Edition, inline: frozenset[int], references: Iterable[Citation]
) -> Iterator[Fault]:
    listed = [citation.number for citation in references]
    known = {note.number for note in edition.notes}
    for number in sorted(inline - set(listed)):
        yield Fault("references", f"note {number} is marked in the text; list it")
    for number in sorted(set(listed) - inline):
        told = f"note {number} is listed but marked nowhere in the text; mark or remove"
        yield Fault("references", told)
    for number in sorted(set(listed) - known):
        yield Fault("references", f"there is no note {number}", links=True)
    if len(set(listed)) != len(listed):
        yield Fault("references", "a note is listed twice")


def _caution(edition: Edition, caution: Caution) -> Iterator[Fault]:
    yield from _links(edition, caution.applies_to, "applies_to")
    yield from _reference_problems(edition, cited((caution.text,)), caution.references)
    words = len(caution.scope_words.split())
    if not 0 < words <= SCOPE_WORDS:
        yield Fault("scope_words", f"has {words} words; quote 1 to {SCOPE_WORDS} of the review")


def _since(edition: Edition, item: Since) -> Iterator[Fault]:
    if not is_date(item.date):
        yield Fault("date", f"“{item.date}” is not a date; write 2023, 2023-06 or 2023-06-14")
    if not is_day(item.looked):
        yield Fault("looked", f"“{item.looked}” is not a date; write it like 2026-11-25")
    if not item.address.startswith("https://"):
        yield Fault("address", "write where it can be read, beginning with https://")
    known = _slugs_of(edition.entries())
    yield from _unknown("applies_to", item.applies_to, "entry of any kind", known)


def _need(edition: Edition, need: Need) -> Iterator[Fault]:
    topics = _slugs_of(edition.topics)
    yield from _unknown("topics", need.topics, "topic", topics)
    yield from _domains(edition, need.domains, "domains")
    rows = _slugs_of(edition.interventions)
    yield from _unknown("interventions", need.interventions, "intervention", rows)
    mentioned = _slugs_of(edition.mentioned)
    yield from _unknown("mentioned", need.mentioned, "mentioned entry", mentioned)
    if not (need.interventions or need.mentioned or need.none):
        yield Fault("none", "is empty; say that the review holds nothing for it")
