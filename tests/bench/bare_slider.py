"""The front door of a server of its own: one slider and one line, the least that Streamlit does."""

import streamlit as st

from assessor.web.serving.starting import parts

if __name__ == "__main__":
    value = st.slider("Weight", 0, 100, 30)
    st.html(f'<div role="status"><p>Value: {value}.</p></div>')
else:
    app = st.App(__file__, **parts())
