"""A table of an edition that is read when it is first looked at."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any


class Later(Sequence[Any]):
    """The records of a table; equal to any sequence of the same records.

    Args:
        read: Reads them, once.
    """

    def __init__(self, read: Callable[[], tuple[Any, ...]]) -> None:
        self._read = read

    @cached_property
    def _records(self) -> tuple[Any, ...]:
        return self._read()

    def __getitem__(self, at: Any) -> Any:
        return self._records[at]

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._records)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._records == tuple(other)

    def __hash__(self) -> int:
        return hash(self._records)
