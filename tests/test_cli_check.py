"""`assessor check`: every problem of every file at once, held against what it belongs to."""

import json
from pathlib import Path

import pytest

from tests.command_line import PROBLEM, SHARED, SMALL, CommandLine, answers


def test_what_ships_is_without_problems(assessor: CommandLine) -> None:
    """Everything that ships passes its own checks, and the reading grade is printed."""
    run = assessor("check")

    assert (0, "") == (run.code, run.err)
    assert "questions read at grade" in run.out
    assert "no problems" in run.out


def test_check_holds_files_against_each_other(assessor: CommandLine, tmp_path: Path) -> None:
    """Somebody's own questionnaire, policy and answers are checked together, in any order."""
    path = answers(tmp_path, ("dpia: done", "dpia: doone"))
    run = assessor("check", path, SHARED)

    assert [f"{path}:8"] == [line.split(": ")[0] for line in run.problems]
    assert "Did you mean 'done'?" in run.err
    assert 1 == run.code


def test_check_lists_every_problem_of_every_file(assessor: CommandLine, tmp_path: Path) -> None:
    """All problems come at once, each as file:line: what. what to do., sorted, on stderr."""
    one = answers(tmp_path, ("dpia: done", "dpia: doone"), ("rota: true", "rota: 3"), name="a.yaml")
    two = answers(tmp_path, ("  skills", "  skils"), name="b.yaml")
    run = assessor("check", two, one, tmp_path / "c.yaml", *SMALL[:2])

    assert [f"{one}:8", f"{one}:10", f"{two}:9", f"{tmp_path / 'c.yaml'}:1"] == [
        line.split(": ")[0] for line in run.problems
    ]
    assert all(PROBLEM.fullmatch(line) for line in run.problems)
    assert "3 files checked: 4 problems." == run.out.splitlines()[-1]


def test_check_as_json_says_the_same(assessor: CommandLine, tmp_path: Path) -> None:
    """The problems are data for a program, and stand on stderr for a person all the same."""
    path = answers(tmp_path, ("dpia: done", "dpia: doone"))
    run = assessor("check", path, *SMALL[:2], "--json")
    told = json.loads(run.out)

    assert [{"file", "line", "what", "remedy"}] == [set(each) for each in told["problems"]]
    assert [str(path)] == told["checked"]
    assert (1, 1) == (run.code, len(run.problems))


def test_check_asks_for_the_questionnaire_to_be_mended_first(
    assessor: CommandLine, tmp_path: Path
) -> None:
    """While a questionnaire is broken, its answers are not held against another one."""
    broken = tmp_path / "questionnaire.yaml"
    sound = (SHARED / "small_questionnaire.yaml").read_text(encoding="utf-8")
    broken.write_text(sound.replace("type: boolean", "type: bolean"), encoding="utf-8")
    run = assessor("check", broken, answers(tmp_path))

    assert ["Mend the questionnaire first" in line for line in run.problems] == [True, False]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("title: A part\n", "what kind of file this is cannot be told"),
        ("format: policies/1\n", "its format 'policies/1' is not known"),
    ],
)
def test_check_asks_what_a_file_is(
    assessor: CommandLine, tmp_path: Path, content: str, what: str
) -> None:
    """A file that does not say what it is cannot be checked, and the formats are named."""
    path = tmp_path / "part.yaml"
    path.write_text(content, encoding="utf-8")
    run = assessor("check", path)

    assert what in run.err
    assert "response/1" in run.err


def test_check_of_an_empty_folder_is_told(assessor: CommandLine, tmp_path: Path) -> None:
    """An empty folder holds nothing that could be right or wrong."""
    assert "holds no YAML, JSON or PO file" in assessor("check", tmp_path).err


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("measure: rota", "there is no measure 'rota'. Correct the id, or delete the entry."),
        (
            "link_id: exprot, answer: none, role: legal",
            "this lifts 'exprot', which is no question of 'small'. Did you mean 'export'?",
        ),
        (
            "link_id: export, answer: part, role: legal",
            "the answer 'part' of 'export' is no knock-out, so nothing is lifted. Name the",
        ),
        (
            "link_id: dpia, answer: none, role: legal",
            "the answer 'none' of 'dpia' is no knock-out, so nothing is lifted. Delete the",
        ),
        (
            "link_id: export, answer: none, role: lead",
            "'lead' may not lift the knock-out of 'export'. Only 'legal' may: ask them,",
        ),
    ],
)
def test_promises_that_would_count_for_nothing_are_told(
    assessor: CommandLine, tmp_path: Path, entry: str, said: str
) -> None:
    """A misspelt measure or an exception by the wrong role is a problem, not a silent nothing."""
    rest = "by: A. Person, day: 2026-11-20, reason: It is urgent."
    whole = f"lifted: [{{{entry}, {rest}}}]"
    if "measure" in entry:
        whole = f"measures: [{{{entry}, state: agreed, owner: Sam, due: 2027-01-31}}]"
    path = answers(tmp_path, ("answers:\n", f"commitments:\n  {whole}\nanswers:\n"))

    for run in (assessor("score", path, *SMALL), assessor("check", path, SHARED)):
        assert 1 == run.code
        assert said in run.err
        assert run.err.startswith(f"{path}:7: ")


def test_an_exception_by_the_right_role_is_accepted(assessor: CommandLine, tmp_path: Path) -> None:
    """An exception stays a valid entry after the answer has changed: it merely lapses."""
    lifted = "{link_id: export, answer: none, role: legal, by: A, day: 2026-11-20, reason: R}"
    entry = ("answers:\n", f"commitments: {{lifted: [{lifted}]}}\nanswers:\n")
    chosen = answers(tmp_path, entry, ("value: all", "value: none"))
    changed = answers(tmp_path, entry, name="changed.yaml")

    assert "GO WITH CONDITIONS" == assessor("score", chosen, *SMALL).out[:18]
    assert "GO    " == assessor("score", changed, *SMALL).out[:6]
