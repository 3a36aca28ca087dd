"""The rules of the method in cases that a lawyer can read: cases/*.yaml, one file for each rule.

A file says its rule in words, brings a tiny questionnaire and policy (or names the
shared one) and lists cases: what was answered, and what must come out. A case may
change the questionnaire or the policy for itself, and then says so. Everything goes
through the same readers and checks as real files. Only what `expect` names is
compared; all numbers are exact.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from assessor.assessment import Assessment
from assessor.exchange.file import yaml_text
from questionnaires import checks, questionnaire
from questionnaires.loading import parsed, read, response_of, validated
from questionnaires.problems import InvalidFileError
from questionnaires.questionnaire import Questionnaire
from scoring.checks import findings
from scoring.evaluate import explained
from scoring.explanation import tornado
from scoring.judging import Judged, judge
from scoring.numbers import floored
from scoring.policy import FORMAT, Policy
from scoring.result import Ends, Result
from scoring.turning_points import turning_points, watch_list

CASES = Path(__file__).parent / "cases"
RULES = {
    "01_points",
    "02_areas",
    "03_total",
    "04_knock_outs",
    "05_measures",
    "06_backing",
    "07_verdict",
    "08_unknowns",
    "09_open_answers",
    "10_unknown_controllers",
    "11_explanation",
    "12_turning_points",
    "13_shown",
    "16_other_rubrics",
    "17_staff_capacity",
}
FILE_KEYS = {"title", "rule", "shared", "questionnaire", "policy", "answers", "as_of", "cases"}
CASE_KEYS = FILE_KEYS - {"title", "rule", "shared", "cases"} | {
    "name",
    "why",
    "authored",
    "commitments",
    "expect",
    "refused",
}
QUOTIENT = re.compile("[0-9]+/[0-9]+")
Tree = dict[str, Any]


def files() -> list[Path]:
    return sorted(CASES.glob("*.yaml"))


@cache
def content(path: Path) -> Tree:
    """A case file, read as strictly as every other, with what it shares."""
    document = read(path)
    assert not document.problems, document.problems
    data: Tree = dict(document.data)
    for part in ("questionnaire", "policy") if "shared" in data else ():
        common = read(CASES / "shared" / f"{data['shared']}_{part}.yaml").data
        data[part] = changed(common, data.get(part, {}))
    return data


def changed(old: Any, new: Any) -> Any:
    """Old values with new ones laid over them: maps key by key, all else as a whole."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        both = {key: changed(old.get(key), value) for key, value in new.items()}
        return {key: value for key, value in {**old, **both}.items() if value is not None}
    return new


def cases() -> Iterator[Any]:
    for path in files():
        for case in content(path)["cases"]:
            yield pytest.param(path, case, id=f"{path.stem}: {case['name']}")


class Case:
    """One case, as the toolkit sees it."""

    def __init__(self, path: Path, case: Tree) -> None:
        whole = content(path)
        self.name = path.stem
        asked = changed(whole["questionnaire"], case.get("questionnaire", {}))
        judging = changed(whole["policy"], case.get("policy", {}))
        answers = {**whole.get("answers", {}), **case.get("answers", {})}
        asked_as_text = text_of("questionnaire", asked)
        self.questionnaire = questionnaire_of(asked_as_text, self.name)
        self.policy = policy_of(text_of("policy", judging), self.name, asked_as_text)
        self.assessment = self._answered(answers, case)
        self.as_of = date.fromisoformat(case.get("as_of", whole.get("as_of", "2026-11-23")))

    def _answered(self, answers: Tree, case: Tree) -> Assessment:
        asked = self.questionnaire
        data = {
            "questionnaire": {"id": asked.id, "version": asked.version},
            "answers": {name: answer for name, answer in answers.items() if answer is not None},
            **{key: case[key] for key in ("authored", "commitments") if key in case},
        }
        return response_of(parsed(text_of("response", data), self.name), asked, Assessment)

    def judged(self) -> Judged:
        made = self.assessment.commitments
        return judge(self.questionnaire, self.assessment, self.policy, made, self.as_of)


def text_of(kind: str, data: Tree) -> str:
    """A file of that kind, with the head that cases leave out."""
    head: Tree = {"format": f"{kind}/1"}
    if kind != "response":
        head |= {"id": "case", "version": "1", "title": "A case"}
    if kind == "policy":
        head["questionnaire"] = "case"
    return yaml_text({**head, **data})


@cache
def questionnaire_of(text: str, name: str) -> Questionnaire:
    return validated(parsed(text, name), Questionnaire, questionnaire.FORMAT, checks.findings)


@cache
def policy_of(text: str, name: str, asked_as_text: str) -> Policy:
    asked = questionnaire_of(asked_as_text, name)
    return validated(parsed(text, name), Policy, FORMAT, lambda policy: findings(policy, asked))


def seen(judged: Judged) -> Tree:
    """A result with the names that cases use; what is costly, only when it is asked for."""
    result = explained(judged)
    return {
        "recommendation": result.recommendation,
        "firm": result.firm,
        "possible": list(result.possible),
        "score": ends(result.total),
        "counted_worst": ends(result.counted_worst),
        "coverage": result.coverage,
        "shown": shown(result),
        "areas": {area.id: area_of(area) for area in result.areas},
        "questions": {one.link_id: named(one) for one in result.standings.values()},
        "knock_outs": [named(each) for each in result.knock_outs],
        "conditions": [named(each) for each in result.conditions],
        "open": [each.link_id for each in result.open],
        "settling": [each.link_id for each in result.open if each.settling],
        "widths": {each.link_id: each.width for each in result.open},
        "contributions": {each.link_id: ends(each[1:]) for each in result.contributions.exact()},
        "tornado": {each.link_id: named(each) for each in tornado(judged)},
        "turning_points": [
            {**named(point), "changes": [arrow(change) for change in point.changes]}
            for point in turning_points(judged)
        ],
        "watch": [named(each) for each in watch_list(judged)],
        "capacity": {name: capacity(each) for name, each in result.capacities.items()},
        **rubric(result),
    }


def named(record: Any) -> Tree:
    """A record of the result by its own names."""
    return {key: list(v) if isinstance(v, tuple) else v for key, v in record._asdict().items()}


def area_of(area: Any) -> Tree:
    return {
        "low": area.score and area.score.low,
        "high": area.score and area.score.high,
        "may_be_null": area.may_be_null,
        "coverage": area.coverage,
        "counted_worst": ends(area.counted_worst),
        "not_applicable_share": area.not_applicable_share,
    }


def arrow(change: Any) -> str:
    """A change as one line, such as "change dpia: none -> done"."""
    steps = dict.fromkeys(one for one in (change.start, change.goal) if one is not None)
    return f"{change.kind} {change.link_id}: {' -> '.join(steps)}"


def ends(pair: Any) -> Tree | None:
    return None if pair is None else dict(zip(("low", "high"), pair, strict=True))


def shown(result: Result) -> Tree:
    def printed(score: Ends | None) -> Tree | None:
        return ends(score and [floored(end) for end in score])

    areas = {area.id: printed(area.score) for area in result.areas}
    return {"score": printed(result.total), **areas}


def capacity(found: Any) -> Tree | None:
    return found and {"needed": found.needed, "free": found.free, "load": found.load}


def rubric(result: Result) -> Tree:
    if result.rubric is None:
        return {}
    groups = {
        name: {
            "low": group.low,
            "high": group.high,
            "shown": group.shown,
            "level": group.level,
        }
        for name, group in result.rubric.groups.items()
    }
    return {
        "outcome": result.rubric.outcome,
        "possible_outcomes": list(result.rubric.possible_outcomes),
        "groups": groups,
    }


def picked(expected: Any, actual: Any, where: str) -> Any:
    """Of the actual values, those that are expected, in the shape in which they are.

    A single expected value for something with two ends is meant for both.
    """
    if isinstance(actual, Mapping) and isinstance(expected, Mapping):
        unknown = sorted(set(expected) - set(actual))
        assert not unknown, f"{where} has no {', '.join(unknown)}; it has {', '.join(actual)}"
        return {key: picked(expected[key], actual[key], key) for key in expected}
    if isinstance(actual, Mapping) and "low" in actual:
        one = {picked(expected, actual[end], where) for end in ("low", "high")}
        return one.pop() if len(one) == 1 else {end: text(actual[end]) for end in ("low", "high")}
    if isinstance(actual, list) and isinstance(expected, list) and len(actual) == len(expected):
        return [picked(*pair, where) for pair in zip(expected, actual, strict=True)]
    return text(actual) if isinstance(expected, str) else actual


def text(actual: Any) -> Any:
    """An exact number as people write it: a decimal if it ends, else a fraction."""
    if isinstance(actual, bool) or not isinstance(actual, int | Fraction):
        return actual.isoformat() if isinstance(actual, date) else actual
    number = Fraction(actual)
    for digits in range(4):
        if (number * 10**digits).denominator == 1:
            return f"{float(number):.{digits}f}"
    return str(number)


def as_data(value: Any) -> Any:
    """What was expected, with numbers as text; a case may leave out the quotes."""
    if isinstance(value, Mapping):
        return {key: as_data(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_data(each) for each in value]
    if isinstance(value, str):
        return text(Fraction(value)) if QUOTIENT.fullmatch(value) else value
    return value if value is None or isinstance(value, bool) else text(Fraction(value))


@pytest.mark.parametrize(("path", "case"), list(cases()))
def test_a_case_comes_out_as_it_is_written(path: Path, case: Tree) -> None:
    """What the answers of a case come to is exactly what the case says, or why it is refused."""
    if "refused" in case:
        with pytest.raises(InvalidFileError) as refused:
            Case(path, case)
        assert [case["refused"]] == [problem.what for problem in refused.value.problems]
        return
    expected = as_data(case["expect"])

    assert expected == picked(expected, seen(Case(path, case).judged()), "the result")


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_a_case_file_says_its_rule_and_nothing_unknown(path: Path) -> None:
    """Every file has a title and its rule in words; misspelt keys and repeated names are found."""
    whole = content(path)
    names = [case["name"] for case in whole["cases"]]

    assert set() == set(whole) - FILE_KEYS
    assert set() == {key for case in whole["cases"] for key in set(case) - CASE_KEYS}
    assert [1] * len(names) == [("expect" in case) + ("refused" in case) for case in whole["cases"]]
    assert sorted(set(names)) == sorted(names)
    assert all(len(whole[key]) > 0 for key in ("title", "rule"))


def test_every_rule_of_the_method_has_its_cases() -> None:
    """No rule is without a file, and no file without a rule."""
    assert RULES == {path.stem for path in files()}


def test_a_key_that_no_result_has_is_an_error() -> None:
    """A misspelt expectation must fail: it would otherwise prove nothing."""
    with pytest.raises(AssertionError, match="the result has no recomendation"):
        picked({"recomendation": "go"}, {"recommendation": "go"}, "the result")


def test_the_floored_figures_are_texts_and_the_exact_ones_fractions() -> None:
    """Numbers in cases are compared as exact decimals or fractions, never as floats."""
    assert ["62.5", "200/3", "70"] == [text(Fraction(125, 2)), text(Fraction(200, 3)), text(70)]
    assert "0.1" == json.loads(json.dumps(as_data(Fraction(1, 10))))
