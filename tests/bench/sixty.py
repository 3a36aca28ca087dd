"""Sixty questions in four areas, answered as teams do: mostly, and not always well.

Nothing is random: which question knocks out, stays open or does not apply follows
from its number, so that every run of the bench judges the same case. It comes plain,
with what the floor knows too, and demanding: with measures that answers call for, and
with answers that rest on less than the policy asks for.
"""

from datetime import date
from typing import Any, NamedTuple

from questionnaires.questionnaire import Questionnaire
from questionnaires.response import QuestionnaireResponse
from scoring.policy import Policy
from tests.bench.floors.scoring_floor import Asked

AREAS = ("residency", "sustainability", "audience", "capacity")
AREA_WEIGHTS = (4, 2, 3, 1)
QUESTIONS = 60
POINTS = {"strong": 100, "fair": 70, "thin": 35, "poor": 0}
CODES = tuple(POINTS)
DAY = date(2026, 11, 23)


class Sixty(NamedTuple):
    """The case for the engine, and the same questions and answers for the floor."""

    questionnaire: Questionnaire
    response: QuestionnaireResponse
    policy: Policy
    asked: tuple[Asked, ...]
    answers: dict[str, str]


def sixty(*, demanding: bool = False) -> Sixty:
    """The case, read by the same models as files are."""
    numbers = range(QUESTIONS)
    given = {_link_id(number): _answer(number) for number in numbers}
    return Sixty(
        Questionnaire.model_validate(_questionnaire()),
        QuestionnaireResponse.model_validate(
            {
                "format": "response/1",
                "questionnaire": {"id": "sixty", "version": "1.0"},
                "as_of": DAY,
                "answers": {
                    link_id: _as_written(number, given[link_id], demanding)
                    for number, link_id in enumerate(given)
                },
            }
        ),
        Policy.model_validate(_policy(demanding)),
        tuple(
            (
                _link_id(number),
                number % len(AREAS),
                _weight(number),
                POINTS,
                ("poor",) if _knocks_out(number) else (),
            )
            for number in numbers
        ),
        given,
    )


def _link_id(number: int) -> str:
    return f"{AREAS[number % len(AREAS)]}.q{number:02}"


def _weight(number: int) -> int:
    return 1 + number * 7 % 5


def _knocks_out(number: int) -> bool:
    return number % 7 == 3


def _calls_for_measure(number: int) -> bool:
    return number % 9 == 4


def _may_be_set_aside(number: int) -> bool:
    return number % 13 == 6 and not _knocks_out(number)


def _answer(number: int) -> str:
    """Six of sixty unknown, some not applicable, the others mixed; no knock-out chosen."""
    if number % 10 == 1:
        return "unknown"
    if _may_be_set_aside(number):
        return "na"
    return CODES[number * 11 % (3 if _knocks_out(number) else 4)]


def _as_written(number: int, answer: str, demanding: bool) -> dict[str, Any]:
    if answer == "unknown":
        return {"unknown": {"who": "the team", "by": DAY}}
    if answer == "na":
        return {"not_applicable": "the platform offers nothing of the kind"}
    kind = "assertion" if demanding and number % 8 == 5 else "document"
    return {"value": answer, "backing": {"kind": kind, "quote": "seen", "seen": DAY}}


def _questionnaire() -> dict[str, Any]:
    return {
        "format": "questionnaire/1",
        "id": "sixty",
        "version": "1.0",
        "title": "Sixty questions",
        "item": [
            {
                "type": "group",
                "link_id": area,
                "text": area,
                "item": [
                    {
                        "type": "choice",
                        "link_id": _link_id(number),
                        "text": f"Question {number}?",
                        "allow_not_applicable": _may_be_set_aside(number),
                        "answer_option": [{"code": code, "text": code} for code in CODES],
                    }
                    for number in range(place, QUESTIONS, len(AREAS))
                ],
            }
            for place, area in enumerate(AREAS)
        ],
    }


def _policy(demanding: bool) -> dict[str, Any]:
    return {
        "format": "policy/1",
        "id": "sixty",
        "version": "1.0",
        "title": "Sixty questions, judged",
        "questionnaire": "sixty",
        "go_from": 75,
        "no_go_below": 45,
        "backing_lasts": 365,
        "roles": {"counsel": "Legal counsel"},
        "areas": {
            area: {
                "weight": weight,
                "floor": 30,
                "go_level": 65,
                "not_applicable_at_most": 50,
            }
            for area, weight in zip(AREAS, AREA_WEIGHTS, strict=True)
        },
        "measures": {"train": {"what": "Train", "role": "counsel", "proof": "A list of names"}},
        "questions": {_link_id(number): _scored(number, demanding) for number in range(QUESTIONS)},
    }


def _scored(number: int, demanding: bool) -> dict[str, Any]:
    levels: list[dict[str, Any]] = [
        {"answer": code, "points": points} for code, points in POINTS.items()
    ]
    scored = {"weight": _weight(number), "levels": levels, "blocks_go": number % 15 == 1}
    if _knocks_out(number):
        levels[-1]["knock_out"] = {"reason": "No score mends this", "may_be_lifted_by": "counsel"}
    if demanding and _calls_for_measure(number):
        for level in levels[1:]:
            level["measures"] = ["train"]
    if demanding and number % 2:
        scored["backing"] = "document"
    return scored
