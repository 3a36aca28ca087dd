"""A result as a few lines of text, for a terminal."""

from assessor.casework import Evaluated
from assessor.i18n import ENGLISH, Language
from assessor.words import (
    answer_words,
    condition_words,
    percent_words,
    role_words,
    score_words,
    verdict_words,
)
from scoring.result import AreaResult, TurningPoint

MOST = 5
"""Lines of one kind; the report has them all."""


def headline(found: Evaluated, language: Language = ENGLISH) -> str:
    """One line: what the answers point to, for what."""
    verdict = verdict_words(language, found.result.recommendation)
    if found.result.rubric is not None and found.result.rubric.outcome:
        verdict = found.result.rubric.outcome
    return f"{verdict:<20} {found.case.assessment.name}"


def summary(found: Evaluated, language: Language = ENGLISH) -> str:
    """The verdict and what it rests on, the reasons first."""
    result = found.result
    possible = ", ".join(verdict_words(language, each) for each in result.possible)
    firm = (
        language.text("holds whatever the open answers are")
        if result.firm
        else language.text("not firm; possible: {possible}", possible=possible)
    )
    lines = [
        headline(found, language),
        f"  {firm}",
        language.text(
            "  as of {day}: score {score} of 100, {share} of it answered",
            day=result.as_of.isoformat(),
            score=score_words(language, result.total),
            share=percent_words(language, result.coverage),
        ),
        *(f"    {_area(found, area, language)}" for area in result.areas),
        *_knock_outs(found, language),
        *_conditions(found, language),
        *_open(found, language),
        *(line for point in found.turning_points for line in _turning(found, point, language)),
    ]
    return "\n".join(lines)


def _area(found: Evaluated, area: AreaResult, language: Language) -> str:
    group = found.case.questionnaire.groups.get(area.id)
    name = group.text if group else area.id
    line = f"{name}: {score_words(language, area.score)}"
    if area.floor is None:
        return line
    return line + language.text(" (minimum {floor})", floor=language.number(area.floor, 0))


def _knock_outs(found: Evaluated, language: Language) -> list[str]:
    lines = []
    for each in found.result.knock_outs:
        if each.lifted_by:
            word = language.text("exception")
        else:
            word = (
                language.text("rules it out") if each.certain else language.text("might rule out")
            )
        role = role_words(found.case.policy, each.may_be_lifted_by)
        may = language.text("may be lifted by {role}", role=role)
        lines.append(f"  {word}: {each.link_id}: {each.reason} ({may})")
    return _shortened(lines, language)


def _conditions(found: Evaluated, language: Language) -> list[str]:
    case = found.case
    lines = [
        "  - " + condition_words(language, each, case.questionnaire, case.policy)
        for each in found.result.conditions
    ]
    return [language.text("  keeps it from GO:"), *_shortened(lines, language)] if lines else []


def _open(found: Evaluated, language: Language) -> list[str]:
    if not found.result.open:
        return []
    settling = [each for each in found.result.open if each.settling]
    first = ", ".join(each.link_id for each in (settling or found.result.open)[:MOST])
    count = language.plural("{n} open answer", "{n} open answers", len(found.result.open))
    return [language.text("  {count}; find out first: {first}", count=count, first=first)]


def _turning(found: Evaluated, point: TurningPoint, language: Language) -> list[str]:
    verdict = verdict_words(language, point.to)
    if not point.reachable:
        why = ", ".join(point.why)
        return [language.text("  {verdict}: no answers lead there ({why})", verdict=verdict, why=why)]
    count = language.plural("{n} question", "{n} questions", len(point.changes))
    questions = found.case.questionnaire.questions
    lines = [
        f"    {each.link_id}: {answer_words(questions[each.link_id], each.goal or '')}"
        for each in point.changes
    ]
    return [
        language.text("  {verdict}, if you touch {count}:", verdict=verdict, count=count),
        *_shortened(lines, language),
    ]


def _shortened(lines: list[str], language: Language) -> list[str]:
    if len(lines) <= MOST:
        return lines
    more = language.text("    and {n} more; the report has them all", n=len(lines) - MOST)
    return [*lines[:MOST], more]
