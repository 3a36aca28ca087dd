"""The tables, the same on SQLite and PostgreSQL.

Events are the truth. `assessments` repeats of them what a list needs; `summaries` keeps
what the answers pointed to when somebody last looked. Both can be made again.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)
_ID, _HASH, _TIME = String(64), String(64), String(32)

STREAMS = Table(
    "streams",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("head", Integer, nullable=False),
    Column("hash", _HASH, nullable=False),
)
"""The end of every chain of events. Whoever appends to a chain holds its row."""

EVENTS = Table(
    "events",
    METADATA,
    Column("stream", _ID, ForeignKey("streams.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", _TIME, nullable=False),
    Column("actor", _ID, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("link_id", _ID),
    Column("salt", String(32), nullable=False),
    Column("body", Text, nullable=False),
    Column("digest", _HASH, nullable=False),
    Column("previous", _HASH, nullable=False),
    Column("hash", _HASH, nullable=False),
    Index("ix_events_at", "at"),
)

ASSESSMENTS = Table(
    "assessments",
    METADATA,
    Column("id", _ID, ForeignKey("streams.id"), primary_key=True),
    Column("title", Text, nullable=False),
    Column("organisation", _ID, nullable=False),
    Column("organisation_name", Text, nullable=False),
    Column("platform", _ID, nullable=False),
    Column("platform_name", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("owner", _ID, nullable=False),
    Column("review_by", String(10)),
    Column("illustrative", Boolean, nullable=False),
    Column("changed", _TIME, nullable=False),
    Index("ix_assessments_organisation", "organisation"),
    Index("ix_assessments_changed", "changed"),
)

SUMMARIES = Table(
    "summaries",
    METADATA,
    Column("id", _ID, ForeignKey("assessments.id"), primary_key=True),
    Column("hash", _HASH, nullable=False),
    Column("judged_on", String(10), nullable=False),
    Column("body", Text, nullable=False),
)

SCENARIOS = Table(
    "scenarios",
    METADATA,
    Column("assessment", _ID, ForeignKey("assessments.id"), primary_key=True),
    Column("name", String(120), primary_key=True),
    Column("kept_by", _ID, nullable=False),
    Column("kept_at", _TIME, nullable=False),
    Column("body", Text, nullable=False),
)
"""What somebody supposed and kept: beside the chain of its assessment, never in it."""

PEOPLE = Table(
    "people",
    METADATA,
    Column("ref", _ID, primary_key=True),
    Column("subject", Text, unique=True),
    Column("email", Text),
    Column("name", Text),
    Column("since", _TIME, nullable=False),
    Column("seen", _TIME, nullable=False),
    Column("language", String(16)),
)
"""The only place where names stand; everything else holds references."""

GRANTS = Table(
    "grants",
    METADATA,
    Column("person", _ID, ForeignKey("people.ref"), primary_key=True),
    Column("role", _ID, primary_key=True),
    Column("organisation", _ID, primary_key=True),
)

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("sha256", _HASH, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("id", _ID, nullable=False),
    Column("version", String(32), nullable=False),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("added", _TIME, nullable=False),
)
"""Questionnaires and policies as they were when an assessment took them up."""

FILES = Table(
    "files",
    METADATA,
    Column("sha256", _HASH, primary_key=True),
    Column("media_type", String(100), nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("added", _TIME, nullable=False),
)
"""Evidence and signed copies, once for each content whatever it is called."""
