"""YAML and JSON texts as nodes that know their line, with plain words for broken syntax."""

from typing import Any

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError, YAMLError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from questionnaires.messages import Message
from questionnaires.problems import InvalidFileError, Problem, quoted
from questionnaires.reading.files import control_character
from questionnaires.reading.nodes import DEEPEST
from questionnaires.reading.yaml_syntax import explained


class _TooDeepError(Exception):
    """Carries the line, counted from 0, at which the nesting got too deep."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class _Composer(CParser):
    """The C composer, told to resolve no tags: what a scalar means is not its business.

    It notes instead of a tag whether there was none (see Values), and stops where the
    nesting gets too deep for a stack.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = 0

    def resolve(self, _kind: object, _value: object, implicit: object) -> object:
        return implicit

    def descend_resolver(self, parent: Node, _index: object) -> None:
        self._depth += 1
        if self._depth > DEEPEST + 1:
            raise _TooDeepError(parent.start_mark.line)

    def ascend_resolver(self) -> None:
        self._depth -= 1


def composed(text: str, name: str) -> Node:
    """The nodes of a YAML text, which must be one document and hold something.

    Raises:
        InvalidFileError: the syntax is broken; the problem says where and how.
    """
    try:
        node = _Composer(text).get_single_node()
    except _TooDeepError as error:
        raise _too_deep(error.line, name) from None
    except MarkedYAMLError as error:
        raise InvalidFileError([explained(error, text, name)]) from None
    except YAMLError as error:
        found = control_character(text, name)
        fallback = Problem(
            name,
            1,
            Message("this is not YAML: {fault}", fault=quoted(error)),
            Message("Correct the syntax"),
        )
        raise InvalidFileError([found or fallback]) from None
    if node is None:
        raise InvalidFileError(
            [
                Problem(
                    name,
                    1,
                    Message("the file holds nothing but comments"),
                    Message("Add format: and the rest"),
                )
            ]
        )
    return node


def composed_json(text: str, name: str) -> Node:
    """The nodes of a JSON text, so that JSON has the same rules and the same line numbers.

    Raises:
        InvalidFileError: the syntax is broken; the problem says where and how.
    """
    import json

    found = control_character(text, name)
    if found is not None:
        raise InvalidFileError([found])
    try:
        # Only to learn whether the syntax holds: numbers are left alone.
        json.loads(text, parse_int=str, parse_float=str)
    except RecursionError:
        return _json_nodes(text, name)  # which finds the line and raises
    except json.JSONDecodeError as error:
        what = Message(
            "this is not JSON: {fault}, column {column}",
            fault=f"{error.msg[:1].lower()}{error.msg[1:]}",
            column=error.colno,
        )
        raise InvalidFileError(
            [Problem(name, error.lineno, what, Message("Correct the syntax here or just before"))]
        ) from None
    return _json_nodes(text, name)


class _Place:
    """A line, as the marks of YAML's nodes tell it: counted from 0."""

    __slots__ = ("line",)

    def __init__(self, line: int) -> None:
        self.line = line


def _json_nodes(text: str, name: str) -> Node:
    """Nodes of a text that is known to be JSON, without recursion."""
    import json
    import re

    token = re.compile(r'\n|"(?:[^"\\]|\\.)*"|[{}\[\]]|[^\s{}\[\]:,"]+')
    top: list[Any] = []
    open_lists: list[list[Any]] = [top]
    line = 0
    for match in token.finditer(text):
        part = match.group()
        place: Any = _Place(line)
        tag: Any = (True, False)
        if part == "\n":
            line += 1
        elif part in "{[":
            if len(open_lists) > DEEPEST + 1:
                raise _too_deep(line, name)
            inner: list[Any] = []
            kind = MappingNode if part == "{" else SequenceNode
            open_lists[-1].append(kind(tag, inner, place))
            open_lists.append(inner)
        elif part in "}]":
            open_lists.pop()
            if part == "}":
                pairs = open_lists[-1][-1].value
                pairs[:] = zip(pairs[0::2], pairs[1::2], strict=True)
        elif part[0] == '"':
            open_lists[-1].append(ScalarNode(tag, json.loads(part), place, None, '"'))
        else:
            open_lists[-1].append(ScalarNode(tag, part, place, None, ""))
    node: Node = top[0]
    return node


def _too_deep(line: int, name: str) -> InvalidFileError:
    what = Message("lists and maps are nested more than {most} levels deep", most=DEEPEST)
    remedy = Message("Nest them less deeply; forms that people follow need six levels")
    return InvalidFileError([Problem(name, line + 1, what, remedy)])
