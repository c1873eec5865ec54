from typing import Any

from sfdesk.model import entries, parts
from sfdesk.model.info import EditionInfo
from sfdesk.model.parts import AgeRange, Citation, Work

NOTE: Any = Citation(3, 5)
AGES: Any = AgeRange(3, 5)


def test_records_of_two_kinds_are_never_the_same() -> None:
    assert (NOTE == AGES, NOTE != AGES) == (False, True)
    assert (NOTE == (3, 5), NOTE != (3, 5)) == (False, True)
    assert {NOTE: "a note"}.get(AGES) is None


def test_records_of_one_kind_are_the_same_by_value() -> None:
    again = Citation(3, 5)
    assert (again == NOTE, again != NOTE) == (True, False)
    assert Citation(3, 6) != NOTE
    assert len({NOTE, again, Citation(3)}) == 2


def test_every_record_is_so() -> None:
    named: list[Any] = [*vars(entries).values(), *vars(parts).values(), EditionInfo]
    records = [each for each in named if isinstance(each, type) and hasattr(each, "_fields")]
    assert len(records) > 20
    assert {vars(each)["__eq__"] for each in records} == {vars(Work)["__eq__"]}
