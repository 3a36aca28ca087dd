"""A server that believes whoever says who they are, so that two people can meet on it."""

import streamlit as st

from assessor.web.app import run
from assessor.web.serving.starting import parts

if __name__ == "__main__":
    st.set_page_config(page_title="People")
    name = st.query_params["who"]
    run(name, f"{name}@example.org", name)
else:
    app = st.App(__file__, **parts())
