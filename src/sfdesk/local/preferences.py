"""What the layer remembers besides its records."""

import json
from collections.abc import Mapping

from sqlalchemy import delete, insert, select

from sfdesk.local.exchange.names import folded
from sfdesk.local.opening import StoreFile
from sfdesk.local.tables import PREFERENCE

_COLUMNS = "offer_columns"


class Preferences:
    """Small values, each under a name of its own."""

    def __init__(self, file: StoreFile) -> None:
        self._file = file

    @property
    def columns(self) -> dict[str, str]:
        """Folded head of a column → field of an offer; nothing for one that is not wanted.

        Raises:
            LocalError: If the store cannot be read.
        """
        if (store := self._file.existing()) is None:
            return {}
        with store.reading() as connection:
            asked = select(PREFERENCE.c.value).where(PREFERENCE.c.name == _COLUMNS)
            found = json.loads(connection.scalar(asked) or "{}")
        return found if isinstance(found, dict) else {}

    def remember_columns(self, columns: Mapping[str, str]) -> None:
        """Remember what columns hold: head → field, or nothing.

        Raises:
            LocalError: If the store cannot be written.
        """
        known = self.columns
        now = known | {folded(head): field for head, field in columns.items()}
        if now != known:
            with self._file.ready().writing() as connection:
                connection.execute(delete(PREFERENCE).where(PREFERENCE.c.name == _COLUMNS))
                row = {"name": _COLUMNS, "value": json.dumps(now)}
                connection.execute(insert(PREFERENCE), row)
