"""What is still to be found out: every open question, with who looks and by when.

The same list stands on the page, on paper and in a mail to the colleague who knows.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Literal, NamedTuple

from assessor.casework import Case
from assessor.i18n import Language
from assessor.numbering import question_numbers
from questionnaires.response import Answer
from scoring.result import Result

Why = Literal["unanswered", "unknown", "unconfirmed", "expired"]
"""Nobody has said anything; somebody said that nobody knows; proposed; too old to count."""

_MOST_SETTLING = 12
"""Where more questions could change the verdict by themselves, to say so helps nobody."""


class ToFind(NamedTuple):
    """One open question. settling: it could change the verdict by itself. area: a link_id."""

    link_id: str
    number: str
    text: str
    area: str | None
    why: Why
    who: str | None = None
    by: date | None = None
    note: str | None = None
    settling: bool = False


def to_find(case: Case, result: Result, as_of: date) -> list[ToFind]:
    """Every question that is asked and open, in the order in which it is asked.

    While very many could change the verdict by themselves, none is said to. What need not
    be answered is left out, unless somebody said that they will find out.
    """
    settling = {one.link_id for one in result.open if one.settling}
    if len(settling) > _MOST_SETTLING:
        settling = set()
    numbers = question_numbers(case.questionnaire)
    found = []
    for link_id, question in case.questionnaire.questions.items():
        standing = result.standings.get(link_id)
        answer = case.assessment.answers.get(link_id)
        why = _why(answer, as_of)
        asked = standing is None or standing.state != "disabled"
        needed = question.required or answer is not None
        if why is None or question.read_only or not asked or not needed:
            continue
        unknown = answer.unknown if answer else None
        found.append(
            ToFind(
                link_id,
                numbers[link_id],
                question.text,
                case.questionnaire.area_of[link_id],
                why,
                unknown.who if unknown else None,
                unknown.by if unknown else None,
                unknown.note if unknown else None,
                link_id in settling,
            )
        )
    return found


def _why(answer: Answer | None, as_of: date) -> Why | None:
    if answer is None:
        return "unanswered"
    if answer.unknown is not None:
        return "unknown"
    if answer.good_until is not None and answer.good_until < as_of:
        return "expired"
    return "unconfirmed" if answer.open(as_of) else None


def by_person(found: Iterable[ToFind]) -> dict[str | None, list[ToFind]]:
    """The open questions of each person, the soonest first; those that nobody has come last."""
    people: dict[str | None, list[ToFind]] = {}
    for one in sorted(found, key=lambda one: (one.by is None, one.by or date.max)):
        people.setdefault(one.who, []).append(one)
    named = sorted((who for who in people if who is not None), key=str.casefold)
    return {who: people[who] for who in (*named, None) if who in people}


def by_area(found: Iterable[ToFind]) -> dict[str | None, list[ToFind]]:
    """The open questions of each area, in the order in which they are asked."""
    areas: dict[str | None, list[ToFind]] = {}
    for one in found:
        areas.setdefault(one.area, []).append(one)
    return areas


def about(one: ToFind, today: date, language: Language) -> str:
    """What is to be said of an open question: why it is open, by when, what hangs on it."""
    words = []
    if one.why == "unconfirmed":
        words.append(language.text("proposed: confirm it, or change it"))
    elif one.why == "expired":
        words.append(language.text("out of date: look again"))
    if one.by is not None:
        day = language.date(one.by)
        late = one.by < today
        words.append(
            language.text("overdue since {day}", day=day)
            if late
            else language.text("by {day}", day=day)
        )
    if one.settling:
        words.append(language.text("could change the result by itself"))
    if one.note:
        words.append(one.note)
    return " · ".join(words)


def as_text(
    title: str,
    found: Iterable[ToFind],
    today: date,
    language: Language,
    address: Callable[[str], str],
) -> str:
    """The list as plain text, person by person, with the address of each question.

    address: where a question can be answered, by its link_id.
    """
    lines = [language.text("To find out: {title}", title=title)]
    for who, theirs in by_person(found).items():
        lines += ["", who or language.text("Nobody looks for these yet"), ""]
        for one in theirs:
            lines.append(f"[ ] {one.number} {one.text}")
            said = about(one, today, language)
            lines += [f"    {said}"] if said else []
            lines.append(f"    {address(one.link_id)}")
    return "\n".join(lines) + "\n"
