"""Lint for policies: everything that only shows when points meet the questions they are for."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from questionnaires.answer_checks import no_question, unknown_source
from questionnaires.items import NumberItem, ScaleItem
from questionnaires.loading import inside, read, validated
from questionnaires.messages import Message
from questionnaires.problems import Finding, TreePath, quoted, suggestion
from questionnaires.questionnaire import Questionnaire
from questionnaires.reading.document import Document
from scoring.capacity import Quantity, StaffCapacity
from scoring.level_checks import question_findings
from scoring.policy import FORMAT, Level, Policy
from scoring.rubrics.checks import problems as rubric_findings
from scoring.threshold_checks import threshold_findings


def load_policy(path: Path, questionnaire: Questionnaire) -> Policy:
    """The policy in a file, or in the policy.yaml of a folder, checked against its questionnaire.

    Raises:
        InvalidFileError: with every problem of the file and of those it includes.
    """
    return policy_of(read(inside(path, "policy.yaml"), include=True), questionnaire)


def policy_of(document: Document, questionnaire: Questionnaire) -> Policy:
    """The policy in a document; see load_policy."""
    return validated(document, Policy, FORMAT, lambda policy: findings(policy, questionnaire))


def findings(policy: Policy, questionnaire: Questionnaire) -> Iterator[Finding]:
    """Everything that an author should mend."""
    if policy.questionnaire != questionnaire.id:
        yield Finding(
            ("questionnaire",),
            Message(
                "this policy judges the questionnaire {questionnaire}, not {id}",
                questionnaire=quoted(policy.questionnaire),
                id=quoted(questionnaire.id),
            ),
            Message("Give that questionnaire, or the policy for this one"),
        )
        return
    found = [
        *_areas(policy, questionnaire),
        *_questions(policy, questionnaire),
        *_roles(policy),
        *_derived(policy, questionnaire),
        *_sources(policy, questionnaire),
    ]
    yield from found
    if not found:
        # These add up points, which only makes sense once every name and level holds.
        yield from rubric_findings(policy, questionnaire)
        yield from threshold_findings(policy, questionnaire)


def _areas(policy: Policy, questionnaire: Questionnaire) -> Iterator[Finding]:
    known = {area or questionnaire.id for area in questionnaire.area_of.values()}
    for area in policy.areas:
        if area not in known:
            yield Finding(
                ("areas", area),
                Message(
                    "there is no area {area} in {id}",
                    area=quoted(area),
                    id=quoted(questionnaire.id),
                ),
                suggestion(
                    area, known, Message("The areas are the groups at the top. Correct the id")
                ),
                missing=area,
            )


def _questions(policy: Policy, questionnaire: Questionnaire) -> Iterator[Finding]:
    for link_id, scored in policy.questions.items():
        path: TreePath = ("questions", link_id)
        question = questionnaire.questions.get(link_id)
        if question is None:
            yield no_question(path, link_id, questionnaire, Message("this scores"))
            continue
        yield from question_findings(path, question, scored, policy)
        for position, level in enumerate(scored.levels):
            yield from _measures((*path, "levels", position), level, policy)


def _measures(path: TreePath, level: Level, policy: Policy) -> Iterator[Finding]:
    for position, measure in enumerate(level.measures):
        if measure not in policy.measures:
            yield Finding(
                (*path, "measures", position),
                Message("there is no measure {measure}", measure=quoted(measure)),
                suggestion(
                    measure, policy.measures, Message("Correct the id, or add it to measures")
                ),
                missing=measure,
            )


def _roles(policy: Policy) -> Iterator[Finding]:
    if not policy.roles:
        return
    named: list[tuple[TreePath, str]] = [
        (("measures", name, "role"), measure.role) for name, measure in policy.measures.items()
    ]
    for link_id, scored in policy.questions.items():
        for position, level in enumerate(scored.levels):
            if level.knock_out is not None:
                here = ("questions", link_id, "levels", position, "knock_out", "may_be_lifted_by")
                named.append((here, level.knock_out.may_be_lifted_by))
    for path, role in named:
        if role not in policy.roles:
            yield Finding(
                path,
                Message("there is no role {role}", role=quoted(role)),
                suggestion(role, policy.roles, Message("Correct the id, or add it to roles")),
                missing=role,
            )


def _derived(policy: Policy, questionnaire: Questionnaire) -> Iterator[Finding]:
    for link_id, question in questionnaire.questions.items():
        if question.read_only and link_id not in policy.derived:
            yield Finding(
                ("derived",),
                Message(
                    "{link_id} is read_only, but nothing here computes it", link_id=quoted(link_id)
                ),
                Message("Add {link_id} to derived, or let people answer it", link_id=link_id),
                missing=link_id,
            )
    order = {link_id: place for place, link_id in enumerate(questionnaire.questions)}
    for link_id, formula in policy.derived.items():
        path: TreePath = ("derived", link_id)
        computed = questionnaire.questions.get(link_id)
        if computed is None:
            yield no_question(path, link_id, questionnaire, Message("this computes"))
            continue
        if not isinstance(computed, NumberItem):
            what = Message(
                "{link_id} is computed as a number, but it is not one", link_id=quoted(link_id)
            )
            yield Finding(path, what, Message("Write type: number in the questionnaire"))
        if not computed.read_only:
            what = Message(
                "{link_id} is computed, but people are asked to answer it too",
                link_id=quoted(link_id),
            )
            yield Finding(path, what, Message("Write read_only: true in the questionnaire"))
        for here, quantity in _quantities(formula, path):
            if quantity.item is not None:
                yield from _input((*here, "item"), quantity.item, link_id, questionnaire, order)
            if quantity.value is not None and quantity.value < 0:
                what = Message(
                    "{key} of {link_id} is negative", key=here[-1], link_id=quoted(link_id)
                )
                yield Finding((*here, "value"), what, Message("Write a number from 0"))


def _quantities(formula: StaffCapacity, path: TreePath) -> Iterator[tuple[TreePath, Quantity]]:
    """Everything that feeds a formula, with its place."""
    for position, form in enumerate(formula.formats):
        yield (*path, "formats", position, "posts"), form.posts
        yield (*path, "formats", position, "hours"), form.hours
    for name in type(formula).model_fields:
        quantity = getattr(formula, name)
        if isinstance(quantity, Quantity):
            yield (*path, name), quantity


def _input(
    path: TreePath, item: str, derived: str, questionnaire: Questionnaire, order: dict[str, int]
) -> Iterator[Finding]:
    question = questionnaire.questions.get(item)
    if question is None:
        yield no_question(
            path,
            item,
            questionnaire,
            Message("{derived} is computed from", derived=quoted(derived)),
        )
    elif question.read_only:
        what = Message(
            "{derived} is computed from {item}, which is computed itself",
            derived=quoted(derived),
            item=quoted(item),
        )
        yield Finding(path, what, Message("Name a question that people answer"))
    elif not isinstance(question, (NumberItem, ScaleItem)):
        what = Message(
            "{derived} is computed from {item}, which is not a number",
            derived=quoted(derived),
            item=quoted(item),
        )
        yield Finding(path, what, Message("Name a question with a number or a scale"))
    elif derived in order and order[item] > order[derived]:
        what = Message(
            "{derived} is computed from {item}, which is asked later",
            derived=quoted(derived),
            item=quoted(item),
        )
        yield Finding(
            path,
            what,
            Message("Move {derived} behind it in the questionnaire", derived=quoted(derived)),
        )
    elif question.minimum is None or question.minimum < 0:
        what = Message(
            "{derived} is computed from {item}, which may be negative",
            derived=quoted(derived),
            item=quoted(item),
        )
        yield Finding(path, what, Message("Write minimum: 0 in the questionnaire"))


def _sources(policy: Policy, questionnaire: Questionnaire) -> Iterator[Finding]:
    for path, source in _cited(policy):
        yield from unknown_source((*path, "source"), source, questionnaire)


def _cited(policy: Policy) -> Iterator[tuple[TreePath, str]]:
    """Every source that a number of the policy names, with the place of that number."""
    holders: list[tuple[TreePath, object, Iterable[str]]] = [
        ((), policy, ("go_from", "no_go_below", "backing_lasts"))
    ]
    for area, rule in policy.areas.items():
        holders.append((("areas", area), rule, type(rule).model_fields))
    for link_id, scored in policy.questions.items():
        holders.append((("questions", link_id), scored, ("weight", "blocks_go", "backing")))
    for derived, formula in policy.derived.items():
        holders.append((("derived", derived), formula, type(formula).model_fields))
        for position, form in enumerate(formula.formats):
            place: TreePath = ("derived", derived, "formats", position)
            holders.append((place, form, ("posts", "hours")))
    for path, holder, names in holders:
        for name in names:
            source = getattr(getattr(holder, name), "source", None)
            if isinstance(source, str):
                yield (*path, name), source
