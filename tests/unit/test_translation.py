"""Every text that is said in another language can be found in the code, and is whole there."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from translations import CODE, calls, constants

_MADE_WHEN_CALLED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what an import evaluates: not what functions do, but decorators and defaults."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, _MADE_WHEN_CALLED):
            outside = (*getattr(child, "decorator_list", ()), child.args)
            for each in outside:
                yield each
                yield from at_import(each)
        else:
            yield child
            yield from at_import(child)


def faults(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf8"))
    early = {id(node) for node in at_import(tree)}
    for call in calls(tree):
        said = ast.unparse(call.func)
        place = f"{path.relative_to(CODE)}:{call.lineno}: {said}"
        if said != "to_translate" and id(call) in early:
            yield f"{place} is called at import, before there is a translation"
        for argument in call.args[: 1 + (said == "tr_n")]:
            if any(isinstance(each, ast.JoinedStr) for each in ast.walk(argument)):
                yield f"{place} is given an f-string, which no list of texts can hold"
            for text in constants(argument):
                yield from (f"{place} {fault}" for fault in _places_of(text, call, said))


def _places_of(text: str, call: ast.Call, said: str) -> Iterator[str]:
    """Yield what is wrong with the ``{places}`` of a text."""
    given = {keyword.arg for keyword in call.keywords} | ({"count"} if said == "tr_n" else set())
    if said == "to_translate" or None in given or (said == "tr" and not given):
        return
    wanted = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    if missing := wanted - given:
        yield f"“{text}” has places for {missing}, which are not given"
    if any(spec for _, _, spec, _ in Formatter().parse(text)):
        yield f"“{text}” says how a value is written, which differs between languages"
    if said == "tr" and (spare := given - wanted):
        yield f"“{text}” has no place for {spare}"


def test_texts_can_be_translated() -> None:
    assert [fault for path in sorted(CODE.rglob("*.py")) for fault in faults(path)] == []


def test_the_faults_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.CODE", tmp_path)
    wrong = tmp_path / "wrong.py"
    wrong.write_text(
        'A = tr("early")\n'
        'def a(b=tr("default")): ...\n'
        'class C:\n    x = tr_n("one", "{count} more", 2)\n'
        'def d():\n    tr(f"{1}")\n    tr("{x} {y:,}", x=1, y=2, z=3)\n    tr("{q}", p=1)\n'
        'E = lambda: tr("late")\n'
    )
    told = list(faults(wrong))
    assert len([each for each in told if "at import" in each]) == 3
    assert len(told) == 8
