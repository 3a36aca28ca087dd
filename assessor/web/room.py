"""The space that a page is drawn in."""

from time import sleep

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

_PLACE = "place"
_SENT = 0.05
"""Seconds after which what was drawn so far has left the server, which sends in batches."""


def room(place: str) -> DeltaGenerator:
    """The container of a page or of a part of it; entering another place starts at its top.

    A browser keeps how far down one has scrolled while the content is exchanged, which
    would drop people into the middle of the next page. Emptied in between, the page is
    too short to be scrolled. Where the place is the same, nothing is emptied.
    """
    if st.session_state.get(_PLACE) == place:
        return st.container()
    st.session_state[_PLACE] = place
    slot = st.empty()
    slot.html("<p>&nbsp;</p>")
    sleep(_SENT)
    return slot.container()
