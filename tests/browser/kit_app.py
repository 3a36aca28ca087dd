"""The questions page with the kit of hostile texts open, behind a front door of its own."""

import streamlit as st

from assessor.i18n import ENGLISH
from assessor.web.pages.assess import assess_page
from assessor.web.serving.starting import parts
from assessor.web.visit import ASSESSMENT, Visit, shared_desk
from assessor.workflow import beginning, people
from tests.web.kit import SHOUT, case


def open_kit() -> None:
    """Draw the questions of a new assessment, or of the one that this visit has begun."""
    st.set_page_config(page_title="Kit")
    desk = shared_desk()
    me = people.local(desk)
    visit = Visit(desk, me, ENGLISH, {})
    if visit.open_id is None:
        begun = beginning.adopt(desk, me, case({}, SHOUT), "the kit of the tests")
        st.query_params[ASSESSMENT] = begun.id
    record = visit.record()
    if record is not None:
        assess_page(visit, record)


if __name__ == "__main__":
    open_kit()
else:
    app = st.App(__file__, **parts())
