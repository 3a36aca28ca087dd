"""The command line when something is wrong: usage, terminals, pipes, and faults of our own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assessor.commands import opening
from tests.command_line import SMALL, CommandLine, answers

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "COMMAND"),
        (("scroe", "a.yaml"), "scroe"),
        (("score",), "ASSESSMENT"),
        (("score", "a.yaml", "--fail-on", "go"), "no_go"),
        (("score", "a.yaml", "--as-of", "2026-02-30"), "write year-month-day, such as 2026-11-23"),
        (("score", "a.yaml", "--as-of", "20261123"), "write year-month-day, such as 2026-11-23"),
        (("report", "a.yaml"), "-o/--output"),
        (("report", "a.yaml", "-o", "a.pdf", "--lang", "xx"), "choose one of: en"),
        (("report", "a.yaml", "-o", "a.pdf", "--page-size", "A5"), "Letter"),
        (("export", "a.yaml", "-o", "a.docx"), "End the file name with .yaml, .yml"),
        (("export", "a.yaml", "-o", "a"), "the name has no ending"),
        (("import", "a.yaml", "-o", "a.txt"), "End the file name with .yaml, .yml"),
    ],
)
def test_wrong_usage_is_told_with_the_remedy(
    assessor: CommandLine, arguments: tuple[str, ...], said: str
) -> None:
    """Wrong usage exits with 2, and what would be right is on stderr."""
    run = assessor(*arguments)

    assert (2, "") == (run.code, run.out)
    assert said in run.err


@pytest.mark.parametrize(
    "command", ["demo", "check", "score", "compare", "report", "export", "import", "serve"]
)
def test_help_shows_an_example(assessor: CommandLine, command: str) -> None:
    """The help of each command ends with an example of it."""
    run = assessor(command, "--help")

    assert 0 == run.code
    assert f"example:\n  assessor {command}" in run.out


def test_a_fault_of_our_own_is_one_sentence(
    assessor: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even an error that nobody thought of shows a traceback; its place is told."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(opening, "evaluated", broken)
    run = assessor("score", answers(tmp_path), *SMALL)

    assert (1, "") == (run.code, run.out)
    assert run.err.startswith("The toolkit failed (ZeroDivisionError at test_cli_usage.py:")
    assert 1 == len(run.problems)


def test_stopping_is_no_fault(
    assessor: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Control-C ends with the code that shells expect."""

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(opening, "evaluated", stopped)

    assert (130, "", "Stopped.\n") == assessor("score", answers(tmp_path), *SMALL)


def test_a_reader_who_leaves_early_is_no_fault(tmp_path: Path) -> None:
    """`assessor score ... | head -1` ends quietly."""
    command = [sys.executable, "-m", "assessor", "score", str(answers(tmp_path)), *SMALL, "--json"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()

        assert b"" == process.stderr.read()


@pytest.mark.parametrize("json_wanted", [True, False])
def test_a_terminal_that_lacks_letters_is_no_fault(tmp_path: Path, json_wanted: bool) -> None:
    """On an old console, letters that it lacks are written as codes; JSON stays JSON."""
    path = answers(tmp_path, ("A small", "تقييم 😀"))
    command = [sys.executable, "-m", "assessor", "score", str(path), *SMALL]
    ended = subprocess.run(
        [*command, *["--json"] * json_wanted],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        capture_output=True,
        check=True,
    )
    said = ended.stdout.decode("cp1252")

    assert (
        ("تقييم 😀 assessment" == json.loads(said)["title"]) if json_wanted else "\\u062a" in said
    )


@pytest.mark.parametrize(
    ("changes", "code"),
    [((), 0), ((("dpia: done", "dpia: doone"),), 1), ((("value: all", "value: none"),), 3)],
)
def test_a_real_process_exits_with_the_code(
    tmp_path: Path, changes: tuple[tuple[str, str], ...], code: int
) -> None:
    """The codes reach the shell."""
    path = answers(tmp_path, *changes)
    command = [sys.executable, "-m", "assessor", "score", str(path), *SMALL, "--fail-on", "no_go"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)

    assert code == ended.returncode
