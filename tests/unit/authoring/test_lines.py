"""Every value of every authored file is found on its line."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from tests.conftest import CONTENT, ROOT

from sfdesk.authoring.lines import Lines, path_of

_ODD = '''# a comment with [brackets] and "quotes"
a = 1 # = 2
"b c".d = 'x # y'
e = [
  "one, ]", # [
  { f = "}", g = [1, 2] },
]
text = """
[not.a.table]
h = 1
"""
literal = \'\'\'
[neither]
\'\'\'
[i.j]
k = "\\\\"
[[l]]
m = 1
[[l]]
m = 2
[l.n]
o = 2024-01-01
[[l.p]]
q = "last"
'''


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("a", 2),
        ("['b c'].d", 3),
        ("e", 4),
        ("e[0]", 5),
        ("e[1].g[1]", 6),
        ("text", 8),
        ("i.j.k", 16),
        ("l[0].m", 18),
        ("l[1].m", 20),
        ("l[1].n.o", 22),
        ("l[1].p[0].q", 24),
        ("l[1].missing", 19),
        ("nowhere", None),
    ],
)
def test_a_value_is_found_whatever_stands_around_it(field: str, line: int | None) -> None:
    assert Lines(_ODD).of(path_of(field)) == line


def _walk(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, Any]]:
    pairs: Any = ()
    if isinstance(value, dict):
        pairs = value.items()
    elif isinstance(value, list):
        pairs = enumerate(value)
    for key, inner in pairs:
        yield (*path, key), inner
        yield from _walk(inner, (*path, key))


@pytest.mark.parametrize("name", ["edition.toml", "mentioned.toml", "interventions/triple-p.toml"])
def test_every_text_of_the_real_edition_stands_on_the_line_told(name: str) -> None:
    text = (CONTENT / name).read_text(encoding="utf8")
    lines, told = text.splitlines(), Lines(text)
    for path, value in _walk(tomllib.loads(text)):
        line = told.of(path)
        assert line is not None
        if isinstance(value, str) and '"' not in value and "\\" not in value:
            assert value in lines[line - 1]


def test_text_that_is_no_toml_is_no_fault() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf8")
    for text in ("", "[", "a = ", "= =", '"""', "a = {b = [", page):
        Lines(text).of(("a",))
