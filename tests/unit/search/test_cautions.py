"""Cautions, "not for" and gaps lift nothing; the card quotes the caution that answers."""

import pytest

from sfdesk.app import App
from sfdesk.model.vocabulary import EntryKind
from sfdesk.search.documents import CAUTION, documents
from sfdesk.search.results import Result

WARNED = {
    "family-foundations",
    "schoolchildren-and-their-families",
    "family-transitions-triple-p",
    "triple-p",
    "incredible-years",
    "family-check-up",
}

DANGER = ["dad hits mum", "domestic violence", "scared of him", "he hits her", "dad hitting mum"]


def found(app: App, typed: str) -> list[Result]:
    return list(app.engine.search(typed).results)


def test_warnings_are_apart_from_what_an_entry_is(search_app: App) -> None:
    by_slug = {d.id: d for d in documents(search_app.edition) if d.kind is EntryKind.INTERVENTION}
    for slug, document in by_slug.items():
        told = " ".join(text for _, text in document.parts)
        for caution in search_app.edition.cautions_for(slug):
            assert caution.concerns not in told
            assert any(caution.concerns in text for _, text in document.warnings)
    epec = by_slug["epec"]
    assert any("very serious needs" in text for _, text in epec.warnings)
    assert not any("very serious needs" in text for _, text in epec.parts)


@pytest.mark.parametrize(
    "typed", ["dad hits mum", "domestic violence", "scared of him", "he hits her"]
)
def test_no_entry_stands_near_the_top_for_what_it_is_not_for(search_app: App, typed: str) -> None:
    top = [result.id for result in found(search_app, typed)[:5]]
    assert not WARNED & set(top)


@pytest.mark.parametrize(
    "typed", ["dad hits mum", "domestic violence", "scared of him", "he hits her"]
)
def test_violence_at_home_shows_the_topic_and_its_caution_first(
    search_app: App, typed: str
) -> None:
    first = found(search_app, typed)[0]
    assert (first.kind, first.id) == (EntryKind.TOPIC, "domestic-abuse")
    assert first.caution is not None
    assert first.caution.section == CAUTION


@pytest.mark.parametrize(
    "typed",
    [
        "dad hits mum and they argue about money all the time",
        "she is frightened to go home",
        "afraid of her husband",
        "two kids, mum drinks, he strangled her last night",
        "he controls who she sees and her money",
    ],
)
def test_violence_among_other_troubles_shows_the_topic_first(search_app: App, typed: str) -> None:
    assert found(search_app, typed)[0].id == "domestic-abuse"


def test_what_is_called_by_its_name_stands_before_the_topic(search_app: App) -> None:
    name = "Antenatal domestic abuse screening"
    assert found(search_app, name)[0].name.casefold().startswith("antenatal")


def test_a_card_quotes_the_caution_that_answers(search_app: App) -> None:
    cards = {result.id: result for result in found(search_app, "parents arguing, domestic abuse")}
    caution = cards["family-foundations"].caution
    assert caution is not None
    assert "domestic abuse" in {caution.text[a:b].lower() for a, b in caution.marks}
    plain = {result.id: result for result in found(search_app, "couples expecting a baby")}
    assert plain["family-foundations"].caution is None


def test_what_stands_only_in_a_caution_is_found_when_nothing_else_is(search_app: App) -> None:
    [caution, *_] = search_app.edition.cautions_for("family-foundations")
    quoted = " ".join(caution.text.split()[:6])
    ids = {result.id for result in found(search_app, f'"{quoted}"')}
    assert "family-foundations" in ids


def test_a_caution_lifts_nothing(search_app: App) -> None:
    scores = {result.id: result.score for result in found(search_app, "mum drinks, dad left")}
    top = list(scores)[:3]
    assert "parents-plus" not in top
