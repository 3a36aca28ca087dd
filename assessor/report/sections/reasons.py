"""Why the verdict is what it is, most decisive first, and what to do about it next."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from assessor.i18n import message
from assessor.report.model import Inline, Span, joined, text_of, typed, words
from assessor.report.sections.context import Context, brief
from scoring.result import AreaResult, Condition, ConditionKind, KnockOutFound

OF_QUESTIONS = frozenset(
    ("measure_outstanding", "backing_weak", "knock_out_lifted", "unknown_blocks_go")
)
"""Conditions that are about single answers, not about areas or the total."""
_MOST_NUMBERS = 9


class Step(NamedTuple):
    """Something to do: what, who does it, by when."""

    what: Inline
    who: Inline
    by: Inline


def reasons(context: Context) -> list[Inline]:
    """What decides the verdict, most decisive first."""
    result = context.result
    found = [_rules_out(context, each) for each in _standing(result.knock_outs)]
    if result.recommendation != "go":
        found += _might_rule_out(context)
        found += _minimums(context)
    if result.recommendation == "conditional":
        found += _clauses(context, result.conditions)
    if not result.rubric and (result.recommendation == "go" or not found):
        found += _supports(context)
    return found


def _standing(knock_outs: Iterable[KnockOutFound]) -> list[KnockOutFound]:
    return [each for each in knock_outs if each.certain and each.lifted_by is None]


def _rules_out(context: Context, found: KnockOutFound) -> Inline:
    return context.say(
        "Rules it out: {question} Answer: {answer}.",
        question=context.named(found.link_id),
        answer=context.value(found.link_id),
    )


def _might_rule_out(context: Context) -> list[Inline]:
    possible = [each.link_id for each in context.result.knock_outs if not each.certain]
    if not possible:
        return []
    if len(possible) == 1:
        return [
            context.say(
                "Still open, and might rule it out: {question}", question=context.named(possible[0])
            )
        ]
    head = context.count(
        "{n} open answer might rule it out", "{n} open answers might rule it out", len(possible)
    )
    return [(*words(f"{head}{context.language.colon}"), *numbers(context, possible))]


def numbers(context: Context, link_ids: Sequence[str]) -> Inline:
    """Numbers of questions as links, cut off where a line would turn into a wall."""
    listed = joined(
        (context.number(link_id) for link_id in link_ids[:_MOST_NUMBERS]), context.language.comma
    )
    left = len(link_ids) - _MOST_NUMBERS
    if left <= 0:
        return listed
    return (*listed, Span(context.text(" and {n} more", n=left)))


def _minimums(context: Context) -> list[Inline]:
    """Areas and the total where they miss their minimum, or may; what is certain comes first."""
    result = context.result
    low = [a for a in result.areas if a.score and a.floor is not None and a.score.low < a.floor]
    certain = [a for a in low if a.score and a.floor is not None and a.score.high < a.floor]
    found = [
        _minimum(
            context, area, message("{area} misses its minimum of {floor} even at best: {score}.")
        )
        for area in certain
    ]
    perhaps = [area for area in low if area not in certain]
    if len(perhaps) > 1:
        names = joined((context.area_name(area.id) for area in perhaps), context.language.semicolon)
        found.append(context.say("May be below their minimums: {areas}.", areas=names))
    else:
        found += [
            _minimum(context, area, message("{area} may miss its minimum of {floor}: {score}."))
            for area in perhaps
        ]
    if result.total and result.no_go_below and result.total.low < result.no_go_below:
        said = (
            message("The total is below {level} even at best: {score}.")
            if result.total.high < result.no_go_below
            else message("The total may be below {level}: {score}.")
        )
        found.append(
            context.say(
                said,
                level=words(context.points(result.no_go_below)),
                score=words(context.ends(result.total)),
            )
        )
    return found


def _minimum(context: Context, area: AreaResult, said: str) -> Inline:
    return context.say(
        said,
        area=context.area_name(area.id),
        floor=words(context.points(area.floor or 0)),
        score=words(context.ends(area.score)),
    )


def _clauses(context: Context, conditions: Sequence[Condition]) -> list[Inline]:
    """Each kind of condition once, with all that it is about; what is certain comes first."""
    by_kind: dict[tuple[ConditionKind, bool], list[Condition]] = {}
    for condition in conditions:
        # Only clauses about scores read differently while they are merely possible.
        possible = condition.possible and condition.kind not in OF_QUESTIONS
        by_kind.setdefault((condition.kind, possible), []).append(condition)
    ordered = sorted(by_kind.items(), key=lambda each: each[0][1])
    return [_clause(context, kind, among) for (kind, _), among in ordered]


def _clause(context: Context, kind: ConditionKind, among: Sequence[Condition]) -> Inline:
    about = dict.fromkeys(each.link_id for each in among if each.link_id)
    listed, count = numbers(context, list(about)), len(about)
    if kind == "measure_outstanding":
        subjects = len({each.subject for each in among})
        head = context.count(
            "{n} measure is outstanding, because of",
            "{n} measures are outstanding, because of",
            subjects,
        )
        return (*words(f"{head} "), *listed)
    if kind == "backing_weak":
        head = context.count(
            "{n} answer needs better proof", "{n} answers need better proof", count
        )
        return (*words(f"{head}{context.language.colon}"), *listed)
    if kind == "unknown_blocks_go":
        head = context.count(
            "{n} answer must be known before a GO", "{n} answers must be known before a GO", count
        )
        return (*words(f"{head}{context.language.colon}"), *listed)
    if kind == "knock_out_lifted":
        head = context.count(
            "{n} knock-out was lifted by a signed exception",
            "{n} knock-outs were lifted by signed exceptions",
            count,
        )
        return (*words(f"{head}{context.language.colon}"), *listed)
    areas = joined(
        (context.area_name(each.subject) for each in among if each.subject),
        context.language.semicolon,
    )
    return clause_words(context, kind, areas, possible=all(each.possible for each in among))


def clause_words(context: Context, kind: ConditionKind, areas: Inline, *, possible: bool) -> Inline:
    """A condition about the total or about areas, in words."""
    said = {
        ("total_below_go", False): message("The total is below the level for a GO."),
        ("total_below_go", True): message("The total may be below the level for a GO."),
        ("area_below_go_level", False): message("Below the level for a GO: {areas}."),
        ("area_below_go_level", True): message("May be below the level for a GO: {areas}."),
        ("area_not_applicable", False): message("Set aside whole as not applicable: {areas}."),
        ("area_not_applicable", True): message(
            "May be set aside whole as not applicable: {areas}."
        ),
        ("too_much_not_applicable", False): message(
            "Too much set aside as not applicable: {areas}."
        ),
        ("too_much_not_applicable", True): message(
            "Perhaps too much set aside as not applicable: {areas}."
        ),
        ("no_score", False): message("There is nothing to score."),
        ("no_score", True): message("There may be nothing to score."),
    }.get((kind, possible), message("Something else keeps this from a GO."))
    return context.say(said, areas=areas)


def _supports(context: Context) -> list[Inline]:
    """What speaks for a go, said no more strongly than it is."""
    result, found = context.result, []
    if not result.knock_outs:
        found.append(context.say("No knock-out among the answers given."))
    missed = [a for a in result.areas if a.score and a.go_level and a.score.low < a.go_level]
    if result.areas and not missed:
        found.append(context.say("Every area reaches its level for a GO."))
    if result.total:
        found.append(context.say("Total: {score}.", score=words(context.ends(result.total))))
    if not result.conditions:
        found.append(context.say("No measure is outstanding and no proof is too thin."))
    return found


def next_steps(context: Context) -> list[Step]:
    """What to do before anyone signs, most decisive first."""
    settling = {each.link_id for each in context.result.open if each.settling}
    asked = [each.link_id for each in context.result.open]
    return [
        *(_ask_to_lift(context, each) for each in _standing(context.result.knock_outs)),
        *(_find_out(context, link_id) for link_id in asked if link_id in settling),
        *_measures(context),
        *_prove(context),
        *(_find_out(context, link_id) for link_id in asked if link_id not in settling),
    ]


def _ask_to_lift(context: Context, found: KnockOutFound) -> Step:
    what = context.say(
        "Change the plan, or ask for a signed exception: {question}",
        question=context.named(found.link_id),
    )
    return Step(what, context.role(found.may_be_lifted_by), context.day(None))


def _find_out(context: Context, link_id: str) -> Step:
    answer = context.answer(link_id)
    unknown = answer.unknown if answer else None
    what = context.say("Find out: {question}", question=context.named(link_id))
    return Step(what, finder(context, link_id), context.day(unknown.by if unknown else None))


def finder(context: Context, link_id: str) -> Inline:
    """Who finds out an open answer."""
    answer = context.answer(link_id)
    if answer and answer.unknown and answer.unknown.who:
        return typed(answer.unknown.who)
    return context.say("nobody yet")


def _measures(context: Context) -> list[Step]:
    """Each outstanding measure once; those without a date first, as they block a signature."""
    steps: dict[str, Step] = {}
    for each in sorted(context.result.conditions, key=lambda each: each.due is not None):
        if each.kind != "measure_outstanding" or not each.subject or each.subject in steps:
            continue
        what = typed(brief(text_of(context.measure(each.subject))))
        steps[each.subject] = Step(what, context.role(each.owner), context.day(each.due))
    return list(steps.values())


def _prove(context: Context) -> list[Step]:
    return [
        Step(
            context.say("Add better proof: {question}", question=context.named(each.link_id)),
            context.say("nobody yet"),
            context.day(None),
        )
        for each in context.result.conditions
        if each.kind == "backing_weak" and each.link_id
    ]
