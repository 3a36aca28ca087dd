"""A portfolio as CSV, row by row: UTF-8 with a mark that spreadsheet programs look for."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO

from assessor.i18n import ENGLISH, Language
from assessor.portfolio.columns import Cell, cells, titles
from assessor.portfolio.harmless import harmless
from assessor.portfolio.rows import Row

MARK = "\ufeff"


def csv_lines(rows: Iterable[Row], language: Language = ENGLISH) -> Iterator[str]:
    """The file piece by piece: the mark and the titles, then a line for each row."""
    yield MARK + csv_line(titles(language))
    for row in rows:
        yield csv_line(cells(row, language))


def csv_line(row: Iterable[Cell]) -> str:
    """One line; all texts in quotes, so that none can end its cell or become a formula."""
    output = StringIO()
    csv.writer(output, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n").writerow(
        [_written(cell) for cell in row]
    )
    return output.getvalue()


def _written(cell: Cell) -> object:
    if isinstance(cell, str):
        return harmless(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else cell
