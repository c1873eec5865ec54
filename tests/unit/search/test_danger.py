"""Violence and fear at home are heard however they are said; what is another trouble is not."""

import tomllib
from pathlib import Path

import pytest
from tests.unit.search.conftest import engine_of

from sfdesk.app import App
from sfdesk.model.edition import Edition
from sfdesk.model.ordering import Order
from sfdesk.model.vocabulary import EntryKind
from sfdesk.reading.danger import names_danger
from sfdesk.reading.words import folded
from sfdesk.ui.browsing.listing import result_cards
from sfdesk.ui.cards.model import CardMaker

DANGER = (EntryKind.TOPIC, "domestic-abuse")
DATA = Path(__file__).parents[2] / "data"
NAMED = (
    "he hits me and the baby saw it",
    "he hits me and the baby",
    "he hits her and the baby",
    "he hits me and the kids",
    "he hits me and the children",
    "he hits me when the baby cries",
    "he hit me and the baby was crying",
    "argues with partner, he pushed her once, want couple counselling",
    "argues with partner, he shoved her",
    "couple programme he gets violent when drunk",
    "communication skills for couple, he gets physical",
    "he gets physical with her",
    "rows turn physical",
    "couple course and he is controlling",
    "bitten by partner",
    "parents separating and dad threatens mum",
    "co-parenting course, injunction against dad",
    "mediation, he was abusive",
    "dad just out of prison for assaulting mum",
    "dad just out of prison for assaulting mum, wants to see the kids",
    "fights turn nasty",
    "choked me",
    "he grabbed her arm",
    "he raped me",
    "dad raped mum",
    "marital rape",
    "makes me have sex",
    "he beats me and the kids",
    "husband beats me in front of the children",
    "he put his hands on me",
    "he pushed me",
    "he shoved me",
    "kicked me",
    "assaulted mum",
    "he won't let me out",
    "dad hits me",
    "daddy hits me",
    "stepdad hits me",
    "frightened of stepdad",
    "violent when drunk",
    "gets violent when drunk",
    "he turns violent when he drinks",
    "dad violent when drunk",
    "boyfriend keeps hold of her money and phone",
    "mum is scared of her partner",
    "kids saw him hit her",
    "she's scared he'll hit her again",
    "her ex threatened her with a knife",
    "wife hits him",
    "he hits my mum",
    "mum's boyfriend is abusive",
)
NOT_NAMED = (
    "no violence but they row a lot",
    "my son hits me",
    "my 14 year old, he hits me",
    "teenage son hits his mum",
    "teenager hits his mum",
    "toddler bites me",
    "her brother pushed her",
    "hits his sister",
    "she hits herself",
    "scared of school",
    "punches walls",
    "he has never hit her",
    "dad is not violent",
    "not violent but shouting",
    "get physical activity for kids",
    "get physical health support",
    "lad of 15 gets violent at home",
    "i am frightened of my son",
    "mum wont let her out",
    "mum pushes him on the swing",
    "parents arguing about money",
    "child hurts other children",
    "controls his temper",
    "hit by a car",
    "physical disability",
    "14 year old violent at school",
)
COUPLES = ("schoolchildren-and-their-families", "family-foundations")


@pytest.mark.parametrize("typed", NAMED)
def test_danger_at_home_is_heard(typed: str) -> None:
    assert names_danger(folded(typed))


@pytest.mark.parametrize("typed", NOT_NAMED)
def test_other_troubles_are_no_danger_at_home(typed: str) -> None:
    assert not names_danger(folded(typed))


def test_what_somebody_else_wrote_to_break_it_is_read_as_before(search_app: App) -> None:
    listed = tomllib.loads((DATA / "danger.toml").read_text("utf8"))
    assert [each for each in listed["named"] if not names_danger(folded(each))] == []
    assert [each for each in listed["other"] if names_danger(folded(each))] == []
    firsts = {each: search_app.engine.search(each).results[0] for each in listed["named"]}
    assert [each for each, first in firsts.items() if (first.kind, first.id) != DANGER] == []


@pytest.mark.parametrize("typed", ["contolling boyfriend", "abusve partner"])
def test_it_is_heard_through_slips(search_app: App, typed: str) -> None:
    first = search_app.engine.search(typed).results[0]
    assert (first.kind, first.id) == DANGER


@pytest.mark.parametrize("typed", ["contolling boyfriend", "volent partner"])
def test_what_a_slip_may_have_meant_is_heard_too(search_app: App, typed: str) -> None:
    assert search_app.engine.search(typed).reading.danger


@pytest.mark.parametrize("typed", NAMED)
def test_its_page_stands_first_and_courses_for_couples_far_behind(
    search_app: App, typed: str
) -> None:
    results = search_app.engine.search(typed).results
    assert (results[0].kind, results[0].id) == DANGER
    assert results[0].caution is not None
    assert not {result.id for result in results[:3]} & {*COUPLES}


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("chosen", [{}, {"topic": frozenset({"family-conflict"})}])
def test_it_does_so_whatever_is_ticked_and_sorted(
    search_app: App, order: Order, chosen: dict[str, frozenset[str]]
) -> None:
    found = search_app.finder.find("couple course, he gets violent when drunk", chosen, order)
    assert (found.results[0].kind, found.results[0].id) == DANGER
    assert any(result.kind is EntryKind.INTERVENTION for result in found.results)
    cards = result_cards(search_app.edition, CardMaker(search_app.edition), found, order)
    assert next(card.key for card in cards if card.key) == DANGER


def test_a_course_for_couples_shows_its_caution_then(search_app: App) -> None:
    results = search_app.engine.search("couple course and he is controlling").results
    shown = {result.id: result.caution for result in results}
    assert all(shown[slug] for slug in COUPLES)


def test_where_danger_is_named_no_slip_is_put_right_instead(search_app: App) -> None:
    answer = search_app.engine.search("he choked me")
    assert (answer.results[0].kind, answer.results[0].id) == DANGER
    assert not answer.corrected


def test_an_edition_without_such_a_page_puts_slips_right_as_before(
    edition: Edition, tmp_path: Path
) -> None:
    bare = engine_of(edition._replace(info=edition.info._replace(danger="")), tmp_path / "index")
    answer = bare.search("choked me counsling")
    assert not answer.reading.danger
    assert answer.corrected
