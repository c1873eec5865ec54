"""The layer as one file, and what a team publishes into a folder."""

import errno
import json
import os
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.local.conftest import OFFER
from tests.unit.local.test_layer import RECORDS

from sfdesk.core.notices import take_notices
from sfdesk.local import team
from sfdesk.local.errors import LocalError
from sfdesk.local.exchange import layer_file
from sfdesk.local.exchange.layer_file import KEYS
from sfdesk.local.kinds import KINDS
from sfdesk.local.layer import LocalLayer
from sfdesk.local.taking_in import Standing
from sfdesk.model.local_layer import Collection
from sfdesk.model.offers import Offer

TODAY = date(2026, 11, 26)


def fill(layer: LocalLayer) -> None:
    for name, record in RECORDS.items():
        getattr(layer, name).save(record)


def exported(layer: LocalLayer, *keys: str) -> bytes:
    return layer_file.made(layer.content(keys or tuple(KEYS)), "sfp-2023", TODAY)


def bare(layer: LocalLayer) -> dict[str, list[Any]]:
    return {
        key: [record._replace(version=0, read_only=False) for record in records]
        for key, records in layer.content().items()
    }


def test_everything_arrives_elsewhere_as_it_was(layer: LocalLayer, tmp_path: Path) -> None:
    fill(layer)
    file = layer_file.parsed(exported(layer), "a")
    assert (file.made_on, file.edition, file.problems) == ("2026-11-26", "sfp-2023", ())
    there = LocalLayer(tmp_path / "there")
    plan = there.plan(file)
    assert [item.standing for item in plan.items] == [Standing.NEW] * 4
    assert there.take(plan.items, "import of a file") == 4
    assert bare(there) == bare(layer)
    assert [i.standing for i in there.plan(file).items] == [Standing.SAME] * 4
    there.journal.undo()
    assert not any(there.content().values())
    there.close()


def test_no_notes_are_written_where_the_policy_forbids_them(
    layer: LocalLayer, tmp_path: Path
) -> None:
    fill(layer)
    there = LocalLayer(tmp_path / "there", may_note=False)
    plan = there.plan(layer_file.parsed(exported(layer), "a"))
    assert len(plan.items) == 3
    assert plan.problems[0].startswith("notes 1: Notes are switched off")
    with pytest.raises(LocalError, match="Notes are switched off"):
        there.notes.save(RECORDS["notes"])
    assert there.notes.list() == ()
    there.close()
    [note] = layer.notes.list()
    reader = LocalLayer(tmp_path, may_note=False)
    assert reader.notes.list() == (note,)
    reader.notes.remove(note)
    assert reader.notes.list() == ()
    reader.close()


def test_a_part_is_exported(layer: LocalLayer) -> None:
    fill(layer)
    value = json.loads(exported(layer, "notes"))
    assert value["notes"][0]["text"] == "See [[play-therapy]]."
    assert "offers" not in value


def test_changes_on_both_sides_are_told_apart(layer: LocalLayer, tmp_path: Path) -> None:
    fill(layer)
    there = LocalLayer(tmp_path / "there")
    there.take(there.plan(layer_file.parsed(exported(layer), "a")).items, "import")
    [offer], [collection] = layer.offers.list(), layer.collections.list()
    layer.offers.save(offer._replace(contact="", cost="free"))
    layer.collections.save(collection._replace(items=("epec",)))
    [theirs] = there.offers.list()
    there.offers.save(theirs._replace(contact="ours"))
    plan = there.plan(layer_file.parsed(exported(layer), "a"))
    standings = {type(item.record): (item.standing, set(item.differs)) for item in plan.items}
    assert standings[Offer] == (Standing.CONFLICT, {"contact", "cost"})
    assert standings[Collection] == (Standing.CHANGED, {"items"})
    there.take(plan.of(Standing.CONFLICT, Standing.CHANGED), "import")
    assert bare(there) == bare(layer)
    there.close()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "not a shared file of offers"),
        (b'{"sfdesk": "other"}', "not a shared file of offers"),
        (b'{"sfdesk": "local-layer", "format": 2}', "newer sfdesk"),
        (b'{"sfdesk": "local-layer", "format": true}', "newer sfdesk"),
    ],
)
def test_what_is_no_such_file_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(LocalError, match=told):
        layer_file.parsed(content, "a")


def test_what_cannot_be_taken_in_is_told_entry_by_entry(layer: LocalLayer) -> None:
    value = {
        "sfdesk": "local-layer",
        "format": 1,
        "offers": [
            {"id": "1", "intervention": "epec", "provider": "A", "later": {"field": 1}},
            {"id": "1", "intervention": "epec", "provider": "B"},
            {"id": "2", "intervention": "epec", "provider": 3},
            {"id": "3", "provider": "A"},
            {"id": "4", "intervention": "epec", "provider": "A", "status": "odd"},
            {"provider": "A"},
            7,
        ],
        "notes": {"a": 1},
        "collections": [{"id": "5", "name": "C", "items": ["a", 1]}],
    }
    plan = layer.plan(layer_file.parsed(json.dumps(value).encode(), "a"))
    assert [item.record.provider for item in plan.items] == ["A"]
    assert plan.problems == (
        "offers 3: “provider” cannot be so",
        "offers 4: An offer needs an intervention or a need that it is for",
        "offers 5: “status” cannot be so",
        "offers 6: no id",
        "offers 7: no record",
        "notes: no list",
        "collections 1: “items” cannot be so",
        "offers 2: the same as offers 1",
    )


_TEXT = st.text(st.characters(codec="utf8", exclude_categories=("Cc", "Cs")), max_size=20)


_OFFERS = st.lists(st.tuples(st.uuids(), _TEXT, _TEXT), max_size=3)


@given(_OFFERS)
def test_every_text_comes_back(texts: list[tuple[object, str, str]]) -> None:
    offers = [
        Offer(str(id_), "x", provider="A", what=what, contact=contact)
        for id_, what, contact in texts
    ]
    file = layer_file.parsed(layer_file.made({"offers": offers}, "e", TODAY), "a")
    assert [one.record for one in file.records["offers"]] == offers


def test_the_keys_are_those_that_the_page_describes() -> None:
    page = (Path(__file__).parents[3] / "docs" / "local-data.md").read_text(encoding="utf8")
    for key, kind in KEYS.items():
        assert f"`{key}`" in page
        for field in set(kind.record._fields) - {"read_only", "version"}:
            assert f"`{field}`" in page, (key, field)
    assert f"`format` is {layer_file.FORMAT}" in page


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(team, "_PAUSE", 0.0)
    monkeypatch.setattr(team, "_PATIENCE", 30.0)
    found = tmp_path / "team"
    found.mkdir()
    return found


def lead_publishes(folder: Path, tmp_path: Path, *offers: Offer) -> None:
    value = {"offers": offers, "notes": [RECORDS["notes"]._replace(id="n")]}
    path = team.publish(folder, layer_file.made(value, "sfp-2023", TODAY))
    # However coarse the clock of a file system is.
    os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns + 1000 * len(offers)))


def test_what_the_team_publishes_is_read_and_ones_own_changes_stand_on_top(
    folder: Path, tmp_path: Path
) -> None:
    first, second = OFFER._replace(id="1"), OFFER._replace(id="2", provider="Z")
    lead_publishes(folder, tmp_path, first, second)
    mine = LocalLayer(tmp_path / "mine", folder)
    own = mine.offers.save(Offer(intervention="epec", provider="Own"))
    assert [(o.provider, o.read_only) for o in mine.offers.list()] == [
        ("Own", False),
        (OFFER.provider, True),
        ("Z", True),
    ]
    assert mine.team.told == "Not signed. It was made on 26 November 2026."
    assert [note.read_only for note in mine.notes.list()] == [True]
    changed = mine.offers.save(mine.offers.get("2")._replace(contact="ours"))
    assert (changed.id, changed.read_only, changed.version) == ("2", False, 1)
    assert len(mine.offers.list()) == 3
    with pytest.raises(LocalError, match="your team’s"):
        mine.offers.remove(mine.offers.get("1"))
    mine.offers.remove(changed)
    assert mine.offers.get("2").contact == OFFER.contact
    mine.offers.remove(own)
    assert len(mine.offers.list(intervention="play-therapy")) == 2
    assert mine.offers.list(intervention="epec") == ()
    mine.close()


def test_a_change_is_picked_up_and_the_copy_used_when_the_folder_is_away(
    folder: Path, tmp_path: Path
) -> None:
    lead_publishes(folder, tmp_path, OFFER._replace(id="1"))
    mine = LocalLayer(tmp_path / "mine", folder)
    assert mine.refresh()
    assert not mine.refresh()
    lead_publishes(folder, tmp_path, OFFER._replace(id="1", contact="new"), OFFER._replace(id="2"))
    assert mine.refresh()
    assert mine.offers.get("1").contact == "new"
    folder.rename(tmp_path / "away")
    assert mine.refresh()
    assert "There is no folder" in mine.team.told
    assert not mine.refresh()
    assert len(mine.offers.list()) == 2
    later = LocalLayer(tmp_path / "mine", folder)
    assert len(later.offers.list()) == 2
    (tmp_path / "away").rename(folder)
    assert later.refresh()


def test_the_copy_and_the_file_that_it_was_made_of_are_opened_once(
    folder: Path, tmp_path: Path
) -> None:
    opened: list[bytes] = []

    def opener(content: bytes, name: str) -> layer_file.LayerFile:
        opened.append(content)
        return layer_file.parsed(content, name)

    lead_publishes(folder, tmp_path, OFFER._replace(id="1"))
    for starts in (1, 2):
        mine = LocalLayer(tmp_path / "mine", folder, opener=opener)
        assert len(mine.offers.list()) == 1
        assert len(opened) == starts
    lead_publishes(folder, tmp_path, OFFER._replace(id="1"), OFFER._replace(id="2"))
    assert mine.refresh()
    assert len(mine.offers.list()) == 2
    assert len(opened) == 3
    mine.close()


def test_a_folder_that_cannot_be_looked_into_is_told(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path) -> object:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(team, "_state", refused)
    mine = LocalLayer(tmp_path / "mine", folder)
    assert mine.refresh()
    assert mine.team.told == f"{folder} cannot be read. You may not open it."
    assert not mine.refresh()


def test_a_share_that_does_not_answer_keeps_nobody_waiting(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead_publishes(folder, tmp_path, OFFER._replace(id="1"))
    answers, state = Event(), team._state

    def slow(file: Path) -> object:
        answers.wait(60)
        return state(file)

    monkeypatch.setattr(team, "_state", slow)
    monkeypatch.setattr(team, "_PATIENCE", 0.01)
    mine = LocalLayer(tmp_path / "mine", folder)
    assert mine.offers.list() == ()
    assert not mine.refresh()
    assert mine.team.told == f"{folder} does not answer yet."
    look = mine.team._look
    assert look
    answers.set()
    look.join(30)
    assert mine.refresh()
    assert "answer" not in mine.team.told
    assert len(mine.offers.list()) == 1


def test_a_damaged_file_of_the_team_is_told_and_the_copy_used(folder: Path, tmp_path: Path) -> None:
    lead_publishes(folder, tmp_path, OFFER._replace(id="1"))
    assert len(LocalLayer(tmp_path / "mine", folder).offers.list()) == 1
    (folder / team.NAME).write_text('{"sfdesk": ')
    mine = LocalLayer(tmp_path / "mine", folder)
    assert len(mine.offers.list()) == 1
    assert "cannot be used" in take_notices()[0]
    (folder / team.NAME).write_text('{"sfdesk": "local-layer", "format": 1, "offers": [3]}')
    assert mine.refresh()
    assert mine.offers.list() == ()
    assert "1 of the entries" in take_notices()[0]


def test_a_record_of_the_team_is_not_doubled_by_an_import(folder: Path, tmp_path: Path) -> None:
    lead_publishes(folder, tmp_path, OFFER._replace(id="1"))
    mine = LocalLayer(tmp_path / "mine", folder)
    value = layer_file.made({"offers": [OFFER._replace(id="1", cost="free")]}, "e", TODAY)
    plan = mine.plan(layer_file.parsed(value, "a"))
    assert [item.standing for item in plan.items] == [Standing.CONFLICT]
    mine.take(plan.items, "import")
    [offer] = mine.offers.list()
    assert (offer.cost, offer.read_only) == ("free", False)
    mine.journal.undo()
    assert mine.offers.list()[0].read_only
    mine.close()


def test_nothing_is_published_where_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(LocalError, match="is not a folder"):
        team.publish(tmp_path / "none", b"")


def test_every_kind_is_shared_but_what_is_somebodys_own() -> None:
    assert {kind.name for kind in KEYS.values()} == set(KINDS) - {"search"}
