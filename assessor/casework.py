"""One assessment with what judges it: opened, evaluated, explained.

The command line and the page both come here, so that they never answer differently.
"""

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from assessor import shipped
from assessor.assessment import Assessment
from assessor.loading import load_assessment
from questionnaires.questionnaire import Questionnaire
from scoring.evaluate import explained
from scoring.judging import Judged, judge
from scoring.policy import Policy
from scoring.result import Result, TurningPoint, Watched


class Case(NamedTuple):
    """An assessment, the questionnaire it answers and the policy that judges it."""

    assessment: Assessment
    questionnaire: Questionnaire
    policy: Policy


class Evaluated:
    """A case with its result, and what would change it for whoever asks."""

    def __init__(self, case: Case, judged: Judged) -> None:
        self.case = case
        self.judged = judged
        self.result: Result = explained(judged)

    @cached_property
    def turning_points(self) -> tuple[TurningPoint, ...]:
        """Smallest ways to better verdicts; another instrument's rules know none."""
        from scoring.turning_points import turning_points

        return () if self.result.rubric else turning_points(self.judged)

    @cached_property
    def watch(self) -> tuple[Watched, ...]:
        """Single steps down that would worsen the verdict."""
        from scoring.turning_points import watch_list

        return () if self.result.rubric else watch_list(self.judged)


def opened(assessment: Path, questionnaire: Path | None = None, policy: Path | None = None) -> Case:
    """The case in a file, with the shipped questionnaire and policy unless others are named.

    Raises InvalidFileError with every problem of the first file that has any.
    """
    asked, judging = judged_by(questionnaire, policy)
    return Case(load_assessment(assessment, asked, judging), asked, judging)


def judged_by(
    questionnaire: Path | None = None, policy: Path | None = None
) -> tuple[Questionnaire, Policy]:
    """The questionnaire and policy in files, or the shipped ones."""
    if questionnaire is None and policy is None:
        return shipped.both()
    from questionnaires.loading import load_questionnaire
    from scoring.checks import load_policy

    asked = load_questionnaire(questionnaire or shipped.QUESTIONNAIRE)
    return asked, load_policy(policy or shipped.POLICY, asked)


def evaluated(case: Case, as_of: date | None = None) -> Evaluated:
    """The case judged as of the given day, its own, or today."""
    assessment = case.assessment
    day = as_of or assessment.as_of or date.today()
    judged = judge(case.questionnaire, assessment, case.policy, assessment.commitments, day)
    return Evaluated(case, judged)
