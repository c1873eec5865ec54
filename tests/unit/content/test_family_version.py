"""The family version of all thirty: plain enough, kind in form, and nothing unexplained.

Readability is measured by textstat over the authored text of each whole sheet; the length of a
sentence is counted for each sentence by itself.
"""

import re
from collections import Counter

import pytest
import textstat

from sfdesk.model.edition import Edition
from sfdesk.model.family import family_texts
from sfdesk.model.parts import Family

SLUGS = [
    "trauma-informed-care", "restorative-practices", "contextual-safeguarding", "signs-of-safety",
    "ambit", "family-safeguarding-model", "leeds-family-valued", "reclaiming-social-work",
    "triple-p", "incredible-years", "epec", "family-check-up", "parents-plus",
    "non-violent-resistance", "multisystemic-therapy", "functional-family-therapy",
    "cognitive-behavioural-therapy", "narrative-family-therapy", "systemic-family-therapy",
    "art-therapy", "play-therapy", "solution-focused-brief-therapy",
    "families-facing-the-future", "parents-under-pressure", "mst-building-stronger-families",
    "family-foundations", "schoolchildren-and-their-families", "family-transitions-triple-p",
    "family-group-conferencing", "motivational-interviewing",
]  # fmt: skip
GRADE = 6.0
WORDS_A_SENTENCE = 15.0
"""On average over a sheet."""

LONGEST = 20
"""Words that no sentence goes beyond."""
MOST_SHEETS = 5
"""On which the same sentence stands; the template's own are not the authors'."""

NAMES = {"UK", "US", "AMBIT"}
"""Countries, and a name that its sheet introduces as a name."""
PROMISES = re.compile(
    r"\b(proven|will help you|cures?|guarantee[sd]?|always works|evidence-based)\b"
)


def whole(family: Family) -> str:
    """The sheet's own text as sentences."""
    texts = (text.strip() for text in family_texts(family))
    return " ".join(text if text[-1] in ".?!" else f"{text}." for text in texts)


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", text.strip())


def too_long(*texts: str) -> set[str]:
    every = {sentence for text in texts for sentence in sentences(text)}
    return {sentence for sentence in every if len(sentence.split()) > LONGEST}


def test_the_list_holds_all_thirty(edition: Edition) -> None:
    assert [row.slug for row in edition.interventions] == SLUGS


@pytest.mark.parametrize("slug", SLUGS)
def test_it_reads_at_grade_six_or_below(edition: Edition, slug: str) -> None:
    text = whole(edition.intervention(slug).family)
    assert textstat.flesch_kincaid_grade(text) <= GRADE
    assert textstat.words_per_sentence(text) <= WORDS_A_SENTENCE


@pytest.mark.parametrize("slug", SLUGS)
def test_no_sentence_is_too_long_for_a_tired_reader(edition: Edition, slug: str) -> None:
    assert too_long(*family_texts(edition.intervention(slug).family)) == set()


def test_no_sentence_stands_on_more_than_five_sheets(edition: Edition) -> None:
    sheets = Counter(
        sentence
        for row in edition.interventions
        for sentence in {s for text in family_texts(row.family) for s in sentences(text)}
    )
    assert {each: count for each, count in sheets.items() if count > MOST_SHEETS} == {}


def test_what_stands_on_sheets_beside_the_version_has_no_long_sentence(edition: Edition) -> None:
    assert too_long(*(caution.plain for caution in edition.cautions)) == set()
    assert too_long(*(since.plain for since in edition.since)) == set()


@pytest.mark.parametrize("slug", SLUGS)
def test_no_abbreviation_stands_unexplained(edition: Edition, slug: str) -> None:
    text = whole(edition.intervention(slug).family)
    found = set(re.findall(r"\b[A-Z][A-Z0-9-]*[A-Z0-9]\b", text))
    assert found <= NAMES


@pytest.mark.parametrize("slug", SLUGS)
def test_it_promises_nothing_and_leaves_the_choice(edition: Edition, slug: str) -> None:
    family = edition.intervention(slug).family
    assert not PROMISES.search(whole(family).lower())
    assert re.search(r"do not have to|not a service|can (still )?ask", family.other_choices)
    assert all(question.endswith("?") for question in family.questions_to_ask)
    assert len(family.title) <= 45


def test_cautions_are_as_plain_as_the_sheets(edition: Edition) -> None:
    for caution in edition.cautions:
        assert textstat.flesch_kincaid_grade(caution.plain) <= GRADE, caution.slug
