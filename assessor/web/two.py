"""Two people on one question: both answers are shown, and somebody chooses."""

import streamlit as st

from assessor.telling.answers import answer_words
from assessor.web.alone import redraw
from assessor.web.plain import html, label
from assessor.web.state import Sitting
from assessor.web.visit import Visit
from assessor.workflow import answering
from questionnaires.items import Question


def two_answers(visit: Visit, sitting: Sitting, question: Question) -> None:
    """Show an answer that was given at the same time as the one that counts, if there is one."""
    link_id, language = question.link_id, visit.language
    aside = sitting.record.asides.get(link_id)
    if aside is None:
        return
    mark = sitting.record.marks.get(link_id)
    counts = answer_words(sitting.answer(link_id), question, language)
    other = answer_words(aside.answer, question, language)
    mine = aside.by == visit.person.ref
    if mine:
        words = language.text(
            "Somebody answered at {time}: {theirs}. You chose: {yours}. Both are kept; theirs "
            "counts until you choose.",
            time=visit.time(mark.at if mark else aside.at),
            theirs=counts,
            yours=other,
        )
    else:
        words = language.text(
            "{who} answered at {time} without having seen this: {theirs}. Both are kept; "
            "{counts} counts until somebody chooses.",
            who=visit.name(aside.by),
            time=visit.time(aside.at),
            theirs=other,
            counts=counts,
        )
    st.html(f'<p role="alert" style="margin:6px 0 0"><b>{html(words)}</b></p>')
    keep = language.text("Keep theirs") if mine else language.text("Keep this one")
    use = language.text("Use mine") if mine else language.text("Use theirs")
    with st.container(horizontal=True, key=sitting.key(link_id, f"two-{aside.number}")):
        kept = st.button(label(keep), key=sitting.key(link_id, f"keep-{aside.number}"))
        used = st.button(label(use), key=sitting.key(link_id, f"use-{aside.number}"))
    if kept or used:
        record = answering.settle(
            visit.desk, visit.person, sitting.record.id, link_id, use_aside=used
        )
        sitting.took(link_id, record)
        redraw()
