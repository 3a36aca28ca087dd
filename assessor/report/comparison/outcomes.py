"""What came of it later, platform by platform: shown beside the comparison, never in it."""

from assessor.report.comparison.sides import Sides
from assessor.report.model import Block, Callout, Heading
from assessor.report.sections.outcomes import outcomes


def outcomes_of_all(sides: Sides) -> list[Block]:
    """The outcomes of each that has any; what they are not is said once."""
    blocks: list[Block] = []
    for one in sides.ids:
        if sides.found(one).case.assessment.outcomes:
            caution, *measured = outcomes(sides.contexts[one])
            if not blocks and isinstance(caution, Callout):
                blocks.append(caution)
            blocks += [Heading(3, sides.name(one)), *measured]
    return blocks
