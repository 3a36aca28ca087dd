"""What if: changed answers, met measures and other weights, tried on a copy.

scenario   the changes as a named value that can be kept, and sent, and tried again
trying     a case and a scenario -> both evaluations and what moved between them
moves      what moved: verdict, scores and minimums, knock-outs, conditions, hours
words      the same in sentences
weighing   several cases at once with other weights of areas

Nothing here touches an assessment. A scenario is a list of suppositions; trying it makes
another case, which is judged like any other.
"""

from assessor.whatif.scenario import Scenario, ScenarioError, of_turning_point, supposing
from assessor.whatif.trying import WhatIf, tried

__all__ = ["Scenario", "ScenarioError", "WhatIf", "of_turning_point", "supposing", "tried"]
