"""Format 2 holds saved searches."""

import sqlalchemy


def add_searches() -> None:
    """Add the table; what earlier versions saved is taken over from their file later."""
    from alembic import op

    op.create_table(
        "search",
        sqlalchemy.Column("id", sqlalchemy.String, primary_key=True),
        sqlalchemy.Column("name", sqlalchemy.String, nullable=False),
        sqlalchemy.Column("query", sqlalchemy.String, nullable=False),
        sqlalchemy.Column("chosen", sqlalchemy.String, nullable=False),
        sqlalchemy.Column("order", sqlalchemy.String, nullable=False),
        sqlalchemy.Column("version", sqlalchemy.Integer, nullable=False),
    )
