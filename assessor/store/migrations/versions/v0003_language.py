"""A place for the language that somebody reads in: with the person, wherever they sign in."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Give people a language; nobody has chosen one here yet."""
    op.add_column("people", sa.Column("language", sa.String(16)))
