"""Which view of a page is on show: its control, its address and the browser's back button agree."""

from collections.abc import Collection

import streamlit as st

from assessor.web.state import seed
from assessor.web.visit import VIEW


def gone_to(key: str, control: str, views: Collection[str]) -> str | None:
    """The view that a link or the back button has brought into the address since `to_address`.

    Whoever taps goes before it: on a weak line the address still names the view before.
    """
    named, told = st.query_params.get(VIEW), st.session_state.get(_told(key))
    tapped = st.session_state.get(control) not in (None, told)
    return named if named in views and named != told and not tapped else None


def to_address(key: str, view: str) -> None:
    """Let the address name what is on show, so that a reload and a link keep it."""
    st.session_state[_told(key)] = view
    if st.query_params.get(VIEW) != view:
        st.query_params[VIEW] = view


def by_address(key: str, views: Collection[str]) -> str:
    """The key of the control that chooses the view, set anew where the address has changed."""
    named = st.query_params.get(VIEW)
    if st.session_state.get(key) not in views:
        st.session_state.pop(key, None)
    first = named if named in views else next(iter(views))
    st.session_state[key] = gone_to(key, key, views) or st.session_state.get(key, first)
    return seed(key, first)


def _told(key: str) -> str:
    return f"{key}-in-address"
