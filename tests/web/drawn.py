"""Pages drawn without a browser, for somebody, and what they say and offer."""

import re
from html import unescape
from typing import Any

from streamlit.testing.v1 import AppTest

from assessor.access import Person


def drawn(assessment: str, page: str, who: Person | None = None, **query: str) -> AppTest:
    """A page as its address opens it, for somebody who has signed in, or the local person."""

    def script(page: str, who: object) -> None:
        from assessor import i18n
        from assessor.web import app, visit
        from assessor.workflow import people

        desk = visit.shared_desk()
        here = visit.Visit(desk, who or people.local(desk), i18n.ENGLISH, {})
        room = next(one for one in app.rooms(i18n.ENGLISH) if one.key == page)
        app._drawn(room, here)()

    found = AppTest.from_function(script, args=(page, who), default_timeout=30)
    found.query_params["assessment"] = assessment
    for name, value in query.items():
        if value:
            found.query_params[name] = value
    return found.run()


def form(place: str, *given: object, who: Person | None = None) -> AppTest:
    """The inside of a dialog, such as `sending:_send`, with what it is about."""

    def script(place: str, given: tuple[object, ...], who: object) -> None:
        from importlib import import_module

        from assessor import i18n
        from assessor.web import forms, visit
        from assessor.workflow import people

        desk = visit.shared_desk()
        here = visit.Visit(desk, who or people.local(desk), i18n.ENGLISH, {})
        module, name = place.split(":")
        forms.done()
        getattr(import_module(f"assessor.web.{module}"), name)(*given, here)

    found = AppTest.from_function(script, args=(place, given, who), default_timeout=30)
    return found.run()


def said(page: AppTest) -> str:
    """Everything that the page says in HTML of ours, without its mark-up."""
    written = " ".join(element.proto.body for element in page.get("html"))
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", written)).split())


def offered(page: AppTest) -> list[str]:
    """The words on all buttons."""
    return [one.label for one in page.button]


def pressed(page: AppTest, words: str) -> AppTest:
    """The page after one pressed the button with these words."""
    return next(one for one in page.button if one.label == words).click().run()


def typed(page: AppTest, words: str, text: str) -> AppTest:
    """The page after one typed into the field with this label."""
    fields: list[Any] = [*page.text_area, *page.text_input]
    next(one for one in fields if one.label == words).set_value(text)
    return page


def chosen(page: AppTest, words: str, value: str) -> AppTest:
    """The page after one chose an option of the control with this label."""
    group = next(one for one in page.get("button_group") if one.label == words)
    return group.set_value(value).run()
