"""The hours that a plan needs against the hours that are free, line by line, as one answers.

Every figure comes from the judgement and from the report's own lines, so that the page
never adds up otherwise than the PDF. Hours that another platform takes are not free twice.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

import streamlit as st

from assessor.casework import evaluated
from assessor.comparing.hours import Hours, free_together, hours_of
from assessor.i18n import Language
from assessor.report.dossier import Dossier
from assessor.report.model import text_of, words
from assessor.report.sections.context import Context
from assessor.report.sections.hours import Line, line_free, lines_needed
from assessor.web.figures import MUTED, RULE
from assessor.web.parts import Part
from assessor.web.plain import html
from assessor.web.state import Sitting
from assessor.web.team import others
from assessor.web.visit import Visit
from assessor.workflow import listing
from assessor.workflow.record import Record
from scoring.capacity import Capacity, StaffCapacity

_CELL = f"border-bottom:1px solid {RULE};padding:2px 8px 2px 0;vertical-align:top;text-align:start"
_NUMBER = _CELL.replace("text-align:start", "text-align:end;white-space:nowrap")
_KEPT = "hours-of-others"


class Promised(NamedTuple):
    """What another platform of the same team takes."""

    platform: str
    hours: Hours


def calculator(visit: Visit, sitting: Sitting, part: Part) -> Callable[[], None]:
    """Make room for the hours, where a part belongs to them; what comes back draws them anew."""
    derived = [
        link_id
        for link_id in sitting.policy.derived
        if part.area and sitting.questionnaire.area_of.get(link_id) == part.area
    ]
    if not derived:
        return lambda: None
    place = st.empty()
    promised = _promised(visit, sitting)

    def draw() -> None:
        panels = (_panel(visit, sitting, part, link_id, promised) for link_id in derived)
        place.html("".join(panels))

    return draw


def _panel(
    visit: Visit, sitting: Sitting, part: Part, link_id: str, promised: Sequence[Promised]
) -> str:
    language, formula = visit.language, sitting.policy.derived[link_id]
    found = sitting.result.capacities.get(link_id)
    said = [*_headline(found, language), *_shared(sitting, found, promised, language)]
    sentences = "".join(f'<p style="margin:2px 0">{html(sentence)}</p>' for sentence in said)
    # The sum stands where its numbers are asked for; elsewhere its outcome is enough.
    table = _sum(visit, sitting, formula, found) if set(formula.items()) & set(part.members) else ""
    title = language.text("Hours a week")
    cut = language.text("Figures are cut off after one decimal.")
    note = f'<p style="margin:4px 0 0;font-size:0.8rem;color:{MUTED}">{html(cut)}</p>'
    return (
        f'<section aria-label="{html(title)}" style="border:1px solid {RULE};border-radius:8px;'
        f'padding:10px 14px;margin-top:14px"><h3 style="font-size:1.05rem;margin:0;padding:0">'
        f"{html(title)}</h3>{sentences}{table}{note if found else ''}</section>"
    )


def _headline(found: Capacity | None, language: Language) -> Iterator[str]:
    if found is None:
        yield language.text(
            "Needed against free: not known yet. Answer the plan in numbers, and the sum appears."
        )
        return
    yield language.text(
        "This plan needs {needed} hours a week. {free} are free for it.",
        needed=language.number(found.needed),
        free=language.number(found.free),
    )
    left = found.free - found.needed
    if left >= 0:
        yield language.text("{n} are left.", n=language.number(left))
    else:
        yield language.text(
            "{n} are missing: plan less, or free more hours.", n=language.number(-left)
        )


def _shared(
    sitting: Sitting, found: Capacity | None, promised: Sequence[Promised], language: Language
) -> Iterator[str]:
    """What other platforms take of the same hours, and what is left for this one."""
    if not promised:
        return
    names = language.list([one.platform for one in promised])
    taken = sum((one.hours.needed for one in promised), Fraction(0))
    own = hours_of("", evaluated(sitting.case, sitting.as_of)) if found else None
    if own is None:
        yield language.text(
            "Of the same team, {platforms} takes {n} hours a week already.",
            platforms=names,
            n=language.number(taken),
        )
        return
    free = free_together([own, *(one.hours for one in promised)])
    left = free - taken
    yield language.text(
        "{platforms} takes {taken} of the {free} hours that your team keeps free for all of these "
        "together. {left} are left.",
        platforms=names,
        taken=language.number(taken),
        free=language.number(free),
        left=language.number(max(left, Fraction(0))),
    )
    if left < own.needed:
        yield language.text("Hours promised twice are not free twice: that is not enough.")


def _promised(visit: Visit, sitting: Sitting) -> list[Promised]:
    """The hours of the team's other platforms that it has joined, or that it may well join."""
    found = []
    for record in others(visit, sitting.record):
        platform = record.assessment.platform
        hours = _hours(visit, record)
        if platform is not None and hours is not None:
            found.append(Promised(platform.name, hours))
    return found


def _hours(visit: Visit, record: Record) -> Hours | None:
    """The hours of another assessment, worked out once for each of its states."""
    kept: dict[str, tuple[str, Hours | None]] = st.session_state.setdefault(_KEPT, {})
    known = kept.get(record.id)
    if known is None or known[0] != record.head.hash:
        verdict = listing.pointed_at(visit.desk, record)
        joined = (verdict.decided or verdict.recommendation) in ("go", "conditional")
        day = record.assessment.as_of or visit.desk.today()
        case = visit.case(record)
        hours = hours_of(record.id, evaluated(case, day)) if joined else None
        known = kept[record.id] = record.head.hash, hours
    return known[1]


def _sum(visit: Visit, sitting: Sitting, formula: StaffCapacity, found: Capacity | None) -> str:
    """Every line of the sum, as the report prints it."""
    language = visit.language
    dossier = Dossier(sitting.questionnaire, sitting.assessment, sitting.policy, sitting.result)
    context = Context(dossier, language, {})
    titles = (language.text("Work"), language.text("How"), language.text("Hours a week"))
    looks = (_CELL, _CELL, _NUMBER)
    head = "".join(
        f'<th scope="col" style="{look}">{html(title)}</th>'
        for title, look in zip(titles, looks, strict=True)
    )
    total = Line(words(language.text("Hours needed")), (), found.needed if found else None)
    lines = [*lines_needed(context, formula), total, line_free(context, formula)]
    rows = "".join(_row(line, language) for line in lines)
    return (
        f'<table style="border-collapse:collapse;width:100%;font-size:0.875rem;margin-top:6px">'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(line: Line, language: Language) -> str:
    hours = language.text("unknown") if line.hours is None else language.number(line.hours)
    return (
        f'<tr><td style="{_CELL}">{html(text_of(line.what))}</td>'
        f'<td style="{_CELL}">{html(text_of(line.how))}</td>'
        f'<td style="{_NUMBER}">{html(hours)}</td></tr>'
    )
