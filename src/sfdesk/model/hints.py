"""What every record is made with: equality by kind as well as by value, and links between records.

Records are named tuples, not dataclasses: making twenty dataclasses took a twentieth of the whole
start. Their type hints are the one description of what an edition holds: the authored files, the
tables of ``matrix.sqlite``, its writer and its reader all follow from them (``edition.shape``).
"""

from typing import Annotated, NamedTuple, TypeVar

T = TypeVar("T")


def distinct(shape: type[T]) -> type[T]:
    """Make the records of a class equal to records of the same class alone.

    To a bare named tuple ``Citation(3, 5)`` and an age range of 3 to 5 are the same.
    """
    shape.__eq__ = _same  # type: ignore[method-assign, assignment]
    shape.__ne__ = _not_same  # type: ignore[method-assign, assignment]
    return shape


def _same(one: tuple[object, ...], other: object) -> bool:
    return type(one) is type(other) and tuple.__eq__(one, other)


def _not_same(one: tuple[object, ...], other: object) -> bool:
    return not _same(one, other)


class Refers(NamedTuple):
    """Says of a field that it names another record of the edition.

    Attributes:
        records: Field of ``Edition`` that holds them.
        by: Their field that is named.
    """

    records: str
    by: str


TopicSlug = Annotated[str, Refers("topics", "slug")]
InterventionSlug = Annotated[str, Refers("interventions", "slug")]
MentionedSlug = Annotated[str, Refers("mentioned", "slug")]
NeedSlug = Annotated[str, Refers("needs", "slug")]
NoteNumber = Annotated[int, Refers("notes", "number")]
