"""The rooms of the page and the doors between them."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from assessor.access import NotAllowedError, Person
from assessor.i18n import Language
from assessor.settings import SettingError
from assessor.store.engine import StoreError
from assessor.web.emphasis import main
from assessor.web.pages.assess import assess_page
from assessor.web.pages.compare import compare_page
from assessor.web.pages.find_out import find_out_page
from assessor.web.pages.history import history_page
from assessor.web.pages.home import home_page
from assessor.web.pages.over_time import over_time_page
from assessor.web.pages.platforms import platforms_page
from assessor.web.pages.portfolio import portfolio_page
from assessor.web.pages.questionnaire import questionnaire_page
from assessor.web.pages.result import result_page
from assessor.web.pages.review import review_page
from assessor.web.pages.settings import settings_page
from assessor.web.pages.whatif import whatif_page
from assessor.web.plain import html, label
from assessor.web.room import enter
from assessor.web.tongue import framed, remember, spoken
from assessor.web.visit import Going, Visit, arrived, shared_desk, to
from assessor.workflow.desk import Desk, RefusedError
from assessor.workflow.record import Record

Draw = Callable[[Visit], Going | None]
"""Draws a page; returns where the visitor wants to go next, if anywhere."""
DrawOpen = Callable[[Visit, Record], Going | None]
"""Draws a page about the assessment that is open."""


class Room(NamedTuple):
    """A page: its key, which is its address too, its title, and what draws it.

    One of `draw` and `draw_open` is given. hidden: not in the navigation.
    """

    key: str
    title: str
    draw: Draw | None = None
    draw_open: DrawOpen | None = None
    hidden: bool = False


def rooms(language: Language) -> tuple[Room, ...]:
    """Every page, in the order of the navigation."""
    return (
        Room("home", language.text("Home"), draw=home_page),
        Room("assess", language.text("Assess"), draw_open=assess_page),
        Room("find_out", language.text("To find out"), draw_open=find_out_page),
        Room("result", language.text("Result"), draw_open=result_page),
        Room("review", language.text("Review"), draw_open=review_page),
        Room("compare", language.text("Compare"), draw=compare_page),
        Room("portfolio", language.text("Portfolio"), draw=portfolio_page),
        Room("platforms", language.text("Platforms"), draw=platforms_page),
        Room("questionnaire", language.text("Questionnaire"), draw=questionnaire_page),
        Room("history", language.text("History"), draw_open=history_page),
        Room("settings", language.text("Settings"), draw=settings_page),
        Room("whatif", language.text("What if"), draw_open=whatif_page, hidden=True),
        Room("over_time", language.text("Over time"), draw_open=over_time_page, hidden=True),
    )


def run(subject: str | None = None, email: str | None = None, name: str = "") -> None:
    """Draw the page that the visitor is on, under a flat navigation.

    subject: whom the visitor has signed in as; None where nobody signs in.
    """
    problem: StoreError | SettingError | None = None
    try:
        desk = shared_desk()
        person = arrived(desk, subject, email, name)
        remember(desk, person)
    except (StoreError, SettingError) as found:
        problem = found
    language = spoken()
    framed(language)
    if problem is not None:
        _closed(language.worded(problem.message), language)
    else:
        _open(desk, person, language)


def _open(desk: Desk, person: Person, language: Language) -> None:
    doors: dict[str, StreamlitPage] = {}
    visit = Visit(desk, person, language, doors)
    for room in rooms(language):
        doors[room.key] = st.Page(
            _drawn(room, visit),
            title=room.title,
            url_path=room.key,
            default=room.key == "home",
            visibility="hidden" if room.hidden else "visible",
        )
    here = st.navigation(list(doors.values()), position="top")
    # Which of the pages it is, and of what: by this, tabs and histories are told apart.
    name = language.text("Platform due diligence")
    st.set_page_config(page_title=f"{here.title} · {name}")
    here.run()


def _drawn(room: Room, visit: Visit) -> Callable[[], None]:
    """What draws a room, and turns refusals into sentences."""

    def draw() -> None:
        try:
            going = _draw(room, visit)
        except (RefusedError, NotAllowedError, StoreError) as refused:
            enter(f"{room.key}-refused")
            going = _refused(visit.language.worded(refused.message), visit)
        if going is not None:
            visit.go(going)

    return draw


def _draw(room: Room, visit: Visit) -> Going | None:
    if room.draw is not None:
        return room.draw(visit)
    record = visit.record()
    if record is None or room.draw_open is None:
        return _nothing_open(visit)
    return room.draw_open(visit, record)


def _nothing_open(visit: Visit) -> Going | None:
    """What a visitor finds who has not chosen an assessment yet."""
    enter("nothing")
    lead = visit.language.text("Nothing is open.")
    why = visit.language.text("Choose an assessment from the list, or start one.")
    return _said(lead, why, visit)


def _refused(why: str, visit: Visit) -> Going | None:
    return _said(visit.language.text("This cannot be shown."), why, visit)


def _said(lead: str, why: str, visit: Visit) -> Going | None:
    st.html(
        f'<h1 style="font-size:1.5rem;margin:0">{html(lead)}</h1><p role="alert">{html(why)}</p>'
    )
    home = visit.language.text("To the list of assessments")
    return to("home") if st.button(label(home), key="to-home", type=main()) else None


def _closed(why: str, language: Language) -> None:
    """The store cannot be reached: say so, say what is safe, and try again on a tap."""
    lead = language.text("The store does not answer.")
    st.html(
        f'<h1 style="font-size:1.5rem;margin:0">{html(lead)}</h1><p role="alert">{html(why)}</p>'
    )
    st.button(label(language.text("Try again")), type=main())
