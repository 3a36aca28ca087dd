"""Reports that hold: every kind of them proves itself, and claims no more than it can."""

import json
from pathlib import Path

import pytest

from assessor import shipped
from assessor.audit import BEGINNING, AuditEvent, Saying, chained
from assessor.casework import evaluated, opened
from assessor.languages import codes, language
from assessor.report.compile import compiled, gathered
from assessor.report.dossier import Making, software_versions
from assessor.report.page_size import PageSize
from assessor.report.pdf import rendered
from assessor.report.sections import report_of
from assessor.verification.attachments import files_in
from assessor.verification.held import stored
from assessor.verification.opening import Opened
from assessor.verification.verifying import verified
from tests.command_line import CommandLine
from tests.report import conformance
from tests.verification.changing import flipped, repainted, swapped

RUBRICS = Path(__file__).parents[1] / "rubrics"


def states(content: bytes) -> dict[str, str]:
    """Each question with its answer."""
    return {check.name: check.state for check in verified(content).checks}


@pytest.mark.parametrize("path", shipped.examples(), ids=lambda path: path.stem)
def test_every_example_proves_itself(path: Path) -> None:
    """All that can be asked of an unsealed report holds, and its origin is left open."""
    found = verified(rendered(compiled(evaluated(opened(path)))))

    assert "CONSISTENT; ORIGIN NOT PROVEN" == found.summary
    assert {
        "attachments": "holds",
        "result": "holds",
        "words": "holds",
        "bytes": "holds",
        "additions": "holds",
        "seal": "unknown",
    } == {check.name: check.state for check in found.checks}


@pytest.mark.parametrize("folder", sorted(RUBRICS.iterdir()), ids=lambda path: path.name)
def test_other_instruments_prove_themselves(folder: Path) -> None:
    """A report under another instrument's rules does so too."""
    response = min((folder / "responses").glob("*.yaml"))
    case = opened(response, folder / "questionnaire.yaml", folder / "policy.yaml")

    assert verified(rendered(compiled(evaluated(case)))).holds


def test_letter_paper_proves_itself() -> None:
    """The sheet is seen from the pages."""
    size: PageSize = "Letter"
    found = evaluated(opened(shipped.EXAMPLES / "society_2026_x.yaml"))

    assert verified(rendered(compiled(found), page_size=size)).holds


@pytest.mark.parametrize("code", [code for code in codes() if code != "en"])
def test_other_languages_prove_themselves(code: str) -> None:
    """A report carries the texts that it is written in, conforms, and is written again in them."""
    found = evaluated(opened(shipped.EXAMPLES / "society_2026_tiktok.yaml"))
    content = rendered(compiled(found, language(code)))

    assert verified(content).holds
    assert [] == conformance.faults(content)
    assert f"translation.policy.{found.case.policy.id}.po" in files_in(Opened(content))


def test_texts_other_than_those_installed_are_not_used() -> None:
    """A report whose texts were changed is refused instead of being written again in them."""
    code = codes()[1]
    found = evaluated(opened(shipped.EXAMPLES / "society_2026_tiktok.yaml"))
    content = rendered(compiled(found, language(code)))
    changed = swapped(content, "translation.interface.po", b'msgid ""')
    (_, check) = verified(changed).checks

    assert "are not those that are known here" in check.words


def _trail(*bodies: str) -> list[AuditEvent]:
    events: list[AuditEvent] = []
    for number, body in enumerate(bodies, 1):
        saying = Saying(f"2026-11-2{number}T09:00:00.000000Z", "p-1", "noted", None, body)
        previous = events[-1].hash if events else BEGINNING
        events.append(chained(saying, "society", number, previous, f"salt {number}"))
    return events


def test_an_audit_trail_is_proven_too() -> None:
    """Where one is attached, its chain is followed."""
    found = evaluated(opened(shipped.EXAMPLES / "society_2026_tiktok.yaml"))

    whole = rendered(compiled(found, trail=_trail("{}", '{"a":1}')))
    assert "holds" == states(whole)["trail"]


def test_a_broken_audit_trail_is_named() -> None:
    """A step that was changed breaks the chain, even in a report that carries it faithfully."""
    found = evaluated(opened(shipped.EXAMPLES / "society_2026_tiktok.yaml"))
    first, second = _trail("{}", '{"a":1}')
    changed = rendered(compiled(found, trail=[first, second._replace(actor="p-2")]))

    assert "fails" == states(changed)["trail"]


def _made_elsewhere() -> bytes:
    """A report that says it was made with a library that is not installed here."""
    found = evaluated(opened(shipped.EXAMPLES / "society_2026_tiktok.yaml"))
    software = software_versions() | {"reportlab": "5.0.9"}
    return rendered(report_of(gathered(found, None, (), Making(software=software))))


def test_bytes_are_compared_only_under_the_same_versions() -> None:
    """Made elsewhere and different in a byte that is no word: not compared, and said so."""
    content = _made_elsewhere()
    place = content.index(b"ReportLab Generated")
    found = verified(flipped(content, place))
    (told,) = (check for check in found.checks if check.name == "bytes")

    assert found.holds
    assert "unknown" == told.state
    assert ("reportlab 5.0.9, here " + software_versions()["reportlab"],) == told.details


def test_words_are_compared_whatever_the_versions() -> None:
    """Made elsewhere is no excuse for words that do not follow."""
    found = verified(repainted(_made_elsewhere(), "Go"))

    assert not found.holds
    assert "fails" == {check.name: check.state for check in found.checks}["words"]


def test_the_command_says_it_plainly(assessor: CommandLine, tmp_path: Path, content: bytes) -> None:
    """One line per question, and exit code 0."""
    path = tmp_path / "report.pdf"
    path.write_bytes(content)
    run = assessor("verify", path)

    assert (0, "") == (run.code, run.err)
    assert run.out.startswith(
        "CONSISTENT; ORIGIN NOT PROVEN   A national society and TikTok, November 2026 "
        "(illustrative)\n  What the answers point to: GO WITH CONDITIONS.\n"
    )
    assert "  -    It is not sealed: who made it is not proven.\n" in run.out


def test_the_command_says_it_as_json(assessor: CommandLine, tmp_path: Path, content: bytes) -> None:
    """One document, with the state of each question."""
    path = tmp_path / "report.pdf"
    path.write_bytes(content)
    run = assessor("verify", path, "--json")
    told = json.loads(run.out)

    assert 0 == run.code
    assert (True, "not_proven", "conditional") == (
        told["holds"],
        told["origin"],
        told["recommendation"],
    )
    assert ["attachments", "result", "words", "bytes", "additions", "seal"] == [
        check["name"] for check in told["checks"]
    ]


def test_what_the_command_writes_it_verifies(assessor: CommandLine, tmp_path: Path) -> None:
    """A report as of another day, on another sheet, made and verified at the command line."""
    path = tmp_path / "report.pdf"
    example = shipped.EXAMPLES / "society_2026_facebook.yaml"
    assessor("report", example, "-o", path, "--as-of", "2026-12-24", "--page-size", "Letter")

    assert 0 == assessor("verify", path).code


def test_a_report_is_held_against_the_store(assessor: CommandLine, tmp_path: Path) -> None:
    """What comes from a store is what it keeps; of what it does not know it says so."""
    store = f"sqlite:///{tmp_path / 'store.sqlite'}"
    example = shipped.EXAMPLES / "society_2026_tiktok.yaml"
    pdf = tmp_path / "report.pdf"

    def told() -> tuple[int, str]:
        run = assessor("verify", pdf, "--json", "--database", store)
        return run.code, json.loads(run.out)["checks"][-1]["state"]

    assessor("report", example, "-o", pdf)
    assessor("db", "upgrade", "--database", store)
    assert (0, "unknown") == told()

    taken_in = assessor("import", example, "--database", store).out.partition(":")[0]
    assert 0 == assessor("report", taken_in, "-o", pdf, "--database", store).code
    assert (0, "holds") == told()


def test_another_case_under_the_same_name_is_named() -> None:
    """The same version with other answers does not match; a later version is another matter."""
    case = opened(shipped.EXAMPLES / "society_2026_tiktok.yaml")
    titled = case.assessment.model_copy(update={"title": "Another"})
    later = titled.model_copy(update={"version": case.assessment.version + 1})

    assert ("fails", ("assessment",)) == stored(case, case._replace(assessment=titled))[1::2]
    assert "unknown" == stored(case, case._replace(assessment=later)).state
    assert "holds" == stored(case, case).state
