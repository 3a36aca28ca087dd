"""What stands in the rows of each sheet, by the keys of their columns."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assessor.assessment import Assessment
from assessor.i18n import Language
from assessor.workbook import layout
from assessor.workbook.spelling import spelt
from questionnaires.items import MultipleChoiceItem, NumberItem, Optioned, Question, ScaleItem
from questionnaires.response import Answer

if TYPE_CHECKING:
    from assessor.casework import Evaluated

Row = Mapping[str, Any]

MAIN: Mapping[str, layout.Kind] = {
    "title": "text",
    "organisation.name": "text",
    "organisation.country": "text",
    "platform.name": "text",
    "scope": "text",
    "owner": "text",
    "author": "text",
    "review_by": "day",
}
"""What is asked about the assessment itself, whether it is known yet or not."""


def about(assessment: Assessment, language: Language) -> Iterator[Row]:
    """How to fill it in; what is asked of the whole; then everything else, kept as it is."""
    text = language.text
    for line in (
        text("Fill in the coloured cells, most of them on the next sheet."),
        text("“We don't know yet” is an answer. Leave open what nobody has looked at."),
        text("Then import this file where you got it."),
    ):
        yield {layout.VALUE: line}
    labels = {
        "title": text("Title"),
        "organisation.name": text("Organisation"),
        "organisation.country": text("Country"),
        "platform.name": text("Platform"),
        "scope": text("What is being decided, and for whom"),
        "owner": text("Owner"),
        "author": text("Author"),
        "review_by": text("Review by"),
    }
    known = dict(_flattened(_beside_the_answers(assessment)))
    for key, kind in MAIN.items():
        yield _entry(key, labels[key], known.pop(key, None), kind)
    yield {layout.VALUE: text("What is folded away below is kept as it is. Leave it so.")}
    for key, value in known.items():
        yield _entry(key, key, value, _kind(value))


def answers(found: "Evaluated", language: Language) -> Iterator[Row]:
    """Every question that people answer, in order, with what was said so far."""
    questionnaire, given = found.case.questionnaire, found.case.assessment.answers
    for link_id, question in questionnaire.questions.items():
        if question.read_only:
            continue
        area = questionnaire.groups.get(questionnaire.area_of[link_id] or "")
        standing = found.result.standings.get(link_id)
        aside = standing is not None and standing.state == "disabled"
        hints = [language.text("As things stand, this is not asked.")] if aside else []
        yield {
            layout.LINK_ID: link_id,
            "area": area.text if area else "",
            "question": "\n".join(filter(None, (question.text, question.hint))),
            "may_be": "\n".join([*hints, *_possible(question, language)]),
            layout.TYPE: question.type,
            **(_answered(given[link_id]) if link_id in given else {}),
        }


def measures(found: "Evaluated") -> Iterator[Row]:
    """What was promised, then whatever else the answers call for."""
    made = {one.measure: one for one in found.case.assessment.commitments.measures}
    called = [each.subject for each in found.result.conditions if each.state == "called_for"]
    for name in dict.fromkeys([*made, *filter(None, called)]):
        measure = found.case.policy.measures.get(name)
        promise = made[name].model_dump(exclude_none=True) if name in made else {}
        yield {
            "what": measure.what if measure else name,
            "proven_by": measure.proof if measure else "",
            **promise,
            layout.MEASURE: name,
        }


def _entry(key: str, label: str, value: Any, kind: layout.Kind) -> Row:
    return {layout.KEY: key, "label": label, layout.VALUE: value, layout.KIND: kind}


def _beside_the_answers(assessment: Assessment) -> dict[str, Any]:
    data = assessment.model_dump(by_alias=True, exclude_defaults=True)
    data.pop("answers", None)
    data.get("commitments", {}).pop("measures", None)
    return data


def _answered(answer: Answer) -> Row:
    row = dict(_flattened(answer.model_dump(exclude_defaults=True, exclude={"value"})))
    if answer.unknown is not None:
        row[layout.UNKNOWN] = True
    if answer.value is not None:
        row[layout.VALUE] = answer.value
    if answer.prefill is not None:
        row[layout.AS_WRITTEN] = spelt(answer.value)
    return row


def _possible(question: Question, language: Language) -> Iterator[str]:
    """What may be answered, in lines."""
    text = language.text
    if isinstance(question, Optioned):
        if isinstance(question, MultipleChoiceItem):
            yield text("All that apply, each on a line of its own:")
        yield from (f"• {option.text}" for option in question.answer_option)
    elif isinstance(question, NumberItem | ScaleItem):
        yield from _numbers(question, language)
    elif question.type == "boolean":
        yield text("Yes or no")
    elif question.type == "date":
        yield text("A day, such as 2026-11-23")
    elif question.type == "url":
        yield text("A link that starts with https://")


def _numbers(question: NumberItem | ScaleItem, language: Language) -> Iterator[str]:
    low, high = question.minimum, question.maximum
    if low is None or high is None:
        yield language.text("A number")
    else:
        yield language.text("A number from {low} to {high}", low=spelt(low), high=spelt(high))
    if isinstance(question, ScaleItem):
        yield from (f"{spelt(point.value)}: {point.text}" for point in question.labels)
    elif question.unit:
        yield question.unit


def _flattened(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """The leaves of maps and lists, by their dotted way."""
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from _flattened(each, (*path, str(key)))
    elif isinstance(value, tuple | list):
        for place, each in enumerate(value):
            yield from _flattened(each, (*path, str(place)))
    elif value is not None:
        yield ".".join(path), value


def _kind(value: Any) -> layout.Kind:
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, int | Decimal):
        return "number"
    return "day" if isinstance(value, date) else "text"
