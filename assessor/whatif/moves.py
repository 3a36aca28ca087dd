"""What moves between two results of one questionnaire: only what differs, nothing else."""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple, TypeVar

from scoring.capacity import Capacity
from scoring.policy import Verdict
from scoring.result import AreaResult, Condition, Ends, KnockOutFound, Result

T = TypeVar("T")
Met = Literal["met", "perhaps", "missed"]


class Moved(NamedTuple):
    """A score before and after; None where nothing is in scope."""

    before: Ends | None
    after: Ends | None


class AreaMoved(NamedTuple):
    """One area whose score, or whose minimum, moved. floors: None where there is no minimum."""

    id: str
    before: Ends | None
    after: Ends | None
    floor_before: Met | None
    floor_after: Met | None


class Moves(NamedTuple):
    """Everything that a change makes different.

    verdict, firm: before and after, moved or not. total: None if it stays. gone and new:
    what stood before and no longer does, and the other way round. asked and unasked:
    questions that are switched on or off. hours: loads that differ.
    """

    verdict: tuple[Verdict | None, Verdict | None]
    firm: tuple[bool, bool]
    total: Moved | None
    areas: tuple[AreaMoved, ...]
    knock_outs_gone: tuple[KnockOutFound, ...]
    knock_outs_new: tuple[KnockOutFound, ...]
    conditions_gone: tuple[Condition, ...]
    conditions_new: tuple[Condition, ...]
    settled: tuple[str, ...]
    opened: tuple[str, ...]
    asked: tuple[str, ...]
    unasked: tuple[str, ...]
    hours: Mapping[str, tuple[Capacity | None, Capacity | None]]

    @property
    def anything(self) -> bool:
        """Whether anything moved at all."""
        still = (self.verdict[0] == self.verdict[1], self.firm[0] == self.firm[1])
        return not all(still) or self.total is not None or any(self[3:])


def moves(before: Result, after: Result) -> Moves:
    """What differs between two results, in the order asked."""
    outs = _changed(before.knock_outs, after.knock_outs, _knock_out)
    conditions = _changed(before.conditions, after.conditions, _clause)
    opened = [[each.link_id for each in result.open] for result in (before, after)]
    unasked = [_unasked(result) for result in (before, after)]
    settled, newly_open = _changed(opened[0], opened[1], str)
    asked, newly_unasked = _changed(unasked[0], unasked[1], str)
    return Moves(
        (before.recommendation, after.recommendation),
        (before.firm, after.firm),
        None if before.total == after.total else Moved(before.total, after.total),
        tuple(_areas(before, after)),
        *outs,
        *conditions,
        settled,
        newly_open,
        asked,
        newly_unasked,
        {
            link_id: (capacity, after.capacities.get(link_id))
            for link_id, capacity in before.capacities.items()
            if capacity != after.capacities.get(link_id)
        },
    )


def floor_met(area: AreaResult) -> Met | None:
    """Whether an area reaches its minimum; None if it has none, or no score."""
    if area.floor is None or area.score is None:
        return None
    if area.score.low >= area.floor:
        return "met"
    return "perhaps" if area.score.high >= area.floor else "missed"


def _changed(
    before: Iterable[T], after: Iterable[T], key: Callable[[T], object]
) -> tuple[tuple[T, ...], tuple[T, ...]]:
    """What is gone, and what is new, told apart by what makes two of them the same."""
    were = {key(each): each for each in before}
    are = {key(each): each for each in after}
    gone = tuple(each for name, each in were.items() if name not in are)
    return gone, tuple(each for name, each in are.items() if name not in were)


def _clause(each: Condition) -> object:
    """A condition is the same whether it is certain or only possible, agreed or not."""
    return each.kind, each.link_id, each.subject


def _knock_out(each: KnockOutFound) -> object:
    return each.link_id, each.certain, each.lifted_by is not None


def _unasked(result: Result) -> list[str]:
    return [one.link_id for one in result.standings.values() if one.state == "disabled"]


def _areas(before: Result, after: Result) -> Iterable[AreaMoved]:
    now = {area.id: area for area in after.areas}
    for was in before.areas:
        area = now.get(was.id)
        if area is not None and (was.score, floor_met(was)) != (area.score, floor_met(area)):
            yield AreaMoved(was.id, was.score, area.score, floor_met(was), floor_met(area))
