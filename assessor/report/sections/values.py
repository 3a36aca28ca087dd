"""How the value of an answer is put into words, by the type of its question."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from assessor.i18n import Language, message
from assessor.report.model import Inline, Span, typed, words
from questionnaires.items import (
    DateItem,
    NumberItem,
    Optioned,
    Question,
    ScaleItem,
    UrlItem,
)
from questionnaires.response import AnswerValue
from scoring.cells import level_name
from scoring.policy import Level


def value_words(question: Question, value: AnswerValue, language: Language) -> Inline:
    """A value as people read it; what does not fit its question stands as it was typed."""
    if isinstance(value, bool):
        return words(language.text("Yes") if value else language.text("No"))
    if isinstance(value, int | Decimal):
        return _quantity(question, value, language)
    if isinstance(value, tuple):
        return typed(language.semicolon.join(_option(question, code) for code in value))
    if isinstance(question, DateItem):
        return _day(value, language)
    return address(value) if isinstance(question, UrlItem) else typed(_option(question, value))


def _option(question: Question | None, code: str) -> str:
    """The text of an option; a code that has none stands for itself."""
    options = question.answer_option if isinstance(question, Optioned) else ()
    return next((option.text for option in options if option.code == code), code)


def step_words(
    question: Question | None, levels: Sequence[Level], name: str, language: Language
) -> Inline:
    """A step of a scale by its name in data: an option, yes or no, bounds, or several options."""
    if isinstance(question, Optioned):
        return typed(language.semicolon.join(_option(question, code) for code in name.split(", ")))
    if name in ("true", "false"):
        return words(language.text("Yes") if name == "true" else language.text("No"))
    for level in levels:
        if level_name(level) == name:
            return _level_words(question, _spelt_out(level, levels), language)
    return typed(name)


def _spelt_out(level: Level, levels: Sequence[Level]) -> Level:
    """What "otherwise" comes to, where the other steps leave only one side open."""
    highest = max((each.at_most for each in levels if each.at_most is not None), default=None)
    lowest = min((each.at_least for each in levels if each.at_least is not None), default=None)
    if not level.otherwise or (highest is None) == (lowest is None):
        return level
    return Level(above=highest, below=lowest, points=level.points)


def _level_words(question: Question | None, level: Level, language: Language) -> Inline:
    """The bounds of a step, such as "at least 300 hours"."""
    if level.otherwise:
        return words(language.text("anything else"))
    if level.within_days is not None:
        return words(language.plural("within {n} day", "within {n} days", level.within_days))
    unit = question.unit if isinstance(question, NumberItem) else None
    parts = [
        language.text(said, n=_bound(bound, language))
        for said, bound in (
            (message("at least {n}"), level.at_least),
            (message("above {n}"), level.above),
            (message("at most {n}"), level.at_most),
            (message("below {n}"), level.below),
        )
        if bound is not None
    ]
    text = words(language.list(parts))
    return (*text, Span(" "), *typed(unit)) if unit else text


def _bound(bound: Fraction, language: Language) -> str:
    return quantity(Decimal(bound.numerator) / Decimal(bound.denominator), language)


def address(url: str) -> Inline:
    """An address as a link, if it is one that a reader may safely follow."""
    if url.startswith(("https://", "http://")):
        return (Span(url, link=url, user=True),)
    return typed(url)


def quantity(value: int | Decimal, language: Language, *, least_digits: int = 0) -> str:
    """A number with all its digits, grouped as the language groups them.

    least_digits: so many stand after the point, even if they are noughts.
    """
    # Babel takes a moment to import; most of a report needs no grouping.
    from babel.numbers import format_decimal

    exact = Decimal(value)
    locale = language.code.replace("-", "_")
    pattern = f"#,##0.{'0' * least_digits}###" if least_digits else None
    return str(format_decimal(exact, pattern, locale=locale, decimal_quantization=False))


def _quantity(question: Question, value: int | Decimal, language: Language) -> Inline:
    number = quantity(value, language)
    if isinstance(question, NumberItem) and question.unit:
        return (Span(f"{number}\u00a0"), *typed(question.unit))
    if isinstance(question, ScaleItem):
        labels = [point.text for point in question.labels if point.value == value]
        return (Span(number), *(Span(f": {label}", user=True) for label in labels))
    return words(number)


def _day(value: str, language: Language) -> Inline:
    try:
        return words(language.date(date.fromisoformat(value)))
    except ValueError:
        return typed(value)
