"""Conditions on values, shares, levels and tags, joined by all, any and not.

They are plain structures; no text is ever evaluated. While answers are open a condition
has three answers: it holds, it does not, or it may.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Annotated, Any, Literal, Protocol, Self

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from questionnaires.messages import Message, UnfitValueError
from questionnaires.model import Frozen, Id, Listed
from questionnaires.problems import TreePath, listed, quoted, suggestion
from scoring.numbers import Exact
from scoring.rubrics.bounds import Bounded, Comparison
from scoring.rubrics.spans import Span

Label = Annotated[str, Field(min_length=1, max_length=80)]
"""What a level or outcome is called, such as "A+", "Level IV" or "some concerns"."""


def _one_as_list(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Labels = Annotated[tuple[Label, ...], Listed, BeforeValidator(_one_as_list), Field(min_length=1)]


def _one_as_map(value: Any) -> Any:
    return {value: 1} if isinstance(value, str) else value


Tags = Annotated[Mapping[Id, Exact], BeforeValidator(_one_as_map), Field(min_length=1)]


class ValueOf(Comparison):
    """Compares the value of a group, or the points of a question."""

    value_of: Id


class ShareOf(Comparison):
    """Compares the share of a group or question, in per cent, from 0 to 100."""

    share_of: Id


class CountOf(Bounded):
    """Counts the tags that answers carry; a map gives each tag its weight.

    `in` counts only the questions below that group.
    """

    count_of: Tags
    in_: Id | None = Field(default=None, alias="in")


class LevelOf(Frozen):
    """Whether a group stands at one of some levels."""

    level_of: Id
    is_: Labels = Field(alias="is")


class HowMany(Bounded):
    """Counts how many of several conditions hold."""

    how_many: Annotated[tuple["Condition", ...], Listed, Field(min_length=1)]


class HowManyOf(Bounded):
    """Counts the groups or questions whose value, share or level is as told."""

    how_many_of: Annotated[tuple[Id, ...], Listed, Field(min_length=1)]
    value: Comparison | None = None
    share: Comparison | None = None
    level: Labels | None = None

    @model_validator(mode="after")
    def _one_test(self) -> Self:
        if sum(test is not None for test in (self.value, self.share, self.level)) != 1:
            raise UnfitValueError(
                Message("how_many_of asks one thing of each"),
                Message("Keep one of value, share, level"),
            )
        return self

    @property
    def asks(self) -> "Asked":
        """What is asked of each."""
        if self.value is not None:
            return "value"
        return "share" if self.share is not None else "level"


class AllOf(Frozen):
    """Holds if every part holds."""

    all: Annotated[tuple["Condition", ...], Listed, Field(min_length=1)]


class AnyOf(Frozen):
    """Holds if at least one part holds."""

    any: Annotated[tuple["Condition", ...], Listed, Field(min_length=1)]


class NotOf(Frozen):
    """Holds if its part does not."""

    not_: Annotated["Condition", Field(alias="not")]


def known_by(value: Any, kind: str | None, what: Message, keys: Iterable[str]) -> Any:
    """The value, unless it is a map with none of the keys that tell its kind.

    Raises:
        UnfitValueError: what was found instead, and what may have been meant.
    """
    if kind is None and isinstance(value, Mapping):
        given = listed(map(quoted, value), "and") if value else Message("nothing")
        otherwise = Message("Write one of the keys {keys}", keys=listed(keys))
        likely = (suggestion(key, keys, otherwise) for key in value)
        raise UnfitValueError(
            Message("no {what} is known by {given}", what=what, given=given),
            next((one for one in likely if one != otherwise), otherwise),
        )
    return value


_KINDS: Mapping[str, type[Frozen]] = {
    "all": AllOf,
    "any": AnyOf,
    "not": NotOf,
    "value_of": ValueOf,
    "share_of": ShareOf,
    "count_of": CountOf,
    "level_of": LevelOf,
    "how_many": HowMany,
    "how_many_of": HowManyOf,
}


def _kind(value: Any) -> str | None:
    """Tell the kinds of condition apart by the key they are known by."""
    for key, model in _KINDS.items():
        if isinstance(value, model) or (isinstance(value, Mapping) and key in value):
            return key
    return None


def _of_a_kind(value: Any) -> Any:
    """Refuse a map that no kind of condition is known by, with the key it may have meant."""
    return known_by(value, _kind(value), Message("condition"), _KINDS)


Condition = Annotated[
    Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[NotOf, Tag("not")]
    | Annotated[ValueOf, Tag("value_of")]
    | Annotated[ShareOf, Tag("share_of")]
    | Annotated[CountOf, Tag("count_of")]
    | Annotated[LevelOf, Tag("level_of")]
    | Annotated[HowMany, Tag("how_many")]
    | Annotated[HowManyOf, Tag("how_many_of")],
    Discriminator(_kind),
    BeforeValidator(_of_a_kind),
]


class Facts(Protocol):
    """What conditions may ask about."""

    def value(self, name: str) -> Span | None:
        """The value of a group, or the points of a question."""

    def share(self, name: str) -> Span | None:
        """Its share, in per cent."""

    def count(self, tags: Mapping[str, Fraction], within: str | None) -> Span:
        """How often tags are carried, each times its weight."""

    def levels(self, group: str) -> tuple[str | None, ...]:
        """The levels at which a group may turn out to stand (None: at none)."""


def judged(condition: Any, facts: Facts) -> bool | None:
    """Whether a condition holds. None: that depends on open answers."""
    return _JUDGES[type(condition)](condition, facts)


def _all(condition: AllOf, facts: Facts) -> bool | None:
    verdicts = [judged(part, facts) for part in condition.all]
    return False if False in verdicts else None if None in verdicts else True


def _any(condition: AnyOf, facts: Facts) -> bool | None:
    verdicts = [judged(part, facts) for part in condition.any]
    return True if True in verdicts else None if None in verdicts else False


def _not(condition: NotOf, facts: Facts) -> bool | None:
    verdict = judged(condition.not_, facts)
    return None if verdict is None else not verdict


def _level_of(condition: LevelOf, facts: Facts) -> bool | None:
    return _at_level(condition.is_, facts.levels(condition.level_of))


def _at_level(wanted: tuple[str, ...], possible: tuple[str | None, ...]) -> bool | None:
    found = {label in wanted for label in possible}
    return None if len(found) > 1 else found.pop()


def _how_many(condition: HowMany, facts: Facts) -> bool | None:
    return condition.judged(_counted([judged(part, facts) for part in condition.how_many]))


def _how_many_of(condition: HowManyOf, facts: Facts) -> bool | None:
    def verdict(name: str) -> bool | None:
        if condition.value is not None:
            return condition.value.judged(facts.value(name))
        if condition.share is not None:
            return condition.share.judged(facts.share(name))
        return _at_level(condition.level or (), facts.levels(name))

    return condition.judged(_counted([verdict(name) for name in condition.how_many_of]))


def _counted(verdicts: list[bool | None]) -> Span:
    return Span(
        Fraction(sum(verdict is True for verdict in verdicts)),
        Fraction(sum(verdict is not False for verdict in verdicts)),
    )


_JUDGES: Mapping[type[Frozen], Callable[[Any, Facts], bool | None]] = {
    AllOf: _all,
    AnyOf: _any,
    NotOf: _not,
    ValueOf: lambda condition, facts: condition.judged(facts.value(condition.value_of)),
    ShareOf: lambda condition, facts: condition.judged(facts.share(condition.share_of)),
    CountOf: lambda condition, facts: condition.judged(
        facts.count(condition.count_of, condition.in_)
    ),
    LevelOf: _level_of,
    HowMany: _how_many,
    HowManyOf: _how_many_of,
}
_PARTS: Mapping[type[Frozen], Callable[[Any], tuple[tuple[tuple[str | int, ...], Any], ...]]] = {
    AllOf: lambda rule: tuple((("all", place), part) for place, part in enumerate(rule.all)),
    AnyOf: lambda rule: tuple((("any", place), part) for place, part in enumerate(rule.any)),
    NotOf: lambda rule: ((("not",), rule.not_),),
    HowMany: lambda rule: tuple(
        (("how_many", place), part) for place, part in enumerate(rule.how_many)
    ),
}


def walk(condition: Any, place: TreePath = ()) -> Iterator[tuple[TreePath, Any]]:
    """A condition and all inside it, each with its place in the file."""
    yield place, condition
    for step, part in _PARTS.get(type(condition), lambda _: ())(condition):
        yield from walk(part, (*place, *step))


Asked = Literal["value", "share", "level", "members"]


def names_asked(condition: Any) -> Iterator[tuple[TreePath, str, Asked]]:
    """Every group or question that a condition asks about: where, which, and for what."""
    for place, part in walk(condition):
        if isinstance(part, ValueOf):
            yield (*place, "value_of"), part.value_of, "value"
        elif isinstance(part, ShareOf):
            yield (*place, "share_of"), part.share_of, "share"
        elif isinstance(part, LevelOf):
            yield (*place, "level_of"), part.level_of, "level"
        elif isinstance(part, CountOf) and part.in_ is not None:
            yield (*place, "in"), part.in_, "members"
        elif isinstance(part, HowManyOf):
            for number, name in enumerate(part.how_many_of):
                yield (*place, "how_many_of", number), name, part.asks
