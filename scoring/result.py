"""What an evaluation says: frozen records that a page, a PDF and a test can all read.

Scores are exact fractions on the scale of points, 0 (worst) to 100 (best). `low` is
the end at which every open answer turns out worst, `high` the one at which it turns
out best. Nothing here decides; it only carries what `evaluate` found.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

from scoring.capacity import Capacity
from scoring.commitments import MeasureState
from scoring.numbers import Points, ratio
from scoring.policy import KnockOut, Level, Verdict

if TYPE_CHECKING:
    from scoring.rubrics.rubric import RubricResult

State = Literal["answered", "unknown", "not_applicable", "disabled"]
ConditionKind = Literal[
    "total_below_go",
    "area_below_go_level",
    "measure_outstanding",
    "knock_out_lifted",
    "backing_weak",
    "area_not_applicable",
    "too_much_not_applicable",
    "unknown_blocks_go",
    "no_score",
]


class Ends(NamedTuple):
    """A score from its worst to its best end; the ends are equal once nothing is open."""

    low: Fraction
    high: Fraction


class Cell(NamedTuple):
    """One answer that a question can have, and what follows from it.

    lifters: the roles that must all lift it, if it knocks out: several choices may
    hold several knock-outs, and none of them may pass on another's exception.
    """

    name: str
    points: Points
    level: Level | None
    knock_out: KnockOut | None
    measures: tuple[str, ...]
    tags: tuple[str, ...]
    lifters: tuple[str, ...] = ()


class Effects(NamedTuple):
    """What an answer, or an open question, triggers at either end; counts, so that they add up.

    knocks: it knocks the platform out. holds: it holds a go back (measure outstanding,
    thin backing, lifted knock-out). caps: while it is open, no go is recommended.
    """

    knocks_low: int = 0
    knocks_high: int = 0
    holds_low: int = 0
    holds_high: int = 0
    caps: int = 0


HARMLESS = Effects()


class Stake(NamedTuple):
    """What the sums need of one question in scope: its weight, and weight times points."""

    weight: int
    low: Points
    high: Points
    effects: Effects


class Standing(NamedTuple):
    """How one question stands, and all that the verdict needs to know of it.

    area is a place in the result's areas. maybe: it is not certain that the question is
    asked at all. cell: the step of the scale that was chosen. reason: why it counts as
    unknown ("unanswered", "said_unknown", "expired", "unconfirmed", "input_unknown").
    stake is None where nothing certain is at stake: out of scope, or maybe.
    """

    link_id: str
    area: int
    state: State
    maybe: bool
    weight: int
    low: Points
    high: Points
    cell: Cell | None
    backing_weak: bool
    reason: str | None
    effects: Effects
    stake: Stake | None


class Sums(NamedTuple):
    """A score at both ends in whole numbers: sums of weight times points, over weights."""

    low: Points
    low_weight: int
    high: Points
    high_weight: int

    @property
    def ends(self) -> Ends | None:
        """The score itself; None if nothing is in scope."""
        if not self.low_weight or not self.high_weight:
            return None
        return Ends(ratio(self.low, self.low_weight), ratio(self.high, self.high_weight))


class AreaResult(NamedTuple):
    """One area, in the whole numbers that decided, with its scores ready to be computed.

    low and high: sums of weight times points at either end, over low_weight and
    high_weight. may_be_null: open answers might leave nothing in scope. in_scope,
    answered and set_aside are weights: of what is asked, what of it is answered, and
    what does not apply. worst: the sums had the latter been answered worst.
    """

    id: str
    weight: int
    low: Points
    high: Points
    low_weight: int
    high_weight: int
    floor: Points | None
    go_level: Points | None
    may_be_null: bool
    null_by_not_applicable: bool
    in_scope: int
    answered: int
    set_aside: int
    worst: Sums

    @property
    def score(self) -> Ends | None:
        """The score from worst to best; None if nothing is in scope."""
        return Sums(self.low, self.low_weight, self.high, self.high_weight).ends

    @property
    def counted_worst(self) -> Ends | None:
        """The score if each "not applicable" were a worst answer."""
        return self.worst.ends

    @property
    def coverage(self) -> Fraction:
        """The share of the weight in scope that is answered, 0 to 1."""
        return Fraction(self.answered, self.in_scope or 1)

    @property
    def not_applicable_share(self) -> Fraction:
        """The share of the area's weight that is set aside as not applicable, 0 to 1."""
        return Fraction(self.set_aside, (self.set_aside + self.in_scope) or 1)


class KnockOutFound(NamedTuple):
    """A knock-out: certain if its option is chosen, possible while its question is open.

    lifted_by names the person, lifted_reason the reason, where a valid exception stands.
    """

    link_id: str
    reason: str
    may_be_lifted_by: str
    certain: bool
    lifted_by: str | None
    lifted_reason: str | None


class Condition(NamedTuple):
    """A clause that keeps the verdict from go, with what would meet it.

    possible: it rests on an open answer and may yet fall away. subject: the area or
    measure that it is about, where it is not a question.
    """

    kind: ConditionKind
    link_id: str | None
    subject: str | None
    owner: str | None
    due: date | None
    state: MeasureState | None
    possible: bool


class OpenAnswer(NamedTuple):
    """An open question: settling it alone could change an end of the verdict if `settling`.

    width: how much of the total's range it accounts for, in points; part / scale exactly.
    """

    link_id: str
    settling: bool
    part: Points
    scale: int

    @property
    def width(self) -> Fraction:
        """The part of the total's range that rests on this answer."""
        return ratio(self.part, self.scale)


class Contribution(NamedTuple):
    """What one question adds to the total at each end; all of them sum to the total."""

    link_id: str
    low: Fraction
    high: Fraction


class Contributions(NamedTuple):
    """Every contribution as a whole number of parts, `scale` parts to the point.

    Kept so because sixty exact fractions cost more than all the rest of a result;
    `exact` makes them when somebody looks.
    """

    low_scale: int
    high_scale: int
    parts: tuple[tuple[str, Points, Points], ...]

    def exact(self) -> tuple[Contribution, ...]:
        """The contributions in points."""
        low, high = self.low_scale or 1, self.high_scale or 1
        return tuple(
            Contribution(link_id, Fraction(least) / low, Fraction(most) / high)
            for link_id, least, most in self.parts
        )


class Result(NamedTuple):
    """The whole outcome of one evaluation.

    recommendation is None only for a rubric that maps no outcome to a verdict.
    possible: every verdict from the low end's to the high end's, worst first. worst: the
    total's sums had everything set aside been answered worst, where open answers decide
    what is asked, so that the areas alone do not tell.
    """

    as_of: date
    recommendation: Verdict | None
    firm: bool
    possible: tuple[Verdict, ...]
    total: Ends | None
    worst: Sums | None
    go_from: Points | None
    no_go_below: Points | None
    areas: tuple[AreaResult, ...]
    standings: Mapping[str, Standing]
    knock_outs: tuple[KnockOutFound, ...]
    conditions: tuple[Condition, ...]
    open: tuple[OpenAnswer, ...]
    contributions: Contributions
    capacities: Mapping[str, Capacity | None]
    rubric: "RubricResult | None"

    @property
    def coverage(self) -> Fraction:
        """How much is answered, 0 to 1: the areas' coverage by their weight in the total."""
        counted = [area for area in self.areas if area.in_scope]
        weights = sum(area.weight for area in counted)
        covered = sum((area.weight * area.coverage for area in counted), Fraction(0))
        return covered / weights if weights else Fraction(0)

    @property
    def counted_worst(self) -> Ends | None:
        """The total if each "not applicable" were its question's worst answer."""
        if self.worst is not None:
            return self.worst.ends
        if not any(area.set_aside for area in self.areas):
            return self.total
        counted = [(area.weight, area.counted_worst) for area in self.areas]
        scored = [(weight, ends) for weight, ends in counted if weight and ends is not None]
        weights = sum(weight for weight, _ in scored)
        if not weights:
            return None
        low = sum((weight * ends.low for weight, ends in scored), Fraction(0))
        high = sum((weight * ends.high for weight, ends in scored), Fraction(0))
        return Ends(low / weights, high / weights)


class Swing(NamedTuple):
    """Tornado: total and recommendation with one question at its worst and at its best."""

    link_id: str
    worst: Fraction | None
    best: Fraction | None
    verdict_at_worst: Verdict
    verdict_at_best: Verdict


ChangeKind = Literal["settle", "change", "meet_measure", "better_backing", "lift_or_change"]


class Change(NamedTuple):
    """One question to touch: how, from which answer, and to which.

    start and goal are option codes or level names; None where the answer is open or stays.
    """

    link_id: str
    kind: ChangeKind
    start: str | None
    goal: str | None


class TurningPoint(NamedTuple):
    """A smallest set of questions to touch that reaches a better verdict.

    Not reachable: `why` holds the link_ids or area ids that prevent it. `exact` is
    False where open answers steer what is asked: then each change in the set is needed,
    but another set may be smaller, or reach what this one could not.
    """

    to: Verdict
    reachable: bool
    changes: tuple[Change, ...]
    why: tuple[str, ...]
    exact: bool


class Watched(NamedTuple):
    """A single step down that would worsen the verdict; drop: points of the total lost."""

    link_id: str
    to: str
    verdict: Verdict
    drop: Fraction
