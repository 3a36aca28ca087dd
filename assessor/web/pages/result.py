"""What the answers point to: the report on screen, and both downloads."""

import streamlit as st

from assessor.casework import evaluated
from assessor.exchange.file import Ending, written
from assessor.i18n import Language
from assessor.report.compile import compiled
from assessor.web.blocks import page
from assessor.web.plain import html, label
from assessor.web.room import enter
from assessor.web.state import Sitting


def result_page(sitting: Sitting, language: Language) -> str | None:
    """Draw the page of one sitting; say where the visitor wants to go, if anywhere."""
    report = compiled(evaluated(sitting.case, sitting.as_of))
    enter(sitting.key("result"))
    st.html(f"<p>{html(_keeps_nothing(language))}</p>")
    with st.container(horizontal=True, key="downloads"):
        _downloads(sitting, language)
        back = st.button(label(language.text("Back to the questions")))
    st.html(page(report))
    return "questions" if back else None


def pdf(sitting: Sitting) -> bytes:
    """The report as a PDF, with the answers as they are when it is asked for."""
    # ReportLab is slow to import and only a download needs it.
    from assessor.report.pdf import rendered

    return rendered(compiled(evaluated(sitting.case, sitting.as_of)))


def _downloads(sitting: Sitting, language: Language) -> None:
    name = file_stem(sitting.assessment.id or sitting.assessment.name)
    st.download_button(
        label(language.text("Download the report (PDF)")),
        lambda: pdf(sitting),
        file_name=f"{name}.pdf",
        mime="application/pdf",
        type="primary",
        on_click="ignore",
    )
    st.download_button(
        label(language.text("Download the answers (YAML)")),
        lambda: written(sitting.assessment, Ending.YAML).encode(),
        file_name=f"{name}.yaml",
        mime="application/yaml",
        on_click="ignore",
    )


def file_stem(name: str) -> str:
    """A name that every system accepts for a file.

    >>> file_stem("Ifrc / TikTok: 2019?")
    'Ifrc-TikTok-2019'
    """
    kept = "".join(letter if letter.isalnum() or letter in "-_" else " " for letter in name)
    return "-".join(kept.split())[:80] or "assessment"


def _keeps_nothing(language: Language) -> str:
    return language.text(
        "This page keeps nothing: download your answers, or they are gone when you close or "
        "reload it. The report below and the PDF say the same."
    )
