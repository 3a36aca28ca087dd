"""Lint for levels and outcomes: labels nobody gives, rules nothing reaches, values left over.

Rules are judged once with every answer open: a condition that does not even hold
possibly then, never will.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from questionnaires.messages import Message
from questionnaires.problems import Finding, TreePath, listed, quoted, suggestion
from scoring.rubrics.bounds import Bounds, Comparison
from scoring.rubrics.conditions import HowManyOf, LevelOf, ShareOf, ValueOf, walk
from scoring.rubrics.groups import Group, ShareMember
from scoring.rubrics.outcomes import OutcomeRule, first_match
from scoring.rubrics.rounding import decimal_text
from scoring.rubrics.rubric import Evaluation, Rubric
from scoring.rubrics.spans import Span, common_step, point
from scoring.rubrics.tree import conditions_of

Steps = Mapping[str, Fraction | None]
"""For each question or group, the step of which all its values are multiples, if any."""


def label_findings(rubric: Rubric) -> Iterator[Finding]:
    """Labels that are asked for or given a verdict, but never given; and the reverse."""
    for path, condition in conditions_of(rubric):
        for place, part in walk(condition):
            key, wanted, groups = _labels_asked(part)
            given = [
                rule.label
                for name in groups
                if name in rubric.groups
                for rule in rubric.groups[name].levels
            ]
            for label in wanted if given else ():
                if label not in given:
                    yield _no_label((*path, *place, key), label, given)
    yield from _verdicts(rubric)


def _labels_asked(part: object) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The key under which labels are asked for, those labels, and of which groups."""
    if isinstance(part, LevelOf):
        return "is", part.is_, (part.level_of,)
    if isinstance(part, HowManyOf) and part.level is not None:
        return "level", part.level, part.how_many_of
    return "", (), ()


def _no_label(path: TreePath, label: str, given: Sequence[str]) -> Finding:
    remedy = suggestion(
        label, given, Message("Use one of {labels}", labels=listed(dict.fromkeys(given)))
    )
    return Finding(
        path, Message("no rule gives the label {label}", label=quoted(label)), remedy, label
    )


def _verdicts(rubric: Rubric) -> Iterator[Finding]:
    given = list(dict.fromkeys(rule.label for rule in rubric.rules))
    for label in rubric.verdicts:
        if label not in given:
            yield _no_label(("rubric", "verdicts", label), label, given)
    for label in given if rubric.verdicts else ():
        if label not in rubric.verdicts:
            yield Finding(
                ("rubric", "verdicts"),
                Message(
                    "the label {label} has no verdict here, while others have", label=quoted(label)
                ),
                Message("Add it, or remove all verdicts"),
            )


def rule_findings(rubric: Rubric, tree: Evaluation, steps: Steps) -> Iterator[Finding]:
    """Modifiers that never act, rules that never come first, values without a label.

    `tree` is the rubric evaluated with every answer open.
    """
    yield from _shares(rubric, tree)
    known: dict[str, Fraction | None] = dict(steps)
    acting = {(each.group, each.number) for each in tree.applied}
    for name in rubric.order:
        group = rubric.groups[name]
        parts = rubric.parts[name]
        steps_there = [None if part.as_share else known[part.name] for part in parts]
        weights = [tree.weight(part) for part in parts]
        known[name] = _step(group, list(zip(steps_there, weights, strict=True)))
        path: TreePath = ("rubric", "groups", name)
        for number in range(len(group.modifiers)):
            if (name, number) not in acting and tree.value(name) is not None:
                yield Finding(
                    (*path, "modifiers", number),
                    Message("no answers make this modifier act"),
                    Message("Correct its condition, or remove the modifier"),
                )
        if group.levels:
            rules = _Rules(group.levels, name, (*path, "levels"), tree)
            yield from rules.findings(known)
    if rubric.outcomes:
        yield from _Rules(rubric.outcomes, rubric.total, ("rubric", "outcomes"), tree).findings(
            known
        )


def _shares(rubric: Rubric, tree: Evaluation) -> Iterator[Finding]:
    """Shares whose meaning is in doubt, and bounds that were not meant in per cent."""
    for group_name, group in rubric.groups.items():
        for number, member in enumerate(group.members):
            if isinstance(member, ShareMember):
                path: TreePath = ("rubric", "groups", group_name, "members", number)
                yield from _in_doubt(path, member.share_of, rubric, tree)
    for path, condition in conditions_of(rubric):
        for place, part in walk(condition):
            names, bounds = _share_asked(part)
            for name in names:
                yield from _in_doubt((*path, *place), name, rubric, tree)
            if bounds is not None and any(0 < bound <= 1 for bound in _given(bounds)):
                yield Finding(
                    (*path, *place),
                    Message("shares are written in per cent, so 1 means one in a hundred"),
                    Message("Write 80 for four fifths"),
                )


def _in_doubt(path: TreePath, name: str, rubric: Rubric, tree: Evaluation) -> Iterator[Finding]:
    group, reach = rubric.groups.get(name), tree.widest[name]
    if group is None or group.out_of is not None or reach is None or reach.least.low == 0:
        return
    yield Finding(
        path,
        Message(
            "{name} does not start at 0, so its share could mean two things", name=quoted(name)
        ),
        Message(
            "Say in that group out_of: range (0 % is its least value), out_of: maximum (0 % is "
            "0), or out_of: a number"
        ),
    )


def _share_asked(part: object) -> tuple[tuple[str, ...], Comparison | None]:
    if isinstance(part, ShareOf):
        return (part.share_of,), part
    if isinstance(part, HowManyOf) and part.share is not None:
        return part.how_many_of, part.share
    return (), None


def _given(bounds: Bounds) -> list[Fraction]:
    every = (bounds.at_least, bounds.above, bounds.below, bounds.at_most)
    return [bound for bound in every if bound is not None]


def _step(group: Group, members: Sequence[tuple[Fraction | None, Fraction]]) -> Fraction | None:
    """The step of which all values of a group are multiples; None if there is none."""
    steps = [step * weight for step, weight in members if step is not None]
    rounding = group.rounding if group.rounding is not None and group.rounding.carried else None
    if len(steps) < len(members) or group.combine in ("mean", "product"):
        return None if rounding is None else rounding.step
    steps += [group.nulls] if isinstance(group.nulls, Fraction) else []
    for modifier in group.modifiers:
        fixed = (modifier.add, modifier.at_least, modifier.at_most, modifier.set_to)
        steps += [number for number in fixed if number is not None]
        if modifier.multiply is not None:
            steps += [common_step(steps) * modifier.multiply]
        if modifier.divide is not None:
            steps += [common_step(steps) / modifier.divide]
    steps += [limit for limit in (group.at_least, group.at_most) if limit is not None]
    step = common_step(steps)
    return step if rounding is None or step % rounding.step == 0 else rounding.step


class _Subject(NamedTuple):
    """The one number that all rules of a list look at."""

    kind: str
    name: str


class _Rules:
    """A list of rules, of which the first that holds counts."""

    def __init__(
        self, rules: Sequence[OutcomeRule], name: str | None, path: TreePath, tree: Evaluation
    ) -> None:
        self.rules = rules
        self.name = name
        self.path = path
        self.tree = tree

    def findings(self, steps: Steps) -> Iterator[Finding]:
        """Rules that never come first, and values that no rule labels."""
        at_hand = point(0) if self.name is None else self.tree.value(self.name)
        reached = set(first_match(self.rules, self.tree, at_hand).rules)
        caught = next((n for n, rule in enumerate(self.rules) if rule.always), len(self.rules))
        reached -= {n for n in range(caught + 1, len(self.rules)) if self.rules[n].when is None}
        reached -= self._hidden(steps)
        for number, rule in enumerate(self.rules):
            if number not in reached:
                yield Finding(
                    (*self.path, number),
                    Message(
                        "{label} is never given: no answers lead to it, or rules above it take "
                        "all that do",
                        label=quoted(rule.label),
                    ),
                    Message("Correct its bounds, move it up, or remove it"),
                )
        gap = None if caught < len(self.rules) else self._gap(steps)
        if gap is not None:
            yield Finding(
                self.path,
                Message("{gap} gets no label here", gap=gap),
                Message("Add a last rule that has only a label, or widen the bounds"),
            )

    def _hidden(self, steps: Steps) -> set[int]:
        """Rules that hold for no value but those that earlier rules about the same take."""
        hidden: set[int] = set()
        for subject, numbers in self._by_subject().items():
            if subject is not None and self._span(subject) is not None:
                first = {self._first(value, numbers) for value in self._values(subject, steps)}
                hidden |= set(numbers) - first
        return hidden

    def _gap(self, steps: Steps) -> Message | None:
        """A value without a label; rules about several things leave no other proof of none."""
        (subject, numbers), *others = self._by_subject().items()
        if others or subject is None:
            return Message("what meets none of these rules")
        for value in self._values(subject, steps):
            if self._first(value, numbers) is None:
                number = decimal_text(value)
                if subject.kind == "value":
                    return Message("a value of {number}", number=number)
                return Message("a share of {number}", number=number)
        return None

    def _by_subject(self) -> dict[_Subject | None, list[int]]:
        """The rules by the number they look at; None: by something else."""
        found: dict[_Subject | None, list[int]] = {}
        for number, rule in enumerate(self.rules):
            if not rule.always:
                found.setdefault(_looked_at(rule, self.name), []).append(number)
        return found

    def _first(self, value: Fraction, numbers: Sequence[int]) -> int | None:
        holding = (number for number in numbers if _bounds(self.rules[number]).hold(value))
        return next(holding, None)

    def _values(self, subject: _Subject, steps: Steps) -> list[Fraction]:
        span = self._span(subject)
        step = steps.get(subject.name) if subject.kind == "value" else None
        bounds = [_bounds(rule) for rule in self.rules if _looked_at(rule, self.name) == subject]
        return [] if span is None else _worth_trying(bounds, span, step)

    def _span(self, subject: _Subject) -> Span | None:
        look = self.tree.value if subject.kind == "value" else self.tree.share
        return look(subject.name)


def _looked_at(rule: OutcomeRule, at_hand: str | None) -> _Subject | None:
    if rule.when is None:
        return _Subject("value", at_hand) if at_hand is not None else None
    if isinstance(rule.when, ValueOf) and rule.when.bounded:
        return _Subject("value", rule.when.value_of)
    if isinstance(rule.when, ShareOf) and rule.when.bounded:
        return _Subject("share", rule.when.share_of)
    return None


def _bounds(rule: OutcomeRule) -> Bounds:
    return rule.when if isinstance(rule.when, (ValueOf, ShareOf)) else rule


def _worth_trying(bounds: Sequence[Bounds], span: Span, step: Fraction | None) -> list[Fraction]:
    """Enough values to meet every case: bounds, ends, and what lies between them."""
    marks = sorted({span.low, span.high, *(one for each in bounds for one in _given(each))})
    if step:
        near = {mark // step * step + n * step for mark in marks for n in (-1, 0, 1, 2)}
    else:
        near = {*marks, *((one + other) / 2 for one, other in pairwise(marks))}
    return sorted(value for value in near if span.low <= value <= span.high)
