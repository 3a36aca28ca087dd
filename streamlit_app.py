"""The front door: `streamlit run streamlit_app.py`. All the rooms are in assessor/web."""

import streamlit as st

from assessor.web.app import run

st.set_page_config(page_title="Platform due diligence", layout="centered")
run()
