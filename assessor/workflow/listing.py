"""What there is, and what each assessment's answers point to as of today."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from assessor.access import Person, may
from assessor.casework import evaluated
from assessor.json_text import json_line, parsed
from assessor.store import shelf
from assessor.store.shelf import Entry, Summary
from assessor.workflow.desk import Desk
from assessor.workflow.record import Record
from scoring.policy import Verdict


class Pointed(NamedTuple):
    """What an assessment's answers point to, in short.

    answered and asked count questions that are asked now. coverage: per cent by weight,
    cut off. next_open: the most decisive open question.
    """

    recommendation: Verdict | None
    firm: bool
    possible: tuple[Verdict, ...]
    coverage: int
    answered: int
    asked: int
    knocked_out: int
    next_open: str | None


class Line(NamedTuple):
    """One assessment in the list. due: its review date has come."""

    entry: Entry
    owner: str
    pointed: Pointed
    due: bool


def lines(desk: Desk, person: Person, organisation: str | None = None) -> list[Line]:
    """Every assessment that the person may read, the last changed first."""
    with desk.database.reading() as connection:
        entries = [
            entry
            for entry in shelf.entries(connection, organisation)
            if may(person, "read", entry.organisation)
        ]
        kept = shelf.summaries(connection)
        names = desk.directory(connection)
    today = desk.today()
    pointed = _pointed(desk, [entry.id for entry in entries], kept, today)
    return [
        Line(
            entry,
            names.name(entry.owner),
            pointed[entry.id],
            entry.state == "decided"
            and entry.review_by is not None
            and entry.review_by <= today.isoformat(),
        )
        for entry in entries
        if entry.id in pointed
    ]


def pointed_at(desk: Desk, record: Record) -> Pointed:
    """What one record's answers point to as of its own day, or today."""
    result = evaluated(desk.case(record), record.assessment.as_of or desk.today()).result
    asked = [one for one in result.standings.values() if one.state != "disabled"]
    return Pointed(
        result.recommendation,
        result.firm,
        result.possible,
        int(result.coverage * 100),
        sum(1 for one in asked if one.state != "unknown"),
        len(asked),
        sum(1 for one in result.knock_outs if one.certain and one.lifted_by is None),
        result.open[0].link_id if result.open else None,
    )


def _pointed(
    desk: Desk,
    ids: Iterable[str],
    kept: Mapping[str, tuple[str, Summary | None]],
    today: date,
) -> dict[str, Pointed]:
    """Summaries as they were kept, and made anew where an answer or the day has changed."""
    found: dict[str, Pointed] = {}
    new: dict[str, Summary] = {}
    for name in ids:
        end, summary = kept.get(name, ("", None))
        if summary is not None and (summary.hash, summary.judged_on) == (end, today.isoformat()):
            found[name] = _read(summary)
            continue
        with desk.database.reading() as connection:
            record = desk.found(connection, name)
        found[name] = pointed_at(desk, record)
        new[name] = Summary(record.head.hash, today.isoformat(), json_line(found[name]._asdict()))
    if new:
        with desk.database.writing() as connection:
            shelf.summarise(connection, new)
    return found


def _read(summary: Summary) -> Pointed:
    data = parsed(summary.body)
    data["possible"] = tuple(data["possible"])
    return Pointed(**{name: data.get(name) for name in Pointed._fields})
