"""One row of a portfolio: whose, about what, what it points to, how old, and what is due."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from assessor.casework import Evaluated
from assessor.portfolio.due import Due, due
from scoring.policy import Verdict
from scoring.result import Ends


class Row(NamedTuple):
    """One assessment in short.

    decision: what people signed, if they did. coverage: whole per cent by weight, cut
    off. age: days since the day that it was judged by. rules_out: the questions whose
    knock-outs stand. conditions: how many keep it from a go. settling: open answers of
    which each alone could change the verdict. next_due: the earliest day that something
    is due; next_about: what that is, in words; overdue: how many such days have passed.
    """

    id: str
    society: str
    platform: str
    title: str
    version: int
    recommendation: Verdict | None
    firm: bool
    decision: Verdict | None
    total: Ends | None
    coverage: int
    as_of: date
    age: int
    rules_out: tuple[str, ...]
    conditions: int
    open: int
    settling: int
    next_due: Due | None
    next_about: str | None
    overdue: int
    illustrative: bool


def rows(cases: Iterable[tuple[str, Evaluated]], today: date) -> Iterator[Row]:
    """A row for each case as it comes; no case is held on to."""
    return (row(one, found, today) for one, found in cases)


def row(one: str, found: Evaluated, today: date) -> Row:
    """The row of one case, seen from today."""
    assessment, result = found.case.assessment, found.result
    ahead = due(assessment, result)
    out = [each.link_id for each in result.knock_outs if each.certain and each.lifted_by is None]
    return Row(
        id=one,
        society=assessment.organisation.name if assessment.organisation else "",
        platform=assessment.platform.name if assessment.platform else "",
        title=assessment.name,
        version=assessment.version,
        recommendation=result.recommendation,
        firm=result.firm,
        decision=assessment.decision.verdict if assessment.decision else None,
        total=result.total,
        coverage=int(result.coverage * 100),
        as_of=result.as_of,
        age=(today - result.as_of).days,
        rules_out=tuple(out),
        conditions=len({(each.kind, each.subject or each.link_id) for each in result.conditions}),
        open=len(result.open),
        settling=sum(each.settling for each in result.open),
        next_due=ahead[0] if ahead else None,
        next_about=_about(found, ahead[0]) if ahead else None,
        overdue=sum(each.day < today for each in ahead),
        illustrative=assessment.illustrative,
    )


def _about(found: Evaluated, ahead: Due) -> str | None:
    """What is due next, in the words of its measure or question."""
    subject = ahead.subject or ""
    if ahead.kind == "measure":
        measure = found.case.policy.measures.get(subject)
        return measure.what if measure else ahead.subject
    question = found.case.questionnaire.questions.get(subject)
    return question.text if question else ahead.subject
