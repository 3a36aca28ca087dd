"""To a newer version of what is asked and how it is judged: looked at first, never forced.

Answers are never stranded: those that fit the newer version go along, the others are
named beforehand and stay in the chain. Moving back is a move like any other.
"""

from typing import NamedTuple

from assessor.access import Person
from assessor.casework import Case, evaluated
from assessor.store import vault
from assessor.workflow.beginning import keep_judges
from assessor.workflow.desk import Desk, Judges, RefusedError, judges_of
from assessor.workflow.events import Moved
from assessor.workflow.record import Record
from questionnaires.answer_checks import answer_findings
from questionnaires.messages import Message
from questionnaires.questionnaire import Questionnaire
from questionnaires.response import QuestionnaireRef
from scoring.policy import Policy, Verdict


class Preview(NamedTuple):
    """What a move would do: questions gained and lost, answers that no longer fit, verdicts."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]
    unfit: tuple[str, ...]
    before: Verdict | None
    after: Verdict | None


def preview(desk: Desk, record: Record, asked: Questionnaire, policy: Policy) -> Preview:
    """What moving a record to other judges would change."""
    case = desk.case(record)
    day = record.assessment.as_of or desk.today()
    unfit = tuple(
        link_id
        for link_id, one in record.assessment.answers.items()
        if link_id in asked.questions and any(answer_findings((), link_id, one, asked))
    )
    fitting = {
        link_id: one
        for link_id, one in record.assessment.answers.items()
        if link_id in asked.questions and link_id not in unfit
    }
    moved = record.assessment.model_copy(
        update={
            "answers": fitting,
            "questionnaire": QuestionnaireRef(id=asked.id, version=asked.version),
        }
    )
    return Preview(
        tuple(one for one in asked.questions if one not in case.questionnaire.questions),
        tuple(one for one in case.questionnaire.questions if one not in asked.questions),
        unfit,
        evaluated(case, day).result.recommendation,
        evaluated(Case(moved, asked, policy), day).result.recommendation,
    )


def move(desk: Desk, person: Person, assessment: str, judges: Judges) -> Record:
    """Let other judges ask and judge from here on.

    Raises:
        RefusedError: an answer would not fit; it is changed or taken back first.
    """
    with desk.turn(person, "move", assessment) as turn:
        if turn.before.locked:
            raise RefusedError("This version is signed and locked. Reopen it first.")
        found = preview(desk, turn.before, *judges)
        if found.unfit:
            raise RefusedError(
                Message.plural(
                    "Not moved: {n} answer does not fit the other version. Take it back or change "
                    "it first.",
                    "Not moved: {n} answers do not fit the other version. Take them back or "
                    "change them first.",
                    len(found.unfit),
                )
            )
        hashes = keep_judges(desk, turn.connection, *judges)
        asked = judges.questionnaire
        turn.say(
            Moved(
                answers=QuestionnaireRef(id=asked.id, version=asked.version),
                questionnaire=hashes[0],
                policy=hashes[1],
            )
        )
    return turn.record


def judges_before(desk: Desk, person: Person, assessment: str) -> Judges | None:
    """What asked and judged before the last move, for whoever wants to go back."""
    hashes: list[tuple[str, str]] = []
    for event in desk.chain(person, assessment):
        if event.kind == Moved.kind:
            what = Moved.model_validate_json(event.body)
            hashes.append((what.questionnaire, what.policy))
    first = desk.record_at(person, assessment, 1)
    path = [(first.questionnaire, first.policy), *hashes]
    if len(path) == 1:
        return None
    with desk.database.reading() as connection:
        return judges_of(connection, *path[-2])


def known_questionnaires(desk: Desk) -> list[vault.Document]:
    """Every questionnaire that the store holds, the newest first."""
    with desk.database.reading() as connection:
        return vault.documents(connection, "questionnaire")
