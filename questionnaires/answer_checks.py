"""Whether answers fit their questions: options that exist, numbers in bounds, real days."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from questionnaires.items import (
    NAMES_OF_TYPES,
    AnswerOption,
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
from questionnaires.problems import Finding, TreePath, listed, quoted, suggestion
from questionnaires.questionnaire import Questionnaire
from questionnaires.reading.files import CONTROL
from questionnaires.response import Answer, QuestionnaireResponse

if TYPE_CHECKING:
    from questionnaires.fact_sheet import FactSheet

Fault = tuple[str, str]
"""What is wrong, and the remedy."""

_ADDRESS = re.compile(r"https?://[^\s/?#:@<>\"'\\]+([:/?#][^\s<>\"\\]*)?\Z", re.IGNORECASE)


def findings(response: QuestionnaireResponse, asked: Questionnaire) -> Iterator[Finding]:
    """What is wrong with a response, seen from the questionnaire that it should answer."""
    answered = response.questionnaire
    if answered.id != asked.id:
        yield Finding(
            ("questionnaire", "id"),
            f"this answers the questionnaire {quoted(answered.id)}, not {quoted(asked.id)}",
            "Give that questionnaire, or the response to this one",
        )
        return
    if answered.version != asked.version:
        yield Finding(
            ("questionnaire", "version"),
            f"this response answers version {quoted(answered.version)} of the questionnaire, "
            f"but this is version {quoted(asked.version)}",
            f"Give the questionnaire of that version, or check the answers against this one and "
            f'write version: "{asked.version}"',
        )
    for link_id, answer in response.answers.items():
        yield from answer_findings(("answers", link_id), link_id, answer, asked)


def fact_findings(sheet: "FactSheet", asked: Questionnaire) -> Iterator[Finding]:
    """What is wrong with a fact sheet, seen from the questionnaire that it informs."""
    if sheet.questionnaire != asked.id:
        yield Finding(
            ("questionnaire",),
            f"these facts inform the questionnaire {quoted(sheet.questionnaire)}, "
            f"not {quoted(asked.id)}",
            "Give that questionnaire, or the facts for this one",
        )
        return
    seen: set[str] = set()
    for position, fact in enumerate(sheet.facts):
        path: TreePath = ("facts", position)
        if fact.id in seen:
            what = f"there are two facts with the id {quoted(fact.id)}"
            yield Finding((*path, "id"), what, "Give each fact its own id")
        seen.add(fact.id)
        for number, source in enumerate(fact.sources):
            yield from unknown_source((*path, "sources", number), source, asked)
        if fact.link_id is not None:
            yield from _fact_value(path, fact.link_id, fact.value, asked)
        elif fact.value is not None:
            yield Finding(
                (*path, "value"),
                f"{quoted(fact.id)} proposes a value, but does not say for which question",
                "Add link_id, or delete value",
            )


def answer_fault(question: Question, value: Any) -> Fault | None:
    """Why a value cannot answer a question, and the remedy; None if it can.

    >>> question = BooleanItem(type="boolean", link_id="policy", text="Is there a policy?")
    >>> answer_fault(question, "yes")
    ("'yes' is no answer to a question with yes or no", 'Write true or false')
    """
    return _FAULTS[type(question)](question, value)


def address_fault(address: str) -> Fault | None:
    """Why a text is not a link that may be followed, and the remedy; None if it is."""
    if _ADDRESS.match(address):
        return None
    return f"{quoted(address)} is not a link", "Write a link that starts with https:// or http://"


def unknown_source(path: TreePath, source: str, asked: Questionnaire) -> Iterator[Finding]:
    """That a source is not in the catalogue, if it is not."""
    if source not in asked.source_by_id:
        yield Finding(
            path,
            f"the source {quoted(source)} is not in the catalogue",
            suggestion(source, asked.source_by_id, "Correct the id, or add the source"),
            missing=source,
        )


def no_question(path: TreePath, link_id: str, asked: Questionnaire, role: str) -> Finding:
    """That something names a question which is not there (`role` says what names it)."""
    if link_id in asked.groups:
        what = f"{role} {quoted(link_id)}, which is a group and not a question"
        return Finding(path, what, "Name one of the questions in it", missing=link_id)
    return Finding(
        path,
        f"{role} {quoted(link_id)}, which is no question of {quoted(asked.id)}",
        suggestion(link_id, asked.questions, "Correct the id, or delete this"),
        missing=link_id,
    )


def answer_findings(
    path: TreePath, link_id: str, answer: Answer, asked: Questionnaire
) -> Iterator[Finding]:
    """What is wrong with one answer, seen from the questionnaire."""
    question = asked.questions.get(link_id)
    if question is None:
        yield no_question(path, link_id, asked, "this answers")
        return
    if question.read_only:
        what = f"{quoted(link_id)} is computed and cannot be answered"
        yield Finding(path, what, "Delete this answer")
    elif answer.value is not None:
        fault = answer_fault(question, answer.value)
        if fault:
            yield Finding((*path, "value"), f"{quoted(link_id)}: {fault[0]}", fault[1])
    elif answer.not_applicable is not None and not question.allow_not_applicable:
        yield Finding(
            (*path, "not_applicable"),
            f"{quoted(link_id)} applies to everybody",
            "Answer it, or say that it is unknown: {unknown: {}}",
        )
    backing = answer.backing
    if backing is not None and backing.source is not None:
        yield from unknown_source((*path, "backing", "source"), backing.source, asked)
    if backing is not None and backing.url is not None:
        fault = address_fault(backing.url)
        if fault:
            yield Finding((*path, "backing", "url"), f"{quoted(link_id)}: {fault[0]}", fault[1])


def _fact_value(
    path: TreePath, link_id: str, value: Any, asked: Questionnaire
) -> Iterator[Finding]:
    question = asked.questions.get(link_id)
    if question is None:
        yield no_question((*path, "link_id"), link_id, asked, "this informs")
        return
    if value is None:
        return
    fault = answer_fault(question, value)
    if fault:
        yield Finding((*path, "value"), f"{quoted(link_id)}: {fault[0]}", fault[1])
    if question.subject != "platform" or question.read_only:
        yield Finding(
            (*path, "value"),
            f"{quoted(link_id)} is not purely about the platform, so facts cannot answer it",
            "Delete value and keep the statement",
        )


def _no_answer(question: Question, value: Any) -> str:
    shown = {True: "true", False: "false"}[value] if isinstance(value, bool) else value
    if isinstance(value, tuple):
        shown = f"[{', '.join(value)}]"
    return f"{quoted(shown)} is no answer to a question with {NAMES_OF_TYPES[question.type]}"


def _choice(question: ChoiceItem, value: Any) -> Fault | None:
    if isinstance(value, tuple):
        return _no_answer(question, value), "Choose one option and write its code without brackets"
    if not isinstance(value, str):
        return _no_answer(question, value), f"Write one of {_codes(question.answer_option)}"
    return _option(question.answer_option, value)


def _multiple_choice(question: MultipleChoiceItem, value: Any) -> Fault | None:
    if not isinstance(value, tuple):
        shown = value if isinstance(value, str) else question.answer_option[0].code
        return _no_answer(question, value), f"Write a list of codes: [{quoted(shown)[1:-1]}]"
    for code in value:
        fault = _option(question.answer_option, code)
        if fault:
            return fault
    repeated = [code for code in value if value.count(code) > 1]
    if repeated:
        return f"the option {quoted(repeated[0])} is chosen twice", "Choose it once"
    alone = [option.code for option in question.answer_option if option.exclusive]
    chosen = [code for code in value if code in alone]
    if chosen and len(value) > 1:
        what = f"the option {quoted(chosen[0])} stands alone, but others are chosen with it"
        return what, "Keep that option, or the others"
    return None


def _option(options: tuple[AnswerOption, ...], code: str) -> Fault | None:
    codes = [option.code for option in options]
    if code in codes:
        return None
    what = f"there is no option {quoted(code)}"
    return what, suggestion(code, codes, f"The options are {listed(codes, 'and')}")


def _codes(options: tuple[AnswerOption, ...]) -> str:
    return listed(option.code for option in options)


def _boolean(question: BooleanItem, value: Any) -> Fault | None:
    if isinstance(value, bool):
        return None
    return _no_answer(question, value), "Write true or false"


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def _scale(question: ScaleItem, value: Any) -> Fault | None:
    if not _is_number(value):
        return _no_answer(question, value), "Write a number"
    if question.holds(value):
        return None
    steps = f"from {question.minimum} to {question.maximum} in steps of {question.step}"
    return f"{value} is not a step of the scale", f"Write a number {steps}"


def _number(question: NumberItem, value: Any) -> Fault | None:
    if not _is_number(value):
        return _no_answer(question, value), "Write a number"
    if question.minimum is not None and value < question.minimum:
        return f"{value} is too small", f"Write a number from {question.minimum}"
    if question.maximum is not None and value > question.maximum:
        return f"{value} is too large", f"Write a number up to {question.maximum}"
    if question.whole and value != int(value):
        return f"{value} is not a whole number", "Write it without a fraction"
    return None


def _date(question: DateItem, value: Any) -> Fault | None:
    example = "Write year-month-day, such as 2026-11-23"
    if not isinstance(value, str):
        return _no_answer(question, value), example
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return f"{quoted(value)} is no day of the calendar", example
    if day.isoformat() != value:
        return f"{quoted(value)} is not written as days are here", example
    if question.earliest is not None and day < question.earliest:
        return f"{value} is too early", f"Write a day from {question.earliest}"
    if question.latest is not None and day > question.latest:
        return f"{value} is too late", f"Write a day up to {question.latest}"
    return None


def _text(question: StringItem | TextItem, value: Any) -> Fault | None:
    if not isinstance(value, str):
        return _no_answer(question, value), "Write a text, in quotes if it looks like a number"
    if not value.strip():
        return "the text is empty", "Write it, or say that it is unknown: {unknown: {}}"
    if len(value) > question.max_length:
        what = f"the text has {len(value):,} letters, more than {question.max_length:,}"
        return what, "Shorten it"
    if CONTROL.search(value):
        return "the text holds a control character", "Delete it"
    if isinstance(question, StringItem) and "\n" in value.strip("\n"):
        return "the text has several lines, where one is asked for", "Join the lines"
    return None


def _url(question: UrlItem, value: Any) -> Fault | None:
    if not isinstance(value, str):
        return _no_answer(question, value), "Write a link that starts with https://"
    return address_fault(value)


_FAULTS: dict[type[Any], Callable[[Any, Any], Fault | None]] = {
    ChoiceItem: _choice,
    MultipleChoiceItem: _multiple_choice,
    BooleanItem: _boolean,
    ScaleItem: _scale,
    NumberItem: _number,
    DateItem: _date,
    StringItem: _text,
    TextItem: _text,
    UrlItem: _url,
}
