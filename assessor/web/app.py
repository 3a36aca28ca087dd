"""The rooms of the page and the doors between them."""

from collections.abc import Callable

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from assessor.i18n import ENGLISH, Language
from assessor.web.pages.examples import examples_page
from assessor.web.pages.questions import questions_page
from assessor.web.pages.result import result_page
from assessor.web.plain import html
from assessor.web.room import enter
from assessor.web.state import Sitting, current

Draw = Callable[[Sitting, Language], str | None]
"""Draws a page for a sitting; returns the page to go to, if the visitor wants another."""


def run() -> None:
    """Draw the page that the visitor is on, under a flat navigation."""
    language = ENGLISH
    doors: dict[str, StreamlitPage] = {}

    def start() -> None:
        _go(doors, examples_page(language))

    def within(draw: Draw) -> Callable[[], None]:
        return lambda: _go(doors, _drawn(draw, language))

    doors["examples"] = st.Page(
        start, title=language.text("Examples"), url_path="examples", default=True
    )
    doors["questions"] = st.Page(
        within(questions_page), title=language.text("Questions"), url_path="questions"
    )
    doors["result"] = st.Page(within(result_page), title=language.text("Result"), url_path="result")
    st.navigation(list(doors.values()), position="top").run()


def _go(doors: dict[str, StreamlitPage], wanted: str | None) -> None:
    if wanted is not None:
        st.switch_page(doors[wanted])


def _drawn(draw: Draw, language: Language) -> str | None:
    sitting = current()
    return draw(sitting, language) if sitting else _nothing_open(language)


def _nothing_open(language: Language) -> str | None:
    """What a visitor finds after a reload or behind a bookmark."""
    lead = language.text("Nothing is open.")
    why = language.text("This page keeps nothing between visits.")
    enter("nothing")
    st.html(f'<h1 style="font-size:1.5rem;margin:0">{html(lead)}</h1><p>{html(why)}</p>')
    return "examples" if st.button(language.text("See the examples")) else None
