"""The language that a visitor reads in: their own choice, else their browser's, else English.

Whoever signs in has their choice kept with their name, and finds it on every device. What an
address names goes before it for that visit, and changes nothing for anybody else. Where
nobody signs in, the choice stands in the address, so that a reload and a link that is
passed on keep it.
"""

from typing import NamedTuple

import streamlit as st

from assessor.access import Person
from assessor.i18n import ENGLISH, FIRST, Language
from assessor.languages import codes, folders, language
from assessor.languages.commands import DRAFTED
from assessor.store.engine import StoreError
from assessor.web.figures import WARNING
from assessor.web.fitting import fit
from assessor.web.plain import html, label
from assessor.web.room import speak
from assessor.workflow import people
from assessor.workflow.desk import Desk, RefusedError

IN_ADDRESS = "lang"
_CHOSEN, _OWN, _NOT_KEPT = "language", "language-of-person", "language-not-kept"
_OPTIONS = "settings-language"


class _Own(NamedTuple):
    """What somebody who signed in reads in; code: None if they have never chosen."""

    ref: str
    code: str | None


def spoken() -> Language:
    """The language of this visit."""
    named = st.query_params.get(IN_ADDRESS)
    if named in codes():
        st.session_state[_CHOSEN] = named
    code: str | None = st.session_state.get(_CHOSEN)
    if code is not None and code != named:
        st.query_params[IN_ADDRESS] = code
    return _known(code or _of_person() or _of_browser())


def remember(desk: Desk, person: Person) -> None:
    """Find out, once a visit, what somebody who signs in has chosen before."""
    own: _Own | None = st.session_state.get(_OWN)
    if not person.local and (own is None or own.ref != person.ref):
        st.session_state[_OWN] = _Own(person.ref, people.language_of(desk, person))


def framed(spoken_: Language) -> None:
    """Tell the browser which language the page is in, and which way its lines run."""
    speak(spoken_.tag, spoken_.direction)
    fit(spoken_)


def choose(spoken_: Language, desk: Desk, person: Person) -> None:
    """Let the visitor choose, each language by its own name; drafts are called drafts."""
    names = {code: Language(code).name for code in codes()}
    if st.session_state.get(_OPTIONS) not in names:
        st.session_state[_OPTIONS] = spoken_.code
    st.selectbox(
        label(spoken_.text("Language")),
        list(names),
        format_func=lambda code: label(names[code]),
        key=_OPTIONS,
        on_change=_take,
        args=(desk, person),
    )
    # Beside a name it would be cut off on a phone.
    small = spoken_.text("Answers stay as they were typed, whatever language one reads in.")
    if spoken_.code != FIRST and folders.checked(spoken_.code) is None:
        drafted = spoken_.text(
            "{language}: {state}", language=spoken_.name, state=spoken_.text(DRAFTED)
        )
        small = f"{drafted}. {small}"
    st.html(f'<p style="font-size:0.875rem;margin:0">{html(small)}</p>')
    not_kept: str | None = st.session_state.pop(_NOT_KEPT, None)
    if not_kept is not None:
        why = html(spoken_.worded(not_kept))
        st.html(f'<p role="alert" style="color:{WARNING};margin:0">{why}</p>')


def _take(desk: Desk, person: Person) -> None:
    code: str = st.session_state[_OPTIONS]
    if person.local or not _kept(desk, person, code):
        st.session_state[_CHOSEN] = code
        st.query_params[IN_ADDRESS] = code
        return
    st.session_state[_OWN] = _Own(person.ref, code)
    st.session_state.pop(_CHOSEN, None)
    st.query_params.pop(IN_ADDRESS, None)


def _kept(desk: Desk, person: Person, code: str) -> bool:
    """Whether the store has taken it; otherwise it holds for this visit all the same."""
    try:
        people.read_in(desk, person, code)
    except (RefusedError, StoreError) as problem:
        st.session_state[_NOT_KEPT] = problem.message
        return False
    return True


def _of_person() -> str | None:
    own: _Own | None = st.session_state.get(_OWN)
    return own.code if own is not None and own.code in codes() else None


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
