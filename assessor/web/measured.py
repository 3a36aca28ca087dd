"""A form for what was measured later, beside what was expected of it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

import streamlit as st

from assessor.access import NotAllowedError
from assessor.assessment import Outcome
from assessor.i18n import Language
from assessor.store.engine import StoreError
from assessor.web.forms import alert
from assessor.web.plain import html, label
from assessor.web.visit import Visit
from assessor.workflow import reviewing
from assessor.workflow.desk import RefusedError
from assessor.workflow.record import Record

_LONGEST, _LONGEST_NOTE, _LARGEST = 120, 2_000, 1e15
_DONE, _SERIAL = "outcome-recorded", "outcome-serial"


class Measurable(NamedTuple):
    """Something that is often measured: what it is called, and in which unit."""

    measure: str
    unit: str


def measurables(language: Language) -> Mapping[str, Measurable]:
    """What organisations count most; anything else can be named."""
    return {
        "followers": Measurable(language.text("followers"), language.text("followers")),
        "engagement": Measurable(language.text("engagement by reach"), "%"),
        "volunteers": Measurable(language.text("volunteers recruited"), language.text("people")),
        # The unit by which hours are known as hours, in every language.
        "hours": Measurable(language.text("hours really spent"), "hours"),
        "other": Measurable(language.text("something else"), ""),
    }


def record_outcome(visit: Visit, record: Record) -> None:
    """Ask for one outcome, and record it; say so, or why not."""
    language = visit.language
    title = language.text("Record an outcome")
    st.html(f'<h2 style="font-size:1.25rem;margin:12px 0 0;padding:0">{html(title)}</h2>')
    said = st.session_state.pop(_DONE, None)
    if said is not None:
        st.html(f'<div role="status"><p><b>{html(said)}</b></p></div>')
    known = measurables(language)
    serial = st.session_state.setdefault(_SERIAL, 0)
    chosen = st.segmented_control(
        label(language.text("What was measured?")),
        list(known),
        format_func=lambda name: label(known[name].measure),
        required=True,
        default="followers",
        key=f"outcome-kind-{serial}",
    )
    kind = chosen or "followers"
    with st.form(f"outcome-{serial}-{kind}", border=True, enter_to_submit=False):
        outcome = _asked(visit, record, known[kind], f"{serial}-{kind}")
        pressed = st.form_submit_button(label(language.text("Record it")), key="outcome-record")
    if pressed:
        _send(visit, record, outcome)


def _asked(visit: Visit, record: Record, kind: Measurable, place: str) -> Outcome | str:
    """The outcome as typed, or what is missing in it."""
    language, platform = visit.language, record.assessment.platform
    channel = st.text_input(
        label(language.text("On which channel?")),
        value=platform.name if platform else "",
        max_chars=_LONGEST,
        key=f"outcome-channel-{place}",
    ).strip()
    measure, unit = kind
    if not unit:
        measure = st.text_input(
            label(language.text("What was measured, in a few words?")),
            max_chars=_LONGEST,
            key=f"outcome-measure-{place}",
        ).strip()
        unit = st.text_input(
            label(language.text("In which unit?")), max_chars=_LONGEST, key=f"outcome-unit-{place}"
        ).strip()
    value = _number(language.text("How much or how many ({unit})?", unit=unit), f"value-{place}")
    years = _number(language.text("Over how many years? 0.5 is half a year"), f"years-{place}")
    expected = _number(language.text("How much was expected, if anybody said?"), f"exp-{place}")
    note = st.text_area(
        label(language.text("Where the figure is from, and what else moved it")),
        max_chars=_LONGEST_NOTE,
        key=f"outcome-note-{place}",
    ).strip()
    if not (channel and measure and unit) or value is None:
        return language.text("Say on which channel what was measured, and how much.")
    return Outcome(
        channel=channel,
        measure=measure,
        value=value,
        unit=unit,
        over_years=years or None,
        expected=expected,
        note=note or None,
    )


def _number(words: str, key: str) -> Decimal | None:
    """A number from 0 up, as exact as it was typed."""
    typed = st.number_input(
        label(words), min_value=0.0, max_value=_LARGEST, value=None, key=f"outcome-{key}"
    )
    return None if typed is None else Decimal(str(typed)).normalize() + 0


def _send(visit: Visit, record: Record, outcome: Outcome | str) -> None:
    if isinstance(outcome, str):
        st.html(alert(outcome))
        return
    try:
        reviewing.measure_outcome(visit.desk, visit.person, record.id, outcome)
    except (RefusedError, NotAllowedError, StoreError) as refused:
        st.html(alert(visit.language.worded(refused.message)))
        return
    st.session_state[_DONE] = visit.language.text(
        "Recorded: {measure} on {channel}. It is shown above, and is never part of a score.",
        measure=outcome.measure,
        channel=outcome.channel,
    )
    st.session_state[_SERIAL] += 1
    st.rerun()
