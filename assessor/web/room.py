"""The space that a page is drawn in."""

import streamlit as st

from assessor.web.plain import html

_PLACE = "place"
TO_THE_TOP = """document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0)"""
"""All the script there is. It never changes, so a content security policy can name its hash."""


def enter(place: str) -> None:
    """Begin a page or a part of it; entering another place than before starts at its top.

    A browser keeps how far down one has scrolled while the content is exchanged, which
    would drop people into the middle of the next page.
    """
    before = st.session_state.get(_PLACE, place)
    st.session_state[_PLACE] = place
    if before != place:
        # The name of the place makes this another element than the one before, so it runs.
        st.html(
            f'<span hidden data-place="{html(place)}"></span><script>{TO_THE_TOP}</script>',
            unsafe_allow_javascript=True,
        )
    else:
        # Something must stand here, or all that follows would change its place.
        st.empty()
