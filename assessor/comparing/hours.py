"""What platforms would cost a team in hours a week: each alone, and any two together."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from assessor.casework import Evaluated
from scoring.capacity import Capacity, StaffCapacity

WHOLE = Fraction(100)


class Hours(NamedTuple):
    """Hours a week that one plan needs, and that are free for it.

    share: the per cent of the team's time that its answers keep for it; None if unknown.
    """

    id: str
    needed: Fraction
    free: Fraction
    share: Fraction | None


class Pair(NamedTuple):
    """Two plans of one team at once: hours promised twice are not free twice."""

    one: str
    other: str
    needed: Fraction
    free: Fraction

    @property
    def fits(self) -> bool:
        """Whether the hours free are enough for both."""
        return self.needed <= self.free


class Workload(NamedTuple):
    """Everyone's hours; unknown: whose cannot be worked out yet, or are not asked for."""

    each: tuple[Hours, ...]
    pairs: tuple[Pair, ...]
    unknown: tuple[str, ...]


def workload(cases: Mapping[str, Evaluated]) -> Workload:
    """The hours of all cases, and of any two of the same organisation."""
    found = {one: hours for one, case in cases.items() if (hours := hours_of(one, case))}
    return Workload(
        tuple(found.values()),
        tuple(_pairs(found, cases)),
        tuple(one for one in cases if one not in found),
    )


def hours_of(one: str, case: Evaluated) -> Hours | None:
    """The first load that can be worked out; a policy seldom derives more than one."""
    for link_id, formula in case.case.policy.derived.items():
        capacity: Capacity | None = case.result.capacities.get(link_id)
        if capacity is not None:
            return Hours(one, capacity.needed, capacity.free, _share(case, formula))
    return None


def _share(case: Evaluated, formula: StaffCapacity) -> Fraction | None:
    item = formula.share.item or ""
    standing, answer = case.result.standings.get(item), case.case.assessment.answers.get(item)
    if standing is None or standing.state != "answered" or answer is None:
        return formula.share.value
    return Fraction(str(answer.value))


def _pairs(found: Mapping[str, Hours], cases: Mapping[str, Evaluated]) -> Iterator[Pair]:
    teams = {one: _team(cases[one]) for one in found}
    for one, other in combinations(found.values(), 2):
        if teams[one.id] == teams[other.id]:
            needed, free = one.needed + other.needed, free_together((one, other))
            yield Pair(one.id, other.id, needed, free)


def _team(case: Evaluated) -> str | None:
    organisation = case.case.assessment.organisation
    return (organisation.id or organisation.name) if organisation else None


def free_together(each: Sequence[Hours]) -> Fraction:
    """Everybody's share of the team's time, but never more than the whole of it."""
    free = sum((one.free for one in each), Fraction(0))
    shares = [one.share for one in each if one.share is not None]
    taken = sum(shares, Fraction(0))
    return free if len(shares) < len(each) or taken <= WHOLE else free * WHOLE / taken
