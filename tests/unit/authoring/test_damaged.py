"""Content that was changed at random is read or told of, and never a fault of the program."""

import random
import shutil
from pathlib import Path

from tests.conftest import ROOT

from sfdesk.authoring.content import Folder
from sfdesk.authoring.sheets.from_sheets import Book
from sfdesk.authoring.sheets.to_sheets import sheets_of
from sfdesk.authoring.source import read_content
from sfdesk.core.spreadsheet import Sheet

SECOND = ROOT / "tests" / "data" / "second-edition"
_ODD = (
    *("", "=1", "-1", "9" * 20, "a|b|c|d|e|f", "\\", "\\n", "true", "3.5", "\n\n", "|||", " = "),
    *("../../x", "..", "CON", "1\n2", "[1]", "[9999]", "{", "families", "²", "٣", '"', '"""', "]"),
)


def test_any_spreadsheet_is_read_or_told_of() -> None:
    chance = random.Random(17)
    whole = [(sheet.name, sheet.rows) for sheet in sheets_of(Folder(SECOND))]
    told = 0
    for _ in range(60):
        book = Book(tuple(_changed(chance, name, rows) for name, rows in whole))
        told += bool(book.problems or read_content(book)[1])
    assert told > 40


def _changed(chance: random.Random, name: str, rows: tuple[tuple[str, ...], ...]) -> Sheet:
    cells = [list(row) for row in rows]
    if chance.random() < 0.2:
        row = chance.choice(cells)
        row[chance.randrange(len(row))] = chance.choice(_ODD)
    if chance.random() < 0.05:
        cells.pop(chance.randrange(len(cells)))
    if chance.random() < 0.02:
        name = chance.choice(_ODD)
    return Sheet(name, tuple(map(tuple, cells)))


def test_any_file_is_read_or_told_of(tmp_path: Path) -> None:
    chance = random.Random(17)
    folder = Path(shutil.copytree(SECOND, tmp_path / "content"))
    files = sorted(folder.rglob("*.toml"))
    told = 0
    for _ in range(60):
        path = chance.choice(files)
        text = path.read_text(encoding="utf8")
        at = chance.randrange(len(text))
        damaged = text[:at] + chance.choice(_ODD) + text[at + chance.randrange(6) :]
        path.write_text(damaged, encoding="utf8")
        told += bool(read_content(Folder(folder))[1])
        path.write_text(text, encoding="utf8")
    assert told > 20
