"""What stands in one line of the table: a ratio, a figure, or why there is neither."""

from typing import NamedTuple

from tests.bench.timing import Ratio


class Row(NamedTuple):
    """A ratio; limit is None where nothing was promised.

    at_least: the limit is one of speed, below which the ratio must not fall.
    """

    what: str
    against: str
    limit: float | None
    measured: Ratio
    at_least: bool = False

    @property
    def limit_shown(self) -> str:
        """The limit as the table shows it."""
        return "-" if self.limit is None else f"{'>=' if self.at_least else ''}{self.limit:g}"

    @property
    def verdict(self) -> str:
        """Whether the ratio keeps to its limit."""
        if self.limit is None:
            return "-"
        if self.at_least:
            return "within" if self.measured.ratio >= self.limit else "BELOW"
        return "within" if self.measured.ratio <= self.limit else "ABOVE"


class Promise(NamedTuple):
    """A figure with the limit that it keeps: `least` or `most` is None where none is set."""

    what: str
    value: float
    unit: str
    least: float | None = None
    most: float | None = None

    @property
    def limit(self) -> str:
        """The limit as the table shows it."""
        if self.least is not None:
            return f">={self.least:g}"
        return "-" if self.most is None else f"{self.most:g}"

    @property
    def verdict(self) -> str:
        """Whether the figure keeps to its limit."""
        if self.least is None and self.most is None:
            return "-"
        if self.least is not None and self.value < self.least:
            return "BELOW"
        return "ABOVE" if self.most is not None and self.value > self.most else "within"


class Absent(NamedTuple):
    """A peer that is not here, and why."""

    what: str
    against: str
    why: str

    @property
    def verdict(self) -> str:
        """None: nothing was measured."""
        return "-"


Line = Row | Promise | Absent
