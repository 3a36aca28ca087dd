"""The signature: what somebody decides, what stands in its way, and what it locks.

What the answers point to is computed. A decision is a person's, and may differ; then it
says why, and both are shown wherever the decision is.
"""

from datetime import date
from typing import Literal, NamedTuple

from assessor.access import Person
from assessor.i18n import ENGLISH
from assessor.words import own_role_words
from assessor.workflow.desk import Desk, RefusedError, Turn, checked_text
from assessor.workflow.events import Decided
from assessor.workflow.promising import NAME_FIRST, result_of
from assessor.workflow.record import Record, Said
from questionnaires.messages import Message
from scoring.result import Result

SAFE = Message("Not signed; your text is safe.")
Choice = Literal["go", "conditional", "no_go"]


class Signing(NamedTuple):
    """What somebody signs.

    seen: the number of the last event that they had before them. dpo_advice: advice that
    was given outside of this toolkit. dpo_advice_accepted: None where nobody advised.
    """

    verdict: Choice
    rationale: str
    review_by: date
    seen: int
    dpo_advice: str | None = None
    dpo_advice_accepted: bool | None = None
    dissent: str | None = None


def decide(desk: Desk, person: Person, assessment: str, signing: Signing) -> Record:
    """Sign a decision, which locks the version.

    Raises:
        RefusedError: it is not in review; something was changed since it was read; a
            knock-out stands, or was lifted by the same person; a go is signed although a
            knock-out was lifted; a measure has no owner or date; advice was given and
            neither accepted nor overruled; there is no reason, or no name to sign with.
    """
    with desk.turn(person, "decide", assessment) as turn:
        _ensure_may_sign(turn, signing)
        advice = () if signing.dpo_advice else advice_on(turn.before)
        given = signing.dpo_advice or advice_words(advice) or None
        turn.say(
            Decided(
                verdict=signing.verdict,
                rationale=checked_text(signing.rationale, Message("{safe} The reason", safe=SAFE)),
                recommendation=result_of(desk, turn.before).recommendation,
                review_by=signing.review_by,
                day=desk.today(),
                dpo_advice=given,
                advised_by=tuple(one.remark.role for one in advice),
                dpo_advice_accepted=signing.dpo_advice_accepted if given else None,
                dissent=(signing.dissent or "").strip() or None,
            )
        )
    return turn.record


def advice_on(record: Record) -> tuple[Said, ...]:
    """The advice that the next decision must answer: of each role the last, since the last one."""
    signed = max((one.number for one in record.kept if one.state == "decided"), default=0)
    given = {
        one.remark.role: one
        for one in record.said
        if one.remark.kind == "advice" and one.number > signed
    }
    return tuple(given.values())


def advice_words(given: tuple[Said, ...]) -> str:
    """Advice as it is kept with the decision."""
    if len(given) == 1:
        return given[0].remark.text
    return "\n\n".join(
        f"{own_role_words(ENGLISH, one.remark.role)}: {one.remark.text}" for one in given
    )


def _ensure_may_sign(turn: Turn, signing: Signing) -> None:
    before, today = turn.before, turn.desk.today()
    given = advice_on(before)
    if before.locked:
        raise RefusedError(
            "{safe} This version is signed already. Reopen it to decide anew.", safe=SAFE
        )
    if before.state not in ("in_review", "advised"):
        raise RefusedError("{safe} It was not sent for review yet; its owner sends it.", safe=SAFE)
    if max(before.changed_at, *(one.number for one in given), 0) > signing.seen:
        raise RefusedError(
            "{safe} Something was changed since you opened this. Read what changed, then sign.",
            safe=SAFE,
        )
    if not turn.person.name:
        raise RefusedError("{safe} {remedy}", safe=SAFE, remedy=NAME_FIRST)
    if signing.review_by <= today:
        raise RefusedError("{safe} The review date must lie ahead. Choose a later day.", safe=SAFE)
    if given and signing.dpo_advice_accepted is None:
        raise RefusedError(
            "{safe} Advice was given: accept it, or overrule it with reasons.", safe=SAFE
        )
    if signing.verdict != "no_go":
        _ensure_no_obstacle(turn, signing.verdict)


def _ensure_no_obstacle(turn: Turn, verdict: Choice) -> None:
    """What stands in the way of joining, whoever decides."""
    result = result_of(turn.desk, turn.before)
    for found in result.knock_outs:
        if found.certain and found.lifted_by is None:
            raise RefusedError(
                "{safe} A knock-out stands: {reason} It may be lifted by: {role}. Lifting and "
                "signing need two people.",
                safe=SAFE,
                reason=found.reason,
                role=_role(turn, found.may_be_lifted_by),
            )
    lifted = {found.link_id for found in result.knock_outs if found.lifted_by is not None}
    lifters = {who for (link_id, _), who in turn.before.lifters.items() if link_id in lifted}
    if not turn.person.local and turn.person.ref in lifters:
        raise RefusedError(
            "{safe} You lifted a knock-out here, so somebody else must sign.", safe=SAFE
        )
    if lifted and verdict == "go":
        raise RefusedError(
            "{safe} A knock-out was lifted by exception: a go with conditions is the most that "
            "can be signed.",
            safe=SAFE,
        )
    loose = len(loose_measures(result))
    if loose:
        raise RefusedError(
            Message.plural(
                "{safe} {n} condition needs an owner and a date.",
                "{safe} {n} conditions need an owner and a date.",
                loose,
                safe=SAFE,
            )
        )


def loose_measures(result: Result) -> tuple[str, ...]:
    """The measures that an answer calls for and nobody has agreed yet."""
    return tuple(
        dict.fromkeys(
            one.subject
            for one in result.conditions
            if one.kind == "measure_outstanding"
            and one.state == "called_for"
            and not one.possible
            and one.subject
        )
    )


def _role(turn: Turn, role: str) -> str:
    return turn.desk.case(turn.before).policy.roles.get(role, role)
