"""The front door: `streamlit run streamlit_app.py`. All the rooms are in assessor/web."""

import streamlit as st

from assessor.web.entrance import receive
from assessor.web.serving.starting import parts

if __name__ == "__main__":
    receive()  # Streamlit runs this file so, for each visitor.
else:
    app = st.App(__file__, **parts())  # The server imports it so, once.
