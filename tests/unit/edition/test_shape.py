"""Any record that hints can describe goes into tables and comes back."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, make_dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sfdesk.authoring.build import write_whole
from sfdesk.edition.reader import read_whole
from sfdesk.edition.shape import tables_of
from sfdesk.model.edition import Edition, Tables
from sfdesk.model.entries import Intervention, Note
from sfdesk.model.hints import NoteNumber, distinct


class Colour(StrEnum):
    RED = "red"
    SEA = "sea-green"


@distinct
class Leaf(NamedTuple):
    text: str
    number: int | None
    kept: bool
    colours: tuple[Colour, ...] = ()


@distinct
class Maybe(NamedTuple):
    text: str
    note: int | None = None
    sure: bool = True


@distinct
class Tree(NamedTuple):
    name: str
    colour: Colour
    other: Colour | None
    leaf: Leaf
    maybe: Maybe | None
    words: tuple[str, ...]
    leaves: tuple[Leaf, ...]
    places: Mapping[str, str]


@dataclass(frozen=True)
class Garden:
    head: Leaf
    trees: tuple[Tree, ...]


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=5)
LEAVES = st.builds(
    Leaf, TEXT, st.none() | st.integers(-9, 9), st.booleans(), st.tuples(st.sampled_from(Colour))
)
TREES = st.builds(
    Tree,
    TEXT,
    st.sampled_from(Colour),
    st.none() | st.sampled_from(Colour),
    LEAVES,
    st.none() | st.builds(Maybe, TEXT, st.none() | st.integers(-9, 9), st.booleans()),
    st.lists(TEXT, max_size=3).map(tuple),
    st.lists(LEAVES, max_size=3).map(tuple),
    st.dictionaries(TEXT, TEXT, max_size=3),
)
GARDENS = st.builds(Garden, LEAVES, st.lists(TREES, max_size=3).map(tuple))


def read_back(path: Path, whole: Any) -> Any:
    path.unlink(missing_ok=True)
    write_whole(path, whole)
    with closing(sqlite3.connect(path)) as database:
        return read_whole(database, type(whole))


@given(GARDENS)
@settings(max_examples=25, deadline=None)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, garden: Garden) -> None:
    path = tmp_path_factory.mktemp("garden") / "garden.sqlite"
    again = read_back(path, garden)
    assert again == garden
    for before, after in zip(garden.trees, again.trees, strict=True):
        assert type(after.leaf.kept) is bool
        assert type(after.colour) is type(before.colour)


def test_a_new_field_needs_its_type_alone(edition: Edition, tmp_path: Path) -> None:
    """The whole edition, its interventions with one more field, as a developer would add it."""
    fields: dict[str, Any] = {**Intervention.__annotations__, "waiting": tuple[Colour, ...]}
    make: Any = NamedTuple
    wider: Any = distinct(make("Intervention", list(fields.items())))
    hints: dict[str, Any] = {**Tables.__annotations__, "interventions": tuple[wider, ...]}
    shape = make_dataclass("Edition", hints.items(), frozen=True)
    rows = tuple(wider(*row, (Colour.SEA, Colour.RED)) for row in edition.interventions)
    whole = shape(**{name: getattr(edition, name) for name in hints} | {"interventions": rows})
    again = read_back(tmp_path / "wider.sqlite", whole)
    assert again == whole
    assert again.interventions[0].waiting == (Colour.SEA, Colour.RED)


def test_a_field_that_a_class_adds_is_a_table_beside_those_it_takes_over() -> None:
    class Wider(Edition):
        judges: tuple[Note, ...]

    assert [each.table for each in tables_of(Wider)] == [*Edition._fields, "judges"]


def test_tables_and_columns_have_the_names_of_the_fields(tmp_path: Path) -> None:
    path = tmp_path / "garden.sqlite"
    write_whole(path, Garden(Leaf("a", None, True), ()))
    with closing(sqlite3.connect(path)) as database:
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
        columns = [row[1] for row in database.execute("PRAGMA table_info(trees)")]
    assert tables >= {"head", "trees", "trees_words", "trees_leaves", "trees_leaves_colours"}
    assert columns == [
        "row_id", "name", "colour", "other", "leaf_text", "leaf_number", "leaf_kept",
        "maybe_text", "maybe_note", "maybe_sure",
    ]  # fmt: skip


def test_the_database_refuses_what_the_model_does_not_have(tmp_path: Path) -> None:
    path = tmp_path / "garden.sqlite"
    write_whole(path, Garden(Leaf("a", None, True), ()))
    with closing(sqlite3.connect(path)) as database:
        values = "(1, 'oak', 'mauve', NULL, 'x', NULL, 1, NULL, NULL, NULL)"
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            database.execute(f"INSERT INTO trees VALUES {values}")


@pytest.mark.parametrize(
    ("column", "may_be_empty"),
    [
        ("name", False),
        ("leaf_text", False),
        ("other", True),
        ("leaf_number", True),
        ("maybe_text", True),
        ("maybe_sure", True),
    ],
)
def test_a_column_is_required_as_its_field_is(
    tmp_path: Path, column: str, may_be_empty: bool
) -> None:
    path = tmp_path / "garden.sqlite"
    write_whole(path, Garden(Leaf("a", None, True), ()))
    with closing(sqlite3.connect(path)) as database:
        required = {row[1]: bool(row[3]) for row in database.execute("PRAGMA table_info(trees)")}
    assert required[column] is not may_be_empty


def test_a_link_to_another_record_is_a_foreign_key(edition: Edition, tmp_path: Path) -> None:
    path = tmp_path / "edition.sqlite"
    write_whole(path, edition)
    with closing(sqlite3.connect(path)) as database:
        keys = {
            (row[2], row[3], row[4])
            for row in database.execute("PRAGMA foreign_key_list(interventions_references)")
        }
        topic = database.execute("PRAGMA foreign_key_list(interventions)").fetchone()
    assert keys == {("interventions", "owner", "row_id"), ("notes", "number", "number")}
    assert topic[2:5] == ("topics", "topic", "slug")


class Unfit(NamedTuple):
    when: float


class NeverSure(NamedTuple):
    one: int | None
    other: str | None


class Holder(NamedTuple):
    number: NoteNumber
    held: NeverSure | None


@pytest.mark.parametrize(
    ("hint", "told"),
    [(tuple[Unfit, ...], "when: a .*float"), (tuple[Holder, ...], "NeverSure may be None")],
)
def test_a_hint_that_no_table_can_hold_is_told(hint: Any, told: str) -> None:
    with pytest.raises(TypeError, match=told):
        tables_of(make_dataclass("Whole", [("rows", hint)]))
