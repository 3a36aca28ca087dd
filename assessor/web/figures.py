"""Pictures for the page, in HTML that bends to any width; words beside them say the same.

A bar is drawn with boxes rather than as a picture file: its length is a share of
whatever room there is, so that one figure serves a phone and a desk.
"""

from base64 import b64encode
from fractions import Fraction

from assessor.report.charts import BarsChart, Chart, RangeChart, RangeRow, SharesChart, Swatch
from assessor.report.drawing import PALETTE, Colour, Drawing, svg
from assessor.report.signs import SignName, sign
from assessor.web.plain import html
from scoring.policy import Verdict

# On paper there is one theme; on screen the browser takes whichever of the two is asked for.
_DARK: dict[Colour, str] = {
    "ink": "#eceff3",
    "muted": "#aeb6c1",
    "rule": "#4a515b",
    "faint": "#26282c",
    "accent": "#8ab8e6",
    "paper": "#171614",
}
INK, MUTED, RULE, FAINT, ACCENT, PAPER = (
    f"light-dark({PALETTE[colour]},{dark})" for colour, dark in _DARK.items()
)
WARNING = "light-dark(#8a1c1c,#f2a3a3)"
"""Beside a refusal; the words say the same."""
_HATCHED = f"background:repeating-linear-gradient(135deg,{ACCENT} 0 1.5px,{PAPER} 1.5px 5px)"
_FILLS: dict[Swatch, str] = {
    "range": _HATCHED,
    "hatched": _HATCHED,
    "solid": f"background:{ACCENT}",
    "empty": f"background:{PAPER}",
}
_BOX = f"width:16px;height:8px;border:1px solid {INK};"
_SWATCHES: dict[Swatch, str] = {
    **{swatch: _BOX + fill for swatch, fill in _FILLS.items()},
    "settled": f"width:8px;height:8px;background:{INK};transform:rotate(45deg)",
    "floor": f"height:12px;border-left:2px solid {INK}",
    "go_level": f"height:12px;border-left:1px dashed {MUTED}",
}
_WHOLE = Fraction(100)
_DOTS = f"radial-gradient({RULE} 1px,transparent 1.5px) 0 0/8px 8px"
_DIAGONALS = f"repeating-linear-gradient(135deg,{FAINT} 0 6px,{PAPER} 6px 14px)"
FRAMES: dict[Verdict, str] = {
    "go": f"border:2px solid {INK};background:{PAPER}",
    "conditional": f"border:2px dashed {INK};background:{_DIAGONALS}",
    "no_go": "border:2px solid light-dark(#000,#fff);background:#000;color:#fff",
    "undecided": f"border:2px dotted {INK};background:{_DOTS}",
}
"""The frame and pattern of each verdict, told apart without colour."""


def picture(name: SignName, size: int, *, light: bool = False) -> str:
    """A sign as an image without a name of its own: the words beside it say the same."""
    shapes = (
        sign(name, 0, 0, size, colour="paper", paper="ink") if light else sign(name, 0, 0, size)
    )
    drawn = svg(Drawing(size, size, shapes), title="", description="")
    data = b64encode(drawn.encode()).decode()
    # A picture keeps its colours in both themes, so it brings the ground that they need.
    ground = "" if light else "background:#fff;border-radius:3px;"
    return (
        f'<img alt="" width="{size}" height="{size}" style="{ground}vertical-align:-0.15em" '
        f'src="data:image/svg+xml;base64,{data}">'
    )


def range_bar(row: RangeRow) -> str:
    """A scale from 0 to 100 with the range, its minimum and the level for a go."""
    inside = ""
    if row.low is not None and row.high is not None:
        inside = _diamond(row.low) if row.low == row.high else _stretch(row.low, row.high)
    if row.go_level is not None:
        inside += _upright(row.go_level.value, f"1px dashed {MUTED}")
    if row.floor is not None:
        inside += _upright(row.floor.value, f"2px solid {INK}")
    return (
        f'<div aria-hidden="true" style="position:relative;height:16px;border-bottom:1px solid '
        f'{MUTED};background:linear-gradient({FAINT},{FAINT}) 0 50%/100% 10px no-repeat">'
        f"{inside}</div>"
    )


def figure(chart: Chart, alt: str) -> str:
    """A chart row by row: its name, its bar, its words."""
    match chart:
        case RangeChart():
            rows = [(row.name, range_bar(row), row.words, row.judgement) for row in chart.rows]
        case SharesChart():
            rows = [
                (row.name, _parts(tuple(zip(chart.parts, row.parts, strict=True))), row.words, "")
                for row in chart.rows
            ]
        case BarsChart():
            values = [row.value for row in chart.rows] + [limit.value for limit in chart.limits]
            largest = max((*values, Fraction(0))) or Fraction(1)
            rows = [
                (row.name, _parts(((row.swatch, row.value / largest),)), row.words, "")
                for row in chart.rows
            ]
    body = "".join(_row(*row) for row in rows) + _legend(chart)
    return f'<div role="group" aria-label="{html(alt)}" style="margin:8px 0">{body}</div>'


def _legend(chart: Chart) -> str:
    """What the looks of a chart mean."""
    if isinstance(chart, BarsChart) or not chart.legend:
        return ""
    keys = "".join(
        '<span style="display:flex;align-items:center;gap:6px">'
        f'<span aria-hidden="true" style="display:inline-block;{_SWATCHES[key.swatch]}"></span>'
        f"{html(key.words)}</span>"
        for key in chart.legend
    )
    return (
        '<p style="display:flex;flex-wrap:wrap;gap:0 14px;font-size:0.8rem;'
        f'color:{MUTED};margin:6px 0">{keys}</p>'
    )


def _row(name: str, bar: str, words: str, judgement: str) -> str:
    # As on paper: the figure with weight, and beside it what it means.
    said = f"<b>{html(words)}</b> {html(judgement)}".strip()
    return (
        '<div style="display:flex;flex-wrap:wrap;gap:0 12px;align-items:center;margin:6px 0">'
        f'<div style="flex:2 1 11rem">{html(name)}</div>'
        f'<div style="flex:3 1 12rem">{bar}</div>'
        f'<div style="flex:2 1 11rem">{said}</div></div>'
    )


def _parts(parts: tuple[tuple[Swatch, Fraction], ...]) -> str:
    """Stretches side by side, each a share of the whole."""
    boxes = "".join(
        f'<div style="width:{_percent(share * 100)};box-sizing:border-box;border:1px solid {INK};'
        f'{_FILLS.get(swatch, "")}"></div>'
        for swatch, share in parts
        if share > 0
    )
    return f'<div aria-hidden="true" style="display:flex;height:14px">{boxes}</div>'


def _stretch(low: Fraction, high: Fraction) -> str:
    return (
        f'<div style="position:absolute;top:2px;height:10px;inset-inline-start:{_percent(low)};'
        f"width:{_percent(high - low)};box-sizing:border-box;border:1px solid {INK};"
        f'{_HATCHED}"></div>'
    )


def _diamond(value: Fraction) -> str:
    return (
        f'<div style="position:absolute;top:3px;width:9px;height:9px;margin-inline-start:-4px;'
        f'inset-inline-start:{_percent(value)};background:{INK};transform:rotate(45deg)"></div>'
    )


def _upright(value: Fraction, line: str) -> str:
    return (
        f'<div style="position:absolute;top:0;height:16px;inset-inline-start:{_percent(value)};'
        f'border-left:{line}"></div>'
    )


def _percent(value: Fraction) -> str:
    return f"{float(min(max(value, Fraction(0)), _WHOLE)):.2f}%"
