"""One page of the app by itself, drawn without a browser: what it says and where it leads."""

import re
from html import unescape

from streamlit.testing.v1 import AppTest


def drawn(page: str, *, spoken: str = "en", **query: str) -> AppTest:
    """A page as its address opens it. Where it leads is kept instead of followed."""

    def script(page: str, spoken: str) -> None:
        import streamlit as st

        from assessor.languages import language
        from assessor.web import app, visit
        from assessor.workflow import people

        desk = visit.shared_desk()
        rooms = app.rooms(language(spoken))
        doors = {room.key: st.Page(lambda: None, url_path=room.key) for room in rooms}
        here = visit.Visit(desk, people.local(desk), language(spoken), doors)
        room = next(one for one in rooms if one.key == page)
        going = app._draw(room, here)
        if going is not None:
            st.session_state["went"] = going

    found = AppTest.from_function(script, args=(page, spoken), default_timeout=60)
    for name, value in query.items():
        found.query_params[name] = value
    return found.run()


def went(page: AppTest) -> object:
    """Where the page has led, if anywhere."""
    return page.session_state.get("went")


def said(page: AppTest) -> str:
    """Everything that the page says in HTML of ours, without its mark-up."""
    drawn = " ".join(element.proto.body for element in page.get("html"))
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", drawn)).split())


def markup(page: AppTest) -> str:
    """The HTML of ours itself."""
    return " ".join(element.proto.body for element in page.get("html"))
