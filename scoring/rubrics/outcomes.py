"""Outcome rules: the label of the first rule that holds.

While answers are open several rules may turn out to come first, so a list of rules
leads to a set of labels; with nothing open, to exactly one, or to none.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, Self

from pydantic import model_validator

from questionnaires.messages import Message, UnfitValueError
from questionnaires.model import Id, Text
from scoring.rubrics.bounds import Bounds
from scoring.rubrics.conditions import Condition, Facts, Label, judged
from scoring.rubrics.spans import Span

Verdict = Literal["no_go", "undecided", "conditional", "go"]


class OutcomeRule(Bounds):
    """A label, and when it is given: bounds on the value at hand, or `when`, or else.

    The value at hand is that of the group whose levels these are; among the outcomes,
    that of the total. A rule without bounds and without `when` holds for every value.
    """

    label: Label
    when: Condition | None = None
    text: Text | None = None
    reason: Text | None = None
    source: Id | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.bounded and self.when is not None:
            raise UnfitValueError(
                Message("bounds and `when` cannot stand together"),
                Message("Move the bounds into `when`"),
            )
        return self

    @property
    def always(self) -> bool:
        """Whether this rule holds for every value."""
        return not self.bounded and self.when is None


class Match(NamedTuple):
    """The labels that rules may lead to, and the rules that may come first.

    A label of None: no rule may hold.
    """

    labels: tuple[str | None, ...]
    rules: tuple[int, ...]


def first_match(rules: Sequence[OutcomeRule], facts: Facts, at_hand: Span | None) -> Match:
    """Which of the rules may be the first to hold.

    While the value at hand is null, only rules with `when` can hold.
    """
    labels: dict[str | None, None] = {}
    possible: list[int] = []
    for number, rule in enumerate(rules):
        verdict = rule.judged(at_hand) if rule.when is None else judged(rule.when, facts)
        if verdict is False:
            continue
        labels[rule.label] = None
        possible.append(number)
        if verdict:
            return Match(tuple(labels), tuple(possible))
    return Match((*labels, None), tuple(possible))


def recommended(labels: Sequence[str | None], verdicts: Mapping[str, Verdict]) -> Verdict | None:
    """The verdict that every possible label supports; None where labels mean no verdict.

    Go and no-go need all labels to agree. A no-go that is possible but not certain, a
    missing label and a label that means "undecided" leave the matter undecided.
    """
    if not verdicts:
        return None
    found = {verdicts.get(label, "undecided") if label else "undecided" for label in labels}
    if len(found) == 1:
        return found.pop()
    return "undecided" if found & {"no_go", "undecided"} else "conditional"
