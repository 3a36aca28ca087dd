"""Steps 1 to 8: from answers to the verdict at both ends of what is open."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from questionnaires.questionnaire import Questionnaire
from questionnaires.response import Answer, QuestionnaireResponse
from scoring.areas import End, Tally, ends_of, tally
from scoring.capacity import Capacity
from scoring.commitments import NOTHING_PROMISED, Commitments
from scoring.criteria import Criteria, criteria_of
from scoring.points import Judging, standings_of
from scoring.policy import Policy
from scoring.result import Standing
from scoring.verdict import Outlook, verdict_at


class Judged(NamedTuple):
    """One response judged, before it is explained: what every explanation starts from.

    loose: the standings that are open, set aside, or trigger something. instead: answers
    that were put in the response's place, to try out what they change.
    """

    criteria: Criteria
    response: QuestionnaireResponse
    commitments: Commitments
    as_of: date
    standings: Mapping[str, Standing]
    loose: Sequence[Standing]
    capacities: Mapping[str, Capacity | None]
    counts: Tally
    low: End
    high: End
    outlook: Outlook
    judging: Judging
    instead: Mapping[str, Answer]


def judge(
    questionnaire: Questionnaire,
    response: QuestionnaireResponse,
    policy: Policy,
    commitments: Commitments = NOTHING_PROMISED,
    as_of: date | None = None,
    instead: Mapping[str, Answer] | None = None,
) -> Judged:
    """Steps 1 to 8: points, areas, total, knock-outs, and the verdict at both ends."""
    day = as_of or response.as_of
    if day is None:
        raise ValueError("no day to judge by. Give as_of, or write as_of into the response")
    criteria = criteria_of(questionnaire, policy)
    judging = Judging(policy, response, commitments, day)
    standings, loose, capacities = standings_of(criteria, response, judging, instead)
    counts = tally(criteria, standings)
    low, high = ends_of(criteria, counts)
    outlook = Outlook(
        verdict_at(criteria, low), verdict_at(criteria, high), counts.effects.caps > 0
    )
    return Judged(
        criteria,
        response,
        commitments,
        day,
        standings,
        loose,
        capacities,
        counts,
        low,
        high,
        outlook,
        judging,
        instead or {},
    )


def judged_with(judged: Judged, instead: Mapping[str, Answer]) -> Judged:
    """The same response judged again with some answers replaced."""
    criteria = judged.criteria
    return judge(
        criteria.questionnaire,
        judged.response,
        criteria.policy,
        judged.commitments,
        judged.as_of,
        {**judged.instead, **instead},
    )
