"""Rows of a portfolio: what each assessment points to, how old it is, what is due."""

import gc
import weakref
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from assessor import shipped
from assessor.casework import Case, Evaluated, evaluated, opened
from assessor.portfolio import grid, row, rows
from assessor.portfolio.due import Due, due
from scoring.result import Ends
from tests.report.small import PROOF, small

TODAY = date(2026, 12, 1)
GOOD: dict[str, Any] = {"route": {"value": "good", "backing": PROOF}, "note": True, "share": 60}


def made(answers: dict[str, Any], **more: Any) -> Evaluated:
    dossier = small(answers, **more)
    return evaluated(Case(dossier.assessment, dossier.questionnaire, dossier.policy))


def of(society: str, platform: str, **more: Any) -> Evaluated:
    return made(GOOD, organisation={"name": society}, platform={"name": platform}, **more)


def test_a_row_tells_what_its_result_tells() -> None:
    """Verdict, score and what keeps it from a go are those of the assessment's own result."""
    found = evaluated(opened(shipped.EXAMPLES / "society_2026_x.yaml"))
    shown = row("x", found, TODAY)

    assert ("A national society (illustrative)", "X") == (shown.society, shown.platform)
    assert ("no_go", True, None) == (shown.recommendation, shown.firm, shown.decision)
    assert found.result.total == shown.total
    assert (("load",), 87, 8) == (shown.rules_out, shown.coverage, shown.age)
    assert (len(found.result.open), True) == (shown.open, shown.illustrative)


def test_a_decision_is_shown_beside_what_the_answers_point_to() -> None:
    """Both are there, for they may differ."""
    decision = {
        "verdict": "no_go",
        "rationale": "Not this year",
        "signatures": ({"name": "Ada", "role": "decider", "day": date(2026, 11, 20)},),
    }
    shown = row("one", made(GOOD, decision=decision), TODAY)

    assert ("go", "no_go") == (shown.recommendation, shown.decision)


def test_without_a_name_there_is_still_a_row() -> None:
    """An assessment that names neither society nor platform is not lost."""
    shown = row("one", made({}), TODAY)

    assert ("", "", "A small one") == (shown.society, shown.platform, shown.title)
    assert Ends(0, 100) == shown.total


def test_what_is_due_comes_earliest_first() -> None:
    """A review, an agreed measure, an open answer with a date, and proof that runs out."""
    answers = {
        "route": {"value": "good", "backing": {**PROOF, "good_until": date(2026, 12, 31)}},
        "note": False,
        "share": {"unknown": {"who": "Ada", "by": date(2026, 11, 20)}},
    }
    promised = {"measure": "write", "state": "agreed", "owner": "Leo", "due": date(2026, 12, 15)}
    found = made(answers, review_by=date(2027, 5, 14), commitments={"measures": (promised,)})

    assert [
        Due(date(2026, 11, 20), "find_out", "share"),
        Due(date(2026, 12, 15), "measure", "write"),
        Due(date(2026, 12, 31), "renew", "route"),
        Due(date(2027, 5, 14), "review", None),
    ] == due(found.case.assessment, found.result)
    shown = row("one", found, TODAY)
    assert (Due(date(2026, 11, 20), "find_out", "share"), 1) == (shown.next_due, shown.overdue)


def test_what_is_due_on_the_day_is_not_yet_overdue() -> None:
    """Overdue begins on the day after."""
    found = made(GOOD, review_by=TODAY)

    assert (0, 1) == tuple(
        row("one", found, TODAY + timedelta(days=days)).overdue for days in (0, 1)
    )


def test_a_measure_that_no_answer_calls_for_is_not_due() -> None:
    """Promises that an answer has overtaken do not haunt the list."""
    promised = {"measure": "write", "state": "agreed", "owner": "Leo", "due": date(2026, 12, 15)}
    found = made(GOOD, commitments={"measures": (promised,)})

    assert [] == due(found.case.assessment, found.result)


def test_rows_come_one_by_one_and_hold_no_case() -> None:
    """Nothing is read ahead, and what a row was made of can be forgotten at once."""
    handed: list[weakref.ref[Evaluated]] = []

    def cases() -> Iterator[tuple[str, Evaluated]]:
        for number in range(3):
            found = made(GOOD)
            handed.append(weakref.ref(found))
            yield str(number), found

    coming = rows(cases(), TODAY)
    assert [] == handed
    assert "0" == next(coming).id
    assert 1 == len(handed)
    assert ["1", "2"] == [each.id for each in coming]
    gc.collect()
    assert [None, None, None] == [each() for each in handed]


def test_the_grid_has_the_newest_of_each_pair() -> None:
    """Societies by name, platforms by how many have assessed them; older ones are counted."""
    made_rows = [
        row("a1", of("Alpha", "TikTok", as_of=date(2025, 1, 1)), TODAY),
        row("a3", of("Alpha", "TikTok", version=3), TODAY),
        row("a2", of("Alpha", "TikTok", version=2), TODAY),
        row("b", of("Beta", "X"), TODAY),
        row("c", of("Beta", "TikTok"), TODAY),
    ]
    found = grid(made_rows)

    assert (("Alpha", "Beta"), ("TikTok", "X")) == (found.societies, found.platforms)
    assert "a3" == found.cells["Alpha", "TikTok"].id
    assert {("Alpha", "TikTok"): 2} == found.older
    assert ("Alpha", "X") not in found.cells


@pytest.mark.parametrize("order", [slice(None), slice(None, None, -1)])
def test_the_grid_does_not_depend_on_the_order_of_rows(order: slice) -> None:
    """Whichever comes first, the newer one is shown."""
    made_rows = [
        row("old", of("Alpha", "X", as_of=date(2025, 1, 1), version=9), TODAY),
        row("new", of("Alpha", "X"), TODAY),
    ]

    assert "new" == grid(made_rows[order]).cells["Alpha", "X"].id
