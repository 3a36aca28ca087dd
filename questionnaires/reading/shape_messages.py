"""What a file has in the wrong shape, in its author's words instead of the validator's."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ValidationError

from questionnaires.problems import Finding, TreePath, listed, quoted, suggestion
from questionnaires.reading import shape

Said = tuple[str, str]
"""What is wrong, and the remedy."""

MOST = 1_001
"""Errors translated; more of them have few causes."""

_QUOTE = re.compile(r"('.*'|\".*\")?(.*?)\. (.*)\Z", re.DOTALL)
"""A model's own message: the value that it may begin with, what is wrong, and the remedy."""

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
        return "the file"
    own = _name(path, data)
    if own.startswith("'"):
        return own
    if isinstance(path[-1], int) and not _name(path[:-1], data).startswith("'"):
        own = f"{own} of {path[-2]}"
    for end in range(len(path) - 1, 0, -1):
        owner = _name(path[:end], data)
        if owner.startswith("'"):
            return f"{own} of {owner}"
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
        return f"entry {last + 1}"
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
    if "a whole number" in words and "a number" in words:
        words.remove("a whole number")
    if "true or false" in words and len(words) > 1:
        words[words.index("true or false")] = "true, false"
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
        return _TEXTS.get(pattern[: len("^[0-9")], "a text")
    if shape.is_model(core) or isinstance(origin, type):
        return "a list" if origin in (tuple, list) else "a map of keys and values"
    return _PLAIN_WORDS.get(core, "something else")


_TEXTS = {"^[A-Z": "a name made of letters, digits and _ . -", "^[0-9": "a version in quotes"}


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
    bool: "true or false",
    int: "a whole number",
    Decimal: "a number",
    Fraction: "a number",
    date: "a day such as 2026-11-23",
}


def _there(value: Any) -> str:
    """What stands at a place, in words."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"the text {quoted(value)}"
    if isinstance(value, (int, Decimal)):
        return f"the number {value}"
    return "a list" if isinstance(value, list) else "a map of keys and values"


def _wrong_type(place: shape.Place, _: Any, data: Any) -> Said:
    value = shape.at(data, place.path)
    if place.of_key:
        return f"the key {quoted(place.path[-1])} is no text", "Write the key in quotes"
    words = _words(place.wanted)
    what = f"{label(place.path, data)} is {_there(value)}, where {listed(words)} is needed"
    return what, _rewritten(words, value, place)


def _rewritten(words: list[str], value: Any, place: shape.Place) -> str:
    """How to write what is needed, seen what is there."""
    if value is None:
        return "Write it, or delete the key"
    if isinstance(value, (bool, int, Decimal)) and {"a text", "a version in quotes"} & {*words}:
        shown = str(value).lower() if isinstance(value, bool) else value
        return f'Write it in quotes: "{shown}"'
    if words == ["a list"] and not isinstance(value, Mapping):
        shown = str(value).lower() if isinstance(value, bool) else value
        return f"Write it as a list: [{quoted(shown)[1:-1]}]"
    if words == ["a map of keys and values"]:
        core, _ = shape.unwrapped(shape.alternatives(place.wanted)[0])
        if shape.is_model(core):
            keys = [key for key in shape.fields(core) if shape.required(core, key)]
            least = f": at least {listed(keys, 'and')}" if keys else ""
            return f"Write keys and values below it{least}"
    return f"Write {listed(words)}"


def _missing(place: shape.Place, _: Any, data: Any) -> Said:
    owner = label(place.path[:-1], data)
    key = place.path[-1]
    return f"{owner} has no {key}", f"Add a line {key}: with {listed(_words(place.wanted))}"


def _unknown_key(place: shape.Place, _: Any, data: Any) -> Said:
    key, owner = place.path[-1], label(place.path[:-1], data)
    known = list(shape.fields(place.model)) if place.model else []
    if len(place.path) == 1 and {"item", "questions"} & {*known}:
        known.append("include")  # which is gone by the time that models are made
    allowed = f"The keys allowed here are {listed(known, 'and')}"
    return f"{owner} has an unknown key {quoted(key)}", suggestion(key, known, allowed)


def _own_words(place: shape.Place, one: Any, data: Any) -> Said:
    """The models' own messages are sentences already: the first says what, the rest the remedy."""
    said = _QUOTE.match(str(one["ctx"]["error"]))
    owner = f"{label(place.path, data)}: " if place.path else ""
    if said is None:
        return f"{owner}{one['ctx']['error']}", "Correct it"
    value, what, remedy = said.groups()
    return f"{owner}{quoted(value[1:-1]) if value else ''}{what}", remedy


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
    what = f"{label(place.path, data)} is {_there(value)}, which is not one of those allowed"
    return what, suggestion(value, map(str, known), f"Write {words}")


def _kind(place: shape.Place, _: Any, data: Any) -> Said:
    """The type of an item decides which keys it has, so nothing else can be said before."""
    value = shape.at(data, place.path)
    known = list(shape.kinds(place.wanted))
    if not isinstance(value, Mapping):
        return _wrong_type(place, _, data)
    given = value.get("type")
    if given is None:
        return f"{label(place.path, data)} has no type", f"Add a line type: with {listed(known)}"
    what = f"{label(place.path, data)} has the type {quoted(given)}, which does not exist"
    return what, suggestion(given, known, f"The types are {listed(known, 'and')}")


def _pattern(place: shape.Place, _: Any, data: Any) -> Said:
    value = place.path[-1] if place.of_key else shape.at(data, place.path)
    if "version" in " ".join(_wanted(place.wanted)):
        return (
            f"{label(place.path, data)} is {quoted(value)}, which is no version",
            "Use at most 32 letters, digits and . + -, such as 1.0",
        )
    name = "the key" if place.of_key else label(place.path, data)
    if not place.of_key and name.startswith("'"):
        name = "an id"
    return (
        f"{name} is {quoted(value)}, which is no id"
        if not place.of_key
        else f"the key {quoted(value)} is no id",
        "Start with a letter; then letters, digits and _ . - up to 64 in all",
    )


def _too_short(place: shape.Place, one: Any, data: Any) -> Said:
    least, there = one["ctx"]["min_length"], one["ctx"].get("actual_length")
    if isinstance(shape.at(data, place.path), str):
        return f"{label(place.path, data)} is an empty text", "Write it, or delete the key"
    owner = label(place.path, data)
    entries = "entry" if least == 1 else "entries"
    if place.path[-1:] == ("item",):
        return f"{owner} is empty: there is no question in it", "Add a question, or delete it"
    return f"{owner} has {there} of at least {least} {entries}", f"Add {least - there} or more"


def _too_long(place: shape.Place, one: Any, data: Any) -> Said:
    most = one["ctx"]["max_length"]
    return f"{label(place.path, data)} is longer than {most:,} allowed", "Shorten it"


def _bound(words: str, key: str) -> Callable[[shape.Place, Any, Any], Said]:
    def said(place: shape.Place, one: Any, data: Any) -> Said:
        value, bound = shape.at(data, place.path), one["ctx"][key]
        if isinstance(value, Mapping):
            value = value.get("value")
        return (
            f"{label(place.path, data)} is {value}, which is out of range",
            f"Write a number {words} {bound}",
        )

    return said


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
    "greater_than": _bound("above", "gt"),
    "greater_than_equal": _bound("from", "ge"),
    "less_than": _bound("below", "lt"),
    "less_than_equal": _bound("up to", "le"),
}
