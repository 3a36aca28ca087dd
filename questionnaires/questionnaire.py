"""A questionnaire: groups of questions, each reachable by its link_id."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from questionnaires.enabling import Rule, all_of, compiled, conditions
from questionnaires.items import GroupItem, Item, Question, Source
from questionnaires.model import Frozen, Id, Listed, Plain, Text, Version

FORMAT = "questionnaire/1"


class Questionnaire(Frozen):
    """Everything that is asked. The groups at the top are its areas, in order.

    sources is the catalogue that items cite by id.
    """

    format: Literal["questionnaire/1"]
    id: Id
    version: Version
    title: Text
    description: Text | None = None
    status: Literal["draft", "active", "retired"] = "draft"
    language: Plain = "en"
    sources: Annotated[tuple[Source, ...], Listed] = ()
    item: Annotated[tuple[Item, ...], Listed, Field(min_length=1)]

    @cached_property
    def areas(self) -> tuple[GroupItem, ...]:
        """The groups at the top."""
        return tuple(item for item in self.item if isinstance(item, GroupItem))

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by its link_id, in the order in which it is asked."""
        return {question.link_id: question for question, _ in self._walked}

    @cached_property
    def area_of(self) -> Mapping[str, str | None]:
        """The link_id of the area that holds each question (None: outside all areas)."""
        return {
            question.link_id: path[0].link_id if path else None for question, path in self._walked
        }

    @cached_property
    def groups(self) -> Mapping[str, GroupItem]:
        """Every group at any depth, by its link_id."""
        found: dict[str, GroupItem] = {}

        def walk(items: tuple[Item, ...]) -> None:
            for item in items:
                if isinstance(item, GroupItem):
                    found.setdefault(item.link_id, item)
                    walk(item.item)

        walk(self.item)
        return found

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """When each question is asked, its groups' rules included; absent means always."""
        rules: dict[str, Rule] = {}
        for question, path in self._walked:
            parts = [
                compiled(item.enable_when, item.enable_behavior)
                for item in (*path, question)
                if item.enable_when is not None
            ]
            if parts:
                rules[question.link_id] = all_of(parts)
        return rules

    @cached_property
    def controllers(self) -> Mapping[str, tuple[str, ...]]:
        """For each question that others wait for, the questions that wait for it."""
        waiting: dict[str, list[str]] = {}
        for question, path in self._walked:
            for item in (*path, question):
                for condition in conditions(item.enable_when):
                    followers = waiting.setdefault(condition.question, [])
                    if question.link_id not in followers:
                        followers.append(question.link_id)
        return {controller: tuple(followers) for controller, followers in waiting.items()}

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        """The catalogue of sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def _walked(self) -> tuple[tuple[Question, tuple[GroupItem, ...]], ...]:
        """Every question with the groups around it, outermost first."""
        walked: list[tuple[Question, tuple[GroupItem, ...]]] = []

        def walk(items: tuple[Item, ...], path: tuple[GroupItem, ...]) -> None:
            for item in items:
                if isinstance(item, GroupItem):
                    walk(item.item, (*path, item))
                else:
                    walked.append((item, path))

        walk(self.item, ())
        return tuple(walked)
