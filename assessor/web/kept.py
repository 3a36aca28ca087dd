"""Scenarios that were kept: tried again, forgotten, and one more added."""

import streamlit as st

from assessor.access import NotAllowedError
from assessor.i18n import Language
from assessor.store.engine import StoreError
from assessor.web.copy import Copy
from assessor.web.figures import MUTED
from assessor.web.plain import html, label
from assessor.web.visit import Visit
from assessor.whatif import ScenarioError
from assessor.whatif.words import supposed_words
from assessor.workflow import supposing
from assessor.workflow.desk import RefusedError
from assessor.workflow.record import Record
from assessor.workflow.supposing import KeptScenario


def kept_scenarios(visit: Visit, record: Record, copy: Copy) -> None:
    """Those that somebody has kept, each to be tried, or dropped by whom it belongs to."""
    found = supposing.kept(visit.desk, visit.person, record.id)
    if not found:
        return
    language = visit.language
    title = language.text("Kept scenarios")
    st.html(f'<h2 style="font-size:1.25rem;margin:16px 0 0;padding:0">{html(title)}</h2>')
    for one in found:
        with st.container(border=True, key=f"kept-{one.at}", gap="xxsmall"):
            st.html(_line(visit, one, copy))
            with st.container(horizontal=True, key=f"kept-ways-{one.at}"):
                words = language.text("Try: {name}", name=one.scenario.name)
                if st.button(label(words), key=f"kept-try-{one.at}"):
                    _try(copy, one, language)
                if one.by == visit.person.ref or visit.person.holds("lead", record.organisation):
                    words = language.text("Forget: {name}", name=one.scenario.name)
                    if st.button(label(words), key=f"kept-drop-{one.at}", type="tertiary"):
                        supposing.drop(visit.desk, visit.person, record.id, one.scenario.name)
                        st.rerun()


def _try(copy: Copy, one: KeptScenario, language: Language) -> None:
    try:
        copy.take(one.scenario)
    except ScenarioError as fault:
        st.html(f'<p role="alert">{html(language.worded(fault.message))}</p>')
        return
    st.rerun()


def _line(visit: Visit, one: KeptScenario, copy: Copy) -> str:
    language, scenario = visit.language, one.scenario
    about = language.text(
        "{what} supposed. Kept by {who}, {moment}.",
        what=supposed_words(scenario, language),
        who=visit.name(one.by),
        moment=visit.moment(one.at),
    )
    if not scenario.fits(copy.found.case.assessment):
        about += " " + language.text("The assessment has changed since.")
    return (
        f'<p style="margin:0;font-weight:600">{html(scenario.name)}</p>'
        f'<p style="margin:0;color:{MUTED}">{html(about)}</p>'
    )


def keeping(visit: Visit, record: Record, copy: Copy) -> None:
    """Keep what is supposed under a name, for whoever may."""
    if not copy.scenario.changes or copy.named or not visit.may("suppose", record):
        return
    language = visit.language
    with (
        st.form("keep-scenario", border=False, enter_to_submit=False),
        st.container(horizontal=True, vertical_alignment="bottom", key="keep-fields"),
    ):
        name = st.text_input(
            label(language.text("Name this scenario, to keep it beside the record")),
            max_chars=120,
            key=f"keep-name-{copy.serial}",
        )
        pressed = st.form_submit_button(label(language.text("Keep it")), key="keep-it")
    if not pressed:
        return
    try:
        kept = supposing.keep(visit.desk, visit.person, record.id, copy.scenario, name)
    except (RefusedError, NotAllowedError, StoreError) as refused:
        st.html(f'<p role="alert">{html(language.worded(refused.message))}</p>')
        return
    copy.take(kept.scenario)
    st.rerun()
