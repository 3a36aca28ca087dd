"""What the platform's fact sheet says to a question whose answer people judge themselves.

It proposes no answer, but whoever answers can take its source as proof with one tap.
"""

import streamlit as st

from assessor.web.alone import redraw
from assessor.web.figures import MUTED
from assessor.web.plain import html, label, safe_address
from assessor.web.proof import with_backing
from assessor.web.proposal import statement_of
from assessor.web.state import Sitting
from assessor.web.visit import Visit
from assessor.workflow.beginning import facts_about, proof_of
from questionnaires.fact_sheet import Fact
from questionnaires.items import Question


def sheet_says(visit: Visit, sitting: Sitting, question: Question) -> None:
    """Show what is known, and offer its source to an answer that has no proof yet."""
    platform = sitting.assessment.platform
    every = facts_about(question.link_id, platform.id if platform else None, sitting.questionnaire)
    facts = [fact for fact in every if fact.value is None]
    if not facts:
        return
    st.html("".join(_line(visit, sitting, fact) for fact in facts))
    answer = sitting.before(question.link_id)
    fresh = next((fact for fact in facts if not fact.stale(sitting.as_of)), None)
    if fresh is None or answer is None or answer.value is None or answer.backing is not None:
        return
    words = visit.language.text("Take this source as proof")
    if st.button(label(words), key=sitting.key(question.link_id, "sheet")):
        sitting.give(question.link_id, with_backing(answer, proof_of(fresh, sitting.questionnaire)))
        sitting.catch_up(question.link_id)
        redraw()


def _line(visit: Visit, sitting: Sitting, fact: Fact) -> str:
    language = visit.language
    words = language.text(
        "The fact sheet says (seen {day}): {statement}",
        day=language.date(fact.seen),
        statement=statement_of(visit, sitting, fact),
    )
    if fact.stale(sitting.as_of):
        words += " " + language.text("Out of date: look again.")
    proof = proof_of(fact, sitting.questionnaire)
    address = safe_address(proof.url) if proof.url else None
    link = ""
    if address is not None:
        opens = html(language.text("Open source"))
        link = f' <a href="{html(address)}" target="_blank" rel="noopener noreferrer">{opens}</a>'
    return (
        f'<p style="margin:2px 0 0;font-size:0.875rem;color:{MUTED}" dir="auto">'
        f"{html(words)}{link}</p>"
    )
