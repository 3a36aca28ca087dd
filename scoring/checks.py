"""Lint for policies: everything that only shows when points meet the questions they are for."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from questionnaires.answer_checks import no_question, unknown_source
from questionnaires.items import NumberItem, ScaleItem
from questionnaires.loading import inside, read, validated
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
            f"this policy judges the questionnaire {quoted(policy.questionnaire)}, "
            f"not {quoted(questionnaire.id)}",
            "Give that questionnaire, or the policy for this one",
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
                f"there is no area {quoted(area)} in {quoted(questionnaire.id)}",
                suggestion(area, known, "The areas are the groups at the top. Correct the id"),
                missing=area,
            )


def _questions(policy: Policy, questionnaire: Questionnaire) -> Iterator[Finding]:
    for link_id, scored in policy.questions.items():
        path: TreePath = ("questions", link_id)
        question = questionnaire.questions.get(link_id)
        if question is None:
            yield no_question(path, link_id, questionnaire, "this scores")
            continue
        yield from question_findings(path, question, scored, policy)
        for position, level in enumerate(scored.levels):
            yield from _measures((*path, "levels", position), level, policy)


def _measures(path: TreePath, level: Level, policy: Policy) -> Iterator[Finding]:
    for position, measure in enumerate(level.measures):
        if measure not in policy.measures:
            yield Finding(
                (*path, "measures", position),
                f"there is no measure {quoted(measure)}",
                suggestion(measure, policy.measures, "Correct the id, or add it to measures"),
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
                f"there is no role {quoted(role)}",
                suggestion(role, policy.roles, "Correct the id, or add it to roles"),
                missing=role,
            )


def _derived(policy: Policy, questionnaire: Questionnaire) -> Iterator[Finding]:
    for link_id, question in questionnaire.questions.items():
        if question.read_only and link_id not in policy.derived:
            yield Finding(
                ("derived",),
                f"{quoted(link_id)} is read_only, but nothing here computes it",
                f"Add {link_id} to derived, or let people answer it",
                missing=link_id,
            )
    order = {link_id: place for place, link_id in enumerate(questionnaire.questions)}
    for link_id, formula in policy.derived.items():
        path: TreePath = ("derived", link_id)
        computed = questionnaire.questions.get(link_id)
        if computed is None:
            yield no_question(path, link_id, questionnaire, "this computes")
            continue
        if not isinstance(computed, NumberItem):
            what = f"{quoted(link_id)} is computed as a number, but it is not one"
            yield Finding(path, what, "Write type: number in the questionnaire")
        if not computed.read_only:
            what = f"{quoted(link_id)} is computed, but people are asked to answer it too"
            yield Finding(path, what, "Write read_only: true in the questionnaire")
        for here, quantity in _quantities(formula, path):
            if quantity.item is not None:
                yield from _input((*here, "item"), quantity.item, link_id, questionnaire, order)
            if quantity.value is not None and quantity.value < 0:
                what = f"{here[-1]} of {quoted(link_id)} is negative"
                yield Finding((*here, "value"), what, "Write a number from 0")


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
        yield no_question(path, item, questionnaire, f"{quoted(derived)} is computed from")
    elif question.read_only:
        what = f"{quoted(derived)} is computed from {quoted(item)}, which is computed itself"
        yield Finding(path, what, "Name a question that people answer")
    elif not isinstance(question, (NumberItem, ScaleItem)):
        what = f"{quoted(derived)} is computed from {quoted(item)}, which is not a number"
        yield Finding(path, what, "Name a question with a number or a scale")
    elif derived in order and order[item] > order[derived]:
        what = f"{quoted(derived)} is computed from {quoted(item)}, which is asked later"
        yield Finding(path, what, f"Move {quoted(derived)} behind it in the questionnaire")
    elif question.minimum is None or question.minimum < 0:
        what = f"{quoted(derived)} is computed from {quoted(item)}, which may be negative"
        yield Finding(path, what, "Write minimum: 0 in the questionnaire")


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
