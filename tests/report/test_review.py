"""The report's section on the review: who said what about which answer, and what was replied."""

from datetime import date
from typing import Any

from assessor.report.model import Table
from assessor.report.sections import report_of
from tests.report.small import GOOD, said, section, small

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
