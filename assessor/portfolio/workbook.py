"""A portfolio as a workbook (XLSX): texts as texts, numbers and days as what they are."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import IO, TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from assessor.i18n import ENGLISH, Language
from assessor.portfolio.columns import COLUMNS, Cell, cells, titles
from assessor.portfolio.harmless import plain
from assessor.portfolio.rows import Row
from assessor.workbook.cells import name_of_sheet

if TYPE_CHECKING:
    from openpyxl.cell import Cell as Written
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_BOLD = Font(bold=True)
_DAY, _DECIMAL = "yyyy-mm-dd", "0.0"


def write_workbook(
    rows: Iterable[Row], output: IO[bytes] | str, language: Language = ENGLISH
) -> None:
    """Write the rows to a file name or an open binary file, each as it comes.

    Raises:
        OSError: the file cannot be written.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(name_of_sheet(plain(language.text("Portfolio"))))
    for number, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.freeze_panes = "C2"
    head = [_cell(sheet, title) for title in titles(language)]
    for cell in head:
        cell.font = _BOLD
    sheet.append(head)
    for row in rows:
        sheet.append([_cell(sheet, value) for value in cells(row, language)])
    book.save(output)


def _cell(sheet: "WriteOnlyWorksheet", value: Cell) -> "Written":
    """One cell. A text is marked as text, and stays one even if somebody edits it."""
    if isinstance(value, date):
        cell = WriteOnlyCell(sheet, datetime(value.year, value.month, value.day))
        cell.number_format = _DAY
    elif isinstance(value, Decimal):
        cell = WriteOnlyCell(sheet, float(value))
        cell.number_format = _DECIMAL
    elif isinstance(value, str):
        cell = WriteOnlyCell(sheet, plain(value))
        cell.data_type = "s"
        cell.quotePrefix = True
    else:
        cell = WriteOnlyCell(sheet, value)
    return cell
