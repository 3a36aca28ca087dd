"""Where a visit begins: what this is, and the worked examples to open."""

import streamlit as st

from assessor.casework import Case
from assessor.i18n import Language
from assessor.web.figures import MUTED, picture
from assessor.web.plain import html, label
from assessor.web.room import enter
from assessor.web.shelf import example, examples
from assessor.web.state import Sitting, open_sitting
from assessor.words import verdict_words


def examples_page(language: Language) -> str | None:
    """Draw the page; lead on to the questions once an example has been opened."""
    enter("examples")
    st.html(
        f'<h1 style="font-size:1.75rem;margin:0">{html(language.text("Should we be there?"))}'
        f"</h1><p>{html(_lead(language))}</p>"
    )
    for name in examples():
        case = example(name)
        with st.container(border=True, key=f"example-{name}"):
            st.html(_card(case, language))
            # Every button says what it opens, for those who hear them one after the other.
            title = language.text("Open: {title}", title=case.assessment.name)
            if st.button(label(title), key=f"open-{name}"):
                open_sitting(case)
                return "questions"
    return None


def _lead(language: Language) -> str:
    return language.text(
        "Open a worked example, change its answers, and see what they point to. "
        "This page keeps nothing: what you enter is gone when you close or reload it, "
        "unless you download it first."
    )


def _card(case: Case, language: Language) -> str:
    assessment = case.assessment
    verdict = Sitting(case).result.recommendation
    words = verdict_words(language, verdict)
    mark = "" if verdict is None else picture(verdict, 22)
    lead = html(language.text("The answers point to:"))
    made_up = language.text("Illustrative: the organisation's answers are made up.")
    note = f'<p style="margin:4px 0 0;color:{MUTED}">{html(made_up)}</p>'
    return (
        f'<h2 style="font-size:1.15rem;margin:0;padding:0">{html(assessment.name)}</h2>'
        f'<p style="margin:4px 0 0">{html(assessment.scope or "")}</p>'
        f"{note if assessment.illustrative else ''}"
        '<p style="margin:8px 0 0;display:flex;gap:8px;align-items:center">'
        f"{mark}<span>{lead} <b>{html(words)}</b></span></p>"
    )
