"""Broken YAML in plain words: the parser's own speak of tokens and indicators."""

from collections.abc import Callable
from typing import NamedTuple

from yaml.error import MarkedYAMLError

from questionnaires.messages import Message
from questionnaires.problems import Problem, quoted


class _Break(NamedTuple):
    """Where the parser gave up (counted from 0), where what it was in began, and the lines."""

    line: int
    column: int
    began: int
    lines: list[str]

    @property
    def rest(self) -> str:
        """What stands from the break to the end of its line."""
        return self.lines[self.line][self.column :] if self.line < len(self.lines) else ""

    @property
    def before(self) -> str:
        """What stands before the break on its line."""
        return self.lines[self.line][: self.column] if self.line < len(self.lines) else ""


Explanation = tuple[int, Message, Message]
"""The line, counted from 0, what is wrong, and the remedy."""

_INDENTED = (
    Message("this line is indented differently from its neighbours"),
    Message("Indent it with as many spaces as the lines that it belongs with"),
)
_QUOTE = Message('Put the whole text in quotes, such as "text: more"')


def explained(error: MarkedYAMLError, text: str, name: str) -> Problem:
    """The parser's complaint as a problem in the author's words."""
    mark = error.problem_mark or error.context_mark
    context = error.context_mark or mark
    lines = text.splitlines()
    place = _Break(
        mark.line if mark else 0,
        mark.column if mark else 0,
        context.line if context else 0,
        lines,
    )
    said = f"{error.context or ''}: {error.problem or ''}"
    line, what, remedy = _explanation(said, place)
    return Problem(name, min(line, max(len(lines) - 1, 0)) + 1, what, remedy)


def _explanation(said: str, place: _Break) -> Explanation:
    indentation = place.before + place.rest
    if "\t" in indentation[: len(indentation) - len(indentation.lstrip())]:
        return (
            place.line,
            Message("this line is indented with a tab"),
            Message("Indent it with spaces"),
        )
    for words, explain in _EXPLAINED:
        if words in said:
            return explain(place)
    return (
        place.line,
        Message("this is not YAML: {fault}", fault=quoted(said)),
        Message("Correct the syntax here or just before"),
    )


def _at(what: Message, remedy: Message) -> Callable[[_Break], Explanation]:
    return lambda place: (place.line, what, remedy)


def _from(what: Message, remedy: Message) -> Callable[[_Break], Explanation]:
    return lambda place: (place.began, what, remedy)


def _list(place: _Break) -> Explanation:
    what = Message(
        "the list {opening} that opens here is not closed by line {line}",
        opening="[",
        line=place.line + 1,
    )
    return _unclosed(place, what, "]")


def _map(place: _Break) -> Explanation:
    what = Message(
        "the map {opening} that opens here is not closed by line {line}",
        opening="{",
        line=place.line + 1,
    )
    return _unclosed(place, what, "}")


def _unclosed(place: _Break, what: Message, closing: str) -> Explanation:
    remedy = Message(
        "Add {closing}, or the comma that is missing between two entries", closing=closing
    )
    return place.began, what, remedy


def _first_letter(place: _Break) -> Explanation:
    letter = place.rest[:1]
    return (
        place.line,
        Message("a text cannot start with {letter}", letter=quoted(letter)),
        Message("Put the text in quotes"),
    )


def _colon(place: _Break) -> Explanation:
    if ":" in place.before:
        return place.line, Message("there is a second colon in this line"), _QUOTE
    return place.line, *_INDENTED


def _key(place: _Break) -> Explanation:
    if place.before.rstrip().endswith(('"', "'")) and place.rest.strip():
        return (
            place.line,
            Message("the text goes on after its closing quote"),
            Message("Put the whole text in quotes, and double the quotes inside it"),
        )
    return place.line, *_INDENTED


def _content(place: _Break) -> Explanation:
    if place.line >= len(place.lines):
        return (
            place.began,
            Message("the bracket that opens here is never closed"),
            Message("Close it"),
        )
    return (
        place.line,
        Message("there is no value between two commas"),
        Message("Add it, or delete a comma"),
    )


_EXPLAINED: tuple[tuple[str, Callable[[_Break], Explanation]], ...] = (
    ("cannot start any token", _first_letter),
    (
        "quoted scalar: found unexpected end",
        _from(
            Message("the quote that opens here is never closed"),
            Message("Close it, with the same quote"),
        ),
    ),
    (
        "quoted scalar: found unexpected document",
        _from(
            Message("the quote that opens here is not closed before ---"),
            Message("Close it, with the same quote"),
        ),
    ),
    ("flow sequence", _list),
    ("flow mapping", _map),
    ("mapping values are not allowed", _colon),
    (
        "could not find expected ':'",
        _from(
            Message("this line is neither key: value nor - entry"),
            Message("Add the colon, or indent the line"),
        ),
    ),
    ("did not find expected key", _key),
    ("did not find expected '-'", _at(*_INDENTED)),
    (
        "block sequence entries are not allowed",
        _at(
            Message("a list entry (-) cannot start here"),
            Message("Put it on a line of its own, or in quotes"),
        ),
    ),
    (
        "undefined alias",
        _at(
            Message("this alias (*name) refers to nothing"),
            Message("Put a text that starts with * in quotes"),
        ),
    ),
    (
        "duplicate anchor",
        _at(Message("this anchor (&name) stands twice"), Message("Give each its own name")),
    ),
    (
        "scanning an an",  # an anchor; the parser says the same of an alias
        _at(Message("a text cannot start with & or *"), Message("Put the text in quotes")),
    ),
    (
        "scanning an alias",
        _at(Message("a text cannot start with & or *"), Message("Put the text in quotes")),
    ),
    (
        "another document",
        _at(
            Message("a second document starts here (---)"),
            Message("Keep one document in each file"),
        ),
    ),
    (
        "escape",
        _at(
            Message("there is a backslash that means nothing here"),
            Message("Write two backslashes, or use single quotes"),
        ),
    ),
    (
        "tag",
        _at(
            Message("there is a tag (!name) here"),
            Message("Delete it, or put a text with ! in quotes"),
        ),
    ),
    (
        "block scalar",
        _at(
            Message("a long text cannot start beside | or >"),
            Message("Start it on the next line, indented"),
        ),
    ),
    (
        "directive",
        _at(Message("a line cannot start with %"), Message("Delete it, or put the text in quotes")),
    ),
    (
        "incompatible YAML document",
        _at(
            Message("this asks for a version of YAML that is not known"),
            Message("Delete the line with %YAML"),
        ),
    ),
    ("node content", _content),
    (
        "document start",
        _at(
            Message("something stands after the end of the file's content"),
            Message("Delete it, or indent it"),
        ),
    ),
)
