"""What an assessment asks for next: a review, a measure, an answer, or a proof to renew."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from assessor.assessment import Assessment
from scoring.result import Result

DueKind = Literal["review", "measure", "find_out", "renew"]


class Due(NamedTuple):
    """One thing with its day. subject: the measure or question that it is about."""

    day: date
    kind: DueKind
    subject: str | None


def due(assessment: Assessment, result: Result) -> list[Due]:
    """Everything that has a day, the earliest first; what is done or not asked has none."""
    found = [*_review(assessment), *_measures(assessment, result), *_answers(assessment, result)]
    return sorted(found, key=lambda each: (each.day, each.kind, each.subject or ""))


def _review(assessment: Assessment) -> Iterator[Due]:
    decision = assessment.decision
    day = (decision.review_by if decision else None) or assessment.review_by
    if day is not None:
        yield Due(day, "review", None)


def _measures(assessment: Assessment, result: Result) -> Iterator[Due]:
    """Measures that still are conditions, where somebody has agreed to a day."""
    wanted = {each.subject for each in result.conditions if each.kind == "measure_outstanding"}
    for promise in assessment.commitments.measures:
        if promise.state == "agreed" and promise.due is not None and promise.measure in wanted:
            yield Due(promise.due, "measure", promise.measure)


def _answers(assessment: Assessment, result: Result) -> Iterator[Due]:
    """Open answers that somebody finds out by a day, and answers or proofs that run out."""
    standings = result.standings
    for link_id, answer in assessment.answers.items():
        standing = standings.get(link_id)
        if standing is None or standing.state == "disabled":
            continue
        if answer.unknown is not None:
            if answer.unknown.by is not None:
                yield Due(answer.unknown.by, "find_out", link_id)
            continue
        ends = [answer.good_until, answer.backing.good_until if answer.backing else None]
        known = [day for day in ends if day is not None]
        if known:
            yield Due(min(known), "renew", link_id)
