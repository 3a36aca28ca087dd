"""A plan in numbers, begun from the plan for another platform instead of from nothing.

These numbers are not proposed: the plan for one platform says nothing of another. But who
plans the same again should not have to type it again, and says so with one click.
"""

import streamlit as st

from assessor.access import NotAllowedError
from assessor.numbering import question_numbers
from assessor.store.engine import StoreError
from assessor.telling.answers import answer_words
from assessor.web.figures import MUTED
from assessor.web.parts import Part
from assessor.web.plain import html, label
from assessor.web.state import Sitting
from assessor.web.team import others
from assessor.web.visit import Visit
from assessor.workflow import answering
from assessor.workflow.desk import RefusedError
from assessor.workflow.record import Record
from questionnaires.response import Answer

_FEWEST = 2


def same_plan(visit: Visit, sitting: Sitting, part: Part) -> None:
    """Offer the numbers of the last plan, where this one has none of its own yet."""
    # The place is there even when it is empty, so that nothing below moves up into it.
    place = st.container()
    wanted = open_numbers(sitting, part)
    earlier = next((one for one in others(visit, sitting.record) if _plan(one, wanted)), None)
    if len(wanted) < _FEWEST or earlier is None:
        return
    plan = _plan(earlier, wanted)
    key = sitting.place("plan", "same")
    with place, st.container(border=True, key=key, gap="xxsmall"):
        st.html(_offer(visit, sitting, earlier, plan))
        words = visit.language.text("Plan the same here")
        if st.button(label(words), key=sitting.place("plan", "take")):
            _take(visit, sitting, plan)


def open_numbers(sitting: Sitting, part: Part) -> tuple[str, ...]:
    """The numbers of the part that feed a sum and that nobody has given.

    The share of time is never taken from another platform: it cannot be promised twice.
    """
    formulas = sitting.policy.derived.values()
    shares = {formula.share.item for formula in formulas}
    feeding = {item for formula in formulas for item in formula.items()} - shares
    return tuple(
        link_id
        for link_id in part.members
        if part.area
        and link_id in feeding
        and sitting.asked(link_id)
        and sitting.answer(link_id) is None
    )


def _plan(record: Record, wanted: tuple[str, ...]) -> dict[str, Answer]:
    answers = record.assessment.answers
    return {
        link_id: Answer(value=answers[link_id].value, backing=answers[link_id].backing)
        for link_id in wanted
        if link_id in answers and answers[link_id].value is not None
    }


def _offer(visit: Visit, sitting: Sitting, earlier: Record, plan: dict[str, Answer]) -> str:
    language, platform = visit.language, earlier.assessment.platform
    numbers = question_numbers(sitting.questionnaire)
    lead = language.text(
        "Your plan for {platform}. Do you plan the same here?",
        platform=platform.name if platform else earlier.assessment.name,
    )
    lines = "".join(
        f"<li>{html(numbers[link_id])} {html(sitting.questionnaire.questions[link_id].text)} "
        f"<b>{html(_words(visit, sitting, link_id, answer))}</b></li>"
        for link_id, answer in plan.items()
    )
    why = language.text("One click takes these numbers over as yours. Then change what differs.")
    return (
        f'<h3 style="font-size:1.05rem;font-weight:600;margin:0;padding:0">{html(lead)}</h3>'
        f'<p style="margin:0;color:{MUTED}">{html(why)}</p>'
        f'<ul style="margin:6px 0 0;padding-inline-start:1.2rem">{lines}</ul>'
    )


def _words(visit: Visit, sitting: Sitting, link_id: str, answer: Answer) -> str:
    return answer_words(answer, sitting.questionnaire.questions[link_id], visit.language)


def _take(visit: Visit, sitting: Sitting, plan: dict[str, Answer]) -> None:
    try:
        for link_id, answer in plan.items():
            seen = sitting.record.seen(link_id)
            saved = answering.answer(
                visit.desk, visit.person, sitting.record.id, link_id, answer, seen
            )
            sitting.took(link_id, saved.record)
    except (RefusedError, NotAllowedError, StoreError) as refused:
        st.html(f'<p role="alert" style="margin:4px 0;font-weight:600">{html(str(refused))}</p>')
        return
    st.rerun()
