"""A comparison in words: reasons, shares of weightings and answers, alike wherever they stand."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from assessor.casework import Evaluated
from assessor.comparing.side_by_side import OtherVersion, SideBySide
from assessor.i18n import Language, message
from assessor.words import answer_words
from questionnaires.questionnaire import Questionnaire
from scoring.comparison import AsideKind
from scoring.result import KnockOutFound, Standing

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


class Said(NamedTuple):
    """A message with what fills its places, so that each medium can set these apart."""

    message: str
    places: dict[str, str]

    def text(self, language: Language) -> str:
        """All of it in a row."""
        return language.text(self.message, **self.places)


def reasons_aside(compared: SideBySide, one: str) -> Iterator[Said]:
    """Every reason why one of those compared is not ranked, each knock-out by itself."""
    for each in ruling_out(compared, one):
        places = {"question": each.link_id, "reason": each.reason}
        yield Said(message("Ruled out by {question}: {reason}"), places)
    yield from other_reasons(compared, one)


def ruling_out(compared: SideBySide, one: str) -> list[KnockOutFound]:
    """The knock-outs that stand."""
    found = compared.by_id.get(one)
    outs = found.result.knock_outs if found else ()
    return [each for each in outs if each.certain and each.lifted_by is None]


def other_reasons(compared: SideBySide, one: str) -> Iterator[Said]:
    """Every reason but the knock-outs."""
    if one in compared.unjudged:
        yield _version(compared.unjudged[one])
        return
    asked, frame = compared.by_id[one].case.questionnaire, compared.frame.case.questionnaire
    for aside in compared.comparison.aside.get(one, ()):
        if aside.kind != "knocked_out":
            names = ", ".join(area_name(asked, area) for area in aside.subjects)
            own, framing = f"{asked.id} {asked.version}", f"{frame.id} {frame.version}"
            yield Said(_ASIDE[aside.kind], {"areas": names, "own": own, "theirs": framing})


_ASIDE: dict[AsideKind, str] = {
    "null_area": message("Nothing is scored in {areas}, so its total rests on less."),
    "area_may_be_null": message("Open answers decide whether anything is scored in {areas}."),
    "own_rules": message("It follows another instrument's rules, whose figures are not ranked."),
    "no_total": message("There is no total to rank it by."),
    "other_policy": message("It was judged by another policy or other weights."),
    "other_questionnaire": message("It answers {own}, the first answers {theirs}."),
}


def _version(other: OtherVersion) -> Said:
    """Why an assessment could not even be judged."""
    named, asked = other.assessment.questionnaire, other.asked
    places = {"own": f"{named.id} {named.version}", "theirs": f"{asked.id} {asked.version}"}
    said = message("It answers {own}, the others {theirs}, so it is listed without a score.")
    return Said(said, places)


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
