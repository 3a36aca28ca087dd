"""Cases judged again with other weights of their areas: what sliders move."""

from collections.abc import Mapping

from assessor.casework import Evaluated
from assessor.comparing import SideBySide
from assessor.whatif.scenario import reweighed
from scoring.judging import judge
from scoring.policy import Policy


def weighed(compared: SideBySide, weights: Mapping[str, int]) -> SideBySide:
    """The same comparison as if the policy weighed its areas so.

    Whoever was judged by another policy stays as it is, beside the ranking.
    """
    policy = compared.frame.case.policy
    other = reweighed(policy, weights)
    return compared.instead(
        {
            one: _judged_by(found, other)
            for one, found in compared.by_id.items()
            if found.case.policy == policy
        }
    )


def _judged_by(found: Evaluated, policy: Policy) -> Evaluated:
    case = found.case._replace(policy=policy)
    promised = case.assessment.commitments
    judged = judge(case.questionnaire, case.assessment, policy, promised, found.result.as_of)
    return Evaluated(case, judged)
