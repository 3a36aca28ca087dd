"""Drawing cases: choice by choice through Hypothesis, or at once from a seed.

Both go through `Choose`, which gives a whole number between two others; the lower one
is the plainer choice, so that Hypothesis shrinks towards short, answered, harmless forms.
Seeds do not shrink, but are so much faster that rare combinations come up.
"""

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any, NamedTuple, TypeVar

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from tests.laws.asks import (
    BACKINGS,
    BOARD,
    LASTS,
    MEASURES,
    OPEN,
    Ask,
    Backed,
    Given,
    Rule,
    Value,
    Worth,
    day_after,
)
from tests.laws.cases import Area, Case, Form, Lifted

many = settings(max_examples=150)
"""More cases than usual: what goes wrong in scoring tends to need several things at once."""

Choose = Callable[[int, int], int]
T = TypeVar("T")

POINTS = (0, 100, 50, 25, 80)
THRESHOLDS = (0, 50, 25, 40, 60, 10, 75, 100)
KINDS = (
    "choice",
    "boolean",
    "multiple_choice",
    "choice",
    "number",
    "scale",
    "date",
    "figure",
)
CODES = ("none", "Some", "most", "all_of_it")


class Shape(NamedTuple):
    """What kind of case is drawn.

    steering: some questions wait for others. aside: some do not apply. sums: choices may
    add up. platform: one in this many is about the platform alone. shared: questions may
    call for the same measure. gated: one in this many steering cases waits as a whole,
    area by area, for what its first question turns out to be. trouble: one question in
    this many may knock out, and so on. mild: every other case asks for little and has
    little trouble, so that a go is near.
    """

    questions: tuple[int, int] = (1, 6)
    areas: tuple[int, int] = (1, 3)
    most_open: int = 3
    steering: bool = False
    aside: bool = True
    sums: bool = True
    platform: int = 0
    shared: bool = True
    gated: int = 4
    trouble: int = 4
    mild: bool = True
    thresholds: tuple[int, ...] = THRESHOLDS


def cases(shape: Shape) -> st.SearchStrategy[Case]:
    """Cases of one shape."""

    @st.composite
    def drawn(draw: st.DrawFn) -> Case:
        return drawn_case(lambda low, high: draw(st.integers(low, high)), shape)

    return drawn() | st.integers(0, 2**32 - 1).map(lambda seed: seeded(seed, shape))


def seeded(seed: int, shape: Shape) -> Case:
    """The case of a shape that belongs to a seed."""
    numbers = np.random.default_rng(seed)
    return drawn_case(lambda low, high: int(numbers.integers(low, high + 1)), shape)


def drawn_case(choose: Choose, shape: Shape) -> Case:
    """One case of a shape."""
    if shape.mild and choose(0, 1):
        shape = shape._replace(thresholds=(0, 10, 25), trouble=2 * shape.trouble)
    gated = shape.steering and _rarely(choose, shape.gated)
    form = _form(choose, shape, gated=gated)
    left = shape.most_open
    given: dict[str, Given] = {}
    for ask in form.asks:
        given[ask.link_id] = _given(choose, ask, shape, may_be_open=left > 0)
        if gated and ask is form.asks[0] and left:
            given[ask.link_id] = Given("unknown", next(iter(ask.worth)))
        left -= given[ask.link_id].open
    promised = {measure: choose(0, 2) for measure in sorted(form.measures)}
    return Case(
        form,
        given,
        frozenset(measure for measure, state in promised.items() if state == 1),
        frozenset(measure for measure, state in promised.items() if state == 2),
        _lifted(choose, form, given),
    )


def _one_of(choose: Choose, options: Sequence[T]) -> T:
    return options[choose(0, len(options) - 1)]


def _rarely(choose: Choose, one_in: int) -> bool:
    return choose(1, one_in) == one_in


def _form(choose: Choose, shape: Shape, *, gated: bool) -> Form:
    names = ["north", "south", "east", "form"][: choose(*shape.areas)]
    count = max(choose(*shape.questions), len(names))
    last = sorted(choose(1, count - 1) for _ in names[1:]) if count > 1 else []
    asks: list[Ask] = []
    group_rules: dict[str, Rule] = {}
    for number in range(count):
        area = names[sum(number >= place for place in last)]
        group = asks[-1].group if asks and asks[-1].area == area else None
        wait = asks[:1] if gated else asks if shape.steering else []
        if area != "form" and group is None and _rarely(choose, 1 if gated and asks else 4):
            group = f"{area}.more"
            if wait:
                group_rules[group] = _rule(choose, wait)
        rule = _rule(choose, wait) if wait and choose(0, 1) and not gated else None
        ask = _ask(choose, f"q{number}", area, shape)
        asks.append(ask._replace(group=group, rule=rule))
    used = {ask.area for ask in asks}
    no_go_below, go_from = _pair(choose, shape)
    return Form(
        tuple(asks),
        tuple(_area(choose, name, shape) for name in names if name in used),
        group_rules,
        go_from,
        no_go_below,
        _one_of(choose, (None, LASTS)),
    )


def _pair(choose: Choose, shape: Shape) -> tuple[int | None, int | None]:
    """A lower and an upper threshold, each of which may be missing."""
    low, high = sorted((_one_of(choose, shape.thresholds), _one_of(choose, shape.thresholds)))
    which = choose(0, 3)
    return (low if which != 1 else None), (high if which != 2 else None)


def _area(choose: Choose, name: str, shape: Shape) -> Area:
    floor, go_level = _pair(choose, shape)
    limit = _one_of(choose, (None, 30)) if shape.aside else None
    return Area(name, choose(0, 3), floor, go_level, limit)


def _ask(choose: Choose, link_id: str, area: str, shape: Shape) -> Ask:
    kind = _one_of(choose, KINDS)
    count = 2 if kind in ("boolean", "figure") else choose(2, 3 if kind == "multiple_choice" else 4)
    combine = "worst"
    if kind == "multiple_choice":
        combine = _one_of(choose, ("worst", "best", "sum")[: 3 if shape.sums else 2])
    trouble = shape.trouble if combine != "sum" else None
    measures = MEASURES if shape.shared else (f"{link_id}.plan",)
    worths = _worths(choose, count, trouble, measures)
    answers: Sequence[Value] = CODES
    if kind == "boolean":
        answers = (False, True)
    elif kind in ("number", "scale"):
        answers = range(count)
    elif kind == "date":
        answers = [day_after(30 * (place + 1)) for place in range(count)]
    elif kind == "figure":
        answers, worths = (0, 100), [Worth(0), Worth(100)]
    levels = tuple(zip(answers, worths, strict=False))
    exclusive = CODES[0] if kind == "multiple_choice" and choose(0, 1) else None
    # Where the first question only steers, everything else may come to nothing.
    steers_only = shape.steering and _rarely(choose, 2 if link_id == "q0" else 5)
    return Ask(
        link_id,
        kind,
        area,
        None,
        choose(0, 3),
        levels,
        _worth(kind, levels, combine, exclusive),
        combine,
        exclusive,
        _backing(choose, worths) if _rarely(choose, shape.trouble) else None,
        _rarely(choose, 8),
        "platform" if shape.platform and _rarely(choose, shape.platform) else "organisation",
        scored=not steers_only,
    )


def _backing(choose: Choose, worths: Sequence[Worth]) -> str:
    """What the policy demands; an assertion never suffices where an answer knocks out."""
    knocks = any(worth.knocks for worth in worths)
    return _one_of(choose, BACKINGS[1:] if knocks else BACKINGS)


def _worths(
    choose: Choose, count: int, trouble: int | None, measures: Sequence[str]
) -> list[Worth]:
    """Points for each answer; knock-outs at the bottom, measures from some level downwards."""
    points = [_one_of(choose, POINTS) for _ in range(count)]
    if trouble is None:
        return [Worth(each) for each in points]
    bottom = [place for place in range(count) if points[place] == min(points)]
    if len(bottom) == count:
        bottom.pop(choose(0, count - 1))
    knocking = bottom[choose(0, len(bottom) - 1) :] if _rarely(choose, trouble) else []
    called = [measure for measure in measures if _rarely(choose, 2 * trouble)]
    upto = {measure: _one_of(choose, points) for measure in called}
    return [
        Worth(
            each,
            place in knocking,
            frozenset(measure for measure in called if each <= upto[measure])
            if place not in knocking or choose(0, 1)
            else frozenset(),
        )
        for place, each in enumerate(points)
    ]


def _worth(
    kind: str, levels: tuple[tuple[Value, Worth], ...], combine: str, exclusive: str | None
) -> dict[Value, Worth]:
    """What every answer that is tried is worth."""
    if kind == "multiple_choice":
        return _combined(levels, combine, exclusive)
    between = {57: Worth(57)} if kind == "figure" else {}
    return {**dict(levels), **between}


def _combined(
    levels: tuple[tuple[Value, Worth], ...], combine: str, exclusive: str | None
) -> dict[Value, Worth]:
    """What every set of options is worth; an exclusive option stands alone."""
    by_code = {str(code): worth for code, worth in levels}
    worth: dict[Value, Worth] = {}
    for size in range(1, len(by_code) + 1):
        for chosen in combinations(by_code, size):
            if size > 1 and exclusive in chosen:
                continue
            parts = [by_code[code] for code in chosen]
            points = [part.points for part in parts]
            worth[chosen] = Worth(
                {"worst": min, "best": max, "sum": sum}[combine](points)
                if combine != "sum"
                else min(sum(points), 100),
                any(part.knocks for part in parts),
                frozenset().union(*(part.measures for part in parts)),
            )
    return worth


def _rule(choose: Choose, asks: Sequence[Ask]) -> Rule:
    """A rule about questions asked before."""
    form = choose(0, 6)
    if form == 4:
        return {"any": [_condition(choose, asks), _condition(choose, asks)]}
    if form == 5:
        return {"all": [_condition(choose, asks), _condition(choose, asks)]}
    if form == 6:
        return {"not": _condition(choose, asks)}
    return _condition(choose, asks)


def _condition(choose: Choose, asks: Sequence[Ask]) -> dict[str, Any]:
    ask = _one_of(choose, asks)
    if ask.kind == "date" or _rarely(choose, 6):
        return {"question": ask.link_id, "operator": "exists", "answer": bool(choose(0, 1))}
    ordered = ask.kind in ("number", "scale", "figure")
    operator = _one_of(choose, ("=", "!=", ">=", "<") if ordered else ("=", "!="))
    answer, _ = _one_of(choose, ask.levels)
    return {"question": ask.link_id, "operator": operator, "answer": answer}


def _given(choose: Choose, ask: Ask, shape: Shape, *, may_be_open: bool) -> Given:
    state = choose(0, 5)
    value = _one_of(choose, tuple(ask.worth))
    if state >= 4 and may_be_open:
        return Given(_one_of(choose, OPEN), value)
    knocks = any(worth.knocks for _, worth in ask.levels)
    if state == 3 and shape.aside and not knocks:
        return Given("not_applicable")
    return Given("answered", value, _backed(choose, shape))


def _backed(choose: Choose, shape: Shape) -> Backed | None:
    if not _rarely(choose, shape.trouble):
        return Backed(BACKINGS[-1])
    kind = choose(0, 5)
    if kind == 0:
        return None
    return Backed(BACKINGS[kind % 3], ("fresh", "expired", "old")[choose(0, 2)])


def _lifted(choose: Choose, form: Form, given: dict[str, Given]) -> tuple[Lifted, ...]:
    """Exceptions: mostly for the answer that was chosen, and by those who may."""
    lifted = []
    for ask in form.asks:
        knocking = [value for value, worth in ask.worth.items() if worth.knocks]
        if knocking and choose(0, 1):
            chosen = given[ask.link_id].value
            answer = knocking[0] if chosen is None or _rarely(choose, 5) else chosen
            role = "visitor" if _rarely(choose, 5) else BOARD
            lifted.append(Lifted(ask.link_id, answer, role))
    return tuple(lifted)
