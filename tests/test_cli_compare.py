"""`assessor compare` keeps its contract: what it takes, what it prints, whom it ranks."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from assessor import shipped
from tests.command_line import ANSWERS, PROBLEM, SMALL, CommandLine, answers
from tests.test_bad_input import NONSENSE

ROOT = Path(__file__).parent.parent
SOCIETY = sorted(shipped.EXAMPLES.glob("society_2026_*.yaml"))
KEYS = {
    "alternatives",
    "ranking",
    "differences",
    "weight_intervals",
    "samples",
    "questionnaire",
    "policy",
}
ALTERNATIVE_KEYS = {
    "id",
    "recommendation",
    "score",
    "rank_acceptability",
    "first_whatever",
    "first_at_best",
    "central_weights",
    "dominated_by",
}
HEAVY = ("numpy", "pandas", "streamlit", "sqlalchemy", "reportlab", "babel", "textstat")
BAD = ("value: all", "value: none")


def told(assessor: CommandLine, *arguments: object) -> Any:
    run = assessor("compare", *arguments, "--json")
    assert (0, "") == (run.code, run.err)
    return json.loads(run.out)


def named(folder: Path, name: str, *changes: tuple[str, str]) -> Path:
    """A small assessment under an id of its own."""
    return answers(folder, ("id: small-answers", f"id: {name}"), *changes, name=f"{name}.yaml")


def test_compare_as_json_has_all_that_it_promises(assessor: CommandLine) -> None:
    """Every key of the contract; whoever is ranked has a row that sums to 1."""
    result = told(assessor, *SOCIETY)
    ranked = [each["id"] for each in result["ranking"]]

    assert set() == KEYS - set(result)
    assert 16_384 == result["samples"]
    assert len(SOCIETY) == len(result["alternatives"])
    for each in result["alternatives"]:
        assert set() == ALTERNATIVE_KEYS - set(each)
        if each["id"] in ranked:
            assert pytest.approx(1) == sum(each["rank_acceptability"])
            assert len(ranked) == len(each["rank_acceptability"])
            assert each["first_whatever"] <= each["rank_acceptability"][0] <= each["first_at_best"]
            assert pytest.approx(1) == sum(each["central_weights"].values())
        else:
            assert each["not_ranked"]
            assert each["why_not_ranked"]
    for each in result["differences"]:
        assert {"link_id", "values"} <= set(each)
        assert {one["id"] for one in result["alternatives"]} == set(each["values"])
    telling = [each["tells"] for each in result["differences"] if not each["knocks_out"]]
    assert sorted(telling, reverse=True) == telling


def test_figures_are_those_that_score_tells(assessor: CommandLine) -> None:
    """A comparison judges nothing anew: verdict and score are each platform's own."""
    for each, path in zip(told(assessor, *SOCIETY)["alternatives"], SOCIETY, strict=True):
        alone = json.loads(assessor("score", path, "--json").out)

        assert (alone["recommendation"], alone["score"]) == (each["recommendation"], each["score"])
        assert alone["assessment"] == each["id"]


def test_no_platform_changes_anothers_figures(assessor: CommandLine) -> None:
    """Alone with one other, each has the score that it has among three, and the same order."""
    full = told(assessor, *SOCIETY)
    own = {each["id"]: each for each in full["alternatives"]}
    order = [each["id"] for each in full["ranking"]]
    for left_out in range(len(SOCIETY)):
        fewer = told(assessor, *SOCIETY[:left_out], *SOCIETY[left_out + 1 :])

        for each in fewer["alternatives"]:
            assert own[each["id"]]["score"] == each["score"]
            assert own[each["id"]]["recommendation"] == each["recommendation"]
        there = [each["id"] for each in fewer["ranking"]]
        assert [one for one in order if one in there] == there


def test_the_summary_ranks_and_lists(assessor: CommandLine) -> None:
    """The first lines are the ranking; who is ruled out follows with the reason."""
    run = assessor("compare", *SOCIETY)
    lines = run.out.splitlines()

    assert (0, "") == (run.code, run.err)
    assert lines[0].startswith(" 1  Facebook  GO WITH CONDITIONS")
    assert lines[1].startswith(" 2  TikTok ")
    assert lines[2].startswith(" -  X         NO-GO")
    assert lines[2].endswith("not ranked")
    assert lines[3].startswith("    - Ruled out by load:")
    assert "What separates them, most telling first:" in run.out
    assert "TikTok and Facebook together:" in assessor("compare", SOCIETY[1], SOCIETY[0]).out
    assert [] == [line for line in lines if len(line) > 100]


def test_a_knocked_out_platform_is_listed_with_its_reason(
    assessor: CommandLine, tmp_path: Path
) -> None:
    """It has no rank and no shares, and nobody else's change."""
    good, out = named(tmp_path, "good"), named(tmp_path, "out", BAD)
    result = told(assessor, good, out, *SMALL)
    first, second = result["alternatives"]

    assert [{"rank": 1, "id": "good"}] == result["ranking"]
    assert [{"kind": "knocked_out", "subjects": ["export"]}] == second["not_ranked"]
    assert ([], None, None) == (
        second["rank_acceptability"],
        second["first_whatever"],
        second["central_weights"],
    )
    assert [1.0] == first["rank_acceptability"]
    assert ["export"] == [each["link_id"] for each in result["differences"]]
    assert {"good": "all", "out": "none"} == result["differences"][0]["values"]


def test_another_version_is_listed_not_refused(assessor: CommandLine, tmp_path: Path) -> None:
    """It cannot be judged by these questions, and says so beside the others."""
    older = named(tmp_path, "older", ('version: "1"', 'version: "0.9"'))
    result = told(assessor, named(tmp_path, "good"), named(tmp_path, "other"), older, *SMALL)
    listed = result["alternatives"][-1]

    assert ("older", None, None) == (listed["id"], listed["recommendation"], listed["rank"])
    assert "other_questionnaire" == listed["not_ranked"][0]["kind"]
    assert ["good", "other"] == [each["id"] for each in result["ranking"]]
    assert "It answers small 0.9" in assessor("compare", named(tmp_path, "a"), older, *SMALL).out


def test_versions_that_nobody_can_judge_are_refused(assessor: CommandLine, tmp_path: Path) -> None:
    """If none answers these questions, the remedy is to name the right questionnaire."""
    paths = [named(tmp_path, name, ('version: "1"', 'version: "0.9"')) for name in ("a", "b")]
    run = assessor("compare", *paths, *SMALL)

    assert (1, "") == (run.code, run.out)
    assert "Give the questionnaire of that version" in run.err


def test_a_broken_file_is_refused_as_everywhere(assessor: CommandLine, tmp_path: Path) -> None:
    """With file, line and remedy, whichever place it has."""
    broken = named(tmp_path, "broken", ("dpia: done", "dpia: finished"))
    run = assessor("compare", named(tmp_path, "good"), broken, *SMALL)

    assert (1, "") == (run.code, run.out)
    assert run.err.startswith(f"{broken}:8: ")


@pytest.mark.parametrize("nonsense", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_beside_a_sound_file_is_told_with_a_remedy(
    assessor: CommandLine, tmp_path: Path, nonsense: Callable[[str], bytes]
) -> None:
    """No traceback, exit code 1, and every line of stderr is a problem of that file."""
    bad = tmp_path / "bad.yaml"
    bad.write_bytes(nonsense(ANSWERS))
    run = assessor("compare", named(tmp_path, "good"), bad, *SMALL)

    assert (1, "") == (run.code, run.out)
    for line in run.problems:
        found = PROBLEM.fullmatch(line)
        assert found
        assert str(bad) == found["file"]


def test_the_same_file_twice_has_two_names(assessor: CommandLine, tmp_path: Path) -> None:
    """Equals share a rank and all figures, and neither hides the other."""
    path = named(tmp_path, "same")
    result = told(assessor, path, path, *SMALL)
    one, other = result["alternatives"]

    assert [(1, "same"), (1, "same-2")] == [(e["rank"], e["id"]) for e in result["ranking"]]
    assert one["rank_acceptability"] == other["rank_acceptability"] == [1.0, 0.0]
    assert [] == result["differences"]


def test_figures_of_other_instruments_are_not_ranked(assessor: CommandLine, tmp_path: Path) -> None:
    """Their points may mean risk; so each is listed with the outcome that its rules give."""
    folder = Path(__file__).parent / "rubrics" / "impact_levels"
    known = [folder / "responses" / f"{name}.yaml" for name in ("quarter", "mitigated")]
    judged_by = ("--questionnaire", folder, "--policy", folder)
    result = told(assessor, *known, *judged_by, "-o", tmp_path / "levels.pdf")

    assert ([], []) == (result["ranking"], result["differences"])
    assert {"own_rules"} == {
        reason["kind"] for each in result["alternatives"] for reason in each["not_ranked"]
    }
    assert "I" == result["alternatives"][0]["outcome"]
    assert assessor("compare", *known, *judged_by).out.startswith(" -  quarter    I")


def test_an_order_of_importance_leaves_weightings_out(assessor: CommandLine) -> None:
    """Where data comes first, the platform with the better data is first more often."""
    free = told(assessor, *SOCIETY)["alternatives"][0]
    data_first = told(assessor, *SOCIETY, "--order", "data_residency")

    assert ["data_residency"] == data_first["order"]
    assert "society-2026-facebook" == free["id"]
    assert free["rank_acceptability"][0] < data_first["alternatives"][0]["rank_acceptability"][0]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((SOCIETY[0],), "2 to 12 assessments, not 1"),
        (SOCIETY * 5, "2 to 12 assessments, not 15"),
        ((*SOCIETY, "--order", "people"), "people is no order of areas"),
        ((*SOCIETY, "--order", "data_residency,data_residency"), "each once"),
    ],
)
def test_wrong_numbers_and_orders_are_wrong_usage(
    assessor: CommandLine, arguments: tuple[object, ...], said: str
) -> None:
    """They exit with 2, and what would be right is on stderr."""
    run = assessor("compare", *arguments)

    assert (2, "") == (run.code, run.out)
    assert said in run.err


def test_compare_counts_as_of_the_day_asked_for(assessor: CommandLine) -> None:
    """--as-of holds for all of them."""
    result = told(assessor, *SOCIETY, "--as-of", "2027-11-23")

    assert {"2027-11-23"} == {each["as_of"] for each in result["alternatives"]}


def test_a_name_cannot_pass_for_a_line_of_ours(assessor: CommandLine, tmp_path: Path) -> None:
    """Line breaks in a title are spaces in what is printed."""
    forged = named(tmp_path, "forged", ("A small assessment", '"Ours\\n 1  Theirs  GO"'))
    run = assessor("compare", forged, named(tmp_path, "other"), *SMALL)

    assert 2 == len([line for line in run.out.splitlines() if line.startswith(" 1 ")])


def test_compare_writes_a_pdf(assessor: CommandLine, tmp_path: Path) -> None:
    """With -o there is a PDF beside the summary or the JSON, and where it is is said."""
    pdf = tmp_path / "side.pdf"

    assert str(pdf) in assessor("compare", *SOCIETY, "-o", pdf).out
    with pypdfium2.PdfDocument(pdf) as document:
        assert 1 < len(document) <= 6
    assert str(pdf) == told(assessor, *SOCIETY, "-o", pdf)["pdf"]
    assert told(assessor, *SOCIETY)["pdf"] is None


def test_compare_destroys_no_other_file(assessor: CommandLine, tmp_path: Path) -> None:
    """What is no place for a PDF is refused before any work, with a remedy."""
    taken = answers(tmp_path)
    run = assessor("compare", *SOCIETY, "-o", taken)

    assert (1, "") == (run.code, run.out)
    assert "this exists already and is no PDF" in run.err


def test_up_to_five_platforms_load_nothing_heavy() -> None:
    """A cold comparison of five is counted in plain Python; no array library is imported."""
    code = (
        "import sys; from assessor.cli import main; main(['compare', *sys.argv[1:6], '--json']); "
        "print(*(name for name in sys.argv[6:] if name in sys.modules), file=sys.stderr)"
    )
    five = [str(path) for path in (*SOCIETY, *SOCIETY[:2])]
    command = [sys.executable, "-c", code, *five, *HEAVY]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    assert "" == ended.stderr.strip()
    assert 5 == len(json.loads(ended.stdout)["alternatives"])
