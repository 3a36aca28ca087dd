"""A policy: what each answer is worth, and what stops, conditions or clears a platform.

The questionnaire asks; only the policy knows points, weights, floors and knock-outs.
Every number may carry its reason, its source and since when it holds, because each
of them will one day be asked for.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from questionnaires.messages import Message, UnfitValueError
from questionnaires.model import Day, Frozen, Id, Later, Listed, OrBare, Text, Version
from questionnaires.response import BackingKind
from scoring.capacity import StaffCapacity
from scoring.numbers import Exact

if TYPE_CHECKING:
    from scoring.rubrics.tree import Rubric
else:

    class Rubric(Later):
        """scoring.rubrics.tree.Rubric, for the few policies that declare one."""

        @classmethod
        def model(cls):
            """The real rubric."""
            from scoring.rubrics.tree import Rubric as Real

            return Real


FORMAT = "policy/1"
Verdict = Literal["no_go", "undecided", "conditional", "go"]


Percent = Annotated[Exact, Field(ge=0, le=100)]


def _bare(value: Any) -> Any:
    """Let `weight: 3` stand for `weight: {value: 3}` in a policy that gives no reasons."""
    return {"value": value} if isinstance(value, (bool, int, Decimal, str)) else value


class _Reasoned(Frozen):
    reason: Text | None = None
    source: Id | None = None
    since: Day | None = None


class ReasonedPercent(_Reasoned):
    """A share or score from 0 to 100, and why it is that one."""

    value: Percent


class ReasonedWeight(_Reasoned):
    """A whole number from 0: how much this counts beside its neighbours."""

    value: Annotated[int, Field(ge=0, le=1_000_000)]


class ReasonedDays(_Reasoned):
    """A number of days."""

    value: Annotated[int, Field(ge=1)]


class ReasonedBacking(_Reasoned):
    """The least backing that counts as enough."""

    value: BackingKind


class ReasonedSwitch(_Reasoned):
    """Something that holds or does not."""

    value: bool


Score = Annotated[ReasonedPercent, BeforeValidator(_bare), OrBare()]
Weight = Annotated[ReasonedWeight, BeforeValidator(_bare), OrBare()]
Days = Annotated[ReasonedDays, BeforeValidator(_bare), OrBare()]
NeededBacking = Annotated[ReasonedBacking, BeforeValidator(_bare), OrBare()]
Switch = Annotated[ReasonedSwitch, BeforeValidator(_bare), OrBare()]


class KnockOut(Frozen):
    """An answer that ends the matter whatever the score, and who alone may lift it."""

    reason: Text
    may_be_lifted_by: Id


class Measure(Frozen):
    """What must be done, which role owns it, and what will prove that it was done."""

    what: Text
    role: Id
    proof: Text
    reason: Text | None = None


class Level(Frozen):
    """One step of a question's scale: which answers it holds, and what they are worth.

    Choices name an option in `answer`; yes/no questions write true or false there.
    Numbers and scales use at_least, at_most, above or below; dates use within_days
    (counted from the day the response was authored). The first level that fits
    counts; `otherwise: true` fits always. points: 0 (worst) to 100 (best).
    """

    answer: Id | bool | None = None
    at_least: Exact | None = None
    at_most: Exact | None = None
    above: Exact | None = None
    below: Exact | None = None
    within_days: int | None = None
    otherwise: Literal[True] | None = None
    points: Exact
    knock_out: KnockOut | None = None
    measures: Annotated[tuple[Id, ...], Listed] = ()
    tags: Annotated[tuple[Id, ...], Listed] = ()
    reason: Text | None = None

    @model_validator(mode="after")
    def _says_when(self) -> Self:
        bounds = (self.at_least, self.at_most, self.above, self.below)
        said = [
            self.answer is not None,
            any(bound is not None for bound in bounds),
            self.within_days is not None,
            self.otherwise is not None,
        ]
        if sum(said) != 1:
            raise UnfitValueError(
                Message("a level says in one way which answers it holds"),
                Message(
                    "Keep one of answer, at_least/at_most/above/below, within_days and otherwise"
                ),
            )
        return self


class QuestionPolicy(Frozen):
    """What the answers to one question are worth.

    combine: how several choices become points. blocks_go: while unknown, no go.
    backing: the least that its answer must rest on for a go. value_is_points: a
    number counts as its own points, for instruments that publish figures.
    """

    weight: Weight
    levels: Annotated[tuple[Level, ...], Listed] = ()
    value_is_points: bool = False
    combine: Literal["worst", "best", "sum"] = "worst"
    blocks_go: Switch | None = None
    backing: NeededBacking | None = None
    note: Text | None = None


class AreaPolicy(Frozen):
    """What one area must reach. floor: below it, no-go. go_level: below it, no go.

    not_applicable_at_most: the share of the area's weight, in per cent, that may be
    set aside as not applicable before a go is blocked.
    """

    weight: Weight
    floor: Score | None = None
    go_level: Score | None = None
    not_applicable_at_most: Score | None = None

    @model_validator(mode="after")
    def _floor_below_level(self) -> Self:
        if self.floor and self.go_level and self.floor.value > self.go_level.value:
            raise UnfitValueError(
                Message("floor is above go_level"), Message("Lower the floor or raise the go_level")
            )
        return self


class Policy(Frozen):
    """How one questionnaire is judged. See scoring/README.md for the method."""

    format: Literal["policy/1"]
    id: Id
    version: Version
    title: Text
    description: Text | None = None
    questionnaire: Id
    since: Day | None = None
    go_from: Score | None = None
    no_go_below: Score | None = None
    backing_lasts: Days | None = None
    roles: Mapping[Id, Text] = Field(default_factory=dict)
    areas: Mapping[Id, AreaPolicy] = Field(default_factory=dict)
    measures: Mapping[Id, Measure] = Field(default_factory=dict)
    questions: Mapping[Id, QuestionPolicy]
    derived: Mapping[Id, StaffCapacity] = Field(default_factory=dict)
    rubric: Rubric | None = None

    @model_validator(mode="after")
    def _thresholds_in_order(self) -> Self:
        if self.go_from and self.no_go_below and self.no_go_below.value > self.go_from.value:
            raise UnfitValueError(
                Message("no_go_below is above go_from"),
                Message("Lower the first or raise the second"),
            )
        return self
