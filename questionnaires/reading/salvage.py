"""What is left of a file without its misshapen parts, so that the rest is checked too.

An author wants all problems at once: one option without a text must not hide that
another question waits for an id which does not exist.
"""

from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from questionnaires.problems import Finding, TreePath
from questionnaires.reading import shape

M = TypeVar("M", bound=BaseModel)

_GONE = object()
_ROUNDS = 12
_MOST_ERRORS = 1_000
_PLACEHOLDER = "x"


class Salvaged(NamedTuple, Generic[M]):
    """A valid model of the rest; what was taken out, by path; and the ids in it."""

    model: M
    tree: Any
    removed: tuple[TreePath, ...]
    ids: frozenset[str]

    def still_true(self, finding: Finding) -> Finding | None:
        """The finding with its place in the whole file; None if the missing parts may refute it."""
        path = _original(finding.path, self.tree)
        if finding.whole or finding.missing in self.ids:
            return None
        for gone in self.removed:
            if gone[: len(path)] == path or path[: len(gone)] == gone:
                return None
        return finding._replace(path=path)


def salvaged(model: type[M], data: Any, error: ValidationError) -> Salvaged[M] | None:
    """The model without what its errors complain of; None if nothing useful is left."""
    tree, removed, ids = _copy(data), list[TreePath](), set[str]()
    for _ in range(_ROUNDS):
        if error.error_count() > _MOST_ERRORS:
            return None
        compact = _compact(tree)
        places = [shape.follow(model, one["loc"], compact) for one in error.errors()]
        # All paths first: they were counted before anything is taken out.
        paths = [_original(place.removable or place.path[:1], tree) for place in places]
        for place, path in zip(places, paths, strict=True):
            if not path:
                return None
            ids |= _ids(shape.at(tree, path), path)
            _replace(tree, path, _PLACEHOLDER if place.removable is None else _GONE)
            removed.append(path)
        try:
            rest = model.model_validate(_compact(tree))
        except ValidationError as again:
            error = again
        else:
            return Salvaged(rest, tree, tuple(removed), frozenset(ids))
    return None


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(entry) for key, entry in value.items()}
    return [_copy(entry) for entry in value] if isinstance(value, list) else value


def _compact(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _compact(entry) for key, entry in value.items() if entry is not _GONE}
    if isinstance(value, list):
        return [_compact(entry) for entry in value if entry is not _GONE]
    return value


def _original(path: TreePath, tree: Any) -> TreePath:
    """A path through the rest as the path through the whole, which has more entries."""
    whole: list[str | int] = []
    for part in path:
        if isinstance(tree, list) and isinstance(part, int):
            kept = [index for index, entry in enumerate(tree) if entry is not _GONE]
            whole.append(kept[part] if part < len(kept) else part)
        else:
            whole.append(part)
        tree = shape.at(tree, whole[-1:])
    return tuple(whole)


def _replace(tree: Any, path: TreePath, value: object) -> None:
    parent = shape.at(tree, path[:-1])
    if type(parent) in (dict, list):  # else all of it has been taken out already
        parent[path[-1]] = value


def _ids(value: Any, path: TreePath) -> set[str]:
    """Every id that a removed part may have declared."""
    found = {part for part in path[-1:] if isinstance(part, str)}
    if isinstance(value, dict):
        for key, entry in value.items():
            if key in ("link_id", "code", "id") and isinstance(entry, str):
                found.add(entry)
            found |= _ids(entry, (key,))
    elif isinstance(value, list):
        for entry in value:
            found |= _ids(entry, ())
    return found
