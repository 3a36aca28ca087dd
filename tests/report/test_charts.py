"""Charts as data: every shape inside its sheet, every figure in words."""

from fractions import Fraction
from xml.parsers.expat import ParserCreate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.report.charts import (
    BarRow,
    BarsChart,
    Chart,
    Key,
    Limit,
    RangeChart,
    RangeRow,
    ShareRow,
    SharesChart,
    fitted,
    layout,
)
from assessor.report.drawing import (
    Box,
    Circle,
    Drawing,
    Label,
    Line,
    Polygon,
    Shape,
    Weight,
    hatching,
    svg,
)
from assessor.report.signs import SignName, sign

WIDTH = 480.0
SIGNS: tuple[SignName, ...] = (
    "go",
    "conditional",
    "no_go",
    "undecided",
    "none",
    "answered",
    "unknown",
    "set_aside",
    "box",
)


def measure(text: str, size: float, weight: Weight) -> float:
    """Letters of one width, a little wider where they are heavy."""
    return len(text) * size * (0.55 if weight == "regular" else 0.6)


def _reach(shape: Shape) -> list[tuple[float, float]]:
    match shape:
        case Line():
            return [(shape.x1, shape.y1), (shape.x2, shape.y2)]
        case Polygon():
            return list(shape.points)
        case Circle():
            r = shape.radius
            return [(shape.x - r, shape.y - r), (shape.x + r, shape.y + r)]
        case Label():
            wide = measure(shape.text, shape.size, shape.weight)
            left = shape.x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor]
            return [(left, shape.y - shape.size * 0.8), (left + wide, shape.y)]


def _outside(drawing: Drawing) -> list[Shape]:
    return [
        shape
        for shape in drawing.shapes
        for x, y in _reach(shape)
        if not (-0.6 <= x <= drawing.width + 0.6 and -6 <= y <= drawing.height + 0.6)
    ]


points = st.fractions(0, 100, max_denominator=10)
names = st.text(alphabet="abc WX", max_size=80)


@st.composite
def range_rows(draw: st.DrawFn) -> RangeRow:
    """A score range with any levels, in any words."""
    low, high = sorted((draw(points), draw(points)))
    floor, level = sorted((draw(points), draw(points)))
    return RangeRow(
        draw(names),
        low,
        high,
        "38.1 to 66.2",
        draw(names),
        Limit(floor, "minimum 40"),
        Limit(level, "GO from 60"),
        draw(st.booleans()),
    )


@given(st.lists(range_rows(), min_size=1, max_size=6))
def test_ranges_stay_on_their_sheet(rows: list[RangeRow]) -> None:
    """No bar, line or word leaves the drawing, wherever the levels lie."""
    chart = RangeChart(tuple(rows), (Key("range", "worst to best"), Key("settled", "settled")))

    assert [] == _outside(layout(chart, WIDTH, measure))


@given(st.lists(st.fractions(0, 10**9), min_size=1, max_size=5), names)
def test_bars_stay_on_their_sheet(values: list[Fraction], name: str) -> None:
    """The longest bar is as long as the scale, whatever its value."""
    rows = tuple(BarRow(name, value, "many hours a week") for value in values)

    assert [] == _outside(layout(BarsChart(rows, (Limit(values[0], "load 1"),)), WIDTH, measure))


def test_a_settled_score_is_a_diamond() -> None:
    """One number is a point on the scale, not a bar without width."""
    row = RangeRow("A", Fraction(50), Fraction(50), "50.0")

    shapes = layout(RangeChart((row,)), WIDTH, measure).shapes

    assert [4] == [len(s.points) for s in shapes if isinstance(s, Polygon) and s.fill == "ink"]


def test_no_score_is_no_bar() -> None:
    """An area without a score shows its words and nothing that looks like a score."""
    shapes = layout(RangeChart((RangeRow("A", None, None, "nothing to score"),)), WIDTH, measure)

    assert [] == [shape for shape in shapes.shapes if isinstance(shape, Polygon)]
    assert "nothing to score" in [s.text for s in shapes.shapes if isinstance(s, Label)]


def test_shares_fill_the_scale() -> None:
    """Parts that sum to one end where the scale ends."""
    row = ShareRow("A", (Fraction(1, 2), Fraction(1, 3), Fraction(1, 6)), "half")
    drawing = layout(SharesChart(("solid", "hatched", "empty"), (row,)), WIDTH, measure)

    ends = [max(x for x, _ in s.points) for s in drawing.shapes if isinstance(s, Polygon)]

    assert pytest.approx(WIDTH * 0.74) == max(ends)


@given(st.text(max_size=200), st.floats(20, 200))
def test_fitted_lines_fit(text: str, room: float) -> None:
    """However long a name is, its lines are no wider than their room."""
    lines = fitted(text, room, 8, "regular", measure)

    assert [] == [line for line in lines if measure(line, 8, "regular") > room and line != "…"]


@given(st.floats(1, 300), st.floats(1, 40))
def test_hatching_stops_at_the_edges(width: float, height: float) -> None:
    """Hatching needs no clipping, which two kinds of canvas would do in two ways."""
    ends = [
        (x, y)
        for line in hatching(Box(5, 7, width, height))
        for x, y in ((line.x1, line.y1), (line.x2, line.y2))
    ]

    assert [] == [
        (x, y) for x, y in ends if not (4.9 <= x <= 5.1 + width and 6.9 <= y <= 7.1 + height)
    ]


@pytest.mark.parametrize("name", SIGNS)
def test_signs_stay_in_their_square(name: SignName) -> None:
    """A sign never touches the words beside it."""
    drawing = Drawing(24, 24, sign(name, 0, 0, 24))

    assert [] == _outside(drawing)


def test_every_verdict_has_a_shape_of_its_own() -> None:
    """Verdicts are told apart by shape alone, as on a grey copy."""
    frames = {
        name: len(first.points) if isinstance(first := sign(name, 0, 0, 9)[0], Polygon) else 0
        for name in SIGNS[:4]
    }

    assert {"go": 0, "conditional": 3, "no_go": 8, "undecided": 4} == frames


def test_an_svg_is_well_formed_and_described() -> None:
    """The same shapes make an SVG that says what it shows; text in it is literal."""
    chart: Chart = RangeChart((RangeRow('<b>&"\x07', Fraction(10), Fraction(60), "10 to 60"),))

    found: list[tuple[str, str]] = []
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, _: found.append((tag, ""))
    parser.CharacterDataHandler = lambda data: found.append((found.pop()[0], data))
    drawing = layout(chart, WIDTH, measure)
    parser.Parse(svg(drawing, title="<Scores>", description="A & B", name="f1"), True)

    assert [("title", "<Scores>"), ("desc", "A & B")] == found[1:3]
    assert ("text", '<b>&" ') in found
