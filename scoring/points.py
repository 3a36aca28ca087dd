"""Step 1: what each answer is worth. From answers to standings.

An answer is known, unknown, not applicable, or disabled because its question is not
asked. No answer, an expired answer and an unconfirmed pre-fill are unknown, and an
unknown has its full range: from its question's worst points to its best.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from questionnaires.enabling import Possible, Value
from questionnaires.response import BACKING_KINDS, Answer, Backing, QuestionnaireResponse
from scoring.capacity import Capacity, StaffCapacity, staff_capacity
from scoring.commitments import Commitments
from scoring.criteria import Asked, Criteria, Criterion, cell_of, known
from scoring.policy import Policy
from scoring.result import HARMLESS, Cell, Effects, Stake, Standing, State

DISABLED: Possible = (None,)
RANK = {kind: rank for rank, kind in enumerate(BACKING_KINDS)}
Standings = dict[str, Standing]


class Judging:
    """What stays the same while the answers of one response are judged one by one."""

    def __init__(
        self, policy: Policy, response: QuestionnaireResponse, made: Commitments, as_of: date
    ) -> None:
        self.as_of = as_of
        self.from_day = response.authored or as_of
        self.met = frozenset(each.measure for each in made.measures if each.state == "met")
        self.lifted = frozenset((each.link_id, each.cell, each.role) for each in made.lifted)
        lasts = policy.backing_lasts
        self.oldest = as_of - timedelta(days=lasts.value) if lasts else None


def standings_of(
    criteria: Criteria,
    response: QuestionnaireResponse,
    judging: Judging,
    instead: Mapping[str, Answer] | None = None,
) -> tuple[Standings, list[Standing], dict[str, Capacity | None]]:
    """How every question stands, in the order asked.

    Beside them: those that are more than plain answers, and the capacities computed.

    `instead` replaces single answers, computed ones too, to try out what they would change.
    """
    answers = {**response.answers, **instead} if instead else response.answers
    possible: dict[str, Possible] = {}
    standings: Standings = {}
    loose: list[Standing] = []
    capacities: dict[str, Capacity | None] = {}
    for asked in criteria.asked:
        link_id, _, _, rule, controls, criterion, derived, ready, needed, _ = asked
        answer = answers.get(link_id)
        value: Value | None = None
        if answer is not None:
            # Most answers are certain, well backed and trigger nothing: their standing is ready.
            value = answer.value
            plain = ready.get(value)
            if plain is not None and (
                # Most often there is nothing to look at but the value.
                (answer.prefill is None and answer.good_until is None and needed is None)
                or (criterion is not None and _counts_fully(answer, criterion, judging))
            ):
                standings[link_id] = plain
                if controls:
                    possible[link_id] = (value,)
                continue
        enabled = True if rule is None else rule(possible.__getitem__)
        if derived is not None and not (instead and link_id in instead):
            capacity = capacities[link_id] = _capacity(derived, standings, answers)
            standing, value = _derived(asked, capacity, judging, enabled)
        else:
            standing = _standing(asked, answer, judging, enabled)
        standings[link_id] = standing
        loose.append(standing)
        if controls:
            possible[link_id] = _possible(standing, value)
    return standings, loose, capacities


def _counts_fully(answer: Answer, criterion: Criterion, judging: Judging) -> bool:
    """Whether a value is neither out of date, nor unconfirmed, nor on weak backing."""
    if answer.prefill is not None or answer.good_until is not None:
        return not answer.open(judging.as_of) and not _thin(answer, criterion, judging)
    needed = criterion.backing
    return needed is None or not _weak(answer.backing, needed, judging)


def _thin(answer: Answer, criterion: Criterion, judging: Judging) -> bool:
    needed = criterion.backing
    return needed is not None and _weak(answer.backing, needed, judging)


def _standing(
    asked: Asked, answer: Answer | None, judging: Judging, enabled: bool | None
) -> Standing:
    """How one question stands."""
    if enabled is False:
        return _out_of_scope(asked, "disabled", maybe=False)
    maybe = enabled is None
    reason = _why_open(answer, judging.as_of)
    if reason is not None:
        return unknown(asked, reason, judging, maybe=maybe)
    if answer is None or answer.value is None:
        return _out_of_scope(asked, "not_applicable", maybe=maybe)
    criterion = asked.criterion
    if criterion is None:
        return _unscored(asked, "answered", None, maybe=maybe)
    weak = _thin(answer, criterion, judging)
    cell = cell_of(criterion, answer.value, judging.from_day)
    return answered(criterion, cell, judging, weak=weak, maybe=maybe)


def _why_open(answer: Answer | None, as_of: date) -> str | None:
    """Why a question counts as unknown, or None if it does not."""
    if answer is None:
        return "unanswered"
    if answer.unknown is not None:
        return "said_unknown"
    if answer.good_until is not None and answer.good_until < as_of:
        return "expired"
    if answer.prefill is not None and not answer.prefill.confirmed:
        return "unconfirmed"
    return None


def answered(
    criterion: Criterion, cell: Cell, judging: Judging, *, weak: bool, maybe: bool
) -> Standing:
    """A known answer: the same points at both ends, and whatever its cell triggers."""
    knocks, holds = triggered(criterion, cell, judging, weak=weak)
    effects = Effects(knocks, knocks and not maybe, holds, holds and not maybe)
    return known(criterion, cell, effects, weak=weak, maybe=maybe)


def triggered(
    criterion: Criterion, cell: Cell, judging: Judging, *, weak: bool
) -> tuple[bool, bool]:
    """Whether a known answer knocks the platform out, and whether it holds a go back."""
    knock_out = cell.knock_out
    lifted = knock_out is not None and all(
        (criterion.link_id, cell.name, role) in judging.lifted for role in cell.lifters
    )
    holds = weak or lifted or not judging.met.issuperset(cell.measures)
    return knock_out is not None and not lifted, holds


def unknown(asked: Asked, reason: str, judging: Judging, *, maybe: bool) -> Standing:
    """An open question: its full range, and at the low end all that it might trigger.

    At the low end it may knock out, call for a measure, or rest on thin backing.
    """
    criterion = asked.criterion
    unmet = criterion is not None and not judging.met.issuperset(criterion.measures)
    key = (reason, unmet, maybe)
    if key not in asked.gaps:
        asked.gaps[key] = (
            _unscored(asked, "unknown", reason, maybe=maybe)
            if criterion is None
            else _opened(criterion, reason, unmet=unmet, maybe=maybe)
        )
    return asked.gaps[key]


def _opened(criterion: Criterion, reason: str, *, unmet: bool, maybe: bool) -> Standing:
    effects = Effects(
        knocks_low=criterion.knock_out is not None,
        holds_low=criterion.backing is not None or unmet or (maybe and criterion.blocks_go),
        caps=criterion.blocks_go and not maybe,
    )
    weight, low, high = criterion.weight, criterion.worst.points, criterion.best.points
    stake = None if maybe else Stake(weight, weight * low, weight * high, effects)
    return Standing(
        criterion.link_id,
        criterion.area,
        "unknown",
        maybe,
        weight,
        low,
        high,
        None,
        False,  # nothing is backed yet
        reason,
        effects,
        stake,
    )


def _out_of_scope(asked: Asked, state: State, *, maybe: bool) -> Standing:
    key = (state, maybe)
    if key not in asked.gaps:
        asked.gaps[key] = _unscored(asked, state, None, maybe=maybe)
    return asked.gaps[key]


def _unscored(asked: Asked, state: State, reason: str | None, *, maybe: bool) -> Standing:
    """A question that moves no score: not asked, not applicable, or not in the policy."""
    weight = asked.criterion.weight if asked.criterion else 0
    return Standing(
        asked.link_id,
        asked.area,
        state,
        maybe,
        weight,
        0,
        0,
        None,
        False,  # nothing is backed
        reason,
        HARMLESS,
        None,
    )


def _weak(backing: Backing | None, needed: int, judging: Judging) -> bool:
    """Whether an answer rests on less than the policy asks for, or on something out of date."""
    if backing is None:
        return needed > 0
    if RANK[backing.kind] < needed:
        return True
    if backing.good_until is not None and backing.good_until < judging.as_of:
        return True
    oldest = judging.oldest
    return oldest is not None and backing.seen is not None and backing.seen < oldest


def _derived(
    asked: Asked, capacity: Capacity | None, judging: Judging, enabled: bool | None
) -> tuple[Standing, Value | None]:
    """A computed answer; open while an input without a default is."""
    if enabled is False:
        return _out_of_scope(asked, "disabled", maybe=False), None
    maybe = enabled is None
    if capacity is None:
        return unknown(asked, "input_unknown", judging, maybe=maybe), None
    load, criterion = capacity.load, asked.criterion
    if criterion is None:
        return _unscored(asked, "answered", None, maybe=maybe), load
    # Nothing free at all is the worst step, whatever the plan.
    cell = criterion.worst if load is None else cell_of(criterion, load, judging.from_day)
    return answered(criterion, cell, judging, weak=False, maybe=maybe), load


def _capacity(
    formula: StaffCapacity, standings: Standings, answers: Mapping[str, Answer]
) -> Capacity | None:
    in_doubt = False

    def number(link_id: str) -> Fraction | None:
        nonlocal in_doubt
        state, in_doubt = standings[link_id].state, in_doubt or standings[link_id].maybe
        if state in ("disabled", "not_applicable"):
            return Fraction(0)
        value = answers[link_id].value if state == "answered" else None
        return Fraction(value) if isinstance(value, (int, Decimal)) else None

    capacity = staff_capacity(formula, number)
    # Where it is open whether a number is asked for, it is open whether it counts.
    return None if in_doubt else capacity


def _possible(standing: Standing, value: Value | None) -> Possible:
    """The values that a controlling answer may turn out to have."""
    if standing.state == "unknown":
        return None
    if standing.state != "answered":
        return DISABLED
    return (value, None) if standing.maybe else (value,)
