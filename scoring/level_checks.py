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
from questionnaires.messages import Message
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
            Message(
                "{name} asks for {kind}, which cannot be worth points",
                name=name,
                kind=NAMES_OF_TYPES[question.type],
            ),
            Message("Delete it here; its answer is shown all the same"),
        )
        return
    if scored.value_is_points:
        yield from _own_points(path, question, scored, policy)
        return
    if not scored.levels:
        remedy = (
            Message("Add levels, one for each answer, or value_is_points: true")
            if numeric
            else Message("Add levels, one for each answer")
        )
        yield Finding(
            path,
            Message("{name} has no levels, so its answers are worth nothing", name=name),
            remedy,
        )
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
        what = Message("{name} is no number, so its value cannot be its points", name=name)
        yield Finding(
            (*path, "value_is_points"), what, Message("Delete value_is_points and add levels")
        )
        return
    if scored.levels:
        what = Message(
            "the levels of {name} never count, because its value is its points", name=name
        )
        yield Finding((*path, "levels"), what, Message("Delete levels, or value_is_points"))
    low, high = question.minimum, question.maximum
    if low is None or high is None:
        what = Message(
            "how far the figures of {name} reach is not said, so an open one has no range",
            name=name,
        )
        yield Finding(
            (*path, "value_is_points"),
            what,
            Message("Give it minimum and maximum in the questionnaire"),
        )
    elif policy.rubric is None and (low < 0 or high > _HIGHEST):
        yield Finding(
            (*path, "value_is_points"),
            Message(
                "{name} may have answers that are no points from 0 to {highest}",
                name=name,
                highest=_HIGHEST,
            ),
            Message(
                "Give it minimum and maximum within 0 and 100 in the questionnaire, or add levels"
            ),
        )


def _points(path: TreePath, scored: QuestionPolicy, policy: Policy) -> Iterator[Finding]:
    if policy.rubric is not None:
        return
    for position, level in enumerate(scored.levels):
        if not 0 <= level.points <= _HIGHEST:
            what = Message("{points} points are out of range", points=_number(level.points))
            yield Finding(
                (*path, "levels", position, "points"),
                what,
                Message("Write 0 (worst) to 100 (best)"),
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
                Message(
                    "a knock-out of {name} has {points} points, but the lowest level has {bottom}",
                    name=name,
                    points=_number(points),
                    bottom=_number(bottom),
                ),
                Message("Give it the lowest points: nothing may be worse than a knock-out"),
            )
    if len(stops) == len(scored.levels):
        what = Message("every answer to {name} is a knock-out", name=name)
        yield Finding((*path, "levels"), what, Message("Leave at least one answer that is none"))
    if question.allow_not_applicable:
        yield Finding(
            (*path, "levels", stops[0], "knock_out"),
            Message(
                "{name} has a knock-out, but it allows not_applicable, which would go round it",
                name=name,
            ),
            Message("Write allow_not_applicable: false in the questionnaire, or delete knock_out"),
        )
    if scored.backing is not None and scored.backing.value == "assertion":
        yield Finding(
            (*path, "backing"),
            Message("{name} has a knock-out, but an assertion is backing enough", name=name),
            Message("Ask for document or independent_check"),
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
                    Message(
                        "the level {level} with {points} points does not call for {measure}, but "
                        "{highest} with {higher} points does",
                        level=_shown(level),
                        points=_number(level.points),
                        measure=quoted(measure),
                        highest=_shown(highest),
                        higher=_number(highest.points),
                    ),
                    Message("Add {measure} to its measures", measure=measure),
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
            what = Message(
                "the level {level} of {link_id} names no answer",
                level=_shown(level),
                link_id=quoted(question.link_id),
            )
            yield Finding(here, what, Message("Write answer: {shown}", shown=listed(shown)))
            continue
        # True == 1 in Python, so kinds are compared too.
        if level.answer not in known or isinstance(level.answer, bool) != isinstance(
            known[0], bool
        ):
            yield Finding(
                (*here, "answer"),
                Message(
                    "{link_id} has no answer {answer}",
                    link_id=quoted(question.link_id),
                    answer=quoted(_plain(level.answer)),
                ),
                suggestion(
                    _plain(level.answer),
                    shown,
                    Message("Its answers are {shown}", shown=listed(shown, "and")),
                ),
                missing=level.answer if isinstance(level.answer, str) else None,
            )
        elif level.answer in seen:
            what = Message(
                "there are two levels for the answer {answer}", answer=quoted(_plain(level.answer))
            )
            yield Finding((*here, "answer"), what, Message("Keep one of them"))
        seen.append(level.answer)
    left = [_plain(answer) for answer in known if answer not in seen]
    if left and all(level.answer is not None for level in levels):
        yield Finding(
            (*path, "levels"),
            Message.plural(
                "the answer {answers} of {link_id} has no level",
                "the answers {answers} of {link_id} have no level",
                len(left),
                answers=listed(map(quoted, left), "and"),
                link_id=quoted(question.link_id),
            ),
            Message("Add a level for each"),
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
            Message(
                "no level of {link_id} holds {number}",
                link_id=quoted(question.link_id),
                number=_number(gaps[0]),
            ),
            Message(
                "Close the gap, add a last level otherwise: true, or narrow the question's bounds"
            ),
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
            Message(
                "no level of {link_id} holds a day that is past or further away",
                link_id=quoted(question.link_id),
            ),
            Message("Add a last level otherwise: true"),
        )
    yield from _never(path, levels, held)


def _wrong_forms(
    path: TreePath, question: Question, levels: Sequence[Level], allowed: Sequence[str]
) -> Iterator[Finding]:
    for position, level in enumerate(levels):
        if not level.otherwise and all(getattr(level, name) is None for name in allowed):
            yield Finding(
                (*path, "levels", position),
                Message(
                    "{link_id} asks for {kind}, but the level {level} does not say which",
                    link_id=quoted(question.link_id),
                    kind=NAMES_OF_TYPES[question.type],
                    level=_shown(level),
                ),
                Message("Write {allowed}, or otherwise: true", allowed=listed(allowed)),
            )


def _never(path: TreePath, levels: Sequence[Level], held: set[int]) -> Iterator[Finding]:
    for place, level in enumerate(levels):
        if place not in held:
            yield Finding(
                (*path, "levels", place),
                Message("no answer ever reaches the level {level}", level=_shown(level)),
                Message(
                    "Earlier levels, or the question's bounds, leave nothing for it: correct a "
                    "bound, change the order, or delete it"
                ),
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
