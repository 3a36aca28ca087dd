"""Scenarios: tried on a copy, kept as values, told in words; the record never changes."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor import shipped
from assessor.assessment import Assessment
from assessor.casework import Case, Evaluated, evaluated, opened
from assessor.comparing import side_by_side
from assessor.exchange.scenario_file import read_back, written
from assessor.fingerprint import sha256
from assessor.result_json import as_json
from assessor.whatif import ScenarioError, of_turning_point, supposing, tried
from assessor.whatif.words import sentences
from questionnaires.response import Answer, Unknown
from scoring.verdict import RANKED
from tests.laws import cases as laws
from tests.laws.drawing import Shape, cases
from tests.report.small import PROOF, small

EXAMPLES = {path.stem: path for path in shipped.examples()}
# Letters of any script, marks, signs and line breaks; control characters no file may hold.
NAMES = st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\t")
GOOD: dict[str, Any] = {"route": {"value": "good", "backing": PROOF}, "note": True, "share": 60}


def example(name: str) -> Evaluated:
    return evaluated(opened(EXAMPLES[name]))


def made(answers: dict[str, Any], **more: Any) -> Evaluated:
    """A small assessment, judged."""
    dossier = small(answers, **more)
    return evaluated(Case(dossier.assessment, dossier.questionnaire, dossier.policy))


def drawn(case: laws.Case) -> Evaluated:
    """A drawn case as an assessment."""
    response = case.response.model_dump(exclude_none=True)
    assessment = Assessment.model_validate({**response, "commitments": case.commitments})
    return evaluated(Case(assessment, case.form.questionnaire, case.form.policy))


# Trying


def test_a_supposed_answer_moves_the_verdict() -> None:
    """No route rules the platform out; supposing a good one, nothing does."""
    found = made({**GOOD, "route": "none"})
    what_if = tried(found, supposing("A route after all", found.case, {"route": "good"}))

    assert ("no_go", "go") == what_if.moves.verdict
    assert ["route"] == [each.link_id for each in what_if.moves.knock_outs_gone]
    assert () == what_if.moves.knock_outs_new


def test_nothing_touches_the_record() -> None:
    """Case and result are what they were, to the last character, whatever was tried."""
    found = example("society_2026_x")
    before = sha256(found.case.assessment), as_json(found)
    scenario = supposing("All else", found.case, {"people_in": ("uk",), "weekly_hours": 20})
    scenario = scenario.meeting("pilot").weighing({"audience_fit": 0})
    tried(found, scenario)

    assert before == (sha256(found.case.assessment), as_json(found))


def test_a_scenario_without_changes_moves_nothing() -> None:
    """What is tried is judged by the same rules and as of the same day."""
    for name in EXAMPLES:
        found = example(name)
        what_if = tried(found, supposing("Nothing", found.case))

        assert not what_if.moves.anything
        assert as_json(found) == as_json(what_if.after)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_turning_point_can_be_tried_in_one_go(name: str) -> None:
    """What the report says would reach a verdict reaches it, computed hours included."""
    found = example(name)
    reachable = [point for point in found.turning_points if point.reachable]

    assert reachable
    for point in reachable:
        what_if = tried(found, of_turning_point("The way there", found, point))
        assert (found.result.recommendation, point.to) == what_if.moves.verdict


@given(cases(Shape(questions=(1, 6), steering=True)))
def test_a_turning_point_tried_reaches_its_verdict(case: laws.Case) -> None:
    """As a scenario, or a better one, for every case that can be drawn."""
    found = drawn(case)
    for point in found.turning_points:
        if point.reachable:
            after = tried(found, of_turning_point("Way", found, point)).after
            assert after.result.recommendation is not None
            reached = RANKED.index(after.result.recommendation)
            assert RANKED.index(point.to) <= reached


def test_a_turning_point_out_of_reach_cannot_be_tried() -> None:
    """There is nothing to suppose, and the message says what to do instead."""
    found = example("society_2026_x")
    point = found.turning_points[0]._replace(reachable=False)

    with pytest.raises(ScenarioError, match="Change what prevents it first"):
        of_turning_point("No way", found, point)


def test_a_measure_supposed_to_be_met_is_no_condition() -> None:
    """It takes the condition away, and leaves what others have promised."""
    found = made({**GOOD, "note": False})
    what_if = tried(found, supposing("Written down", found.case).meeting("write"))

    assert ["write"] == [each.subject for each in what_if.moves.conditions_gone]
    assert ("conditional", "go") == what_if.moves.verdict


def test_other_weights_move_total_and_verdict_but_no_area() -> None:
    """An area's score is its own; only what it counts for changes."""
    found = example("society_2026_tiktok")
    moves = tried(
        found, supposing("Only data", found.case).weighing({"data_residency": 1000})
    ).moves

    assert () == moves.areas
    assert moves.total is not None


def test_an_unknown_can_be_supposed_too() -> None:
    """Taking an answer away shows what rests on it."""
    found = made(GOOD)
    scenario = supposing("If we did not know", found.case)
    moves = tried(found, scenario.answering("note", Answer(unknown=Unknown()))).moves

    assert ("note",) == moves.opened
    assert (True, False) == moves.firm
    assert ("go", "conditional") == moves.verdict


def test_questions_that_are_switched_on_and_off_are_told() -> None:
    """An answer that decides what is asked moves what is asked."""
    found = made({**GOOD, "note": False})
    moves = tried(found, supposing("Noted", found.case, {"note": True})).moves

    assert ("where",) == moves.asked
    assert () == moves.unasked


def test_a_ranking_moves_with_a_scenario() -> None:
    """A comparison can be seen with one case as it would be; the others stay."""
    names = ("society_2026_facebook", "society_2026_x")
    compared = side_by_side([(name, example(name)) for name in names])
    x = compared.by_id["society_2026_x"]
    after = tried(x, of_turning_point("Fewer hours", x, x.turning_points[0])).after
    moved = compared.instead({"society_2026_x": after})

    assert ["society_2026_facebook"] == [each.id for each in compared.comparison.ranking]
    assert list(names) == [each.id for each in moved.comparison.ranking]
    assert compared.by_id["society_2026_facebook"] is moved.by_id["society_2026_facebook"]


# Kept as values


def test_a_scenario_is_a_value_that_comes_back_the_same() -> None:
    """Written and read, with every kind of supposition, it is equal."""
    found = example("society_2026_tiktok")
    scenario = of_turning_point("Everything", found, found.turning_points[0])
    scenario = scenario.weighing({"data_residency": 40}).answering(
        "authored", Answer(not_applicable="Not for us: at all")
    )

    assert scenario == read_back(written(scenario), "scenario.yaml")
    assert scenario.changes > len(scenario.met)


@given(st.text(NAMES, min_size=1, max_size=40))
def test_any_name_comes_back(name: str) -> None:
    """A name is text: colons, quotes and line breaks included."""
    text = written(supposing(name, made(GOOD).case))

    assert name == read_back(text, "scenario.yaml").name


def test_changing_a_scenario_makes_another() -> None:
    """Suppositions are added and taken back without touching the value one has."""
    found = made(GOOD)
    empty = supposing("Try", found.case)
    one = empty.answering("share", Answer(value=10)).meeting("write")

    assert (0, 2) == (empty.changes, one.changes)
    assert empty == one.answering("share", None).meeting("write", met=False)


def test_a_scenario_knows_whether_the_assessment_has_changed() -> None:
    """Whoever tries it again learns that it was made for other answers."""
    found, other = made(GOOD), made({**GOOD, "share": 10})
    scenario = supposing("Try", found.case)

    assert scenario.fits(found.case.assessment)
    assert not scenario.fits(other.case.assessment)


@pytest.mark.parametrize(
    ("scenario", "said"),
    [
        (lambda s: s.answering("nobody", Answer(value=1)), "There is no question 'nobody'"),
        (lambda s: s.answering("route", Answer(value="fast")), "no option .fast."),
        (lambda s: s.meeting("sing"), "The policy knows no measure 'sing'"),
        (lambda s: s.weighing({"people": 3}), "The policy has no area 'people'"),
        (lambda s: s.weighing({"data": 0}), "No area weighs anything"),
    ],
)
def test_what_a_case_cannot_take_is_said_with_the_remedy(scenario: Any, said: str) -> None:
    """Every supposition that cannot be is named; none is quietly dropped."""
    found = made(GOOD)

    with pytest.raises(ScenarioError, match=said):
        tried(found, scenario(supposing("Try", found.case)))


@pytest.mark.parametrize(
    "text", ["name: Try\n", "format: scenario/1\nname: T\nof: x\n", "[1, 2]\n"]
)
def test_what_is_no_scenario_is_refused(text: str) -> None:
    """With the file's name and what to do."""
    with pytest.raises(ScenarioError, match=r"^kept\.yaml: .+ Correct it\.$"):
        read_back(text, "kept.yaml")


# Told in words


def test_what_moves_is_told_verdict_first() -> None:
    """Sentences: the new verdict beside the old one, scores, what is gone."""
    found = made({**GOOD, "route": "none", "note": False}, as_of=date(2026, 11, 14))
    said = sentences(tried(found, supposing("A route", found.case, {"route": "good"})))

    assert (
        "With this: GO WITH CONDITIONS, instead of NO-GO.",
        "The total: 80.0, instead of 20.0.",
        "Data: 80.0, instead of 20.0.",
        "No longer rules it out: Which route?",
        "No longer a condition: The total is below what a go needs",
        "No longer a condition: Data: the score is below what a go needs",
        "No longer a condition: The proof is too thin or out of date: Which route?",
    ) == said


def test_that_nothing_moves_is_told() -> None:
    """A scenario that changes nothing says so."""
    found = made(GOOD)

    assert ("It stays GO.", "Nothing else moves.") == sentences(
        tried(found, supposing("Same", found.case, {"share": 70}))
    )


def test_hours_that_move_are_told() -> None:
    """Fewer videos need fewer hours, and may be enough to be no longer ruled out."""
    found = example("society_2026_x")
    scenario = supposing("A larger share", found.case, {"share_for_platform": 30})
    said = sentences(tried(found, scenario))

    assert (
        "No longer rules it out: How do the hours you need compare with the hours you have?" in said
    )
    assert "Hours a week: 19.5 needed instead of 19.5, 32.0 free." in said
