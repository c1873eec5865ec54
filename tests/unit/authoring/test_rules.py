"""What must be true between fields and files of an edition, each rule broken once."""

from collections.abc import Callable
from typing import Any

import pytest

from sfdesk.authoring import rules
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Asked, Intervention
from sfdesk.model.info import Guidebook
from sfdesk.model.parts import (
    AgeRange,
    CostRating,
    EifRating,
    Outcome,
    Practitioners,
    ReviewJudgement,
    ReviewLevel,
    UkUse,
)
from sfdesk.model.vocabulary import (
    Finding,
    ForWhom,
    GapTag,
    Judgement,
    JudgementScope,
    LevelOfNeed,
    Rating,
    Said,
    UkUseStatus,
)

READING = Outcome("school and learning", "reading", Finding.MIXED, (ForWhom.CHILDREN,))
FAMILIES = ReviewJudgement(Judgement.LOW, JudgementScope.FAMILIES)
ELSEWHERE = ReviewJudgement(Judgement.STRONG, JudgementScope.ELSEWHERE, "schools")


def problems(edition: Edition) -> list[str]:
    return [str(problem) for problem in rules.problems(edition)]


def test_the_authored_content_breaks_none(edition: Edition) -> None:
    assert problems(edition) == []


def row_changed(edition: Edition, change: Callable[[Intervention], Intervention]) -> list[str]:
    """Return the problems of the edition with one of its rows changed."""
    slug = "play-therapy"
    rows = tuple(change(row) if row.slug == slug else row for row in edition.interventions)
    found = problems(edition._replace(interventions=rows))
    assert all(line.startswith(f"interventions/{slug}.toml: ") for line in found)
    return [line.removeprefix(f"interventions/{slug}.toml: ") for line in found]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"summary": ""}, "summary: has 0 words"),
        ({"topic": "nowhere"}, "topic: “nowhere” is no topic"),
        ({"group": "nowhere"}, "group: “nowhere” has no name under groups"),
        ({"description": ()}, "description: is empty"),
        ({"uk_use": UkUse(UkUseStatus.EVALUATED, "x")}, "evidence.tested_in_uk: must be “yes”"),
        ({"levels_of_need": ()}, "levels_of_need: is empty"),
        ({"any_age": True}, "any_age: stands beside no ages"),
        ({"ages": (AgeRange(60, 36),)}, "ages: must run from 0"),
        ({"ages": (AgeRange(0, 217),)}, "ages: must run from 0"),
        ({"ages": (AgeRange(-1),)}, "ages: must run from 0"),
        ({"ages": (AgeRange(217),)}, "ages: must run from 0"),
        ({"practitioners": Practitioners("x", None, 6)}, "practitioners.qcf_max: needs"),
        ({"practitioners": Practitioners("x", 7, 6)}, "practitioners: qcf_min must not"),
        ({"practitioners": Practitioners("x", 0)}, "practitioners: QCF levels run"),
        ({"practitioners": Practitioners("x", 1, 9)}, "practitioners: QCF levels run"),
        (
            {"outcomes": (Outcome("school and learning", "x", Finding.MIXED, ()),)},
            "outcomes.for_whom",
        ),
        ({"related": ("nowhere",)}, "related: “nowhere” is no intervention"),
        ({"typical_level_of_need": LevelOfNeed.UNIVERSAL}, "typical_level_of_need: must be"),
    ],
)
def test_a_row_that_breaks_a_rule_is_told(
    edition: Edition, fields: dict[str, Any], told: str
) -> None:
    (problem,) = row_changed(edition, lambda row: row._replace(**fields))
    assert problem.startswith(told)


@pytest.mark.parametrize(
    "fields",
    [
        {"ages": (AgeRange(0, 216),)},
        {"ages": (AgeRange(216, 216), AgeRange(144))},
        {"ages": (), "any_age": True},
        {"practitioners": Practitioners("x", 1, 8)},
        {"practitioners": Practitioners("x", 8, 8)},
    ],
)
def test_what_is_just_allowed_is_not_told(edition: Edition, fields: dict[str, Any]) -> None:
    assert row_changed(edition, lambda row: row._replace(**fields)) == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"gaps": ()}, "evidence.gaps: is empty"),
        ({"eif_ratings": (EifRating("A", (Rating.TWO,)),)}, "evidence.in_guidebook: must be “yes”"),
        (
            {"in_guidebook": Said.YES, "eif_ratings": (EifRating("A", ()),)},
            "evidence.eif_ratings.ratings: is empty",
        ),
        (
            {
                "in_guidebook": Said.YES,
                "eif_ratings": (EifRating("A", (Rating.TWO,)),),
                "review_level": ReviewLevel(Rating.TWO, "x"),
            },
            "evidence.review_level: is only",
        ),
        (
            {"gap_tags": (GapTag.ECONOMIC, GapTag.NOT_STATED)},
            "evidence.gap_tags: “not-stated” stands alone",
        ),
        ({"review_judgements": ()}, "evidence.review_judgements: needs exactly one"),
        ({"review_judgements": (ELSEWHERE,)}, "evidence.review_judgements: needs exactly one"),
        (
            {"review_judgements": (FAMILIES, ELSEWHERE, ELSEWHERE)},
            "evidence.review_judgements: has a scope twice",
        ),
        (
            {"review_judgements": (FAMILIES._replace(where="schools"),)},
            "evidence.review_judgements.where: says in which",
        ),
        (
            {"review_judgements": (FAMILIES, ELSEWHERE._replace(where=""))},
            "evidence.review_judgements.where: says in which",
        ),
        (
            {"cost_ratings": (CostRating(6),)},
            "evidence.cost_ratings.rating: cost",
        ),
    ],
)
def test_evidence_that_breaks_a_rule_is_told(
    edition: Edition, fields: dict[str, Any], told: str
) -> None:
    found = row_changed(edition, lambda row: row._replace(evidence=row.evidence._replace(**fields)))
    assert [line for line in found if line.startswith(told)] == found[:1]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"look_again_by": "2027-05"}, "look_again_by: “2027-05” is not a date"),
        ({"look_again_by": "2027-02-30"}, "look_again_by: “2027-02-30” is not a date"),
        ({"released": "soon"}, "released: “soon” is not a date"),
        ({"made_by": " "}, "made_by: is empty"),
        ({"paid_by": ""}, "paid_by: is empty"),
        ({"serial": 0}, "serial: counts"),
        ({"danger": "nowhere"}, "danger: “nowhere” is no topic"),
        ({"explained": {"ages": "guide/nowhere"}}, "explained.ages: “guide/nowhere” is no page"),
        ({"explained": {"ages": "nowhere"}}, "explained.ages: “nowhere” is no page"),
        ({"guidebook": Guidebook("EIF Guidebook", "Guidebook")}, "guidebook: name, short and by"),
        ({"aliases": {"play-therapy": "epec"}}, "aliases: “play-therapy” is still the slug"),
        ({"aliases": {"old": "nowhere"}}, "aliases: “nowhere” is the slug of no entry"),
    ],
)
def test_what_an_edition_says_of_itself_is_checked(
    edition: Edition, fields: dict[str, Any], told: str
) -> None:
    (problem,) = problems(edition._replace(info=edition.info._replace(**fields)))
    assert problem.startswith(f"edition.toml: {told}")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"date": "2023-13"}, "date: “2023-13” is not a date"),
        ({"date": "June 2023"}, "date: “June 2023” is not a date"),
        ({"looked": "2026-11"}, "looked: “2026-11” is not a date"),
        ({"address": "doi:10.1/x"}, "address: write where"),
        ({"applies_to": ("nowhere",)}, "applies_to: “nowhere” is no entry"),
    ],
)
def test_what_came_since_is_checked(edition: Edition, fields: dict[str, Any], told: str) -> None:
    item = edition.since[0]._replace(**fields)
    (problem,) = problems(edition._replace(since=(item,)))
    assert problem.startswith("since.toml: “")
    assert f": {told}" in problem


@pytest.mark.parametrize("date", ["2023", "2023-06", "2023-06-14"])
def test_a_date_may_be_as_exact_as_it_is_known(edition: Edition, date: str) -> None:
    since = (edition.since[0]._replace(date=date, applies_to=()),)
    assert (problems(edition._replace(since=since))) == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"topics": ("nowhere",)}, "topics: “nowhere” is no topic"),
        ({"domains": ("school",)}, "domains: “school” is none of the domains"),
        ({"interventions": ("dart",)}, "interventions: “dart” is no intervention"),
        ({"mentioned": ("epec",)}, "mentioned: “epec” is no mentioned entry"),
        ({"interventions": (), "mentioned": (), "none": ""}, "none: is empty"),
    ],
)
def test_needs_are_checked(edition: Edition, fields: dict[str, Any], told: str) -> None:
    need = edition.needs[0]._replace(**fields)
    (problem,) = problems(edition._replace(needs=(need,), concepts=()))
    assert problem.startswith(f"needs.toml: {need.slug}: {told}")


def test_a_concept_belongs_to_needs_that_there_are(edition: Edition) -> None:
    concept = edition.concepts[0]._replace(name="Poor", needs=("money", edition.needs[0].slug))
    found = problems(edition._replace(concepts=(concept,)))
    assert found == ["vocabulary: “Poor”: needs: “money” is no need"]


def test_what_is_asked_for_is_an_entry(edition: Edition) -> None:
    asked = (Asked("intervention/epec", ("a mum",)), Asked("intervention/nowhere", ("a dad",)))
    found = problems(edition._replace(asked=asked))
    assert len(found) == 1
    assert found[0].startswith("asked: intervention/nowhere: entry: “intervention/nowhere” is no")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"scope_words": ""}, "scope_words: has 0 words"),
        ({"scope_words": "one two three four five six seven eight"}, "scope_words: has 8 words"),
        ({"applies_to": ("nowhere",)}, "applies_to: “nowhere” is no intervention"),
        ({"text": "Mind. [1]"}, "references: note 1 is marked in the text; list it"),
    ],
)
def test_cautions_are_checked(edition: Edition, fields: dict[str, Any], told: str) -> None:
    caution = edition.cautions[0]._replace(references=(), text="Mind.")._replace(**fields)
    found = problems(edition._replace(cautions=(caution,)))
    assert found == [line for line in found if f"cautions.toml: {caution.slug}: {told}" in line]
    assert len(found) == 1


def test_notes_run_from_one_without_a_gap(edition: Edition) -> None:
    without = tuple(note for note in edition.notes if note.number != 50)
    found = problems(edition._replace(notes=without))
    assert [line for line in found if "references.toml" in line] == [
        "references.toml: note 51: number: is 51, and should be 50: the notes run from 1 in order"
    ]
    turned = (*edition.notes[1::-1], *edition.notes[2:])
    problem, *_ = problems(edition._replace(notes=turned))
    assert "is 2, and should be 1" in problem


def test_a_slug_is_used_once_and_well_formed(edition: Edition) -> None:
    double = edition._replace(glossary=(*edition.glossary, edition.glossary[0]))
    assert any("is used 2 times" in line for line in problems(double))
    odd = edition._replace(needs=(edition.needs[0]._replace(slug="Good School"),))
    assert any("lower-case words joined by hyphens" in line for line in problems(odd))


def test_a_mentioned_entry_may_belong_to_no_topic_but_not_to_an_unknown_one(
    edition: Edition,
) -> None:
    assert any(not entry.topics for entry in edition.mentioned)
    entry = edition.mentioned[0]._replace(topics=("nowhere",))
    found = problems(edition._replace(mentioned=(entry, *edition.mentioned[1:])))
    assert f"mentioned.toml: {entry.slug}: topics: “nowhere” is no topic" in found
