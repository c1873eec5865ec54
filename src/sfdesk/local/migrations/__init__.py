"""From each format of the store to the next, one module a format.

Alembic says what is done to the tables; the number of the format stands in the file itself
(``user_version``), so that opening a store of today's format does not need Alembic.
"""

from collections.abc import Callable

from sqlalchemy import Connection

from sfdesk.local.migrations.to_format_2 import add_searches

STEPS: tuple[Callable[[], None], ...] = (add_searches,)
"""The first leads from format 1 to 2, and so on."""


def migrate(connection: Connection, old: int) -> None:
    """Bring the tables from a format to that of today, in the transaction that is open.

    Args:
        connection: With the right to write.
        old: The number of the format that they have.
    """
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext

    with Operations.context(MigrationContext.configure(connection)):
        for step in STEPS[old - 1 :]:
            step()
