"""The versions of an assessment: those that were kept, and the one that is worked on."""

from datetime import date
from typing import Literal, NamedTuple

from assessor.i18n import Language
from assessor.workflow.record import Record, State

Stage = Literal["draft", "in_review", "returned", "advised", "decided", "due", "superseded"]


class Version(NamedTuple):
    """One version: until which event it reaches, how far it got, and whether it is the present one.

    at, by: when it was sent, signed or last changed, and by whom; by is None for the present.
    """

    number: int
    event: int
    at: str
    by: str | None
    stage: Stage
    present: bool = False


def versions(record: Record, today: date) -> tuple[Version, ...]:
    """Every version, the oldest first; the present one last."""
    kept = {one.version: one for one in record.kept if one.version != record.version}
    earlier = [
        Version(
            one.version,
            one.number,
            one.at,
            one.by,
            "superseded" if one.state == "decided" else one.state,
        )
        for one in kept.values()
    ]
    present = Version(
        record.version, record.head.number, record.changed, None, stage(record, today), True
    )
    return (*earlier, present)


def stage(record: Record, today: date) -> Stage:
    """How far an assessment has got; a decision is due for review once its day has come."""
    return stage_of(record.state, record.assessment.review_by, today)


def stage_of(state: State, review_by: date | None, today: date) -> Stage:
    """How far something has got, by its state and review date."""
    if state == "decided" and review_by is not None and review_by <= today:
        return "due"
    return state


def stage_words(language: Language, found: Stage) -> str:
    """A stage as people read it."""
    return {
        "draft": language.text("draft"),
        "in_review": language.text("in review"),
        "returned": language.text("returned"),
        "advised": language.text("advised on"),
        "decided": language.text("signed"),
        "due": language.text("signed, due for review"),
        "superseded": language.text("signed, superseded"),
    }[found]
