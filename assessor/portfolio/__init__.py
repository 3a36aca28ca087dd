"""All assessments of an organisation or a federation in one table: society by platform.

rows      evaluated cases -> one small row each, as they come
due       what an assessment asks for next, and since when it is late
grid      rows -> societies by platforms, the newest of each
columns   what an export shows of a row, once for all formats
csv_file  the table as CSV; workbook as XLSX; harmless keeps any text from becoming a formula

Rows are made and written one at a time, so that two thousand need no more memory than two.
"""

from assessor.portfolio.grid import Grid, grid
from assessor.portfolio.rows import Row, row, rows

__all__ = ["Grid", "Row", "grid", "row", "rows"]
