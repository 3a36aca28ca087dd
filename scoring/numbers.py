"""Exact numbers: how texts and integers become fractions, and fractions become text."""

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from questionnaires.messages import Message, UnfitValueError
from questionnaires.problems import quoted

_MOST_DIGITS = 15
"""Digits before the point, and as many behind it, of a number that is written as a text."""


def _exact(value: Any) -> Any:
    """Integers and decimal texts become fractions; nothing is ever rounded on the way in."""
    if isinstance(value, str):
        text = value
        try:
            value = Decimal(text)
        except ArithmeticError:
            raise UnfitValueError(
                Message("{text} is no decimal number", text=quoted(text)),
                Message("Write one, such as 62.5"),
            ) from None
        if value.is_finite() and _too_long(value):
            # A few letters such as 1e999999999 would fill the memory with digits.
            raise UnfitValueError(
                Message("{text} has too many digits", text=quoted(text)),
                Message("Use at most {most}", most=_MOST_DIGITS),
            )
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise UnfitValueError(
                Message("{value} is not a finite number", value=value),
                Message("Write one, such as 62.5"),
            )
        return Fraction(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    return value


def _too_long(number: Decimal) -> bool:
    return abs(number.adjusted()) > _MOST_DIGITS or len(number.as_tuple().digits) > 2 * _MOST_DIGITS


def _as_written(number: Fraction) -> int | Decimal:
    """The number as files write it: no reader would take the text 17/20, which is the usual way."""
    if number.denominator == 1:
        return number.numerator
    with localcontext(prec=4 * _MOST_DIGITS):
        return Decimal(number.numerator) / number.denominator


Exact = Annotated[
    Fraction,
    BeforeValidator(_exact),
    PlainSerializer(_as_written),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string"}]}),
]
"""A number without rounding: an integer, or a decimal such as 62.5 or "62.5"."""


Points = int | Fraction
"""0 (worst) to 100 (best); whole numbers stay integers, which are faster and as exact."""


def whole(number: Fraction) -> Points:
    """The number as an integer if it is one, which is faster and as exact."""
    return number.numerator if number.denominator == 1 else number


def ratio(part: Points, whole: Points) -> Fraction:
    """The exact quotient of part and whole."""
    if isinstance(part, int) and isinstance(whole, int):
        return Fraction(part, whole)
    return Fraction(part) / whole


def floored(value: Fraction, digits: int = 1) -> str:
    """The number cut off after some digits, so that 69.96 never reads 70.0.

    >>> floored(Fraction("69.96"))
    '69.9'
    """
    scale = 10**digits
    whole, rest = divmod(abs(value.numerator) * scale // value.denominator, scale)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{rest:0{digits}d}" if digits else f"{sign}{whole}"
