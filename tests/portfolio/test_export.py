"""Exports of a portfolio: the same table in CSV and XLSX, and no text ever a formula."""

import csv
import re
from datetime import date, datetime
from fractions import Fraction
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assessor.casework import Case, Evaluated, evaluated
from assessor.i18n import Language, Pseudo
from assessor.portfolio import Row, row
from assessor.portfolio.columns import COLUMNS
from assessor.portfolio.csv_file import MARK, csv_lines
from assessor.portfolio.harmless import harmless
from assessor.portfolio.workbook import write_workbook
from scoring.result import Ends
from tests.report.small import PROOF, small
from tests.report.test_hostile import NASTY

TODAY = date(2026, 12, 1)
GOOD: dict[str, Any] = {"route": {"value": "good", "backing": PROOF}, "note": True, "share": 60}
FORMULAS = (
    '=HYPERLINK("http://example.org","Click")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1,1)",
    " =1+1",
    "\t=1+1",
    "\r\n=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\uff1d1+1",
    "'=1+1",
    '"=1+1',
    "ok;=1+1",
    'ok";=1+1;"',
    "ok,=1+1",
    "ok\n=1+1",
    "ok|@SUM(1)",
)
# What starts a formula, with what programs skip before it.
STARTS = re.compile('^[\\s"\u200b-\u200f\u2060-\u2069\ufeff]*[=+\\-@\uff1d\uff0b\uff0d\uff20]')


def found(name: str, **more: Any) -> Evaluated:
    dossier = small(GOOD, organisation={"name": name}, platform={"name": name}, title=name, **more)
    return evaluated(Case(dossier.assessment, dossier.questionnaire, dossier.policy))


def rows_of(*names: str) -> list[Row]:
    return [row(f"id-{number}", found(name), TODAY) for number, name in enumerate(names)]


def read_csv(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(StringIO(text.removeprefix(MARK), newline=""), delimiter=delimiter))


def sheet_of(rows: list[Row], language: Language | None = None) -> Any:
    output = BytesIO()
    write_workbook(rows, output, *([language] if language else []))
    return openpyxl.load_workbook(BytesIO(output.getvalue())).active


def as_csv_has_it(value: Any) -> str:
    """A cell of a workbook as the same cell of a CSV file reads."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)


def test_both_formats_say_the_same() -> None:
    """A line of titles, then a line for each row, with every column."""
    rows = [
        each._replace(total=Ends(Fraction("61.5"), Fraction("71.99")))
        for each in rows_of("Alpha", "Beta")
    ]
    lines = read_csv("".join(csv_lines(rows)))

    assert [column.title for column in COLUMNS] == lines[0]
    assert ["61.5", "71.9"] == lines[1][8:10]
    assert lines == [
        [as_csv_has_it(value) for value in line]
        for line in sheet_of(rows).iter_rows(values_only=True)
    ]


def test_numbers_and_days_can_be_counted_with() -> None:
    """In a workbook they are numbers and days, not texts that look like them."""
    sheet = sheet_of(rows_of("Alpha"))
    types = {title.value: sheet.cell(2, n).data_type for n, title in enumerate(sheet[1], 1)}

    assert ("n", "n", "d", "s") == tuple(
        types[title] for title in ("Version", "Score at worst", "Judged as of", "Society")
    )


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_text_of_a_workbook_is_a_formula(formula: str) -> None:
    """It is marked as text, stands as it was typed, and stays text when somebody edits it."""
    sheet = sheet_of(rows_of(formula))
    cells = [cell for line in sheet.iter_rows() for cell in line]

    assert "f" not in {cell.data_type for cell in cells}
    texts = [cell for cell in cells if cell.data_type == "s"]
    assert all(cell.quotePrefix for cell in texts)
    assert formula.replace("\r\n", "\n") in {cell.value.replace("\r\n", "\n") for cell in texts}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_csv_file_starts_a_formula(formula: str, delimiter: str) -> None:
    """Not even if a program takes another sign for the end of a cell."""
    text = "".join(csv_lines(rows_of(formula)))
    cells = [cell for line in read_csv(text, delimiter) for cell in line]

    assert [] == [cell for cell in cells if STARTS.match(cell)]


@given(st.text(max_size=30), st.sampled_from(",;\t|"))
@example('x"\n;=1', ";")
def test_no_text_at_all_starts_a_formula(text: str, delimiter: str) -> None:
    """Whatever is typed, however its line is cut into cells."""
    output = StringIO()
    csv.writer(output, quoting=csv.QUOTE_ALL).writerow([harmless(text), harmless(text)])
    cells = [cell for line in read_csv(output.getvalue(), delimiter) for cell in line]

    assert [] == [cell for cell in cells if STARTS.match(cell)]


@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_text_can_be_written_and_read_back(nasty: str) -> None:
    """Control characters are seen to be replaced; everything else stands in its own cell."""
    rows = rows_of(nasty)
    lines = read_csv("".join(csv_lines(rows)))
    sheet = sheet_of(rows)

    assert {len(COLUMNS)} == {len(line) for line in lines}
    assert 2 == len(lines) == sheet.max_row


def test_a_text_too_long_for_a_cell_is_cut_and_shows_it() -> None:
    """A workbook holds 32,767 letters a cell; more would make the file unreadable."""
    long = row("id", found("Alpha"), TODAY)._replace(title="W" * 40_000)

    value = sheet_of([long]).cell(2, 3).value
    assert (32_767, "…") == (len(value), value[-1])


def test_csv_is_written_piece_by_piece() -> None:
    """The first lines are out before the last row is made."""
    made: list[int] = []

    def coming() -> Any:
        for number, each in enumerate(rows_of("Alpha", "Beta", "Gamma")):
            made.append(number)
            yield each

    lines = csv_lines(coming())
    assert next(lines).startswith(MARK + '"Society"')
    assert [] == made
    next(lines)
    assert [0] == made


def test_titles_and_verdicts_are_translated() -> None:
    """In another language no title and no verdict is left in English."""
    language = Language("en", Pseudo(lambda text: f"[{text}]"))
    lines = read_csv("".join(csv_lines(rows_of("Alpha"), language)))

    assert all(title.startswith("[") for title in lines[0])
    assert "[GO]" in lines[1]
    assert "[Society]" == sheet_of(rows_of("Alpha"), language)["A1"].value
