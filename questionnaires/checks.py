"""What is wrong with a questionnaire of the right shape: repeated, dangling, circular, empty."""

from collections.abc import Iterator, Sequence

from questionnaires.answer_checks import address_fault, unknown_source
from questionnaires.items import (
    AnswerOption,
    ChoiceItem,
    GroupItem,
    Item,
    MultipleChoiceItem,
    ScaleItem,
)
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
                (*path, "text"), f"the text of {quoted(item.link_id)} is blank", "Write it"
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
            what = f"there are two items with the link_id {quoted(item.link_id)}"
            yield Finding((*path, "link_id"), what, "Give each item its own link_id")
        seen.add(item.link_id)


def _catalogue(questionnaire: Questionnaire) -> Iterator[Finding]:
    seen: set[str] = set()
    for position, source in enumerate(questionnaire.sources):
        path: TreePath = ("sources", position)
        if source.id in seen:
            what = f"there are two sources with the id {quoted(source.id)}"
            yield Finding((*path, "id"), what, "Give each source its own id")
        seen.add(source.id)
        fault = address_fault(source.url)
        if fault:
            yield Finding((*path, "url"), f"{quoted(source.id)}: {fault[0]}", fault[1])
        if source.checked is not None and source.quote is None:
            yield Finding(
                (*path, "checked"),
                f"{quoted(source.id)} was checked, but no quote says what was read there",
                "Add quote, or delete checked",
            )


def _outside_areas(questionnaire: Questionnaire) -> Iterator[Finding]:
    if not questionnaire.areas:
        return
    for position, item in enumerate(questionnaire.item):
        if not isinstance(item, GroupItem):
            yield Finding(
                ("item", position),
                f"the question {quoted(item.link_id)} stands outside the areas",
                "Move it into one of the groups at the top, which are the areas",
            )


def _options(path: TreePath, item: ChoiceItem | MultipleChoiceItem) -> Iterator[Finding]:
    seen: set[str] = set()
    for position, option in enumerate(item.answer_option):
        here = (*path, "answer_option", position)
        if option.code in seen:
            what = f"{quoted(item.link_id)} has two options with the code {quoted(option.code)}"
            yield Finding((*here, "code"), what, "Give each option its own code")
        seen.add(option.code)
        if not option.text.strip():
            what = f"the text of the option {quoted(option.code)} is blank"
            yield Finding((*here, "text"), what, "Write it")
        if option.exclusive and isinstance(item, ChoiceItem):
            yield Finding(
                (*here, "exclusive"),
                f"{quoted(item.link_id)} takes one choice, so every option stands alone",
                "Delete exclusive, or write type: multiple_choice",
            )
    if isinstance(item, MultipleChoiceItem) and all(_stands_alone(item.answer_option)):
        yield Finding(
            (*path, "answer_option"),
            f"all options of {quoted(item.link_id)} are exclusive, so only one can be chosen",
            "Write type: choice and delete exclusive",
        )


def _stands_alone(options: Sequence[AnswerOption]) -> Iterator[bool]:
    return (option.exclusive for option in options)


def _scale(path: TreePath, item: ScaleItem) -> Iterator[Finding]:
    if not item.holds(item.maximum):
        yield Finding(
            (*path, "maximum"),
            f"steps of {item.step} from {item.minimum} do not lead to {item.maximum}",
            "Change maximum or step",
        )
    seen = set()
    for position, label in enumerate(item.labels):
        here = (*path, "labels", position, "value")
        if not item.holds(label.value):
            what = f"the label {quoted(label.text)} stands at {label.value}, which is no step"
            yield Finding(here, what, f"Use a step from {item.minimum} to {item.maximum}")
        elif label.value in seen:
            yield Finding(here, f"there are two labels at {label.value}", "Keep one of them")
        seen.add(label.value)
