"""Comparisons prove themselves like reports: from every assessment that they carry."""

import json
from pathlib import Path

import pytest

from assessor import shipped
from assessor.assessment import Assessment
from assessor.casework import evaluated, opened
from assessor.comparing import OtherVersion, SideBySide, side_by_side
from assessor.languages import codes, language
from assessor.paper import comparison_pdf
from assessor.sealing.signing import sealed
from assessor.verification.attachments import files_in
from assessor.verification.opening import Opened
from assessor.verification.verifying import Verification, verified
from questionnaires.response import QuestionnaireRef
from tests.command_line import CommandLine
from tests.report import conformance
from tests.verification.authority import Office
from tests.verification.changing import overlaid, repainted, resaved, swapped

NAMES = ("society_2026_tiktok", "society_2026_facebook", "society_2026_x")
PATHS = [shipped.EXAMPLES / f"{name}.yaml" for name in NAMES]


def compared(*more: tuple[str, OtherVersion]) -> SideBySide:
    """Three platforms side by side, and others that are only listed."""
    cases = [(path.stem, evaluated(opened(path))) for path in PATHS]
    return side_by_side([*cases, *more], ("data_residency", "audience_fit"))


@pytest.fixture(scope="module")
def content() -> bytes:
    """Their comparison as PDF."""
    return comparison_pdf(compared())


def failing(found: Verification) -> set[str]:
    """The questions that were answered with no."""
    return {check.name for check in found.checks if check.state == "fails"}


def test_a_comparison_carries_every_assessment_and_one_policy(content: bytes) -> None:
    """What all were judged by travels along once; the order of importance is kept."""
    files = files_in(Opened(content))

    assert {
        "assessment.1.json",
        "assessment.2.json",
        "assessment.3.json",
        "questionnaire.json",
        "policy.json",
        "result.json",
        "versions.json",
    } == set(files)
    assert ["data_residency", "audience_fit"] == json.loads(files["versions.json"])["order"]


def test_a_comparison_proves_itself(content: bytes) -> None:
    """It is compared again and written again, to the last byte, and conforms."""
    found = verified(content)

    assert ("CONSISTENT; ORIGIN NOT PROVEN", "TikTok, Facebook, X") == (found.summary, found.title)
    assert {"seal"} == {check.name for check in found.checks if check.state != "holds"}
    assert [] == conformance.faults(content)


@pytest.mark.parametrize("code", [code for code in codes() if code != "en"])
def test_it_does_so_in_every_language(code: str) -> None:
    """With the texts of the language that it is written in."""
    assert verified(comparison_pdf(compared(), "Letter", language(code))).holds


def test_what_is_only_listed_is_carried_too() -> None:
    """An assessment of another version is not judged again, and still what it was."""
    found = evaluated(opened(PATHS[0])).case.assessment
    asked = found.questionnaire
    data = found.model_dump(exclude_none=True) | {
        "id": "older",
        "questionnaire": {"id": asked.id, "version": "0.9"},
    }
    other = OtherVersion(
        Assessment.model_validate(data), QuestionnaireRef(id=asked.id, version=asked.version)
    )
    made = comparison_pdf(compared(("older", other)))

    assert "assessment.4.json" in files_in(Opened(made))
    assert verified(made).holds


def test_tampering_with_a_comparison_is_named(content: bytes) -> None:
    """Swapped files, further words, updates and other programs, as in a report."""
    assert "attachments" in failing(verified(swapped(content, "assessment.2.json", b"{}")))
    assert {"words", "bytes"} == failing(verified(repainted(content, "X")))
    assert {"additions"} == failing(verified(overlaid(content)))
    assert {"bytes"} == failing(verified(resaved(content)))


def test_a_sealed_comparison_says_so_and_whose_seal_it_is(office: Office) -> None:
    """Compared again, written again and conforming like any other; and stripped, it is found."""
    made: list[bytes] = []

    def seal(content: bytes) -> bytes:
        made.append(content)
        return sealed(content, office.service)

    with_seal = comparison_pdf(compared(), seal=seal)
    found = verified(with_seal, office.anchors)

    assert "HOLDS; SEALED" == found.summary
    assert [] == conformance.faults(with_seal)
    assert {"seal"} == failing(verified(made[0]))
    assert {"seal"} == failing(verified(sealed(made[0], office.stranger), office.anchors))
    assert {"additions", "seal"} <= failing(verified(overlaid(with_seal), office.anchors))


def test_a_comparison_is_sealed_at_the_command_line(
    assessor: CommandLine, office: Office, tmp_path: Path
) -> None:
    """With the same option as a report; without a file to put it on, that is said."""
    pdf, key = tmp_path / "comparison.pdf", office.folder / "service.pem"
    assert 0 == assessor("compare", *PATHS[:2], "-o", pdf, "--seal", key).code
    run = assessor("verify", pdf, "--trust", office.anchor)
    nowhere = assessor("compare", *PATHS[:2], "--seal", key)

    assert run.out.startswith("HOLDS; SEALED   TikTok, Facebook\n")
    assert (2, "A seal needs a file to be put on. Name one with -o.\n") == nowhere[::2]


def test_a_comparison_is_verified_at_the_command_line(
    assessor: CommandLine, tmp_path: Path
) -> None:
    """What `compare -o` writes holds."""
    pdf = tmp_path / "comparison.pdf"
    assessor("compare", *PATHS, "-o", pdf)
    run = assessor("verify", pdf)

    assert (0, "") == (run.code, run.err)
    assert run.out.startswith("CONSISTENT; ORIGIN NOT PROVEN   TikTok, Facebook, X\n")
