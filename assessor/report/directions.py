"""Right-to-left text on a left-to-right page: Unicode's bidirectional algorithm (UAX #9).

The rules are python-bidi's, taken stage by stage, since its one-call functions give
back text and not where each character went, which words of several looks need. Two
things it leaves to us:

- Brackets (rule N0). Its stages do not know the rule, and without it the last bracket
  of "(TikTok)" at the end of an Arabic line jumps to the other end.
- Isolates. Its stages do not know them, so a stretch that people typed stands in the
  text around it as one neutral character, and is resolved by itself: it cannot reorder
  the report's words around it.

Explicit embeddings and overrides never reach this module, as they can make a text read
as something that nobody wrote.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple
from unicodedata import bidirectional, category, mirrored

from bidi import algorithm
from bidi.mirror import MIRRORED

_MARKS = ("\u200e", "\u200f")
_MOST_OPEN = 63
_TO_THE_LEFT = frozenset(("R", "AL", "AN"))
_STAND_IN = "\ufffc"

_Character = dict[str, Any]
"""What python-bidi knows of a character: ch, its type and level, and its original type."""


class Shown(NamedTuple):
    """What stands at one place of a line: the character there, and which one it was."""

    place: int
    character: str


def has_right_to_left(text: str) -> bool:
    """Whether any character would run from right to left."""
    return not text.isascii() and not _TO_THE_LEFT.isdisjoint(map(bidirectional, set(text)))


def base_level(text: str, otherwise: int = 0) -> int:
    """1 if the first letter runs right to left, 0 if left to right, else the fallback."""
    return int(algorithm.get_base_level(text + _MARKS[otherwise]))


def levels(stretches: Sequence[tuple[str, bool]], base: int) -> list[int]:
    """The embedding level of every character; the second of each pair says "isolated".

    An isolated stretch takes its direction from its own first letter and counts as one
    neutral character for the text around it.
    """
    outer = "".join(_STAND_IN if isolated else text for text, isolated in stretches)
    around, found, place = _resolved(outer, base), [], 0
    for text, isolated in stretches:
        if isolated:
            found += _resolved(text, _inside(around[place], base_level(text)))
            place += 1
        else:
            found += around[place : place + len(text)]
            place += len(text)
    return found


def from_left(line: str, line_levels: Sequence[int], base: int) -> list[Shown]:
    """A line's characters as they stand on paper (rules L1, L2 and L4), from left to right."""
    storage = _storage(base)
    storage["chars"] = [
        {"ch": character, "level": level, "orig": bidirectional(character), "place": place}
        for place, (character, level) in enumerate(zip(line, line_levels, strict=True))
    ]
    algorithm.reorder_resolved_levels(storage, False)
    algorithm.apply_mirroring(storage, False)
    return [Shown(character["place"], character["ch"]) for character in storage["chars"]]


def _inside(level: int, direction: int) -> int:
    """The next deeper level of a direction."""
    deeper = level + 1
    return deeper if deeper % 2 == direction else deeper + 1


def _storage(base: int) -> dict[str, Any]:
    storage: dict[str, Any] = algorithm.get_empty_storage()
    return storage | {"base_level": base, "base_dir": "LR"[base % 2]}


def _resolved(text: str, base: int) -> list[int]:
    """The level of every character of a text in which nothing is isolated."""
    found: list[int] = []
    for paragraph in text.split("\n"):
        found += [*_of_paragraph(paragraph, base), base]
    return found[:-1]


def _of_paragraph(text: str, base: int) -> list[int]:
    storage = _storage(base)
    algorithm.get_embedding_levels(text, storage)
    characters: list[_Character] = storage["chars"]
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(storage["chars"], "LR"[base % 2])
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return [character["level"] for character in characters]


def _resolve_brackets(characters: Sequence[_Character], edge: str) -> None:
    """Rule N0: a pair of brackets takes the direction of what it holds."""
    for opening, closing in _bracket_pairs(characters):
        inside = {_direction(each) for each in characters[opening + 1 : closing]} - {None}
        if not inside:
            continue
        direction: str | None = edge
        if edge not in inside:
            before = (_direction(each) for each in reversed(characters[:opening]))
            direction = next((each for each in before if each), edge)
        for place in (opening, closing):
            characters[place]["type"] = direction
            _mark(characters[place + 1 :], direction)


def _mark(following: Sequence[_Character], direction: str | None) -> None:
    """Marks on a bracket go where it goes."""
    for character in following:
        if character["orig"] != "NSM":
            return
        character["type"] = direction


def _direction(character: _Character) -> str | None:
    """Which way a character pulls; numbers pull as right-to-left letters do."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(character["type"])


def _bracket_pairs(characters: Sequence[_Character]) -> list[tuple[int, int]]:
    """Where brackets open and close, in the order of their opening (definition BD16)."""
    waiting: list[tuple[str, int]] = []
    pairs = []
    for place, character in enumerate(characters):
        bracket = character["ch"]
        if character["type"] != "ON" or not mirrored(bracket):
            continue
        if category(bracket) == "Ps" and bracket in MIRRORED:
            if len(waiting) == _MOST_OPEN:
                return []
            waiting.append((MIRRORED[bracket], place))
        elif category(bracket) == "Pe":
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == bracket:
                    pairs.append((waiting[depth][1], place))
                    del waiting[depth:]
                    break
    return sorted(pairs)
