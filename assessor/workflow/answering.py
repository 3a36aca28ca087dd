"""Answers: given, confirmed, backed; and what happens when two people answer at once.

Every write says which event its author had seen last of that answer. If a colleague has
answered since, both answers are kept, theirs counts, and somebody chooses.
"""

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from assessor.access import Person
from assessor.casework import Case
from assessor.store import vault
from assessor.store.sniffing import UnfitFileError, sniffed
from assessor.workflow.beginning import FROM_ASSESSMENT
from assessor.workflow.desk import Desk, RefusedError, Turn
from assessor.workflow.events import Answered, Attached, Confirmed, SetAside, Settled
from assessor.workflow.record import Attachment, Record
from questionnaires.answer_checks import answer_findings
from questionnaires.response import Answer, Backing, Prefill
from scoring.criteria import criteria_of

Outcome = Literal["saved", "unchanged", "set_aside"]


class Saved(NamedTuple):
    """What became of an answer, and the record that holds it.

    set_aside: a colleague had answered meanwhile; both answers are kept, theirs counts.
    """

    outcome: Outcome
    record: Record


def answer(
    desk: Desk,
    person: Person,
    assessment: str,
    link_id: str,
    given: Answer | None,
    seen: int,
) -> Saved:
    """Record one answer (None: take it back). To say the same twice changes nothing.

    seen: the number of the event that gave the answer which the author had before them,
    0 if there was none.

    Raises:
        RefusedError: the answer does not fit its question, or the version is signed.
        NotAllowedError, NotThereError: as everywhere.
    """
    with desk.turn(person, "answer", assessment) as turn:
        _ensure_fits(desk, turn.before, link_id, given)
        kept = _as_kept(turn.before, link_id, given)
        outcome = _recorded(turn, link_id, kept, seen)
    return Saved(outcome, turn.record)


def confirm(
    desk: Desk,
    person: Person,
    assessment: str,
    link_ids: Iterable[str],
    overridden_because: str | None = None,
) -> Record:
    """Stand behind proposed answers. Several at once only where they may be confirmed so.

    An answer that is out of date counts again if it is confirmed by itself: somebody has
    looked again today.

    Raises:
        RefusedError: more than one is named, and one of them is a fact about the platform
            or can rule it out: those are looked at one by one.
    """
    wanted = list(link_ids)
    with desk.turn(person, "answer", assessment) as turn:
        case = desk.case(turn.before)
        _ensure_open(turn.before)
        if len(wanted) > 1 and not set(wanted) <= set(together(case)):
            raise RefusedError(
                "Facts about the platform, and answers that can rule it out, are confirmed one "
                "by one. Nothing was confirmed."
            )
        for link_id in wanted:
            found = turn.before.assessment.answers.get(link_id)
            if found is not None and found.prefill is not None and not found.prefill.confirmed:
                if len(wanted) == 1 and found.good_until and found.good_until < desk.today():
                    turn.say(Answered(answer=_looked_at(found, desk.today())), link_id)
                turn.say(
                    Confirmed(day=desk.today(), overridden_because=overridden_because), link_id
                )
    return turn.record


def together(case: Case) -> tuple[str, ...]:
    """The proposed answers that may be confirmed at once, after they have been shown.

    They come from an earlier assessment, and none of them can rule the platform out.
    """
    criteria = criteria_of(case.questionnaire, case.policy).by_link_id
    return tuple(
        link_id
        for link_id, one in case.assessment.answers.items()
        if one.prefill is not None
        and not one.prefill.confirmed
        and one.prefill.origin.startswith(FROM_ASSESSMENT)
        and not (link_id in criteria and any(c.knock_out for c in criteria[link_id].cells))
    )


def settle(desk: Desk, person: Person, assessment: str, link_id: str, *, use_aside: bool) -> Record:
    """Choose between two answers that were given at the same time."""
    with desk.turn(person, "answer", assessment) as turn:
        _ensure_open(turn.before)
        aside = turn.before.asides.get(link_id)
        if aside is None:
            return turn.before
        if use_aside:
            turn.say(Answered(answer=aside.answer), link_id)
        else:
            turn.say(Settled(over=aside.number), link_id)
    return turn.record


def attach(
    desk: Desk, person: Person, assessment: str, link_id: str, name: str, content: bytes
) -> Attachment:
    """Keep a file as proof of an answer, if it is of a kind that may be kept.

    Raises:
        RefusedError: it is too large, empty, or of another kind than its bytes may be.
    """
    try:
        kind = sniffed(content, desk.settings.largest_file)
    except UnfitFileError as unfit:
        raise RefusedError(unfit.message) from None
    shown = _file_name(name, kind.endings)
    with desk.turn(person, "answer", assessment) as turn:
        _ensure_open(turn.before)
        sha256 = vault.put_file(turn.connection, content, kind.media_type, desk.now())
        one = Attachment(sha256, shown, kind.media_type, len(content), link_id)
        if turn.before.attachments.get(sha256) != one:
            turn.say(
                Attached(sha256=sha256, name=shown, media_type=kind.media_type, size=len(content)),
                link_id,
            )
    return one


def evidence(desk: Desk, person: Person, assessment: str, sha256: str) -> vault.Evidence:
    """A file that was added to an assessment, for whoever may read that assessment."""
    record = desk.record(person, assessment)
    if sha256 in record.attachments:
        with desk.database.reading() as connection:
            found = vault.file_of(connection, sha256)
        if found is not None:
            return found
    raise RefusedError("This file is not kept with the assessment. Ask whoever added it.")


def _recorded(turn: Turn, link_id: str, given: Answer | None, seen: int) -> Outcome:
    record = turn.before
    present = record.assessment.answers.get(link_id)
    if given == present:
        return "unchanged"
    mark = record.marks.get(link_id)
    aside = record.asides.get(link_id)
    if mark is None or seen >= mark.number:
        turn.say(Answered(answer=given), link_id)
        return "saved"
    if aside is None or (aside.answer, aside.by) != (given, turn.person.ref):
        turn.say(SetAside(answer=given, over=mark.number), link_id)
    return "set_aside"


def _looked_at(found: Answer, today: date) -> Answer:
    """The same answer, as somebody has found it today; how long that lasts is the policy's."""
    backing = found.backing
    seen = backing.model_copy(update={"seen": today, "good_until": None}) if backing else None
    return found.model_copy(update={"good_until": None, "backing": seen})


def _ensure_open(record: Record) -> None:
    if record.locked:
        raise RefusedError(
            "This version is signed and locked. Your answer was not saved; reopen the assessment "
            "to change it."
        )


def _ensure_fits(desk: Desk, record: Record, link_id: str, given: Answer | None) -> None:
    _ensure_open(record)
    asked = desk.case(record).questionnaire
    if link_id not in asked.questions:
        raise RefusedError("This question is not asked here. Reload the page to see what is.")
    if given is None:
        return
    for finding in answer_findings((), link_id, given, asked):
        told = asked.questions[link_id].constraint_message
        if told:
            raise RefusedError("Not saved: {what}", what=told)
        raise RefusedError("Not saved: {what}. {remedy}.", what=finding.what, remedy=finding.remedy)


def _as_kept(record: Record, link_id: str, given: Answer | None) -> Answer | None:
    """The answer without what only the workflow may say: who stands behind a proposal."""
    if given is None or given.prefill is None:
        return given
    before = record.assessment.answers.get(link_id)
    proposed = before.prefill if before else None
    if before is None or proposed is None or proposed.origin != given.prefill.origin:
        return given.model_copy(update={"prefill": None})
    if before.value != given.value:
        # It differs from what was proposed, and counts once somebody says why.
        proposed = Prefill(origin=proposed.origin)
    return given.model_copy(update={"prefill": proposed})


def _file_name(name: str, endings: tuple[str, ...]) -> str:
    """The bare name of a file, made harmless, with an ending that tells the truth."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(letter for letter in base if letter.isprintable()).strip(". ")[:120]
    _, dot, ending = kept.rpartition(".")
    if dot and f".{ending.lower()}" in endings:
        return kept
    return f"{kept or 'file'}{endings[0]}"


def backed_by(one: Attachment, before: Backing | None) -> Backing:
    """Proof that rests on a file which is kept here."""
    kept = before or Backing(kind="document")
    kind = kept.kind if kept.kind != "assertion" else "document"
    return kept.model_copy(update={"kind": kind, "file": one.name, "sha256": one.sha256})
