"""Parts of a page that are redrawn alone, as long as their visitor is still who they were.

The whole page asks who is there whenever it is drawn. A part that is redrawn alone would
not: it would go on for somebody whose sign-in has ended or whose role was taken away.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Concatenate, ParamSpec

import streamlit as st

from assessor.store.engine import StoreError
from assessor.web.identity import SignedIn, Standing, visitor
from assessor.web.visit import Visit
from assessor.workflow import people

Given = ParamSpec("Given")
_DRAWING = "drawing"


class _Drawing:
    """Whether the whole page is being drawn just now."""

    whole = False


@contextmanager
def whole_page() -> Iterator[None]:
    """Draw the whole page inside: its parts need not ask again who is there."""
    drawing: _Drawing = st.session_state.setdefault(_DRAWING, _Drawing())
    drawing.whole = True
    try:
        yield
    finally:
        drawing.whole = False


def drawn_whole() -> bool:
    """Whether the whole page is being drawn, and not a part of it alone."""
    drawing: _Drawing | None = st.session_state.get(_DRAWING)
    return drawing is not None and drawing.whole


def redrawn_alone(
    draw: Callable[Concatenate[Visit, Given], None],
) -> Callable[Concatenate[Visit, Given], None]:
    """A part that its own controls redraw without the rest, for the visitor it was drawn for."""
    return _fragment(draw, None)


def redrawn_every(
    seconds: int,
) -> Callable[
    [Callable[Concatenate[Visit, Given], None]], Callable[Concatenate[Visit, Given], None]
]:
    """A part that the clock redraws without the rest, for the visitor it was drawn for."""
    return lambda draw: _fragment(draw, seconds)


def _fragment(
    draw: Callable[Concatenate[Visit, Given], None], seconds: int | None
) -> Callable[Concatenate[Visit, Given], None]:
    @st.fragment(run_every=seconds)
    @wraps(draw)
    def drawn(visit: Visit, /, *args: Given.args, **kwargs: Given.kwargs) -> None:
        ensure_there(visit)
        draw(visit, *args, **kwargs)

    return drawn


def ensure_there(visit: Visit) -> None:
    """Draw the whole page anew if a part is redrawn for a visitor who is no longer the same."""
    drawing: _Drawing | None = st.session_state.get(_DRAWING)
    if drawing is not None and not drawing.whole and not still_there(visit):
        st.rerun()


def redraw() -> None:
    """Draw the part anew in which this is called; the whole page, where that is being drawn.

    Several clicks may arrive as one request that draws the whole page, and Streamlit takes
    it for a fault if a part is asked for then.
    """
    drawing: _Drawing | None = st.session_state.get(_DRAWING)
    alone = drawing is not None and not drawing.whole
    st.rerun(scope="fragment" if alone else "app")


def still_there(visit: Visit) -> bool:
    """Whether the visitor is who the page was drawn for, and holds the same roles."""
    who = visitor()
    if not isinstance(who, SignedIn):
        return who is Standing.LOCAL and visit.person.local
    try:
        return people.known(visit.desk, visit.person.ref) == visit.person
    except StoreError:
        return True  # What the part does next will say so better.
