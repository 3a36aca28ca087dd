"""A small assessment for single cases, and ways to look into a report."""

from datetime import date
from typing import Any

from assessor.assessment import Assessment
from assessor.casework import Case, evaluated
from assessor.report.compile import dossier_of
from assessor.report.dossier import Dossier
from assessor.report.model import (
    Block,
    DecisionBox,
    Heading,
    Report,
    flat,
    inlines,
    text_of,
)
from questionnaires.questionnaire import Questionnaire
from scoring.policy import Policy

ASKED: dict[str, Any] = {
    "format": "questionnaire/1",
    "id": "small",
    "version": "1.0",
    "title": "Small",
    "item": [
        {
            "link_id": "data",
            "type": "group",
            "text": "Data",
            "item": [
                {
                    "link_id": "route",
                    "type": "choice",
                    "text": "Which route?",
                    "answer_option": [
                        {"code": "good", "text": "A good one"},
                        {"code": "none", "text": "No route"},
                    ],
                },
                {
                    "link_id": "note",
                    "type": "boolean",
                    "text": "Is it noted?",
                    "allow_not_applicable": True,
                },
                {
                    "link_id": "where",
                    "type": "string",
                    "text": "Noted where?",
                    "enable_when": {"question": "note", "answer": True},
                },
                {"link_id": "share", "type": "number", "text": "What share?", "unit": "%"},
            ],
        }
    ],
}
JUDGED: dict[str, Any] = {
    "format": "policy/1",
    "id": "small",
    "version": "2.0",
    "title": "Small policy",
    "questionnaire": "small",
    "go_from": 60,
    "no_go_below": 30,
    "roles": {"legal": "Legal counsel"},
    "areas": {"data": {"weight": 1, "floor": 20, "go_level": 50}},
    "measures": {"write": {"what": "Write it down", "role": "legal", "proof": "The page"}},
    "questions": {
        "route": {
            "weight": 3,
            "backing": "document",
            "levels": [
                {"answer": "good", "points": 100},
                {
                    "answer": "none",
                    "points": 0,
                    "knock_out": {"reason": "No lawful way", "may_be_lifted_by": "legal"},
                },
            ],
        },
        "note": {
            "weight": 1,
            "levels": [
                {"answer": True, "points": 100},
                {"answer": False, "points": 0, "measures": ["write"]},
            ],
        },
        "share": {
            "weight": 1,
            "levels": [{"at_least": 50, "points": 100}, {"otherwise": True, "points": 0}],
        },
    },
}
PROOF = {"kind": "document", "file": "route.pdf", "seen": date(2026, 11, 1)}
GOOD: dict[str, Any] = {
    "route": {"value": "good", "backing": PROOF},
    "note": True,
    "where": "Here",
    "share": 60,
}


def small(answers: dict[str, Any], **more: Any) -> Dossier:
    """The dossier of a small assessment."""
    asked = Questionnaire.model_validate(ASKED)
    policy = Policy.model_validate(JUDGED)
    data = {
        "format": "response/1",
        "questionnaire": {"id": "small", "version": "1.0"},
        "as_of": date(2026, 11, 14),
        "answers": answers,
        "title": "A small one",
        **more,
    }
    return dossier_of(evaluated(Case(Assessment.model_validate(data), asked, policy)))


def section(report: Report, key: str) -> list[Block]:
    """The blocks of one section."""
    blocks, inside = [], False
    for block in flat(report.blocks):
        if isinstance(block, Heading) and block.level == 2:
            inside = block.anchor == f"s-{key}"
        elif inside:
            blocks.append(block)
    return blocks


def said(blocks: list[Block]) -> str:
    """All the text of some blocks."""
    return " ".join(text_of(inline) for inline in inlines(blocks)).replace("\u00a0", " ")


def front(report: Report) -> list[Block]:
    """The blocks of page one."""
    blocks = list(flat(report.blocks))
    first = next(n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.level == 2)
    return blocks[:first]


def box(report: Report) -> DecisionBox:
    """The decision box."""
    return next(block for block in report.blocks if isinstance(block, DecisionBox))
