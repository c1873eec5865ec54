"""Any record goes into cells and comes back as it was."""

from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sfdesk.authoring.converter import structured
from sfdesk.authoring.sheets.book import Kind, Part, head_columns, kinds
from sfdesk.authoring.sheets.cells import Column, expanded, filled, texts
from sfdesk.edition.shape import Inner, Many, Record, Scalar
from sfdesk.model.vocabulary import Labelled

_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.just("\n"))
_TRICKY = st.sampled_from(["", " ", "|", " | ", "a|b", "\\", "\\n", "\\e", " = ", "a = b", "a\nb"])


def _value(field: Any, *, needed: bool) -> st.SearchStrategy[Any]:
    """Return values of a field as TOML has them; None is a key that is not there."""
    if isinstance(field, Scalar):
        kinds_of = {bool: st.booleans(), int: st.integers(-5, 500), str: _TEXT | _TRICKY}
        plain: st.SearchStrategy[Any] = (
            st.sampled_from([member.value for member in field.type])
            if issubclass(field.type, Labelled)
            else kinds_of[field.type]
        )
        if not field.required:  # There nothing and an empty text mean the same.
            plain = plain.filter(lambda value: value != "")
        return plain if needed else st.none() | plain
    if isinstance(field, Inner):
        inner = _record(field.record, field.fields)
        return st.none() | inner if field.present else inner
    many: Many = field
    if many.named:
        return st.dictionaries(_TEXT | _TRICKY, _TEXT | _TRICKY, max_size=3)
    if many.record is None:
        return st.lists(_value(many.fields[0], needed=True), max_size=3)
    return st.lists(_record(many.record, many.fields), max_size=2)


def _record(record: Record, fields: tuple[Any, ...]) -> st.SearchStrategy[dict[str, Any]]:
    names, defaults = record._fields, record._field_defaults  # type: ignore[attr-defined]
    whole = {
        name: _value(field, needed=name not in defaults)
        for name, field in zip(names, fields, strict=True)
    }
    return st.fixed_dictionaries(whole).map(
        lambda found: {key: value for key, value in found.items() if value is not None}
    )


def _back(columns: list[Column], data: Mapping[str, Any]) -> dict[str, Any]:
    names = [column.name for column in columns]
    return filled(columns, dict(zip(names, texts(columns, data), strict=True)))


_ALL: list[Kind | Part] = [*kinds(), *(part for kind in kinds() for part in kind.parts)]


@given(st.data())
def test_a_record_comes_back(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(_ALL))
    assert kind.many.record is not None
    record = data.draw(_record(kind.many.record, kind.many.fields))
    if isinstance(kind, Kind):
        for part in kind.parts:  # They have rows of their own.
            _without(record, part.path)
    whole = {**record, **{part.path[0]: [] for part in _lists(kind) if len(part.path) == 1}}
    columns = kind.columns
    if "cells" in record or "blocks" in record or kind.sheet == "Review, notes":
        # Of the review's shapes, which are lists of four numbers and no records of the model.
        assert _back(columns, expanded(kind.many.record, record)) is not None
        return
    back = _back(columns, whole)
    for part in _lists(kind):
        _put(back, part.path)
        _put(whole, part.path)
    assert structured(back, kind.many.record) == structured(whole, kind.many.record)


def _lists(kind: Kind | Part) -> list[Part]:
    return list(kind.parts) if isinstance(kind, Kind) else []


def _without(record: dict[str, Any], path: tuple[str, ...]) -> None:
    for step in path[:-1]:
        record = record[step]
    del record[path[-1]]


def _put(record: dict[str, Any], path: tuple[str, ...]) -> None:
    for step in path[:-1]:
        record = record[step]
    record[path[-1]] = []


def test_every_field_of_an_edition_itself_has_a_row() -> None:
    names = {column.path[0] for column in head_columns()}
    assert names >= {"id", "serial", "groups", "aliases"}
    assert "content_hash" not in names
