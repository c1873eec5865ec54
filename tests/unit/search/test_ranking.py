"""What keyworkers type, and what must come first. A table: add a line for every complaint."""

from collections.abc import Iterable

import pytest

from sfdesk.app import App
from sfdesk.model.ordering import Order
from sfdesk.model.vocabulary import EntryKind
from sfdesk.search.results import Answer, Result

FIRST = [
    ("fgc", "family-group-conferencing"),
    ("parents as partners", "schoolchildren-and-their-families"),
    ("play ther", "play-therapy"),
    ("play therapy", "play-therapy"),
    ("PLAY THERAPY", "play-therapy"),
    ("couples expecting a baby", "family-foundations"),
    ("Hertfordshire", "family-safeguarding-model"),
    ('"solution-focused"', "solution-focused-brief-therapy"),
    ("cbt", "cognitive-behavioural-therapy"),
    ("nvr", "non-violent-resistance"),
    ("non violent resistance", "non-violent-resistance"),
    ("nonviolent resistance", "non-violent-resistance"),
    ("mst", "multisystemic-therapy"),
    ("multi systemic therapy", "multisystemic-therapy"),
    ("sfbt", "solution-focused-brief-therapy"),
    ("epec", "epec"),
    ("triple p", "triple-p"),
    ("triple p separated", "family-transitions-triple-p"),
    ("dart", "dart"),
    ("twelve step", "twelve-step-facilitation"),
    ("motivational", "motivational-interviewing"),
    ("painting", "art-therapy"),
    ("starting school", "schoolchildren-and-their-families"),
    ("delivered by parents", "epec"),
    ("is mst worth the money", "multisystemic-therapy"),
    ("art therapist", "art-therapy"),
    ("solihull approach parenting", "solihull-approach"),
    ("what does cost rating 2 mean", "cost-ratings"),
    ("what does level 3 evidence mean", "evidence-standards"),
]

IN_TOP_THREE = [
    ("teenager at risk of going into care", "multisystemic-therapy"),
    ("teenager at risk of going into care", "functional-family-therapy"),
    ("methadone", "families-facing-the-future"),
    ("methadone", "parents-under-pressure"),
    ("domestic violence", "domestic-abuse"),
    ("he controls her money", "domestic-abuse"),
    ("dv", "domestic-abuse"),
    ("drinking", "substance-misuse"),
    ("mum drinks too much", "substance-misuse"),
    ("parents arguing", "family-conflict"),
    ("postnatal depression", "parental-mental-health"),
    ("heroin", "parents-under-pressure"),
    ("tantrums", "triple-p"),
    ("county lines", "contextual-safeguarding"),
    ("separation and divorce", "family-transitions-triple-p"),
    ("child sexual exploitation", "contextual-safeguarding"),
    ("costs more than £2,000", "multisystemic-therapy"),
]

SAME = [
    ("co-parenting", "coparenting"),
    ("co-parenting", "co parenting"),
    ("organisation", "organization"),
    ("behaviour", "behavior"),
]


def ids(answer: Answer) -> list[str]:
    return [result.id for result in answer.results]


@pytest.mark.parametrize(("typed", "slug"), FIRST)
def test_comes_first(search_app: App, typed: str, slug: str) -> None:
    assert ids(search_app.engine.search(typed))[:1] == [slug]


@pytest.mark.parametrize(("typed", "slug"), IN_TOP_THREE)
def test_comes_in_the_first_three(search_app: App, typed: str, slug: str) -> None:
    assert slug in ids(search_app.engine.search(typed))[:3]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_give_the_same_results(search_app: App, one: str, other: str) -> None:
    assert ids(search_app.engine.search(one)) == ids(search_app.engine.search(other))


def test_apostrophes_and_spelling_give_the_same_first(search_app: App) -> None:
    one = search_app.engine.search("child's behaviour")
    other = search_app.engine.search("childs behavior")
    assert ids(one)[0] == ids(other)[0]


def test_every_name_and_every_alias_finds_its_own_first(search_app: App) -> None:
    for row in search_app.edition.interventions:
        for name in (row.name, *row.aliases):
            assert ids(search_app.engine.search(name))[0] == row.slug, name


def test_every_mentioned_programme_is_found_by_its_name(search_app: App) -> None:
    for entry in search_app.edition.mentioned:
        found = search_app.engine.search(entry.name).results[:3]
        assert (EntryKind.MENTIONED, entry.slug) in {(r.kind, r.id) for r in found}, entry.name


@pytest.mark.parametrize(
    ("typed", "meant", "slug"),
    [
        ("restoritive", "restorative", "restorative-practices"),
        ("hertfordsire ", "hertfordshire", "family-safeguarding-model"),
        ("motivasional interviewing", "motivational interviewing", "motivational-interviewing"),
    ],
)
def test_a_slip_is_corrected_and_said(search_app: App, typed: str, meant: str, slug: str) -> None:
    answer = search_app.engine.search(typed)
    assert answer.did_you_mean is not None
    assert answer.did_you_mean.strip() == meant
    assert ids(answer)[0] == slug


def test_nothing_is_found_for_nonsense(search_app: App) -> None:
    answer = search_app.engine.search("zzzz")
    assert answer.results == ()
    assert answer.did_you_mean is None


@pytest.mark.parametrize(
    "typed", ["!!!", "\x00\x07\x1b", "العربية", "🙂🙂", "x" * 10_000, '"', "-", "a:b:c", "[1]"]
)
def test_anything_typed_gets_an_answer(search_app: App, typed: str) -> None:
    assert isinstance(search_app.engine.search(typed), Answer)


def test_words_can_be_left_out(search_app: App) -> None:
    every = ids(search_app.engine.search("therapy "))
    without = ids(search_app.engine.search("therapy -group "))
    assert without
    assert set(without) < set(every)


def test_filters_can_be_typed(search_app: App) -> None:
    found = search_app.finder.find("cost_ratings:5 ", {})
    assert [result.id for result in found.results] == ["multisystemic-therapy"]


def test_each_letter_of_a_name_keeps_it_in_sight(search_app: App) -> None:
    name = "play therapy"
    for length in range(3, len(name) + 1):
        assert "play-therapy" in ids(search_app.engine.search(name[:length]))[:5]


def test_a_snippet_says_why(search_app: App) -> None:
    results = {r.id: r for r in search_app.engine.search("methadone").results}
    best = results["parents-under-pressure"].snippet
    assert best.section == "Summary"
    marked = {best.text[a:b].lower() for a, b in best.marks}
    assert marked
    assert all("methadone" in words for words in marked)


@pytest.mark.parametrize(
    ("typed", "never"),
    [
        ("two kids, mum on methadone", {"two", "on"}),
        ("triple p", {"parents", "parenting", "programme"}),
        ("who could look at cannabis", {"could", "look", "at"}),
    ],
)
def test_only_words_that_answer_are_marked(search_app: App, typed: str, never: set[str]) -> None:
    marked = {
        result.snippet.text[a:b].lower()
        for result in search_app.engine.search(typed).results
        for a, b in result.snippet.marks
    }
    assert marked
    assert not marked & never


@pytest.mark.parametrize("order", [Order.BEST, Order.NAME])
@pytest.mark.parametrize("typed", ["parents", "family", "a", "support"])
def test_no_intervention_falls_off_the_end_of_a_long_list(
    search_app: App, typed: str, order: Order
) -> None:
    everything = search_app.finder.find(typed, {}, order, most=None).results
    found = search_app.finder.find(typed, {}, order, most=30)
    assert len(found.results) < len(everything) == found.rows + found.others
    assert _told(found.results[:30]) == _told(everything[:30])
    listed = [result for result in found.results if result.kind is EntryKind.INTERVENTION]
    every = [each for each in everything if each.kind is EntryKind.INTERVENTION]
    assert _told(listed) == _told(every)


def _told(results: Iterable[Result]) -> list[object]:
    return [(each.kind, each.id, each.name, each.score, each.versions) for each in results]
