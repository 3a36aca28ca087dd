"""Lint for the levels of one question: every answer has its points, every level its answers."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from questionnaires.items import (
    NAMES_OF_TYPES,
    BooleanItem,
    ChoiceItem,
    DateItem,
    MultipleChoiceItem,
    NumberItem,
    Question,
    ScaleItem,
)
from questionnaires.problems import Finding, TreePath, listed, quoted, suggestion
from questionnaires.reach import numbers_around
from scoring.policy import Level, Policy, QuestionPolicy

_BOUNDS = ("at_least", "at_most", "above", "below")
_HIGHEST = 100


def question_findings(
    path: TreePath, question: Question, scored: QuestionPolicy, policy: Policy
) -> Iterator[Finding]:
    """What is wrong with what one question's answers are worth; `path` is its place."""
    name = quoted(question.link_id)
    numeric = isinstance(question, (NumberItem, ScaleItem))
    if type(question) not in _LEVELS:
        yield Finding(
            path,
            f"{name} asks for {NAMES_OF_TYPES[question.type]}, which cannot be worth points",
            "Delete it here; its answer is shown all the same",
        )
        return
    if scored.value_is_points:
        yield from _own_points(path, question, scored, policy)
        return
    if not scored.levels:
        remedy = "Add levels, one for each answer" + (", or value_is_points: true" * numeric)
        yield Finding(path, f"{name} has no levels, so its answers are worth nothing", remedy)
        return
    derived = question.link_id in policy.derived
    yield from _LEVELS[type(question)](path, question, scored.levels, derived)
    yield from _points(path, scored, policy)
    yield from _knock_outs(path, question, scored)
    yield from _measures(path, scored.levels)


def _own_points(
    path: TreePath, question: Question, scored: QuestionPolicy, policy: Policy
) -> Iterator[Finding]:
    """A figure that counts as its own points must lie where points lie."""
    name = quoted(question.link_id)
    if not isinstance(question, (NumberItem, ScaleItem)):
        what = f"{name} is no number, so its value cannot be its points"
        yield Finding((*path, "value_is_points"), what, "Delete value_is_points and add levels")
        return
    if scored.levels:
        what = f"the levels of {name} never count, because its value is its points"
        yield Finding((*path, "levels"), what, "Delete levels, or value_is_points")
    low, high = question.minimum, question.maximum
    if low is None or high is None:
        what = f"how far the figures of {name} reach is not said, so an open one has no range"
        yield Finding(
            (*path, "value_is_points"), what, "Give it minimum and maximum in the questionnaire"
        )
    elif policy.rubric is None and (low < 0 or high > _HIGHEST):
        yield Finding(
            (*path, "value_is_points"),
            f"{name} may have answers that are no points from 0 to {_HIGHEST}",
            "Give it minimum and maximum within 0 and 100 in the questionnaire, or add levels",
        )


def _points(path: TreePath, scored: QuestionPolicy, policy: Policy) -> Iterator[Finding]:
    if policy.rubric is not None:
        return
    for position, level in enumerate(scored.levels):
        if not 0 <= level.points <= _HIGHEST:
            what = f"{_number(level.points)} points are out of range"
            yield Finding(
                (*path, "levels", position, "points"), what, "Write 0 (worst) to 100 (best)"
            )


def _knock_outs(path: TreePath, question: Question, scored: QuestionPolicy) -> Iterator[Finding]:
    stops = [place for place, level in enumerate(scored.levels) if level.knock_out is not None]
    if not stops:
        return
    name = quoted(question.link_id)
    bottom = min(level.points for level in scored.levels)
    for place in stops:
        points = scored.levels[place].points
        if points > bottom:
            yield Finding(
                (*path, "levels", place, "points"),
                f"a knock-out of {name} has {_number(points)} points, "
                f"but the lowest level has {_number(bottom)}",
                "Give it the lowest points: nothing may be worse than a knock-out",
            )
    if len(stops) == len(scored.levels):
        what = f"every answer to {name} is a knock-out"
        yield Finding((*path, "levels"), what, "Leave at least one answer that is none")
    if question.allow_not_applicable:
        yield Finding(
            (*path, "levels", stops[0], "knock_out"),
            f"{name} has a knock-out, but it allows not_applicable, which would go round it",
            "Write allow_not_applicable: false in the questionnaire, or delete knock_out",
        )
    if scored.backing is not None and scored.backing.value == "assertion":
        yield Finding(
            (*path, "backing"),
            f"{name} has a knock-out, but an assertion is backing enough",
            "Ask for document or independent_check",
        )


def _measures(path: TreePath, levels: Sequence[Level]) -> Iterator[Finding]:
    """A worse answer must not need less: it calls for the same measures, or knocks out."""
    for measure in dict.fromkeys(name for level in levels for name in level.measures):
        calling = [level for level in levels if measure in level.measures]
        highest = max(calling, key=lambda level: level.points)
        for position, level in enumerate(levels):
            if level.points <= highest.points and level not in calling and not level.knock_out:
                yield Finding(
                    (*path, "levels", position),
                    f"the level {_shown(level)} with {_number(level.points)} points does not "
                    f"call for {quoted(measure)}, but {_shown(highest)} with "
                    f"{_number(highest.points)} points does",
                    f"Add {measure} to its measures",
                )


def _options(
    path: TreePath, question: ChoiceItem | MultipleChoiceItem, levels: Sequence[Level], _: bool
) -> Iterator[Finding]:
    codes = [option.code for option in question.answer_option]
    yield from _answers(path, question, levels, codes)


def _switch(
    path: TreePath, question: BooleanItem, levels: Sequence[Level], _: bool
) -> Iterator[Finding]:
    yield from _answers(path, question, levels, [True, False])


def _answers(
    path: TreePath, question: Question, levels: Sequence[Level], known: Sequence[str | bool]
) -> Iterator[Finding]:
    """Levels by answer: each answer has exactly one."""
    shown = [_plain(answer) for answer in known]
    seen: list[str | bool] = []
    for position, level in enumerate(levels):
        here = (*path, "levels", position)
        if level.answer is None:
            what = f"the level {_shown(level)} of {quoted(question.link_id)} names no answer"
            yield Finding(here, what, f"Write answer: {listed(shown)}")
            continue
        # True == 1 in Python, so kinds are compared too.
        if level.answer not in known or isinstance(level.answer, bool) != isinstance(
            known[0], bool
        ):
            yield Finding(
                (*here, "answer"),
                f"{quoted(question.link_id)} has no answer {quoted(_plain(level.answer))}",
                suggestion(_plain(level.answer), shown, f"Its answers are {listed(shown, 'and')}"),
                missing=level.answer if isinstance(level.answer, str) else None,
            )
        elif level.answer in seen:
            what = f"there are two levels for the answer {quoted(_plain(level.answer))}"
            yield Finding((*here, "answer"), what, "Keep one of them")
        seen.append(level.answer)
    left = [_plain(answer) for answer in known if answer not in seen]
    if left and all(level.answer is not None for level in levels):
        one = len(left) == 1
        yield Finding(
            (*path, "levels"),
            f"{'the answer' if one else 'the answers'} {listed(map(quoted, left), 'and')} of "
            f"{quoted(question.link_id)} {'has' if one else 'have'} no level",
            "Add a level for each",
        )


def _numbers(
    path: TreePath, question: NumberItem | ScaleItem, levels: Sequence[Level], derived: bool
) -> Iterator[Finding]:
    """Levels by bounds: they leave no gap, and each holds some number first."""
    wrong = [*_wrong_forms(path, question, levels, _BOUNDS)]
    yield from wrong
    if wrong:
        return
    bounds = [
        bound for level in levels for name in _BOUNDS if (bound := getattr(level, name)) is not None
    ]
    held: set[int] = set()
    gaps: list[Fraction] = []
    if derived:
        # Nobody types a computed load, so the question's bounds do not keep it in.
        free = {"minimum": 0, "maximum": None, "whole": False}
        question = question.model_copy(update=free)
    for number in numbers_around(question, bounds):
        first = next((place for place, level in enumerate(levels) if _fits(level, number)), None)
        if first is None:
            gaps.append(number)
        else:
            held.add(first)
    if gaps:
        yield Finding(
            (*path, "levels"),
            f"no level of {quoted(question.link_id)} holds {_number(gaps[0])}",
            "Close the gap, add a last level otherwise: true, or narrow the question's bounds",
        )
    yield from _never(path, levels, held)


def _dates(
    path: TreePath, question: DateItem, levels: Sequence[Level], _: bool
) -> Iterator[Finding]:
    wrong = [*_wrong_forms(path, question, levels, ("within_days",))]
    yield from wrong
    if wrong:
        return
    held: set[int] = set()
    furthest, closed = -1, False
    for place, level in enumerate(levels):
        if not closed and (level.otherwise or (level.within_days or 0) > furthest):
            held.add(place)
            furthest = furthest if level.otherwise else level.within_days or 0
        closed = closed or level.otherwise is True
    if not closed:
        yield Finding(
            (*path, "levels"),
            f"no level of {quoted(question.link_id)} holds a day that is past or further away",
            "Add a last level otherwise: true",
        )
    yield from _never(path, levels, held)


def _wrong_forms(
    path: TreePath, question: Question, levels: Sequence[Level], allowed: Sequence[str]
) -> Iterator[Finding]:
    for position, level in enumerate(levels):
        if not level.otherwise and all(getattr(level, name) is None for name in allowed):
            yield Finding(
                (*path, "levels", position),
                f"{quoted(question.link_id)} asks for {NAMES_OF_TYPES[question.type]}, "
                f"but the level {_shown(level)} does not say which",
                f"Write {listed(allowed)}, or otherwise: true",
            )


def _never(path: TreePath, levels: Sequence[Level], held: set[int]) -> Iterator[Finding]:
    for place, level in enumerate(levels):
        if place not in held:
            yield Finding(
                (*path, "levels", place),
                f"no answer ever reaches the level {_shown(level)}",
                "Earlier levels, or the question's bounds, leave nothing for it: correct a bound, "
                "change the order, or delete it",
            )


def _fits(level: Level, number: Fraction) -> bool:
    return bool(level.otherwise) or (
        (level.at_least is None or number >= level.at_least)
        and (level.at_most is None or number <= level.at_most)
        and (level.above is None or number > level.above)
        and (level.below is None or number < level.below)
    )


def _plain(answer: str | bool) -> str:
    return str(answer).lower() if isinstance(answer, bool) else answer


def _shown(level: Level) -> str:
    """A level by what its author wrote."""
    if level.answer is not None:
        return quoted(_plain(level.answer))
    if level.otherwise:
        return "'otherwise'"
    said = [
        f"{name} {_number(value)}"
        for name in (*_BOUNDS, "within_days")
        if (value := getattr(level, name)) is not None
    ]
    return quoted(", ".join(said))


def _number(value: Fraction | int) -> str:
    number = Fraction(value)
    return str(number.numerator) if number.denominator == 1 else f"{float(number):g}"


_LEVELS: dict[type[Any], Callable[[TreePath, Any, Sequence[Level], bool], Iterator[Finding]]] = {
    ChoiceItem: _options,
    MultipleChoiceItem: _options,
    BooleanItem: _switch,
    NumberItem: _numbers,
    ScaleItem: _numbers,
    DateItem: _dates,
}
