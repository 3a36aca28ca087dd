"""A place for what people suppose: beside the chains, since it is no part of any record."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of scenarios."""
    name, moment = sa.String(64), sa.String(32)
    op.create_table(
        "scenarios",
        sa.Column("assessment", name, nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("kept_by", name, nullable=False),
        sa.Column("kept_at", moment, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("assessment", "name", name="pk_scenarios"),
        sa.ForeignKeyConstraint(["assessment"], ["assessments.id"], name="fk_scenarios_assessment"),
    )
