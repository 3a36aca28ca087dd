"""A file and what it includes, as one tree of values that knows its files and lines."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from yaml.nodes import MappingNode, Node, SequenceNode

from questionnaires.messages import Message
from questionnaires.problems import Finding, InvalidFileError, Problem, TreePath
from questionnaires.reading.nodes import Trouble, UnreadableNodeError, Values
from questionnaires.reading.yaml_reader import composed, composed_json


class Piece(NamedTuple):
    """One file: how messages call it, its nodes, its values, what was wrong with them."""

    file: str
    root: Node
    data: Any
    troubles: list[Trouble]

    def problem(self, node: Node, what: Message, remedy: Message) -> Problem:
        """A problem with one of this file's nodes."""
        return Problem(self.file, _line(node), what, remedy)


def piece(text: str, name: str) -> Piece:
    """One text, read; JSON if its name ends so, else YAML.

    Raises:
        InvalidFileError: the syntax is broken, or the text is nested or expands beyond bounds.
    """
    compose = composed_json if name.lower().endswith(".json") else composed
    values = Values()
    with _no_search_for_garbage():
        root = compose(text, name)
        try:
            data = values.of(root)
        except UnreadableNodeError as error:
            trouble = error.trouble
            what, remedy = trouble.what, trouble.remedy
            raise InvalidFileError([Problem(name, _line(trouble.node), what, remedy)]) from None
    return Piece(name, root, data, values.troubles)


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """Thousands of nodes at once make Python search everything for garbage; there is none yet.

    That search takes a third of the time that reading takes.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


class Document:
    """The merged values of some files, the first of which has the say in what is no list or map.

    Lists of the same name follow each other in the order of the files' places; maps are joined.
    """

    def __init__(self, main: Piece, ordered: tuple[Piece, ...]) -> None:
        self.file = main.file
        self._main = main
        self._pieces = ordered
        self.problems = [one.problem(*trouble) for one in ordered for trouble in one.troubles]
        self._troubled = {id(trouble.node) for one in ordered for trouble in one.troubles}
        self.data = main.data if len(ordered) == 1 else self._merged()

    def line(self, path: TreePath) -> int:
        """The line of a value in whichever file it stands, counted from 1."""
        return self.place(path)[1]

    def place(self, path: TreePath) -> tuple[str, int]:
        """The file and the line of a value, or of the nearest value around it."""
        source, steps = self._steps(path)
        return source.file, _line(steps[-1][0] if steps else source.root)

    def located(self, finding: Finding) -> Problem | None:
        """A finding with its file and line; None if reading already complained of that place."""
        source, steps = self._steps(finding.path)
        name, value = steps[-1] if steps else (source.root, source.root)
        suspects = {id(value)}
        if len(steps) == len(finding.path):
            suspects.add(id(name))
        if isinstance(value, MappingNode):
            # What seems to be missing may stand under a key that could not be read.
            suspects.update(id(key) for key, _ in value.value)
        if not suspects.isdisjoint(self._troubled):
            return None
        return source.problem(name, finding.what, finding.remedy)

    def _merged(self) -> dict[str, Any]:
        merged: dict[str, Any] = {}
        for one in self._pieces:
            for key, value in one.data.items():
                if isinstance(value, list) and isinstance(merged.get(key, []), list):
                    merged[key] = merged.get(key, []) + value
                elif isinstance(value, dict) and isinstance(merged.get(key, {}), dict):
                    self._join(merged.setdefault(key, {}), key, value, one)
                elif one is self._main:
                    merged[key] = value
                elif key != "format" or value != self._main.data.get("format"):
                    self.problems.append(self._misplaced(one, key))
        merged.pop("include", None)
        return merged

    def _join(self, target: dict[str, Any], key: str, more: dict[str, Any], one: Piece) -> None:
        for name, value in more.items():
            if name in target:
                file, line = self.place((key, name))
                self.problems.append(
                    one.problem(
                        walked(one.root, (key, name))[-1][0],
                        Message(
                            "{name} stands twice in {key}: here, and in {file}, line {line}",
                            name=name,
                            key=key,
                            file=file,
                            line=line,
                        ),
                        Message("Keep one of them"),
                    )
                )
            else:
                target[name] = value

    def _misplaced(self, one: Piece, key: str) -> Problem:
        return one.problem(
            walked(one.root, (key,))[-1][0],
            Message(
                "{key} stands in an included file, which may only add to lists and maps", key=key
            ),
            Message("Move it to {file}", file=self._main.file),
        )

    def _steps(self, path: TreePath) -> tuple[Piece, list[tuple[Node, Node]]]:
        """The file that holds a value, and the nodes on the way to it there."""
        best: tuple[Piece, list[tuple[Node, Node]]] = self._main, []
        passed = 0
        for one in self._pieces:
            local = path
            if len(path) > 1 and isinstance(path[1], int):
                own = one.data.get(path[0]) if isinstance(one.data, dict) else None
                length = len(own) if isinstance(own, list) else 0
                local = (path[0], path[1] - passed, *path[2:])
                passed += length
                if not 0 <= path[1] - (passed - length) < length:
                    continue
            steps = walked(one.root, local)
            if len(steps) > len(best[1]):
                best = one, steps
        return best


def walked(root: Node, path: TreePath) -> list[tuple[Node, Node]]:
    """The nodes on a path: for each part the node that names it and the node of its value."""
    steps: list[tuple[Node, Node]] = []
    node = root
    for part in path:
        if isinstance(node, MappingNode):
            found = next((pair for pair in node.value if pair[0].value == part), None)
        elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
            found = (node.value[part], node.value[part])
        else:
            found = None
        if found is None:
            break
        steps.append(found)
        node = found[1]
    return steps


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1
