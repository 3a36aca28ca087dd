"""One control for each type of question, and what somebody said with it.

Choices, yes/no and short scales offer "We don't know yet" and "Does not apply" as
further options of the same control; typed answers offer them in a control below.
"""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NamedTuple

import streamlit as st

from assessor.i18n import Language
from assessor.web.plain import label, option, safe_address
from assessor.web.state import seed
from questionnaires.items import (
    BooleanItem,
    ChoiceItem,
    DateItem,
    MultipleChoiceItem,
    NumberItem,
    Question,
    ScaleItem,
    StringItem,
    TextItem,
    UrlItem,
)
from questionnaires.response import Answer, AnswerValue

Gap = Literal["?unknown", "?not_applicable"]
UNKNOWN: Gap = "?unknown"
NOT_APPLICABLE: Gap = "?not_applicable"
_MOST_STEPS = 11
_FAR = (date(1900, 1, 1), date(2199, 12, 31))


class Said(NamedTuple):
    """A value, or a gap, or neither: nothing said yet."""

    value: AnswerValue | None = None
    gap: Gap | None = None


NOTHING = Said()


class Step(NamedTuple):
    """One answer that a control lists, with its words on screen."""

    words: str
    value: AnswerValue


def said_by(answer: Answer | None) -> Said:
    """What an answer says, in the terms of the controls."""
    if answer is None:
        return NOTHING
    if answer.unknown is not None:
        return Said(gap=UNKNOWN)
    if answer.not_applicable is not None:
        return Said(gap=NOT_APPLICABLE)
    return Said(answer.value)


def ask(question: Question, key: str, answer: Answer | None, language: Language) -> Said:
    """Show the control of a question and return what it says now."""
    if isinstance(question, MultipleChoiceItem):
        return _several(question, key, answer, language)
    steps = _steps(question, language)
    if steps:
        return _one(question, steps, key, answer, language)
    typed = _TYPED[type(question)](question, key, said_by(answer).value)
    if isinstance(question, UrlItem) and typed is not None and safe_address(str(typed)) is None:
        whole = language.text("Not counted yet: write the whole address, beginning with https://")
        st.text(whole)
        typed = None
    gaps = {UNKNOWN: language.text("We don't know yet")} | _aside(question, language)
    chosen = st.segmented_control(
        label(language.text("Instead of an answer: {question}", question=question.text)),
        list(gaps),
        format_func=lambda gap: option(gaps[gap]),
        key=seed(f"{key}-gap", said_by(answer).gap),
        label_visibility="collapsed",
    )
    return Said(gap=chosen) if chosen else Said(typed)


def _steps(question: Question, language: Language) -> tuple[Step, ...]:
    """The answers that one control can list; none where answers are typed."""
    if isinstance(question, ChoiceItem):
        return tuple(Step(option.text, option.code) for option in question.answer_option)
    if isinstance(question, BooleanItem):
        return (Step(language.text("Yes"), True), Step(language.text("No"), False))
    if isinstance(question, ScaleItem):
        words = {point.value: point.text for point in question.labels}
        values = _scale(question)
        if len(values) <= _MOST_STEPS:
            return tuple(Step(" ".join(filter(None, (str(v), words.get(v)))), v) for v in values)
    return ()


def settled(chosen: Iterable[str], before: Iterable[str], alone: frozenset[str]) -> list[str]:
    """Several choices without contradiction: of two that exclude each other, the newer stays.

    >>> settled(["radio", "none"], ["radio"], frozenset({"none"}))
    ['none']
    >>> settled(["none", "radio"], ["none"], frozenset({"none"}))
    ['radio']
    """
    chosen, before = list(chosen), set(before)
    newest_alone = [code for code in chosen if code in alone and code not in before]
    if newest_alone:
        return newest_alone[-1:]
    others = [code for code in chosen if code not in alone]
    return others or chosen[:1]


def _one(
    question: Question,
    steps: tuple[Step, ...],
    key: str,
    answer: Answer | None,
    language: Language,
) -> Said:
    said = said_by(answer)
    options: dict[str, tuple[str, Said]] = {
        f"={place}": (step.words, Said(step.value)) for place, step in enumerate(steps)
    }
    options |= {gap: (words, Said(gap=gap)) for gap, words in _gaps(question, language).items()}
    first = next((code for code, (_, meant) in options.items() if same(meant, said)), None)
    chosen = st.segmented_control(
        label(question.text),
        list(options),
        format_func=lambda code: option(options[code][0]),
        required=True,
        key=seed(key, first),
        label_visibility="collapsed",
    )
    return options[chosen][1] if chosen else NOTHING


def _several(
    question: MultipleChoiceItem, key: str, answer: Answer | None, language: Language
) -> Said:
    said = said_by(answer)
    words = {option.code: option.text for option in question.answer_option}
    gaps = _gaps(question, language)
    alone = frozenset(gaps) | {o.code for o in question.answer_option if o.exclusive}
    first = [said.gap] if said.gap else list(said.value) if isinstance(said.value, tuple) else []
    mended = f"{key}-mended"
    if mended in st.session_state:
        # Written here because a control's value may change only before it is drawn.
        st.session_state[key] = st.session_state.pop(mended)
    chosen = st.segmented_control(
        label(question.text),
        [*words, *gaps],
        selection_mode="multi",
        format_func=lambda code: option((words | gaps)[code]),
        key=seed(key, first),
        label_visibility="collapsed",
    )
    kept = settled(chosen, first, alone)
    if kept != list(chosen):
        st.session_state[mended] = kept
        st.rerun()
    for gap in gaps:
        if gap in kept:
            return Said(gap=gap)
    return Said(tuple(kept)) if kept else NOTHING


def _gaps(question: Question, language: Language) -> dict[Gap, str]:
    return {UNKNOWN: language.text("We don't know yet")} | _aside(question, language)


def _aside(question: Question, language: Language) -> dict[Gap, str]:
    words = language.text("Does not apply here")
    return {NOT_APPLICABLE: words} if question.allow_not_applicable else {}


def same(one: Said, other: Said) -> bool:
    """Whether both say the same."""
    # True == 1 in Python, but "yes" is not the number one.
    return one == other and isinstance(one.value, bool) == isinstance(other.value, bool)


def _scale(question: ScaleItem) -> list[int | Decimal]:
    values = [question.minimum]
    while len(values) <= _MOST_STEPS and values[-1] + question.step <= question.maximum:
        values.append(values[-1] + question.step)
    return values


def _number(question: Any, key: str, value: AnswerValue | None) -> AnswerValue | None:
    """A number, as exact as it was typed."""
    whole = isinstance(question, NumberItem) and question.whole
    kind: Callable[[Any], int | float] = int if whole else float
    low, high = question.minimum, question.maximum
    typed = st.number_input(
        label(question.text),
        min_value=None if low is None else kind(low),
        max_value=None if high is None else kind(high),
        value=None,
        step=kind(question.step) if isinstance(question, ScaleItem) else 1 if whole else None,
        key=seed(key, kind(value) if isinstance(value, (int, Decimal)) else None),
        # As it was typed: not 7.00 for a 7.
        format="%d" if whole else "%g",
        label_visibility="collapsed",
    )
    if typed is None or (isinstance(value, (int, Decimal)) and kind(value) == typed):
        return value if typed is not None else None
    exact = Decimal(str(typed))
    return int(exact) if exact == exact.to_integral_value() else exact


def _day(question: DateItem, key: str, value: AnswerValue | None) -> AnswerValue | None:
    """A day, written as text, year-month-day."""
    picked = st.date_input(
        label(question.text),
        value=None,
        min_value=question.earliest or _FAR[0],
        max_value=question.latest or _FAR[1],
        key=seed(key, date.fromisoformat(value) if isinstance(value, str) else None),
        format="YYYY-MM-DD",
        label_visibility="collapsed",
    )
    return picked.isoformat() if isinstance(picked, date) else None


def _line(question: StringItem, key: str, value: AnswerValue | None) -> AnswerValue | None:
    """A short text."""
    return (
        st.text_input(
            label(question.text),
            max_chars=question.max_length,
            key=seed(key, value if isinstance(value, str) else ""),
            label_visibility="collapsed",
        ).strip()
        or None
    )


def _link(question: UrlItem, key: str, value: AnswerValue | None) -> AnswerValue | None:
    """The address of a page, as typed."""
    return (
        st.text_input(
            label(question.text),
            max_chars=2_000,
            key=seed(key, value if isinstance(value, str) else ""),
            placeholder="https://",
            label_visibility="collapsed",
        ).strip()
        or None
    )


def _lines(question: TextItem, key: str, value: AnswerValue | None) -> AnswerValue | None:
    """A long text."""
    return (
        st.text_area(
            label(question.text),
            max_chars=question.max_length,
            key=seed(key, value if isinstance(value, str) else ""),
            label_visibility="collapsed",
        ).strip()
        or None
    )


_TYPED: dict[type[Any], Callable[[Any, str, AnswerValue | None], AnswerValue | None]] = {
    NumberItem: _number,
    ScaleItem: _number,
    DateItem: _day,
    StringItem: _line,
    UrlItem: _link,
    TextItem: _lines,
}
