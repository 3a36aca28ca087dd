"""Two-ended numbers: what a value may still turn out to be, and how such values combine.

A Span runs from its lowest to its highest possible value, both included. A value that
open answers may yet leave without anything to count is `maybe` null; None is certainly
null. Everything is exact, and every combination is sound: whatever its parts turn out
to be, the outcome lies inside.

>>> weighted_mean([(Span(Fraction(0), Fraction(1)), Fraction(1)), (point(3), Fraction(1))])
Span(low=Fraction(3, 2), high=Fraction(2, 1), maybe=False)
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import gcd
from typing import NamedTuple

ZERO = Fraction(0)
ONE = Fraction(1)


class Span(NamedTuple):
    """Lowest and highest possible value; `maybe`: there may turn out to be none."""

    low: Fraction
    high: Fraction
    maybe: bool = False


Weighed = Sequence[tuple[Span, Fraction]]


def point(value: Fraction | int) -> Span:
    """A value that is known."""
    return Span(Fraction(value), Fraction(value))


def hull(one: Span | None, other: Span | None) -> Span | None:
    """What may be one or the other."""
    if one is None or other is None:
        known = one or other
        return known and known._replace(maybe=True)
    return Span(min(one.low, other.low), max(one.high, other.high), maybe=one.maybe or other.maybe)


def scaled(span: Span, factor: Fraction) -> Span:
    """Every possible value times a factor; a negative one exchanges the ends."""
    ends = (span.low * factor, span.high * factor)
    return Span(min(ends), max(ends), span.maybe)


def shifted(span: Span, summand: Fraction) -> Span:
    """Every possible value plus a summand."""
    return Span(span.low + summand, span.high + summand, span.maybe)


def clamped(span: Span, at_least: Fraction | None, at_most: Fraction | None) -> Span:
    """No end below at_least, none above at_most (None: no limit)."""
    low, high = span.low, span.high
    if at_least is not None:
        low, high = max(low, at_least), max(high, at_least)
    if at_most is not None:
        low, high = min(low, at_most), min(high, at_most)
    return Span(low, high, span.maybe)


def weighted_sum(parts: Weighed) -> Span | None:
    """The sum of values times weights; what may be null may be missing from it."""
    if not parts:
        return None
    products = [scaled(span, weight) for span, weight in parts]
    sure = [product for product in products if not product.maybe]
    open_ = [product for product in products if product.maybe]
    low = sum((each.low for each in sure), ZERO) + sum(min(ZERO, each.low) for each in open_)
    high = sum((each.high for each in sure), ZERO) + sum(max(ZERO, each.high) for each in open_)
    if sure:
        return Span(low, high)
    # At least one of them is there, or the sum is null: an empty sum is no zero.
    least, most = min(each.low for each in open_), max(each.high for each in open_)
    return Span(low if least < 0 else least, high if most > 0 else most, maybe=True)


def weighted_mean(parts: Weighed) -> Span | None:
    """The mean by weights of at least 0; null where nothing weighs anything.

    Each end is reached by the worst (best) selection of the values that may be null:
    one after the other they join while they still pull the mean down (up).
    """
    weighing = [(span, weight) for span, weight in parts if weight > 0]
    if not weighing:
        return None
    low = _lowest_mean([(span.low, weight, span.maybe) for span, weight in weighing])
    high = -_lowest_mean([(-span.high, weight, span.maybe) for span, weight in weighing])
    return Span(low, high, maybe=all(span.maybe for span, _ in weighing))


def _lowest_mean(parts: list[tuple[Fraction, Fraction, bool]]) -> Fraction:
    weights = sum((weight for _, weight, maybe in parts if not maybe), ZERO)
    total = sum((value * weight for value, weight, maybe in parts if not maybe), ZERO)
    for value, weight, _ in sorted(part for part in parts if part[2]):
        if weights and value * weights >= total:
            break
        weights += weight
        total += value * weight
    return total / weights


def lowest(spans: Sequence[Span]) -> Span | None:
    """The lowest of several values."""
    if not spans:
        return None
    sure = [span.high for span in spans if not span.maybe]
    high = min(sure) if sure else max(span.high for span in spans)
    return Span(min(span.low for span in spans), high, maybe=not sure)


def highest(spans: Sequence[Span]) -> Span | None:
    """The highest of several values."""
    mirrored = lowest([scaled(span, -ONE) for span in spans])
    return mirrored and scaled(mirrored, -ONE)


def product(spans: Sequence[Span]) -> Span | None:
    """The product of several values; what may be null may be missing from it."""
    if not spans:
        return None
    ends = point(1)
    for span in spans:
        with_it = _product_of_two(ends, span)
        if span.maybe:
            with_it = Span(min(with_it.low, ends.low), max(with_it.high, ends.high))
        ends = with_it
    return Span(ends.low, ends.high, maybe=all(span.maybe for span in spans))


def _product_of_two(one: Span, other: Span) -> Span:
    corners = [left * right for left in one[:2] for right in other[:2]]
    return Span(min(corners), max(corners))


def common_step(numbers: Iterable[Fraction]) -> Fraction:
    """The largest step of which all numbers are whole multiples; 0 if all of them are 0.

    >>> common_step([Fraction(1, 2), Fraction(3, 4), Fraction(0)])
    Fraction(1, 4)
    """
    step = ZERO
    for number in numbers:
        common = step.denominator * number.denominator
        step = Fraction(gcd(int(step * common), int(number * common)), common)
    return step
