"""From parsed nodes to plain values: what a scalar means, and what is refused.

YAML 1.1 reads `no` as false, 12:30 as 750 and 2026.1 as a version cut short. Here
only true and false are switches, numbers are exact, dates stay text, and whatever
YAML would reinterpret is refused with the way to write it.
"""

import re
from decimal import Decimal
from typing import Any, NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode

from questionnaires.messages import Message
from questionnaires.problems import quoted
from questionnaires.reading.files import CONTROL

DEEPEST = 60
"""Levels of lists and maps inside each other; forms that people follow need six."""
MOST_VALUES = 500_000
"""Values that a file may hold once its aliases are written out."""

_CONSTANTS: dict[str, bool | None] = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    "null": None,
    "Null": None,
    "NULL": None,
    "~": None,
    "": None,
}
_SWITCHES = frozenset(
    form
    for word in ("yes", "no", "on", "off", "y", "n")
    for form in (word, word.upper(), word.capitalize())
)
_NOT_FINITE = frozenset(
    [f"{sign}{word}" for sign in ("", "+", "-") for word in (".inf", ".Inf", ".INF", "Infinity")]
    + [".nan", ".NaN", ".NAN", "NaN"]
)
_WORDS: frozenset[str] = _SWITCHES | _NOT_FINITE | _CONSTANTS.keys()
_ODD_KEYS = _WORDS | {"<<"}
_FIRST_OF_NUMBERS = frozenset("+-.0123456789")
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"[-+]?((0|[1-9][0-9]*)(\.[0-9]+)?|\.[0-9]+)([eE][-+]?[0-9]{1,4})?\Z")
_ANY_NUMBER = re.compile(r"[-+]?[0-9]*\.?[0-9]+([eE][-+]?[0-9]+)?\Z")
_SEXAGESIMAL = re.compile(r"[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?\Z")
_ODD_NUMBER = re.compile(r"[-+]?(0[0-9_]+|0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+)\Z")
_GROUPED = re.compile(r"[-+]?[0-9][0-9]*_[0-9_]*(\.[0-9_]*)?\Z")
_LONGEST_NUMBER = 40
_LARGEST = Decimal(10) ** 15
_SMALLEST = Decimal(10) ** -12


class Trouble(NamedTuple):
    """What is wrong with one node, and what to do."""

    node: Node
    what: Message
    remedy: Message


class UnreadableNodeError(Exception):
    """A node after which there is no point in going on."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.what)
        self.trouble = trouble


class Values:
    """Turns nodes into dicts, lists, texts, numbers and switches; keeps what was wrong."""

    def __init__(self) -> None:
        self.troubles: list[Trouble] = []
        self._count = 0

    def of(self, node: Node, depth: int = 0) -> Any:
        """The value of a node.

        Raises:
            UnreadableNodeError: it is nested too deep, or its aliases expand without end.
        """
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        self._count += len(node.value)
        if depth >= DEEPEST or self._count > MOST_VALUES:
            raise UnreadableNodeError(_endless(node, depth))
        if isinstance(node.tag, str):
            self._refuse(node, *_tag(node.tag))
        if isinstance(node, MappingNode):
            return self._map(node, depth + 1)
        scalar, of = self._scalar, self.of
        return [
            scalar(entry) if type(entry) is ScalarNode else of(entry, depth + 1)
            for entry in node.value
        ]

    def _map(self, node: MappingNode, depth: int) -> dict[str, Any]:
        scalar, of = self._scalar, self.of
        data: dict[str, Any] = {}
        for key_node, entry in node.value:
            key = key_node.value
            if (
                key.__class__ is not str
                or key in data
                or key in _ODD_KEYS
                or key[0] in _FIRST_OF_NUMBERS
                or key_node.style == '"'
                or isinstance(key_node.tag, str)
            ):
                key = self._odd_key(node, key_node, data)
                if key is None:
                    continue
            data[key] = scalar(entry) if type(entry) is ScalarNode else of(entry, depth)
        return data

    def _scalar(self, node: ScalarNode) -> Any:
        text = node.value
        tag: Any = node.tag
        if tag.__class__ is str:
            self._refuse(node, *_tag(tag))
        elif node.style:
            if node.style == '"' and CONTROL.search(text):
                self._refuse(node, *_CONTROLLED)
        elif text in _WORDS:
            if text in _CONSTANTS:
                return _CONSTANTS[text]
            self._refuse(node, *_word(text))
        elif text[0] in _FIRST_OF_NUMBERS:
            return self._number(node, text)
        return text

    def _number(self, node: ScalarNode, text: str) -> Any:
        """A plain scalar that starts like a number: a number, a text, or neither clearly."""
        number: int | Decimal
        if len(text) <= _LONGEST_NUMBER and _WHOLE.match(text):
            number = int(text)
        elif len(text) <= _LONGEST_NUMBER and _DECIMAL.match(text):
            number = Decimal(text)
        else:
            doubt = _doubtful(text)
            if doubt:
                self._refuse(node, *doubt)
            return text
        if number and not _SMALLEST <= abs(Decimal(number)) < _LARGEST:
            self._refuse(
                node,
                Message("{text} is out of the range of numbers", text=quoted(text)),
                _NUMBER_RANGE,
            )
            return text
        return number

    def _odd_key(self, parent: MappingNode, node: Node, before: dict[str, Any]) -> str | None:
        """A key that needs a second look; None if its entry is to be left out."""
        if not isinstance(node, ScalarNode):
            self._refuse(node, Message("a key of a map is itself a list or a map"), _TEXT_KEY)
            return None
        if node.value == "<<" and not node.style:
            self._refuse(node, Message("merge keys (<<) are not used here"), _WRITE_OUT)
            return None
        troubles = len(self.troubles)
        key = self._scalar(node)
        if len(self.troubles) > troubles:
            return None
        if not isinstance(key, str):
            what = Message(
                "the key {key} is read as {kind}, not as a text",
                key=quoted(node.value),
                kind=_KINDS[type(key)],
            )
            self._refuse(
                node,
                what if node.value else Message("a key is missing before the colon"),
                _TEXT_KEY,
            )
            return None
        if key in before:
            first = next(k for k, _ in parent.value if k.value == key).start_mark.line + 1
            line = node.start_mark.line + 1
            self._refuse(
                node,
                Message(
                    "the key {key} stands twice, in lines {first} and {line}",
                    key=quoted(key),
                    first=first,
                    line=line,
                ),
                Message("Keep one of them"),
            )
            return None
        return key

    def _refuse(self, node: Node, what: Message, remedy: Message) -> None:
        self.troubles.append(Trouble(node, what, remedy))


_KINDS = {
    bool: Message("true or false"),
    int: Message("a number"),
    Decimal: Message("a number"),
    type(None): Message("nothing"),
}
_TEXT_KEY = Message('Write the key as a text, in quotes if need be, such as "1":')
_WRITE_OUT = Message("Write the keys out where they are needed")
_NUMBER_RANGE = Message("Use at most 15 digits before the point and 12 after it")
_CONTROLLED = (
    Message("the text holds a control character, written as an escape with a backslash"),
    Message("Delete the escape, or write two backslashes if a backslash is meant"),
)


def _tag(tag: str) -> tuple[Message, Message]:
    shown = tag.replace("tag:yaml.org,2002:", "!!")
    return (
        Message("the tag {tag} would ask YAML to build something", tag=quoted(shown)),
        Message("Delete it: plain texts, numbers, lists and maps are all there is"),
    )


def _word(text: str) -> tuple[Message, Message]:
    if text in _SWITCHES:
        return (
            Message(
                "{text} without quotes means true or false to some programs, a word to others",
                text=quoted(text),
            ),
            Message(
                'Write "{text}" in quotes for the word, or true or false for a switch', text=text
            ),
        )
    return (
        Message("{text} is not a number that can be compared", text=quoted(text)),
        Message("Write a finite number, or leave it out"),
    )


def _doubtful(text: str) -> tuple[Message, Message] | None:
    """What is wrong with a plain scalar that some programs take for a number, if they do."""
    if _SEXAGESIMAL.match(text):
        return (
            Message(
                "{text} without quotes is read as a number of seconds or minutes", text=quoted(text)
            ),
            Message('Write "{text}" in quotes', text=text),
        )
    if _ODD_NUMBER.match(text):
        return (
            Message(
                "{text} is a number in some programs and another one elsewhere", text=quoted(text)
            ),
            Message('Write the number in plain digits, or a code in quotes, such as "014"'),
        )
    if _GROUPED.match(text):
        return (
            Message("{text} is a number with an underline in it", text=quoted(text)),
            Message("Write the digits without it, or quotes around it if it is a text"),
        )
    if _ANY_NUMBER.match(text):
        return Message("{text} is a number with too many digits", text=quoted(text)), _NUMBER_RANGE
    return None


def _endless(node: Node, depth: int) -> Trouble:
    if depth >= DEEPEST:
        return Trouble(
            node,
            Message(
                "lists and maps are nested more than {most} levels deep here, or an alias "
                "(*name) refers to what it is part of",
                most=DEEPEST,
            ),
            Message("Nest them less deeply, and write aliases out"),
        )
    return Trouble(
        node,
        Message(
            "the file holds more than {most:,} values once its aliases (*name) are written out",
            most=MOST_VALUES,
        ),
        Message("Remove the aliases, or split the file"),
    )
