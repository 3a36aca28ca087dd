"""Figures of this machine, for orientation only: no limit is set on seconds."""

from typing import NamedTuple

from assessor import shipped
from assessor.casework import opened
from scoring.evaluate import evaluate
from tests.bench import paper
from tests.bench.timing import compared

MICROSECONDS = 1_000_000


class Figure(NamedTuple):
    """One figure with its unit."""

    what: str
    value: float
    unit: str


def figures(repetitions: int) -> list[Figure]:
    """What a question and a page take here."""
    cases = [opened(path) for path in shipped.examples()]
    questions = sum(len(case.questionnaire.questions) for case in cases)

    def judge_all() -> None:
        for case in cases:
            assessment = case.assessment
            evaluate(case.questionnaire, assessment, case.policy, assessment.commitments)

    found = paper.example()
    pages = paper.pages(paper.report(found))
    judging = compared(judge_all, _nothing, repetitions).ours
    drawing = compared(lambda: paper.report(found), _nothing, max(1, repetitions // 5)).ours
    return [
        Figure(
            "evaluating the worked examples",
            judging * MICROSECONDS / questions,
            "microseconds a question",
        ),
        Figure("writing the report of an example", pages / drawing, "pages a second"),
    ]


def _nothing() -> None:
    """The peer where only ours is wanted."""
