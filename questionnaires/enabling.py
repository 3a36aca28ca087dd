"""When a question is asked: enable_when, with FHIR's operators and all / any / not.

Three answers are possible, not two: while the controlling answer is unknown, a
question is *maybe* enabled, and whoever judges must allow for both.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from questionnaires.model import Frozen, Id, Listed, Number

Operator = Literal["exists", "=", "!=", ">", "<", ">=", "<="]
Compared = bool | Number | str
Value = bool | int | Decimal | Fraction | str | tuple[str, ...]


class Condition(Frozen):
    """One comparison with the answer of an earlier question.

    A question that is not asked, or does not apply, has no answer: every comparison
    with it is false, and only `exists: false` holds. Among several choices, "="
    holds if one of them matches and "!=" if none does.
    """

    question: Id
    operator: Operator = "="
    answer: Compared


class AllOf(Frozen):
    """Holds if every part holds."""

    all: Annotated[tuple["EnableRule", ...], Listed, Field(min_length=1)]


class AnyOf(Frozen):
    """Holds if at least one part holds."""

    any: Annotated[tuple["EnableRule", ...], Listed, Field(min_length=1)]


class NotOf(Frozen):
    """Holds if its part does not."""

    not_: Annotated["EnableRule", Field(alias="not")]


def _kind(value: Any) -> str:
    """Tell the four kinds of rule apart by the key they are known by."""
    for key, model in (("all", AllOf), ("any", AnyOf), ("not", NotOf)):
        if isinstance(value, model) or (isinstance(value, Mapping) and key in value):
            return key
    return "condition"


EnableRule = Annotated[
    Annotated[Condition, Tag("condition")]
    | Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[NotOf, Tag("not")],
    Discriminator(_kind),
]


def _kind_or_list(value: Any) -> str:
    return "list" if isinstance(value, (list, tuple)) else _kind(value)


EnableWhen = Annotated[
    Annotated[Annotated[tuple[EnableRule, ...], Listed, Field(min_length=1)], Tag("list")]
    | Annotated[Condition, Tag("condition")]
    | Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[NotOf, Tag("not")],
    Discriminator(_kind_or_list),
]
"""One rule, or a list of rules that enable_behavior joins (all by default)."""

Possible = tuple[Value | None, ...] | None
"""What an answer may turn out to be: the values it can have (None: no value), or None: open."""
LookUp = Callable[[str], Possible]
Rule = Callable[[LookUp], bool | None]
"""True, False, or None for "that depends on an open answer"."""


def compiled(enable_when: Any, behavior: str = "all") -> Rule:
    """The rule as a function of a look-up, so that judging it again costs little."""
    if isinstance(enable_when, tuple):
        parts = [compiled(part) for part in enable_when]
        return _all(parts) if behavior == "all" else _any(parts)
    if isinstance(enable_when, AllOf):
        return _all([compiled(part) for part in enable_when.all])
    if isinstance(enable_when, AnyOf):
        return _any([compiled(part) for part in enable_when.any])
    if isinstance(enable_when, NotOf):
        inner = compiled(enable_when.not_)

        def negated(look_up: LookUp) -> bool | None:
            verdict = inner(look_up)
            return None if verdict is None else not verdict

        return negated
    return _condition(enable_when)


def all_of(rules: list[Rule]) -> Rule:
    """One rule that holds if every one of these does."""
    return rules[0] if len(rules) == 1 else _all(rules)


def conditions(enable_when: Any) -> Iterator[Condition]:
    """Every comparison inside a rule, outermost first."""
    if isinstance(enable_when, Condition):
        yield enable_when
    elif isinstance(enable_when, AllOf):
        for part in enable_when.all:
            yield from conditions(part)
    elif isinstance(enable_when, AnyOf):
        for part in enable_when.any:
            yield from conditions(part)
    elif isinstance(enable_when, NotOf):
        yield from conditions(enable_when.not_)
    elif isinstance(enable_when, tuple):
        for part in enable_when:
            yield from conditions(part)


def _all(rules: list[Rule]) -> Rule:
    def every(look_up: LookUp) -> bool | None:
        open_part = False
        for rule in rules:
            verdict = rule(look_up)
            if verdict is False:
                return False
            open_part = open_part or verdict is None
        return None if open_part else True

    return every


def _any(rules: list[Rule]) -> Rule:
    def some(look_up: LookUp) -> bool | None:
        open_part = False
        for rule in rules:
            verdict = rule(look_up)
            if verdict is True:
                return True
            open_part = open_part or verdict is None
        return None if open_part else False

    return some


_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    ">": lambda answer, bound: answer > bound,
    "<": lambda answer, bound: answer < bound,
    ">=": lambda answer, bound: answer >= bound,
    "<=": lambda answer, bound: answer <= bound,
}


def matches(condition: Condition, value: Value | None) -> bool:
    """Whether one known value (None: no value) satisfies one comparison."""
    if condition.operator == "exists":
        return (value is not None) == condition.answer
    if value is None:
        return False
    if condition.operator in ("=", "!="):
        chosen = value if isinstance(value, tuple) else (value,)
        found = any(_same(one, condition.answer) for one in chosen)
        return found == (condition.operator == "=")
    if isinstance(value, tuple) or isinstance(value, str) != isinstance(condition.answer, str):
        return False
    return _COMPARED[condition.operator](value, condition.answer)


def _same(one: Value, other: Compared) -> bool:
    # True == 1 in Python, but "yes" is not the number one.
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def _condition(condition: Condition) -> Rule:
    link_id = condition.question

    def compare(look_up: LookUp) -> bool | None:
        possible = look_up(link_id)
        if possible is None:
            return None
        verdicts = {matches(condition, value) for value in possible}
        return verdicts.pop() if len(verdicts) == 1 else None

    return compare
