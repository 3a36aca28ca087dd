"""The language that a visitor reads in: their own choice, else their browser's, else English.

A choice lasts for the visit and stands in the address, so that a reload and a link that
is passed on keep it.
"""

import streamlit as st

from assessor.i18n import ENGLISH, FIRST, Language
from assessor.languages import codes, folders, language
from assessor.languages.commands import DRAFTED
from assessor.web.plain import html, label
from assessor.web.room import speak

IN_ADDRESS = "lang"
_CHOSEN = "language"
_OPTIONS = "settings-language"


def spoken() -> Language:
    """The language of this visit."""
    named = st.query_params.get(IN_ADDRESS)
    if named in codes():
        st.session_state[_CHOSEN] = named
    code: str | None = st.session_state.get(_CHOSEN)
    if code is not None and code != named:
        st.query_params[IN_ADDRESS] = code
    return _known(code or _of_browser())


def framed(spoken_: Language) -> None:
    """Tell the browser which language the page is in, and which way its lines run."""
    speak(spoken_.tag, spoken_.direction)


def choose(spoken_: Language) -> None:
    """Let the visitor choose, each language by its own name; drafts are called drafts."""
    names = {code: _name(code, spoken_) for code in codes()}
    if st.session_state.get(_OPTIONS) not in names:
        st.session_state[_OPTIONS] = spoken_.code
    st.selectbox(
        label(spoken_.text("Language")),
        list(names),
        format_func=lambda code: label(names[code]),
        key=_OPTIONS,
        on_change=_take,
    )
    small = spoken_.text("Answers stay as they were typed, whatever language one reads in.")
    st.html(f'<p style="font-size:0.875rem;margin:0">{html(small)}</p>')


def _take() -> None:
    st.session_state[_CHOSEN] = st.session_state[_OPTIONS]
    st.query_params[IN_ADDRESS] = st.session_state[_OPTIONS]


def _known(code: str) -> Language:
    """The language of that code, if its files can be read."""
    try:
        return language(code)
    except LookupError:
        return ENGLISH


def _of_browser() -> str:
    """The first language that the browser asks for, if there is one here that fits."""
    asked = (st.context.locale or FIRST).replace("-", "_")
    known = codes()
    return next((code for code in (asked, asked.partition("_")[0]) if code in known), FIRST)


def _name(code: str, spoken_: Language) -> str:
    own = Language(code).name
    if code == FIRST or folders.checked(code) is not None:
        return own
    return spoken_.text("{language}: {state}", language=own, state=spoken_.text(DRAFTED))
