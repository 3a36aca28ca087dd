"""Computed answers: a load that rests on other answers, some of which score too."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from questionnaires.questionnaire import Questionnaire
from questionnaires.response import QuestionnaireResponse
from scoring.capacity import StaffCapacity
from scoring.evaluate import explained
from scoring.explanation import tornado
from scoring.judging import Judged, judge
from scoring.policy import Policy
from scoring.result import Result
from scoring.trial import applied
from scoring.turning_points import turning_points
from tests.laws.asks import TODAY
from tests.laws.drawing import many
from tests.laws.plainly import VERDICTS
from tests.laws.views import reaches

DOMAINS: Mapping[str, tuple[bool | int, ...]] = {
    "films": (True, False),
    "posts": (0, 1, 2, 3),
    "people": (0, 1, 2),
    "care": (True, False),
}
KNOCK_OUT = {"reason": "The plan needs more than there is.", "may_be_lifted_by": "board"}
LOAD_LEVELS = [
    {"at_most": 1, "points": 100},
    {"at_most": 2, "points": 40, "measures": ["plan"]},
    {"otherwise": True, "points": 0, "measures": ["plan"], "knock_out": KNOCK_OUT},
]
SWITCH_LEVELS = [{"answer": True, "points": 100}, {"answer": False, "points": 0}]
INPUT_LEVELS = {
    # One number to a level, so that trying a level is trying that number.
    "films": SWITCH_LEVELS,
    "posts": [
        {"at_least": 3, "points": 100},
        {"at_least": 2, "points": 60},
        {"at_least": 1, "points": 40},
        {"otherwise": True, "points": 0},
    ],
    "people": [
        {"at_least": 2, "points": 100},
        {"at_least": 1, "points": 50},
        {"otherwise": True, "points": 0},
    ],
}


class Plan(NamedTuple):
    """A form whose load is posts over people, and a response to it (None: unknown)."""

    questionnaire: Questionnaire
    policy: Policy
    answers: Mapping[str, bool | int | None]

    def response(self, **instead: object) -> QuestionnaireResponse:
        """The response, with some answers replaced."""
        said = {**self.answers, **instead}
        return QuestionnaireResponse.model_validate(
            {
                "format": "response/1",
                "questionnaire": {"id": "form", "version": "1"},
                "answers": {
                    link_id: {"unknown": {}} if value is None else {"value": value}
                    for link_id, value in said.items()
                },
            }
        )

    def judged(self, **instead: object) -> Judged:
        """The plan judged, with some answers replaced."""
        return judge(self.questionnaire, self.response(**instead), self.policy, as_of=TODAY)

    def completed(self) -> Iterator[Result]:
        """The results of everything that the open answers may turn out to be."""
        open_ = [link_id for link_id, value in self.answers.items() if value is None]
        for values in product(*(DOMAINS[link_id] for link_id in open_)):
            yield explained(self.judged(**dict(zip(open_, values, strict=True))))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Plans with open answers, whose posts may depend on whether there are films at all."""
    threshold = st.sampled_from([None, 30, 50, 70])
    low, high = draw(threshold), draw(threshold)
    scored = draw(st.sets(st.sampled_from(["films", "posts", "people"])))
    return Plan(
        questionnaire(gated=draw(st.booleans())),
        policy(scored, sorted(filter(None, (low, high))), draw(st.integers(0, 3))),
        {link_id: draw(st.sampled_from((None, *values))) for link_id, values in DOMAINS.items()},
    )


def questionnaire(*, gated: bool) -> Questionnaire:
    """The questions; gated: posts are asked for only where there are films."""
    posts = {"link_id": "posts", "type": "number", "text": "Posts?", "minimum": 0, "maximum": 3}
    if gated:
        posts["enable_when"] = {"question": "films", "answer": True}
    load = {"link_id": "load", "type": "number", "text": "Load", "read_only": True}
    items = [
        {"link_id": "films", "type": "boolean", "text": "Films?"},
        posts | {"whole": True},
        {"link_id": "people", "type": "scale", "text": "People?", "minimum": 0, "maximum": 2},
        load,
        {"link_id": "care", "type": "boolean", "text": "Care?"},
    ]
    area = {"link_id": "team", "type": "group", "text": "Team", "item": items}
    form = {"id": "form", "version": "1", "title": "A form", "item": [area]}
    return Questionnaire.model_validate({"format": "questionnaire/1", **form})


def policy(scored: set[str], thresholds: list[int], weight: int) -> Policy:
    """The policy: the load always scores, its inputs only where named."""
    names = ("no_go_below", "go_from")[-len(thresholds) :] if thresholds else ()
    return Policy.model_validate(
        {
            "format": "policy/1",
            "id": "judgement",
            "version": "1",
            "title": "A judgement",
            "questionnaire": "form",
            "measures": {"plan": {"what": "A plan", "role": "board", "proof": "Minutes"}},
            "questions": {
                "load": {"weight": 2, "levels": LOAD_LEVELS, "blocks_go": True},
                "care": {"weight": weight, "levels": SWITCH_LEVELS},
                **{link_id: {"weight": 1, "levels": INPUT_LEVELS[link_id]} for link_id in scored},
            },
            "derived": {"load": posts_over_people()},
            **dict(zip(names, thresholds, strict=True)),
        }
    )


def posts_over_people() -> dict[str, Any]:
    """The formula with everything but posts and people set so that it falls away."""
    ones = ("contingency", "start_up_weeks", "weekly_hours", "after_leave", "after_meetings")
    formula: dict[str, Any] = {name: {"value": 0} for name in StaffCapacity.model_fields}
    formula |= {name: {"value": 1} for name in ones}
    formula["formats"] = [{"posts": {"item": "posts"}, "hours": {"value": 1}}]
    return formula | {"people": {"item": "people"}, "share": {"value": 100}}


@many
@given(plans())
def test_a_computed_answer_is_posts_over_people_or_open(plan: Plan) -> None:
    """With all inputs known it is their ratio; nothing free is the worst, a gap leaves it open."""
    result = explained(plan.judged())
    capacity, load = result.capacities["load"], result.standings["load"]
    switched_off = result.standings["posts"].state == "disabled"
    posts = 0 if switched_off else plan.answers["posts"]
    people = plan.answers["people"]
    if posts is None or people is None or result.standings["posts"].maybe:
        assert (None, "unknown", "input_unknown") == (capacity, load.state, load.reason)
    else:
        expected = Fraction(posts, people) if people else None
        points = 0 if expected is None or expected > 2 else 40 if expected > 1 else 100

        assert capacity is not None
        assert (expected, points, points) == (capacity.load, load.low, load.high)


@many
@given(plans())
def test_what_open_inputs_may_come_to_lies_within_the_ends(plan: Plan) -> None:
    """Every completion keeps within total and verdict, also where inputs may not be asked."""
    result = explained(plan.judged())
    for complete in plan.completed():
        assert complete.total is not None
        assert result.total is not None
        assert result.total.low <= complete.total.low <= complete.total.high <= result.total.high
        assert set(complete.possible) <= set(result.possible)


@many
@given(plans())
def test_swings_of_inputs_move_what_is_computed_from_them(plan: Plan) -> None:
    """Tornado equals changing the answer itself, load and all."""
    judged = plan.judged()
    worst_best = {"films": (False, True), "posts": (0, 3), "people": (0, 2), "care": (False, True)}
    for swing in tornado(judged):
        if swing.link_id in worst_best:
            worst, best = (plan.judged(**{swing.link_id: v}) for v in worst_best[swing.link_id])

            assert (worst.low.total(), best.low.total()) == (swing.worst, swing.best)
            assert worst.outlook.recommendation == swing.verdict_at_worst
            assert best.outlook.recommendation == swing.verdict_at_best


@many
@given(plans())
def test_a_set_that_touches_inputs_reaches_its_verdict(plan: Plan) -> None:
    """Turning points hold once made, with the load computed again or agreed to be changed."""
    judged = plan.judged()
    for point in turning_points(judged):
        if point.reachable:
            assert reaches(applied(judged, point.changes), VERDICTS.index(point.to))
