"""Laws of rubrics, on instruments and answers that nobody thought of.

Rubrics are drawn as the plain data that an author would write. Whatever open answers
turn out to be, values, shares, levels and outcomes lie within what was said before.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import chain, combinations, product
from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from scoring.rubrics.rubric import GroupResult, Rubric, RubricAnswer, RubricResult, evaluate_rubric

TAGS = ("red", "amber")
MIRRORED = {
    "at_least": "at_most",
    "at_most": "at_least",
    "above": "below",
    "below": "above",
    "lowest": "highest",
    "highest": "lowest",
    "floor": "ceiling",
    "ceiling": "floor",
    "high": "low",
    "low": "high",
}


class Option(NamedTuple):
    points: Fraction
    tags: tuple[str, ...]


class Asked(NamedTuple):
    """A question, what is known of it, and all that it could be worth."""

    answer: RubricAnswer
    options: tuple[Option, ...]


Questions = dict[str, Asked]


@st.composite
def questions(draw: st.DrawFn, least: int = -3) -> Questions:
    drawn: Questions = {}
    for number in range(draw(st.integers(1, 4))):
        name = f"q{number}"
        option = st.builds(
            Option,
            st.integers(least, 6).map(Fraction),
            st.lists(st.sampled_from(TAGS), max_size=2, unique=True).map(tuple),
        )
        options = tuple(draw(st.lists(option, min_size=1, max_size=3)))
        several = draw(st.sampled_from([False, False, True]))
        worth = [each.points for each in ways(options, several=several)]
        answer = RubricAnswer(
            name,
            min(worth),
            max(worth),
            draw(st.integers(0, 3)),
            "unknown",
            False,
            (),
            tuple(each.tags for each in options),
            min(worth),
            max(worth),
            several,
        )
        state = draw(st.sampled_from(["unknown", "answered", "answered", "not_applicable"]))
        if state == "answered":
            answer = settled(answer, draw(st.sampled_from(ways(options, several=several))))
        elif state == "not_applicable":
            answer = answer._replace(state="not_applicable")
        drawn[name] = Asked(answer._replace(maybe=draw(st.booleans())), options)
    return drawn


def ways(options: tuple[Option, ...], *, several: bool) -> list[Option]:
    """All that an answer may be: one option, or any set of them with their sum."""
    if not several:
        return list(options)
    sets = chain.from_iterable(combinations(options, size) for size in range(1, len(options) + 1))
    return [
        Option(
            sum((each.points for each in chosen), Fraction(0)),
            tuple(tag for each in chosen for tag in each.tags),
        )
        for chosen in sets
    ]


def settled(answer: RubricAnswer, option: Option) -> RubricAnswer:
    return answer._replace(
        low=option.points, high=option.points, state="answered", tags=option.tags
    )


NUMBERS = st.integers(-6, 14)


@st.composite
def bounds(draw: st.DrawFn, numbers: st.SearchStrategy[int] = NUMBERS) -> dict[str, Any]:
    low, high = sorted([draw(numbers), draw(numbers)])
    under = {draw(st.sampled_from(["at_least", "above"])): low}
    over = {draw(st.sampled_from(["at_most", "below"])): high + 1}
    return draw(st.sampled_from([under, over, {**under, **over}]))


def conditions(names: list[str], levels: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Conditions on some groups or questions; `levels` are the groups that have any."""
    percent = bounds(st.integers(0, 99))
    value = st.builds(
        lambda name, bound: {"value_of": name, **bound}, st.sampled_from(names), bounds()
    )
    share = st.builds(
        lambda name, bound: {"share_of": name, **bound}, st.sampled_from(names), percent
    )
    exists = st.builds(
        lambda name, there: {"value_of": name, "exists": there},
        st.sampled_from(names),
        st.booleans(),
    )
    weights = st.dictionaries(st.sampled_from(TAGS), st.integers(-2, 2), min_size=1)
    count = st.builds(lambda tags, bound: {"count_of": tags, **bound}, weights, bounds())
    each = st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True)
    many = st.builds(
        lambda of, what, bound, most: {"how_many_of": of, what: bound, "at_least": most},
        each,
        st.sampled_from(["value", "share"]),
        bounds(st.integers(0, 99)),
        st.integers(0, 2),
    )
    kinds = [value, share, exists, count, many]
    if levels:
        kinds.append(
            st.builds(
                lambda name, label: {"level_of": name, "is": label},
                st.sampled_from(levels),
                st.sampled_from(["A", "B", ["A", "C"]]),
            )
        )
    return st.recursive(
        st.one_of(kinds),
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=2).map(lambda parts: {"all": parts}),
            st.lists(inner, min_size=1, max_size=2).map(lambda parts: {"any": parts}),
            inner.map(lambda part: {"not": part}),
            st.builds(
                lambda parts, least: {"how_many": parts, "at_least": least},
                st.lists(inner, min_size=1, max_size=2),
                st.integers(0, 2),
            ),
        ),
        max_leaves=3,
    )


@st.composite
def rules(draw: st.DrawFn, names: list[str], levels: list[str]) -> list[dict[str, Any]]:
    drawn: list[dict[str, Any]] = []
    for label in draw(st.lists(st.sampled_from("ABC"), max_size=3)):
        held = draw(
            st.one_of(
                bounds(), conditions(names, levels).map(lambda when: {"when": when}), st.just({})
            )
        )
        drawn.append({"label": label, **held})
    return drawn


@st.composite
def groups(draw: st.DrawFn, known: list[str], graded: list[str], name: str) -> dict[str, Any]:
    combine = draw(st.sampled_from(["mean", "sum", "lowest", "highest"]))
    weights = st.integers(0, 3) if combine == "mean" else st.integers(-2, 3)
    chosen = draw(st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True))
    group: dict[str, Any] = {"combine": combine, "members": list(chosen)}
    if combine in ("mean", "sum"):
        group["members"] = [
            draw(
                st.sampled_from(
                    [each, {"member": each, "weight": draw(weights)}, {"share_of": each}]
                )
            )
            for each in chosen
        ]
    group["nulls"] = draw(st.sampled_from(["left_out", "left_out", "worst", "best", 2]))
    modifiers = []
    for _ in range(draw(st.integers(0, 2))):
        action = draw(
            st.sampled_from(
                [
                    {"divide": 3},
                    {"divide": -2},
                    {"multiply": -1},
                    {"add": 2},
                    {"at_most": 4},
                    {"at_least": 0},
                    {"set_to": 1},
                    {"leave_out": True},
                ]
            )
        )
        if "leave_out" in action or draw(st.booleans()):
            itself = {"value_of": name, **draw(bounds())}
            action = {"when": draw(st.one_of(st.just(itself), conditions(known, graded))), **action}
        modifiers.append(action)
    group["modifiers"] = modifiers
    group |= draw(st.sampled_from([{}, {"at_most": 5}, {"at_least": -1, "at_most": 8}]))
    mode = draw(st.sampled_from(["half_up", "half_down", "half_even", "floor", "ceiling"]))
    applies = draw(st.sampled_from(["carried", "shown"]))
    group |= draw(st.sampled_from([{}, {"rounding": {"mode": mode, "applies": applies}}]))
    group |= draw(st.sampled_from([{}, {}, {"better": "low"}]))
    group |= draw(st.sampled_from([{}, {"out_of": "maximum"}, {"out_of": "range"}, {"out_of": 6}]))
    group["levels"] = draw(rules([*known, name], graded))
    return group


@st.composite
def rubrics(draw: st.DrawFn, asked: Questions) -> dict[str, Any]:
    """A rubric as an author would write it, over questions that are there."""
    drawn: dict[str, Any] = {}
    graded: list[str] = []
    for number in range(draw(st.integers(1, 4))):
        name = f"g{number}"
        drawn[name] = draw(groups([*asked, *drawn], list(graded), name))
        if drawn[name]["levels"]:
            graded.append(name)
    return {
        "better": draw(st.sampled_from(["high", "low"])),
        "total": draw(st.sampled_from(list(drawn))),
        "groups": drawn,
        "outcomes": draw(rules([*asked, *drawn], graded)),
        "verdicts": draw(st.sampled_from([{}, {"A": "go", "B": "conditional", "C": "no_go"}])),
    }


@st.composite
def assessments(draw: st.DrawFn) -> tuple[Questions, dict[str, Any]]:
    asked = draw(questions())
    return asked, draw(rubrics(asked))


def evaluated(data: Mapping[str, Any], asked: Questions) -> RubricResult:
    answers = {name: each.answer for name, each in asked.items()}
    return evaluate_rubric(Rubric.model_validate(data), answers)


def completions(asked: Questions) -> Iterator[Questions]:
    """Every way in which what is open may turn out."""
    every = []
    for name, (answer, options) in asked.items():
        known = [answer]
        if answer.state == "unknown":
            known = [settled(answer, way) for way in ways(options, several=answer.several)]
        complete = [each._replace(maybe=False) for each in known]
        if answer.maybe:
            complete.append(answer._replace(state="disabled", maybe=False))
        every.append([(name, Asked(each, options)) for each in complete])
    for chosen in product(*every):
        yield dict(chosen)


def holds(wide: GroupResult, narrow: GroupResult) -> bool:
    """Whether all that a group may be is among what it was said to be."""
    return (
        _within(wide.low, wide.high, narrow.low, narrow.high, wide.maybe_null)
        and _within(
            wide.share_low,
            wide.share_high,
            narrow.share_low,
            narrow.share_high,
            # The share is null where the value is, or where its scale has no length.
            may_be_null=True,
        )
        and set(narrow.levels) <= set(wide.levels)
    )


def _within(
    low: Fraction | None,
    high: Fraction | None,
    inner_low: Fraction | None,
    inner_high: Fraction | None,
    may_be_null: bool,
) -> bool:
    if inner_low is None or inner_high is None:
        return may_be_null or low is None
    return low is not None and high is not None and low <= inner_low and inner_high <= high


def contains(wide: RubricResult, narrow: RubricResult) -> bool:
    return (
        all(holds(wide.groups[name], each) for name, each in narrow.groups.items())
        and set(narrow.possible_outcomes) <= set(wide.possible_outcomes)
        and (wide.maybe_without or not narrow.maybe_without)
    )


@given(assessments())
def test_the_ends_contain_every_completion(assessment: tuple[Questions, dict[str, Any]]) -> None:
    """Values, shares, levels and outcomes of every completion were announced before."""
    asked, data = assessment
    before = evaluated(data, asked)

    for complete in completions(asked):
        assert contains(before, evaluated(data, complete))


@given(assessments())
def test_with_nothing_open_both_ends_are_one(assessment: tuple[Questions, dict[str, Any]]) -> None:
    """A complete case has one exact value, share, level and outcome everywhere."""
    asked, data = assessment

    for complete in completions(asked):
        result = evaluated(data, complete)
        for group in result.groups.values():
            assert group.low == group.high
            assert group.share_low == group.share_high
            assert (False, 1) == (group.maybe_null, len(group.levels))
        assert 1 == len(result.possible_outcomes) + result.maybe_without
        assert all(modifier.certain for modifier in result.applied_modifiers)


@given(assessments(), st.data())
def test_an_unknown_only_widens(
    assessment: tuple[Questions, dict[str, Any]], data: st.DataObject
) -> None:
    """Forgetting an answer takes nothing away from what the result may be."""
    asked, rubric = assessment
    name = data.draw(st.sampled_from(list(asked)))
    answer, options = asked[name]
    if answer.state != "answered":
        return
    forgotten = answer._replace(state="unknown", low=answer.minimum, high=answer.maximum, tags=())

    widened = evaluated(rubric, {**asked, name: Asked(forgotten, options)})

    assert contains(widened, evaluated(rubric, asked))


@given(st.data())
def test_plain_means_and_sums_have_exact_ends(data: st.DataObject) -> None:
    """Where no question is in doubt, the ends are reached by some completion."""
    asked = {
        name: Asked(each.answer._replace(maybe=False), each.options)
        for name, each in data.draw(questions()).items()
    }
    rubric = {
        "total": "total",
        "groups": {
            "total": {
                "combine": data.draw(st.sampled_from(["mean", "sum", "lowest", "highest"])),
                "members": list(asked),
            }
        },
    }
    total = evaluated(rubric, asked).groups["total"]

    values = [evaluated(rubric, one).groups["total"].low for one in completions(asked)]
    known = [value for value in values if value is not None]

    assert (total.low, total.high) == ((min(known), max(known)) if known else (None, None))


@given(st.data())
def test_groups_of_doubtful_questions_have_exact_ends(data: st.DataObject) -> None:
    """The best and worst selection of questions that may not be asked is found."""
    asked = data.draw(questions())
    combine = data.draw(st.sampled_from(["mean", "sum", "lowest", "highest"]))
    rubric = {"total": "g", "groups": {"g": {"combine": combine, "members": list(asked)}}}
    total = evaluated(rubric, asked).groups["g"]

    values = [evaluated(rubric, one).groups["g"].low for one in completions(asked)]
    known = [value for value in values if value is not None]

    assert (total.low, total.high) == ((min(known), max(known)) if known else (None, None))
    assert total.maybe_null == (bool(known) and None in values)


@given(st.data())
def test_products_of_what_is_not_negative_contain_their_completions(data: st.DataObject) -> None:
    """Likelihood times severity, with open answers, questions in doubt and shares."""
    asked = data.draw(questions(least=0))
    rubric = {"total": "g", "groups": {"g": {"combine": "product", "members": list(asked)}}}
    before = evaluated(rubric, asked)

    for complete in completions(asked):
        assert contains(before, evaluated(rubric, complete))


def mirrored(data: Any, key: str = "") -> Any:
    """The same rubric for points of the opposite sign, where low is good instead of high."""
    if isinstance(data, dict):
        return dict(turned_entry(data, name, value) for name, value in data.items())
    if isinstance(data, list):
        return [mirrored(each, key) for each in data]
    if key in ("better", "combine", "mode"):
        return MIRRORED.get(data, data)
    return -data if key in ("add", "set_to", "nulls") and isinstance(data, int) else data


def turned_entry(around: dict[str, Any], name: str, value: Any) -> tuple[str, Any]:
    """One entry of a mirrored map, which depends on what stands around it."""
    bound = name in ("at_least", "at_most", "above", "below")
    counting = {"count_of", "how_many", "how_many_of"} & around.keys()
    if name in ("count_of", "weight", "multiply") or (bound and counting):
        return name, value
    if name == "out_of":
        return name, "range"
    if name == "share":
        return name, {MIRRORED[each]: 100 - limit for each, limit in value.items()}
    if bound:
        return MIRRORED[name], 100 - value if "share_of" in around else -value
    return name, mirrored(value, name)


def by_value(group: dict[str, Any]) -> dict[str, Any]:
    """The group with values where it took shares, which have no opposite, and its own range."""
    members = [
        each["share_of"] if isinstance(each, dict) and "share_of" in each else each
        for each in group["members"]
    ]
    return {**group, "members": members, "out_of": "range"}


def opposite(option: Option) -> Option:
    return option._replace(points=-option.points)


@given(assessments())
def test_where_low_is_good_all_is_mirrored(assessment: tuple[Questions, dict[str, Any]]) -> None:
    """Opposite points under an opposite rubric give opposite values and the same labels."""
    asked, data = assessment
    data = {
        **data,
        "groups": {name: by_value(group) for name, group in data["groups"].items()},
    }
    turned = {
        name: Asked(
            answer._replace(
                low=-answer.high,
                high=-answer.low,
                minimum=-answer.maximum,
                maximum=-answer.minimum,
            ),
            tuple(opposite(option) for option in options),
        )
        for name, (answer, options) in asked.items()
    }
    other = {"better": "low" if data["better"] == "high" else "high"}
    before, after = evaluated(data, asked), evaluated({**mirrored(data), **other}, turned)

    for name, group in before.groups.items():
        mirror = after.groups[name]
        if group.low is None or mirror.low is None or mirror.high is None:
            assert (None, None) == (group.low, mirror.low)
        else:
            assert (group.low, group.high) == (-mirror.high, -mirror.low)
        assert group.levels == mirror.levels
    assert before.possible_outcomes == after.possible_outcomes
    assert before.recommendation == after.recommendation
    assert before.applied_modifiers == after.applied_modifiers
