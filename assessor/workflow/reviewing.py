"""Review: from a draft to a signature, and on to the next version.

draft -> in review -> returned or advised -> decided; reopening begins the next version.
What the answers point to is computed. A decision is a person's, and may differ.
"""

from datetime import date
from typing import NamedTuple

from assessor.access import Action, Person, may_lift
from assessor.assessment import Outcome
from assessor.casework import evaluated
from assessor.workflow.desk import Desk, RefusedError, Turn, checked_text
from assessor.workflow.events import (
    Advised,
    Decided,
    Described,
    Lifted,
    LiftingWithdrawn,
    Measured,
    Promised,
    Remarked,
    Reopened,
    Replied,
    Returned,
    Submitted,
    Withdrawn,
)
from assessor.workflow.record import Record
from scoring.commitment_checks import commitment_findings
from scoring.commitments import Commitments, LiftedKnockOut, MeasureCommitment
from scoring.result import Result

SAFE = "Not signed; your text is safe."


class Signing(NamedTuple):
    """What somebody signs.

    verdict: go, conditional or no_go. dpo_advice_accepted: None where nobody advised.
    """

    verdict: str
    rationale: str
    review_by: date
    dpo_advice: str | None = None
    dpo_advice_accepted: bool | None = None
    dissent: str | None = None


def describe(desk: Desk, person: Person, assessment: str, changes: Described) -> Record:
    """Change title, scope, review date or owner."""
    with desk.turn(person, "submit", assessment) as turn:
        _ensure_unsigned(turn.before)
        turn.say(changes)
    return turn.record


def submit(desk: Desk, person: Person, assessment: str) -> Record:
    """Send it for review. Open answers are no obstacle: that they are open is a finding."""
    with desk.turn(person, "submit", assessment) as turn:
        if turn.before.state not in ("draft", "returned"):
            raise RefusedError("This was sent for review already. Nothing changed.")
        turn.say(Submitted())
    return turn.record


def remark(
    desk: Desk,
    person: Person,
    assessment: str,
    text: str,
    link_id: str | None = None,
    seen: int = 0,
) -> Record:
    """Say something about one question, or about all of it.

    seen: the number of the event whose answer was read; the remark stays with that answer.
    """
    with desk.turn(person, "remark", assessment) as turn:
        role = next(
            (one for one in ("legal", "decider") if person.holds(one, turn.before.organisation)),
            "lead",
        )
        turn.say(Remarked(text=checked_text(text, "The comment"), seen=seen, role=role), link_id)
    return turn.record


def reply(desk: Desk, person: Person, assessment: str, to: int, text: str) -> Record:
    """Answer a remark, by the number of its event."""
    with desk.turn(person, "reply", assessment) as turn:
        if to not in {one.number for one in turn.before.said}:
            raise RefusedError("This comment is not there. Reload the page to see what is.")
        turn.say(Replied(to=to, text=checked_text(text, "The reply")))
    return turn.record


def give_back(desk: Desk, person: Person, assessment: str, text: str) -> Record:
    """Return it to its owner, with the reason. Everything in it is kept."""
    with desk.turn(person, "review", assessment) as turn:
        _ensure_in_review(turn.before)
        turn.say(Returned(text=checked_text(text, "The reason")))
    return turn.record


def advise(desk: Desk, person: Person, assessment: str, text: str) -> Record:
    """Advise the decider, who accepts the advice or overrules it with reasons."""
    with desk.turn(person, "review", assessment) as turn:
        _ensure_in_review(turn.before)
        turn.say(Advised(text=checked_text(text, "The advice")))
    return turn.record


def promise(desk: Desk, person: Person, assessment: str, measure: MeasureCommitment) -> Record:
    """Agree a measure (owner and date), or say that it is met (proof; the person has seen it)."""
    action: Action = "agree_measure" if measure.state == "agreed" else "meet_measure"
    with desk.turn(person, action, assessment) as turn:
        _ensure_unsigned(turn.before)
        case = desk.case(turn.before)
        made = Commitments(measures=(measure,))
        for finding in commitment_findings(made, case.questionnaire, case.policy):
            raise RefusedError(f"Not saved: {finding.what}. {finding.remedy}.")
        turn.say(Promised(measure=measure))
    return turn.record


def withdraw(desk: Desk, person: Person, assessment: str, measure: str) -> Record:
    """Take back what was said of a measure."""
    with desk.turn(person, "agree_measure", assessment) as turn:
        _ensure_unsigned(turn.before)
        turn.say(Withdrawn(measure=measure))
    return turn.record


def lift(
    desk: Desk, person: Person, assessment: str, link_id: str, role: str, reason: str
) -> Record:
    """Lift a knock-out by signed exception, in the role that the policy names for it.

    Raises:
        RefusedError: the answer chosen does not knock out, or another role must lift it.
    """
    with desk.turn(person, None, assessment) as turn:
        before = turn.before
        _ensure_unsigned(before)
        standing = _result(desk, before).standings.get(link_id)
        cell = standing.cell if standing else None
        if cell is None or role not in cell.lifters:
            raise RefusedError(
                "Not lifted: the answer given does not rule the platform out, or another role "
                "must lift it. Nothing changed."
            )
        if not may_lift(person, role, before.organisation):
            raise RefusedError(f"Not lifted: it takes the role {role}. Nothing changed.")
        turn.say(
            Lifted(
                lifted=LiftedKnockOut(
                    link_id=link_id,
                    answer=cell.name,
                    role=role,
                    by=person.ref,
                    day=desk.today(),
                    reason=checked_text(reason, "The reason"),
                )
            ),
            link_id,
        )
    return turn.record


def withdraw_lifting(desk: Desk, person: Person, assessment: str, link_id: str) -> Record:
    """Take back an exception: whoever lifted it may."""
    with desk.turn(person, None, assessment) as turn:
        _ensure_unsigned(turn.before)
        if turn.before.lifters.get(link_id) != person.ref:
            raise RefusedError("Only whoever lifted it can take that back. Nothing changed.")
        turn.say(LiftingWithdrawn(), link_id)
    return turn.record


def decide(desk: Desk, person: Person, assessment: str, signing: Signing) -> Record:
    """Sign a decision, which locks the version.

    Raises:
        RefusedError: a knock-out stands; a conditional go has a measure without owner or
            date; the decision differs from what the answers point to and does not say why;
            advice was given and neither accepted nor overruled; or whoever lifted a
            knock-out would sign as well.
    """
    rationale = checked_text(signing.rationale, "The reason")
    with desk.turn(person, "decide", assessment) as turn:
        _ensure_may_sign(desk, turn, signing)
        advice = _advice(turn.before)
        turn.say(
            Decided.model_validate(
                {
                    "verdict": signing.verdict,
                    "rationale": rationale,
                    "recommendation": _result(desk, turn.before).recommendation,
                    "review_by": signing.review_by,
                    "day": desk.today(),
                    "dpo_advice": signing.dpo_advice or advice,
                    "dpo_advice_accepted": signing.dpo_advice_accepted,
                    "dissent": signing.dissent or None,
                }
            )
        )
    return turn.record


def reopen(desk: Desk, person: Person, assessment: str, reason: str) -> Record:
    """Go on in a new version. The signed one is kept as it is."""
    with desk.turn(person, "reopen", assessment) as turn:
        if not turn.before.locked:
            raise RefusedError("This is not signed, so there is nothing to reopen.")
        turn.say(Reopened(reason=checked_text(reason, "The reason")))
    return turn.record


def measure_outcome(desk: Desk, person: Person, assessment: str, outcome: Outcome) -> Record:
    """Record what came of it, beside what was expected; it is never part of a score."""
    with desk.turn(person, "record_outcome", assessment) as turn:
        turn.say(Measured(outcome=outcome))
    return turn.record


def _ensure_may_sign(desk: Desk, turn: Turn, signing: Signing) -> None:
    before = turn.before
    if before.locked:
        raise RefusedError("This version is signed already. Reopen it to decide anew.")
    if before.state not in ("in_review", "advised"):
        raise RefusedError(f"{SAFE} It was not sent for review yet; its owner sends it.")
    if signing.review_by <= desk.today():
        raise RefusedError(f"{SAFE} The review date lies in the past. Choose a later day.")
    if _advice(before) and signing.dpo_advice_accepted is None:
        raise RefusedError(f"{SAFE} Advice was given: accept it, or overrule it with reasons.")
    result = _result(desk, before)
    if signing.verdict != "no_go":
        _ensure_no_obstacle(turn, result, signing)


def _ensure_no_obstacle(turn: Turn, result: Result, signing: Signing) -> None:
    before, person = turn.before, turn.person
    standing = [one for one in result.knock_outs if one.certain and one.lifted_by is None]
    if standing:
        role = standing[0].may_be_lifted_by
        raise RefusedError(
            f"{SAFE} A knock-out stands: {standing[0].reason} It may be lifted by: {role}. "
            "Lifting and signing need two people."
        )
    if not person.local and person.ref in before.lifters.values():
        raise RefusedError(f"{SAFE} You lifted a knock-out here, so somebody else must sign.")
    loose = sum(
        1
        for one in result.conditions
        if one.kind == "measure_outstanding" and one.state == "called_for" and not one.possible
    )
    if loose and signing.verdict == "conditional":
        need = "condition needs" if loose == 1 else "conditions need"
        raise RefusedError(f"{SAFE} {loose} {need} an owner and a date.")


def _advice(record: Record) -> str | None:
    """The last advice that was given on this version, if any."""
    given = [
        one.remark.text
        for one in record.said
        if one.remark.kind == "advice" and one.version >= record.version - 1
    ]
    return given[-1] if given and record.state == "advised" else None


def _result(desk: Desk, record: Record) -> Result:
    case = desk.case(record)
    return evaluated(case, record.assessment.as_of or desk.today()).result


def _ensure_unsigned(record: Record) -> None:
    if record.locked:
        raise RefusedError("This version is signed and locked. Reopen it to change anything.")


def _ensure_in_review(record: Record) -> None:
    if record.state not in ("in_review", "advised"):
        raise RefusedError("This is not in review. Its owner sends it first.")
