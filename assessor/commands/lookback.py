"""What the command line says of an assessment's past: its history, and what versions differ in."""

import argparse
from collections.abc import Iterator

from assessor.casework import Evaluated, evaluated
from assessor.commands.storing import Done
from assessor.i18n import ENGLISH, Language
from assessor.installation import existing_desk, operator
from assessor.telling.differences import Difference, counted_words, differences
from assessor.telling.history import Line, history
from assessor.telling.versions import Version, versions
from assessor.telling.written_out import differences_as_json, history_as_json, history_csv
from assessor.workflow.desk import Desk, RefusedError
from assessor.workflow.record import Record
from questionnaires.messages import Message


def told(arguments: argparse.Namespace) -> Done:
    """Who changed what, and when; and where the chain does not hold."""
    language = ENGLISH if arguments.json else arguments.language
    desk = existing_desk()
    try:
        person, name = operator(desk), arguments.assessment
        record = desk.record(person, name)
        case = desk.case(record)
        lines = [
            line
            for line in history(desk.events(record), case, desk.names(), language)
            if arguments.question in (None, line.link_id)
            and (line.milestone or not arguments.milestones)
        ]
        problems = tuple(
            Message(
                "{name}: event {number}: {what}. Compare it with a backup.",
                name=name,
                number=fault.number,
                what=fault.what,
            )
            for fault in desk.faults(person, name)
        )
    finally:
        desk.database.close()
    asked = case.questionnaire
    data = {"assessment": name, "history": history_as_json(lines, asked)}
    if arguments.csv:
        written = "".join(history_csv(lines, asked, language)).replace("\r\n", "\n").rstrip("\n")
        return Done((written,), data, problems)
    return Done(tuple(_printed(lines)), data, problems)


def compared(arguments: argparse.Namespace) -> Done:
    """What one version says otherwise than another."""
    language = ENGLISH if arguments.json else arguments.language
    desk = existing_desk()
    try:
        record = desk.record(operator(desk), arguments.assessment)
        every = versions(record, desk.today())
        earlier, later = _chosen(every, arguments.versions)
        before, after = (_judged(desk, record, one) for one in (earlier, later))
    finally:
        desk.database.close()
    found = differences(before, after, language)
    lead = Message(
        "{name}: version {later} differs from version {earlier} in {counts}.",
        name=record.id,
        later=later.number,
        earlier=earlier.number,
        counts=counted_words(found, language),
    )
    data = {
        "assessment": record.id,
        "versions": [earlier.number, later.number],
        "differences": differences_as_json(found),
    }
    return Done((lead, *(_sentence(one, language) for one in found)), data)


def _printed(lines: list[Line]) -> Iterator[str]:
    for line in lines:
        about = f" [{line.link_id}]" if line.link_id else ""
        said = line.said
        change = f": {said.before} -> {said.after}" if said.before and said.after else ""
        change = change or (f": {said.after}" if said.after else "")
        text = f"{said.what}{about}{change}"
        yield f"{line.number:>4}  {line.at[:16]}  {line.who}: {' '.join(text.split())}"


_KINDS = {
    "verdict": Message("verdict"),
    "decision": Message("decision"),
    "score": Message("score"),
    "coverage": Message("coverage"),
    "answer": Message("answer"),
    "proof": Message("proof"),
    "measure": Message("measure"),
    "exception": Message("exception"),
}
"""What differs, in words."""


def _sentence(one: Difference, language: Language) -> str:
    subject = f" [{one.subject}]" if one.subject else ""
    kind = language.worded(_KINDS[one.kind])
    return f"  {kind}{subject} {one.title}: {one.before} -> {one.after}"


def _chosen(every: tuple[Version, ...], named: list[int] | None) -> tuple[Version, Version]:
    by_number = {one.number: one for one in every}
    if named is None:
        named = sorted(by_number)[-2:]
    missing = [one for one in named if one not in by_number]
    there = ", ".join(map(str, sorted(by_number)))
    if missing:
        raise RefusedError(
            "There is no version {version}. There are: {there}.", version=missing[0], there=there
        )
    if len(set(named)) == 1:
        raise RefusedError("Two versions are compared. There are: {there}.", there=there)
    first, second = sorted(named)
    return by_number[first], by_number[second]


def _judged(desk: Desk, record: Record, one: Version) -> Evaluated:
    then = record if one.present else desk.record_at(operator(desk), record.id, one.event)
    return evaluated(desk.case(then), then.assessment.as_of or desk.today())
