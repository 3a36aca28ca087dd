"""Scenarios that were kept: what somebody supposed of an assessment, under a name."""

from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from assessor.store.tables import SCENARIOS

LONGEST_NAME = 120


class Imagined(NamedTuple):
    """One scenario. kept_by: a reference. kept_at: UTC, as ISO 8601. body: the scenario as JSON."""

    assessment: str
    name: str
    kept_by: str
    kept_at: str
    body: str


def put(connection: Connection, one: Imagined) -> None:
    """Keep a scenario. Names are an assessment's own, each once."""
    connection.execute(insert(SCENARIOS).values(**one._asdict()))


def of(connection: Connection, assessment: str) -> list[Imagined]:
    """Every scenario that was kept of an assessment, the oldest first."""
    rows = connection.execute(
        select(SCENARIOS)
        .where(SCENARIOS.c.assessment == assessment)
        .order_by(SCENARIOS.c.kept_at, SCENARIOS.c.name)
    )
    return [Imagined(**row._mapping) for row in rows]


def remove(connection: Connection, assessment: str, name: str) -> None:
    """Drop a scenario."""
    connection.execute(
        delete(SCENARIOS).where(SCENARIOS.c.assessment == assessment, SCENARIOS.c.name == name)
    )
