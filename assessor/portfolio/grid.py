"""Societies by platforms: where each society stands with each platform."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from assessor.portfolio.rows import Row


class Grid(NamedTuple):
    """Rows and columns by name; a cell is the newest assessment of that pair.

    older: how many assessments of the same pair are not shown.
    """

    societies: tuple[str, ...]
    platforms: tuple[str, ...]
    cells: Mapping[tuple[str, str], Row]
    older: Mapping[tuple[str, str], int]


def grid(rows: Iterable[Row]) -> Grid:
    """The newest of each pair: by the day judged, then by version; societies by name.

    Platforms come by how many societies have assessed them, most first.
    """
    cells: dict[tuple[str, str], Row] = {}
    counts: dict[tuple[str, str], int] = {}
    for row in rows:
        pair = row.society, row.platform
        counts[pair] = counts.get(pair, 0) + 1
        shown = cells.get(pair)
        if shown is None or _age(row) >= _age(shown):
            cells[pair] = row
    by_platform: dict[str, int] = {}
    for _, platform in cells:
        by_platform[platform] = by_platform.get(platform, 0) + 1
    return Grid(
        tuple(sorted({society for society, _ in cells})),
        tuple(sorted(by_platform, key=lambda name: (-by_platform[name], name))),
        cells,
        {pair: count - 1 for pair, count in counts.items() if count > 1},
    )


def _age(row: Row) -> tuple[object, int]:
    return row.as_of, row.version
