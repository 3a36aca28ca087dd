"""Whether a rule can ever hold, by trying the answers between which its comparisons divide."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import chain, combinations, pairwise
from math import ceil, floor
from typing import Any

from questionnaires.enabling import Condition, Rule, conditions
from questionnaires.items import (
    BooleanItem,
    ChoiceItem,
    DateItem,
    GroupItem,
    Item,
    MultipleChoiceItem,
    NumberItem,
    Question,
    ScaleItem,
)
from questionnaires.questionnaire import Questionnaire

_MOST_STEPS = 20_000
_MOST_COMBINED = 8


class _TooManyError(Exception):
    """There are more combinations than are worth trying."""


class Reach:
    """The answers worth trying for each question, and the search through them."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._asked = questionnaire
        self._order = {link_id: place for place, link_id in enumerate(questionnaire.questions)}
        self._waits: dict[str, list[str]] = {}
        for controller, followers in questionnaire.controllers.items():
            for follower in followers:
                self._waits.setdefault(follower, []).append(controller)
        self._compared: dict[str, list[Any]] = {}
        for condition in _all_conditions(questionnaire.item):
            if condition.operator != "exists":
                self._compared.setdefault(condition.question, []).append(condition.answer)

    def possible(self, rule: Rule, named: Iterable[str], broken: set[str]) -> bool | None:
        """Whether some answers satisfy a rule; None if a broken rule or sheer size forbids to say.

        named: the questions that the rule compares; those they wait for are tried too.
        """
        needed: set[str] = set()
        ahead = list(named)
        while ahead:
            link_id = ahead.pop()
            if link_id not in needed:
                needed.add(link_id)
                ahead.extend(self._waits.get(link_id, ()))
        if needed & broken or any(link_id not in self._order for link_id in needed):
            return None
        try:
            return _Search(self._asked, rule, self._tried(needed)).found()
        except _TooManyError:
            return None

    def _tried(self, needed: set[str]) -> list[tuple[Question, list[Any]]]:
        ordered = sorted(needed, key=self._order.__getitem__)
        questions = [self._asked.questions[link_id] for link_id in ordered]
        return [
            (question, _answers(question, self._compared.get(question.link_id, [])))
            for question in questions
        ]


class _Search:
    def __init__(
        self, asked: Questionnaire, rule: Rule, tried: Sequence[tuple[Question, list[Any]]]
    ) -> None:
        self._rules = asked.rules
        self._rule = rule
        self._tried = tried
        self._given: dict[str, Any] = {}
        self._steps = 0

    def found(self, place: int = 0) -> bool:
        """Whether the answers given so far can be completed so that the rule holds."""
        verdict = self._rule(self._look_up)
        if verdict is not None or place == len(self._tried):
            return verdict is True
        question, answers = self._tried[place]
        own = self._rules.get(question.link_id)
        enabled = True if own is None else own(self._look_up)
        values = [] if enabled is False else answers
        if enabled is not True or question.allow_not_applicable:
            values = [*values, None]
        for value in values:
            self._steps += 1
            if self._steps > _MOST_STEPS:
                raise _TooManyError
            self._given[question.link_id] = value
            if self.found(place + 1):
                return True
            del self._given[question.link_id]
        return False

    def _look_up(self, link_id: str) -> tuple[Any, ...] | None:
        return (self._given[link_id],) if link_id in self._given else None


def telling_answers(asked: Questionnaire, question: Question) -> list[Any]:
    """Answers to one question, one for every way in which rules can tell its answers apart.

    Several choices of which rules name very many are tried one by one, not combined.
    """
    compared = [
        condition.answer
        for condition in _all_conditions(asked.item)
        if condition.question == question.link_id and condition.operator != "exists"
    ]
    try:
        answers = _answers(question, compared)
    except _TooManyError:
        answers = [(code,) for code in dict.fromkeys(compared)]
    return [_written(answer) if isinstance(answer, Fraction) else answer for answer in answers]


def _written(number: Fraction) -> int | Decimal:
    """A number as an answer holds it; halfway between two decimals it is a decimal too."""
    whole = number.denominator == 1
    return number.numerator if whole else Decimal(number.numerator) / number.denominator


def numbers_around(question: NumberItem | ScaleItem, bounds: Iterable[Any]) -> list[Fraction]:
    """Allowed numbers on, beside and between some bounds: one for every way to compare with them.

    >>> scale = ScaleItem(type="scale", link_id="s", text="s", minimum=1, maximum=5)
    >>> [str(n) for n in numbers_around(scale, [3])]
    ['1', '2', '3', '4', '5']
    """
    low, high = question.minimum, question.maximum
    ends = [Fraction(end) for end in (low, high) if end is not None]
    marks = sorted({*map(Fraction, bounds), *ends}) or [Fraction(0)]
    if isinstance(question, ScaleItem) or question.whole:
        start, step = (
            (ends[0], Fraction(question.step))
            if isinstance(question, ScaleItem)
            else (Fraction(0), Fraction(1))
        )
        places = chain.from_iterable(
            (floor(place) - 1, floor(place), ceil(place), ceil(place) + 1)
            for place in ((mark - start) / step for mark in marks)
        )
        tried = [start + place * step for place in places]
    else:
        between = [(one + other) / 2 for one, other in pairwise(marks)]
        tried = [marks[0] - 1, *marks, *between, marks[-1] + 1]
    return sorted(
        {
            number
            for number in tried
            if (low is None or number >= Fraction(low))
            and (high is None or number <= Fraction(high))
        }
    )


def _answers(question: Question, compared: list[Any]) -> list[Any]:
    """Answers that differ in how they compare; every other answer compares like one of them."""
    if isinstance(question, BooleanItem):
        return [True, False]
    if isinstance(question, ChoiceItem):
        return [option.code for option in question.answer_option]
    if isinstance(question, MultipleChoiceItem):
        return list(_choices(question, set(compared)))
    if isinstance(question, (NumberItem, ScaleItem)):
        return list(numbers_around(question, filter(_is_number, compared)))
    if isinstance(question, DateItem):
        return list(_days(question, compared))
    return ["\0", *compared]  # some other text, and each text that is compared with


def _choices(question: MultipleChoiceItem, compared: set[Any]) -> Iterator[tuple[str, ...]]:
    together = [option.code for option in question.answer_option if not option.exclusive]
    named = [code for code in together if code in compared]
    other = [code for code in together if code not in compared][:1]
    if len(named) > _MOST_COMBINED:
        raise _TooManyError
    for option in question.answer_option:
        if option.exclusive:
            yield (option.code,)
    telling = [*named, *other]
    for size in range(1, len(telling) + 1):
        yield from combinations(telling, size)


def _days(question: DateItem, compared: list[Any]) -> Iterator[str]:
    marks = set(chain.from_iterable(map(_day, compared)))
    marks |= {day for day in (question.earliest, question.latest) if day is not None}
    for mark in marks or {date(2026, 1, 1)}:
        for shift in (-1, 0, 1):
            try:
                day = mark + timedelta(days=shift)
            except OverflowError:
                continue
            if (question.earliest or day) <= day <= (question.latest or day):
                yield day.isoformat()


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def _day(text: Any) -> Iterator[date]:
    """The day that a text names, if it names one."""
    try:
        yield date.fromisoformat(text)
    except (TypeError, ValueError):
        return


def _all_conditions(items: Sequence[Item]) -> Iterator[Condition]:
    for item in items:
        yield from conditions(item.enable_when)
        if isinstance(item, GroupItem):
            yield from _all_conditions(item.item)
