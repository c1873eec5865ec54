"""The files of the repository: their line ends on every system, and how long they may grow."""

import ast
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

LONGEST_FILE, LONGEST_CLASS = 350, 300
"""In lines. What outgrows them is about more than one thing, and is parted along those."""


@pytest.mark.skipif(
    not (ROOT / ".git").exists() or shutil.which("git") is None, reason="this is no git checkout"
)
@pytest.mark.parametrize(
    ("name", "attributes"),
    [
        ("db/sfp-2023/edition.toml", {"text": "auto", "eol": "lf"}),
        ("resources/typst/sheet.typ", {"text": "auto", "eol": "lf"}),
        ("scripts/dev.py", {"text": "auto", "eol": "lf"}),
        ("tests/data/logos/logo.png", {"text": "unset"}),
        ("installer/windows/try.ps1", {"eol": "crlf"}),
    ],
)
def test_line_ends_do_not_depend_on_the_system(name: str, attributes: dict[str, str]) -> None:
    command = ["git", "check-attr", *attributes, "--", name]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found = {line.split(": ")[1]: line.split(": ")[2] for line in told.splitlines()}
    assert found == attributes


def test_no_file_and_no_class_has_outgrown_its_limit() -> None:
    long: list[str] = []
    for file in sorted((ROOT / "src").rglob("*.py")):
        text, name = file.read_text("utf8"), file.relative_to(ROOT).as_posix()
        if (lines := len(text.splitlines())) > LONGEST_FILE:
            long.append(f"{name}: {lines} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > LONGEST_CLASS:
                    long.append(f"{name}, {node.name}: {lines} lines")
    assert long == []
