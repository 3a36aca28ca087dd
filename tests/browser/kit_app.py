"""The questions page with the kit of the tests open, behind a front door of its own."""

import streamlit as st

from assessor.i18n import ENGLISH
from assessor.web.pages.questions import questions_page
from assessor.web.serving.starting import parts
from assessor.web.state import current, open_sitting
from tests.web.kit import SHOUT, case

if __name__ == "__main__":
    st.set_page_config(page_title="Kit")
    questions_page(current() or open_sitting(case({}, SHOUT)), ENGLISH)
else:
    app = st.App(__file__, **parts())
