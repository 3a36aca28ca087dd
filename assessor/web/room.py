"""The space that a page is drawn in."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

_PLACE = "place"
_ENTERING = "entering"
_MOMENT = 0.05
"""Seconds that a browser waits between showing the empty room and asking for what is in it."""


def room(place: str) -> DeltaGenerator:
    """The container of a page or of a part of it; entering another place starts at its top.

    A browser keeps how far down one has scrolled while the content is exchanged, which
    would drop people into the middle of the next page. So the room is shown empty first,
    too short to be scrolled; the browser itself then asks for the rest, and by that has
    shown that it has drawn the empty room. Where the place is the same, nothing happens.
    """
    before = st.session_state.get(_PLACE)
    st.session_state[_PLACE] = place
    if before not in (None, place):
        _enter()
        st.stop()
    return st.container()


@st.fragment(run_every=_MOMENT)
def _enter() -> None:
    """Do nothing when drawn; draw the whole page when the browser calls."""
    if st.session_state.pop(_ENTERING, False):
        st.rerun()
    st.session_state[_ENTERING] = True
