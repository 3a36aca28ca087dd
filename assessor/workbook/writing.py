"""An assessment written as a workbook, in the words of a language."""

from collections.abc import Iterable
from copy import copy
from io import BytesIO
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from assessor.i18n import Language
from assessor.workbook import cells, layout, rows
from assessor.workbook.layout import ABOUT, ANSWERS, FIRST_ROW, HEADS_ROW, MEASURES, Column
from assessor.workbook.lists import Lists
from assessor.workbook.rows import Row
from questionnaires.items import MultipleChoiceItem
from questionnaires.messages import Message
from questionnaires.problems import quoted

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from assessor.casework import Evaluated

_LISTS = "Lists"
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = 1, 2
_BELOW = Border(bottom=Side(style="thin", color="FFBFBFBF"))
_TO_FILL = PatternFill("solid", fgColor="FFFFF8E1")
_LINE_HEIGHT, _MOST_LINES = 15, 20
_HEAD = PatternFill("solid", fgColor="FFE3E8EF")


def workbook(found: "Evaluated", language: Language) -> bytes:
    """The workbook of one assessment.

    found: judged, its questions and measures in the language; what people typed stays.

    Raises:
        cells.TooLongError: a text has more letters than a cell holds.
    """
    book, lists = Workbook(), Lists(found.case.questionnaire, language)
    book.properties.creator = "assessor"
    book.remove(book.worksheets[0])
    several = frozenset(
        link_id
        for link_id, question in found.case.questionnaire.questions.items()
        if isinstance(question, MultipleChoiceItem)
    )
    writer = _Writer(book, lists, several, language)
    about = rows.about(found.case.assessment, language)
    writer.sheet(language.text("About this assessment"), ABOUT, about)
    writer.sheet(language.text("Answers"), ANSWERS, rows.answers(found, language), "D")
    writer.sheet(language.text("Measures"), MEASURES, rows.measures(found))
    _write_lists(book, lists)
    book.active = 1
    output = BytesIO()
    book.save(output)
    return output.getvalue()


class _Writer:
    """Writes sheets that are read, filled in and taken back."""

    def __init__(
        self, book: Workbook, lists: Lists, several: frozenset[str], language: Language
    ) -> None:
        """several: the questions to which several answers may be given."""
        self._book, self._lists, self._several = book, lists, several
        self._language = language
        mirrored = language.direction == "rtl"
        side = "right" if mirrored else "left"
        # What people type runs as its own letters do.
        self._theirs = Alignment(vertical="top", wrap_text=True, horizontal=side)
        self._ours = copy(self._theirs)
        self._ours.readingOrder = _RIGHT_TO_LEFT if mirrored else _LEFT_TO_RIGHT

    def sheet(
        self, title: str, columns: tuple[Column, ...], filled: Iterable[Row], freeze: str = "A"
    ) -> None:
        """One sheet: a hidden row of keys, the headings, the rows. freeze: what stays in sight."""
        sheet = self._book.create_sheet(cells.name_of_sheet(title))
        sheet.sheet_view.rightToLeft = self._language.direction == "rtl"
        sheet.freeze_panes = f"{freeze}{FIRST_ROW}"
        sheet.row_dimensions[layout.KEYS_ROW].hidden = True
        sheet.row_dimensions[HEADS_ROW].height = 2 * _LINE_HEIGHT
        for number, column in enumerate(columns, 1):
            self._head(sheet, number, column)
        offered: dict[str, DataValidation] = {}
        for number, row in enumerate(filled, FIRST_ROW):
            self._row(sheet, number, columns, row)
            for place, column in enumerate(columns, 1):
                cell = sheet.cell(number, place)
                self._fill(cell, column, row)
                name = _list_of(column, row)
                if name in self._lists:
                    offered.setdefault(name, self._offer(name)).add(cell)
        for validation in offered.values():
            sheet.add_data_validation(validation)
        # Who prints it gets all columns beside each other.
        sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True

    def _head(self, sheet: "Worksheet", number: int, column: Column) -> None:
        cells.put(sheet.cell(layout.KEYS_ROW, number), column.key)
        width = sheet.column_dimensions[get_column_letter(number)]
        width.hidden, width.width = column.head is None, column.width
        head = sheet.cell(HEADS_ROW, number)
        cells.put(head, column.head(self._language) if column.head else column.key)
        head.font, head.fill, head.alignment = Font(bold=True), _HEAD, self._ours

    def _row(self, sheet: "Worksheet", number: int, columns: tuple[Column, ...], row: Row) -> None:
        """As high as its fullest cell; folded away if it is only kept."""
        dimension = sheet.row_dimensions[number]
        dimension.height = _LINE_HEIGHT * max(
            _lines(str(row.get(column.key, "")), column.width) for column in columns if column.head
        )
        if layout.KEY in row and not _to_fill(row):
            dimension.outlineLevel, dimension.hidden = 1, True

    def _fill(self, cell: "cells.AnyCell", column: Column, row: Row) -> None:
        cell.border = _BELOW
        cell.alignment = self._ours if column.kind == "told" else self._theirs
        if column.head and column.kind != "told" and _to_fill(row):
            cell.fill = _TO_FILL
        value = row.get(column.key)
        if value is None or value == "":
            cells.ready(cell, row.get(layout.KIND) or column.kind)
            return
        name = _list_of(column, row)
        if name in self._lists:
            value = self._lists.worded(name, value)
        if isinstance(value, str) and len(cells.escaped(value)) > cells.LONGEST:
            raise cells.TooLongError(_too_long(row, value))
        cells.put(cell, value)

    def _offer(self, name: str) -> DataValidation:
        # Below the row of keys; that sheet has no headings.
        first, last = self._lists.lines(name, layout.KEYS_ROW + 1)
        return DataValidation(
            type="list",
            formula1=f"{_LISTS}!$C${first}:$C${last}",
            allow_blank=True,
            # Several answers are typed below each other, which no list would let pass.
            showErrorMessage=name not in self._several,
            error=self._language.text("Choose from the list, or leave the cell empty."),
        )


def _lines(text: str, width: int) -> int:
    """Lines that a text takes in a column, not counting those that one scrolls to."""
    needed = sum(1 + len(line) // width for line in text.split("\n"))
    return min(needed, _MOST_LINES)


def _to_fill(row: Row) -> bool:
    """Whether a row asks for something: explanations don't, nor what is kept as it is."""
    return layout.LINK_ID in row or layout.MEASURE in row or row.get(layout.KEY) in rows.MAIN


def _list_of(column: Column, row: Row) -> str:
    """The name of the list from which a cell is chosen; of no list if it is not."""
    if column.key == layout.VALUE:
        return str(row.get(layout.LINK_ID, ""))
    return layout.of_list(column.key) if column.kind == "listed" else ""


def _write_lists(book: Workbook, lists: Lists) -> None:
    sheet = book.create_sheet(_LISTS)
    sheet.sheet_state = "hidden"
    keys: Any = tuple(column.key for column in layout.LISTS)
    for number, row in enumerate([keys, *lists.rows()], layout.KEYS_ROW):
        for place, value in enumerate(row, 1):
            cells.put(sheet.cell(number, place), value)


def _too_long(row: Row, text: str) -> Message:
    what = row.get("question") or row.get("label") or row.get("what")
    return Message(
        "{what} holds a text of {there:,} letters, and a cell of a workbook holds {most:,}",
        what=quoted(what),
        there=len(text),
        most=cells.LONGEST,
    )
