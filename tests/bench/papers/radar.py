"""Where a radar's corners stand, and the two charts as SVG for those who take pictures."""

from math import cos, pi, sin

from tests.bench.papers.content import FAMILY, LABELS

Point = tuple[float, float]
WIDTH, HEIGHT = 220, 140
CENTRE: Point = (110, 70)
RINGS, SPOKE = range(1, 6), 5.6
_RADIUS = 55
_HEAD = (
    f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
    f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="{FAMILY}" font-size="7">'
)
_LINE = 'stroke="#999" stroke-width=".3"'


def ring(grades: tuple[float, ...]) -> list[Point]:
    """A corner for each grade, round the centre, y downwards."""
    count = len(grades)
    return [
        (
            CENTRE[0] + _RADIUS * grade / 5 * sin(2 * pi * place / count),
            CENTRE[1] - _RADIUS * grade / 5 * cos(2 * pi * place / count),
        )
        for place, grade in enumerate(grades)
    ]


def alike(grade: float) -> list[Point]:
    """A corner for each label, all with that grade."""
    return ring((grade,) * len(LABELS))


def bars_svg(bars: tuple[int, ...]) -> str:
    """The chart of bars."""
    parts = [_HEAD]
    for place, (value, label) in enumerate(zip(bars, LABELS, strict=True)):
        high, x = 110 * value / max(bars), 25 + place * 31
        parts.append(
            f'<rect x="{x}" y="{122 - high:.1f}" width="22" height="{high:.1f}" fill="#4472c4"/>'
            f'<text x="{x + 6}" y="132">{label}</text>'
            f'<text x="{x + 4}" y="{119 - high:.1f}">{value}</text>'
        )
    parts += [
        f'<line x1="22" x2="215" y1="{122 - rung * 20}" y2="{122 - rung * 20}" {_LINE}/>'
        for rung in range(6)
    ]
    return "".join([*parts, "</svg>"])


def radar_svg(grades: tuple[int, ...]) -> str:
    """The radar of grades."""
    parts = [_HEAD]
    parts += [f'<polygon points="{_told(alike(one))}" fill="none" {_LINE}/>' for one in RINGS]
    for (x, y), label in zip(alike(SPOKE), LABELS, strict=True):
        parts.append(
            f'<line x1="{CENTRE[0]}" y1="{CENTRE[1]}" x2="{x:.1f}" y2="{y:.1f}" {_LINE}/>'
            f'<text x="{x - 4:.1f}" y="{y + 2:.1f}">{label}</text>'
        )
    look = 'fill="#4472c4" fill-opacity=".4" stroke="#4472c4"'
    return "".join([*parts, f'<polygon points="{_told(ring(grades))}" {look}/></svg>'])


def _told(points: list[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
