"""A rubric as its author writes it: named groups, outcome rules, and what labels mean.

Groups name each other, so that one question can count in several of them; the order in
which they can be computed follows from that, and must exist.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import Annotated, NamedTuple

from pydantic import Field

from questionnaires.model import Frozen, Id, Listed, Text
from questionnaires.problems import TreePath
from scoring.rubrics.conditions import Asked, Condition, Label, names_asked
from scoring.rubrics.groups import (
    AnyMember,
    Better,
    Group,
    Member,
    Modifier,
    QuestionsOf,
    ShareMember,
)
from scoring.rubrics.outcomes import OutcomeRule, Verdict


class Part(NamedTuple):
    """What a group counts: a question or group, its weight there, and whether by its share.

    A weight of None is the part's own: its question's, or 1 for a group.
    """

    name: str
    weight: Fraction | None = None
    as_share: bool = False


class Rubric(Frozen):
    """A published instrument's own way of adding up.

    better: whether high or low values are good. total: the group whose value is the
    score. outcomes: the first that holds gives the label; without any, the total's
    levels do. verdicts: what a label means here; without them nothing is recommended.
    """

    text: Text | None = None
    source: Id | None = None
    better: Better = "high"
    total: Id | None = None
    groups: Annotated[Mapping[Id, Group], Field(default_factory=dict)]
    outcomes: Annotated[tuple[OutcomeRule, ...], Listed] = ()
    verdicts: Annotated[Mapping[Label, Verdict], Field(default_factory=dict)]

    @property
    def rules(self) -> tuple[OutcomeRule, ...]:
        """The rules that lead to the outcome: the outcomes, else the levels of the total."""
        total = self.groups.get(self.total) if self.total is not None else None
        return self.outcomes if self.outcomes or total is None else total.levels

    def better_in(self, group: str) -> Better:
        """Which end of a group's scale is good."""
        return self.groups[group].better or self.better

    @cached_property
    def needs(self) -> Mapping[str, tuple[str, ...]]:
        """For each group, the groups that must be computed before it."""
        return {
            name: tuple(dict.fromkeys(one for one in _needed(name, group) if one in self.groups))
            for name, group in self.groups.items()
        }

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The groups, each after all that it needs. Raises CycleError, a ValueError."""
        return tuple(TopologicalSorter(self.needs).static_order())

    @property
    def circle(self) -> tuple[str, ...]:
        """Groups that each need the next, the last one being the first again; mostly none."""
        try:
            TopologicalSorter(self.needs).prepare()
        except CycleError as error:
            return tuple(error.args[1])
        return ()

    @cached_property
    def parts(self) -> Mapping[str, tuple[Part, ...]]:
        """What every group counts, `questions_of` spelt out."""
        return {name: parts for name, (parts, _) in self._walked.items()}

    @cached_property
    def questions_below(self) -> Mapping[str, tuple[str, ...]]:
        """The questions below every group at any depth, each once."""
        return {name: questions for name, (_, questions) in self._walked.items()}

    @cached_property
    def _walked(self) -> Mapping[str, tuple[tuple[Part, ...], tuple[str, ...]]]:
        walked: dict[str, tuple[tuple[Part, ...], tuple[str, ...]]] = {}

        def below(name: str) -> tuple[str, ...]:
            return walked[name][1] if name in walked else (name,)

        for name in self.order:
            parts: dict[tuple[str, bool], Part] = {}
            for member in self.groups[name].members:
                weight = None if isinstance(member, str) else member.weight
                as_share = isinstance(member, ShareMember)
                for one in named(member):
                    for each in below(one) if isinstance(member, QuestionsOf) else (one,):
                        parts.setdefault((each, as_share), Part(each, weight, as_share))
            questions = dict.fromkeys(one for part, _ in parts for one in below(part))
            walked[name] = tuple(parts.values()), tuple(questions)
        return walked


def rules_of(group: Group) -> Iterator[tuple[TreePath, Condition]]:
    """The conditions that change or grade a group, each with its place in it."""
    rules: dict[str, Sequence[Modifier | OutcomeRule]]
    rules = {"modifiers": group.modifiers, "levels": group.levels}
    for key, listed in rules.items():
        for number, rule in enumerate(listed):
            if rule.when is not None:
                yield (key, number, "when"), rule.when


def conditions_of(rubric: Rubric) -> Iterator[tuple[TreePath, Condition]]:
    """Every condition of a rubric, each with its place in the policy."""
    for name, group in rubric.groups.items():
        for place, condition in rules_of(group):
            yield ("rubric", "groups", name, *place), condition
    for number, rule in enumerate(rubric.outcomes):
        if rule.when is not None:
            yield ("rubric", "outcomes", number, "when"), rule.when


def sees_itself(place: TreePath, what: Asked) -> bool:
    """Whether a group's own name is allowed there: its value so far, and in levels its share."""
    return what == "value" or (what == "share" and place[0] == "levels")


def _needed(name: str, group: Group) -> Iterator[str]:
    for member in group.members:
        yield from named(member)
    for place, condition in rules_of(group):
        for _, asked, what in names_asked(condition):
            if what != "members" and not (asked == name and sees_itself(place, what)):
                yield asked


def named(member: AnyMember) -> tuple[str, ...]:
    """The ids that a member is written with."""
    if isinstance(member, str):
        return (member,)
    if isinstance(member, Member):
        return (member.member,)
    return (member.share_of,) if isinstance(member, ShareMember) else member.questions_of
