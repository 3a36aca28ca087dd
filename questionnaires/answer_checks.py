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
from questionnaires.messages import Message
from questionnaires.problems import Finding, TreePath, listed, quoted, suggestion
from questionnaires.questionnaire import Questionnaire
from questionnaires.reading.files import CONTROL
from questionnaires.response import Answer, QuestionnaireResponse

if TYPE_CHECKING:
    from questionnaires.fact_sheet import FactSheet

Fault = tuple[Message, Message]
"""What is wrong, and the remedy."""

_ADDRESS = re.compile(r"https?://[^\s/?#:@<>\"'\\]+([:/?#][^\s<>\"\\]*)?\Z", re.IGNORECASE)


def findings(response: QuestionnaireResponse, asked: Questionnaire) -> Iterator[Finding]:
    """What is wrong with a response, seen from the questionnaire that it should answer."""
    answered = response.questionnaire
    if answered.id != asked.id:
        yield Finding(
            ("questionnaire", "id"),
            Message(
                "this answers the questionnaire {named}, not {asked}",
                named=quoted(answered.id),
                asked=quoted(asked.id),
            ),
            Message("Give that questionnaire, or the response to this one"),
        )
        return
    if answered.version != asked.version:
        yield Finding(
            ("questionnaire", "version"),
            Message(
                "this response answers version {version} of the questionnaire, but this is "
                "version {asked}",
                version=quoted(answered.version),
                asked=quoted(asked.version),
            ),
            Message(
                "Give the questionnaire of that version, or check the answers against this one "
                'and write version: "{version}"',
                version=asked.version,
            ),
        )
    for link_id, answer in response.answers.items():
        yield from answer_findings(("answers", link_id), link_id, answer, asked)


def fact_findings(sheet: "FactSheet", asked: Questionnaire) -> Iterator[Finding]:
    """What is wrong with a fact sheet, seen from the questionnaire that it informs."""
    if sheet.questionnaire != asked.id:
        yield Finding(
            ("questionnaire",),
            Message(
                "these facts inform the questionnaire {named}, not {asked}",
                named=quoted(sheet.questionnaire),
                asked=quoted(asked.id),
            ),
            Message("Give that questionnaire, or the facts for this one"),
        )
        return
    seen: set[str] = set()
    for position, fact in enumerate(sheet.facts):
        path: TreePath = ("facts", position)
        if fact.id in seen:
            what = Message("there are two facts with the id {id}", id=quoted(fact.id))
            yield Finding((*path, "id"), what, Message("Give each fact its own id"))
        seen.add(fact.id)
        for number, source in enumerate(fact.sources):
            yield from unknown_source((*path, "sources", number), source, asked)
        if fact.link_id is not None:
            yield from _fact_value(path, fact.link_id, fact.value, asked)
        elif fact.value is not None:
            yield Finding(
                (*path, "value"),
                Message(
                    "{id} proposes a value, but does not say for which question", id=quoted(fact.id)
                ),
                Message("Add link_id, or delete value"),
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
    return Message("{address} is not a link", address=quoted(address)), Message(
        "Write a link that starts with https:// or http://"
    )


def of_one(name: str, what: Message) -> Message:
    """What is wrong, headed by the id of what has it."""
    return Message("{name}: {what}", name=quoted(name), what=what)


def unknown_source(path: TreePath, source: str, asked: Questionnaire) -> Iterator[Finding]:
    """That a source is not in the catalogue, if it is not."""
    if source not in asked.source_by_id:
        yield Finding(
            path,
            Message("the source {source} is not in the catalogue", source=quoted(source)),
            suggestion(source, asked.source_by_id, Message("Correct the id, or add the source")),
            missing=source,
        )


def no_question(path: TreePath, link_id: str, asked: Questionnaire, role: Message) -> Finding:
    """That something names a question which is not there (`role` says what names it)."""
    if link_id in asked.groups:
        what = Message(
            "{role} {link_id}, which is a group and not a question",
            role=role,
            link_id=quoted(link_id),
        )
        return Finding(path, what, Message("Name one of the questions in it"), missing=link_id)
    return Finding(
        path,
        Message(
            "{role} {link_id}, which is no question of {asked}",
            role=role,
            link_id=quoted(link_id),
            asked=quoted(asked.id),
        ),
        suggestion(link_id, asked.questions, Message("Correct the id, or delete this")),
        missing=link_id,
    )


def answer_findings(
    path: TreePath, link_id: str, answer: Answer, asked: Questionnaire
) -> Iterator[Finding]:
    """What is wrong with one answer, seen from the questionnaire."""
    question = asked.questions.get(link_id)
    if question is None:
        yield no_question(path, link_id, asked, Message("this answers"))
        return
    if question.read_only:
        what = Message("{link_id} is computed and cannot be answered", link_id=quoted(link_id))
        yield Finding(path, what, Message("Delete this answer"))
    elif answer.value is not None:
        fault = answer_fault(question, answer.value)
        if fault:
            yield Finding(
                (*path, "value"),
                of_one(link_id, fault[0]),
                fault[1],
            )
    elif answer.not_applicable is not None and not question.allow_not_applicable:
        yield Finding(
            (*path, "not_applicable"),
            Message("{link_id} applies to everybody", link_id=quoted(link_id)),
            Message("Answer it, or say that it is unknown: {unknown: {}}"),
        )
    backing = answer.backing
    if backing is not None and backing.source is not None:
        yield from unknown_source((*path, "backing", "source"), backing.source, asked)
    if backing is not None and backing.url is not None:
        fault = address_fault(backing.url)
        if fault:
            yield Finding(
                (*path, "backing", "url"),
                of_one(link_id, fault[0]),
                fault[1],
            )


def _fact_value(
    path: TreePath, link_id: str, value: Any, asked: Questionnaire
) -> Iterator[Finding]:
    question = asked.questions.get(link_id)
    if question is None:
        yield no_question((*path, "link_id"), link_id, asked, Message("this informs"))
        return
    if value is None:
        return
    fault = answer_fault(question, value)
    if fault:
        yield Finding(
            (*path, "value"),
            of_one(link_id, fault[0]),
            fault[1],
        )
    if question.subject != "platform" or question.read_only:
        yield Finding(
            (*path, "value"),
            Message(
                "{link_id} is not purely about the platform, so facts cannot answer it",
                link_id=quoted(link_id),
            ),
            Message("Delete value and keep the statement"),
        )


def _no_answer(question: Question, value: Any) -> Message:
    shown = {True: "true", False: "false"}[value] if isinstance(value, bool) else value
    if isinstance(value, tuple):
        shown = f"[{', '.join(value)}]"
    return Message(
        "{value} is no answer to a question with {kind}",
        value=quoted(shown),
        kind=NAMES_OF_TYPES[question.type],
    )


def _choice(question: ChoiceItem, value: Any) -> Fault | None:
    if isinstance(value, tuple):
        return _no_answer(question, value), Message(
            "Choose one option and write its code without brackets"
        )
    if not isinstance(value, str):
        return _no_answer(question, value), Message(
            "Write one of {codes}", codes=_codes(question.answer_option)
        )
    return _option(question.answer_option, value)


def _multiple_choice(question: MultipleChoiceItem, value: Any) -> Fault | None:
    if not isinstance(value, tuple):
        shown = value if isinstance(value, str) else question.answer_option[0].code
        return _no_answer(question, value), Message(
            "Write a list of codes: [{codes}]", codes=quoted(shown)[1:-1]
        )
    for code in value:
        fault = _option(question.answer_option, code)
        if fault:
            return fault
    repeated = [code for code in value if value.count(code) > 1]
    if repeated:
        return Message("the option {code} is chosen twice", code=quoted(repeated[0])), Message(
            "Choose it once"
        )
    alone = [option.code for option in question.answer_option if option.exclusive]
    chosen = [code for code in value if code in alone]
    if chosen and len(value) > 1:
        what = Message(
            "the option {code} stands alone, but others are chosen with it",
            code=quoted(chosen[0]),
        )
        return what, Message("Keep that option, or the others")
    return None


def _option(options: tuple[AnswerOption, ...], code: str) -> Fault | None:
    codes = [option.code for option in options]
    if code in codes:
        return None
    what = Message("there is no option {code}", code=quoted(code))
    return what, suggestion(
        code, codes, Message("The options are {codes}", codes=listed(codes, "and"))
    )


def _codes(options: tuple[AnswerOption, ...]) -> str:
    return listed(option.code for option in options)


def _boolean(question: BooleanItem, value: Any) -> Fault | None:
    if isinstance(value, bool):
        return None
    return _no_answer(question, value), Message("Write true or false")


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def _scale(question: ScaleItem, value: Any) -> Fault | None:
    if not _is_number(value):
        return _no_answer(question, value), Message("Write a number")
    if question.holds(value):
        return None
    remedy = Message(
        "Write a number from {minimum} to {maximum} in steps of {step}",
        minimum=question.minimum,
        maximum=question.maximum,
        step=question.step,
    )
    return Message("{value} is not a step of the scale", value=value), remedy


def _number(question: NumberItem, value: Any) -> Fault | None:
    if not _is_number(value):
        return _no_answer(question, value), Message("Write a number")
    if question.minimum is not None and value < question.minimum:
        return Message("{value} is too small", value=value), Message(
            "Write a number from {minimum}", minimum=question.minimum
        )
    if question.maximum is not None and value > question.maximum:
        return Message("{value} is too large", value=value), Message(
            "Write a number up to {maximum}", maximum=question.maximum
        )
    if question.whole and value != int(value):
        return Message("{value} is not a whole number", value=value), Message(
            "Write it without a fraction"
        )
    return None


def _date(question: DateItem, value: Any) -> Fault | None:
    example = Message("Write year-month-day, such as 2026-11-23")
    if not isinstance(value, str):
        return _no_answer(question, value), example
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return Message("{value} is no day of the calendar", value=quoted(value)), example
    if day.isoformat() != value:
        return Message("{value} is not written as days are here", value=quoted(value)), example
    if question.earliest is not None and day < question.earliest:
        return Message("{value} is too early", value=value), Message(
            "Write a day from {earliest}", earliest=question.earliest
        )
    if question.latest is not None and day > question.latest:
        return Message("{value} is too late", value=value), Message(
            "Write a day up to {latest}", latest=question.latest
        )
    return None


def _text(question: StringItem | TextItem, value: Any) -> Fault | None:
    if not isinstance(value, str):
        return _no_answer(question, value), Message(
            "Write a text, in quotes if it looks like a number"
        )
    if not value.strip():
        return Message("the text is empty"), Message(
            "Write it, or say that it is unknown: {unknown: {}}"
        )
    if len(value) > question.max_length:
        what = Message(
            "the text has {there:,} letters, more than {most:,}",
            there=len(value),
            most=question.max_length,
        )
        return what, Message("Shorten it")
    if CONTROL.search(value):
        return Message("the text holds a control character"), Message("Delete it")
    if isinstance(question, StringItem) and "\n" in value.strip("\n"):
        return Message("the text has several lines, where one is asked for"), Message(
            "Join the lines"
        )
    return None


def _url(question: UrlItem, value: Any) -> Fault | None:
    if not isinstance(value, str):
        return _no_answer(question, value), Message("Write a link that starts with https://")
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
