"""What is wrong with a questionnaire of the right shape: repeated, dangling, circular, empty."""

from collections.abc import Iterator, Sequence

from questionnaires.answer_checks import address_fault, of_one, unknown_source
from questionnaires.items import (
    AnswerOption,
    ChoiceItem,
    GroupItem,
    Item,
    MultipleChoiceItem,
    ScaleItem,
)
from questionnaires.messages import Message
from questionnaires.problems import Finding, TreePath, quoted
from questionnaires.questionnaire import Questionnaire
from questionnaires.waiting import Stop, waiting_findings


def findings(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Everything that an author should mend."""
    stops = [*_walked(questionnaire.item, ("item",), ())]
    yield from _repeated_ids(stops)
    yield from _catalogue(questionnaire)
    yield from _outside_areas(questionnaire)
    for path, item, _ in stops:
        if not item.text.strip():
            yield Finding(
                (*path, "text"),
                Message("the text of {link_id} is blank", link_id=quoted(item.link_id)),
                Message("Write it"),
            )
        for position, source in enumerate(item.sources):
            yield from unknown_source((*path, "sources", position), source, questionnaire)
        if isinstance(item, (ChoiceItem, MultipleChoiceItem)):
            yield from _options(path, item)
        elif isinstance(item, ScaleItem):
            yield from _scale(path, item)
    yield from waiting_findings(questionnaire, stops)


def _walked(items: Sequence[Item], path: TreePath, groups: tuple[GroupItem, ...]) -> Iterator[Stop]:
    for position, item in enumerate(items):
        here = (*path, position)
        yield Stop(here, item, groups)
        if isinstance(item, GroupItem):
            yield from _walked(item.item, (*here, "item"), (*groups, item))


def _repeated_ids(stops: Sequence[Stop]) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, item, _ in stops:
        if item.link_id in seen:
            what = Message(
                "there are two items with the link_id {link_id}", link_id=quoted(item.link_id)
            )
            yield Finding((*path, "link_id"), what, Message("Give each item its own link_id"))
        seen.add(item.link_id)


def _catalogue(questionnaire: Questionnaire) -> Iterator[Finding]:
    seen: set[str] = set()
    for position, source in enumerate(questionnaire.sources):
        path: TreePath = ("sources", position)
        if source.id in seen:
            what = Message("there are two sources with the id {id}", id=quoted(source.id))
            yield Finding((*path, "id"), what, Message("Give each source its own id"))
        seen.add(source.id)
        fault = address_fault(source.url)
        if fault:
            yield Finding(
                (*path, "url"),
                of_one(source.id, fault[0]),
                fault[1],
            )
        if source.checked is not None and source.quote is None:
            yield Finding(
                (*path, "checked"),
                Message(
                    "{id} was checked, but no quote says what was read there", id=quoted(source.id)
                ),
                Message("Add quote, or delete checked"),
            )


def _outside_areas(questionnaire: Questionnaire) -> Iterator[Finding]:
    if not questionnaire.areas:
        return
    for position, item in enumerate(questionnaire.item):
        if not isinstance(item, GroupItem):
            yield Finding(
                ("item", position),
                Message(
                    "the question {link_id} stands outside the areas", link_id=quoted(item.link_id)
                ),
                Message("Move it into one of the groups at the top, which are the areas"),
            )


def _options(path: TreePath, item: ChoiceItem | MultipleChoiceItem) -> Iterator[Finding]:
    seen: set[str] = set()
    for position, option in enumerate(item.answer_option):
        here = (*path, "answer_option", position)
        if option.code in seen:
            what = Message(
                "{link_id} has two options with the code {code}",
                link_id=quoted(item.link_id),
                code=quoted(option.code),
            )
            yield Finding((*here, "code"), what, Message("Give each option its own code"))
        seen.add(option.code)
        if not option.text.strip():
            what = Message("the text of the option {code} is blank", code=quoted(option.code))
            yield Finding((*here, "text"), what, Message("Write it"))
        if option.exclusive and isinstance(item, ChoiceItem):
            yield Finding(
                (*here, "exclusive"),
                Message(
                    "{link_id} takes one choice, so every option stands alone",
                    link_id=quoted(item.link_id),
                ),
                Message("Delete exclusive, or write type: multiple_choice"),
            )
    if isinstance(item, MultipleChoiceItem) and all(_stands_alone(item.answer_option)):
        yield Finding(
            (*path, "answer_option"),
            Message(
                "all options of {link_id} are exclusive, so only one can be chosen",
                link_id=quoted(item.link_id),
            ),
            Message("Write type: choice and delete exclusive"),
        )


def _stands_alone(options: Sequence[AnswerOption]) -> Iterator[bool]:
    return (option.exclusive for option in options)


def _scale(path: TreePath, item: ScaleItem) -> Iterator[Finding]:
    if not item.holds(item.maximum):
        yield Finding(
            (*path, "maximum"),
            Message(
                "steps of {step} from {minimum} do not lead to {maximum}",
                step=item.step,
                minimum=item.minimum,
                maximum=item.maximum,
            ),
            Message("Change maximum or step"),
        )
    seen = set()
    for position, label in enumerate(item.labels):
        here = (*path, "labels", position, "value")
        if not item.holds(label.value):
            what = Message(
                "the label {text} stands at {value}, which is no step",
                text=quoted(label.text),
                value=label.value,
            )
            yield Finding(
                here,
                what,
                Message(
                    "Use a step from {minimum} to {maximum}",
                    minimum=item.minimum,
                    maximum=item.maximum,
                ),
            )
        elif label.value in seen:
            yield Finding(
                here,
                Message("there are two labels at {value}", value=label.value),
                Message("Keep one of them"),
            )
        seen.add(label.value)
