"""Other people's rubrics: what a tree of groups comes to, and the outcome it leads to.

A policy may declare its own way of adding up, so that a published instrument runs
unchanged. scoring/rubrics/README.md is the guide for authors; this module evaluates.

Every value has two ends, by interval reasoning: an open answer counts with its full
range, and a modifier that may act gives both what it would and what it would not change.
Whatever the open answers turn out to be, the value lies inside; with nothing open
both ends are the same exact number.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, NamedTuple

from scoring.rubrics.conditions import judged
from scoring.rubrics.groups import Better, Group, OutOf, Reach, reach_of, share_of
from scoring.rubrics.outcomes import Verdict, first_match, recommended
from scoring.rubrics.rounding import shown
from scoring.rubrics.spans import ONE, ZERO, Span, hull, point, scaled
from scoring.rubrics.tree import Part, Rubric

__all__ = [
    "AppliedModifier",
    "Evaluation",
    "GroupResult",
    "Rubric",
    "RubricAnswer",
    "RubricResult",
    "evaluate_rubric",
]

State = Literal["answered", "unknown", "not_applicable", "disabled"]
HUNDRED = Fraction(100)


class RubricAnswer(NamedTuple):
    """One question as a rubric sees it.

    low and high: its points, equal once answered. minimum and maximum: the least and
    most points that any answer has. maybe: it may turn out not to be asked. tags: those
    of the chosen options, one entry for each option that carries one. possible_tags:
    the tags of every option there is; several: more than one may be chosen.
    """

    link_id: str
    low: Fraction
    high: Fraction
    weight: int
    state: State
    maybe: bool
    tags: tuple[str, ...]
    possible_tags: tuple[tuple[str, ...], ...]
    minimum: Fraction
    maximum: Fraction
    several: bool = False


class AppliedModifier(NamedTuple):
    """A modifier that acts: of which group, in which place there, and whether for certain."""

    group: str
    number: int
    certain: bool


class GroupResult(NamedTuple):
    """What a group comes to: exact ends after modifiers, limits and carried rounding.

    None: nothing in it has a value; maybe_null: that may still turn out so. minimum and
    maximum: what could be reached with the questions that apply. share: from 0 to 1.
    levels: those at which it may stand (None among them: at none).
    """

    low: Fraction | None
    high: Fraction | None
    maybe_null: bool
    shown_low: str | None
    shown_high: str | None
    minimum: Fraction | None
    maximum: Fraction | None
    share_low: Fraction | None
    share_high: Fraction | None
    better: Better
    levels: tuple[str | None, ...]

    @property
    def shown(self) -> str | None:
        """The value as printed: one number, or its two ends."""
        if self.shown_low is None or self.shown_low == self.shown_high:
            return self.shown_low
        return f"{self.shown_low} … {self.shown_high}"

    @property
    def level(self) -> str | None:
        """The level at which it stands, whatever is open; None: at none, or still open."""
        return self.levels[0] if len(self.levels) == 1 else None


class RubricResult(NamedTuple):
    """What a rubric comes to.

    possible_outcomes: every label that may come first, in the order of the rules;
    maybe_without: none of them may. outcome: the label, if only one remains. because:
    the numbers, from 0, of the rules that may come first. recommendation: None unless
    the rubric says what its labels mean.
    """

    groups: Mapping[str, GroupResult]
    total: GroupResult | None
    outcome: str | None
    possible_outcomes: tuple[str, ...]
    maybe_without: bool
    recommendation: Verdict | None
    applied_modifiers: tuple[AppliedModifier, ...]
    because: tuple[int, ...]
    better: Better


def evaluate_rubric(rubric: Rubric, questions: Mapping[str, RubricAnswer]) -> RubricResult:
    """What the answers come to. The rubric must have passed checks.problems.

    Raises KeyError for a member that is neither a group nor among the questions, and
    ValueError for groups that need each other.
    """
    tree = Evaluation(rubric, questions)
    groups = {name: tree.result(name) for name in rubric.groups}
    # Without a total there is no value to wait for: a rule without `when` then always holds.
    at_hand = point(0) if rubric.total is None else tree.value(rubric.total)
    match = first_match(rubric.rules, tree, at_hand)
    labels = tuple(label for label in match.labels if label is not None)
    without = None in match.labels
    return RubricResult(
        groups=groups,
        total=groups[rubric.total] if rubric.total is not None else None,
        outcome=labels[0] if len(labels) == 1 and not without else None,
        possible_outcomes=labels,
        maybe_without=without,
        recommendation=recommended(match.labels, rubric.verdicts),
        applied_modifiers=tuple(tree.applied),
        because=match.rules,
        better=rubric.better_in(rubric.total) if rubric.total is not None else rubric.better,
    )


class Evaluation:
    """Every group computed once, in the order of their needs; then it answers conditions.

    values and reaches are of questions and groups alike; widest is the reach of each if
    every question applied.
    """

    def __init__(self, rubric: Rubric, questions: Mapping[str, RubricAnswer]) -> None:
        self.rubric = rubric
        self.questions = questions
        self.applied: list[AppliedModifier] = []
        self.at_levels: dict[str, tuple[str | None, ...]] = {}
        self.values: dict[str, Span | None] = {}
        self.reaches: dict[str, Reach | None] = {}
        self.widest: dict[str, Reach | None] = {}
        for link_id, answer in questions.items():
            self.values[link_id] = _value(answer)
            self.reaches[link_id] = _reach(answer)
            self.widest[link_id] = Reach(point(answer.minimum), point(answer.maximum))
        for name in rubric.order:
            self._compute(name, rubric.groups[name])

    def value(self, name: str) -> Span | None:
        """The value of a group, or the points of a question."""
        return self.values[name]

    def share(self, name: str) -> Span | None:
        """Its share, in per cent."""
        share = self._share(name)
        return share and scaled(share, HUNDRED)

    def levels(self, group: str) -> tuple[str | None, ...]:
        """The levels at which a group may stand."""
        return self.at_levels[group]

    def count(self, tags: Mapping[str, Fraction], within: str | None) -> Span:
        """How often tags are carried, each times its weight."""
        names = self.questions if within is None else self.rubric.questions_below[within]
        spans = [_tagged(self.questions[name], tags) for name in names]
        return Span(sum((one.low for one in spans), ZERO), sum((one.high for one in spans), ZERO))

    def weight(self, part: Part) -> Fraction:
        """What a part weighs: as given there, else as its question does; a group weighs 1."""
        if part.weight is not None:
            return part.weight
        own = self.questions.get(part.name)
        return ONE if own is None else Fraction(own.weight)

    def result(self, name: str) -> GroupResult:
        """A group as the result shows it."""
        value, reach, share = self.values[name], self.reaches[name], self._share(name)
        better = self.rubric.better_in(name)
        rounding = self.rubric.groups[name].rounding
        worse: Literal["floor", "ceiling"] = "floor" if better == "high" else "ceiling"
        return GroupResult(
            low=value and value.low,
            high=value and value.high,
            maybe_null=value is not None and value.maybe,
            shown_low=value and shown(value.low, rounding, worse),
            shown_high=value and shown(value.high, rounding, worse),
            minimum=reach and reach.least.low,
            maximum=reach and reach.most.high,
            share_low=share and share.low,
            share_high=share and share.high,
            better=better,
            levels=self.at_levels[name],
        )

    def _share(self, name: str) -> Span | None:
        return share_of(self.values[name], self.reaches[name], self._out_of(name))

    def _out_of(self, name: str) -> OutOf:
        group = self.rubric.groups.get(name)
        return group.out_of if group is not None and group.out_of is not None else "range"

    def _compute(self, name: str, group: Group) -> None:
        weighed = [(part, self.weight(part)) for part in self.rubric.parts[name]]
        widest = [(self._scale(part, self.widest), w) for part, w in weighed]
        reaches = [(self._reached(part, name, group), w) for part, w in weighed]
        values = [(self._counted(part, name, group), w) for part, w in weighed]
        self.widest[name] = reach_of(group, [(r, w) for r, w in widest if r is not None])
        self.reaches[name] = reach_of(group, [(r, w) for r, w in reaches if r is not None])
        self.values[name] = group.combined([(v, w) for v, w in values if v is not None])
        self._modify(name, group)
        value = self.values[name]
        if value is not None:
            self.values[name] = value = group.finished(value)
        self.at_levels[name] = first_match(group.levels, self, value).labels

    def _scale(self, part: Part, reaches: Mapping[str, Reach | None]) -> Reach | None:
        """What a part can reach: its own scale, or where that begins and ends in per cent."""
        reach = reaches[part.name]
        if reach is None or not part.as_share:
            return reach
        out_of = self._out_of(part.name)
        least, most = share_of(reach.least, reach, out_of), share_of(reach.most, reach, out_of)
        if least is None or most is None:
            return None
        return Reach(scaled(least, HUNDRED), scaled(most, HUNDRED))

    def _anchor(self, part: Part, name: str, group: Group) -> Fraction | None:
        """What a part without a value counts for; None: it is left out."""
        if group.nulls == "left_out":
            return None
        if isinstance(group.nulls, Fraction):
            return group.nulls
        widest = self._scale(part, self.widest)
        worst_is_low = (group.nulls == "worst") == (self.rubric.better_in(name) == "high")
        return widest and (widest.least.low if worst_is_low else widest.most.high)

    def _counted(self, part: Part, name: str, group: Group) -> Span | None:
        value = self.share(part.name) if part.as_share else self.values[part.name]
        if value is not None and not value.maybe:
            return value
        anchor = self._anchor(part, name, group)
        if anchor is None or value is None:
            return value if anchor is None else point(anchor)
        return hull(value._replace(maybe=False), point(anchor))

    def _reached(self, part: Part, name: str, group: Group) -> Reach | None:
        """What a part can reach; one that is anchored keeps its whole scale."""
        reach, widest = self._scale(part, self.reaches), self._scale(part, self.widest)
        anchor = self._anchor(part, name, group)
        if anchor is None or (reach is not None and not reach.least.maybe):
            return reach
        anchored = Reach(point(anchor), point(anchor))
        whole = widest.with_(anchored) if widest is not None else anchored
        if reach is None:
            return whole
        least = hull(reach.least._replace(maybe=False), whole.least)
        most = hull(reach.most._replace(maybe=False), whole.most)
        return Reach(least or whole.least, most or whole.most)

    def _modify(self, name: str, group: Group) -> None:
        for number, modifier in enumerate(group.modifiers):
            value = self.values[name]
            if value is None:
                return
            acts = True if modifier.when is None else judged(modifier.when, self)
            if acts is False:
                continue
            changed = modifier.changed(value)
            self.values[name] = changed if acts else hull(value, changed)
            self.applied.append(AppliedModifier(name, number, certain=acts is True))


def _value(answer: RubricAnswer) -> Span | None:
    if answer.state in ("not_applicable", "disabled"):
        return None
    return Span(answer.low, answer.high, answer.maybe)


def _reach(answer: RubricAnswer) -> Reach | None:
    if answer.state in ("not_applicable", "disabled"):
        return None
    return Reach(
        Span(answer.minimum, answer.minimum, answer.maybe),
        Span(answer.maximum, answer.maximum, answer.maybe),
    )


def _tagged(answer: RubricAnswer, tags: Mapping[str, Fraction]) -> Span:
    """What one answer adds to a weighted count of tags."""
    if answer.state in ("not_applicable", "disabled"):
        return point(0)
    if answer.state == "answered":
        found = point(_worth(answer.tags, tags))
    elif answer.several:
        each = [_worth(option, tags) for option in answer.possible_tags]
        found = Span(
            sum((one for one in each if one < 0), ZERO), sum((one for one in each if one > 0), ZERO)
        )
    else:
        each = [_worth(option, tags) for option in answer.possible_tags] or [ZERO]
        found = Span(min(each), max(each))
    return Span(min(found.low, ZERO), max(found.high, ZERO)) if answer.maybe else found


def _worth(carried: tuple[str, ...], tags: Mapping[str, Fraction]) -> Fraction:
    return sum((tags[tag] for tag in carried if tag in tags), ZERO)
