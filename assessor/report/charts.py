"""Charts as data, and how each becomes shapes.

Three kinds suffice: ranges on one scale from 0 to 100, shares of a whole, and bars.
Every figure stands beside its bar in words, so that nobody has to read it off.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from assessor.report.drawing import (
    Box,
    Drawing,
    Label,
    Line,
    Measure,
    Polygon,
    Shape,
    Weight,
    filled,
    hatching,
    outlined,
)

Swatch = Literal["range", "settled", "floor", "go_level", "solid", "hatched", "empty"]

_LABEL, _SMALL = 8.2, 6.6
_NAMES, _WORDS = 0.27, 0.26
_GUTTER = 10.0
_LEAST_SEEN = 0.05
_ROW, _ABOVE = 24.0, 5.0
"""A row of a chart of ranges, and the room above it for words at its lines."""


class Limit(NamedTuple):
    """A level that a score must reach, and the words that stand at its line."""

    value: Fraction
    words: str


class RangeRow(NamedTuple):
    """One score from low to high (None: no score), with what it must reach, in words too."""

    name: str
    low: Fraction | None
    high: Fraction | None
    words: str
    judgement: str = ""
    floor: Limit | None = None
    go_level: Limit | None = None
    total: bool = False


class Key(NamedTuple):
    """One entry of the legend."""

    swatch: Swatch
    words: str


class RangeChart(NamedTuple):
    """Score ranges on one scale from 0 to 100, never cropped."""

    rows: tuple[RangeRow, ...]
    legend: tuple[Key, ...] = ()


class ShareRow(NamedTuple):
    """How a whole falls into parts: each from 0 to 1, in the order of the chart's parts."""

    name: str
    parts: tuple[Fraction, ...]
    words: str


class SharesChart(NamedTuple):
    """Parts of a whole, one bar a row, every bar of the same length."""

    parts: tuple[Swatch, ...]
    rows: tuple[ShareRow, ...]
    legend: tuple[Key, ...] = ()


class BarRow(NamedTuple):
    """One quantity, from 0 up."""

    name: str
    value: Fraction
    words: str
    swatch: Swatch = "solid"


class BarsChart(NamedTuple):
    """Quantities of one unit, on a scale from 0 to the largest."""

    rows: tuple[BarRow, ...]
    limits: tuple[Limit, ...] = ()


Chart = RangeChart | SharesChart | BarsChart


class _Columns(NamedTuple):
    """Where names, scale and words stand across the width of a chart."""

    width: float
    left: float
    right: float

    @property
    def words(self) -> float:
        return self.right + _GUTTER

    def at(self, share: float) -> float:
        """The place on the scale, from 0 (left) to 1 (right)."""
        return self.left + (self.right - self.left) * min(1.0, max(0.0, share))


def layout(chart: Chart, width: float, measure: Measure) -> Drawing:
    """The chart as shapes, as wide as asked for and as high as it needs."""
    columns = _Columns(width, width * _NAMES, width * (1 - _WORDS))
    match chart:
        case RangeChart():
            return _ranges(chart, columns, measure)
        case SharesChart():
            return _shares(chart, columns, measure)
        case BarsChart():
            return _bars(chart, columns, measure)


def fitted(
    text: str, room: float, size: float, weight: Weight, measure: Measure, lines: int = 2
) -> tuple[str, ...]:
    """The text on at most so many lines; what does not fit ends in an ellipsis."""
    rest = text.split()
    fitting: list[str] = []
    while rest and len(fitting) < lines:
        last = len(fitting) == lines - 1
        count = len(rest)
        while count > 1 and measure(" ".join(rest[:count]), size, weight) > room:
            count -= 1
        line = " ".join(rest[:count])
        cut = last and count < len(rest)
        if cut or measure(line, size, weight) > room:
            line = _shortened(line, room, size, weight, measure)
        fitting.append(line)
        rest = rest[count:]
    return tuple(fitting) or ("",)


def _shortened(text: str, room: float, size: float, weight: Weight, measure: Measure) -> str:
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle] + "…", size, weight) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def _beside(
    name: str,
    words: Sequence[tuple[str, Weight]],
    middle: float,
    columns: _Columns,
    measure: Measure,
    weight: Weight = "regular",
) -> list[Shape]:
    """A row's name to the left of its bar, and its words to the right."""
    shapes: list[Shape] = []
    names = fitted(name, columns.left - _GUTTER, _LABEL, weight, measure)
    for x, lines in ((0.0, [(line, weight) for line in names]), (columns.words, list(words))):
        top = middle - (len(lines) - 1) * 5.0 + 2.9
        shapes += [
            Label(x, top + row * 10.0, text, _LABEL, heavy)
            for row, (text, heavy) in enumerate(lines)
        ]
    return shapes


def _ranges(chart: RangeChart, columns: _Columns, measure: Measure) -> Drawing:
    shapes: list[Shape] = []
    room, y = columns.width - columns.words, 0.0
    for row in chart.rows:
        above = _ABOVE if _has_words_at_lines(row) else 0.0
        row_height, middle = above + _ROW, y + above + 13.0
        weight: Weight = "semibold" if row.total else "regular"
        if row.total and y:
            shapes.append(Line(0, y + 1, columns.width, y + 1, 0.5, "rule"))
        words: list[tuple[str, Weight]] = [
            (line, "semibold") for line in fitted(row.words, room, _LABEL, "semibold", measure, 1)
        ]
        if row.judgement:
            words += [
                (line, "regular")
                for line in fitted(row.judgement, room, _LABEL, "regular", measure, 1)
            ]
        shapes += _beside(row.name, words, middle, columns, measure, weight)
        shapes.append(Line(columns.left, middle, columns.right, middle, 0.5, "rule"))
        shapes += _limits(row, columns, y, row_height, measure)
        shapes += _range(row, columns, middle)
        y += row_height
    shapes += _axis(columns, y + 3)
    y += 15
    y, legend = _legend(chart.legend, columns.width, y, measure)
    return Drawing(columns.width, y, (*shapes, *legend))


def _has_words_at_lines(row: RangeRow) -> bool:
    return any(limit and limit.words for limit in (row.floor, row.go_level))


def _range(row: RangeRow, columns: _Columns, middle: float) -> list[Shape]:
    if row.low is None or row.high is None:
        return []
    left, right = columns.at(float(row.low) / 100), columns.at(float(row.high) / 100)
    if row.low == row.high:
        return [_diamond(left, middle)]
    box = Box(left, middle - 5, max(right - left, 1.5), 10.0)
    return [filled(box, "paper"), *hatching(box, colour="accent"), outlined(box, 0.8)]


def _diamond(x: float, y: float, radius: float = 5.2) -> Polygon:
    points = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
    return Polygon(points, "ink", "paper", 0.8)


def _limits(
    row: RangeRow, columns: _Columns, y: float, height: float, measure: Measure
) -> list[Shape]:
    """The minimum and the level for a go, each a line through the row with its words on top."""
    shapes: list[Shape] = []
    top = y + (4 if _has_words_at_lines(row) else 1)
    bound = columns.right + _GUTTER
    if row.go_level:
        x = columns.at(float(row.go_level.value) / 100)
        wide = measure(row.go_level.words, _SMALL, "regular")
        start = min(x + 2.5, columns.right - wide + 6)
        shapes.append(Line(x, top, x, y + height, 0.7, "muted", (2.2, 1.6)))
        shapes.append(Label(start, y + 9, row.go_level.words, _SMALL, "regular", "muted"))
        bound = start - 3
    if row.floor:
        x = columns.at(float(row.floor.value) / 100)
        wide = measure(row.floor.words, _SMALL, "regular")
        start = min(max(x - 2.5 - wide, columns.left), bound - wide)
        shapes.append(Line(x, top, x, y + height, 1.1, "ink"))
        shapes.append(Label(start, y + 9, row.floor.words, _SMALL, "regular", "ink"))
    return shapes


def _axis(columns: _Columns, y: float) -> list[Shape]:
    shapes: list[Shape] = [Line(columns.left, y, columns.right, y, 0.5, "muted")]
    for tick in range(0, 101, 20):
        x = columns.at(tick / 100)
        shapes.append(Line(x, y, x, y + 2.5, 0.5, "muted"))
        shapes.append(Label(x, y + 9, str(tick), _SMALL, "regular", "muted", "middle"))
    return shapes


def _legend(
    keys: Sequence[Key], width: float, y: float, measure: Measure
) -> tuple[float, list[Shape]]:
    """The legend below a chart, wrapped to its width, and where it ends."""
    if not keys:
        return y, []
    shapes: list[Shape] = []
    x, y = 0.0, y + 10
    for key in keys:
        (words,) = fitted(key.words, width - 22, _SMALL + 0.4, "regular", measure, 1)
        wide = 18 + measure(words, _SMALL + 0.4, "regular") + 14
        if x and x + wide - 14 > width:
            x, y = 0.0, y + 10
        shapes += SWATCHES[key.swatch](x, y - 2.4)
        shapes.append(Label(x + 18, y, words, _SMALL + 0.4, "regular", "muted"))
        x += wide
    return y + 3, shapes


def _box(x: float, middle: float, width: float, height: float, swatch: Swatch) -> list[Shape]:
    """A stretch of a bar in the look of its swatch; nothing where there is nothing to see."""
    if width < _LEAST_SEEN:
        return []
    box = Box(x, middle - height / 2, width, height)
    if swatch == "solid":
        return [filled(box, "accent"), outlined(box, 0.5)]
    if swatch == "empty":
        return [filled(box, "paper"), outlined(box, 0.5, "muted", (1.2, 1.2))]
    return [filled(box, "paper"), *hatching(box, colour="accent"), outlined(box, 0.5)]


SWATCHES: dict[Swatch, Callable[[float, float], Sequence[Shape]]] = {
    "range": lambda x, y: _box(x, y, 14, 6, "hatched"),
    "hatched": lambda x, y: _box(x, y, 14, 6, "hatched"),
    "solid": lambda x, y: _box(x, y, 14, 6, "solid"),
    "empty": lambda x, y: _box(x, y, 14, 6, "empty"),
    "settled": lambda x, y: [_diamond(x + 7, y, 4.2)],
    "floor": lambda x, y: [Line(x + 7, y - 4, x + 7, y + 4, 1.1, "ink")],
    "go_level": lambda x, y: [Line(x + 7, y - 4, x + 7, y + 4, 0.7, "muted", (2.2, 1.6))],
}


def _shares(chart: SharesChart, columns: _Columns, measure: Measure) -> Drawing:
    shapes: list[Shape] = []
    room, y = columns.width - columns.words, 0.0
    for row in chart.rows:
        middle, x = y + 11.0, columns.left
        lines = fitted(row.words, room, _LABEL, "regular", measure)
        words: list[tuple[str, Weight]] = [(line, "regular") for line in lines]
        shapes += _beside(row.name, words, middle, columns, measure)
        for swatch, part in zip(chart.parts, row.parts, strict=True):
            width = (columns.right - columns.left) * float(part)
            shapes += _box(x, middle, width, 10, swatch)
            x += width
        y += 23.0
    y, legend = _legend(chart.legend, columns.width, y, measure)
    return Drawing(columns.width, y, (*shapes, *legend))


def _bars(chart: BarsChart, columns: _Columns, measure: Measure) -> Drawing:
    shapes: list[Shape] = []
    values = [row.value for row in chart.rows] + [limit.value for limit in chart.limits]
    largest = max((*values, Fraction(0))) or Fraction(1)
    room, y = columns.width - columns.words, 12.0 if chart.limits else 0.0
    for row in chart.rows:
        middle = y + 11.0
        lines = fitted(row.words, room, _LABEL, "semibold", measure)
        words: list[tuple[str, Weight]] = [(line, "semibold") for line in lines]
        shapes += _beside(row.name, words, middle, columns, measure)
        width = (columns.right - columns.left) * float(row.value / largest)
        shapes.append(Line(columns.left, middle - 7, columns.left, middle + 7, 0.5, "muted"))
        shapes += _box(columns.left, middle, width, 11, row.swatch)
        y += 23.0
    for limit in chart.limits:
        x = columns.at(float(limit.value / largest))
        wide = measure(limit.words, _SMALL, "regular")
        start = min(max(x - wide / 2, columns.left), columns.right - wide)
        shapes.append(Line(x, 10, x, y, 0.8, "ink", (2.2, 1.6)))
        shapes.append(Label(start, 7, limit.words, _SMALL, "regular", "muted"))
    return Drawing(columns.width, y + 2, tuple(shapes))
