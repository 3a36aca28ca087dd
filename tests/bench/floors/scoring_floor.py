"""The floor under the scoring core: the least that plain Python can do.

Both ends of a score and its knock-outs, with floats, and nothing explained.
`compile_table` is done once for a questionnaire and policy; `floor` is what is timed.
"""

from collections.abc import Mapping, Sequence

Cells = dict[str, tuple[int, int, int] | None]
Asked = tuple[str, int, int, Mapping[str, int], Sequence[str]]
"""link_id, place of the area, weight, points by option, the options that knock out."""


def compile_table(
    questions: Sequence[Asked],
) -> tuple[list[tuple[str, int, Cells]], list[tuple[str, frozenset[str]]]]:
    """The cells of every question, unknown and not applicable included, and the knock-outs."""
    table, knock_outs = [], []
    for link_id, area, weight, points, outs in questions:
        cells: Cells = {o: (weight * p, weight * p, weight) for o, p in points.items()}
        cells["unknown"] = (weight * min(points.values()), weight * max(points.values()), weight)
        cells["na"] = None
        table.append((link_id, area, cells))
        if outs:
            knock_outs.append((link_id, frozenset(outs)))
    return table, knock_outs


def floor(
    table: list[tuple[str, int, Cells]],
    knock_outs: list[tuple[str, frozenset[str]]],
    area_weights: Sequence[int],
    answers: Mapping[str, str],
) -> tuple[float, float, list[tuple[float, float] | None], list[str]]:
    """Low, high, both ends of each area, and what is knocked out.

    answers: by link_id the option chosen, or "unknown", or "na".
    """
    n = len(area_weights)
    low, high, weight = [0.0] * n, [0.0] * n, [0.0] * n
    for link_id, area, cells in table:
        cell = cells[answers[link_id]]
        if cell is not None:
            low[area] += cell[0]
            high[area] += cell[1]
            weight[area] += cell[2]
    out = [link_id for link_id, options in knock_outs if answers[link_id] in options]
    total_low = total_high = total = 0.0
    areas: list[tuple[float, float] | None] = []
    for i in range(n):
        if weight[i]:
            a, b = low[i] / weight[i], high[i] / weight[i]
            total_low += area_weights[i] * a
            total_high += area_weights[i] * b
            total += area_weights[i]
            areas.append((a, b))
        else:
            areas.append(None)
    return total_low / total, total_high / total, areas, out
