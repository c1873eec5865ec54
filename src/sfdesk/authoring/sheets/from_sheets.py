"""The sheets of a spreadsheet read as the content of an edition."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from sfdesk.authoring.content import HEAD, UnreadableError
from sfdesk.authoring.lines import Path, path_of
from sfdesk.authoring.problems import meant
from sfdesk.authoring.sheets.book import (
    ENTRY,
    FILE,
    HEAD_SHEET,
    READ_ME,
    Kind,
    Part,
    head_columns,
    kinds,
)
from sfdesk.authoring.sheets.cells import Column, compact, filled, put, value_at
from sfdesk.authoring.sheets.to_sheets import key_of
from sfdesk.core.spreadsheet import Sheet, cell_name

_STEM = re.compile(r"[a-z0-9-]+")
_Cells = dict[str, str]


class Book:
    """The content of a spreadsheet.

    Attributes:
        problems: What is wrong with the sheets themselves, each with its place.
        files: Name of a file → what it holds, as TOML has it.
    """

    def __init__(self, sheets: tuple[Sheet, ...]) -> None:
        self.problems: list[str] = []
        self.files: dict[str, dict[str, Any]] = {}
        self._places: dict[str, dict[Path, str]] = {}
        self._columns: dict[str, dict[str, int]] = {}
        self._sheets = {sheet.name: sheet for sheet in sheets}
        self._check_names()
        self._read_head()
        for kind in kinds():
            self._read(kind)

    # --- what a reader of content asks for ------------------------------------------------------

    def has(self, name: str) -> bool:
        """Return whether there is such a file."""
        return name in self.files

    def names(self, folder: str) -> list[str]:
        """Return the names of the files in a folder, in order."""
        return sorted(name for name in self.files if name.startswith(f"{folder}/"))

    def data(self, name: str) -> dict[str, Any]:
        """Return what a file holds."""
        if name not in self.files:
            raise UnreadableError(HEAD_SHEET, "sheet", f"is missing or empty; {name} needs it")
        return deepcopy(self.files[name])

    def place(self, name: str, field: str) -> str:
        """Return sheet and cell of a field, or of what is around it."""
        places, path = self._places.get(name, {}), path_of(field)
        while path and path not in places:
            path = path[:-1]
        return places.get(path, name)

    def hash(self) -> str:
        """Return what stands for the hash until the content is written into files."""
        return "0" * 64

    # --- sheets ---------------------------------------------------------------------------------

    def _check_names(self) -> None:
        known = {HEAD_SHEET, READ_ME}
        for kind in kinds():
            known |= {kind.sheet, *(part.sheet for part in kind.parts)}
        for name in sorted(self._sheets.keys() - known):
            self.problems.append(f"{name}: unknown sheet{meant(name, known, '; remove it')}")
        for name in sorted(known - {READ_ME} - self._sheets.keys()):
            self.problems.append(
                f"{name}: the sheet is missing; add it, if need be with heads only"
            )

    def _read_head(self) -> None:
        sheet = self._sheets.get(HEAD_SHEET)
        rows = sheet.rows[1:] if sheet else ()
        columns = head_columns()
        at = {_name(row[0]): n for n, row in enumerate(rows, start=2) if row}
        names = [column.name for column in columns]
        for name in at.keys() - set(names):
            where = f"{HEAD_SHEET}, {cell_name(at[name], 1)}"
            self.problems.append(
                f"{where}: unknown field “{name}”{meant(name, names, '; remove it')}"
            )
        cells = {_name(row[0]): row[1] if len(row) > 1 else "" for row in rows if row}
        data = filled(columns, {name: cells.get(name, "") for name in names})
        self.files[HEAD] = {"interventions": [], "topics": [], **data}
        places = self._places.setdefault(HEAD, {(): HEAD_SHEET})
        for column in columns:
            if column.name in at:
                places[column.path] = f"{HEAD_SHEET}, {cell_name(at[column.name], 2)}"

    def _read(self, kind: Kind) -> None:
        named = "{file}" in kind.file
        columns = kind.columns
        by_key: dict[str, tuple[str, Path, dict[str, Any]]] = {}
        for row, cells in self._rows(kind.sheet, columns, FILE if named else ""):
            name = self._file(kind, row, cells)
            if not name:
                continue
            record = filled(columns, cells)
            path = self._add(kind, name, record)
            self._remember(name, path, kind.sheet, row, columns, skip=int(named))
            by_key.setdefault(key_of(kind, record), (name, path, record))
        for part in kind.parts:
            self._read_part(part, by_key)

    def _file(self, kind: Kind, row: int, cells: _Cells) -> str:
        """Return the file that a row belongs in; empty, and a problem, if there is none."""
        slug, order = cells.get("slug", ""), cells.get("order", "")
        values = {"slug": slug, "file": cells.get(FILE, "")}
        for key, value in values.items():
            if f"{{{key}}}" in kind.file and not _STEM.fullmatch(value):
                told = f"“{value}” must be lower-case words joined by hyphens"
                self.problems.append(f"{kind.sheet}, row {row}: {key}: {told}")
                return ""
        number = int(order) if order.isdecimal() else 0
        name = kind.file.format(**values, order=number)
        if not kind.table and name in self.files:
            self.problems.append(f"{kind.sheet}, row {row}: slug: “{slug}” stands here twice")
            return ""
        return name

    def _add(self, kind: Kind, name: str, record: dict[str, Any]) -> Path:
        """Put a record into its file, and return the path to it there."""
        self._places.setdefault(name, {(): kind.sheet})
        if not kind.table:
            self.files[name] = record
            folder = name.partition("/")[0]
            if folder in ("interventions", "topics"):
                self.files[HEAD][folder].append(record.get("slug", ""))
            return ()
        held = self.files.setdefault(name, {}).setdefault(kind.table, [])
        held.append(compact(kind.record, record))
        return (kind.table, len(held) - 1)

    def _read_part(self, part: Part, by_key: dict[str, tuple[str, Path, dict[str, Any]]]) -> None:
        columns = part.columns
        for _, _, record in by_key.values():
            put(record, part.path, [])
        for row, cells in self._rows(part.sheet, columns, ENTRY):
            key = cells[ENTRY]
            if key not in by_key:
                told = f"“{key}” is no entry{meant(key, by_key, '; remove it')}"
                self.problems.append(f"{part.sheet}, {cell_name(row, 1)}: {ENTRY}: {told}")
                continue
            name, path, record = by_key[key]
            items = value_at(record, part.path)
            items.append(filled(columns, cells))
            path = (*path, *part.path, len(items) - 1)
            self._remember(name, path, part.sheet, row, columns, skip=1)

    def _rows(self, name: str, columns: list[Column], first: str) -> Iterator[tuple[int, _Cells]]:
        """Yield the rows of a sheet by the names of its columns, if it has just these.

        Args:
            first: A column that stands before those of the record, if there is one.
        """
        sheet = self._sheets.get(name, Sheet(name, ()))
        expected = [*filter(None, (first,)), *(column.name for column in columns)]
        heads = [_name(head) for head in (sheet.rows[0] if sheet.rows else ())]
        self._columns[name] = {head: n for n, head in enumerate(heads, start=1)}
        for head in heads:
            if head not in expected or heads.count(head) > 1:
                what = "unknown column" if head not in expected else "there twice: column"
                near = meant(head, expected, "; remove it") if head not in expected else ""
                self.problems.append(f"{name}, row 1: {what} “{head}”{near}")
        for head in expected:
            if sheet.rows and head not in heads:
                self.problems.append(f"{name}, row 1: the column “{head}” is missing; add it")
        named = Sheet(name, (tuple(heads), *sheet.rows[1:]))
        for row, cells in named.records():
            yield row, {head: cells.get(head, "") for head in expected}

    def _remember(
        self, file: str, path: Path, sheet: str, row: int, columns: list[Column], skip: int
    ) -> None:
        """Remember where the fields of a record stand."""
        places, at = self._places[file], self._columns[sheet]
        places[path] = f"{sheet}, row {row}"
        for number, column in enumerate(columns, start=1 + skip):
            place = cell_name(row, at.get(column.name, number))
            places[(*path, *column.path)] = f"{sheet}, {place}"


def _name(head: str) -> str:
    """Return the name of a column without what stands in brackets after it."""
    return head.partition(" (")[0].strip()
