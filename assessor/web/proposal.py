"""A proposed answer: where it comes from, how old it is, and whether it still holds."""

from typing import NamedTuple

import streamlit as st

from assessor.access import NotAllowedError
from assessor.languages.laying import in_language
from assessor.web.alone import redraw
from assessor.web.plain import html, label, safe_address
from assessor.web.state import Sitting, seed
from assessor.web.visit import Visit
from assessor.workflow import answering
from assessor.workflow.beginning import FROM_ASSESSMENT, FROM_SHEET, fact_for, sheet_of
from assessor.workflow.desk import RefusedError
from assessor.workflow.record import Record
from questionnaires.fact_sheet import Fact
from questionnaires.items import Question
from questionnaires.response import Answer, Prefill

_REASON_LENGTH = 2_000


class Origin(NamedTuple):
    """Where a proposed answer comes from: a kind, an id and a version, or words."""

    kind: str
    id: str = ""
    version: str = ""


def origin_of(prefill: Prefill) -> Origin:
    """The parts of an origin.

    >>> origin_of(Prefill(origin="fact_sheet tiktok 1.0"))
    Origin(kind='fact_sheet', id='tiktok', version='1.0')
    """
    parts = prefill.origin.split(" ")
    if len(parts) == len(Origin._fields) and parts[0] in (FROM_SHEET, FROM_ASSESSMENT):
        return Origin(*parts)
    return Origin("", prefill.origin)


def came_from(visit: Visit, prefill: Prefill) -> Record | None:
    """The assessment that an answer comes from, if it is still there and may be read."""
    try:
        return visit.desk.record(visit.person, origin_of(prefill).id)
    except (RefusedError, NotAllowedError):
        return None


def origin_words(visit: Visit, answer: Answer, prefill: Prefill) -> str:
    """Where a proposed answer comes from, and when that was seen."""
    language, origin = visit.language, origin_of(prefill)
    seen = answer.backing.seen if answer.backing else None
    if origin.kind == FROM_SHEET and seen:
        return language.text("From the fact sheet, seen {day}.", day=language.date(seen))
    if origin.kind == FROM_SHEET:
        return language.text("From the fact sheet.")
    if origin.kind == FROM_ASSESSMENT:
        earlier = came_from(visit, prefill)
        named = earlier.assessment.name if earlier else origin.id
        return language.text("From your last assessment, {id}.", id=named)
    return language.text("From {origin}.", origin=origin.id)


def proposal(visit: Visit, sitting: Sitting, question: Question) -> None:
    """Say where a proposed answer comes from, and let somebody stand behind it.

    Who departs from a fact sheet says why; until then the question counts as open.
    """
    link_id, language = question.link_id, visit.language
    answer = sitting.before(link_id)
    if answer is None or answer.prefill is None or answer.prefill.confirmed:
        return
    fact = _departed_from(sitting, link_id, answer)
    if fact is not None:
        _why_different(visit, sitting, question, fact)
        return
    words = [origin_words(visit, answer, answer.prefill)]
    until = answer.good_until
    if until is not None and until < sitting.as_of:
        words.append(
            language.text(
                "It was good until {day}: kept, but unknown until someone looks again.",
                day=language.date(until),
            )
        )
    words.append(language.text("Not counted until you confirm it."))
    st.html(f'<p style="margin:2px 0 0">{html(" ".join(words))}{_source(visit, answer)}</p>')
    if st.button(label(language.text("Still true")), key=sitting.key(link_id, "confirm")):
        _confirm(visit, sitting, link_id)


def _departed_from(sitting: Sitting, link_id: str, answer: Answer) -> Fact | None:
    """The fact that says otherwise than the answer, if one does."""
    platform = sitting.assessment.platform
    fact = fact_for(link_id, platform.id if platform else None, sitting.questionnaire)
    return fact if fact is not None and fact.value != answer.value else None


def _why_different(visit: Visit, sitting: Sitting, question: Question, fact: Fact) -> None:
    words = visit.language.text(
        "The fact sheet says otherwise: {statement} Your answer counts once you say why.",
        statement=statement_of(visit, sitting, fact),
    )
    st.html(f'<p style="margin:2px 0 0">{html(words)}</p>')
    reason = st.text_input(
        label(visit.language.text("Why is it different here?")),
        max_chars=_REASON_LENGTH,
        key=seed(sitting.key(question.link_id, "different"), ""),
    )
    if reason.strip():
        _confirm(visit, sitting, question.link_id, reason.strip())


def statement_of(visit: Visit, sitting: Sitting, fact: Fact) -> str:
    """What the fact sheet says, in the visitor's language."""
    platform = sitting.assessment.platform
    sheet = sheet_of(platform.id if platform else None, sitting.questionnaire)
    told = in_language(sheet, visit.language).facts if sheet else ()
    return next((one.statement for one in told if one.id == fact.id), fact.statement)


def _confirm(visit: Visit, sitting: Sitting, link_id: str, why: str | None = None) -> None:
    record = answering.confirm(visit.desk, visit.person, sitting.record.id, [link_id], why)
    sitting.took(link_id, record)
    redraw()


def _source(visit: Visit, answer: Answer) -> str:
    address = safe_address(answer.backing.url) if answer.backing and answer.backing.url else None
    if address is None:
        return ""
    words = html(visit.language.text("Open source"))
    return f' <a href="{html(address)}" target="_blank" rel="noopener noreferrer">{words}</a>'
