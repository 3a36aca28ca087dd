"""What there is, and what each assessment's answers point to as of today."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from assessor.access import Person, Role, may
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
    cut off. next_open: the most decisive open question. decided: the verdict that was
    signed, which may differ.
    """

    recommendation: Verdict | None
    firm: bool
    possible: tuple[Verdict, ...]
    coverage: int
    answered: int
    asked: int
    knocked_out: int
    next_open: str | None
    decided: Verdict | None = None


class Listed(NamedTuple):
    """One assessment by what is written on its cover. due: its review date has come."""

    entry: Entry
    owner: str
    due: bool


class Line(NamedTuple):
    """One assessment in the list, with what its answers point to."""

    entry: Entry
    owner: str
    pointed: Pointed
    due: bool


Wait = Literal["review", "decision", "reply", "renewal"]
"""What an assessment may wait for: legal, the decider, its owner, or its review date."""


def lines(desk: Desk, person: Person, organisation: str | None = None) -> list[Line]:
    """Every assessment that the person may read, the last changed first."""
    return judged(desk, listed(desk, person, organisation))


def listed(desk: Desk, person: Person, organisation: str | None = None) -> list[Listed]:
    """The same by their covers alone, which costs next to nothing however many there are."""
    with desk.database.reading() as connection:
        entries = shelf.entries(connection, organisation)
        names = desk.directory(connection)
    today = desk.today().isoformat()
    readable = {each: may(person, "read", each) for each in {one.organisation for one in entries}}
    return [
        Listed(
            entry,
            names.name(entry.owner),
            entry.state == "decided" and entry.review_by is not None and entry.review_by <= today,
        )
        for entry in entries
        if readable[entry.organisation]
    ]


def judged(desk: Desk, chosen: Sequence[Listed]) -> list[Line]:
    """Some of them with what their answers point to, judged anew where that may have changed."""
    with desk.database.reading() as connection:
        # One that was deleted just now is not among them.
        kept = shelf.summaries(connection, [one.entry.id for one in chosen])
    pointed = _pointed(desk, kept, desk.today())
    return [
        Line(one.entry, one.owner, pointed[one.entry.id], one.due)
        for one in chosen
        if one.entry.id in pointed
    ]


def waiting(person: Person, one: Listed) -> Wait | None:
    """What an assessment waits for from this person, if it does. Examples wait for nobody."""
    entry = one.entry
    if entry.illustrative:
        return None
    wanted: tuple[tuple[Wait, bool, tuple[Role, ...]], ...] = (
        ("review", entry.state == "in_review", ("legal",)),
        ("decision", entry.state in ("in_review", "advised"), ("decider",)),
        ("reply", entry.state == "returned", ("lead",)),
        ("renewal", one.due, ("lead", "decider")),
    )
    for wait, waits, roles in wanted:
        if waits and any(person.holds(role, entry.organisation) for role in roles):
            return wait
    return None


def matching(chosen: Iterable[Listed], words: str = "", state: str | None = None) -> list[Listed]:
    """Those whose title, platform, organisation and owner hold every word, in that state.

    state: one of a record's states, "due", or None for all.
    """
    wanted = words.casefold().split()
    return [
        one
        for one in chosen
        if (state is None or one.entry.state == state or (state == "due" and one.due))
        and all(word in _cover(one) for word in wanted)
    ]


def _cover(one: Listed) -> str:
    entry = one.entry
    return " ".join(
        (entry.title, entry.platform_name, entry.organisation_name, one.owner)
    ).casefold()


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
        record.assessment.decision.verdict if record.assessment.decision else None,
    )


def _pointed(
    desk: Desk, kept: Mapping[str, tuple[str, Summary | None]], today: date
) -> dict[str, Pointed]:
    """Summaries as they were kept, and made anew where an answer or the day has changed."""
    found: dict[str, Pointed] = {}
    new: dict[str, Summary] = {}
    for name, (end, summary) in kept.items():
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
