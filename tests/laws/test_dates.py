"""Days: what has expired by the day of judging, and what nobody has confirmed."""

from datetime import timedelta
from typing import Any

from hypothesis import given

from questionnaires.response import Answer
from scoring.evaluate import evaluate
from scoring.result import Result
from tests.laws.asks import LASTS, TODAY, YESTERDAY, Given
from tests.laws.cases import Case
from tests.laws.drawing import Shape, cases, many
from tests.laws.views import seen

STEERED = Shape(questions=(1, 5), steering=True)


def answering(case: Case, link_id: str, **changes: Any) -> Result:
    """The case with one answer written anew, backed by a document unless said otherwise."""
    said = {"value": case.given[link_id].value, "backing": {"kind": "document"}, **changes}
    answers = {**case.response.answers, link_id: Answer.model_validate(said)}
    return evaluate(
        case.form.questionnaire,
        case.response.model_copy(update={"answers": answers}),
        case.form.policy,
        case.commitments,
        TODAY,
    )


def why_open_aside(result: Result) -> dict[str, Any]:
    """All that is seen of a result but the reasons for which answers are open."""
    view = seen(result)
    view["standings"] = {
        link_id: (*parts[:6], *parts[7:]) for link_id, parts in view["standings"].items()
    }
    return view


@many
@given(cases(STEERED))
def test_an_answer_counts_to_its_last_day_and_is_unknown_after_it(case: Case) -> None:
    """On the day itself it stands; a day later the question is as open as any other."""
    for ask in case.answered:
        plain = answering(case, ask.link_id)
        unknown = case.giving(ask.link_id, Given("unknown")).result

        assert plain == answering(case, ask.link_id, good_until=TODAY)
        assert why_open_aside(unknown) == why_open_aside(
            answering(case, ask.link_id, good_until=YESTERDAY)
        )


@many
@given(cases(STEERED))
def test_a_proposed_answer_is_unknown_until_a_person_confirms_it(case: Case) -> None:
    """A pre-fill moves nothing; confirmed, it is an answer like any other."""
    for ask in case.answered:
        unknown = case.giving(ask.link_id, Given("unknown")).result
        proposed = answering(case, ask.link_id, prefill={"origin": "A fact sheet"})
        confirmed = answering(
            case, ask.link_id, prefill={"origin": "A fact sheet", "confirmed_by": "Ada"}
        )

        assert why_open_aside(unknown) == why_open_aside(proposed)
        assert answering(case, ask.link_id) == confirmed


@many
@given(cases(STEERED))
def test_backing_counts_to_its_last_day_and_not_a_day_longer(case: Case) -> None:
    """Out of date, or older than the policy allows, is as weak as nothing better than a word."""
    for ask in case.answered:
        if ask.needed is None:
            continue
        lasts = case.form.backing_lasts
        oldest, older = TODAY - timedelta(days=LASTS), TODAY - timedelta(days=LASTS + 1)
        plain = answering(case, ask.link_id)
        expired = {"kind": "document", "good_until": YESTERDAY}
        weak = answering(case, ask.link_id, backing=expired)

        assert plain == answering(
            case, ask.link_id, backing={"kind": "document", "good_until": TODAY, "seen": oldest}
        )
        assert (plain if lasts is None else weak) == answering(
            case, ask.link_id, backing={"kind": "document", "seen": older}
        )
        if weak.standings[ask.link_id].state == "answered":
            assert weak.standings[ask.link_id].backing_weak
            assert "go" not in weak.possible or weak.standings[ask.link_id].maybe
