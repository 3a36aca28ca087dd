"""A small case with every type of question, whose texts try to act as mark-up."""

from typing import NamedTuple

from assessor.assessment import Assessment
from assessor.casework import Case, evaluated
from questionnaires.questionnaire import Questionnaire
from scoring.policy import Policy
from scoring.result import Result

HOSTILE = (
    "**b** _i_ `c` [l](https://a.example) https://b.example www.c.example d@e.example "
    ":red[x] :smile: :material/home: :streamlit: $x^2$ <b>h</b> ![i](https://f.example/p.png) "
    "~~s~~ -> <- -- >= <= ~= &amp; # h | t"
)
"""Everything that Markdown, HTML and Streamlit would turn into something else."""


def _question(link_id: str, kind: str, **more: object) -> dict[str, object]:
    return {"link_id": link_id, "type": kind, "text": f"What about {link_id}?", **more}


OPTIONS = [
    {"code": "good", "text": "Good", "hint": "Best there is."},
    {"code": "fair", "text": "Fair"},
    {"code": "bad", "text": "Bad"},
]
PLACES = [
    {"code": "here", "text": "Here"},
    {"code": "there", "text": "There"},
    {"code": "nowhere", "text": "Nowhere", "exclusive": True},
]
QUESTIONS = [
    _question("one", "choice", answer_option=OPTIONS, allow_not_applicable=True, screen=True),
    _question(
        "follow_up",
        "choice",
        answer_option=OPTIONS,
        enable_when={"question": "one", "operator": "=", "answer": "fair"},
    ),
    _question("many", "multiple_choice", answer_option=PLACES),
    _question("yes_no", "boolean"),
    _question("steps", "scale", minimum=1, maximum=5, labels=[{"value": 1, "text": "never"}]),
    _question("amount", "number", unit="hours", minimum=0, maximum=100),
    _question("people", "number", whole=True, minimum=0),
    _question("day", "date"),
    _question("line", "string", max_length=80),
    _question("lines", "text"),
    _question("address", "url"),
]
SHOUT = {
    "link_id": "shout",
    "type": "choice",
    "text": HOSTILE,
    "hint": HOSTILE,
    "guidance_hint": HOSTILE,
    "sources": ["rumour"],
    "answer_option": [
        {"code": "loud", "text": HOSTILE[:90], "hint": HOSTILE},
        {"code": "quiet", "text": HOSTILE[90:]},
    ],
}
SOURCES = [
    {
        "id": "rumour",
        "title": HOSTILE,
        "publisher": "<i>Somebody</i>",
        "url": "https://example.org/rumour",
    },
    {"id": "trap", "title": "Trap", "publisher": "Nobody", "url": "javascript:alert(1)"},
]


def questionnaire(*extra: dict[str, object]) -> Questionnaire:
    """The kit's questionnaire: one area, with further questions at its end."""
    return Questionnaire.model_validate(
        {
            "format": "questionnaire/1",
            "id": "kit",
            "version": "1",
            "title": "Kit",
            "sources": SOURCES,
            "item": [
                {
                    "link_id": "area",
                    "type": "group",
                    "text": "The only area",
                    "item": [*QUESTIONS, *extra],
                }
            ],
        }
    )


def policy() -> Policy:
    """Good is worth 100, fair 50, bad rules the platform out unless legal lifts it."""
    levels = [
        {"answer": "good", "points": 100},
        {"answer": "fair", "points": 50},
        {
            "answer": "bad",
            "points": 0,
            "knock_out": {"reason": "Bad is bad.", "may_be_lifted_by": "legal"},
        },
    ]
    mild = [level | {"knock_out": None} for level in levels]
    steps = [{"at_least": 3, "points": 100}, {"otherwise": True, "points": 0}]
    return Policy.model_validate(
        {
            "format": "policy/1",
            "id": "kit",
            "version": "1",
            "title": "Kit",
            "questionnaire": "kit",
            "go_from": 60,
            "no_go_below": 20,
            "roles": {"legal": "The legal adviser"},
            "areas": {"area": {"weight": 1, "floor": 30, "go_level": 60}},
            "questions": {
                "one": {"weight": 3, "levels": levels, "backing": "document"},
                "follow_up": {"weight": 1, "levels": mild},
                "steps": {"weight": 1, "levels": steps},
            },
        }
    )


def case(answers: dict[str, object] | None = None, *extra: dict[str, object]) -> Case:
    """The kit with some answers."""
    assessment = Assessment.model_validate(
        {
            "format": "response/1",
            "id": "kit-case",
            "questionnaire": {"id": "kit", "version": "1"},
            "as_of": "2026-11-23",
            "title": "A kit for tests",
            "platform": {"name": "Platform"},
            "answers": answers or {},
        }
    )
    return Case(assessment, questionnaire(*extra), policy())


class Judged(NamedTuple):
    """What is drawn from: a result, and what was asked."""

    result: Result
    questionnaire: Questionnaire


def judged(one: Case) -> Judged:
    """A case and what its answers point to."""
    return Judged(evaluated(one).result, one.questionnaire)
