"""Rounding as instruments declare it: exact, by name, and never by accident.

Published figures differ by how their authors round, so each rounding says how (mode),
how finely (digits or to_nearest) and how far it reaches (applies).

>>> half = Fraction(5, 2)
>>> rounded(half, "half_up", Fraction(1)), rounded(half, "half_even", Fraction(1))
(Fraction(3, 1), Fraction(2, 1))
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import ceil, floor
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from questionnaires.messages import Message, UnfitValueError
from questionnaires.model import Frozen
from scoring.numbers import Exact

MOST_DIGITS = 12
Mode = Literal["half_up", "half_down", "half_even", "floor", "ceiling"]


class Rounding(Frozen):
    """How a group's value is rounded.

    mode: half_up takes exact halves away from zero, as spreadsheets and schools do;
    half_down towards zero; half_even to the even neighbour; floor always down and
    ceiling always up. digits: decimals kept (negative: tens, hundreds); to_nearest: a
    step instead, such as 0.5. applies: `carried` rounds the value itself, before
    anything else uses it; `shown` rounds only what is printed.
    """

    mode: Mode
    digits: Annotated[int, Field(ge=-MOST_DIGITS, le=MOST_DIGITS)] | None = None
    to_nearest: Annotated[Exact, Field(gt=0)] | None = None
    applies: Literal["carried", "shown"]

    @model_validator(mode="after")
    def _one_fineness(self) -> Self:
        if self.digits is not None and self.to_nearest is not None:
            raise UnfitValueError(
                Message("a rounding has digits or to_nearest, not both"), Message("Remove one")
            )
        return self

    @property
    def step(self) -> Fraction:
        """The distance between two rounded values; whole numbers if nothing is said."""
        if self.to_nearest is not None:
            return self.to_nearest
        return Fraction(10) ** -(self.digits or 0)

    @property
    def carried(self) -> bool:
        """Whether the value itself is rounded, and not only what is printed."""
        return self.applies == "carried"

    def __call__(self, value: Fraction) -> Fraction:
        """The value, rounded."""
        return rounded(value, self.mode, self.step)


def _half_up(steps: Fraction) -> int:
    return floor(steps + Fraction(1, 2)) if steps >= 0 else ceil(steps - Fraction(1, 2))


def _half_down(steps: Fraction) -> int:
    return ceil(steps - Fraction(1, 2)) if steps >= 0 else floor(steps + Fraction(1, 2))


_MODES: Mapping[Mode, Callable[[Fraction], int]] = {
    "half_up": _half_up,
    "half_down": _half_down,
    "half_even": round,
    "floor": floor,
    "ceiling": ceil,
}


def rounded(value: Fraction, mode: Mode, step: Fraction) -> Fraction:
    """The multiple of `step` that a mode takes for a value.

    >>> [str(rounded(Fraction(-5, 2), mode, Fraction(1))) for mode in _MODES]
    ['-3', '-2', '-2', '-3', '-2']
    """
    return _MODES[mode](value / step) * step


def decimal_text(value: Fraction, least_digits: int = 0) -> str:
    """A number with all its decimals, if they end within twelve; others are cut off there.

    >>> decimal_text(Fraction(7, 2)), decimal_text(Fraction(3), 1), decimal_text(Fraction(-1, 20))
    ('3.5', '3.0', '-0.05')
    """
    digits = next(
        (n for n in range(least_digits, MOST_DIGITS) if (value * 10**n).denominator == 1),
        MOST_DIGITS,
    )
    scale = 10**digits
    whole, rest = divmod(abs(value.numerator) * scale // value.denominator, scale)
    sign = "-" if value < 0 and (whole or rest) else ""
    return f"{sign}{whole}.{rest:0{digits}d}" if digits else f"{sign}{whole}"


def shown(value: Fraction, rounding: Rounding | None, worse: Mode) -> str:
    """A value as printed: rounded as declared, else to one decimal towards the worse side.

    >>> shown(Fraction("69.96"), None, "floor"), shown(Fraction("25.01"), None, "ceiling")
    ('69.9', '25.1')
    """
    if rounding is None:
        return decimal_text(rounded(value, worse, Fraction(1, 10)), 1)
    return decimal_text(rounding(value), max(rounding.digits or 0, 0))
