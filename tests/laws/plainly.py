"""The method of a complete case, as plainly as it can be written: the oracle of the laws.

Nothing here is shared with the code under test. A filling says what every question
turns out to be; `outcome` says what follows, in the words of the method's items 1 to 7.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from typing import Any, NamedTuple

from tests.laws.asks import BACKINGS, BOARD, LASTS, Ask, Given, Value
from tests.laws.cases import Case

NO_GO, CONDITIONAL, GO = range(3)
VERDICTS = ("no_go", "conditional", "go")


class Filled(NamedTuple):
    """What one question turns out to be.

    value: None if it does not apply. thin: it rests on too little. met: the measures
    that are met as far as this answer calls for them. liftable: exceptions count.
    """

    value: Value | None
    thin: bool
    met: frozenset[str]
    liftable: bool = True


Filling = Mapping[str, Filled]


class Outcome(NamedTuple):
    """What follows from a complete case; scores are None where nothing is in scope."""

    total: Fraction | None
    areas: Mapping[str, Fraction | None]
    verdict: int
    knocked: frozenset[str]
    lifted: frozenset[str]
    asked: frozenset[str]


def thin(ask: Ask, given: Given, lasts: int | None) -> bool:
    """Whether an answer rests on less than is asked for, or on something out of date."""
    if ask.needed is None:
        return False
    if given.backed is None:
        return ask.needed > 0
    if BACKINGS.index(given.backed.kind) < ask.needed or given.backed.age == "expired":
        return True
    return given.backed.age == "old" and lasts == LASTS


def as_given(case: Case, ask: Ask) -> Filled:
    """A question that is not open, as it stands."""
    given = case.given[ask.link_id]
    if given.state == "not_applicable":
        return Filled(None, thin=False, met=case.met)
    return Filled(given.value, thin(ask, given, case.form.backing_lasts), case.met)


def found(case: Case, ask: Ask, value: Value, *, well: bool) -> Filled:
    """An open question that turns out to be this: well backed, its measures met; or neither.

    Exceptions need a chosen answer, so none counts for an answer yet to be found.
    """
    if well:
        return Filled(value, thin=False, met=case.form.measures, liftable=False)
    return Filled(value, ask.needed is not None, case.met, liftable=False)


def completions(case: Case) -> Iterator[Filling]:
    """Everything that the open questions may turn out to be: all thin, or all well backed.

    Backing and measures touch the verdict alone, and each only one way, so that
    mixtures of thin and well backed answers lie between the two.
    """
    fixed = {ask.link_id: as_given(case, ask) for ask in case.form.asks if ask not in case.open}
    for well in (False, True):
        for values in product(*(ask.worth for ask in case.open)):
            found_out = {
                ask.link_id: found(case, ask, value, well=well)
                for ask, value in zip(case.open, values, strict=True)
            }
            yield {**fixed, **found_out}


def outcome(case: Case, filling: Filling) -> Outcome:
    """What follows when every question is as the filling says."""
    form = case.form
    values: dict[str, Value | None] = {}
    sums = {area.id: 0 for area in form.areas}
    weights, aside = dict(sums), dict(sums)
    knocked, lifted, asked = set(), set(), set()
    held = False
    for ask in form.asks:
        filled = filling[ask.link_id]
        rules = [ask.rule, form.group_rules.get(ask.group or "")]
        if not all(holds(rule, values) for rule in rules if rule is not None):
            values[ask.link_id] = None
            continue
        asked.add(ask.link_id)
        values[ask.link_id] = filled.value
        if not ask.scored:
            continue
        if filled.value is None:
            aside[ask.area] += ask.weight
            continue
        worth = ask.worth[filled.value]
        sums[ask.area] += ask.weight * worth.points
        weights[ask.area] += ask.weight
        if worth.knocks and filled.liftable and is_lifted(case, ask, filled.value):
            lifted.add(ask.link_id)
        elif worth.knocks:
            knocked.add(ask.link_id)
        held = held or filled.thin or not worth.measures <= filled.met
    areas = {
        area.id: Fraction(sums[area.id], weights[area.id]) if weights[area.id] else None
        for area in form.areas
    }
    total = mean([(area.weight, areas[area.id]) for area in form.areas])
    held = held or bool(lifted) or too_much_aside(case, weights, aside)
    verdict = _verdict(case, total, areas, knocked=bool(knocked), held=held)
    return Outcome(total, areas, verdict, frozenset(knocked), frozenset(lifted), frozenset(asked))


def _verdict(
    case: Case,
    total: Fraction | None,
    areas: Mapping[str, Fraction | None],
    *,
    knocked: bool,
    held: bool,
) -> int:
    form = case.form
    scores = [(area, areas[area.id]) for area in form.areas]
    under = any(score is not None and score < (area.floor or 0) for area, score in scores)
    if knocked or under or (total is not None and total < (form.no_go_below or 0)):
        return NO_GO
    short = any(score is not None and score < (area.go_level or 0) for area, score in scores)
    if held or short or total is None or total < (form.go_from or 0):
        return CONDITIONAL
    return GO


def mean(parts: list[tuple[int, Fraction | None]]) -> Fraction | None:
    """The weighted mean of what is not null; None if nothing is, or nothing weighs."""
    there = [(weight, score) for weight, score in parts if score is not None]
    weight = sum(each for each, _ in there)
    return sum((each * score for each, score in there), Fraction(0)) / weight if weight else None


def too_much_aside(case: Case, weights: Mapping[str, int], aside: Mapping[str, int]) -> bool:
    """Whether *not applicable* empties an area, or more of it than the policy lets pass."""
    for area in case.form.areas:
        out, scope = aside[area.id], weights[area.id]
        limit = area.not_applicable_at_most
        if out and (not scope or (limit is not None and out * 100 > limit * (out + scope))):
            return True
    return False


def is_lifted(case: Case, ask: Ask, value: Value) -> bool:
    """Whether an exception was signed for this very answer by those who may."""
    return any(
        each.link_id == ask.link_id and each.answer == value and each.role == BOARD
        for each in case.lifted
    )


def holds(rule: Any, values: Mapping[str, Value | None]) -> bool:
    """Whether a rule is satisfied; a question without an answer satisfies only `exists: false`."""
    if "all" in rule:
        return all(holds(part, values) for part in rule["all"])
    if "any" in rule:
        return any(holds(part, values) for part in rule["any"])
    if "not" in rule:
        return not holds(rule["not"], values)
    value, operator, other = values[rule["question"]], rule["operator"], rule["answer"]
    if operator == "exists":
        return (value is not None) == other
    if value is None:
        return False
    chosen = value if isinstance(value, tuple) else (value,)
    return {
        "=": lambda: other in chosen,
        "!=": lambda: other not in chosen,
        ">=": lambda: value >= other,
        "<": lambda: value < other,
    }[operator]()
