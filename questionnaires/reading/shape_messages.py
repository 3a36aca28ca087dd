"""What a file has in the wrong shape, in its author's words instead of the validator's."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ValidationError

from questionnaires.messages import Message, UnfitValueError
from questionnaires.problems import Finding, TreePath, listed, quoted, suggestion
from questionnaires.reading import shape

Said = tuple[Message, Message]
"""What is wrong, and the remedy."""

MOST = 1_001
"""Errors translated; more of them have few causes."""

_NAMING_KEYS = ("id", "code", "link_id")
_MAPS_BY_ID = frozenset(
    (name,) for name in ("answers", "questions", "areas", "measures", "roles", "derived")
)


def findings(error: ValidationError, model: type[BaseModel], data: Any) -> list[Finding]:
    """Each thing that is wrong with the shape of the data, once."""
    placed = [
        (shape.follow(model, one["loc"], data), one)
        for one in error.errors(include_url=False)[:MOST]
    ]
    around = {place.path[:end] for place, _ in placed for end in range(len(place.path))}
    better = {place.path for place, one in placed if one["type"] in _SAID} | around
    found: dict[tuple[TreePath, bool, str], Finding] = {}
    for place, one in placed:
        kind = one["type"] if one["type"] in _SAID else ""
        if place.tagged and not kind and place.path in better:
            continue  # another alternative fits better: only its own errors are told
        said = _SAID.get(kind, _wrong_type)(place, one, data)
        path = place.path
        if kind == "value_error":
            path = _pointed_out(path, said[0], data)
        found.setdefault((path, place.of_key, kind), Finding(path, *said))
    return list(found.values())


def label(path: TreePath, data: Any) -> str:
    """What stands at a path, by the names that its author knows.

    >>> label(("item", 0, "text"), {"item": [{"link_id": "size"}]})
    "text of 'size'"
    """
    if not path:
        return Message("the file")
    own = _name(path, data)
    if own.startswith("'"):
        return own
    if isinstance(path[-1], int) and not _name(path[:-1], data).startswith("'"):
        own = Message("{part} of {whole}", part=own, whole=path[-2])
    for end in range(len(path) - 1, 0, -1):
        owner = _name(path[:end], data)
        if owner.startswith("'"):
            return Message("{part} of {whole}", part=own, whole=owner)
    return own


def _name(path: TreePath, data: Any) -> str:
    """The last part of a path; in quotes if it is an id."""
    value, last = shape.at(data, path), path[-1]
    if isinstance(value, Mapping) and isinstance(last, int):
        for key in _NAMING_KEYS:
            if isinstance(value.get(key), str):
                return quoted(value[key])
    if path[:-1] in _MAPS_BY_ID:
        return quoted(last)
    if isinstance(last, int):
        return Message("entry {last}", last=last + 1)
    return last if last.isidentifier() else quoted(last)


def _wanted(annotation: Any) -> list[str]:
    """What may stand at a place, in words."""
    words: list[str] = []
    for member in shape.alternatives(annotation):
        core, added = shape.unwrapped(member)
        word = _word(core, added)
        if word not in words:
            words.append(word)
    return words


def _words(annotation: Any) -> list[str]:
    """The same, as they read best beside each other."""
    words = _wanted(annotation)
    if _WHOLE_NUMBER in words and _NUMBER in words:
        words.remove(_WHOLE_NUMBER)
    if _SWITCH in words and len(words) > 1:
        words[words.index(_SWITCH)] = Message("true, false")
    return words


def _word(core: Any, added: tuple[Any, ...]) -> str:
    origin = get_origin(core)
    if origin is Literal:
        words = [_there(value) if value is True else value for value in get_args(core)]
        return listed(words)
    if _may_be_bare(core, added):
        return listed(_words(shape.fields(core)["value"]))
    if core is str:
        pattern = next((one.pattern for one in added if getattr(one, "pattern", None)), "")
        return _TEXTS.get(pattern[: len("^[0-9")], _TEXT)
    if shape.is_model(core) or isinstance(origin, type):
        return _LIST if origin in (tuple, list) else _MAP
    return _PLAIN_WORDS.get(core, Message("something else"))


_TEXT = Message("a text")
_VERSION = Message("a version in quotes")
_TEXTS = {
    "^[A-Z": Message("a name made of letters, digits and _ . -"),
    "^[0-9": _VERSION,
}
_LIST = Message("a list")
_MAP = Message("a map of keys and values")
_SWITCH = Message("true or false")
_NUMBER = Message("a number")
_WHOLE_NUMBER = Message("a whole number")


def _may_be_bare(core: Any, added: tuple[Any, ...]) -> bool:
    """Whether a value alone may stand for a map that holds it under `value`."""
    return (
        shape.is_model(core)
        and "value" in core.model_fields
        and (
            any(isinstance(one, BeforeValidator) for one in added)
            or any(
                each.info.mode == "before"
                for each in core.__pydantic_decorators__.model_validators.values()
            )
        )
    )


_PLAIN_WORDS: dict[Any, str] = {
    bool: _SWITCH,
    int: _WHOLE_NUMBER,
    Decimal: _NUMBER,
    Fraction: _NUMBER,
    date: Message("a day such as 2026-11-23"),
}


def _there(value: Any) -> str:
    """What stands at a place, in words."""
    if value is None:
        return Message("empty")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return Message("the text {value}", value=quoted(value))
    if isinstance(value, (int, Decimal)):
        return Message("the number {value}", value=value)
    return _LIST if isinstance(value, list) else _MAP


def _wrong_type(place: shape.Place, _: Any, data: Any) -> Said:
    value = shape.at(data, place.path)
    if place.of_key:
        return Message("the key {key} is no text", key=quoted(place.path[-1])), Message(
            "Write the key in quotes"
        )
    words = _words(place.wanted)
    what = Message(
        "{place} is {value}, where {words} is needed",
        place=label(place.path, data),
        value=_there(value),
        words=listed(words),
    )
    return what, _rewritten(words, value, place)


def _rewritten(words: list[str], value: Any, place: shape.Place) -> Message:
    """How to write what is needed, seen what is there."""
    if value is None:
        return Message("Write it, or delete the key")
    if isinstance(value, (bool, int, Decimal)) and {_TEXT, _VERSION} & {*words}:
        shown = str(value).lower() if isinstance(value, bool) else value
        return Message('Write it in quotes: "{shown}"', shown=shown)
    if words == [_LIST] and not isinstance(value, Mapping):
        shown = str(value).lower() if isinstance(value, bool) else value
        return Message("Write it as a list: [{shown}]", shown=quoted(shown)[1:-1])
    if words == [_MAP]:
        core, _ = shape.unwrapped(shape.alternatives(place.wanted)[0])
        if shape.is_model(core):
            keys = [key for key in shape.fields(core) if shape.required(core, key)]
            if keys:
                least = listed(keys, "and")
                return Message("Write keys and values below it: at least {keys}", keys=least)
            return Message("Write keys and values below it")
    return Message("Write {words}", words=listed(words))


def _missing(place: shape.Place, _: Any, data: Any) -> Said:
    owner = label(place.path[:-1], data)
    key = place.path[-1]
    return Message("{owner} has no {key}", owner=owner, key=key), Message(
        "Add a line {key}: with {words}", key=key, words=listed(_words(place.wanted))
    )


def _unknown_key(place: shape.Place, _: Any, data: Any) -> Said:
    key, owner = place.path[-1], label(place.path[:-1], data)
    known = list(shape.fields(place.model)) if place.model else []
    if len(place.path) == 1 and {"item", "questions"} & {*known}:
        known.append("include")  # which is gone by the time that models are made
    allowed = Message("The keys allowed here are {known}", known=listed(known, "and"))
    return Message("{owner} has an unknown key {key}", owner=owner, key=quoted(key)), suggestion(
        key, known, allowed
    )


def _own_words(place: shape.Place, one: Any, data: Any) -> Said:
    """What a model objects to, and where."""
    fault: ValueError = one["ctx"]["error"]
    what, remedy = Message("{fault}", fault=fault), Message("Correct it")
    if isinstance(fault, UnfitValueError):
        what, remedy = fault.what, fault.remedy
    if place.path:
        what = Message("{name}: {what}", name=label(place.path, data), what=what)
    return what, remedy


def _pointed_out(path: TreePath, what: str, data: Any) -> TreePath:
    """The key that a message about a whole map begins with, if it begins with one."""
    value, word = shape.at(data, path), what.rpartition(": ")[2].partition(" ")[0]
    return (*path, word) if isinstance(value, Mapping) and word in value else path


def _not_among(place: shape.Place, _: Any, data: Any) -> Said:
    value = shape.at(data, place.path)
    known = [
        choice
        for member in shape.alternatives(place.wanted)
        for choice in get_args(shape.unwrapped(member)[0])
    ]
    words = listed([_there(choice) if isinstance(choice, bool) else choice for choice in known])
    what = Message(
        "{place} is {value}, which is not one of those allowed",
        place=label(place.path, data),
        value=_there(value),
    )
    return what, suggestion(value, map(str, known), Message("Write {words}", words=words))


def _kind(place: shape.Place, _: Any, data: Any) -> Said:
    """The type of an item decides which keys it has, so nothing else can be said before."""
    value = shape.at(data, place.path)
    known = list(shape.kinds(place.wanted))
    if not isinstance(value, Mapping):
        return _wrong_type(place, _, data)
    given = value.get("type")
    if given is None:
        return Message("{place} has no type", place=label(place.path, data)), Message(
            "Add a line {key}: with {words}", key="type", words=listed(known)
        )
    what = Message(
        "{place} has the type {given}, which does not exist",
        place=label(place.path, data),
        given=quoted(given),
    )
    return what, suggestion(
        given, known, Message("The types are {known}", known=listed(known, "and"))
    )


def _pattern(place: shape.Place, _: Any, data: Any) -> Said:
    value = place.path[-1] if place.of_key else shape.at(data, place.path)
    if _VERSION in _wanted(place.wanted):
        return (
            Message(
                "{place} is {value}, which is no version",
                place=label(place.path, data),
                value=quoted(value),
            ),
            Message("Use at most 32 letters, digits and . + -, such as 1.0"),
        )
    name = label(place.path, data)
    if place.of_key:
        what = Message("the key {key} is no id", key=quoted(value))
    elif name.startswith("'"):
        what = Message("an id is {value}, which is no id", value=quoted(value))
    else:
        what = Message("{place} is {value}, which is no id", place=name, value=quoted(value))
    return what, Message("Start with a letter; then letters, digits and _ . - up to 64 in all")


def _too_short(place: shape.Place, one: Any, data: Any) -> Said:
    least, there = one["ctx"]["min_length"], one["ctx"].get("actual_length")
    if isinstance(shape.at(data, place.path), str):
        return Message("{place} is an empty text", place=label(place.path, data)), Message(
            "Write it, or delete the key"
        )
    owner = label(place.path, data)
    if place.path[-1:] == ("item",):
        return Message("{owner} is empty: there is no question in it", owner=owner), Message(
            "Add a question, or delete it"
        )
    what = Message.plural(
        "{owner} has {there} of at least {n} entry",
        "{owner} has {there} of at least {n} entries",
        least,
        owner=owner,
        there=there,
    )
    return what, Message("Add {number} or more", number=least - there)


def _too_long(place: shape.Place, one: Any, data: Any) -> Said:
    most = one["ctx"]["max_length"]
    return Message(
        "{place} is longer than {most:,} allowed", place=label(place.path, data), most=most
    ), Message("Shorten it")


def _bound(
    remedy: Callable[[object], Message], key: str
) -> Callable[[shape.Place, Any, Any], Said]:
    def said(place: shape.Place, one: Any, data: Any) -> Said:
        value, bound = shape.at(data, place.path), one["ctx"][key]
        if isinstance(value, Mapping):
            value = value.get("value")
        return (
            Message(
                "{place} is {value}, which is out of range",
                place=label(place.path, data),
                value=value,
            ),
            remedy(bound),
        )

    return said


def _above(bound: object) -> Message:
    return Message("Write a number above {bound}", bound=bound)


def _from(bound: object) -> Message:
    return Message("Write a number from {minimum}", minimum=bound)


def _below(bound: object) -> Message:
    return Message("Write a number below {bound}", bound=bound)


def _up_to(bound: object) -> Message:
    return Message("Write a number up to {maximum}", maximum=bound)


_SAID: dict[str, Callable[[shape.Place, Any, Any], Said]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "value_error": _own_words,
    "literal_error": _not_among,
    "union_tag_invalid": _kind,
    "union_tag_not_found": _kind,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _too_short,
    "string_too_long": _too_long,
    "too_short": _too_short,
    "too_long": _too_long,
    "greater_than": _bound(_above, "gt"),
    "greater_than_equal": _bound(_from, "ge"),
    "less_than": _bound(_below, "lt"),
    "less_than_equal": _bound(_up_to, "le"),
}
