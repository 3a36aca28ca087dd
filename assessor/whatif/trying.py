"""A scenario tried on a copy of a case: both evaluations, and what moved between them."""

from functools import cached_property

from assessor.casework import Evaluated
from assessor.whatif.moves import Moves, moves
from assessor.whatif.scenario import Scenario, applied, computed_answers
from scoring.judging import judge


class WhatIf:
    """What is, what would be, and what moves. before stays what it was."""

    def __init__(self, scenario: Scenario, before: Evaluated, after: Evaluated) -> None:
        self.scenario = scenario
        self.before = before
        self.after = after

    @cached_property
    def moves(self) -> Moves:
        """What the scenario changes in the result."""
        return moves(self.before.result, self.after.result)


def tried(found: Evaluated, scenario: Scenario) -> WhatIf:
    """The case judged again with what the scenario supposes, as of the same day.

    Raises ScenarioError with every supposition that the case cannot take.
    """
    case = applied(found.case, scenario)
    judged = judge(
        case.questionnaire,
        case.assessment,
        case.policy,
        case.assessment.commitments,
        found.result.as_of,
        computed_answers(case, scenario),
    )
    return WhatIf(scenario, found, Evaluated(case, judged))
