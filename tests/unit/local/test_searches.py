"""Saved searches: kept in the store, taken over from the file in which they were before."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.searches_file import A, B, in_file, names, started_anew, written
from tests.unit.local.conftest import OFFER

from sfdesk.core.errors import SfdeskError
from sfdesk.core.notices import take_notices
from sfdesk.local import opening
from sfdesk.local.backups import BEFORE_RESTORE
from sfdesk.local.errors import ChangedMeanwhileError, LocalError, RefusedError
from sfdesk.local.layer import LocalLayer
from sfdesk.local.store import Store
from sfdesk.local.tables import APPLICATION, FORMAT
from sfdesk.model.local_layer import LONGEST_SEARCH, SavedSearch
from sfdesk.model.ordering import Order

FORMATS = Path(__file__).parents[2] / "data"


# --- saved ----------------------------------------------------------------------------------------

_TEXT = st.text(st.characters(codec="utf8", exclude_categories=["Cc"]), max_size=40)
_CHOSEN = st.dictionaries(st.text(), st.frozensets(st.text(), max_size=3), max_size=3)


_SEARCH = st.builds(
    SavedSearch,
    id=st.just(""),
    name=_TEXT.filter(str.strip),
    query=_TEXT,
    chosen=_CHOSEN,
    order=st.sampled_from(list(Order)),
    read_only=st.just(False),
    version=st.just(0),
)


def test_what_is_saved_is_what_is_read(layer: LocalLayer, other: LocalLayer) -> None:
    @given(search=_SEARCH)
    def save_and_read(search: SavedSearch) -> None:
        saved = layer.searches.save(search)
        [read] = other.searches.list()
        assert read == saved == search._replace(id=saved.id, version=1)
        assert isinstance(read.order, Order)
        layer.searches.remove(saved)

    save_and_read()


def test_the_later_of_a_name_stands_whoever_saved_it(layer: LocalLayer, other: LocalLayer) -> None:
    layer.searches.save(SavedSearch(name="Mine", query="one"))
    other.searches.save(SavedSearch(name="MINE", query="two"))
    seen = layer.searches.save(SavedSearch(name="mine", query="three"))
    assert other.searches.list() == (seen,)
    assert (seen.name, seen.query, seen.version) == ("mine", "three", 3)
    assert layer.journal.undoes == "the change to the saved search “mine”"
    assert LocalLayer(layer.file.folder.parent).journal.undoes == ""
    other.searches.save(seen._replace(query="four"))
    for change in (layer.journal.undo, lambda: layer.searches.remove(seen)):
        with pytest.raises(ChangedMeanwhileError, match="in another window"):
            change()
    assert [search.query for search in layer.searches.list()] == ["four"]


def test_one_saved_anew_elsewhere_is_not_removed_for_the_one_before(
    layer: LocalLayer, other: LocalLayer
) -> None:
    seen = layer.searches.save(SavedSearch(name="Mine", query="one"))
    other.searches.remove(seen)
    anew = other.searches.save(SavedSearch(name="Mine", query="two"))
    assert anew.version == seen.version
    with pytest.raises(ChangedMeanwhileError, match="in another window"):
        layer.searches.remove(seen)
    assert layer.searches.list() == (anew,)


def test_a_name_and_what_was_typed_are_cut(layer: LocalLayer) -> None:
    long = "x" * (LONGEST_SEARCH + 1)
    for _ in range(2):
        saved = layer.searches.save(SavedSearch(name=long, query=long))
    assert layer.searches.list() == (saved,)
    assert (len(saved.name), len(saved.query)) == (LONGEST_SEARCH, LONGEST_SEARCH)


# --- taken over -----------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 2])
def test_a_file_of_every_format_there_was_is_taken_over(tmp_path: Path, number: int) -> None:
    shutil.copy(FORMATS / "userdata" / f"format-{number}" / "searches.json", tmp_path)
    before = (tmp_path / "searches.json").read_bytes()
    with closing(LocalLayer(tmp_path)) as layer:
        [teens] = layer.searches.list()
        chosen = {"topic": frozenset({"parenting"})}
        assert teens == SavedSearch(teens.id, "Teens", "teenager", chosen, Order.COST, version=1)
        assert layer.journal.undoes == ""
    assert (tmp_path / "searches.json").read_bytes() == before


@pytest.mark.parametrize("saved", [(), ({"name": "odd"},)])
def test_where_there_is_nothing_to_take_over_nothing_is_made(
    layer: LocalLayer, tmp_path: Path, saved: tuple[object, ...]
) -> None:
    written(tmp_path, *saved)
    assert layer.searches.list() == ()
    assert [path.name for path in tmp_path.iterdir()] == ["searches.json"]


def test_it_is_taken_over_once_also_into_a_store_that_is_there(tmp_path: Path) -> None:
    with closing(LocalLayer(tmp_path)) as layer:
        layer.offers.save(OFFER)
        assert names(layer) == []
    before = written(tmp_path, A, B)
    with closing(LocalLayer(tmp_path)) as layer, closing(LocalLayer(tmp_path)) as other:
        layer.searches.save(SavedSearch(name="a", query="mine"))
        assert names(layer) == names(other) == ["B", "a"]
        changed = layer.searches.save(SavedSearch(name="B", query="changed"))
    with closing(LocalLayer(tmp_path)) as layer:
        assert [search.query for search in layer.searches.list()] == ["changed", "mine"]
        layer.file.ready().raw.execute("DELETE FROM search WHERE id = ?", [changed.id])
    assert started_anew(tmp_path) == ["a"]
    assert (tmp_path / "searches.json").read_bytes() == before


def test_what_an_older_version_saves_later_comes_too(tmp_path: Path) -> None:
    written(tmp_path, A)
    assert started_anew(tmp_path) == ["A"]
    written(tmp_path, A, B, A | {"name": "b", "query": "the last of a name counts"})
    with closing(LocalLayer(tmp_path)) as layer:
        assert [(s.name, s.query) for s in layer.searches.list()] == [
            ("A", "a"),
            ("b", "the last of a name counts"),
        ]


def test_what_is_removed_is_removed_from_the_file_too_and_does_not_come_back(
    tmp_path: Path,
) -> None:
    written(tmp_path, A, B, {"name": "odd"})
    with closing(LocalLayer(tmp_path)) as layer:
        layer.searches.remove(layer.searches.list()[0])
        assert in_file(tmp_path) == ["B", "odd"]
        assert names(layer) == ["B"]
    assert started_anew(tmp_path) == ["B"]
    with closing(LocalLayer(tmp_path)) as layer:
        layer.searches.remove(layer.searches.list()[0])
        layer.journal.undo()
        assert names(layer) == ["B"]
    assert started_anew(tmp_path) == ["B"]
    assert json.loads((tmp_path / "searches.json").read_bytes())["recent"] == ["play therapy"]


def test_what_cannot_be_removed_from_the_file_is_not_removed(
    layer: LocalLayer, tmp_path: Path
) -> None:
    written(tmp_path, A)
    [search] = layer.searches.list()
    (tmp_path / ".sfdesk.lock").mkdir()
    with pytest.raises(SfdeskError, match="could not be saved") as told:
        layer.searches.remove(search)
    assert told.value.kept == "Nothing was changed."
    assert names(layer) == ["A"]


@pytest.mark.parametrize(
    "odd",
    [
        1,
        {},
        A | {"order": "odd"},
        A | {"name": " "},
        A | {"name": None},
        A | {"query": "a\x00b"},
        A | {"chosen": {"topic": "parenting"}},
        A | {"chosen": {"topic": [1]}},
        ["A", "parenting", {}, "best"],
    ],
)
def test_what_cannot_be_used_stays_in_the_file_and_is_told(
    layer: LocalLayer, tmp_path: Path, odd: object
) -> None:
    before = written(tmp_path, odd, B)
    assert names(layer) == ["B"]
    assert take_notices() == ["Some of your saved searches cannot be used. They stay in the file."]
    assert (tmp_path / "searches.json").read_bytes() == before
    layer.searches.remove(layer.searches.list()[0])
    assert json.loads((tmp_path / "searches.json").read_bytes())["saved"] == [odd]


@pytest.mark.parametrize("content", [b"{", b'{"saved": 3}', b'{"saved": {"a": 1}}'])
def test_a_file_without_a_list_holds_nothing(
    layer: LocalLayer, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "searches.json").write_bytes(content)
    saved = layer.searches.save(SavedSearch(name="A"))
    assert layer.searches.list() == (saved,)
    layer.searches.remove(saved)
    assert layer.searches.list() == ()


def test_a_restored_backup_of_an_older_format_has_them_too(
    layer: LocalLayer, other: LocalLayer, tmp_path: Path
) -> None:
    (tmp_path / "local").mkdir()
    old = (FORMATS / "local" / "format-1.sql").read_text(encoding="utf8")
    with closing(sqlite3.connect(tmp_path / "local" / "local.sqlite")) as connection:
        connection.executescript(old)
    written(tmp_path, A)
    assert names(layer) == names(other) == ["A"]
    layer.searches.save(SavedSearch(name="later"))
    [before] = layer.list_backups()
    layer.restore(before.path)
    # Whoever has restored need not look at them: it may be a command that has ended.
    assert names(other) == ["A"]
    assert names(layer) == ["A"]
    layer.restore(next(b.path for b in layer.list_backups() if b.why == BEFORE_RESTORE))
    assert names(other) == ["A", "later"]


# --- where the store is refused -------------------------------------------------------------------


class OnAFullDisk(Store):
    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        if not read_only:
            raise RefusedError("The disk is full.")
        super().__init__(path, read_only=True)


def on_a_network(_: LocalLayer, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(opening, "is_on_network", lambda _: True)


def on_a_full_disk(_: LocalLayer, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(opening, "Store", OnAFullDisk)


@pytest.mark.parametrize(
    ("refuse", "why"), [(on_a_network, "network drive"), (on_a_full_disk, "disk is full")]
)
def test_where_the_store_is_refused_those_in_the_file_are_listed(
    layer: LocalLayer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    refuse: Callable[[LocalLayer, pytest.MonkeyPatch], None],
    why: str,
) -> None:
    before = written(tmp_path, A, B)
    with monkeypatch.context() as patch:
        refuse(layer, patch)
        for _ in range(2):
            assert [(s.name, s.version) for s in layer.searches.list()] == [("A", 0), ("B", 0)]
        with pytest.raises(LocalError, match=why):
            layer.searches.save(SavedSearch(name="C"))
        assert (tmp_path / "searches.json").read_bytes() == before
        assert take_notices() == []
        layer.searches.remove(layer.searches.list()[0])
        assert names(layer) == in_file(tmp_path) == ["B"]
    assert [(s.name, s.version) for s in layer.searches.list()] == [("B", 1)]


def test_a_full_disk_hides_neither_those_in_the_store_nor_those_in_the_file(
    layer: LocalLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layer.searches.save(SavedSearch(name="a", query="in the store"))
    layer.close()
    written(tmp_path, A, B)
    monkeypatch.setattr(opening, "Store", OnAFullDisk)
    with closing(LocalLayer(tmp_path)) as reader:
        found = [(search.name, search.query) for search in reader.searches.list()]
        assert found == [("a", "in the store"), ("B", "a")]
        assert not reader.refresh()


@pytest.mark.parametrize(
    "statements",
    [
        f"PRAGMA application_id={APPLICATION}; PRAGMA user_version={FORMAT + 1}; CREATE TABLE a(b)",
        "CREATE TABLE something_else(b)",
    ],
)
def test_a_store_of_a_newer_format_or_of_something_else_is_told_and_left(
    layer: LocalLayer, tmp_path: Path, statements: str
) -> None:
    before = written(tmp_path, A)
    (tmp_path / "local").mkdir()
    with closing(sqlite3.connect(tmp_path / "local" / "local.sqlite")) as connection:
        connection.executescript(statements)
    for work in (layer.searches.list, lambda: layer.searches.save(SavedSearch(name="C"))):
        with pytest.raises(LocalError):
            work()
    assert (tmp_path / "searches.json").read_bytes() == before


def test_an_older_format_on_a_full_disk_is_refused_in_plain_words(
    layer: LocalLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = tmp_path / "local" / "local.sqlite"
    database.parent.mkdir()
    old = (FORMATS / "local" / "format-1.sql").read_text(encoding="utf8")
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(old)
    before = database.read_bytes()
    monkeypatch.setattr(opening, "Store", OnAFullDisk)
    with pytest.raises(LocalError):
        layer.offers.list()
    assert database.read_bytes() == before
