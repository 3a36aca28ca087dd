"""Events folded into a record, in the order in which they happened."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache, singledispatch
from typing import Any, NamedTuple

from assessor.assessment import Decision, Remark, Reply, Signature, SignedCopy
from assessor.audit import AuditEvent
from assessor.store.chains import EMPTY, Head
from assessor.workflow import events as happened
from assessor.workflow.events import event_of
from assessor.workflow.record import Aside, Attachment, Copy, Kept, Mark, Names, Record, Said, State
from questionnaires.response import Answer
from scoring.commitments import LiftedKnockOut, MeasureCommitment

Held = Callable[[Answer], Answer]
"""How an answer is held in memory: by itself, or together with all that are the same."""


def by_itself(answer: Answer) -> Answer:
    """The answer as it was read: quick, for a record that is let go at once."""
    return answer


def shared(answer: Answer) -> Answer:
    """The same answer, held in memory once: what carries over stands in many assessments."""
    return _first_of(type(answer.value).__name__, answer)


@lru_cache(maxsize=4_096)
def _first_of(_: str, answer: Answer) -> Answer:
    # The type tells yes from the number one, which Python takes for equal.
    return answer


def folded(
    chain: Iterable[AuditEvent], names: Names, start: Record | None = None, held: Held = shared
) -> Record | None:
    """The record after these events; from the beginning, or from where another ended."""
    record = start
    for event in chain:
        record = _after(record, _Place(event, names, held))
    return record


def _after(record: Record | None, place: "_Place") -> Record:
    event = place.event
    what = event_of(event.kind, event.body)
    if isinstance(what, happened.Begun):
        record = _begun(place, what)
    if record is None:
        raise ValueError(f"the chain {event.stream!r} does not start with a beginning")
    changed = _apply(what, record, place)
    if isinstance(what, _CHANGES):
        changed = replace(changed, changed_at=event.number)
        if record.frozen:
            changed = _in_next_version(changed)
    return replace(changed, head=Head(event.number, event.hash), changed=event.at)


def _begun(place: "_Place", what: happened.Begun) -> Record:
    event = place.event
    mark = Mark(event.number, event.at, event.actor)
    given = what.assessment
    signed = given.decision is not None
    answers = {link_id: place.held(answer) for link_id, answer in given.answers.items()}
    kept = Kept(given.version, event.number, event.at, event.actor, "decided")
    return Record(
        id=event.stream,
        head=EMPTY,
        assessment=given.model_copy(update={"id": event.stream, "answers": answers}),
        state="decided" if signed else "draft",
        owner=what.owner,
        questionnaire=what.questionnaire,
        policy=what.policy,
        changed=event.at,
        marks=dict.fromkeys(given.answers, mark),
        said=tuple(
            Said(number - len(given.remarks), event.at, event.actor, given.version, 0, remark)
            for number, remark in enumerate(given.remarks)
        ),
        kept=(kept,) if signed else (),
        frozen=signed,
        changed_at=event.number,
        origin=what.origin,
    )


class _Place(NamedTuple):
    """The event that is being folded in, and whoever can put names to references."""

    event: AuditEvent
    names: Names
    held: Held

    @property
    def link_id(self) -> str:
        return self.event.link_id or ""

    @property
    def who(self) -> str:
        return self.names.name(self.event.actor)

    @property
    def day(self) -> date:
        return date.fromisoformat(self.event.at[:10])


@singledispatch
def _apply(_: happened.Event, record: Record, __: _Place) -> Record:
    """The record after one more event; most kinds say below what they change."""
    return record


_CHANGES = (
    happened.Answered,
    happened.Confirmed,
    happened.Described,
    happened.Promised,
    happened.Withdrawn,
    happened.Lifted,
    happened.LiftingWithdrawn,
    happened.Moved,
    happened.Reopened,
)
"""What makes a frozen version go on as the next one."""


def _in_next_version(record: Record) -> Record:
    updated = record.assessment.model_copy(update={"version": record.assessment.version + 1})
    return replace(record, assessment=updated, frozen=False)


def _with(record: Record, **changes: object) -> Record:
    return replace(record, assessment=record.assessment.model_copy(update=changes))


def _with_answer(record: Record, place: _Place, answer: Answer | None) -> Record:
    answers = {key: each for key, each in record.assessment.answers.items() if key != place.link_id}
    marks = dict(record.marks)
    marks[place.link_id] = Mark(place.event.number, place.event.at, place.event.actor)
    if answer is not None:
        answers[place.link_id] = place.held(answer)
    asides = {key: each for key, each in record.asides.items() if key != place.link_id}
    return replace(
        _with(record, answers=answers),
        marks=marks,
        asides=asides,
    )


@_apply.register
def _(what: happened.Answered, record: Record, place: _Place) -> Record:
    return _with_answer(record, place, what.answer)


@_apply.register
def _(what: happened.Confirmed, record: Record, place: _Place) -> Record:
    answer = record.assessment.answers.get(place.link_id)
    if answer is None or answer.prefill is None:
        return record
    prefill = answer.prefill.model_copy(
        update={
            "confirmed_by": place.who,
            "confirmed_on": what.day,
            "overridden_because": what.overridden_because,
        }
    )
    return _with_answer(record, place, answer.model_copy(update={"prefill": prefill}))


@_apply.register
def _(what: happened.SetAside, record: Record, place: _Place) -> Record:
    event = place.event
    aside = Aside(event.number, event.at, event.actor, what.answer, what.over)
    return replace(record, asides={**record.asides, place.link_id: aside})


@_apply.register
def _(_: happened.Settled, record: Record, place: _Place) -> Record:
    left = {key: each for key, each in record.asides.items() if key != place.link_id}
    return replace(record, asides=left)


@_apply.register
def _(what: happened.Attached, record: Record, place: _Place) -> Record:
    one = Attachment(what.sha256, what.name, what.media_type, what.size, place.event.link_id)
    return replace(record, attachments={**record.attachments, what.sha256: one})


@_apply.register
def _(what: happened.Described, record: Record, _: _Place) -> Record:
    given: dict[str, Any] = {
        name: value
        for name in ("title", "scope", "author", "review_by")
        if (value := getattr(what, name)) is not None
    }
    if what.judged_today:
        given["as_of"] = None
    return replace(_with(record, **given), owner=what.owner or record.owner)


def _promises(record: Record, **changes: object) -> Record:
    return _with(record, commitments=record.assessment.commitments.model_copy(update=changes))


def _other_measures(record: Record, measure: str) -> tuple[MeasureCommitment, ...]:
    return tuple(each for each in record.assessment.commitments.measures if each.measure != measure)


@_apply.register
def _(what: happened.Promised, record: Record, place: _Place) -> Record:
    promise = what.measure
    if promise.state == "met":
        promise = promise.model_copy(update={"seen_by": place.who})
    return _promises(record, measures=(*_other_measures(record, promise.measure), promise))


@_apply.register
def _(what: happened.Withdrawn, record: Record, _: _Place) -> Record:
    return _promises(record, measures=_other_measures(record, what.measure))


def _other_liftings(record: Record, link_id: str, role: str) -> tuple[LiftedKnockOut, ...]:
    return tuple(
        each
        for each in record.assessment.commitments.lifted
        if (each.link_id, each.role) != (link_id, role)
    )


@_apply.register
def _(what: happened.Lifted, record: Record, place: _Place) -> Record:
    lifted = what.lifted.model_copy(update={"by": place.who})
    others = _other_liftings(record, lifted.link_id, lifted.role)
    lifters = {**record.lifters, (lifted.link_id, lifted.role): place.event.actor}
    return replace(_promises(record, lifted=(*others, lifted)), lifters=lifters)


@_apply.register
def _(what: happened.LiftingWithdrawn, record: Record, place: _Place) -> Record:
    one = (place.link_id, what.role)
    lifters = {key: who for key, who in record.lifters.items() if key != one}
    return replace(_promises(record, lifted=_other_liftings(record, *one)), lifters=lifters)


def _frozen(record: Record, place: _Place, state: State) -> Record:
    event = place.event
    kept = Kept(record.version, event.number, event.at, event.actor, state)
    return replace(record, state=state, kept=(*record.kept, kept), frozen=True)


@_apply.register
def _(_: happened.Submitted, record: Record, place: _Place) -> Record:
    return _frozen(_with(record, status="completed", authored=place.day), place, "in_review")


def _remarked(record: Record, place: _Place, remark: Remark, seen: int = 0) -> Record:
    event = place.event
    said = Said(event.number, event.at, event.actor, record.version, seen, remark)
    return _resaid(record, (*record.said, said))


def _resaid(record: Record, said: tuple[Said, ...]) -> Record:
    return replace(_with(record, remarks=tuple(one.remark for one in said)), said=said)


@_apply.register
def _(what: happened.Remarked, record: Record, place: _Place) -> Record:
    remark = Remark(
        kind="remark",
        by=place.who,
        role=what.role,
        day=place.day,
        text=what.text,
        link_id=place.event.link_id,
    )
    return _remarked(record, place, remark, what.seen)


@_apply.register
def _(what: happened.Replied, record: Record, place: _Place) -> Record:
    reply = Reply(by=place.who, day=place.day, text=what.text)
    return _resaid(
        record,
        tuple(
            one._replace(
                remark=one.remark.model_copy(update={"replies": (*one.remark.replies, reply)})
            )
            if one.number == what.to
            else one
            for one in record.said
        ),
    )


@_apply.register
def _(what: happened.Returned, record: Record, place: _Place) -> Record:
    remark = Remark(kind="return", by=place.who, role="legal", day=place.day, text=what.text)
    return _remarked(replace(record, state="returned"), place, remark)


@_apply.register
def _(what: happened.Advised, record: Record, place: _Place) -> Record:
    remark = Remark(kind="advice", by=place.who, role=what.role, day=place.day, text=what.text)
    return _remarked(replace(record, state="advised"), place, remark)


@_apply.register
def _(what: happened.Decided, record: Record, place: _Place) -> Record:
    actor = place.event.actor
    signature = Signature(
        name=place.who, role="decider", day=what.day, account=place.names.account(actor)
    )
    decision = Decision(
        verdict=what.verdict,
        rationale=what.rationale,
        review_by=what.review_by,
        dpo_advice=what.dpo_advice,
        advised_by=what.advised_by,
        dpo_advice_accepted=what.dpo_advice_accepted,
        dissent=what.dissent,
        signatures=(signature,),
    )
    signed = _with(record, decision=decision, review_by=what.review_by, as_of=what.day)
    return replace(_frozen(signed, place, "decided"), decided_by=actor)


@_apply.register
def _(what: happened.Filed, record: Record, place: _Place) -> Record:
    event = place.event
    copy = SignedCopy(
        version=what.version,
        sha256=what.sha256,
        day=place.day,
        by=place.who,
        signatures=what.signatures,
    )
    one = Copy(event.number, event.at, event.actor, what.name, what.reached, copy)
    told = _with(record, signed_copies=(*record.assessment.signed_copies, copy))
    return replace(told, copies=(*record.copies, one))


@_apply.register
def _(_: happened.Reopened, record: Record, __: _Place) -> Record:
    again = _with(record, decision=None, status="amended", as_of=None)
    return replace(again, state="draft", decided_by=None)


@_apply.register
def _(what: happened.Measured, record: Record, _: _Place) -> Record:
    return _with(record, outcomes=(*record.assessment.outcomes, what.outcome))


@_apply.register
def _(what: happened.Moved, record: Record, _: _Place) -> Record:
    moved = _with(record, questionnaire=what.answers)
    return replace(moved, questionnaire=what.questionnaire, policy=what.policy)
