"""Read the database of an edition that comes from outside, as if it had been made to do harm.

It is read in memory, before anything is written. SQLite's own check comes first, then that there
are the tables of an edition and nothing else, that every column holds what its type says, and that
texts are texts of a length that a person could have written.
"""

import re
import sqlite3
from collections.abc import Iterator, Set
from contextlib import closing
from itertools import chain

from sfdesk.core.language import tr
from sfdesk.edition.reader import read_whole
from sfdesk.edition.shape import FORMAT, Many, Scalar, columns, inner_tables, tables_of
from sfdesk.editions.container import refused
from sfdesk.model.edition import Edition

_LONGEST_TEXT = 20_000
_MOST_ROWS = 500_000
_STEPS, _MOST_STEPS = 1_000_000, 2_000
"""Steps of SQLite's machine between two looks, and how many looks there may be."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def read_database(content: bytes) -> Edition:
    """Return the edition in a database.

    Args:
        content: Of the file.

    Raises:
        EditionError: If it is not the database of an edition, whole and of the known format.
    """
    try:
        with closing(sqlite3.connect(":memory:")) as database:
            _harden(database)
            database.deserialize(content)
            _check(database)
            database.text_factory = _text
            edition: Edition = read_whole(database, Edition)
    except (sqlite3.Error, ValueError, TypeError, LookupError, MemoryError) as error:
        raise refused(tr("its database cannot be read."), detail=repr(error)[:200]) from error
    if not edition.interventions:
        raise refused(tr("there is no intervention in it."))
    return edition


def _harden(database: sqlite3.Connection) -> None:
    """Let nothing that is written in the file do anything, and end what takes for ever."""
    database.execute("PRAGMA trusted_schema=OFF")
    database.execute("PRAGMA cell_size_check=ON")
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 8 * 1024 * 1024)
    looks = iter(range(_MOST_STEPS))
    database.set_progress_handler(lambda: next(looks, None) is None, _STEPS)


def _check(database: sqlite3.Connection) -> None:
    found = database.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise refused(tr("its database is damaged."), detail=str(found)[:200])
    number = database.execute("PRAGMA user_version").fetchone()[0]
    if number != FORMAT:
        raise refused(
            tr(
                "its database has format {found}; this program reads {known}.",
                found=number,
                known=FORMAT,
            ),
            do=tr("Install a newer sfdesk, or ask for a file made for this one.")
            if number > FORMAT
            else tr("Ask for a file made for this sfdesk."),
        )
    tables = {table.table: (table, owned) for table, owned in _tables()}
    _check_schema(database, tables.keys())
    for table, owned in tables.values():
        _check_table(database, table, owned=owned)


def _tables() -> Iterator[tuple[Many, bool]]:
    """Yield every table, and whether its rows belong to those of another."""
    waiting = [(table, False) for table in tables_of(Edition)]
    while waiting:
        table, owned = waiting.pop()
        yield table, owned
        waiting += [(inner, True) for inner in inner_tables(table.fields)]


def _check_schema(database: sqlite3.Connection, expected: Set[str]) -> None:
    """Raise unless there are the tables of an edition, and nothing that could act."""
    found = database.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    tables = {name for kind, name, _ in found if kind == "table"}
    # An index that SQLite keeps for a key has no text of its own.
    plain = all(kind == "table" or (kind == "index" and sql is None) for kind, _, sql in found)
    if tables != expected or not plain or any(_is_computed(database, name) for name in tables):
        raise refused(tr("its database holds what is no part of an edition."))


def _is_computed(database: sqlite3.Connection, table: str) -> bool:
    """Return whether a table is a virtual one, or has columns that are computed."""
    found = database.execute("SELECT type FROM pragma_table_list WHERE name = ?", (table,))
    hidden = database.execute("SELECT max(hidden) FROM pragma_table_xinfo(?)", (table,))
    return found.fetchone()[0] != "table" or bool(hidden.fetchone()[0])


def _check_table(database: sqlite3.Connection, table: Many, *, owned: bool) -> None:
    """Raise unless every value of a table is of its type."""
    keys = ["row_id" if table.record else "position", *(["owner"] if owned else [])]
    named = [Scalar("name", str, True, None)] if table.named else []
    numbers = [Scalar(name, int, True, None) for name in keys]
    wrong = " OR ".join(map(_misfit, chain(numbers, named, columns(table.fields))))
    # Names of tables and columns are the model's own, never input.
    bad, rows = database.execute(f'SELECT sum({wrong}), count(*) FROM "{table.table}"').fetchone()
    if bad or rows > _MOST_ROWS or (table.alone and rows != 1):
        raise refused(tr("its database holds values that none may have."), detail=table.table)


def _misfit(field: Scalar) -> str:
    """Return the SQL that is true of a value that is not of its type, or is out of bounds."""
    column = f'"{field.column}"'
    kind = "integer" if field.type in (int, bool) else "text"
    kinds = f"'{kind}'" if field.required else f"'{kind}', 'null'"
    wrong = f"typeof({column}) NOT IN ({kinds})"
    if field.type is bool:
        return f"({wrong} OR {column} NOT IN (0, 1))"
    if kind == "text":
        return f"({wrong} OR length({column}) > {_LONGEST_TEXT})"
    return f"({wrong} OR abs({column}) > 1000000000)"


def _text(content: bytes) -> str:
    text = content.decode()
    if _CONTROL.search(text):
        raise ValueError("a control character")
    return text
