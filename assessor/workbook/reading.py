"""A workbook as the tree of values that a YAML file gives, with its rows for lines.

A workbook comes from anywhere: what it unpacks to is bounded, nothing in it is worked
out, and nothing that it points to is opened. What is in it is held against the same
model, and complained of in the same words, as any other file.
"""

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from assessor.store.sniffing import packed_parts, unpack_beyond
from assessor.workbook import layout
from assessor.workbook.tree import Leaf, Tree, piece_of
from questionnaires.messages import Message
from questionnaires.problems import InvalidFileError, Problem, quoted
from questionnaires.reading.document import Document, Piece
from questionnaires.reading.files import MOST_BYTES

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_UNPACKED = 50_000_000
_MOST_ROWS, _MOST_COLUMNS = 5_000, 60
_ZIP = b"PK\x03\x04"
_REMEDY = Message("Export the assessment as a workbook anew, and fill that in")


class Line(NamedTuple):
    """One row of a sheet: its number, and what stands under each key."""

    number: int
    cells: dict[str, Leaf]


class Sheet(NamedTuple):
    """One sheet as it was filled in."""

    title: str
    lines: tuple[Line, ...]


def workbook_document(content: bytes, name: str) -> Document:
    """The values in a workbook.

    name: how messages call the file.

    Raises:
        InvalidFileError: it is no workbook, not one of ours, or too large.
    """
    sheets = _sheets(content, name)
    missing = [key for key in (layout.KEY, layout.LINK_ID) if key not in sheets]
    if missing:
        raise _refused(
            name, Message("this workbook holds no assessment, or lost its hidden first row")
        )
    words = _words(sheets.get(layout.NAME))
    pieces = [_about(sheets[layout.KEY], name), _answers(sheets[layout.LINK_ID], words, name)]
    if layout.MEASURE in sheets:
        pieces.append(_measures(sheets[layout.MEASURE], words, name))
    return Document(pieces[0], tuple(pieces))


def _sheets(content: bytes, name: str) -> dict[str, Sheet]:
    """The sheets that are ours, by the key in their first cell."""
    _ensure_bounded(content, name)
    # Takes longer to import than a file takes to score.
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(content), read_only=True)
        found = {}
        for sheet in book.worksheets:
            read = _read(sheet, name)
            if read is not None:
                found[read[0]] = read[1]
    except InvalidFileError:
        raise
    except Exception:
        # Whatever is wrong inside, the library says so by errors of every kind.
        raise _refused(name, Message("this workbook is damaged and cannot be read")) from None
    return found


def _ensure_bounded(content: bytes, name: str) -> None:
    if not content.startswith(_ZIP):
        raise _refused(name, Message("this is no workbook (XLSX), whatever its name says"))
    parts = packed_parts(content)
    if parts is None:
        raise _refused(name, Message("this workbook is damaged and cannot be read"))
    if len(content) > MOST_BYTES or unpack_beyond(parts, _MOST_UNPACKED):
        raise _refused(name, Message("this workbook is far larger than an assessment can be"))


def _read(sheet: "Worksheet", name: str) -> tuple[str, Sheet] | None:
    """A sheet by its key; None if it is none of ours."""
    keys: list[str] = []
    lines: list[Line] = []
    for number, row in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS), 1):
        if number == layout.KEYS_ROW:
            keys = [str(cell.value) if cell.value is not None else "" for cell in row]
            if not keys or keys[0] not in layout.SHEETS:
                return None
            continue
        if number > _MOST_ROWS:
            raise _refused(
                name,
                Message(
                    "the sheet {sheet} has more than {most:,} rows",
                    sheet=quoted(sheet.title),
                    most=_MOST_ROWS,
                ),
            )
        if number == layout.HEADS_ROW and keys[0] != layout.NAME:
            continue
        filled = {
            key: Leaf(number, cell.value, cell.data_type)
            for key, cell in zip(keys, row, strict=False)
            if key and cell.value is not None
        }
        if filled:
            lines.append(Line(number, filled))
    return (keys[0], Sheet(sheet.title, tuple(lines))) if keys else None


def _words(lists: Sheet | None) -> dict[str, dict[str, str]]:
    """For each list the code behind each answer's words, in small letters."""
    words: dict[str, dict[str, str]] = {}
    for line in lists.lines if lists else ():
        name, code, said = (
            line.cells[key].text if key in line.cells else ""
            for key in (layout.NAME, layout.CODE, layout.WORDS)
        )
        words.setdefault(name, {})[_folded(said)] = code
    return words


def _about(sheet: Sheet, name: str) -> Piece:
    tree = Tree()
    for line in sheet.lines:
        key, value = line.cells.get(layout.KEY), line.cells.get(layout.VALUE)
        if key is not None and value is not None:
            kind = line.cells.get(layout.KIND)
            tree.put(key.text.split("."), value.of_kind(kind.text if kind else "text"))
    return piece_of(tree, _place(name, sheet))


def _answers(sheet: Sheet, words: dict[str, dict[str, str]], name: str) -> Piece:
    tree = Tree()
    answers = tree.inner("answers")
    kinds = {column.key: column.kind for column in layout.ANSWERS}
    for line in sheet.lines:
        link_id = line.cells.get(layout.LINK_ID)
        if link_id is None:
            continue
        said = _said(line, words, kinds)
        if said is not None:
            answers.add(link_id, said)
    return piece_of(tree, _place(name, sheet))


def _said(
    line: Line, words: dict[str, dict[str, str]], kinds: dict[str, layout.Kind]
) -> Tree | None:
    """What a row says of its question; None if it says nothing."""
    own = words.get(line.cells[layout.LINK_ID].text, {})
    kind = line.cells[layout.TYPE].text if layout.TYPE in line.cells else "text"
    said = Tree()
    value = line.cells.get(layout.VALUE)
    answer = value.answering(kind, own) if value else None
    if answer is not None:
        said.put([layout.VALUE], answer)
    unknown = line.cells.get(layout.UNKNOWN)
    if unknown and _code(unknown, words, layout.UNKNOWN) != "false":
        said.inner(layout.UNKNOWN, line.number)
    before = line.cells.get(layout.AS_WRITTEN)
    changed = before is not None and before.text != (answer.spelt if answer else "")
    for key, leaf in line.cells.items():
        if kinds.get(key, "told") in ("told", "answer") or key in (layout.LINK_ID, layout.UNKNOWN):
            continue
        # Whoever changes a proposed answer gives an answer of their own.
        if changed and key.startswith("prefill."):
            continue
        listed = kinds[key] == "listed"
        filled = leaf.of_code(_code(leaf, words, key)) if listed else leaf.of_kind(kinds[key])
        said.put(key.split("."), filled)
    return said if said else None


def _measures(sheet: Sheet, words: dict[str, dict[str, str]], name: str) -> Piece:
    tree = Tree()
    measures = tree.inner("commitments").members("measures")
    kinds = {column.key: column.kind for column in layout.MEASURES}
    for line in sheet.lines:
        said = Tree()
        for key, leaf in line.cells.items():
            kind = kinds.get(key, "told")
            if kind == "listed":
                said.put([key], leaf.of_code(_code(leaf, words, key)))
            elif kind != "told":
                said.put([key], leaf.of_kind(kind))
        # A measure that is called for, but about which nobody said anything, stays so.
        if len(said) > 1:
            measures.append(said, line.number)
    return piece_of(tree, _place(name, sheet))


def _code(leaf: Leaf, words: dict[str, dict[str, str]], key: str) -> str:
    return words.get(layout.of_list(key), {}).get(_folded(leaf.text), leaf.text)


def _folded(text: str) -> str:
    """A text as far as people mind how they write it."""
    return " ".join(text.split()).casefold()


def _place(name: str, sheet: Sheet) -> str:
    return f"{name} ({sheet.title})"


def _refused(name: str, what: Message) -> InvalidFileError:
    return InvalidFileError([Problem(name, 1, what, _REMEDY)])
