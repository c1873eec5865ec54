"""How long the files of the program may grow."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

LONGEST_FILE, LONGEST_CLASS = 350, 300
"""In lines. What outgrows them is about more than one thing, and is parted along those."""


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
