"""Saving, changing, undoing, and what another window sees of it."""

from pathlib import Path
from typing import Any

import pytest
from tests.unit.local.conftest import OFFER

from sfdesk.core.errors import SfdeskError
from sfdesk.local.errors import ChangedMeanwhileError, LocalError
from sfdesk.local.layer import LocalLayer
from sfdesk.model.local_layer import (
    Answer,
    Collection,
    FitAspect,
    FitJudgement,
    LocalNote,
    SavedSearch,
)
from sfdesk.model.offers import Offer
from sfdesk.model.ordering import Order
from sfdesk.model.vocabulary import EntryKind

RECORDS: dict[str, Any] = {
    "offers": OFFER,
    "notes": LocalNote(kind=EntryKind.TOPIC, slug="parenting", text="See [[play-therapy]]."),
    "collections": Collection(name="Under fives", items=("play-therapy", "epec")),
    "judgements": FitJudgement(
        intervention="epec", aspect=FitAspect.CAPACITY, answer=Answer.PARTLY, line="Two trained."
    ),
    "searches": SavedSearch(
        name="Teens", query="teen", chosen={"topic": frozenset({"parenting"})}, order=Order.COST
    ),
}


def test_nothing_is_made_before_something_is_saved(layer: LocalLayer, tmp_path: Path) -> None:
    assert [getattr(layer, name).list() for name in RECORDS] == [()] * len(RECORDS)
    assert not layer.refresh()
    with pytest.raises(LocalError, match="nothing to undo"):
        layer.journal.undo()
    assert layer.take((), "nothing") == 0
    assert not layer.keep_daily_backup()
    assert layer.list_backups() == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", RECORDS)
def test_what_is_saved_is_read_by_another_and_after_a_restart(
    layer: LocalLayer, other: LocalLayer, name: str
) -> None:
    records: Any = getattr(layer, name)
    saved = records.save(RECORDS[name])
    assert saved == RECORDS[name]._replace(id=saved.id, version=1)
    assert saved.id
    assert getattr(other, name).list() == (saved,)
    layer.close()
    assert records.list() == (saved,)
    assert records.get(saved.id) == saved


@pytest.mark.parametrize("name", RECORDS)
def test_a_change_and_a_removal_are_undone_and_done_again(layer: LocalLayer, name: str) -> None:
    records: Any = getattr(layer, name)
    first = records.save(RECORDS[name])
    field = {"offers": "contact", "notes": "text", "collections": "name", "judgements": "line"}
    changed = records.save(first._replace(**{field.get(name, "query"): "other"}))
    records.remove(changed)
    assert records.list() == ()
    contents = []
    for _ in range(3):
        layer.journal.undo()
        contents.append([each._replace(version=0) for each in records.list()])
    assert contents == [[changed._replace(version=0)], [first._replace(version=0)], []]
    assert layer.journal.undoes == ""
    for _ in range(3):
        layer.journal.redo()
    assert records.list() == ()
    assert layer.journal.redoes == ""
    with pytest.raises(LocalError, match="nothing to redo"):
        layer.journal.redo()


def test_a_new_change_ends_what_could_be_done_again(layer: LocalLayer) -> None:
    layer.offers.save(OFFER)
    assert layer.journal.undoes == "adding the offer “Northtown Children’s Centre – Play together”"
    layer.journal.undo()
    assert layer.journal.redoes
    layer.notes.save(LocalNote(slug="epec", text="a"))
    assert layer.journal.redoes == ""


def test_what_another_window_saved_is_not_overwritten(layer: LocalLayer, other: LocalLayer) -> None:
    mine = layer.offers.save(OFFER)
    theirs = other.offers.save(other.offers.get(mine.id)._replace(contact="new"))
    with pytest.raises(ChangedMeanwhileError, match="changed or removed in another window"):
        layer.offers.save(mine._replace(contact="mine"))
    with pytest.raises(ChangedMeanwhileError):
        layer.offers.remove(mine)
    with pytest.raises(ChangedMeanwhileError):
        layer.journal.undo()
    assert layer.offers.list() == (theirs,)
    other.offers.remove(theirs)
    with pytest.raises(ChangedMeanwhileError):
        layer.offers.save(theirs)
    with pytest.raises(LocalError, match="not there any more"):
        layer.offers.get(mine.id)


def test_what_another_saved_is_replaced_where_that_is_asked_for_and_comes_back(
    layer: LocalLayer, other: LocalLayer
) -> None:
    mine = layer.offers.save(OFFER)
    theirs = other.offers.save(other.offers.get(mine.id)._replace(contact="new"))
    over = layer.offers.save(mine._replace(contact="mine"), over=True)
    assert over == mine._replace(contact="mine", version=theirs.version + 1)
    assert other.offers.list() == (over,)
    layer.journal.undo()
    assert other.offers.get(mine.id).contact == "new"
    other.offers.remove(other.offers.get(mine.id))
    again = layer.offers.save(mine, over=True)
    assert other.offers.list() == (again,)
    assert again.version > mine.version
    assert layer.journal.undoes.startswith("adding ")
    layer.journal.undo()
    assert other.offers.list() == ()


def test_of_several_one_that_is_not_new_is_a_change(layer: LocalLayer) -> None:
    first = layer.offers.save(OFFER)
    layer.offers.save_all([OFFER._replace(what="Another"), first._replace(contact="new")])
    assert layer.journal.undoes.startswith("the change to ")


def test_all_that_others_changed_meanwhile_is_named(layer: LocalLayer, other: LocalLayer) -> None:
    three = [
        FitJudgement(intervention="epec", aspect=each, answer=Answer.YES) for each in FitAspect
    ]
    other.judgements.save_all(three[1:])
    with pytest.raises(ChangedMeanwhileError, match=r"^The judgement of .*, and 1 more: changed"):
        layer.judgements.save_all(three)
    assert len(other.judgements.list()) == 2
    layer.judgements.save_all(three, over=True)
    assert layer.journal.undoes.endswith(", and 2 more")
    layer.journal.undo()
    assert {each.aspect for each in other.judgements.list()} == {each.aspect for each in three[1:]}


def test_a_change_of_another_is_seen_once(layer: LocalLayer, other: LocalLayer) -> None:
    saved = layer.offers.save(OFFER)
    assert not layer.refresh()
    assert other.refresh()
    assert not other.refresh()
    other.offers.save(saved._replace(what="b"))
    assert layer.refresh()
    assert not layer.refresh()
    assert not other.refresh()


def test_two_windows_put_something_into_the_same_collection(
    layer: LocalLayer, other: LocalLayer
) -> None:
    id_ = layer.collections.save(Collection(name="A", items=("x",))).id
    layer.add_to_collection(id_, ["b", "x"])
    other.add_to_collection(id_, ["c"])
    assert layer.collections.get(id_).items == ("x", "b", "c")
    copy = layer.duplicate_collection(id_, "B")
    assert (copy.name, copy.items, copy.id != id_) == ("B", ("x", "b", "c"), True)
    layer.collections.remove(layer.collections.get(id_))
    assert layer.collections.list() == (copy,)


def test_records_are_asked_for_by_their_fields(layer: LocalLayer) -> None:
    for slug in ("epec", "play-therapy", "epec"):
        layer.offers.save(OFFER._replace(intervention=slug))
    layer.offers.save(Offer(need="secure-housing", provider="Council"))
    assert len(layer.offers.list(intervention="epec")) == 2
    assert [offer.provider for offer in layer.offers.list(need="secure-housing")] == ["Council"]


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (OFFER._replace(intervention=""), "intervention or a need"),
        (OFFER._replace(provider=" ", what=""), "Say who offers it"),
        (OFFER._replace(checked_on="1 May"), "“Last checked” is not a date"),
        (OFFER._replace(checked_on="2026-02-30"), "is not a date. Write it like 26/11/2026"),
        (OFFER._replace(contact="x" * 2001), "longer than 2,000"),
        (LocalNote(slug="epec", text="x" * 20_001), "“The note” is longer than 20,000"),
        (Collection(name="x" * 2001), "“Name of the collection” is longer"),
        (FitJudgement(intervention="epec", line="x" * 2001), "“Why, in a line” is longer"),
        (OFFER._replace(contact="a\x00b"), "are not text"),
        (OFFER._replace(contact="a\ud800"), "are not text"),
        (LocalNote(slug="epec", text=" "), "needs some text"),
        (LocalNote(text="a"), "entry that it is for"),
        (Collection(name=" "), "needs a name"),
        (Collection(name="a", items=("x", "x")), "in the collection twice"),
        (FitJudgement(), "needs an intervention"),
        (SavedSearch(name=" "), "needs a name"),
        (SavedSearch(name="a\x00b"), "“Name of the search” holds characters"),
        (SavedSearch(name="a", query="\ud800"), "“What was typed” holds characters"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_plain_words(
    layer: LocalLayer, tmp_path: Path, record: Any, told: str
) -> None:
    names = {type(each): name for name, each in RECORDS.items()}
    with pytest.raises(SfdeskError, match=told):
        getattr(layer, names[type(record)]).save(record)
    assert list(tmp_path.iterdir()) == []
