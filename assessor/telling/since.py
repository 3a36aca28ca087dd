"""What the present version of an assessment says otherwise than the one before it."""

from assessor.assessment import Change, Since
from assessor.casework import Evaluated, evaluated
from assessor.i18n import Language
from assessor.languages.laying import case_in
from assessor.telling.differences import differences
from assessor.workflow.desk import Desk
from assessor.workflow.folding import folded
from assessor.workflow.record import Record

LASTING = ("decision", "answer", "proof", "measure", "exception")
"""What was said stays said. Scores and verdicts also move by the day of judging."""


def since_last_version(desk: Desk, record: Record, language: Language) -> Since | None:
    """The differences in words; None for a first version. Both are judged as of the same day."""
    last = next((one for one in reversed(record.kept) if one.version < record.version), None)
    if last is None:
        return None
    until = (event for event in desk.events(record) if event.number <= last.number)
    then = folded(until, desk.names())
    if then is None:
        return None
    before, now = (_judged(desk, one, record, language) for one in (then, record))
    return Since(
        version=last.version,
        changes=tuple(
            Change(
                kind=one.kind,
                subject=one.subject,
                title=one.title,
                before=one.before or "–",
                now=one.after or "–",
            )
            for one in differences(before, now, language)
            if one.kind in LASTING
        ),
    )


def _judged(desk: Desk, one: Record, present: Record, language: Language) -> Evaluated:
    return evaluated(case_in(desk.case(one), language), present.assessment.as_of or desk.today())
