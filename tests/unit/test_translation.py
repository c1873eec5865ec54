"""Every text that is said in another language can be found in the code, and is whole there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from translations import CODE, SAYING, calls, constants

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


# --- one name -----------------------------------------------------------------------------------

_COMMAND = re.compile(r"“sfdesk [^”]*”")


def misnamed(path: Path) -> list[str]:
    """Return the texts of the window that call the program by the name of its command."""
    tree = ast.parse(path.read_text(encoding="utf8"))
    texts = (text for call in calls(tree) for each in call.args for text in constants(each))
    return [f"{path.name}: {text}" for text in texts if "sfdesk" in _COMMAND.sub("", text)]


def test_the_window_calls_the_program_by_its_own_name() -> None:
    # What ends the start is said in a terminal too.
    others = [path for path in sorted((CODE / "ui").rglob("*.py")) if path.name != "start.py"]
    assert [text for path in others for text in misnamed(path)] == []


# --- nothing is said outside translation --------------------------------------------------------

_SHOWN = ("happened", "kept", "do")
_WORDS = re.compile(r"[A-Za-z]{2,} [a-z]{2,}|^[A-Z][a-z]+[.…?]?$")
_NO_TEXT = re.compile(r"<\w|\{ |^(Ctrl|Alt|Shift)\+|^Esc$|^MMMM|^\dpx ")
"""Marks of pages and style sheets, keys as Qt names them, forms of dates."""
_NOT_SHOWN = {
    "ui/ours/keeper.py": {"look at ours", "open ours"},  # names of work
    "ui/panes/page_browser.py": {"Parents meet in a group"},  # measured, never shown
    "ui/window/start.py": {"Fusion", "sfdesk: The window", "). Use the commands"},  # for a terminal
}
_COMMANDS_OF_THE_WINDOW = ("self_test.py", "every_entry.py", "diagnostics.py")
"""They speak to a terminal, or write the report for whoever looks after the program."""
_LOWER = (
    "core",
    "model",
    "search",
    "local",
    "editions",
    "edition",
    "userdata",
    "factsheets",
    "published",
)


def _texts_of(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the texts in a piece of code that no call translates, with their lines."""
    if isinstance(node, ast.Call):
        named = ast.unparse(node.func)
        if named in SAYING or named.startswith("_log."):
            for keyword in node.keywords:
                yield from _texts_of(keyword.value)
            return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
    for field, value in ast.iter_fields(node):
        if field not in ("annotation", "returns"):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from _texts_of(child)


def untranslated(path: Path) -> list[str]:
    place = path.relative_to(CODE).as_posix()
    known = tuple(_NOT_SHOWN.get(place, ()))
    return [
        f"{place}:{line}: {text}"
        for line, text in _texts_of(ast.parse(path.read_text(encoding="utf8")))
        if _WORDS.search(text) and not _NO_TEXT.search(text) and not text.startswith(known or "\0")
    ]


def test_the_window_says_nothing_outside_translation() -> None:
    modules = [path for path in CODE.glob("ui/**/*.py") if path.name not in _COMMANDS_OF_THE_WINDOW]
    assert len(modules) > 90
    assert [fault for path in sorted(modules) for fault in untranslated(path)] == []


def bare_errors(path: Path) -> Iterator[str]:
    """Yield the errors and notices of a module that hold a text which is not translated."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        named = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Call) and (named in _ERRORS or named in ("notice", "refused")):
            given = [*node.args[:1], *(k.value for k in node.keywords if k.arg in _SHOWN)]
            for each in given:
                for line, text in _texts_of(each):
                    if _WORDS.search(text):
                        yield f"{path.relative_to(CODE)}:{line}: {text}"


_ERRORS = {"SfdeskError"} | {
    name
    for path in CODE.rglob("*.py")
    for name in re.findall(r"^class (\w+Error)\(\w*Error\)", path.read_text("utf8"), re.MULTILINE)
}
_ERRORS -= {"NotAFileError", "ContentError", "IndexUnusableError"}
"""Those that a user is told of: not what a layer below tells a layer above."""


def test_no_error_is_told_outside_translation() -> None:
    modules = [path for folder in _LOWER for path in sorted((CODE / folder).rglob("*.py"))]
    modules += [CODE / name for name in ("app.py", "papers.py", "checking.py")]
    assert [fault for path in modules for fault in bare_errors(path)] == []


def test_untranslated_texts_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.CODE", tmp_path)
    wrong = tmp_path / "wrong.py"
    wrong.write_text(
        'def a(b):\n    """Not this text."""\n    b(tr("not this one"), f"but {b} that one")\n'
        '    raise SfdeskError("This too", kept="And this.", detail="not the detail")\n'
    )
    assert [each.partition(": ")[2] for each in untranslated(wrong)] == [
        " that one",
        "This too",
        "And this.",
        "not the detail",
    ]
    assert len(list(bare_errors(wrong))) == 2
