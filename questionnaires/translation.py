"""Laying one language over any text that people read, by stable keys.

Which fields are such texts is said by their models (`Translatable`), so that a new
text is translated, or reported as missing, without being listed anywhere. Keys are
made of ids: "storage_countries.text", "storage_countries.answer_option.named.hint".
Whoever moves a question or inserts an option breaks no translation.
"""

from collections.abc import Callable, Mapping
from typing import Any, Generic, NamedTuple, TypeVar, get_args, get_origin

from pydantic import BaseModel

from questionnaires.model import Translatable
from questionnaires.reading.shape import alternatives, unwrapped

M = TypeVar("M", bound=BaseModel)
Lay = Callable[[str, str], str]
"""What stands for a text: called with its key and the text itself."""

_IDS = ("id", "code", "answer")
_BOUNDS = ("value", "at_least", "above", "at_most", "below", "within_days", "otherwise")


class Translated(NamedTuple, Generic[M]):
    """A model in another language, and the keys of the texts that it still lacks there."""

    model: M
    missing: tuple[str, ...]


def texts(model: BaseModel) -> dict[str, str]:
    """Every text of a model that people read, by its key, in the order of the model."""
    found: dict[str, str] = {}

    def note(key: str, text: str) -> str:
        found[key] = text
        return text

    _laid_over(model, (), note)
    return found


def translated(model: M, laid: Mapping[str, str], language: str) -> Translated[M]:
    """The model with these texts; a missing one stays in the first language.

    language: the code of the new language, for models that say which one they are in.
    """
    missing: list[str] = []

    def lay(key: str, text: str) -> str:
        if key not in laid:
            missing.append(key)
        return laid.get(key, text)

    new = _laid_over(model, (), lay)
    if "language" in type(model).model_fields:
        new = _with(new, {"language": language})
    return Translated(new, tuple(missing))


def _laid_over(model: Any, key: tuple[str, ...], lay: Lay) -> Any:
    changed = {}
    for name, info in type(model).model_fields.items():
        old = getattr(model, name)
        here = (*key, info.alias or name)
        if isinstance(old, str):
            if _is_text(info.annotation, info.metadata):
                changed[name] = lay(".".join(here), old)
        else:
            new = _value(old, info.annotation, here, lay)
            if new is not old:
                changed[name] = new
    return _with(model, changed) if changed else model


def _value(value: Any, annotation: Any, key: tuple[str, ...], lay: Lay) -> Any:
    if isinstance(value, BaseModel):
        return _laid_over(value, key, lay)
    if isinstance(value, tuple):
        new = tuple(
            _value(entry, _inner(annotation), _entry_key(key, value, place), lay)
            for place, entry in enumerate(value)
        )
        return value if all(map(_same, new, value)) else new
    if isinstance(value, Mapping):
        inner = _inner(annotation)
        joined = {name: _value(entry, inner, (*key, name), lay) for name, entry in value.items()}
        return value if all(map(_same, joined.values(), value.values())) else joined
    if isinstance(value, str) and _is_text(annotation, ()):
        return lay(".".join(key), value)
    return value


def _same(one: Any, other: Any) -> bool:
    return one is other


def _with(model: Any, changed: Mapping[str, Any]) -> Any:
    """The model with some fields changed; made anew, since it may remember what it looked up."""
    kept = {name: getattr(model, name) for name in type(model).model_fields}
    return type(model).model_construct(model.model_fields_set, **{**kept, **changed})


def _entry_key(key: tuple[str, ...], entries: tuple[Any, ...], place: int) -> tuple[str, ...]:
    """The key of an entry of a list: items go by their link_id, wherever they stand."""
    entry = entries[place]
    link_id = getattr(entry, "link_id", None)
    if key[-1] == "item" and isinstance(link_id, str):
        return (link_id,)
    name = _name(entry)
    alike = [place for place, other in enumerate(entries) if _name(other) == name]
    return (*key, name if name and alike == [place] else str(place))


def _name(entry: Any) -> str:
    """What tells an entry from its neighbours: an id, or the bounds of what it holds."""
    for name in _IDS:
        value = getattr(entry, name, None)
        if value is not None:
            return str(value).lower() if isinstance(value, bool) else str(value)
    said = {name: getattr(entry, name, None) for name in _BOUNDS}
    return "_".join(f"{name}_{value}" for name, value in said.items() if value is not None)


def _is_text(annotation: Any, metadata: Any) -> bool:
    """Whether a field's type is one of texts that people read."""
    if any(isinstance(one, Translatable) for one in metadata):
        return True
    return any(
        isinstance(one, Translatable)
        for member in alternatives(annotation)
        for one in unwrapped(member)[1]
    )


def _inner(annotation: Any) -> Any:
    """The type of the values inside a list or a map."""
    for member in alternatives(annotation):
        core, _ = unwrapped(member)
        if isinstance(get_origin(core), type) and get_args(core):
            arguments = [one for one in get_args(core) if one is not Ellipsis]
            return arguments[-1]
    return Any
