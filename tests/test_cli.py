"""The command line keeps its contract: what it prints where, its exit codes, its messages."""

import importlib
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from assessor import shipped
from tests.command_line import PROBLEM, SMALL, CommandLine, answers

ROOT = Path(__file__).parent.parent
SCORE_KEYS = {
    "recommendation",
    "score",
    "coverage",
    "areas",
    "knock_outs",
    "conditions",
    "open",
    "firm",
    "possible",
    "turning_points",
    "watch",
    "contributions",
    "outcome",
    "questionnaire",
    "policy",
}
ENTRY_KEYS = {
    "knock_outs": {"link_id", "reason", "may_be_lifted_by"},
    "conditions": {"kind", "link_id", "text", "owner", "due", "state"},
    "open": {"link_id", "decisive"},
    "turning_points": {"to", "reachable", "changes"},
    "watch": {"link_id", "to", "verdict"},
    "contributions": {"link_id", "low", "high"},
}
HEAVY = ("numpy", "pandas", "streamlit", "sqlalchemy", "reportlab", "babel", "textstat")


def pages(pdf: Path) -> list[tuple[float, float]]:
    """The sizes of a PDF's pages in points, as another engine reads them."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [(round(page.get_width()), round(page.get_height())) for page in document]


# score


def test_score_says_the_verdict_and_the_day(assessor: CommandLine, tmp_path: Path) -> None:
    """The first line is the verdict and what it is about; the day of judging is printed."""
    run = assessor("score", answers(tmp_path), *SMALL)

    assert (0, "") == (run.code, run.err)
    assert "GO                   A small assessment" == run.out.splitlines()[0]
    assert "As of 2026-11-23" in run.out


def test_a_no_go_is_no_error(assessor: CommandLine, tmp_path: Path) -> None:
    """A pipeline learns of a no-go only if it asks for that."""
    run = assessor("score", answers(tmp_path, ("value: all", "value: none")), *SMALL)

    assert (0, "NO-GO") == (run.code, run.out.split()[0])


@pytest.mark.parametrize(
    ("verdicts", "code"),
    [
        (("no_go",), 3),
        (("undecided",), 0),
        (("undecided", "no_go"), 3),
        (("conditional", "undecided"), 0),
    ],
)
def test_fail_on_names_the_verdicts_that_fail(
    assessor: CommandLine, tmp_path: Path, verdicts: tuple[str, ...], code: int
) -> None:
    """It may be repeated, and exits with 3 on any of the verdicts named."""
    path = answers(tmp_path, ("value: all", "value: none"))
    named = [part for verdict in verdicts for part in ("--fail-on", verdict)]

    assert code == assessor("score", path, *SMALL, *named).code


@pytest.mark.parametrize("path", shipped.examples(), ids=lambda path: path.stem)
def test_score_as_json_is_one_document_with_all_it_promises(
    assessor: CommandLine, path: Path
) -> None:
    """Every key of the contract is there, in every entry, and nothing else is on stdout."""
    run = assessor("score", path, "--json")
    result = json.loads(run.out)

    assert (0, "") == (run.code, run.err)
    assert set() == SCORE_KEYS - set(result)
    for key, wanted in ENTRY_KEYS.items():
        assert set() == {missing for entry in result[key] for missing in wanted - set(entry)}
    assert all(
        {"id", "version", "sha256"} <= set(result[key]) for key in ("questionnaire", "policy")
    )
    for point in result["turning_points"]:
        for change in point["changes"]:
            assert {"link_id", "kind", "from", "to"} == set(change)
    assert_ranges(result)


def assert_ranges(result: dict[str, Any]) -> None:
    """Scores and shares run from 0 to 1, low ends first, and parts sum to the whole."""
    scored = [result["score"], *result["areas"].values()]
    assert all({"low", "high", "coverage", "floor"} <= set(area) for area in scored[1:])
    assert all(0 <= each["low"] <= each["high"] <= 1 for each in scored)
    assert 0 <= result["coverage"] <= 1
    for end in ("low", "high"):
        parts = sum(each[end] for each in result["contributions"])
        assert pytest.approx(result["score"][end]) == parts


def test_score_counts_as_of_the_day_asked_for(assessor: CommandLine, tmp_path: Path) -> None:
    """--as-of comes first, then the assessment's own day, then today."""
    own = answers(tmp_path, ("kind: document", "kind: document, good_until: 2026-12-31"))
    none = answers(tmp_path, ("as_of: 2026-11-23\n", ""), name="undated.yaml")

    def judged(*arguments: object) -> tuple[str, str]:
        result = json.loads(assessor("score", *arguments, *SMALL, "--json").out)
        return result["as_of"], result["recommendation"]

    assert ("2026-11-23", "go") == judged(own)
    assert ("2027-01-01", "conditional") == judged(own, "--as-of", "2027-01-01")
    assert (date.today().isoformat(), "go") == judged(none)


def test_a_summary_fits_a_terminal(assessor: CommandLine) -> None:
    """No line of any example is longer than 100 letters, and no measure is said twice in a list."""
    for path in shipped.examples():
        lines = assessor("score", path).out.splitlines()

        assert [] == [line for line in lines if len(line) > 100]
        entries = [line for line in lines if line.startswith("    - To do")]
        assert sorted(set(entries)) == sorted(entries)


def test_a_title_cannot_pass_for_a_verdict(assessor: CommandLine, tmp_path: Path) -> None:
    """Line breaks in a title are spaces in what is printed."""
    title = ("A small assessment", '"A small assessment\\nGO WITH CONDITIONS   Another"')
    run = assessor("score", answers(tmp_path, title), *SMALL)

    assert "A small assessment GO WITH CONDITIONS Another" == run.out.splitlines()[0][21:]


def test_another_instrument_keeps_the_contract(assessor: CommandLine) -> None:
    """A policy with its own levels says its outcome, in JSON and in the first line."""
    folder = Path(__file__).parent / "rubrics" / "impact_levels"
    known, open_ = (folder / "responses" / f"{name}.yaml" for name in ("quarter", "data_unknown"))
    judged_by = ("--questionnaire", folder, "--policy", folder)
    result = json.loads(assessor("score", known, *judged_by, "--json").out)

    assert set() == SCORE_KEYS - set(result)
    assert (None, "I", True) == (result["recommendation"], result["outcome"], result["firm"])
    assert "I / II " == assessor("score", open_, *judged_by).out[:7]
    assert 0 == assessor("score", open_, *judged_by, "--fail-on", "undecided").code


def test_score_loads_nothing_heavy() -> None:
    """A cold start stays quick: what paper, page and tables need is not imported."""
    code = (
        "import sys; from assessor.cli import main; main(['score', sys.argv[1]]); "
        "print(*(name for name in sys.argv[2:] if name in sys.modules), file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, str(shipped.examples()[0]), *HEAVY]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    assert "" == ended.stderr.strip()


# report and demo


def test_report_writes_a_pdf_that_opens(assessor: CommandLine, tmp_path: Path) -> None:
    """The file is a PDF of A4 pages, and where it is is said."""
    pdf = tmp_path / "small.pdf"
    run = assessor("report", answers(tmp_path), *SMALL, "-o", pdf)

    assert (0, "") == (run.code, run.err)
    assert str(pdf) in run.out
    assert {(595, 842)} == set(pages(pdf))


def test_report_writes_letter_and_json(assessor: CommandLine, tmp_path: Path) -> None:
    """Letter is the other page size; as JSON the verdict and the file are told."""
    pdf = tmp_path / "small.pdf"
    run = assessor(
        "report", answers(tmp_path), *SMALL, "-o", pdf, "--page-size", "Letter", "--json"
    )

    assert {"pdf": str(pdf), "recommendation": "go"} == json.loads(run.out)
    assert {(612, 792)} == set(pages(pdf))


def test_report_with_another_questionnaire_leaves_shipped_facts_out(
    assessor: CommandLine, tmp_path: Path
) -> None:
    """A fact sheet about the same platform informs another questionnaire, which is no error."""
    path = answers(tmp_path, ("as_of:", "platform: {name: TikTok, id: tiktok}\nas_of:"))

    assert 0 == assessor("report", path, *SMALL, "-o", tmp_path / "small.pdf").code


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("answers.yaml", "this exists already and is no PDF"),
        ("nowhere/small.pdf", "there is no such folder"),
        (".", "this is a folder"),
    ],
)
def test_report_destroys_nothing(
    assessor: CommandLine, tmp_path: Path, name: str, what: str
) -> None:
    """What is no place for a PDF is refused before any work, with a remedy."""
    path = answers(tmp_path)
    before = path.read_text(encoding="utf-8")
    run = assessor("report", path, *SMALL, "-o", tmp_path / name)

    assert (1, "") == (run.code, run.out)
    assert what in run.err
    assert PROBLEM.fullmatch(run.problems[0])
    assert before == path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def demonstrated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The demo as a process of its own: its folder, and what it printed."""
    folder = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "assessor", "demo", "--out", str(folder), "--json"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "" == ended.stderr
    return folder, ended.stdout


def test_demo_as_json_names_what_other_commands_take(
    assessor: CommandLine, demonstrated: tuple[Path, str]
) -> None:
    """Each assessment is a path that `score` takes, with the same verdict, and has its PDF."""
    folder, printed = demonstrated
    told = json.loads(printed)

    assert [str(path) for path in shipped.examples()] == [each["assessment"] for each in told]
    for each in told:
        assert {"assessment", "title", "recommendation", "pdf"} == set(each)
        scored = json.loads(assessor("score", each["assessment"], "--json").out)
        assert (scored["recommendation"], scored["title"]) == (
            each["recommendation"],
            each["title"],
        )
        assert folder == Path(each["pdf"]).parent
        assert len(pages(Path(each["pdf"]))) > 1


def test_demo_writes_the_comparison_too(demonstrated: tuple[Path, str]) -> None:
    """The three platforms of one society stand side by side in a PDF of at most six pages."""
    folder, _ = demonstrated
    (pdf,) = folder.glob("*_side_by_side.pdf")

    assert 1 < len(pages(pdf)) <= 6


def test_demo_prints_a_line_for_each_verdict(
    assessor: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without --json there is one line with the verdict and one with the PDF for each example."""
    monkeypatch.setattr(shipped, "examples", lambda: (next(shipped.EXAMPLES.glob("*before.yaml")),))
    run = assessor("demo", "--out", tmp_path / "new" / "folder")
    verdict, pdf = run.out.splitlines()

    assert "NOT YET DECIDABLE" == verdict[:17]
    assert Path(pdf.strip()).is_file()


def test_pydantic_still_has_the_loader_that_a_cold_start_goes_without() -> None:
    """The start-up stands in for pydantic's plugin loader; an upgrade may not move it unseen."""
    loader = importlib.import_module("pydantic.plugin._loader")

    assert callable(loader.get_plugins)
