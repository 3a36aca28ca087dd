"""Forms: what is typed is kept first, whatever becomes of the rest.

A control forgets what it holds once it is not drawn, so every text is copied aside at
each run. Who closes a dialog, or is refused, finds it there again.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple, TypeVar

import streamlit as st

from assessor.access import NotAllowedError
from assessor.i18n import Language
from assessor.store.engine import StoreError
from assessor.web.alone import ensure_there
from assessor.web.figures import WARNING
from assessor.web.plain import html, label
from assessor.web.visit import Visit
from assessor.workflow.desk import RefusedError
from questionnaires.messages import SpokenError

Option = TypeVar("Option", bound=str)
_DRAFTS, _DONE, _FIRST = "drafts", "done", "/first"
LONGEST = 20_000
"""Letters that one text may have; the workflow keeps no more."""
_LAST_DAY = date(2199, 12, 31)


class Draft(NamedTuple):
    """What somebody is typing into one form. place names the form and what it is about."""

    place: str

    def text(self, words: str, part: str = "text", *, lines: bool = True, first: str = "") -> str:
        """A text, in one line or in several, without the space around it."""
        kept = self._begun(part, first)
        control = st.text_area if lines else st.text_input
        typed = control(label(words), max_chars=LONGEST if lines else 200, key=kept) or ""
        self._keep(part, typed)
        return typed.strip()

    def choice(self, words: str, options: Mapping[Option, str], part: str) -> Option | None:
        """One of several, by its key; nothing is chosen before somebody chooses."""
        kept = self._begun(part, None)
        chosen: Option | None = st.segmented_control(
            label(words),
            list(options),
            format_func=lambda key: label(options[key]),
            # A second tap on what was chosen, as a hasty hand makes, does not take it back.
            required=True,
            key=kept,
        )
        self._keep(part, chosen)
        return chosen

    def day(self, words: str, part: str, earliest: date, first: date | None = None) -> date | None:
        """A day, not before the earliest."""
        key = f"{self.place}/{part}"
        # As the control's own first value, which stays the same as long as the form is
        # open: a day that is written into its state can be lost on its way to a phone.
        shown = st.session_state.setdefault(f"{key}{_FIRST}", _drafts().get(key, first))
        picked = st.date_input(
            label(words),
            value=shown,
            min_value=earliest,
            max_value=_LAST_DAY,
            key=key,
            format="YYYY-MM-DD",
        )
        day = picked if isinstance(picked, date) else None
        self._keep(part, day)
        return day

    def forget(self) -> None:
        """It was sent: the next form of its kind begins empty."""
        for key in [key for key in _drafts() if key.startswith(f"{self.place}/")]:
            _drafts().pop(key)
            for kept in (key, f"{key}{_FIRST}"):
                st.session_state.pop(kept, None)

    def _begun(self, part: str, first: Any) -> str:
        key = f"{self.place}/{part}"
        if key not in st.session_state:
            st.session_state[key] = _drafts().get(key, first)
        return key

    def _keep(self, part: str, value: Any) -> None:
        _drafts()[f"{self.place}/{part}"] = value


def in_dialog(visit: Visit, title: str, draw: Callable[[Visit], None]) -> None:
    """Draw a form in a dialog; the visitor is asked for again whenever it is redrawn."""
    st.session_state.pop(_DONE, None)
    for key in [str(key) for key in st.session_state if str(key).endswith(_FIRST)]:
        del st.session_state[key]

    @st.dialog(label(title))
    def drawn() -> None:
        ensure_there(visit)
        draw(visit)

    drawn()


def send(
    draft: Draft,
    act: Callable[[], str],
    language: Language,
    shown: Callable[[SpokenError], str] | None = None,
) -> None:
    """Do what a form asks for: say what was done on the whole page, or why it was not, here.

    shown: a refusal as HTML, if it is more than its words.
    """
    try:
        said = act()
    except (RefusedError, NotAllowedError, StoreError) as refused:
        st.html(shown(refused) if shown else alert(language.worded(refused.message)))
        return
    draft.forget()
    st.session_state[_DONE] = said
    st.rerun()


def done() -> None:
    """Say what was done last, until something else is."""
    said = st.session_state.get(_DONE)
    # Something must stand here, or all that follows would change its place.
    with st.container():
        if said:
            st.html(f'<div role="status"><p style="margin:4px 0"><b>{html(said)}</b></p></div>')


def alert(why: str) -> str:
    """A refusal, announced to those who cannot see it appear."""
    return (
        '<p role="alert" style="margin:4px 0;padding:4px 10px;border-inline-start:4px solid '
        f'{WARNING};font-weight:600">{html(why)}</p>'
    )


def note(words: str) -> None:
    """A sentence of ours above or below a control."""
    st.html(f'<p style="margin:0 0 4px">{html(words)}</p>')


def _drafts() -> dict[str, Any]:
    drafts: dict[str, Any] = st.session_state.setdefault(_DRAFTS, {})
    return drafts
