"""Right-to-left text on a left-to-right page: Unicode's bidirectional algorithm (UAX #9).

Only what reports need. Explicit embeddings and overrides never reach this module, as
they can make a text read as something that nobody wrote; instead, each stretch that
people typed is isolated, so that it cannot reorder the report's words around it.
"""

from collections.abc import Sequence
from unicodedata import bidirectional, mirrored

_STRONG = {"L": "L", "R": "R", "AL": "R"}
_NEUTRAL = frozenset(("B", "S", "WS", "ON", "BN"))
_BLANK = frozenset(("WS", "BN", "S", "B"))
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_LEFT, _RIGHT = "([{<«‹≤⁅", ")]}>»›≥⁆"
_MIRROR = dict(zip(_LEFT + _RIGHT, _RIGHT + _LEFT, strict=True))
_MOST_OPEN = 63
_STAND_IN = "\ufffc"


def has_right_to_left(text: str) -> bool:
    """Whether any character would run from right to left."""
    return not text.isascii() and any(
        bidirectional(character) in ("R", "AL", "AN") for character in text
    )


def base_level(text: str, otherwise: int = 0) -> int:
    """1 if the first letter runs right to left, 0 if left to right, else the fallback."""
    for character in text:
        kind = _STRONG.get(bidirectional(character))
        if kind:
            return 1 if kind == "R" else 0
    return otherwise


def levels(stretches: Sequence[tuple[str, bool]], base: int) -> list[int]:
    """The embedding level of every character; the second of each pair says "isolated".

    An isolated stretch takes its direction from its own first letter and counts as one
    neutral character for the text around it.
    """
    outer = "".join(_STAND_IN if isolated else text for text, isolated in stretches)
    around, found, place = _resolved(outer, base), [], 0
    for text, isolated in stretches:
        if isolated:
            level = _inside(around[place], base_level(text))
            found += _resolved(text, level)
            place += 1
        else:
            found += around[place : place + len(text)]
            place += len(text)
    return found


def visual_order(line_levels: Sequence[int], text: str, base: int) -> list[int]:
    """Which character stands where on a line, from left to right (rules L1 and L2)."""
    final = list(line_levels)
    for place in range(len(final) - 1, -1, -1):
        if bidirectional(text[place]) not in _BLANK:
            break
        final[place] = base
    order = list(range(len(final)))
    odd = [level for level in final if level % 2]
    for level in range(max(final, default=0), min(odd, default=1) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and final[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return order


def mirror(character: str) -> str:
    """The character's mirror image, as a bracket needs in right-to-left text."""
    return _MIRROR.get(character, character) if mirrored(character) else character


def _inside(level: int, direction: int) -> int:
    deeper = level + 1
    return deeper if deeper % 2 == direction else deeper + 1


def _resolved(text: str, base: int) -> list[int]:
    """Levels of a text without embeddings: rules W1 to W7, N0 to N2, I1 and I2."""
    kinds = [bidirectional(character) or "L" for character in text]
    edge = "R" if base % 2 else "L"
    _weak(kinds, edge)
    _brackets(text, kinds, edge)
    _neutral(kinds, edge)
    return [_level(kind, base) for kind in kinds]


def _level(kind: str, base: int) -> int:
    if base % 2:
        return base if kind == "R" else base + 1
    return {"R": base + 1, "AN": base + 2, "EN": base + 2}.get(kind, base)


def _weak(kinds: list[str], edge: str) -> None:
    """Rules W1 to W7: numbers, their separators and marks."""
    _marks_and_digits(kinds, edge)
    for place in range(1, len(kinds) - 1):
        left, kind, right = kinds[place - 1 : place + 2]
        joins = (kind == "ES" and left == "EN") or (kind == "CS" and left in ("EN", "AN"))
        if joins and left == right:
            kinds[place] = left
    _terminators(kinds)
    strong = edge
    for place, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):
            kinds[place] = "ON"
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"
        elif kind in ("L", "R"):
            strong = kind


def _marks_and_digits(kinds: list[str], edge: str) -> None:
    """Rules W1 to W3: marks follow their letter, digits after Arabic letters are Arabic."""
    before, strong = edge, edge
    for place, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[place] = before
        elif kind == "EN" and strong == "AL":
            kinds[place] = "AN"
        before = kinds[place]
        if before in _STRONG:
            strong = before
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]


def _terminators(kinds: list[str]) -> None:
    """Rule W5: per cent signs and the like belong to the number that they touch."""
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        after = end < len(kinds) and kinds[end] == "EN"
        if end > start and (after or (start and kinds[start - 1] == "EN")):
            kinds[start:end] = ["EN"] * (end - start)
        start = max(end, start + 1)


def _direction(kind: str) -> str | None:
    return "R" if kind in ("EN", "AN", "R") else "L" if kind == "L" else None


def _brackets(text: str, kinds: list[str], edge: str) -> None:
    """Rule N0: a pair of brackets takes the direction of what it holds."""
    for opening, closing in _bracket_pairs(text, kinds):
        inside = {_direction(kind) for kind in kinds[opening + 1 : closing]} - {None}
        if edge in inside:
            direction = edge
        elif inside:
            before = next(
                (d for kind in reversed(kinds[:opening]) if (d := _direction(kind))), edge
            )
            direction = before
        else:
            continue
        for place in (opening, closing):
            kinds[place] = direction
            after = place + 1
            while after < len(text) and bidirectional(text[after]) == "NSM":
                kinds[after] = direction
                after += 1


def _bracket_pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    pairs = []
    for place, character in enumerate(text):
        if kinds[place] != "ON":
            continue
        if character in _CLOSING:
            if len(waiting) == _MOST_OPEN:
                return []
            waiting.append((_CLOSING[character], place))
        elif character in _CLOSING.values():
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == character:
                    pairs.append((waiting[depth][1], place))
                    del waiting[depth:]
                    break
    return sorted(pairs)


def _neutral(kinds: list[str], edge: str) -> None:
    """Rules N1 and N2: what stands between two directions takes theirs, or the text's."""
    start, before = 0, edge
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end > start:
            after = (_direction(kinds[end]) if end < len(kinds) else None) or edge
            kinds[start:end] = [before if before == after else edge] * (end - start)
            start = end
            continue
        before = _direction(kinds[start]) or before
        start += 1
