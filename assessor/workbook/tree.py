"""From cells to the nodes that YAML's reader would give, so that both are checked alike."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, NamedTuple, Union

from yaml import Mark
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from assessor.workbook.cells import unescaped
from assessor.workbook.spelling import spelt
from questionnaires.messages import Message
from questionnaires.problems import quoted
from questionnaires.reading.document import Piece
from questionnaires.reading.nodes import Trouble, Values

_FORMULA, _ERROR = "f", "e"
_SWITCHES = {"=TRUE()": "true", "=FALSE()": "false"}
"""How some programs write what others write as a switch."""
_WORKED_OUT = (
    Message("this cell holds a formula, and nothing is worked out here"),
    Message("Put what it comes to in its place"),
)
_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?\Z")
_SWITCH = frozenset({"true", "false"})
_PLAIN: Any = (True, False)
"""The tag of a scalar without one, as YAML's own composer leaves it here."""


class Filled(NamedTuple):
    """One value, spelt. plain: read as a number or a switch, if it looks like one."""

    line: int
    spelt: str
    plain: bool = False
    several: bool = False
    formula: bool = False

    def node(self, troubles: list[Trouble]) -> Node:
        """The scalar that YAML would hold, or the list of them."""
        if self.several:
            parts = [self._scalar(part) for part in self.spelt.split("\n")]
            made: Node = SequenceNode(_PLAIN, parts, _mark(self.line))
        else:
            made = self._scalar(self.spelt)
        if self.formula:
            troubles.append(Trouble(made, *_WORKED_OUT))
        return made

    def _scalar(self, text: str) -> ScalarNode:
        plain = self.plain and (text in _SWITCH or _NUMBER.match(text) is not None)
        return ScalarNode(_PLAIN, text, _mark(self.line), style="" if plain else "'")


class Leaf(NamedTuple):
    """A cell as a workbook holds it: its row, its value, its kind in the library's letters."""

    line: int
    value: Any
    data_type: str

    @property
    def text(self) -> str:
        """What stands there, in letters."""
        value = self.value
        if self.data_type == _FORMULA:
            return _SWITCHES.get(str(value).upper(), str(value))
        if isinstance(value, str):
            return unescaped(value)
        if isinstance(value, datetime) and value.time() == time():
            value = value.date()
        if isinstance(value, date | time):
            return value.isoformat()
        if isinstance(value, float):
            return spelt(int(value) if value.is_integer() else Decimal(repr(value)))
        return spelt(value)

    @property
    def _worked_out(self) -> bool:
        formula = self.data_type == _FORMULA and str(self.value).upper() not in _SWITCHES
        return formula or self.data_type == _ERROR

    def of_kind(self, kind: str) -> Filled:
        """The value for a column of some kind."""
        return self._filled(self.text, plain=kind in ("number", "truth"))

    def of_code(self, code: str) -> Filled:
        """The code that stands behind the words of a list."""
        return self._filled(code)

    def answering(self, kind: str, words: Mapping[str, str]) -> Filled | None:
        """The answer to a question of some type; None for nothing but white space.

        words: the codes behind the words that may be chosen, in small letters.
        """
        text = self.text
        if not text.strip():
            return None
        if kind == "multiple_choice":
            return self._filled("\n".join(_chosen(text, words)))._replace(several=True)
        if words:
            code = words.get(" ".join(text.split()).casefold(), text)
            return self._filled(code, plain=kind == "boolean")
        return self._filled(text, plain=kind in ("number", "scale"))

    def _filled(self, text: str, *, plain: bool = False) -> Filled:
        return Filled(self.line, text, plain, formula=self._worked_out)


Branch = Union["Tree", Filled]


class Tree:
    """Maps and lists that grow cell by cell."""

    def __init__(self, line: int = 1, *, listed: bool = False) -> None:
        self._line, self._listed = line, listed
        self._entries: list[tuple[str, int, Branch]] = []
        self._troubles: list[tuple[str, int]] = []

    def __len__(self) -> int:
        """How many entries it has."""
        return len(self._entries)

    def put(self, path: list[str], value: Filled) -> None:
        """Put a value at the end of a way through maps and lists, making those on the way."""
        key, *further = path
        known = self._known(key)
        if not further and known is None:
            self._entries.append((key, value.line, value))
        elif not further or isinstance(known, Filled):
            self._troubles.append((key, value.line))
        else:
            listed = further[0].isdecimal()
            grown = known or self._grown(key, value.line, listed=listed)
            grown.put(further, value)

    def inner(self, key: str, line: int = 1) -> "Tree":
        """The map under a key, made if it is not there."""
        return self._grown(key, line)

    def members(self, key: str) -> "Tree":
        """The list under a key."""
        return self._grown(key, 1, listed=True)

    def add(self, key: Leaf, value: "Tree") -> None:
        """One more entry; two of the same key are complained of when they are read."""
        self._entries.append((key.text, key.line, value))

    def append(self, value: "Tree", line: int) -> None:
        """One more member of a list."""
        self._entries.append((str(len(self._entries)), line, value))

    def node(self, troubles: list[Trouble]) -> Node:
        """The node that YAML would hold. troubles: gathers what is wrong on the way."""
        pairs = [
            (ScalarNode(_PLAIN, key, _mark(line), style="'"), branch.node(troubles))
            for key, line, branch in self._entries
        ]
        made: Node
        if self._listed:
            made = SequenceNode(_PLAIN, [value for _, value in pairs], _mark(self._line))
        else:
            made = MappingNode(_PLAIN, pairs, _mark(self._line))
        for key, line in self._troubles:
            place = ScalarNode(_PLAIN, key, _mark(line))
            what = Message(
                "the key {key} stands twice, or in a place where it can't", key=quoted(key)
            )
            troubles.append(Trouble(place, what, Message("Remove one of the two rows")))
        return made

    def _known(self, key: str) -> Branch | None:
        return next((branch for name, _, branch in self._entries if name == key), None)

    def _grown(self, key: str, line: int, *, listed: bool = False) -> "Tree":
        known = self._known(key)
        if isinstance(known, Tree):
            return known
        grown = Tree(line, listed=listed)
        self._entries.append((key, line, grown))
        return grown


def piece_of(tree: Tree, name: str) -> Piece:
    """The tree as a file that was read, which messages call by this name."""
    troubles: list[Trouble] = []
    root = tree.node(troubles)
    values = Values()
    data = values.of(root)
    return Piece(name, root, data, [*values.troubles, *troubles])


def _chosen(text: str, words: Mapping[str, str]) -> list[str]:
    """The codes behind several answers: one a line, or between semicolons."""
    codes = []
    for line in filter(None, map(str.strip, text.splitlines())):
        whole = words.get(" ".join(line.split()).casefold())
        parts = [whole] if whole else [part.strip() for part in line.split(";")]
        codes += [words.get(" ".join(part.split()).casefold(), part) for part in parts if part]
    return codes


def _mark(line: int) -> Mark:
    return Mark("", 0, line - 1, 0, None, 0)
