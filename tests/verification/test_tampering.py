"""Unsealed reports that were changed: each change that breaks consistency is named.

Without a seal nobody can prove who made a file. Whoever makes a whole new report from
changed answers makes a consistent one; that is said plainly, and tested here as well.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from assessor.assessment import Assessment
from assessor.casework import Case, evaluated
from assessor.exchange.file import Ending, written
from assessor.report.compile import compiled
from assessor.report.model import Attachment, Block, Report, Row, Span, Table
from assessor.report.pdf import rendered
from assessor.result_json import as_json
from assessor.verification.attachments import files_in
from assessor.verification.carried import Carried, understood
from assessor.verification.opening import Opened
from assessor.verification.verifying import Verification, verified
from tests.command_line import CommandLine
from tests.verification.changing import (
    flipped,
    overlaid,
    packed,
    repainted,
    resaved,
    swapped,
)


def failing(found: Verification) -> set[str]:
    """The questions that were answered with no."""
    return {check.name for check in found.checks if check.state == "fails"}


@pytest.mark.parametrize("share", [0.05, 0.2, 0.4, 0.6, 0.8, 0.95])
def test_a_flipped_bit_is_found(content: bytes, share: float) -> None:
    """Wherever it is, the file no longer holds."""
    found = verified(flipped(content, int(len(content) * share)))

    assert not found.holds


def test_a_file_saved_anew_is_found(content: bytes) -> None:
    """Its words still follow, its bytes do not."""
    assert {"bytes"} == failing(verified(resaved(content)))


def test_a_file_packed_anew_is_found(content: bytes) -> None:
    """It is not even read."""
    (check,) = verified(packed(content)).checks

    assert "another program has written it anew" in check.words


def test_a_page_painted_over_is_found(content: bytes) -> None:
    """An update at the end is named as such, with its size."""
    longer = overlaid(content).rstrip()
    (check,) = (each for each in verified(longer).checks if each.state == "fails")

    assert "additions" == check.name
    assert (f"{len(longer) - len(content)} bytes follow its end.",) == check.details


def test_more_words_on_a_page_are_found(content: bytes) -> None:
    """Even where a screen reader would not say them."""
    found = verified(repainted(content, "GO"))
    (check,) = (each for each in found.checks if each.name == "words")

    assert {"words", "bytes"} == failing(found)
    assert ("Page 1 also shows “GO”.",) == check.details


@pytest.mark.parametrize("name", ["assessment.json", "policy.json", "facts.json", "result.json"])
def test_a_swapped_file_is_found(content: bytes, name: str) -> None:
    """A file that is not the one whose hash is printed is named."""
    found = verified(swapped(content, name, b"{}"))

    assert (name,) == found.checks[0].details
    assert "attachments" in failing(found)


def _changed(case: Case) -> Case:
    """The same case with the answer that stands in the way turned into a better one."""
    data = case.assessment.model_dump(exclude_none=True)
    data["title"] = "Changed"
    data["answers"]["board_backing"] = {"value": "yes"}
    answers = {key: one for key, one in data["answers"].items() if key in case.assessment.answers}
    return case._replace(assessment=Assessment.model_validate(data | {"answers": answers}))


def _forged(report: Report, *files: Attachment) -> bytes:
    """The same pages, other files attached, and their hashes printed instead."""
    new = {file.name: file for file in files}
    swaps = {each.sha256: new[each.name].sha256 for each in report.attachments if each.name in new}
    attachments = tuple(new.get(each.name, each) for each in report.attachments)
    blocks = tuple(_reprinted(report.blocks, swaps))
    return rendered(replace(report, attachments=attachments, blocks=blocks))


def _reprinted(blocks: Iterable[Block], swaps: dict[str, str]) -> Iterable[Block]:
    for block in blocks:
        if isinstance(block, Table):
            rows = tuple(
                row._replace(cells=tuple(tuple(_other(s, swaps) for s in c) for c in row.cells))
                for row in block.rows
            )
            yield replace(block, rows=rows)
        else:
            yield block


def _other(span: Span, swaps: dict[str, str]) -> Span:
    return span._replace(text=swaps.get(span.text, span.text))


@pytest.fixture(scope="module")
def case(content: bytes) -> Case:
    """The case that the report carries."""
    carried = understood(files_in(Opened(content)))
    assert isinstance(carried, Carried)
    return carried.case


def _file(name: str, content: bytes) -> Attachment:
    return Attachment(name, "application/json", content, "Source", "Forged")


def test_a_changed_file_with_its_hash_printed_is_found(report: Report, case: Case) -> None:
    """Answers that were changed, and their hash reprinted: what is printed does not follow."""
    changed = _file("assessment.json", written(_changed(case).assessment, Ending.JSON).encode())
    found = verified(_forged(report, changed))

    assert {"words", "bytes"} <= failing(found)
    assert "attachments" not in failing(found)


def test_a_changed_result_with_its_hash_printed_is_found(report: Report, case: Case) -> None:
    """A better result attached, and its hash reprinted: judged again, it comes out otherwise."""
    result = as_json(evaluated(case)) | {"recommendation": "go"}
    found = verified(_forged(report, _file("result.json", json.dumps(result).encode())))
    (check,) = (each for each in found.checks if each.name == "result")

    assert ("recommendation",) == check.details


def test_a_whole_new_report_is_consistent_and_no_more(case: Case) -> None:
    """Made from changed answers it holds, and does not claim to come from anybody."""
    found = verified(rendered(compiled(evaluated(_changed(case)))))

    assert "CONSISTENT; ORIGIN NOT PROVEN" == found.summary
    assert not found.origin_proven


def test_the_command_fails_plainly(assessor: CommandLine, tmp_path: Path, content: bytes) -> None:
    """Exit code 1, what does not hold in capitals, and no traceback."""
    path = tmp_path / "report.pdf"
    path.write_bytes(swapped(content, "policy.json", b"{}"))
    run = assessor("verify", path)

    assert (1, "") == (run.code, run.err)
    assert run.out.startswith("DOES NOT HOLD\n  NO   A file that it carries is not the one")
    assert "       policy.json\n" in run.out


def test_the_hash_is_that_of_the_bytes(report: Report) -> None:
    """What the forger reprints above is what anybody would compute."""
    assert [sha256(each.content).hexdigest() for each in report.attachments] == [
        each.sha256 for each in report.attachments
    ]


def test_rows_keep_their_kind_when_reprinted() -> None:
    """The forger of these tests changes nothing but hashes."""
    table = Table((), (Row(((Span("old"),),), "anchor", "total"),))

    assert [replace(table, rows=(Row(((Span("new"),),), "anchor", "total"),))] == list(
        _reprinted([table], {"old": "new"})
    )
