"""A comparison in words: reasons, shares of weightings and answers, alike wherever they stand."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from assessor.casework import Evaluated
from assessor.comparing.side_by_side import OtherVersion, SideBySide
from assessor.i18n import Language
from assessor.words import answer_words
from questionnaires.questionnaire import Questionnaire
from scoring.comparison import Aside
from scoring.result import Standing

HUNDRED = 100


def area_name(questionnaire: Questionnaire, area: str) -> str:
    """An area by its title."""
    group = questionnaire.groups.get(area)
    return group.text if group else area


def first_words(language: Language, least: Fraction, most: Fraction) -> str:
    """How often somebody is first: "41 to 63 of 100", or one number once all is settled.

    The least is cut off and the most filled up, so that the range is never too narrow.
    """
    if least == most:
        if 0 < least < Fraction(1, HUNDRED):
            return language.text("fewer than 1 of 100")
        return language.text("{n} of 100", n=floor(least * HUNDRED))
    return language.text(
        "{low} to {high} of 100", low=floor(least * HUNDRED), high=ceil(most * HUNDRED)
    )


def aside_words(language: Language, found: Evaluated, aside: Aside, frame: Evaluated) -> list[str]:
    """One reason why a platform is not ranked, as sentences: one for each knock-out."""
    if aside.kind == "knocked_out":
        reasons = {each.link_id: each.reason for each in found.result.knock_outs if each.certain}
        return [
            language.text("Ruled out by {question}: {reason}", question=each, reason=reasons[each])
            for each in aside.subjects
        ]
    names = ", ".join(area_name(found.case.questionnaire, area) for area in aside.subjects)
    asked, framing = found.case.questionnaire, frame.case.questionnaire
    message = {
        "null_area": "Nothing is scored in {areas}, so its total rests on less than the others'.",
        "area_may_be_null": "Open answers decide whether anything is scored in {areas}.",
        "no_total": "There is no total to rank it by.",
        "other_policy": "It was judged by another policy or other weights.",
        "other_questionnaire": "It answers {own}, the first answers {framing}.",
    }[aside.kind]
    return [
        language.text(
            message,
            areas=names,
            own=f"{asked.id} {asked.version}",
            framing=f"{framing.id} {framing.version}",
        )
    ]


def reasons_aside(language: Language, compared: SideBySide, one: str) -> list[str]:
    """Every reason why one of those compared is not ranked."""
    if one in compared.unjudged:
        return [version_words(language, compared.unjudged[one])]
    found, frame = compared.by_id[one], compared.frame
    return [
        said
        for aside in compared.comparison.aside.get(one, ())
        for said in aside_words(language, found, aside, frame)
    ]


def version_words(language: Language, other: OtherVersion) -> str:
    """Why an assessment could not even be judged."""
    named, asked = other.assessment.questionnaire, other.asked
    return language.text(
        "It answers {own}, the others {theirs}, so it is listed without a score.",
        own=f"{named.id} {named.version}",
        theirs=f"{asked.id} {asked.version}",
    )


def standing_words(
    language: Language, found: Evaluated, link_id: str, standing: Standing | None
) -> str:
    """What one platform's answer to a question is, in a few words."""
    if standing is None or standing.state == "disabled":
        return language.text("not asked")
    if standing.state == "not_applicable":
        return language.text("does not apply")
    if standing.state == "unknown":
        return language.text("open")
    capacity = found.result.capacities.get(link_id)
    if capacity is not None:
        return language.number(capacity.load, 2) if capacity.load else language.text("no free hour")
    answer = found.case.assessment.answers.get(link_id)
    value = answer.value if answer else None
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return str(value)
    question = found.case.questionnaire.questions[link_id]
    name = standing.cell.name if standing.cell else ""
    return answer_words(language, question, name)


def listed(language: Language, parts: Sequence[str]) -> str:
    """Names in a row, such as "a, b and c"; without the machinery of dates and numbers."""
    *some, last = parts
    return language.text("{some} and {last}", some=", ".join(some), last=last) if some else last
