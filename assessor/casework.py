"""One assessment with what judges it: opened, evaluated, explained.

The command line and the page both come here, so that they never answer differently.
"""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from assessor import shipped
from assessor.assessment import Assessment
from questionnaires.loading import load_questionnaire, load_response
from questionnaires.questionnaire import Questionnaire
from scoring.checks import load_policy
from scoring.evaluate import explained
from scoring.judging import Judged, judge
from scoring.policy import Policy
from scoring.result import Result, TurningPoint, Watched
from scoring.turning_points import turning_points, watch_list


class Case(NamedTuple):
    """An assessment, the questionnaire it answers and the policy that judges it."""

    assessment: Assessment
    questionnaire: Questionnaire
    policy: Policy


class Evaluated(NamedTuple):
    """A case with its result and what would change it."""

    case: Case
    judged: Judged
    result: Result
    turning_points: tuple[TurningPoint, ...]
    watch: tuple[Watched, ...]


def opened(assessment: Path, questionnaire: Path | None = None, policy: Path | None = None) -> Case:
    """The case in a file, with the shipped questionnaire and policy unless others are named.

    Raises InvalidFile with every problem of the first file that has any.
    """
    asked = load_questionnaire(questionnaire or shipped.QUESTIONNAIRE)
    judging = load_policy(policy or shipped.POLICY, asked)
    return Case(load_response(assessment, asked, Assessment), asked, judging)


def evaluated(case: Case, as_of: date | None = None) -> Evaluated:
    """The case judged as of the given day, its own, or today."""
    assessment = case.assessment
    day = as_of or assessment.as_of or date.today()
    judged = judge(case.questionnaire, assessment, case.policy, assessment.commitments, day)
    result = explained(judged)
    if result.rubric is not None:
        # Another instrument's rules say nothing of what lies between two verdicts.
        return Evaluated(case, judged, result, (), ())
    return Evaluated(case, judged, result, turning_points(judged), watch_list(judged))
