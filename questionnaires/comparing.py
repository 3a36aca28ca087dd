"""Whether a comparison with a question makes sense: its operator, and what it compares with."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from questionnaires.answer_checks import answer_fault
from questionnaires.enabling import Condition
from questionnaires.items import (
    ChoiceItem,
    DateItem,
    MultipleChoiceItem,
    NumberItem,
    Question,
    ScaleItem,
)
from questionnaires.messages import Message
from questionnaires.problems import Finding, listed, quoted, suggestion

_EQUALS = ("=", "!=")


def comparison_faults(controller: Question, condition: Condition) -> Iterator[Finding]:
    """What is wrong with comparing a question so; places are inside the condition."""
    ordered = isinstance(controller, (NumberItem, ScaleItem, DateItem))
    if condition.operator == "exists":
        if not isinstance(condition.answer, bool):
            what = Message("exists asks whether there is an answer at all")
            yield Finding(("answer",), what, Message("Write answer: true or answer: false"))
    elif condition.operator in _EQUALS:
        yield from _equals(controller, condition.answer)
    elif ordered:
        yield from _bound(controller, condition.answer)
    else:
        what = Message("the answers to {link_id} have no order", link_id=quoted(controller.link_id))
        remedy = Message(
            'Use "=", "!=" or exists instead of {operator}', operator=condition.operator
        )
        yield Finding(("operator",), what, remedy)


def _equals(controller: Question, answer: Any) -> Iterator[Finding]:
    name = quoted(controller.link_id)
    if isinstance(controller, (ChoiceItem, MultipleChoiceItem)):
        codes = [option.code for option in controller.answer_option]
        if not isinstance(answer, str) or answer not in codes:
            options = Message("The options are {codes}", codes=listed(codes, "and"))
            yield Finding(
                ("answer",),
                Message("{name} has no option {answer}", name=name, answer=quoted(_plain(answer))),
                suggestion(_plain(answer), codes, options),
                missing=answer if isinstance(answer, str) else None,
            )
        return
    fault = answer_fault(controller, answer)
    if fault:
        yield Finding(
            ("answer",),
            Message("no answer to {name} equals this: {fault}", name=name, fault=fault[0]),
            fault[1],
        )


def _bound(controller: Question, answer: Any) -> Iterator[Finding]:
    """Whether something can be above or below this; it need not be an answer itself."""
    name, shown = quoted(controller.link_id), quoted(_plain(answer))
    if isinstance(controller, DateItem):
        try:
            date.fromisoformat(answer if isinstance(answer, str) else "")
        except ValueError:
            what = Message(
                "{name} is a date, but it is compared with {shown}", name=name, shown=shown
            )
            yield Finding(("answer",), what, Message("Write year-month-day, such as 2026-11-23"))
    elif isinstance(answer, bool) or not isinstance(answer, (int, Decimal)):
        what = Message(
            "{name} is a number, but it is compared with {shown}", name=name, shown=shown
        )
        yield Finding(("answer",), what, Message("Write a number"))


def _plain(answer: Any) -> Any:
    return str(answer).lower() if isinstance(answer, bool) else answer
