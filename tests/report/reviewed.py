"""An assessment that went through everything: remarks, an exception, dissent, advice overruled."""

from datetime import date
from functools import cache
from typing import Any

from assessor import shipped
from assessor.assessment import Assessment
from assessor.casework import Evaluated, evaluated, opened

SIGNED = date(2026, 11, 23)
_LEGAL = {"by": "Ruth Okafor", "role": "legal"}
_ADDED: dict[str, Any] = {
    "version": 2,
    "commitments": {
        "measures": (
            {
                "measure": "dpia_finished",
                "state": "agreed",
                "owner": "Amina Haddad",
                "due": date(2026, 12, 18),
            },
        ),
        "lifted": (
            {
                "link_id": "device_rule",
                "answer": "banned",
                "role": "it_security",
                "by": "Jonas Weber",
                "day": date(2026, 11, 21),
                "reason": "The circular binds ministries, not us. One phone is kept apart, has no "
                "SIM of ours and is never on the office network.",
            },
        ),
    },
    "remarks": (
        {
            **_LEGAL,
            "kind": "remark",
            "day": date(2026, 11, 19),
            "link_id": "transfer_route",
            "answer": "An order is paused while courts decide",
            "text": "The stay can end any day. What do we do on that day?",
            "replies": (
                {
                    "by": "Amina Haddad",
                    "day": date(2026, 11, 20),
                    "text": "We stop posting within 24 hours of a ruling.",
                },
            ),
        },
        {**_LEGAL, "kind": "return", "day": date(2026, 11, 19), "text": "No measures yet."},
        {
            "kind": "advice",
            "by": "Samir Benali",
            "role": "dpo",
            "day": date(2026, 11, 20),
            "text": "Wait for the ruling on transfers before opening an account.",
        },
        {**_LEGAL, "kind": "advice", "day": SIGNED, "text": "Lawful today with the measures."},
    ),
    "decision": {
        "verdict": "conditional",
        "rationale": "Young people in flood areas look for us there, and three neighbouring "
        "societies already answer them. We start small, with the measures agreed, and stop when a "
        "court says so.",
        "review_by": date(2027, 5, 14),
        "dpo_advice": "Wait for the ruling on transfers before opening an account.",
        "dpo_advice_accepted": False,
        "dissent": "The youth branch holds that a pilot without messages reaches nobody.",
        "signatures": tuple(
            {"name": name, "role": role, "day": SIGNED, "account": account}
            for name, role, account in (
                ("Amina Haddad", "lead", "amina@example.org"),
                ("Ruth Okafor", "legal", "ruth@example.org"),
                ("Clara Lindqvist", "decider", "clara@example.org"),
            )
        ),
    },
    "since": {
        "version": 1,
        "changes": (
            {
                "kind": "answer",
                "subject": "dpia",
                "title": "Is it done?",
                "before": "Not started",
                "now": "Started",
            },
            {
                "kind": "proof",
                "subject": "dpia",
                "title": "Is it done?",
                "before": "–",
                "now": "A document: dpia-tiktok-draft-2.docx",
            },
            {
                "kind": "measure",
                "subject": "dpia_finished",
                "title": "Finish the assessment",
                "before": "nothing agreed",
                "now": "agreed: Amina Haddad, by 18 Dec 2026",
            },
        ),
    },
    "history": (
        {"day": date(2026, 11, 2), "who": "Amina Haddad", "what": "began"},
        {"day": SIGNED, "who": "Clara Lindqvist", "what": "signed version 1"},
    ),
}


@cache
def reviewed() -> Evaluated:
    """A national society that lifts a knock-out and goes ahead before the answers say so."""
    case = opened(shipped.EXAMPLES / "society_2026_tiktok.yaml")
    data = case.assessment.model_dump(exclude_none=True) | _ADDED
    data["answers"]["device_rule"] = {
        "value": "banned",
        "backing": {"kind": "document", "file": "circular-14.pdf", "seen": date(2026, 11, 18)},
    }
    return evaluated(case._replace(assessment=Assessment.model_validate(data)))
