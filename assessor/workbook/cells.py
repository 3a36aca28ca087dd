"""Single cells: what is typed stays text, and comes back letter by letter."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assessor.workbook.spelling import spelt
from questionnaires.messages import SpokenError
from questionnaires.reading.files import CONTROL

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell

    AnyCell = Cell | MergedCell

LONGEST = 32_767
"""Letters that a cell holds."""
_DAY, _TEXT = "yyyy-mm-dd", "@"
_FORMATS = {"text": _TEXT, "day": _DAY}
_MOST_DIGITS = 15
"""Digits of a number that spreadsheets keep; a longer one is written as text."""
_REFERENCES, _LONGEST_NAME = "[]:*?/\\'", 31
"""Signs that references to sheets are made of, and letters that a sheet's name may have."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_TO_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)|\r")


class TooLongError(SpokenError, ValueError):
    """A text that no cell of a workbook can hold. The message says which, without a remedy."""


def put(cell: "AnyCell", value: Any) -> None:
    """Write a value into a cell.

    A text is marked as text, so that no program takes it for a formula, now or after
    somebody edits it. Days become days of the spreadsheet.
    """
    if isinstance(value, date):
        cell.value = datetime(value.year, value.month, value.day)
        cell.number_format = _DAY
    elif isinstance(value, int | Decimal) and not isinstance(value, bool) and _fits(value):
        cell.value = value
    else:
        cell.value = None  # gives the cell its kind anew
        cell.value = escaped(spelt(value))
        cell.data_type = "s"
        cell.number_format = _TEXT
        cell.quotePrefix = True


def ready(cell: "AnyCell", kind: str) -> None:
    """Let what is typed into an empty cell stay as it is typed, and days look like days."""
    if kind in _FORMATS:
        cell.number_format = _FORMATS[kind]


def escaped(text: str) -> str:
    r"""A text as workbooks write it: they would lose a carriage return.

    >>> escaped("one\r\ntwo")
    'one_x000D_\ntwo'
    >>> escaped("_x000D_")
    '_x005F_x000D_'
    """
    return _TO_ESCAPE.sub(lambda found: f"_x{ord(found.group()):04X}_", text)


def unescaped(text: str) -> str:
    r"""The text that a workbook means; see escaped.

    >>> unescaped("_x005F_x000D_ and _x000D_")
    '_x000D_ and \r'
    """
    return _ESCAPED.sub(_meant, text)


def _meant(found: re.Match[str]) -> str:
    """The letter behind an escape, unless no text may hold it."""
    letter = chr(int(found.group(1), 16))
    return found.group() if CONTROL.match(letter) else letter


def _fits(number: int | Decimal) -> bool:
    """Whether a spreadsheet keeps all digits of a number."""
    return len(Decimal(number).as_tuple().digits) <= _MOST_DIGITS and str(Decimal(number)) == str(
        _seen_again(number)
    )


def _seen_again(number: int | Decimal) -> Decimal:
    """The number as it comes back from a workbook, which keeps floats."""
    return Decimal(number) if isinstance(number, int) else Decimal(repr(float(number)))


def name_of_sheet(text: str) -> str:
    """A name without the signs that references to sheets are made of, and not too long."""
    return "".join(letter for letter in text if letter not in _REFERENCES)[:_LONGEST_NAME]
