"""Item 16: a result by another instrument's own rules, in the shape that all results have.

The answers stand as they always do; only what they add up to, and what that means, is
the rubric's. Shares of the reachable scale take the place of scores, so that a page
can draw them; the instrument's own figures stand in `Result.rubric`.
"""

from collections.abc import Mapping

from scoring.criteria import Criteria
from scoring.judging import Judged
from scoring.result import AreaResult, Ends, OpenAnswer, Result, Sums
from scoring.rubrics.answers import rubric_answers, settled
from scoring.rubrics.rubric import GroupResult, Rubric, RubricAnswer, RubricResult, evaluate_rubric
from scoring.verdict import RANKED


def by_rubric(judged: Judged, rubric: Rubric, plain: Result) -> Result:
    """The result as the rubric has it; nothing of the standard verdict is left in it."""
    answers = rubric_answers(judged.criteria, judged.standings, judged.response.answers)
    found = evaluate_rubric(rubric, answers)
    meant = {rubric.verdicts[label] for label in found.possible_outcomes if rubric.verdicts}
    return plain._replace(
        recommendation=found.recommendation,
        firm=_settled_for_good(rubric, found),
        possible=tuple(verdict for verdict in RANKED if verdict in meant),
        total=_shares(found.total) if found.total else None,
        worst=None,
        areas=tuple(_area(judged, rubric, name, group) for name, group in found.groups.items()),
        conditions=(),
        open=_open(judged.criteria, rubric, answers, found),
        rubric=found,
    )


def _settled_for_good(rubric: Rubric, found: RubricResult) -> bool:
    """Whether one outcome alone remains; without rules, whether the figure is settled."""
    if rubric.rules:
        return len(found.possible_outcomes) + found.maybe_without == 1
    groups = [found.total] if found.total else list(found.groups.values())
    return all(group.low == group.high and not group.maybe_null for group in groups)


def _shares(group: GroupResult) -> Ends | None:
    if group.share_low is None or group.share_high is None:
        return None
    return Ends(group.share_low * 100, group.share_high * 100)


def _area(judged: Judged, rubric: Rubric, name: str, group: GroupResult) -> AreaResult:
    """A group in the place of an area, drawn by the share of its scale that it reaches.

    Only the group that is the total has a weight, so that coverage is that of its questions.
    """
    score = _shares(group)
    there = int(score is not None)
    low, high = score or (0, 0)
    below = [judged.standings[link_id] for link_id in rubric.questions_below[name]]
    answered = sum(one.weight for one in below if one.state == "answered")
    unknown = sum(one.weight for one in below if one.state == "unknown")
    return AreaResult(
        id=name,
        weight=int(rubric.total in (name, None)),
        low=low,
        high=high,
        low_weight=there,
        high_weight=there,
        floor=None,
        go_level=None,
        may_be_null=group.maybe_null,
        null_by_not_applicable=False,
        in_scope=answered + unknown,
        answered=answered,
        set_aside=0,
        worst=Sums(low, there, high, there),
    )


def _open(
    criteria: Criteria, rubric: Rubric, answers: Mapping[str, RubricAnswer], found: RubricResult
) -> tuple[OpenAnswer, ...]:
    """The open answers; settling where one alone could narrow what the outcome may be."""
    opened = []
    for link_id, answer in answers.items():
        if answer.state != "unknown":
            continue
        settling = any(
            evaluate_rubric(rubric, {**answers, link_id: way}).because != found.because
            for way in settled(criteria.by_link_id[link_id], answer)
        )
        width = (answer.maximum - answer.minimum) * answer.weight
        opened.append(OpenAnswer(link_id, settling, width, 1))
    opened.sort(key=lambda each: (not each.settling, -each.part))
    return tuple(opened)
