"""The entrance: finds out who is there, and lets them in or shows them to the sign-in."""

import streamlit as st

from assessor.i18n import Language
from assessor.web.alone import whole_page
from assessor.web.app import run
from assessor.web.emphasis import main
from assessor.web.figures import MUTED
from assessor.web.identity import SignedIn, Standing, Visitor, problem, providers, visitor
from assessor.web.plain import html, label
from assessor.web.room import enter
from assessor.web.tongue import framed, spoken


def receive() -> None:
    """Draw what this visitor may see: the page, or the way to it."""
    language = spoken()
    st.set_page_config(page_title=language.text("Platform due diligence"), layout="centered")
    who = visitor()
    if isinstance(who, SignedIn):
        with whole_page():
            run(who.account, who.email, who.name)
        # Only now is it known in which language they chose to read on another visit.
        _foot(who, spoken())
    elif who is Standing.LOCAL:
        with whole_page():
            run()
        _foot(who, language)
    else:
        _outside(who, language)


def _outside(standing: Standing, language: Language) -> None:
    framed(language)
    enter("outside")
    lead = language.text("Should we be there?")
    st.html(
        f'<h1 style="font-size:1.75rem;margin:0">{html(lead)}</h1>'
        f"<p>{html(_why(standing, language))}</p>"
    )
    if standing is Standing.UNUSABLE:
        return
    for name in providers() or (None,):
        if st.button(label(_sign_in(name, language)), key=f"sign-in-{name or ''}", type=main()):
            st.login(name)


def _why(standing: Standing, language: Language) -> str:
    if standing is Standing.UNUSABLE:
        return language.text(
            "Nobody can sign in yet. Whoever runs this server must mend this first: {problem}",
            problem=language.worded(problem() or ""),
        )
    if standing is Standing.EXPIRED:
        return language.text(
            'Your sign-in has ended. Everything marked "saved" is safe. Sign in to go on.'
        )
    return language.text("Sign in to see and work on your organisation's assessments.")


def _sign_in(name: str | None, language: Language) -> str:
    if name is None:
        return language.text("Sign in")
    return language.text("Sign in with {provider}", provider=name)


def _foot(who: Visitor, language: Language) -> None:
    """Who one is here, in small print at the end of every page, and the way out."""
    with st.container(horizontal=True, vertical_alignment="center", key="foot"):
        if isinstance(who, SignedIn):
            _small_print(language.text("Signed in as {name}.", name=who.name))
            if st.button(label(language.text("Sign out")), key="sign-out"):
                st.logout()
        else:
            _small_print(
                language.text(
                    "Nobody signs in here: you are the one local person and hold every role. "
                    "Only this computer can open this page."
                )
            )


def _small_print(said: str) -> None:
    st.html(f'<p style="margin:0;font-size:0.875rem;color:{MUTED}">{html(said)}</p>')
