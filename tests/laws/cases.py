"""Whole assessments as plain records, and the models that are made of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

from questionnaires.questionnaire import Questionnaire
from questionnaires.response import QuestionnaireResponse
from scoring.commitments import Commitments
from scoring.evaluate import explained
from scoring.judging import Judged, judge
from scoring.policy import Policy
from scoring.result import Result
from tests.laws.asks import BOARD, MEASURES, TODAY, YESTERDAY, Ask, Given, Rule, Value


class Area(NamedTuple):
    """What one area weighs and must reach."""

    id: str
    weight: int
    floor: int | None = None
    go_level: int | None = None
    not_applicable_at_most: int | None = None


@dataclass(frozen=True)
class Form:
    """A questionnaire and its policy. An area named `form` holds questions outside all groups."""

    asks: tuple[Ask, ...]
    areas: tuple[Area, ...]
    group_rules: Mapping[str, Rule]
    go_from: int | None = None
    no_go_below: int | None = None
    backing_lasts: int | None = None

    @cached_property
    def by_link_id(self) -> Mapping[str, Ask]:
        """Every question by its id."""
        return {ask.link_id: ask for ask in self.asks}

    @cached_property
    def measures(self) -> frozenset[str]:
        """Every measure that some answer calls for, and those that none does."""
        called = (worth.measures for ask in self.asks for _, worth in ask.levels)
        return frozenset(MEASURES).union(*called)

    @cached_property
    def controllers(self) -> frozenset[str]:
        """The questions that others wait for."""
        rules = [*self.group_rules.values(), *(ask.rule for ask in self.asks if ask.rule)]
        return frozenset(link_id for rule in rules for link_id in named_in(rule))

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """The questions as a model."""
        items: list[dict[str, Any]] = []
        holders: dict[str, list[dict[str, Any]]] = {"form": items}
        for ask in self.asks:
            if ask.area not in holders:
                holders[ask.area] = _group(items, ask.area, None)
            if ask.group is not None and ask.group not in holders:
                rule = self.group_rules.get(ask.group)
                holders[ask.group] = _group(holders[ask.area], ask.group, rule)
            holders[ask.group or ask.area].append(ask.item)
        return Questionnaire.model_validate(
            {
                "format": "questionnaire/1",
                "id": "form",
                "version": "1",
                "title": "A form",
                "item": items,
            }
        )

    @cached_property
    def policy(self) -> Policy:
        """What answers are worth, as a model."""
        limits = {
            "go_from": self.go_from,
            "no_go_below": self.no_go_below,
            "backing_lasts": self.backing_lasts,
        }
        asked_in = {ask.area for ask in self.asks}
        areas = {area.id: _given(area._asdict()) for area in self.areas if area.id in asked_in}
        return Policy.model_validate(
            {
                "format": "policy/1",
                "id": "judgement",
                "version": "1",
                "title": "A judgement",
                "questionnaire": "form",
                "roles": {BOARD: "The board"},
                "areas": areas,
                "measures": {
                    name: {"what": name, "role": BOARD, "proof": "Minutes"}
                    for name in self.measures
                },
                "questions": {ask.link_id: ask.scoring for ask in self.asks if ask.scored},
                **_given(limits),
            }
        )


class Lifted(NamedTuple):
    """An exception: for which answer, and signed in which role."""

    link_id: str
    answer: Value
    role: str = BOARD


@dataclass(frozen=True)
class Case:
    """One response to a form, with what was promised beside it."""

    form: Form
    given: Mapping[str, Given]
    met: frozenset[str] = frozenset()
    agreed: frozenset[str] = frozenset()
    lifted: tuple[Lifted, ...] = ()

    @cached_property
    def response(self) -> QuestionnaireResponse:
        """The answers as a model."""
        return QuestionnaireResponse.model_validate(
            {
                "format": "response/1",
                "questionnaire": {"id": "form", "version": "1"},
                "answers": {
                    link_id: given.document
                    for link_id, given in self.given.items()
                    if given.state != "absent"
                },
            }
        )

    @cached_property
    def commitments(self) -> Commitments:
        """The promises as a model."""
        seen = {"proof": "Minutes", "seen_by": "Noor", "seen_on": YESTERDAY}
        return Commitments.model_validate(
            {
                "measures": [
                    *({"measure": m, "state": "met", "owner": "Sam", **seen} for m in self.met),
                    *(
                        {"measure": m, "state": "agreed", "owner": "Sam", "due": TODAY}
                        for m in self.agreed - self.met
                    ),
                ],
                "lifted": [
                    {
                        "link_id": each.link_id,
                        "answer": _signed(self.form.by_link_id[each.link_id], each.answer),
                        "role": each.role,
                        "by": "Ada",
                        "day": YESTERDAY,
                        "reason": "The board has weighed it.",
                    }
                    for each in self.lifted
                ],
            }
        )

    @cached_property
    def judged(self) -> Judged:
        """The case judged."""
        form = self.form
        return judge(form.questionnaire, self.response, form.policy, self.commitments, TODAY)

    @cached_property
    def result(self) -> Result:
        """The case judged and explained."""
        return explained(self.judged)

    def giving(self, link_id: str, given: Given) -> "Case":
        """The same case with one question answered otherwise; the form is not built again."""
        return replace(self, given={**self.given, link_id: given})

    @property
    def open(self) -> tuple[Ask, ...]:
        """The questions that count as unknown, should they be asked."""
        return tuple(ask for ask in self.form.asks if self.given[ask.link_id].open)

    @property
    def answered(self) -> tuple[Ask, ...]:
        """The questions that have a value, should they be asked."""
        return tuple(ask for ask in self.form.asks if self.given[ask.link_id].state == "answered")


def named_in(rule: Any) -> Iterator[str]:
    """The questions that a rule compares."""
    if isinstance(rule, Mapping):
        if "question" in rule:
            yield str(rule["question"])
        for part in rule.values():
            yield from named_in(part)
    elif isinstance(rule, (tuple, list)):
        for part in rule:
            yield from named_in(part)


def _signed(ask: Ask, answer: Value) -> str | bool:
    return answer if isinstance(answer, bool) else ask.name_of(answer)


def _group(items: list[dict[str, Any]], link_id: str, rule: Rule | None) -> list[dict[str, Any]]:
    """Add a group and return the list that will hold its members."""
    members: list[dict[str, Any]] = []
    group: dict[str, Any] = {"link_id": link_id, "type": "group", "text": link_id, "item": members}
    if rule is not None:
        group["enable_when"] = rule
    items.append(group)
    return members


def _given(entries: Mapping[str, Any]) -> dict[str, Any]:
    """The entries that say something; the id is the key already."""
    return {key: value for key, value in entries.items() if value is not None and key != "id"}
