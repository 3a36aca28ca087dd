"""Cells: the answers that a question can have, by the levels that the policy declares."""

from fractions import Fraction

from scoring.policy import Level
from scoring.result import Cell


def holds(level: Level, number: Fraction) -> bool:
    """Whether a number lies in the level; within_days also refuses days gone by."""
    if level.otherwise:
        return True
    if level.within_days is not None:
        return 0 <= number <= level.within_days
    return (
        (level.at_least is None or number >= level.at_least)
        and (level.at_most is None or number <= level.at_most)
        and (level.above is None or number > level.above)
        and (level.below is None or number < level.below)
    )


def combined(chosen: list[Cell], combine: str) -> Cell:
    """Several choices as one cell: worst, best or capped sum; what they trigger adds up."""
    name = ", ".join(cell.name for cell in chosen)
    if combine == "sum":
        points, level = min(sum(cell.points for cell in chosen), 100), None
    else:
        pick = min if combine == "worst" else max
        ruling = pick(chosen, key=lambda cell: cell.points)
        points, level = ruling.points, ruling.level
    return Cell(
        name,
        points,
        level,
        next((cell.knock_out for cell in chosen if cell.knock_out), None),
        tuple(dict.fromkeys(measure for cell in chosen for measure in cell.measures)),
        tuple(tag for cell in chosen for tag in cell.tags),
        tuple(dict.fromkeys(role for cell in chosen for role in cell.lifters)),
    )


def level_name(level: Level) -> str:
    """A level's name in data: its option's code, or its bounds, such as "at_most 0.8"."""
    if level.answer is not None:
        return str(level.answer).lower() if isinstance(level.answer, bool) else level.answer
    if level.otherwise:
        return "otherwise"
    if level.within_days is not None:
        return f"within_days {level.within_days}"
    bounds = ("at_least", "above", "at_most", "below")
    return " ".join(
        f"{name} {_decimal(getattr(level, name))}"
        for name in bounds
        if getattr(level, name) is not None
    )


def _decimal(number: Fraction) -> str:
    """A bound as people write it: 1, 0.8, 62.5."""
    if number.denominator == 1:
        return str(number.numerator)
    return f"{float(number):.6f}".rstrip("0")
