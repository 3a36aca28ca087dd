"""What people promise or sign beside the answers: measures, and knock-outs lifted."""

from datetime import date
from typing import NamedTuple

from assessor.access import Person, may_lift
from assessor.casework import evaluated
from assessor.workflow.desk import Desk, RefusedError, Turn, checked_text
from assessor.workflow.events import Lifted, LiftingWithdrawn, Promised, Withdrawn
from assessor.workflow.record import Record
from assessor.workflow.reviewing import ensure_unsigned
from questionnaires.messages import Message
from scoring.commitment_checks import commitment_findings
from scoring.commitments import Commitments, LiftedKnockOut, MeasureCommitment
from scoring.result import Result

NOT_LIFTED = Message("Not lifted; your text is safe.")
NAME_FIRST = Message("Say what you are called first: a signature needs a name.")


class Lifting(NamedTuple):
    """An exception that somebody signs.

    seen: the number of the event that gave the answer which they had before them.
    """

    link_id: str
    role: str
    reason: str
    seen: int


def agree(
    desk: Desk, person: Person, assessment: str, measure: str, owner: str, due: date
) -> Record:
    """Say who sees to a measure, and by when."""
    with desk.turn(person, "agree_measure", assessment) as turn:
        named = checked_text(owner, Message("The owner"))
        _promise(turn, MeasureCommitment(measure=measure, state="agreed", owner=named, due=due))
    return turn.record


def meet(desk: Desk, person: Person, assessment: str, measure: str, proof: str) -> Record:
    """Say that a measure is met: what proves it. Whoever says so has seen that proof today."""
    with desk.turn(person, "meet_measure", assessment) as turn:
        before = promised(turn.before, measure)
        _promise(
            turn,
            MeasureCommitment(
                measure=measure,
                state="met",
                owner=before.owner if before else person.name or "not named",
                due=before.due if before else None,
                proof=checked_text(proof, Message("The proof")),
                seen_by=person.ref,
                seen_on=desk.today(),
            ),
        )
    return turn.record


def withdraw(desk: Desk, person: Person, assessment: str, measure: str) -> Record:
    """Take back what was said of a measure."""
    with desk.turn(person, "agree_measure", assessment) as turn:
        ensure_unsigned(turn.before)
        if promised(turn.before, measure) is not None:
            turn.say(Withdrawn(measure=measure))
    return turn.record


def promised(record: Record, measure: str) -> MeasureCommitment | None:
    """What was said of a measure so far."""
    made = record.assessment.commitments.measures
    return next((one for one in made if one.measure == measure), None)


def lift(desk: Desk, person: Person, assessment: str, lifting: Lifting) -> Record:
    """Lift a knock-out by signed exception, in the role that the policy names for it.

    Raises:
        RefusedError: the answer does not knock out, was changed since it was read, or
            another role must lift it; or nobody knows what the person is called.
    """
    with desk.turn(person, None, assessment) as turn:
        before, link_id = turn.before, lifting.link_id
        ensure_unsigned(before)
        reason = checked_text(lifting.reason, Message("{safe} The reason", safe=NOT_LIFTED))
        if before.seen(link_id) > lifting.seen:
            raise RefusedError(
                "{safe} The answer was changed since you read it. Look at it again.",
                safe=NOT_LIFTED,
            )
        standing = result_of(desk, before).standings.get(link_id)
        cell = standing.cell if standing else None
        if cell is None or lifting.role not in cell.lifters:
            raise RefusedError(
                "{safe} The answer does not rule the platform out, or another role must lift it.",
                safe=NOT_LIFTED,
            )
        if not may_lift(person, lifting.role, before.organisation):
            raise RefusedError(
                "{safe} It takes the role {role}.", safe=NOT_LIFTED, role=lifting.role
            )
        if not person.name:
            raise RefusedError("{safe} {remedy}", safe=NOT_LIFTED, remedy=NAME_FIRST)
        lifted = LiftedKnockOut(
            link_id=link_id,
            answer=cell.name,
            role=lifting.role,
            by=person.ref,
            day=desk.today(),
            reason=reason,
        )
        turn.say(Lifted(lifted=lifted), link_id)
    return turn.record


def withdraw_lifting(
    desk: Desk, person: Person, assessment: str, link_id: str, role: str
) -> Record:
    """Take back an exception: whoever lifted it may."""
    with desk.turn(person, None, assessment) as turn:
        ensure_unsigned(turn.before)
        if turn.before.lifters.get((link_id, role)) != person.ref:
            raise RefusedError("Only whoever lifted it can take that back. Nothing changed.")
        turn.say(LiftingWithdrawn(role=role), link_id)
    return turn.record


def result_of(desk: Desk, record: Record) -> Result:
    """What a record's answers point to as of its own day, or today."""
    return evaluated(desk.case(record), record.assessment.as_of or desk.today()).result


def _promise(turn: Turn, measure: MeasureCommitment) -> None:
    ensure_unsigned(turn.before)
    case = turn.desk.case(turn.before)
    made = Commitments(measures=(measure,))
    for finding in commitment_findings(made, case.questionnaire, case.policy):
        raise RefusedError("Not saved: {what}. {remedy}.", what=finding.what, remedy=finding.remedy)
    turn.say(Promised(measure=measure))
