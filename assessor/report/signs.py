"""Signs that say a verdict or a state without colour, drawn so that no font need have them.

GO is a tick in a circle, GO WITH CONDITIONS an exclamation mark in a triangle, NO-GO an
X in an octagon, NOT YET DECIDABLE a question mark in a diamond. Each shape differs, so
a grey copy of a copy still tells them apart.
"""

from math import cos, pi, sin, sqrt
from typing import Literal

from assessor.report.drawing import Circle, Colour, Line, Polygon, Shape

SignName = Literal[
    "go", "conditional", "no_go", "undecided", "none", "answered", "unknown", "set_aside", "box"
]

_QUESTION = tuple(
    (50 + 15 * cos(angle * pi / 180), 35 + 15 * sin(angle * pi / 180))
    for angle in range(-195, 91, 15)
)


def sign(
    name: SignName,
    x: float,
    y: float,
    size: float,
    *,
    colour: Colour = "ink",
    paper: Colour = "paper",
) -> tuple[Shape, ...]:
    """The sign in a square whose top left corner is (x, y); paper is what shows inside it."""
    scale = size / 100

    def at(*points: tuple[float, float]) -> tuple[tuple[float, float], ...]:
        return tuple((x + px * scale, y + py * scale) for px, py in points)

    def stroke(*points: tuple[float, float], width: float = 9) -> Polygon:
        return Polygon(at(*points), None, colour, width * scale, closed=False)

    def frame(*points: tuple[float, float]) -> Polygon:
        return Polygon(at(*points), paper, colour, 7 * scale)

    def dot(px: float, py: float, radius: float) -> Circle:
        (middle,) = at((px, py))
        return Circle(*middle, radius * scale, colour)

    (centre,) = at((50, 50))
    match name:
        case "go":
            ring = Circle(*centre, 44 * scale, paper, colour, 7 * scale)
            return (ring, stroke((29, 52), (44, 67), (72, 36)))
        case "conditional":
            triangle = frame((50, 8), (96, 90), (4, 90))
            return (triangle, stroke((50, 36), (50, 64)), dot(50, 77, 5.5))
        case "no_go":
            cross = (stroke((33, 33), (67, 67)), stroke((33, 67), (67, 33)))
            return (frame(*_octagon()), *cross)
        case "undecided":
            diamond = frame((50, 2), (98, 50), (50, 98), (2, 50))
            return (diamond, stroke(*_QUESTION, (50, 60), width=8), dot(50, 74, 5.5))
        case "none":
            return (Circle(*centre, 44 * scale, paper, colour, 5 * scale),)
        case _:
            return _small(name, x, y, size, colour, paper)


def _small(
    name: SignName, x: float, y: float, size: float, colour: Colour, paper: Colour
) -> tuple[Shape, ...]:
    """Signs of states, plain enough to read at the size of a letter."""
    middle, radius, line = (x + size / 2, y + size / 2), size * 0.34, size * 0.1
    if name == "answered":
        return (Circle(*middle, radius, colour, colour, line),)
    if name == "unknown":
        return (Circle(*middle, radius, paper, colour, line),)
    if name == "set_aside":
        return (Line(x + size * 0.16, middle[1], x + size * 0.84, middle[1], line, colour),)
    low, high = 0.1 * size, 0.9 * size
    corners = ((x + low, y + low), (x + high, y + low), (x + high, y + high), (x + low, y + high))
    return (Polygon(corners, paper, colour, size * 0.08),)


def _octagon() -> tuple[tuple[float, float], ...]:
    cut = 92 / (2 + sqrt(2))
    near, far = 4 + cut, 96 - cut
    return ((near, 4), (far, 4), (96, near), (96, far), (far, 96), (near, 96), (4, far), (4, near))
