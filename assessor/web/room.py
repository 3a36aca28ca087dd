"""The space that a page is drawn in."""

import streamlit as st

from assessor.web.plain import html

_PLACE, _GOALS, _TONGUE = "place", "goals", "tongue"
TO_THE_TOP = """document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0)"""
TO_THE_GOAL = (
    "document.getElementById([...document.querySelectorAll('[data-goal]')]"
    ".pop()?.dataset.goal)?.scrollIntoView()"
)
TO_THE_LANGUAGE = (
    "(page => {const told = [...document.querySelectorAll('[data-tongue]')].pop()?.dataset;"
    "if (told) {page.lang = told.tongue; page.dir = told.way}})(document.documentElement)"
)
TO_THE_MENU = (
    "(page => {const name = () => {"
    "const menu = document.querySelector('[data-testid=\"stExpandSidebarButton\"]');"
    "const word = [...document.querySelectorAll('[data-menu]')].pop()?.dataset.menu;"
    "if (menu && word && menu.ariaLabel !== word) menu.ariaLabel = word};"
    "name(); new MutationObserver(name).observe(page, {childList: true, subtree: true})"
    "})(document.body)"
)
"""Names what all other pages are behind on a phone, whenever Streamlit draws it anew."""
STRIP = "strip"
"""The key of the strip at the foot, which is drawn anew with every answer."""
TO_LISTENERS = (
    "(page => {const heed = () => {"
    "for (const said of document.querySelectorAll('[role=\"status\"]')) {"
    f"const place = said.closest('.st-key-{STRIP}') ?? said.parentElement;"
    "if (place && place.ariaLive !== 'polite') place.ariaLive = 'polite'}};"
    "heed(); new MutationObserver(heed).observe(page, {childList: true, subtree: true})"
    "})(document.body)"
)
"""Makes the place of a message one that screen readers watch, before the message changes.

Streamlit puts a new element there each time, and what is new is read out reliably only
inside a place that was being watched already.
"""
# Streamlit pushes a closed side bar out at the left, and leaves room for list marks there.
_FROM_THE_RIGHT = (
    '<style>[dir=rtl]:has([data-testid="stExpandSidebarButton"]) [data-testid="stSidebar"]'
    "{visibility:hidden}"
    "[dir=rtl] :is(ol,ul){padding:0 1.5rem 0 0}</style>"
)
SCRIPTS = (TO_THE_TOP, TO_THE_GOAL, TO_THE_LANGUAGE, TO_THE_MENU, TO_LISTENERS)
"""All the script there is. It never changes, so a content security policy can name its hashes."""


def enter(place: str) -> None:
    """Begin a page or a part of it; entering another place than before starts at its top.

    A browser keeps how far down one has scrolled while the content is exchanged, which
    would drop people into the middle of the next page.
    """
    before = st.session_state.get(_PLACE, place)
    st.session_state[_PLACE] = place
    if before != place:
        # The name of the place makes this another element than the one before, so it runs.
        st.html(
            f'<span hidden data-place="{html(place)}"></span><script>{TO_THE_TOP}</script>',
            unsafe_allow_javascript=True,
        )
    else:
        # Something must stand here, or all that follows would change its place.
        st.empty()


def speak(language: str, direction: str) -> None:
    """Tell the browser the language of the whole page, and which way its lines run.

    It comes with English and from the left, and nothing is sent as long as that is so.
    """
    if language == st.session_state.get(_TONGUE, "en") == "en":
        st.empty()
        return
    st.session_state[_TONGUE] = language
    st.html(
        f'<span hidden data-tongue="{html(language)}" data-way="{html(direction)}"></span>'
        f"{_FROM_THE_RIGHT if direction == 'rtl' else ''}<script>{TO_THE_LANGUAGE}</script>",
        unsafe_allow_javascript=True,
    )


def lead_to(anchor: str | None) -> None:
    """Bring a place on the page into view once it has been drawn; called last, None for none."""
    if anchor is None:
        st.empty()
        return
    count: int = st.session_state.get(_GOALS, 0) + 1
    st.session_state[_GOALS] = count
    # The number makes this another element than the one before, so it runs again.
    st.html(
        f'<span hidden data-goal="{html(anchor)}" data-count="{count}"></span>'
        f"<script>{TO_THE_GOAL}</script>",
        unsafe_allow_javascript=True,
    )
