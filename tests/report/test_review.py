"""The report's section on the review: who said what about which answer, and what was replied."""

from datetime import date
from typing import Any

import pytest

from assessor.report.model import Table
from assessor.report.sections import report_of
from tests.report.small import GOOD, front, said, section, small

DAY = date(2026, 11, 12)


def remark(kind: str, text: str, **more: Any) -> dict[str, Any]:
    """Something that legal said."""
    return {"kind": kind, "by": "Ana", "role": "legal", "day": DAY, "text": text, **more}


def test_without_remarks_there_is_no_such_section() -> None:
    """Nothing is said of a review that has not begun."""
    assert [] == section(report_of(small(GOOD)), "review")


def test_everything_that_was_said_stands_there_in_order() -> None:
    """Comments with the answer that was read, returns, advice, and replies below each."""
    reply = {"by": "Bo", "day": DAY, "text": "It is."}
    remarks = [
        remark("remark", "Sure?", link_id="route", answer="A good one", replies=[reply]),
        remark("return", "Say more."),
        remark("advice", "With care.", role="dpo"),
    ]

    blocks = section(report_of(small(GOOD, remarks=remarks)), "review")

    [table] = [block for block in blocks if isinstance(block, Table)]
    told = said(blocks)
    assert 3 == len(table.rows)
    for words in ("Ana\nLegal counsel", "Answer read: A good one", "Bo, 12 Nov 2026: It is."):
        assert words in told
    assert "Data protection officer" in told
    assert told.index("Sure?") < told.index("Say more.") < told.index("With care.")
    assert "Changed since" not in told


def test_an_answer_that_changed_since_is_named_beside_the_one_read() -> None:
    """The reader sees what the comment was about, and what stands now."""
    remarks = [remark("remark", "Hm.", link_id="route", answer="No route")]

    told = said(section(report_of(small(GOOD, remarks=remarks)), "review"))

    assert "Answer read: No route" in told
    assert "Changed since, to: A good one" in told


def test_the_same_answer_in_another_language_is_no_change() -> None:
    """A file's words may be in another language than the paper's; what the file says counts."""
    read: dict[str, Any] = {"link_id": "route", "answer": "Une bonne"}
    kept, left = (
        said(section(report_of(small(GOOD, remarks=[told])), "review"))
        for told in (
            remark("remark", "Hm.", **read, changed=False),
            remark("remark", "Hm.", **read, changed=True),
        )
    )

    assert "Changed since" not in kept
    assert "Changed since, to: A good one" in left


def decision(**more: Any) -> dict[str, Any]:
    """A decision that advice was given on."""
    signature = {"name": "Di", "role": "decider", "day": DAY}
    given = {"dpo_advice": "Wait.", "dpo_advice_accepted": True, "signatures": [signature]}
    return {"verdict": "no_go", "rationale": "Too small.", **given, **more}


@pytest.mark.parametrize(
    ("roles", "words"),
    [
        ([], "Advice of the data protection officer"),
        (["dpo"], "Advice of the data protection officer"),
        (["legal"], "Advice: Legal"),
        (["legal", "dpo"], "Advice: Legal and Data protection officer"),
    ],
)
def test_the_decision_names_who_advised(roles: list[str], words: str) -> None:
    """By their roles, here and on page one; advice from outside is the officer's."""
    report = report_of(small(GOOD, decision=decision(advised_by=roles)))
    told, first = said(section(report, "sign_off")), said(front(report))
    officer = roles in ([], ["dpo"])

    assert words in told
    assert officer == ("Advice of the data protection officer" in told)
    assert officer == ("The data protection officer's advice was accepted." in first)
    if not officer:
        assert f"The advice given ({words.partition(': ')[2]}) was accepted." in first


def test_signed_copies_stand_below_the_lines() -> None:
    """Each signature with its line, name, time, who handed it in, and the copy's hash."""
    signature = {
        "role": "legal",
        "name": "<b>Lea</b>",
        "certificate": "c" * 64,
        "signature": "1" * 64,
        "when": "2026-11-26T14:03:00+00:00",
    }
    vouched = {**signature, "role": "dpo", "stamped": True, "vouched": True, "when": None}
    copy = {
        "version": 2,
        "sha256": "a" * 64,
        "day": DAY,
        "by": "Bo",
        "signatures": [signature, vouched],
    }
    blocks = section(report_of(small(GOOD, signed_copies=[copy])), "sign_off")
    told = said(blocks)

    assert "Signed copies" in told
    by_whom = "<b>Lea</b>\n26 Nov 2026, 14:03 UTC, by their own clock; certificate cccccccccccccccc"
    assert f"{by_whom}; nobody vouches for this name" in told
    assert "at an unknown time" in told
    assert "Bo\n12 Nov 2026" in told
    assert "a" * 16 in told
    assert "Signed copies" not in said(section(report_of(small(GOOD)), "sign_off"))
