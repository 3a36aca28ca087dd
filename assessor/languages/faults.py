"""What is out of step between a text and its English, found without knowing the language."""

import re
from collections.abc import Iterator
from string import Formatter
from typing import NamedTuple
from unicodedata import bidirectional

from assessor.languages.notes import LABEL, LONGEST_LABEL
from assessor.languages.po import Entry, PoFile
from questionnaires.messages import Message
from questionnaires.problems import Problem, listed, quoted

_EDGES = re.compile(r"^(\s*).*?(\s*)$", re.DOTALL)
_PLACE = re.compile(r"\{[^{}]*\}")
_PERCENT = re.compile(r"%(?:\(\w+\))?[rs]")


class Fault(NamedTuple):
    """What is wrong with one text, and what to do about it."""

    what: Message
    remedy: Message


def problems(file: PoFile, path: str, *, right_to_left: bool) -> Iterator[Problem]:
    """Everything that is out of step in a file, each with the line where its entry ends."""
    for entry in file.entries:
        if entry.is_usable:
            for fault in faults(entry, file.forms, right_to_left=right_to_left):
                text = quoted(entry.key or entry.english[0])
                what = Message("{text} {fault}", text=text, fault=fault.what)
                yield Problem(path, entry.line, what, fault.remedy)


def faults(entry: Entry, forms: int, *, right_to_left: bool) -> Iterator[Fault]:
    """What is out of step in one text. forms: how many plurals the language has."""
    wanted = forms if len(entry.english) > 1 else 1
    if len(entry.text) != wanted or not all(entry.text):
        there = sum(1 for form in entry.text if form)
        yield Fault(
            Message("has {there} of {wanted} plural forms", there=there, wanted=wanted),
            Message("Give each form a text"),
        )
        return
    for text in entry.text:
        yield from _of_places(entry, text)
        letters = any(map(str.isalpha, entry.english[0]))  # marks alone have their own spaces
        if letters and _edges(text) != _edges(entry.english[0]):
            yield Fault(
                Message("begins or ends with other spaces than its English"),
                Message("Put the spaces as there"),
            )
        if right_to_left and _begins_from_left(text):
            yield Fault(
                Message(
                    "begins with a word that runs from left to right, which would turn the whole "
                    "line"
                ),
                Message("Begin with a word of the language"),
            )
    if LABEL.search(entry.key) and len(entry.text[0]) > LONGEST_LABEL:
        yield Fault(
            Message(
                "has {there} letters, and a button has room for {most}",
                there=len(entry.text[0]),
                most=LONGEST_LABEL,
            ),
            Message("Say it more briefly"),
        )


def _of_places(entry: Entry, text: str) -> Iterator[Fault]:
    """A message has the places of its English; {n} may be left out where a form says the number."""
    if entry.key:
        return  # content is never filled in, so its braces are just that
    known = {place for english in entry.english for place in _places(english)}
    try:
        there = set(_places(text))
    except ValueError:
        yield Fault(
            Message("has a brace that stands alone"),
            Message("Write places as in the English, such as {n}"),
        )
        return
    needed = known - {"n"} if len(entry.english) > 1 else known
    if not needed <= there <= known:
        names = listed((f"{{{place}}}" for place in sorted(known)), "and") or Message("no place")
        yield Fault(
            Message("has other places in braces than its English"),
            Message("Write {places} as they are", places=names),
        )


def _places(text: str) -> list[str]:
    """The names in braces, and what the library that reads command lines writes with %."""
    return [
        *(name for _, name, _, _ in Formatter().parse(text) if name is not None),
        *_PERCENT.findall(text),
    ]


def _edges(text: str) -> tuple[str | None, ...]:
    found = _EDGES.match(text)
    return found.groups() if found else ()


def _begins_from_left(text: str) -> bool:
    """Whether the first letter runs from left to right although there are others."""
    ways = [way for way in map(bidirectional, _PLACE.sub("", text)) if way in ("L", "R", "AL")]
    return bool(ways) and ways[0] == "L" and ways != ["L"] * len(ways)
