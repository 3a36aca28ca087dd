"""Review: sent, commented on, returned or advised on, and reopened after a signature.

draft -> in review -> returned or advised -> decided; reopening begins the next version.
What is promised on the way is in `promising`, the signature itself in `deciding`.
"""

from assessor.access import Person
from assessor.assessment import Outcome
from assessor.workflow.desk import Desk, RefusedError, checked_text
from assessor.workflow.events import (
    Advised,
    Described,
    Measured,
    Remarked,
    Reopened,
    Replied,
    Returned,
    Submitted,
)
from assessor.workflow.record import Record
from questionnaires.messages import Message

_SPEAKING_AS = ("legal", "dpo", "decider")
"""The role in which somebody's comment stands: the first of these that they hold, or lead."""


def describe(desk: Desk, person: Person, assessment: str, changes: Described) -> Record:
    """Change title, scope, review date or owner."""
    with desk.turn(person, "submit", assessment) as turn:
        ensure_unsigned(turn.before)
        turn.say(changes)
    return turn.record


def submit(desk: Desk, person: Person, assessment: str) -> Record:
    """Send it for review. Open answers are no obstacle: that they are open is a finding."""
    with desk.turn(person, "submit", assessment) as turn:
        ensure_unsigned(turn.before)
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
        before = turn.before
        if link_id is not None and link_id not in desk.case(before).questionnaire.questions:
            raise RefusedError("This question is not asked here. Your comment was not posted.")
        role = "lead"
        if not person.local:
            held = (one for one in _SPEAKING_AS if person.holds(one, before.organisation))
            role = next(held, role)
        # Nobody can have read what has not happened yet.
        read = min(seen, before.seen(link_id)) if link_id else 0
        turn.say(
            Remarked(text=checked_text(text, Message("The comment")), seen=read, role=role), link_id
        )
    return turn.record


def reply(desk: Desk, person: Person, assessment: str, to: int, text: str) -> Record:
    """Answer a remark, by the number of its event."""
    with desk.turn(person, "reply", assessment) as turn:
        if to not in {one.number for one in turn.before.said}:
            raise RefusedError("This comment is not there. Reload the page to see what is.")
        turn.say(Replied(to=to, text=checked_text(text, Message("The reply"))))
    return turn.record


def give_back(desk: Desk, person: Person, assessment: str, text: str) -> Record:
    """Return it to its owner, with the reason. Everything in it is kept."""
    with desk.turn(person, "give_back", assessment) as turn:
        _ensure_in_review(turn.before)
        turn.say(Returned(text=checked_text(text, Message("The reason"))))
    return turn.record


def advise(
    desk: Desk, person: Person, assessment: str, text: str, role: str | None = None
) -> Record:
    """Advise the decider, who accepts the advice or overrules it with reasons.

    role: legal or dpo, for somebody who is both; else the one that they hold.
    """
    with desk.turn(person, "advise", assessment) as turn:
        _ensure_in_review(turn.before)
        organisation = turn.before.organisation
        held = [one for one in ("legal", "dpo") if person.holds(one, organisation)]
        if role is not None and role not in held:
            raise RefusedError("You do not hold the role {role}. Nothing changed.", role=role)
        turn.say(Advised(text=checked_text(text, Message("The advice")), role=role or held[0]))
    return turn.record


def reopen(desk: Desk, person: Person, assessment: str, reason: str) -> Record:
    """Go on in a new version. The signed one is kept as it is."""
    with desk.turn(person, "reopen", assessment) as turn:
        if not turn.before.locked:
            raise RefusedError("This is not signed, so there is nothing to reopen.")
        turn.say(Reopened(reason=checked_text(reason, Message("The reason"))))
    return turn.record


def measure_outcome(desk: Desk, person: Person, assessment: str, outcome: Outcome) -> Record:
    """Record what came of it, beside what was expected; it is never part of a score."""
    with desk.turn(person, "record_outcome", assessment) as turn:
        turn.say(Measured(outcome=outcome))
    return turn.record


def ensure_unsigned(record: Record) -> None:
    """Let it pass unless the version is signed, and so locked.

    Raises:
        RefusedError: it is; only reopening changes anything.
    """
    if record.locked:
        raise RefusedError("This version is signed and locked. Reopen it to change anything.")


def _ensure_in_review(record: Record) -> None:
    if record.state not in ("in_review", "advised"):
        raise RefusedError("This is not in review. Its owner sends it first.")
