"""Lint stays silent where nothing is wrong, and sees through combinations of rules and levels."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import ValidationError
from pydantic_core.core_schema import ErrorType

from questionnaires import checks
from questionnaires.answer_checks import address_fault, answer_fault
from questionnaires.items import NumberItem, ScaleItem
from questionnaires.loading import load_questionnaire, parsed, validated
from questionnaires.problems import InvalidFileError
from questionnaires.questionnaire import FORMAT, Questionnaire
from questionnaires.reach import numbers_around
from questionnaires.reading.shape_messages import findings as shape_findings
from scoring.checks import findings as policy_findings
from scoring.policy import Policy

SOUND = load_questionnaire(Path(__file__).parent / "broken" / "sound.yaml")
START = 'format: questionnaire/1\nid: tried\nversion: "1.0"\ntitle: Tried\nitem:\n'
ASKED = """\
  - {type: boolean, link_id: flag, text: A flag?}
  - type: choice
    link_id: one
    text: Which one?
    answer_option: [{code: a, text: A}, {code: b, text: B}, {code: c, text: C}]
  - type: multiple_choice
    link_id: some
    text: Which ones?
    answer_option:
      - {code: left, text: Left}
      - {code: middle, text: Middle}
      - {code: right, text: Right}
      - {code: none, text: None of these, exclusive: true}
  - {type: number, link_id: whole, text: How many?, minimum: 0, maximum: 10, whole: true}
  - {type: number, link_id: open, text: How much?}
  - {type: scale, link_id: scale, text: How far?, minimum: 0, maximum: 1, step: 0.25}
  - {type: date, link_id: day, text: When?, earliest: 2026-01-01, latest: 2026-12-31}
  - {type: string, link_id: name, text: Who?}
  - {type: boolean, link_id: skipped, text: Skipped?, allow_not_applicable: true}
"""


def problems(text: str) -> list[str]:
    """What is wrong with a questionnaire, without places and remedies."""
    try:
        validated(parsed(text, "tried.yaml"), Questionnaire, FORMAT, checks.findings)
    except InvalidFileError as error:
        return [problem.what for problem in error.problems]
    return []


def waiting_for(rule: str, behavior: str = "all") -> list[str]:
    """What is wrong with a question that is asked when a rule holds."""
    item = f"link_id: last, type: boolean, text: Last?, enable_behavior: {behavior}"
    return problems(f"{START}{ASKED}  - {{{item}, enable_when: {rule}}}\n")


REACHABLE = [
    "flag = true",
    "flag = true, one = b",
    "one != a, one != b",
    "some = left, some = middle",
    "some = left, some != middle",
    "some = none",
    "whole > 9",
    "whole > 3, whole < 5",
    "open > 3, open < 4",
    "open < -1000",
    "scale = 0.75",
    "scale > 0.3, scale < 0.7",
    "day >= 2026-12-31",
    "day > 2026-03-01, day < 2026-03-03",
    "name != Nobody",
    "name = Somebody",
    "name exists true",
    "skipped exists false",
]
UNREACHABLE = [
    "flag = true, flag = false",
    "one = a, one != a",
    "one != a, one != b, one != c",
    "some = left, some = none",
    "whole > 10",
    "whole > 3, whole < 4",
    "open > 3, open < 3",
    "scale > 0.5, scale < 0.75",
    "day < 2026-01-01",
    "day > 2026-03-01, day < 2026-03-02",
    "name = One, name = Other",
    "flag exists false",
]
"""Comparisons that must all hold, in a shorthand of these tests."""


def rule_of(shorthand: str) -> str:
    """The shorthand as files write it."""
    parts = [comparison.split() for comparison in shorthand.split(", ")]
    return f"[{', '.join(comparison_of(*part) for part in parts)}]"


def comparison_of(question: str, operator: str, answer: str) -> str:
    """One comparison as files write it."""
    return f'{{question: {question}, operator: "{operator}", answer: {answer}}}'


@pytest.mark.parametrize("rule", REACHABLE)
def test_rules_that_some_answers_satisfy_are_left_alone(rule: str) -> None:
    """Whatever can be answered so that the rule holds is no problem."""
    assert [] == waiting_for(rule_of(rule))


@pytest.mark.parametrize("rule", UNREACHABLE)
def test_rules_that_no_answers_satisfy_are_told(rule: str) -> None:
    """Whole numbers, steps, days and exclusive options are seen through."""
    (what,) = waiting_for(rule_of(rule))
    assert what.startswith("'last' can never be asked: no answers to ")


def test_any_needs_only_one_rule_of_several() -> None:
    """Contradictions matter where all rules must hold, not where one is enough."""
    assert [] == waiting_for(rule_of("flag = true, flag = false"), "any")


@pytest.mark.parametrize(
    ("rule", "reachable"),
    [
        ("{not: %s}", True),
        ("{any: [%s, {not: %s}]}", True),
        ("{all: [%s, {not: %s}]}", False),
        ("{not: {any: [%s, {not: %s}]}}", False),
    ],
)
def test_all_any_and_not_are_seen_through(rule: str, reachable: bool) -> None:
    """A rule inside a rule counts as what it says."""
    found = waiting_for(rule.replace("%s", comparison_of("one", "=", "a")))
    assert reachable == (found == [])


def test_a_search_too_large_accuses_nobody() -> None:
    """Where there are too many answers to try, the question counts as reachable."""
    options = "\n".join(f"      - {{code: o{n}, text: Option {n}}}" for n in range(12))
    several = "  - type: multiple_choice\n    link_id: many\n    text: Which?\n    answer_option:\n"
    rules = rule_of(", ".join(f"many = o{n}" for n in range(12)))
    last = f"  - {{type: boolean, link_id: last, text: Last?, enable_when: {rules}}}\n"
    assert [] == problems(START + several + options + "\n" + last)


def test_only_the_outermost_unreachable_group_is_told() -> None:
    """What stands inside a group that is never asked needs no message of its own."""
    text = """\
  - link_id: area
    type: group
    text: Area
    item:
      - {type: boolean, link_id: flag, text: A flag?}
      - link_id: never
        type: group
        text: Never
        enable_when: {question: flag, operator: exists, answer: false}
        item:
          - {type: boolean, link_id: inner, text: In?, enable_when: {question: flag, answer: true}}
"""
    (what,) = problems(START + text)
    assert what.startswith("'never' can never be asked")


def test_a_rule_with_a_mistake_is_told_once() -> None:
    """Whoever waits for a question whose own rule is broken is not accused of that too."""
    text = """\
  - {type: boolean, link_id: first, text: A?, enable_when: {question: nothing, answer: true}}
  - {type: boolean, link_id: second, text: B?, enable_when: {question: first, answer: true}}
"""
    assert ["'first' waits for 'nothing', which is no question of 'tried'"] == problems(
        START + text
    )


@pytest.mark.parametrize("question", ["flag", "one", "some", "whole", "scale", "day", "name"])
@pytest.mark.parametrize("answer", ["true", "5", "x", "2026-01-01", "2.5"])
@pytest.mark.parametrize("operator", ["=", "<", "exists"])
def test_no_comparison_breaks_the_search(question: str, answer: str, operator: str) -> None:
    """Comparisons of the wrong kind are told, and never trip what looks for reachable questions."""
    assert len(waiting_for(comparison_of(question, operator, answer))) <= 1


def steps(numbers: Iterable[Fraction]) -> list[str]:
    """Numbers as they are written."""
    return [str(number) for number in numbers]


def test_numbers_around_bounds_are_allowed_and_tell_them_apart() -> None:
    """Every way to lie beside, on and between some bounds has its example."""
    whole = NumberItem(type="number", link_id="n", text="n", minimum=0, maximum=9, whole=True)
    free = NumberItem(type="number", link_id="n", text="n", minimum=0)
    scale = ScaleItem(
        type="scale", link_id="s", text="s", minimum=0, maximum=1, step=Decimal("0.5")
    )
    assert ["0", "1", "2", "3", "4", "8", "9"] == steps(numbers_around(whole, [Fraction(5, 2)]))
    assert ["0", "5/4", "5/2", "7/2"] == steps(numbers_around(free, [Fraction(5, 2)]))
    assert ["0", "1/2", "1"] == steps(numbers_around(scale, [Fraction(1, 4)]))


@pytest.mark.parametrize(
    ("link_id", "value"),
    [
        ("storage", "named"),
        ("regions", ("eea", "uk")),
        ("regions", ("elsewhere",)),
        ("policy", False),
        ("risk", 5),
        ("risk", Decimal("3.0")),
        ("hours", Decimal("0.1")),
        ("posts", Decimal("7.0")),
        ("review", "2026-02-28"),
        ("contact", "Communications"),
        ("notes", "Two\nlines"),
        ("home", "https://example.org/a?b=c#d"),
        ("home", "HTTP://EXAMPLE.ORG"),
        ("home", "https://bücher.example/ü"),
    ],
)
def test_answers_that_fit_are_let_through(link_id: str, value: Any) -> None:
    """What a question allows is no fault."""
    assert None is answer_fault(SOUND.questions[link_id], value)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "ftp://example.org",
        "https://",
        "https:///path",
        "https://a b.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://user@evil.example",
        "//example.org",
        "https://example.org/\n",
        'https://example.org/"onclick',
        "https://x/<script>",
    ],
)
def test_only_links_that_lead_to_a_host_are_links(address: str) -> None:
    """Whatever could act, or hide where it leads, is refused."""
    assert None is not address_fault(address)


POLICY = {
    "format": "policy/1",
    "id": "tried",
    "version": "1",
    "title": "Tried",
    "questionnaire": "sound",
}


def policy_problems(questions: dict[str, Any], **more: Any) -> list[str]:
    """What is wrong with a policy for the sound questionnaire."""
    policy = Policy.model_validate({**POLICY, "questions": questions, **more})
    return [finding.what for finding in policy_findings(policy, SOUND)]


def levels(*each: tuple[str, int, int]) -> dict[str, Any]:
    """Levels by one bound: its name, its number, the points."""
    return {
        "weight": 1,
        "levels": [{name: bound, "points": points} for name, bound, points in each],
    }


@pytest.mark.parametrize(
    "question",
    [
        levels(("at_most", 10, 100), ("above", 10, 0)),
        levels(("below", 10, 100), ("at_least", 10, 0)),
        levels(("at_least", 50, 100), ("at_least", 0, 0)),
        {"weight": 1, "value_is_points": True},
        {"weight": 1, "levels": [{"otherwise": True, "points": 5}]},
    ],
)
def test_levels_that_cover_all_numbers_are_left_alone(question: dict[str, Any]) -> None:
    """Bounds that meet leave no gap, whichever of them holds the number between."""
    assert [] == policy_problems({"hours": question})


def test_whole_numbers_have_no_gap_between_neighbours() -> None:
    """Up to 10 and from 11 is enough where only whole numbers are answers."""
    question = levels(("at_most", 10, 100), ("at_least", 11, 0))
    assert [] == policy_problems({"posts": question})
    assert ["no level of 'hours' holds 21/2"] == [
        what.replace("10.5", "21/2") for what in policy_problems({"hours": question})
    ]


def test_what_may_fall_away_lifts_what_can_be_reached() -> None:
    """A bar is out of reach only if no answers reach it, "not applicable" included."""
    low = {"answer": "named", "points": 50}
    storage = {
        "weight": 1,
        "levels": [low, {"answer": "mixed", "points": 0}, {"answer": "hidden", "points": 0}],
    }
    funds = {
        "weight": 1,
        "levels": [{"answer": "enough", "points": 0}, {"answer": "short", "points": 0}],
    }
    assert [] == policy_problems({"storage": storage, "funds": funds}, go_from=50)
    (what,) = policy_problems({"storage": storage, "funds": funds}, go_from=51)
    assert (
        "go_from is 51.0, but the total reaches 50.0 at best, so no answers can end in go" == what
    )


def test_several_choices_add_up_to_what_can_be_reached() -> None:
    """With sum, options that stand together reach what none of them reaches alone."""
    regions = {
        "weight": 1,
        "combine": "sum",
        "levels": [
            {"answer": "eea", "points": 40},
            {"answer": "uk", "points": 40},
            {"answer": "elsewhere", "points": 0},
        ],
    }
    assert [] == policy_problems({"regions": regions}, go_from=80)
    assert 1 == len(policy_problems({"regions": regions}, go_from=81))


CONTEXT: dict[str, Any] = {
    **dict.fromkeys(["gt", "ge", "lt", "le", "min_length", "max_length", "actual_length"], 1),
    **dict.fromkeys(["multiple_of", "max_digits", "decimal_places", "whole_digits"], 1),
    **dict.fromkeys(["tz_expected", "tz_actual", "expected_version"], 1),
    **dict.fromkeys(["field_type", "class", "class_name", "pattern", "encoding"], "Thing"),
    **dict.fromkeys(["discriminator", "tag", "expected_tags", "expected", "error"], "Thing"),
    **dict.fromkeys(["attribute", "encoding_error", "expected_schemes", "method_name"], "Thing"),
    **dict.fromkeys(["mapping_type", "object_type", "ordering", "data", "argument"], "Thing"),
}


@pytest.mark.parametrize("kind", get_args(ErrorType))
def test_every_error_of_the_validator_is_put_in_plain_words(kind: str) -> None:
    """Whatever the validator may complain of, now or later, is said in the author's words."""
    data = {"title": 5, "item": [{"type": "boolean", "link_id": "a"}]}
    context = dict(CONTEXT)
    if kind in ("value_error", "assertion_error"):
        context["error"] = ValueError("this is wrong. Mend it")
    for place in (("title",), ("item", 0), ("item", 0, "boolean", "text"), ("else",)):
        one: Any = {"type": kind, "loc": place, "input": 5, "ctx": context}
        error = ValidationError.from_exception_data("Questionnaire", [one])
        (finding,) = shape_findings(error, Questionnaire, data)
        told = f"{finding.what}. {finding.remedy}"
        assert "Thing" not in told
        assert "Input" not in told
        assert "_" not in kind or kind not in told
        assert finding.remedy
