"""What a team keeps, as a window has it in memory."""

from datetime import date
from time import perf_counter

from sfdesk.model.local_layer import Answer, Collection, FitAspect, FitJudgement, LocalNote
from sfdesk.model.offers import Here, Offer, OfferStatus
from sfdesk.model.ours import Ours
from sfdesk.model.vocabulary import EntryKind

TODAY = date(2026, 11, 26)
NOTES = (
    LocalNote(id="1", slug="triple-p", text="The wharfside panel: Tuesdays, families’ room"),
    LocalNote(id="2", kind=EntryKind.TOPIC, slug="triple-p", text="Panel on Mondays"),
)


def found(query: str) -> list[str]:
    return [note.id for note in Ours({"notes": NOTES}).notes_with(query)]


def test_nothing_kept_is_nothing() -> None:
    ours = Ours()
    assert (ours.offers, ours.notes, ours.collections, ours.judgements) == ((), (), (), ())
    assert ours.standing == {}


def test_a_note_is_found_by_every_word_or_how_it_begins() -> None:
    assert found("PANEL") == ["1", "2"]
    assert found("tues panel") == ["1"]
    assert found("wharf-side") == []
    assert found("wharfside") == ["1"]
    assert found("families room") == ["1"]
    assert found("anel") == []
    assert found("panel friday") == []


def test_signs_around_a_word_and_apostrophes_in_it_do_not_matter() -> None:
    note = LocalNote(id="3", text="They don’t open (at weekends) in O'Neill Road")
    ours = Ours({"notes": (note,)})
    for query in ("dont", "don't", "don’t", "oneill", "“weekends”", "(open)", "in"):
        assert ours.notes_with(query) == [note], query


def test_what_is_no_word_finds_no_note() -> None:
    for query in ("", " ", "a", "?!", "[["):
        assert found(query) == []


def test_notes_are_of_an_entry_and_its_kind() -> None:
    ours = Ours({"notes": NOTES})
    assert ours.notes_on((EntryKind.TOPIC, "triple-p")) == [NOTES[1]]


def test_fit_stands_in_the_order_of_the_aspects() -> None:
    judged = tuple(
        FitJudgement(intervention="triple-p", aspect=aspect, answer=Answer.YES)
        for aspect in (FitAspect.CAPACITY, FitAspect.NEED)
    )
    assert list(Ours({"judgements": judged}).fit_of("triple-p")) == [
        FitAspect.NEED,
        FitAspect.CAPACITY,
    ]


def test_months_are_those_of_the_settings() -> None:
    offer = Offer(intervention="triple-p", checked_on="2026-10-01", status=OfferStatus.OPEN)
    content = {"offers": (offer,)}
    assert Ours(content, TODAY).standing == {"triple-p": frozenset({Here.OFFERED})}
    short = Ours(content, TODAY, months=1)
    assert short.standing == {"triple-p": frozenset({Here.OFFERED, Here.NEEDS_CHECK})}


def test_what_is_kept_follows_its_entry_to_a_new_slug() -> None:
    content = {
        "offers": (Offer(intervention="old"),),
        "notes": (LocalNote(slug="old"), LocalNote(slug="other")),
        "collections": (Collection(items=("new", "old", "other")),),
        "judgements": (FitJudgement(intervention="old"),),
    }
    ours = Ours(content, aliases={"old": "new"})
    assert ours.offers_of("new")
    assert [note.slug for note in ours.notes] == ["new", "other"]
    assert ours.collections[0].items == ("new", "other")
    assert ours.fit_of("new")


def test_a_thousand_notes_are_looked_through_between_two_keys() -> None:
    notes = tuple(LocalNote(id=str(n), slug="triple-p", text="word " * 60) for n in range(1000))
    ours = Ours({"notes": notes})
    ours.notes_with("first")  # What is searched is made once.
    began = perf_counter()
    assert ours.notes_with("nothing here") == []
    assert perf_counter() - began < 0.05


def test_an_offer_needs_a_check_after_the_months_of_the_settings() -> None:
    offer = Offer(intervention="triple-p", checked_on="2026-10-01", status=OfferStatus.OPEN)
    assert not Ours({}, TODAY).needs_check(offer)
    assert Ours({}, TODAY, months=1).needs_check(offer)
    assert Ours({}, date(2027, 1, 2)).needs_check(offer)


def test_nothing_is_left_to_work_out_once_it_is_prepared() -> None:
    ours = Ours({"notes": NOTES, "offers": (Offer(intervention="triple-p"),)}, TODAY)
    assert ours.prepare() is ours
    assert {"standing", "_searched"} <= vars(ours).keys()
