"""The first schema: chains of events, lists, people, documents and evidence."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables, and the chain of the store itself."""
    hashed, name, moment = sa.String(64), sa.String(64), sa.String(32)
    streams = op.create_table(
        "streams",
        sa.Column("id", name),
        sa.Column("head", sa.Integer, nullable=False),
        sa.Column("hash", hashed, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_streams"),
    )
    op.bulk_insert(streams, [{"id": "register", "head": 0, "hash": "0" * 64}])
    op.create_table(
        "events",
        sa.Column("stream", name, nullable=False),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("actor", name, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("link_id", name),
        sa.Column("salt", sa.String(32), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("digest", hashed, nullable=False),
        sa.Column("previous", hashed, nullable=False),
        sa.Column("hash", hashed, nullable=False),
        sa.PrimaryKeyConstraint("stream", "number", name="pk_events"),
        sa.ForeignKeyConstraint(["stream"], ["streams.id"], name="fk_events_stream"),
    )
    op.create_index("ix_events_at", "events", ["at"])
    op.create_table(
        "assessments",
        sa.Column("id", name),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("organisation", name, nullable=False),
        sa.Column("organisation_name", sa.Text, nullable=False),
        sa.Column("platform", name, nullable=False),
        sa.Column("platform_name", sa.Text, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("owner", name, nullable=False),
        sa.Column("review_by", sa.String(10)),
        sa.Column("illustrative", sa.Boolean, nullable=False),
        sa.Column("changed", moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_assessments"),
        sa.ForeignKeyConstraint(["id"], ["streams.id"], name="fk_assessments_id"),
    )
    op.create_index("ix_assessments_organisation", "assessments", ["organisation"])
    op.create_index("ix_assessments_changed", "assessments", ["changed"])
    op.create_table(
        "summaries",
        sa.Column("id", name),
        sa.Column("hash", hashed, nullable=False),
        sa.Column("judged_on", sa.String(10), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_summaries"),
        sa.ForeignKeyConstraint(["id"], ["assessments.id"], name="fk_summaries_id"),
    )
    op.create_table(
        "people",
        sa.Column("ref", name),
        sa.Column("subject", sa.Text),
        sa.Column("email", sa.Text),
        sa.Column("name", sa.Text),
        sa.Column("since", moment, nullable=False),
        sa.Column("seen", moment, nullable=False),
        sa.PrimaryKeyConstraint("ref", name="pk_people"),
        sa.UniqueConstraint("subject", name="uq_people_subject"),
    )
    op.create_table(
        "grants",
        sa.Column("person", name, nullable=False),
        sa.Column("role", name, nullable=False),
        sa.Column("organisation", name, nullable=False),
        sa.PrimaryKeyConstraint("person", "role", "organisation", name="pk_grants"),
        sa.ForeignKeyConstraint(["person"], ["people.ref"], name="fk_grants_person"),
    )
    op.create_table(
        "documents",
        sa.Column("sha256", hashed),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("id", name, nullable=False),
        sa.Column("version", sa.String(32), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("added", moment, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_documents"),
    )
    op.create_table(
        "files",
        sa.Column("sha256", hashed),
        sa.Column("media_type", sa.String(100), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("added", moment, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_files"),
    )
