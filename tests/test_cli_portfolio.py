"""`assessor portfolio`: all assessments of the store in one table, said, for programs, as files."""

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from assessor import shipped
from assessor.settings import DATABASE
from tests.command_line import CommandLine

NAMES = ("society_2026_tiktok", "society_2026_x", "ifrc_tiktok_2019_before")


@pytest.fixture
def store(assessor: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a store with three examples of two societies in it."""
    address = f"sqlite:///{tmp_path / 'store.sqlite'}"
    monkeypatch.setenv(DATABASE, address)
    for name in NAMES:
        assert 0 == assessor("import", shipped.EXAMPLES / f"{name}.yaml").code
    return address


@pytest.mark.usefixtures("store")
def test_each_assessment_is_a_line(assessor: CommandLine) -> None:
    """Society by society, with platform, verdict, score and what is due next."""
    run = assessor("portfolio")

    society = [line for line in run.out.splitlines() if line.startswith("A national society")]
    assert (0, 3, 2) == (run.code, len(run.out.splitlines()), len(society))
    (of_x,) = [line for line in society if " X " in line]
    assert "NO-GO" in of_x
    assert "50.8 to 63.4" in of_x
    assert "2026-12-14 Find out an answer" in of_x


@pytest.mark.usefixtures("store")
def test_the_same_for_programs(assessor: CommandLine) -> None:
    """One JSON document; scores from 0 to 1, days as text, and the same rows."""
    rows = json.loads(assessor("portfolio", "--json").out)

    of_x = next(row for row in rows if row["platform"] == "X")
    assert 3 == len(rows)
    assert "no_go" == of_x["recommendation"]
    assert 0.508 == round(of_x["total"]["low"], 3)
    assert {"day": "2026-12-14", "kind": "find_out", "subject": "values"} == of_x["next_due"]
    assert ["load"] == of_x["rules_out"]


@pytest.mark.usefixtures("store")
def test_it_is_written_as_either_kind_of_table(assessor: CommandLine, tmp_path: Path) -> None:
    """CSV and XLSX by their endings, both with a line of titles and a row for each."""
    for ending in ("csv", "xlsx"):
        run = assessor("portfolio", "-o", tmp_path / f"all.{ending}")
        assert (0, f"{tmp_path / f'all.{ending}'}\n") == (run.code, run.out)

    with (tmp_path / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file))
    sheet = load_workbook(tmp_path / "all.xlsx").active
    assert sheet is not None
    assert ("Society", "Platform") == tuple(table[0][:2])
    assert (4, 4) == (len(table), sheet.max_row)


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("target", "said"),
    [("all.pdf", "neither .csv nor .xlsx"), ("nowhere/all.csv", "there is no such folder")],
)
def test_a_place_that_will_not_do_is_refused(
    assessor: CommandLine, tmp_path: Path, target: str, said: str
) -> None:
    """Before anything is judged, with what to do."""
    run = assessor("portfolio", "-o", tmp_path / target)

    assert (1, "") == (run.code, run.out)
    assert said in run.err
    assert "with -o" in run.err


def test_without_a_store_it_says_so(
    assessor: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is made by looking for it."""
    monkeypatch.setenv(DATABASE, f"sqlite:///{tmp_path / 'none.sqlite'}")

    run = assessor("portfolio")

    assert 1 == run.code
    assert "There is no store here yet" in run.err
    assert not (tmp_path / "none.sqlite").exists()
