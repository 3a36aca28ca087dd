"""Bounds on a number, inclusive or exclusive, judged on numbers that may still be open.

>>> Bounds(at_least=Fraction(80)).judged(Span(Fraction(75), Fraction(85))) is None
True
"""

from fractions import Fraction
from typing import Self

from pydantic import model_validator

from questionnaires.messages import Message, UnfitValueError
from questionnaires.model import Frozen
from scoring.numbers import Exact
from scoring.rubrics.spans import Span


class Bounds(Frozen):
    """Between which bounds a number must lie: at_least and at_most include the bound."""

    at_least: Exact | None = None
    at_most: Exact | None = None
    above: Exact | None = None
    below: Exact | None = None

    @model_validator(mode="after")
    def _room_between(self) -> Self:
        if None not in (self.at_least, self.above) or None not in (self.at_most, self.below):
            raise UnfitValueError(
                Message("two bounds on the same side"),
                Message("Keep at_least or above, and at_most or below"),
            )
        under = self.at_least if self.at_least is not None else self.above
        over = self.at_most if self.at_most is not None else self.below
        shut = self.above is not None or self.below is not None
        if under is not None and over is not None and (under > over or (shut and under == over)):
            raise UnfitValueError(
                Message("no number lies between these bounds"), Message("Exchange or widen them")
            )
        return self

    @property
    def bounded(self) -> bool:
        """Whether any bound is given at all."""
        return any(
            bound is not None for bound in (self.at_least, self.at_most, self.above, self.below)
        )

    def hold(self, number: Fraction) -> bool:
        """Whether one number lies within."""
        return (
            (self.at_least is None or number >= self.at_least)
            and (self.at_most is None or number <= self.at_most)
            and (self.above is None or number > self.above)
            and (self.below is None or number < self.below)
        )

    def judged(self, span: Span | None) -> bool | None:
        """Whether a two-ended number lies within; null never does. None: it may."""
        if span is None:
            return False
        if self.hold(span.low) and self.hold(span.high):
            return None if span.maybe else True
        return None if self._meet(span) else False

    def _meet(self, span: Span) -> bool:
        """Whether some number of the span lies within."""
        return (
            (self.at_least is None or span.high >= self.at_least)
            and (self.at_most is None or span.low <= self.at_most)
            and (self.above is None or span.high > self.above)
            and (self.below is None or span.low < self.below)
        )


class Bounded(Bounds):
    """A number that is always there, with at least one bound."""

    @model_validator(mode="after")
    def _compares(self) -> Self:
        if not self.bounded:
            raise UnfitValueError(
                Message("nothing to compare with"), Message("Add at_least, at_most, above or below")
            )
        return self


class Comparison(Bounds):
    """Compares a number that may be null: `exists` asks for that alone."""

    exists: bool | None = None

    @model_validator(mode="after")
    def _compares(self) -> Self:
        if self.bounded == (self.exists is not None):
            raise UnfitValueError(
                Message("a comparison has bounds (at_least, at_most, above, below) or exists"),
                Message("Keep one kind"),
            )
        return self

    def judged(self, span: Span | None) -> bool | None:
        """Bounds as ever; `exists` may hold or not while the number may be null."""
        if self.exists is None:
            return super().judged(span)
        if span is not None and span.maybe:
            return None
        return (span is not None) == self.exists
