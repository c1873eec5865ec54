"""A table that is read when it is first looked at."""

import pytest

from sfdesk.edition.later import Later


@pytest.fixture
def reads() -> list[str]:
    return []


@pytest.fixture
def later(reads: list[str]) -> Later:
    def read() -> tuple[str, ...]:
        reads.append("read")
        return ("a", "b", "c")

    return Later(read)


def test_nothing_is_read_before_it_is_looked_at_and_once_then(
    later: Later, reads: list[str]
) -> None:
    assert reads == []
    assert len(later) == 3
    assert later[0] == "a"
    assert later[1:] == ("b", "c")
    assert list(later) == ["a", "b", "c"]
    assert reads == ["read"]


def test_it_is_equal_to_the_same_records_whatever_holds_them(later: Later) -> None:
    assert later == ("a", "b", "c")
    assert later == ["a", "b", "c"]
    assert later != ("a", "b")
    assert later != {"a", "b", "c"}
    assert hash(later) == hash(("a", "b", "c"))
