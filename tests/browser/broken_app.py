"""A page that breaks, whole or in part, behind a front door like ours."""

import streamlit as st

from assessor.web.serving.starting import parts
from assessor.workflow.desk import RefusedError


@st.fragment
def _part() -> None:
    if st.button("Break a part"):
        raise ZeroDivisionError("a secret of the server")


def _callback() -> None:
    raise ZeroDivisionError("a secret of the server")


if __name__ == "__main__":
    st.set_page_config(page_title="Broken")
    _part()
    st.button("Break before the page", on_click=_callback)
    if st.button("Break the page"):
        raise ZeroDivisionError("a secret of the server")
    if st.button("Refuse"):
        raise RefusedError("This is <b>signed</b> already. Reopen it first.")
else:
    app = st.App(__file__, **parts())
