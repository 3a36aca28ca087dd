"""What is wrong with a rubric is said where it is, as what it is, with what to do about it."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from questionnaires.loading import load_questionnaire
from questionnaires.problems import InvalidFileError
from questionnaires.questionnaire import Questionnaire
from scoring.checks import load_policy

ASKED = """
format: questionnaire/1
id: little
version: "1"
title: Little
item:
  - type: group
    link_id: area
    text: Area
    item:
      - {type: scale, link_id: a, text: A, minimum: 0, maximum: 10}
      - {type: scale, link_id: b, text: B, minimum: 0, maximum: 10, allow_not_applicable: true}
      - type: choice
        link_id: c
        text: C
        answer_option: [{code: poor, text: Poor}, {code: good, text: Good}]
      - {type: scale, link_id: unscored, text: D, minimum: 0, maximum: 10}
"""
POLICY = """
format: policy/1
id: little
version: "1"
title: Little
questionnaire: little
questions:
  a: {weight: 1, value_is_points: true}
  b: {weight: 1, value_is_points: true}
  c: {weight: 1, levels: [{answer: poor, points: 1, tags: [red]}, {answer: good, points: 5}]}
"""
LINES_BEFORE = POLICY.count("\n")


class Mistake(NamedTuple):
    """A rubric, and each line of it (from 1) that is complained of, with words of the message."""

    rubric: str
    said: tuple[tuple[int, str], ...]


MISTAKES = {
    "nothing to say": Mistake("rubric: {}", ((1, "neither a total nor outcomes"),)),
    "no such total": Mistake(
        """
rubric:
  total: totle
  groups:
    total: {combine: mean, members: [a, b, c]}
""",
        ((2, "no group of this rubric is called 'totle'. Did you mean 'total'?"),),
    ),
    "no such member": Mistake(
        """
rubric:
  total: total
  groups:
    first_part: {combine: mean, members: [a, b, c]}
    total:
      combine: mean
      members:
        - first_pert
        - {member: d}
        - area
        - unscored
        - {share_of: firstpart}
        - {questions_of: [first]}
""",
        (
            (8, "called 'first_pert'. Did you mean 'first_part'?"),
            (9, "no question and no group of this rubric is called 'd'"),
            (10, "'area' is a group of the questionnaire, not of this rubric"),
            (11, "'unscored' has no points in this policy"),
            (12, "Did you mean 'first_part'?"),
            (13, "no group of this rubric is called 'first'"),
        ),
    ),
    "no such name in a condition": Mistake(
        """
rubric:
  total: total
  groups:
    total: {combine: mean, members: [a, b, c]}
  outcomes:
    - {label: A, when: {value_of: totl, at_least: 5}}
    - {label: B, when: {all: [{not: {share_of: e, at_least: 50}}]}}
    - {label: C, when: {count_of: red, in: part, at_least: 1}}
    - {label: D, when: {how_many_of: [a, f], value: {above: 1}, at_least: 1}}
    - {label: E, when: {level_of: total, is: good}}
    - {label: F}
""",
        (
            (6, "Did you mean 'total'?"),
            (7, "is called 'e'"),
            (8, "is called 'part'"),
            (9, "is called 'f'"),
            (10, "'total' has no levels to ask for"),
        ),
    ),
    "a name for two things": Mistake(
        """
rubric:
  total: a
  groups:
    a: {combine: mean, members: [b, c]}
""",
        ((4, "'a' is a group here and a question of the questionnaire"),),
    ),
    "a member twice": Mistake(
        """
rubric:
  total: total
  groups:
    total: {combine: mean, members: [a, b, c, {member: a, weight: 2}]}
""",
        ((4, "'a' is already a member of 'total'"),),
    ),
    "a circle": Mistake(
        """
rubric:
  total: total
  groups:
    total: {combine: mean, members: [part, a]}
    part:
      combine: mean
      members: [b, c]
      modifiers: [{when: {value_of: total, above: 3}, add: 1}]
""",
        ((4, "these groups go round in a circle: 'total' needs 'part' needs 'total'"),),
    ),
    "a group before itself": Mistake(
        """
rubric:
  total: total
  groups:
    total:
      combine: mean
      members: [a, b, c]
      modifiers: [{when: {share_of: total, above: 3}, add: 1}]
""",
        ((4, "'total' would have to be known before itself"),),
    ),
    "a group for nothing": Mistake(
        """
rubric:
  total: total
  groups:
    total: {combine: mean, members: [a, b, c]}
    other: {combine: mean, members: [a], levels: [{label: A, when: {value_of: other, above: 1}},
      {label: B}]}
""",
        ((5, "nothing uses the group 'other'"),),
    ),
    "weights that sum to nothing": Mistake(
        """
rubric:
  total: total
  groups:
    total: {combine: mean, members: [{member: a, weight: 0}, {member: b, weight: 0}]}
  outcomes: [{label: A, when: {value_of: c, above: 1}}, {label: B}]
""",
        ((4, "every member of 'total' weighs 0"),),
    ),
    "a negative factor": Mistake(
        """
rubric:
  total: total
  groups:
    less: {combine: sum, members: [{member: a, weight: -1}]}
    total: {combine: product, members: [less, b, c]}
""",
        ((5, "'less' can be negative"),),
    ),
    "a tag that nobody carries": Mistake(
        """
rubric:
  total: total
  groups:
    total: {combine: mean, members: [a, b, c]}
  outcomes:
    - {label: A, when: {count_of: {rad: 1, red: 1}, at_least: 1}}
    - {label: B}
""",
        ((6, "no answer carries the tag 'rad'. Did you mean 'red'?"),),
    ),
    "labels that nobody gives": Mistake(
        """
rubric:
  total: total
  groups:
    total:
      combine: mean
      members: [a, b, c]
      levels: [{label: good, at_least: 5}, {label: bad}]
  outcomes:
    - {label: A, when: {any: [{level_of: total, is: [good, god]}]}}
    - {label: B, when: {how_many_of: [total], level: bed, at_least: 1}}
    - {label: C}
  verdicts:
    A: go
    B: conditional
    D: no_go
""",
        (
            (9, "no rule gives the label 'god'. Did you mean 'good'?"),
            (10, "no rule gives the label 'bed'. Did you mean 'bad'?"),
            (15, "no rule gives the label 'D'"),
            (12, "the label 'C' has no verdict here"),
        ),
    ),
    "rules out of reach": Mistake(
        """
rubric:
  total: total
  groups:
    total:
      combine: mean
      members: [a, b, c]
      modifiers:
        - {when: {value_of: c, above: 5}, add: 1}
  outcomes:
    - {label: A, at_least: 11}
    - {label: B, at_least: 5}
    - {label: C, when: {count_of: red, at_least: 1}}
    - {label: D, at_least: 6}
    - {label: E}
    - {label: F, above: 1}
""",
        (
            (8, "no answers make this modifier act"),
            (10, "'A' is never given"),
            (13, "'D' is never given"),
            (15, "'F' is never given"),
        ),
    ),
    "values left over": Mistake(
        """
rubric:
  total: total
  groups:
    whole: {combine: sum, members: [a, b], levels: [{label: A, at_least: 11}, {label: B,
      at_most: 10}]}
    total:
      combine: mean
      members: [whole, c]
      levels:
        - {label: A, at_least: 6}
        - {label: B, at_most: 5}
""",
        ((9, "a value of 5.5 gets no label here. Add a last rule"),),
    ),
    "no last rule": Mistake(
        """
rubric:
  total: total
  groups:
    total: {combine: mean, members: [a, b, c]}
  outcomes:
    - {label: A, at_least: 6}
    - {label: B, when: {count_of: red, at_least: 1}}
""",
        ((5, "what meets none of these rules gets no label here"),),
    ),
    "bounds on nothing": Mistake(
        """
rubric:
  groups:
    total: {combine: mean, members: [a, b, c], beside: true}
  outcomes:
    - {label: A, at_least: 6}
    - {label: B}
""",
        ((5, "these bounds have no value to be held against, for there is no total"),),
    ),
    "shares in doubt": Mistake(
        """
rubric:
  total: total
  groups:
    part: {combine: sum, members: [c]}
    total: {combine: mean, members: [{share_of: part}, a, b]}
  outcomes:
    - {label: A, when: {share_of: total, at_least: "0.8"}}
    - {label: B}
""",
        (
            (5, "'part' does not start at 0, so its share could mean two things"),
            (7, "shares are written in per cent"),
        ),
    ),
    "a question for nothing": Mistake(
        """
rubric:
  total: total
  groups:
    total: {combine: mean, members: [a, c]}
""",
        ((-1, "'b' is in no group of the rubric, so its answer counts nowhere"),),
    ),
    "shapes": Mistake(
        """
rubric:
  total: total
  groups:
    total:
      combine: average
      members:
        - {question: a}
        - {share: b}
      nulls: zero
      modifiers:
        - {multiply: 2, add: 1}
        - {leave_out: true}
        - {divide: 0}
        - {when: {valeu_of: a, at_least: 3}, add: 1}
        - {when: {value_of: a}, add: 1}
        - {when: {value_of: a, above: 4, at_most: 3}, add: 1}
        - {when: {value_of: a, above: 4, at_least: 3}, add: 1}
        - {when: {how_many_of: [a], at_least: 1}, add: 1}
      rounding: {mode: half_up, digits: 1, to_nearest: 1, applies: carried}
      levels:
        - {label: A, at_least: 3, when: {value_of: a, above: 2}}
""",
        (
            (5, "combine is the text 'average'"),
            (7, "no member is known by 'question'. Did you mean 'questions_of'?"),
            (8, "no member is known by 'share'. Did you mean 'share_of'?"),
            (9, "Write left_out, worst or best"),
            (11, "a modifier does one thing"),
            (12, "leave_out without `when` would always act"),
            (13, "nothing can be divided by 0"),
            (14, "no condition is known by 'valeu_of' and 'at_least'. Did you mean 'value_of'?"),
            (15, "a comparison has bounds (at_least, at_most, above, below) or exists"),
            (16, "no number lies between these bounds"),
            (17, "two bounds on the same side"),
            (18, "how_many_of asks one thing of each"),
            (19, "a rounding has digits or to_nearest, not both"),
            (21, "bounds and `when` cannot stand together"),
        ),
    ),
    "weights in vain": Mistake(
        """
rubric:
  total: total
  groups:
    low: {combine: lowest, members: [a, {member: b, weight: 2}]}
    less: {combine: mean, members: [a, {member: c, weight: -2}]}
    total: {combine: sum, members: [low, less], at_least: 4, at_most: 3}
""",
        (
            (4, "weights play no part in the lowest value"),
            (5, "a mean has no negative weights"),
            (6, "at_least is above at_most"),
        ),
    ),
}

SOUND = {
    "bands that meet on whole numbers": """
rubric:
  total: total
  groups:
    total:
      combine: sum
      members: [a, {member: b, weight: 2}, c]
      levels:
        - {label: low, at_most: 9}
        - {label: middle, at_least: 10, at_most: 19}
        - {label: high, at_least: 20}
""",
    "bands that meet after rounding": """
rubric:
  total: total
  groups:
    total:
      combine: mean
      members: [a, b, c]
      rounding: {mode: half_even, applies: carried}
      levels: [{label: low, at_most: 4}, {label: high, at_least: 5}]
""",
    "a rule for what has no value, behind the one for every value": """
rubric:
  total: total
  groups:
    total: {combine: sum, members: [b]}
    rest: {combine: sum, members: [a, c], beside: true}
  outcomes:
    - {label: high, above: 5}
    - {label: low}
    - {label: none, when: {value_of: total, exists: false}}
""",
    "tags without any group": """
rubric:
  outcomes:
    - {label: red, when: {count_of: red, at_least: 1}}
    - {label: half, when: {value_of: a, below: 5}}
    - {label: half, when: {value_of: b, below: 5}}
    - {label: full}
""",
}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Questionnaire:
    path = tmp_path_factory.mktemp("rubric") / "questionnaire.yaml"
    path.write_text(ASKED, encoding="utf-8")
    return load_questionnaire(path)


def complaints(rubric: str, asked: Questionnaire, folder: Path) -> list[tuple[int, str]]:
    """The lines of a rubric that something is wrong with, and what."""
    path = folder / "policy.yaml"
    path.write_text(POLICY + rubric.lstrip(), encoding="utf-8")
    try:
        load_policy(path, asked)
    except InvalidFileError as error:
        return [
            (each.line - LINES_BEFORE, f"{each.what}. {each.remedy}") for each in error.problems
        ]
    return []


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_found_where_it_is(name: str, asked: Questionnaire, tmp_path: Path) -> None:
    """Every mistake is named at its line, and nothing else is complained of."""
    expected = sorted(MISTAKES[name].said)
    found = complaints(MISTAKES[name].rubric, asked, tmp_path)

    lines = sorted((line, words) for line, words in found)
    assert [line for line, _ in expected] == [line for line, _ in lines]
    for (_, words), (_, said) in zip(expected, lines, strict=True):
        assert words in said


@pytest.mark.parametrize("name", SOUND)
def test_what_is_sound_is_left_alone(name: str, asked: Questionnaire, tmp_path: Path) -> None:
    """Rubrics that leave nothing over pass without a last rule that catches all."""
    assert [] == complaints(SOUND[name], asked, tmp_path)


def test_a_broken_part_hides_no_other_mistake(asked: Questionnaire, tmp_path: Path) -> None:
    """A misshapen rule and a misspelt member are reported together, and no consequence of them."""
    rubric = """
rubric:
  total: total
  groups:
    total: {combine: mean, members: [a, bb]}
  outcomes:
    - {label: A, at_leest: 5}
    - {label: B}
"""
    found: list[Any] = complaints(rubric, asked, tmp_path)

    assert [4, 6] == [line for line, _ in found]
