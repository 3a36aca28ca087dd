"""Who waits for whom: enable_when that dangles, goes round, looks ahead or never holds."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from questionnaires.answer_checks import no_question
from questionnaires.comparing import comparison_faults
from questionnaires.enabling import AllOf, AnyOf, Condition, NotOf, all_of, compiled
from questionnaires.items import GroupItem, Item
from questionnaires.messages import Message
from questionnaires.problems import Finding, TreePath, listed, quoted
from questionnaires.questionnaire import Questionnaire
from questionnaires.reach import Reach


class Stop(NamedTuple):
    """An item on the way through a questionnaire: its path, itself, the groups around it."""

    path: TreePath
    item: Item
    groups: tuple[GroupItem, ...]


def waiting_findings(questionnaire: Questionnaire, stops: Sequence[Stop]) -> Iterator[Finding]:
    """What is wrong with any enable_when; `stops` are all items in the order of asking."""
    bearers = [stop for stop in stops if stop.item.enable_when is not None]
    if not bearers:
        return
    check = _Waiting(questionnaire, stops)
    broken: set[str] = set()
    for stop in bearers:
        found = [*check.findings(stop)]
        yield from found
        if found:
            broken |= {stop.item.link_id, *_inside(stop.item)}
    yield from _never_asked(questionnaire, bearers, broken)


class _Waiting:
    """The order of asking, against which every rule is held."""

    def __init__(self, questionnaire: Questionnaire, stops: Sequence[Stop]) -> None:
        self._asked = questionnaire
        self._place = {stop.item.link_id: place for place, stop in enumerate(stops)}

    def findings(self, stop: Stop) -> Iterator[Finding]:
        """What is wrong with the rule of one item."""
        for path, condition in _conditions(stop.item.enable_when, (*stop.path, "enable_when")):
            controller = self._asked.questions.get(condition.question)
            if controller is None:
                link_id = quoted(stop.item.link_id)
                yield no_question(
                    (*path, "question"),
                    condition.question,
                    self._asked,
                    Message("{link_id} waits for", link_id=link_id),
                )
                continue
            order = self._order(stop.item, condition.question)
            if order:
                yield Finding((*path, "question"), *order)
            for fault in comparison_faults(controller, condition):
                yield fault._replace(path=(*path, *fault.path))

    def _order(self, item: Item, controller: str) -> tuple[Message, Message] | None:
        """Why an item cannot wait for that question, and the remedy; None if it can."""
        shown, other = quoted(item.link_id), quoted(controller)
        inside = _inside(item)
        if controller == item.link_id:
            return Message("{shown} waits for its own answer", shown=shown), Message(
                "Name an earlier question"
            )
        if controller in inside:
            what = Message(
                "the group {shown} waits for {other}, which is inside it", shown=shown, other=other
            )
            return what, Message(
                "Move {other} before the group, or name an earlier question", other=other
            )
        if self._place[controller] < self._place[item.link_id]:
            return None
        circle = self._way(controller, inside)
        if circle:
            way: str = shown
            for name in circle:
                way = Message("{item} waits for {other}", item=way, other=quoted(name))
            return (
                Message("questions wait for each other in a circle: {way}", way=way),
                Message("Remove one of these rules"),
            )
        what = Message("{shown} waits for {other}, which is asked later", shown=shown, other=other)
        return what, Message("Move {other} before it, or name an earlier question", other=other)

    def _way(self, start: str, goals: frozenset[str]) -> list[str]:
        """How one question comes to wait for one of the goals; empty if it never does."""
        waits: dict[str, list[str]] = {}
        for controller, followers in self._asked.controllers.items():
            for follower in followers:
                waits.setdefault(follower, []).append(controller)
        ways, seen = [[start]], {start}
        while ways:
            way = ways.pop(0)
            for after in waits.get(way[-1], ()):
                if after in goals:
                    return [*way, after]
                if after not in seen:
                    seen.add(after)
                    ways.append([*way, after])
        return []


def _inside(item: Item) -> frozenset[str]:
    if isinstance(item, GroupItem):
        return frozenset(question.link_id for question in item.questions())
    return frozenset([item.link_id])


def _conditions(rule: Any, path: TreePath) -> Iterator[tuple[TreePath, Condition]]:
    """Every comparison of a rule with its path."""
    if isinstance(rule, Condition):
        yield path, rule
    elif isinstance(rule, NotOf):
        yield from _conditions(rule.not_, (*path, "not"))
    else:
        if isinstance(rule, AllOf):
            path, rule = (*path, "all"), rule.all
        elif isinstance(rule, AnyOf):
            path, rule = (*path, "any"), rule.any
        for position, part in enumerate(rule):
            yield from _conditions(part, (*path, position))


def _never_asked(
    questionnaire: Questionnaire, bearers: Sequence[Stop], broken: set[str]
) -> Iterator[Finding]:
    """Items whose rule, with those of their groups and controllers, can never hold."""
    reach = Reach(questionnaire)
    unreachable: set[str] = set()
    for path, item, groups in bearers:
        around = {group.link_id for group in groups} | {item.link_id}
        if around & (broken | unreachable):
            continue
        rules = [
            compiled(one.enable_when, one.enable_behavior)
            for one in (*groups, item)
            if one.enable_when is not None
        ]
        named = [
            condition.question
            for one in (*groups, item)
            for _, condition in _conditions(one.enable_when or (), ())
        ]
        if reach.possible(all_of(rules), named, broken) is False:
            unreachable.add(item.link_id)
            names = listed(dict.fromkeys(map(quoted, named)), "and")
            yield Finding(
                (*path, "enable_when"),
                Message(
                    "{link_id} can never be asked: no answers to {names} satisfy its "
                    "enable_when, those around it and theirs together",
                    link_id=quoted(item.link_id),
                    names=names,
                ),
                Message("Correct the comparison, or delete the item"),
                whole=True,
            )
