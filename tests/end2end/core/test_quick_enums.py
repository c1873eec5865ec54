"""Enumerations that are made quickly are those that the standard library makes."""

import os
import subprocess
import sys

import pytest

# Told of each: all that stands in it, and how it answers. "__new__" is the same function; the
# standard library puts it in after the class was made.
_TELLING = """
import copy, enum, json, pickle, sys
if sys.argv[1] == "quickly":
    from sfdesk.core.quick_enums import make_enums_quickly
    make_enums_quickly()

def attempt(do):
    try:
        return repr(do())
    except Exception as error:
        return repr(error)

def value_told(value):
    if isinstance(value, enum.Enum):
        return repr(value), str(value), hash(value), {**vars(value), "__objclass__": None}
    return repr(value).partition(" at 0x")[0]

def told(kind):
    members = [*kind]
    answers = [attempt(lambda: kind(987_654_321)), attempt(lambda: kind["nobody"])]
    for one in members:
        answers += [kind(one.value) is one, kind[one.name] is one, one.__objclass__ is kind]
        answers += [copy.copy(one) is one, attempt(lambda: pickle.loads(pickle.dumps(one)) is one)]
        answers += [attempt(lambda: one | members[0]), attempt(lambda: ~one), f"{one}"]
        answers += [attempt(lambda: [*(one | members[-1])])]
    inside = {name: value_told(value) for name, value in vars(kind).items() if name != "__new__"}
    seen = [kind.__module__, kind.__qualname__, [*kind.__members__], inside, answers]
    return json.dumps(seen, default=repr, sort_keys=True)
"""
_OF_QT = """
from importlib import import_module
seen = {}
for name in ("QtCore", "QtGui", "QtWidgets", "QtPdf", "QtPrintSupport"):
    module = import_module(f"PySide6.{name}")
    for thing in (getattr(module, each) for each in dir(module)):
        for kind in (thing, *(vars(thing).values() if isinstance(thing, type) else ())):
            if isinstance(kind, enum.EnumType):
                seen[f"{kind.__module__}.{kind.__qualname__}"] = told(kind)
print(json.dumps(seen))
"""
_ANY = """
lists = (
    [("A", 0), ("B", 1), ("C", 2), ("D", 3), ("E", 2), ("F", -1)], [("B", 4), ("A", 1)], [],
    [("_A", 1)], [("name", 1), ("value", 2)], [("A", 1), ("A", 2)], [("A", "a")], ["A", "B"],
    (("A", 1),), "A B", {"A": 1}, [("A", True)], [("mro", 1)],
)
seen = []
for kind in (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag, enum.StrEnum):
    for names in lists:
        for more in ({}, {"module": "a.b"}, {"qualname": "A.B"}, {"boundary": enum.KEEP}):
            seen.append(attempt(lambda: told(kind("Name", names, **more))))
print(json.dumps(seen))
"""


def _told(how: str, of: str) -> str:
    return _said(_TELLING + of, how)


def _said(code: str, argument: str) -> str:
    command = [sys.executable, "-c", code, argument]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": "0"}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=env).stdout


_WHOSE = """
import enum, sys
exec(sys.argv[1])
from sfdesk.core.quick_enums import make_enums_quickly
make_enums_quickly()
print(enum.EnumType._create_.__module__)
"""


@pytest.mark.parametrize(
    ("before", "whose"),
    [
        ("pass", "sfdesk.core.quick_enums" if sys.version_info < (3, 13) else "enum"),
        ("sys.version_info = (3, 13, 0)", "enum"),
        ("enum.Enum._hashable_values_ = []", "enum"),
    ],
)
def test_enumerations_of_a_python_that_notes_more_are_left_to_it(before: str, whose: str) -> None:
    told = _said(_WHOSE, before)
    assert told.strip() == whose


@pytest.mark.slow
def test_every_enumeration_of_qt_is_as_the_standard_library_makes_it() -> None:
    quickly = _told("quickly", _OF_QT)
    assert quickly.count("AlignmentFlag") > 1
    assert quickly == _told("as ever", _OF_QT)


def test_what_anybody_else_asks_for_is_as_the_standard_library_makes_it() -> None:
    assert _told("quickly", _ANY) == _told("as ever", _ANY)
