"""What the answers point to: the report on screen, and both downloads."""

from datetime import date

import streamlit as st

from assessor.casework import Case, evaluated
from assessor.exchange.file import Ending, written
from assessor.i18n import Language
from assessor.report.compile import compiled
from assessor.web.blocks import page
from assessor.web.emphasis import main
from assessor.web.plain import label
from assessor.web.room import enter
from assessor.web.visit import Going, Visit, to
from assessor.workflow.record import Record


def result_page(visit: Visit, record: Record) -> Going | None:
    """Draw what the answers of the open assessment point to."""
    case = visit.desk.case(record)
    as_of = record.assessment.as_of or visit.desk.today()
    report = compiled(evaluated(case, as_of), visit.language)
    enter(f"result-{record.id}")
    with st.container(horizontal=True, key="downloads"):
        _downloads(visit, case, as_of)
        back = st.button(label(visit.language.text("Back to the questions")))
    st.html(page(report))
    return to("assess", record.id) if back else None


def pdf(case: Case, as_of: date, language: Language) -> bytes:
    """The report as a PDF, with the answers as they are when it is asked for."""
    # ReportLab is slow to import and only a download needs it.
    from assessor.report.pdf import rendered

    return rendered(compiled(evaluated(case, as_of), language))


def _downloads(visit: Visit, case: Case, as_of: date) -> None:
    language, assessment = visit.language, case.assessment
    name = file_stem(assessment.id or assessment.name)
    st.download_button(
        label(language.text("Download the report (PDF)")),
        lambda: pdf(case, as_of, language),
        file_name=f"{name}.pdf",
        mime="application/pdf",
        type=main(),
        on_click="ignore",
    )
    st.download_button(
        label(language.text("Download the answers (YAML)")),
        lambda: written(assessment, Ending.YAML).encode(),
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
