"""An edition's content written as a spreadsheet, and a spreadsheet written as content."""

from pathlib import Path

import tomli_w

from sfdesk.authoring.content import Folder
from sfdesk.authoring.folder import check_empty, write_folder
from sfdesk.authoring.sheets.from_sheets import Book
from sfdesk.authoring.sheets.to_sheets import sheets_of
from sfdesk.authoring.source import read_content, shape_problems
from sfdesk.core.errors import ContentError
from sfdesk.core.spreadsheet import read_sheets, write_sheets


def to_spreadsheet(folder: Path, out: Path) -> None:
    """Write the content of a folder as a spreadsheet; comments in its files stay behind.

    Args:
        folder: Its files must be of the right shape; rules between them may be broken.

    Raises:
        EditionError: If the folder is no edition.
        ContentError: If a file cannot be read or is of another shape.
        TableError: If a text is too long for a cell, or the file cannot be written.
    """
    content = Folder(folder)
    if problems := shape_problems(content):
        raise ContentError(problems)
    write_sheets(out, sheets_of(content), "The spreadsheet")


def from_spreadsheet(file: Path, out: Path) -> int:
    """Write a spreadsheet as the content of an edition, all of it or nothing.

    Args:
        out: A folder that is not there yet, or is empty.

    Returns:
        How many files were written.

    Raises:
        TableError: If the file is no spreadsheet or cannot be read.
        ContentError: If it breaks a rule; every problem is in the message, with sheet and cell.
        EditionError: If the folder has something in it, or cannot be written.
    """
    check_empty(out)
    book = Book(read_sheets(file))
    _, problems = read_content(book)
    if problems := [*book.problems, *problems]:
        raise ContentError(problems)
    texts = {name: tomli_w.dumps(data) for name, data in book.files.items()}
    write_folder(out, texts)
    return len(texts)
