"""Where a validation error is, in the terms of the file and of the models.

Pydantic says ("item", 0, "choice", "text"); the file knows ("item", 0, "text"), and the
model knows that a text belongs there. Tags of unions are left behind on the way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, Tag

from questionnaires.model import Later
from questionnaires.problems import TreePath

KEY = "[key]"
"""What pydantic appends to a place when the key itself is wrong."""


@dataclass(frozen=True)
class Place:
    """A place in the data and what the models want there.

    path leads through the file; wanted is the annotation at its end; model is the
    innermost model on the way; of_key: the last key itself is meant, not its value;
    tagged: how many alternatives pydantic tried on the way to the end of path.
    removable: the shortest end of path without which the rest may still be valid.
    """

    path: TreePath
    wanted: Any
    model: type[BaseModel] | None
    of_key: bool
    tagged: bool
    removable: TreePath | None


def at(data: Any, path: Sequence[str | int]) -> Any:
    """The value at a path, or None if the path leads nowhere."""
    for part in path:
        if isinstance(data, Mapping):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data


def unwrapped(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """An annotation without Annotated, and what Annotated added."""
    added: tuple[Any, ...] = ()
    while get_origin(annotation) is Annotated:
        annotation, *more = get_args(annotation)
        for one in more:
            added += (one, *getattr(one, "metadata", ()))
    if isinstance(annotation, type) and issubclass(annotation, Later):
        annotation = annotation.model()
    return annotation, added


def alternatives(annotation: Any) -> tuple[Any, ...]:
    """The members of a union without None, each still annotated; else the one annotation."""
    core, _ = unwrapped(annotation)
    if get_origin(core) in (Union, UnionType):
        return tuple(
            inner
            for member in get_args(core)
            if member is not NoneType
            for inner in alternatives(member)
        )
    return (annotation,)


def is_model(annotation: Any) -> bool:
    """Whether this is a model class."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def fields(model: type[BaseModel]) -> dict[str, Any]:
    """The keys that a model knows, as files write them, with their annotations."""
    model.model_rebuild()
    annotated: Any = Annotated
    return {
        info.alias or name: annotated[(info.annotation, *info.metadata)]
        if info.metadata
        else info.annotation
        for name, info in model.model_fields.items()
    }


def required(model: type[BaseModel], key: str) -> bool:
    """Whether a model cannot do without this key."""
    return any(
        info.is_required() for name, info in model.model_fields.items() if key in (info.alias, name)
    )


def kinds(annotation: Any) -> dict[str, Any]:
    """The models of a union by the `type` that chooses each."""
    found = {}
    for member in alternatives(annotation):
        core, _ = unwrapped(member)
        if is_model(core) and "type" in core.model_fields:
            for name in get_args(core.model_fields["type"].annotation):
                found[name] = member
    return found


def follow(model: type[BaseModel], location: Sequence[str | int], data: Any) -> Place:
    """The place that a validation error's location means."""
    walk = _Walk(model, data)
    for part in location:
        walk.step(part)
    return Place(
        tuple(walk.path),
        walk.wanted,
        walk.model,
        location[-1:] == (KEY,),
        walk.tagged,
        walk.removable,
    )


class _Walk:
    def __init__(self, model: type[BaseModel], data: Any) -> None:
        self.path: list[str | int] = []
        self.wanted: Any = model
        self.model: type[BaseModel] | None = model
        self.tagged = False
        self.removable: TreePath | None = None
        self._value = data

    def step(self, part: str | int) -> None:
        if part == KEY:
            return
        members = alternatives(self.wanted)
        if len(members) > 1 and not self._enters(members, part):
            self._choose(members, part)
            return
        core, _ = unwrapped(next((m for m in members if _holds(m, part)), members[0]))
        if is_model(core):
            self.model = core
            self._to(part, fields(core).get(str(part), Any))
            if isinstance(part, str) and not required(core, part):
                self.removable = tuple(self.path)
            return
        arguments = get_args(core)
        if isinstance(part, int):
            self._to(part, arguments[0] if arguments else Any)
        else:
            self._to(part, arguments[-1] if arguments else Any)
        self.removable = tuple(self.path)

    def _to(self, part: str | int, wanted: Any) -> None:
        """Go on to a part, unless a bare value stands for the map that would hold it."""
        self.wanted, self.tagged = wanted, False
        if isinstance(self._value, list if isinstance(part, int) else Mapping):
            self.path.append(part)
            self._value = at(self._value, (part,))

    def _enters(self, members: tuple[Any, ...], part: str | int) -> bool:
        """Whether a part leads into the one list or map among several alternatives."""
        return isinstance(part, int) and any(_holds(member, part) for member in members)

    def _choose(self, members: tuple[Any, ...], tag: str | int) -> None:
        self.tagged = True
        for member in members:
            core, added = unwrapped(member)
            by_tag = any(isinstance(one, Tag) and one.tag == tag for one in added)
            by_type = is_model(core) and (
                tag in get_args(getattr(core.model_fields.get("type"), "annotation", None))
                or core.__name__ == tag
            )
            if by_tag or by_type:
                self.wanted = member
                return


def _holds(annotation: Any, part: str | int) -> bool:
    """Whether values of this annotation can hold such a part."""
    core, _ = unwrapped(annotation)
    if isinstance(part, int):
        return get_origin(core) in (tuple, list)
    return is_model(core) or get_origin(core) not in (None, tuple, list, Literal)
