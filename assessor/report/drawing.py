"""Pictures as data: a few shapes that a PDF canvas and an SVG file can both draw.

Points are typographic points; x grows to the right and y downwards, from the top left.
"""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple
from xml.sax.saxutils import escape, quoteattr

Colour = Literal["ink", "muted", "rule", "faint", "paper", "accent", "warning", "good"]
Weight = Literal["regular", "semibold", "bold", "italic"]
Anchor = Literal["start", "middle", "end"]
Measure = Callable[[str, float, Weight], float]
"""How wide a text is, in points, at a size and weight."""

_FORBIDDEN = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
PALETTE: dict[Colour, str] = {
    "ink": "#16191d",
    "muted": "#565e69",
    "rule": "#b9c0c9",
    "faint": "#eef0f3",
    "paper": "#ffffff",
    "accent": "#1c4a73",
    "warning": "#7d4a00",
    "good": "#1f5f3a",
}
"""Dark enough on white for anyone to read, and told apart by lightness in grey print."""


class Line(NamedTuple):
    """A straight stroke; dash gives lengths on and off."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float = 0.6
    colour: Colour = "ink"
    dash: tuple[float, ...] = ()


class Polygon(NamedTuple):
    """A closed figure, or an open stroke through its points (closed=False)."""

    points: tuple[tuple[float, float], ...]
    fill: Colour | None = None
    stroke: Colour | None = None
    width: float = 0.6
    dash: tuple[float, ...] = ()
    closed: bool = True


class Circle(NamedTuple):
    """A circle round its centre."""

    x: float
    y: float
    radius: float
    fill: Colour | None = None
    stroke: Colour | None = None
    width: float = 0.6


class Label(NamedTuple):
    """One line of text; y is its baseline."""

    x: float
    y: float
    text: str
    size: float = 7.5
    weight: Weight = "regular"
    colour: Colour = "ink"
    anchor: Anchor = "start"


_OTHER_SIDE: dict[Anchor, Anchor] = {"start": "end", "middle": "middle", "end": "start"}

Shape = Line | Polygon | Circle | Label


class Drawing(NamedTuple):
    """Shapes on a sheet of a given size."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


class Box(NamedTuple):
    """A place on a sheet: its top left corner and its size."""

    x: float
    y: float
    width: float
    height: float


def filled(box: Box, fill: Colour) -> Polygon:
    """A rectangle of one colour without an edge."""
    return Polygon(_corners(box), fill)


def outlined(
    box: Box, line: float = 0.6, colour: Colour = "ink", dash: tuple[float, ...] = ()
) -> Polygon:
    """The edge of a rectangle."""
    return Polygon(_corners(box), None, colour, line, dash)


def hatching(box: Box, gap: float = 3.2, line: float = 0.7, colour: Colour = "ink") -> list[Line]:
    """Diagonal lines that fill a rectangle and stop at its edges."""
    x, y, width, height = box
    lines = []
    step = gap
    while step < width + height:
        start = (x + max(0.0, step - height), y + min(step, height))
        end = (x + min(step, width), y + max(0.0, step - width))
        lines.append(Line(*start, *end, line, colour))
        step += gap
    return lines


def _corners(box: Box) -> tuple[tuple[float, float], ...]:
    right, bottom = box.x + box.width, box.y + box.height
    return ((box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom))


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """The same shape elsewhere."""
    match shape:
        case Line():
            return shape._replace(
                x1=shape.x1 + dx, y1=shape.y1 + dy, x2=shape.x2 + dx, y2=shape.y2 + dy
            )
        case Polygon():
            return shape._replace(points=tuple((x + dx, y + dy) for x, y in shape.points))
        case _:
            return shape._replace(x=shape.x + dx, y=shape.y + dy)


def mirrored(drawing: Drawing) -> Drawing:
    """The same drawing for readers who begin at the right; its texts stay readable."""
    return drawing._replace(
        shapes=tuple(_mirrored(shape, drawing.width) for shape in drawing.shapes)
    )


def _mirrored(shape: Shape, width: float) -> Shape:
    match shape:
        case Line():
            return shape._replace(x1=width - shape.x1, x2=width - shape.x2)
        case Polygon():
            return shape._replace(points=tuple((width - x, y) for x, y in shape.points))
        case Label():
            return shape._replace(x=width - shape.x, anchor=_OTHER_SIDE[shape.anchor])
        case Circle():
            return shape._replace(x=width - shape.x)


def svg(drawing: Drawing, *, title: str, description: str, name: str = "figure") -> str:
    """The drawing as SVG with a title and a description; name makes its ids its own."""
    width, height = _n(drawing.width), _n(drawing.height)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f"aria-labelledby={quoteattr(f'{name}-title {name}-desc')} "
        'font-family="Fira Sans, sans-serif">'
        f"<title id={quoteattr(f'{name}-title')}>{_xml(title)}</title>"
        f"<desc id={quoteattr(f'{name}-desc')}>{_xml(description)}</desc>"
    )
    return head + "".join(_element(shape) for shape in drawing.shapes) + "</svg>"


def _element(shape: Shape) -> str:
    match shape:
        case Line():
            return (
                f'<line x1="{_n(shape.x1)}" y1="{_n(shape.y1)}" x2="{_n(shape.x2)}" '
                f'y2="{_n(shape.y2)}"{_stroke(shape.colour, shape.width, shape.dash)}/>'
            )
        case Polygon():
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
            tag = "polygon" if shape.closed else "polyline"
            look = _fill(shape.fill) + _stroke(shape.stroke, shape.width, shape.dash)
            return f'<{tag} points="{points}"{look} stroke-linejoin="round"/>'
        case Circle():
            look = _fill(shape.fill) + _stroke(shape.stroke, shape.width, ())
            return f'<circle cx="{_n(shape.x)}" cy="{_n(shape.y)}" r="{_n(shape.radius)}"{look}/>'
        case Label():
            return (
                f'<text x="{_n(shape.x)}" y="{_n(shape.y)}" font-size="{_n(shape.size)}" '
                f'text-anchor="{shape.anchor}"{_weight(shape.weight)}{_fill(shape.colour)}>'
                f"{_xml(shape.text)}</text>"
            )


def _weight(weight: Weight) -> str:
    if weight == "italic":
        return ' font-style="italic"'
    return {"semibold": ' font-weight="600"', "bold": ' font-weight="700"'}.get(weight, "")


def _fill(colour: Colour | None) -> str:
    return f' fill="{PALETTE[colour] if colour else "none"}"'


def _stroke(colour: Colour | None, width: float, dash: tuple[float, ...]) -> str:
    if colour is None:
        return ""
    dashes = f' stroke-dasharray="{" ".join(_n(part) for part in dash)}"' if dash else ""
    return f' stroke="{PALETTE[colour]}" stroke-width="{_n(width)}"{dashes}'


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _xml(text: str) -> str:
    """Text for XML, which forbids most control characters even when escaped."""
    return escape(_FORBIDDEN.sub(" ", text))
