"""The interface's own words, found in the code.

Babel's extractor overlooks a call that stands inside another one, as ours often do, so
Python's own parser looks for them.
"""

import ast
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from assessor.languages.po import Entry

SPOKEN = (
    "ArgumentError",
    "BackupError",
    "KeyFileError",
    "NotAllowedError",
    "NotServedError",
    "NotThereError",
    "OrderError",
    "RefusedError",
    "ScenarioError",
    "SettingError",
    "SigningRefusedError",
    "StoreError",
    "TooLongError",
    "UnfitFileError",
    "UnknownEndingError",
)
"""Exceptions whose first argument is a message to people: each is a SpokenError."""
_HOUSE = Path(__file__).parents[2]
ROOMS = tuple(_HOUSE / name for name in ("assessor", "questionnaires", "scoring"))
_CALLS = {
    "Message": 1,  # sentences that are worded where they are shown
    **dict.fromkeys(SPOKEN, 1),  # and so are those of what went wrong
    "text": 1,  # Language.text, Context.text
    "say": 1,  # Context.say
    "message": 1,  # messages that are kept as data
    "plural": 2,  # Language.plural, Message.plural
    "count": 2,  # Context.count
}
"""The calls that take a message, and how many forms of it."""
_FOR_TRANSLATORS = "# Translators:"


def entries(*rooms: Path) -> tuple[Entry, ...]:
    """Every message of the code, in the order of the files; each once, with the files it is in."""
    found: dict[tuple[str, ...], Entry] = {}
    for room, path in _files(rooms or ROOMS):
        place = f"{room.name}/{path.relative_to(room).as_posix()}"
        for one in _of_file(path.read_text(encoding="utf-8")):
            before = found.get(one.english, one)
            found[one.english] = before._replace(
                places=tuple(dict.fromkeys((*before.places, place))),
                notes=tuple(dict.fromkeys((*before.notes, *one.notes))),
            )
    return tuple(found.values())


def _files(rooms: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
    return ((room, path) for room in rooms for path in sorted(room.rglob("*.py")))


def _of_file(source: str) -> Iterator[Entry]:
    lines = source.splitlines()
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        forms = _CALLS.get(_name(call).lstrip("_"), 0)
        english = [_literal(argument) for argument in call.args[:forms]]
        if forms and len(english) == forms and all(english):
            yield Entry("", tuple(english), notes=_notes(lines, call.args[0].lineno))


def _name(call: ast.Call) -> str:
    """What is called, without what it belongs to."""
    called = call.func
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def _literal(argument: ast.expr) -> str:
    """The text that stands there, if it stands there as it is."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    return ""


def _notes(lines: Sequence[str], line: int) -> tuple[str, ...]:
    """What the comment above a line says to translators."""
    notes: list[str] = []
    for above in reversed(lines[: line - 1]):
        comment = above.strip()
        if not comment.startswith("#"):
            return ()
        if comment.startswith(_FOR_TRANSLATORS):
            first = comment.removeprefix(_FOR_TRANSLATORS).strip()
            return (" ".join([first, *reversed(notes)]),)
        notes.append(comment.removeprefix("#").strip())
    return ()
