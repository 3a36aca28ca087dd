"""Step 14: platforms side by side, each by its own total.

Nothing here is scaled by what is compared: a platform brings its own figures, and its
coming or going changes nobody else's. What cannot be ranked fairly is set aside, with
every reason, and never dropped.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from scoring.result import AreaResult, Ends, Result

AsideKind = Literal[
    "other_questionnaire",
    "other_policy",
    "knocked_out",
    "null_area",
    "area_may_be_null",
    "no_total",
    "own_rules",
]


class Instrument(NamedTuple):
    """What was asked and what judged it, each by id and version."""

    questionnaire: str
    questionnaire_version: str
    policy: str
    policy_version: str


class Alternative(NamedTuple):
    """One platform to choose: its id among those compared, and its own result."""

    id: str
    instrument: Instrument
    result: Result


class Aside(NamedTuple):
    """One reason why an alternative is listed but not ranked.

    subjects: the questions that knock it out, or the areas in which nothing is scored.
    """

    kind: AsideKind
    subjects: tuple[str, ...] = ()


class DecisionMatrix(NamedTuple):
    """The alternatives that can be ranked, and their scores in the areas that count.

    areas: those that weigh something in the policy, with their weights; an area of
    weight 0 moves no total, so it has no say here. rows: by alternative, then by area.
    """

    areas: tuple[str, ...]
    weights: tuple[int, ...]
    ids: tuple[str, ...]
    rows: tuple[tuple[Ends, ...], ...]


class Placed(NamedTuple):
    """An alternative's place: equals share a rank, and the next rank counts them all."""

    rank: int
    id: str
    total: Ends


class Dominance(NamedTuple):
    """One alternative is never below another whatever is open, and above it somewhere."""

    better: str
    worse: str


class Comparison(NamedTuple):
    """All alternatives in the order given; those that can be ranked as a matrix."""

    alternatives: tuple[Alternative, ...]
    matrix: DecisionMatrix
    aside: Mapping[str, tuple[Aside, ...]]
    ranking: tuple[Placed, ...]
    dominance: tuple[Dominance, ...]

    @property
    def comparable(self) -> tuple[Alternative, ...]:
        """Those whose areas and answers can be held against each other, ranked or not."""
        apart = ("other_questionnaire", "other_policy", "own_rules")
        return tuple(
            each
            for each in self.alternatives
            if not any(aside.kind in apart for aside in self.aside.get(each.id, ()))
        )

    @property
    def ranked(self) -> tuple[Alternative, ...]:
        """Those that are ranked, in the order given."""
        return tuple(each for each in self.alternatives if each.id not in self.aside)


def compared(alternatives: Sequence[Alternative]) -> Comparison:
    """The alternatives side by side; the first says by which questionnaire and policy.

    Raises ValueError if there is none, or if two have the same id.
    """
    ids = [each.id for each in alternatives]
    if not ids or len(set(ids)) < len(ids):
        raise ValueError(f"alternatives need an id of their own each, and there are {ids}")
    frame = alternatives[0]
    aside = {each.id: found for each in alternatives if (found := tuple(_aside(each, frame)))}
    matrix = _matrix(frame, [each for each in alternatives if each.id not in aside])
    return Comparison(tuple(alternatives), matrix, aside, ranking(matrix), dominance(matrix))


def counting(areas: Iterable[AreaResult]) -> list[AreaResult]:
    """The areas that weigh something."""
    return [area for area in areas if area.weight]


def _aside(one: Alternative, frame: Alternative) -> Iterator[Aside]:
    """Why an alternative cannot be ranked beside the one that sets the frame."""
    own, given = one.instrument, frame.instrument
    if own[:2] != given[:2]:
        yield Aside("other_questionnaire")
    if own[2:] != given[2:] or _weights(one.result) != _weights(frame.result):
        yield Aside("other_policy")
    result = one.result
    if result.rubric is not None:
        # Figures of another instrument may mean risk, and need not lie between 0 and 100.
        yield Aside("own_rules")
    knocked = tuple(k.link_id for k in result.knock_outs if k.certain and k.lifted_by is None)
    if knocked:
        yield Aside("knocked_out", knocked)
    areas = counting(result.areas)
    empty = tuple(area.id for area in areas if area.score is None)
    if empty:
        yield Aside("null_area", empty)
    doubtful = tuple(area.id for area in areas if area.score is not None and area.may_be_null)
    if doubtful:
        yield Aside("area_may_be_null", doubtful)
    if result.total is None and not empty:
        yield Aside("no_total")


def _weights(result: Result) -> list[tuple[str, int]]:
    return [(area.id, area.weight) for area in counting(result.areas)]


def _matrix(frame: Alternative, alternatives: Sequence[Alternative]) -> DecisionMatrix:
    weights = _weights(frame.result)
    return DecisionMatrix(
        tuple(area for area, _ in weights),
        tuple(weight for _, weight in weights),
        tuple(each.id for each in alternatives),
        tuple(
            tuple(area.score for area in counting(each.result.areas) if area.score is not None)
            for each in alternatives
        ),
    )


def totals(
    matrix: DecisionMatrix, weights: Sequence[int | Fraction] | None = None
) -> tuple[Ends, ...]:
    """Every alternative's total by the policy's weights, or by others.

    Raises ValueError unless there is a weight for each area, none below 0, one above.
    """
    used = [Fraction(each) for each in (matrix.weights if weights is None else weights)]
    together = sum(used, Fraction(0))
    if len(used) != len(matrix.areas) or (used and (min(used) < 0 or not together)):
        raise ValueError(f"{used} are no weights for the areas {matrix.areas}")
    return tuple(
        Ends(
            sum((w * ends.low for w, ends in zip(used, row, strict=True)), Fraction(0)) / together,
            sum((w * ends.high for w, ends in zip(used, row, strict=True)), Fraction(0)) / together,
        )
        for row in matrix.rows
    )


def ranking(
    matrix: DecisionMatrix, weights: Sequence[int | Fraction] | None = None
) -> tuple[Placed, ...]:
    """By the low total, then the high one; equals share a rank, in the order given."""
    found = totals(matrix, weights)
    placed = [
        Placed(1 + sum(other > total for other in found), one, total)
        for one, total in zip(matrix.ids, found, strict=True)
    ]
    return tuple(sorted(placed, key=lambda each: each.rank))


def dominance(matrix: DecisionMatrix) -> tuple[Dominance, ...]:
    """Every pair of which one is at worst no lower than the other at best, in all areas."""
    rows = list(zip(matrix.ids, matrix.rows, strict=True))
    return tuple(
        Dominance(better, worse)
        for better, strong in rows
        for worse, weak in rows
        if better != worse and _dominates(strong, weak)
    )


def _dominates(strong: Sequence[Ends], weak: Sequence[Ends]) -> bool:
    pairs = list(zip(strong, weak, strict=True))
    return all(one.low >= other.high for one, other in pairs) and any(
        one.low > other.high for one, other in pairs
    )
