"""Everything that happened to an assessment, in order and in words."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from assessor.assessment import HistoryEntry
from assessor.audit import AuditEvent
from assessor.casework import Case
from assessor.i18n import ENGLISH, Language
from assessor.telling.happened import Said, Teller, said
from assessor.workflow import events as happened
from assessor.workflow.events import event_of
from assessor.workflow.record import Names
from questionnaires.response import Answer

_MILESTONES = (
    happened.Begun,
    happened.Submitted,
    happened.Returned,
    happened.Advised,
    happened.Promised,
    happened.Withdrawn,
    happened.Lifted,
    happened.LiftingWithdrawn,
    happened.Decided,
    happened.Filed,
    happened.Reopened,
    happened.Moved,
    happened.Erased,
)
"""What a reader of the whole should know of; answers and comments stand elsewhere."""


class Line(NamedTuple):
    """One thing that happened: its place in the chain, when, by whom, about which question.

    by: a reference; who: the name behind it. milestone: a turn in the assessment's life.
    """

    number: int
    at: str
    by: str
    who: str
    kind: str
    link_id: str | None
    said: Said
    milestone: bool


def history(
    events: Iterable[AuditEvent], case: Case, names: Names, language: Language = ENGLISH
) -> list[Line]:
    """All events in words, the oldest first."""
    return [
        Line(
            event.number,
            event.at,
            event.actor,
            language.worded(names.name(event.actor)),
            event.kind,
            event.link_id,
            said(what, Teller(case, language, event.link_id, before)),
            isinstance(what, _MILESTONES),
        )
        for event, what, before in _with_answers(events)
    ]


def milestones(lines: Iterable[Line]) -> tuple[HistoryEntry, ...]:
    """The turns of an assessment's life, as its file and report carry them."""
    return tuple(
        HistoryEntry(day=date.fromisoformat(line.at[:10]), who=line.who, what=line.said.what)
        for line in lines
        if line.milestone
    )


def answers_at(
    events: Iterable[AuditEvent], wanted: Iterable[tuple[str, int]]
) -> dict[tuple[str, int], Answer | None]:
    """What was answered to some questions as of some events."""
    numbers: dict[str, list[int]] = {}
    for link_id, number in wanted:
        numbers.setdefault(link_id, []).append(number)
    found: dict[tuple[str, int], Answer | None] = {
        (link_id, number): None for link_id, each in numbers.items() for number in each
    }
    for event, what, _ in _with_answers(events):
        for link_id, answer in _given(event, what):
            for number in numbers.get(link_id, ()):
                if event.number <= number:
                    found[link_id, number] = answer
    return found


def _with_answers(
    events: Iterable[AuditEvent],
) -> Iterator[tuple[AuditEvent, happened.Event, Answer | None]]:
    """Every event, with the answer to its question before it."""
    answers: dict[str, Answer | None] = {}
    for event in events:
        what = event_of(event.kind, event.body)
        yield event, what, answers.get(event.link_id or "")
        answers.update(_given(event, what))


def _given(event: AuditEvent, what: happened.Event) -> Iterable[tuple[str, Answer | None]]:
    """The answers that an event gave."""
    if isinstance(what, happened.Begun):
        return what.assessment.answers.items()
    if isinstance(what, happened.Answered) and event.link_id:
        return ((event.link_id, what.answer),)
    return ()
