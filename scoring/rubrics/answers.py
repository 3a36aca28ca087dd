"""From standings to what a rubric adds up: each question's points, scale and tags.

A rubric knows no 0 to 100: points may be negative, several choices may add up to any
sum, and where low values are good, the "worst" of several choices is the highest.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from questionnaires.items import MultipleChoiceItem, NumberItem, ScaleItem
from questionnaires.response import Answer
from scoring.criteria import Criteria, Criterion
from scoring.result import Cell, Standing
from scoring.rubrics.groups import Better
from scoring.rubrics.rubric import RubricAnswer
from scoring.rubrics.spans import ONE, ZERO, common_step


def rubric_answers(
    criteria: Criteria, standings: Mapping[str, Standing], answers: Mapping[str, Answer]
) -> dict[str, RubricAnswer]:
    """Every question that the policy scores, as its rubric sees it."""
    rubric = criteria.policy.rubric
    better: Better = rubric.better if rubric is not None else "high"
    return {
        link_id: _answer(criterion, standings[link_id], answers.get(link_id), better)
        for link_id, criterion in criteria.by_link_id.items()
    }


def _answer(
    criterion: Criterion, standing: Standing, answer: Answer | None, better: Better
) -> RubricAnswer:
    several = isinstance(criterion.item, MultipleChoiceItem)
    minimum, maximum = scale_of(criterion)
    low, high = minimum, maximum
    if standing.state == "answered":
        low = high = Fraction(standing.low)
        if several and answer is not None and isinstance(answer.value, tuple):
            chosen = [Fraction(criterion.by_answer[code].points) for code in answer.value]
            low = high = _combined(chosen, criterion.policy.combine, better)
    return RubricAnswer(
        criterion.link_id,
        low,
        high,
        criterion.weight,
        standing.state,
        standing.maybe,
        standing.cell.tags if standing.cell is not None else (),
        tuple(cell.tags for cell in criterion.cells),
        minimum,
        maximum,
        several,
    )


def settled(criterion: Criterion, answer: RubricAnswer) -> Iterator[RubricAnswer]:
    """An open question as it would stand once answered, in the ways that tell most.

    Each answer alone; where choices add up, also those that make the least and the most;
    where a number is its own points, its two ends.
    """
    ways: list[tuple[Cell, ...]] = [(cell,) for cell in criterion.cells]
    if answer.several and criterion.policy.combine == "sum":
        together = [cell for cell in criterion.cells if not _alone(criterion, cell)]
        ways.append(tuple(cell for cell in together if cell.points < 0))
        ways.append(tuple(cell for cell in together if cell.points > 0))
    for way in filter(None, ways):
        points = sum((Fraction(cell.points) for cell in way), ZERO)
        tags = tuple(tag for cell in way for tag in cell.tags)
        yield answer._replace(low=points, high=points, state="answered", tags=tags)


def scale_of(criterion: Criterion) -> tuple[Fraction, Fraction]:
    """The least and the most points that an answer can have.

    Where choices add up, options that stand alone do not take part in any sum.
    """
    singles = [Fraction(cell.points) for cell in criterion.cells]
    if not isinstance(criterion.item, MultipleChoiceItem) or criterion.policy.combine != "sum":
        return min(singles), max(singles)
    together = [Fraction(cell.points) for cell in criterion.cells if not _alone(criterion, cell)]
    sums = (
        sum((points for points in together if points < 0), ZERO),
        sum((points for points in together if points > 0), ZERO),
    )
    # Something is always chosen, so a sum of 0 is there only if an answer is worth it.
    ends = [*singles, *(each for each in sums if each)]
    return min(ends), max(ends)


def step_of(criterion: Criterion) -> Fraction | None:
    """The step of which all points of a question are multiples; None if there is none."""
    item = criterion.item
    if not criterion.policy.value_is_points or criterion.policy.levels:
        return common_step(Fraction(cell.points) for cell in criterion.cells)
    if isinstance(item, ScaleItem):
        return common_step([Fraction(item.minimum), Fraction(item.step)])
    return ONE if isinstance(item, NumberItem) and item.whole else None


def _alone(criterion: Criterion, cell: Cell) -> bool:
    item = criterion.item
    return isinstance(item, MultipleChoiceItem) and any(
        option.exclusive and option.code == cell.name for option in item.answer_option
    )


def _combined(points: list[Fraction], combine: str, better: Better) -> Fraction:
    if combine == "sum":
        return sum(points, ZERO)
    lowest = (combine == "worst") == (better == "high")
    return min(points) if lowest else max(points)
