"""One line of the list: what an assessment is about, what it points to, where it stands."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from assessor.access import NotAllowedError, may
from assessor.i18n import Language
from assessor.store.engine import StoreError
from assessor.web.emphasis import main
from assessor.web.figures import MUTED, picture
from assessor.web.plain import apart, html, label
from assessor.web.visit import Going, Visit, to
from assessor.words import verdict_words
from assessor.workflow import listing, tidying
from assessor.workflow.desk import RefusedError
from assessor.workflow.listing import Line, Listed, Wait

_WAITING, _DUE = "waiting", "due"


def state_words(language: Language) -> dict[str, str]:
    """Where an assessment can stand, in words."""
    return {
        "draft": language.text("Draft"),
        "in_review": language.text("In review"),
        "returned": language.text("Returned"),
        "advised": language.text("Advised"),
        "decided": language.text("Signed"),
    }


def list_of(visit: Visit, found: list[Listed], waits: Mapping[str, Wait | None]) -> list[Listed]:
    """The assessments that a search and a state leave, as somebody has chosen them."""
    language = visit.language
    states = {
        "": language.text("All states"),
        _WAITING: language.text("Waiting for you"),
        **state_words(language),
        _DUE: language.text("Due for review"),
    }
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        words = st.text_input(
            label(language.text("Search title, platform, organisation, owner")),
            max_chars=200,
            key="home-search",
            placeholder=language.text("Search"),
            type="search",
        )
        state = st.selectbox(
            label(language.text("State")),
            list(states),
            format_func=states.__getitem__,
            key="home-state",
        )
    if state == _WAITING:
        found = [one for one in found if waits[one.entry.id]]
        state = ""
    return listing.matching(found, words or "", state or None)


def line_card(visit: Visit, line: Line, wait: Wait | None) -> Going | None:
    """Draw one assessment with the ways to it."""
    entry, going = line.entry, None
    with st.container(border=True, key=f"line-{entry.id}", gap="xxsmall"):
        st.html(_line(visit, line, wait))
        with st.container(horizontal=True, key=f"ways-{entry.id}"):
            # The title stands above it; repeated here it would be cut off on a phone.
            if st.button(label(visit.language.text("Open")), key=f"open-{entry.id}"):
                going = to("review" if wait else "assess", entry.id)
            if entry.state == "draft" and may(visit.person, "delete", entry.organisation):
                _more(visit, line)
    return going


def _more(visit: Visit, line: Line) -> None:
    """What is seldom wanted, out of the way of a hasty hand."""
    with st.popover(label(visit.language.text("More")), type="tertiary"):
        words = visit.language.text("Delete: {title}", title=line.entry.title)
        if st.button(label(words), key=f"delete-{line.entry.id}", wrap=True):
            _sure(visit, line.entry.id, line.entry.title)


def _line(visit: Visit, line: Line, wait: Wait | None) -> str:
    entry, pointed, language = line.entry, line.pointed, visit.language
    about = [entry.platform_name, entry.organisation_name]
    if entry.illustrative:
        about.append(language.text("illustrative"))
    stands = [
        language.text(
            "{answered} of {asked} answered", answered=pointed.answered, asked=pointed.asked
        ),
        state_words(language)[entry.state],
        language.text("owner: {name}", name=_owner(visit, line)),
    ]
    if entry.review_by:
        day = language.date(date.fromisoformat(entry.review_by))
        stands.append(language.text("review by {day}", day=day))
    waits = ""
    if wait is not None:
        waits = f'<p style="margin:2px 0 0;font-weight:600">{html(wait_words(language)[wait])}</p>'
    return (
        f'<h2 style="font-size:1.1rem;margin:0;padding:0">{html(entry.title)}</h2>'
        f"{_about(entry.title, about, language)}{waits}{_verdict(line, language)}"
        f'<p style="margin:2px 0 0">{html(" · ".join(stands))}</p>'
    )


def _owner(visit: Visit, line: Line) -> str:
    ours = line.entry.owner == visit.person.ref
    return visit.language.text("you") if ours else line.owner


def _about(title: str, about: list[str], language: Language) -> str:
    """What the title does not say already."""
    said = [words for words in about if words and words not in title]
    if not said:
        return ""
    words = language.comma.join(apart(one, language) for one in said)
    return f'<p style="margin:0;color:{MUTED}">{html(words)}</p>'


def _verdict(line: Line, language: Language) -> str:
    """The verdict that was signed, or the one that the answers point to, with its sign."""
    pointed, decided = line.pointed, line.pointed.decided
    shown = decided or pointed.recommendation
    mark = "" if shown is None else picture(shown, 22)
    words = verdict_words(language, shown)
    if decided:
        words = language.text("Signed: {verdict}", verdict=words)
    more = []
    if decided and pointed.recommendation and decided != pointed.recommendation:
        pointing = verdict_words(language, pointed.recommendation)
        more.append(language.text("the answers point to {verdict}", verdict=pointing))
    elif not decided and not pointed.firm and len(pointed.possible) > 1:
        ends = [verdict_words(language, one) for one in (pointed.possible[0], pointed.possible[-1])]
        more.append(language.text("{worst} to {best} possible", worst=ends[0], best=ends[1]))
    beside = f"<span>{html(language.comma.join(more))}</span>" if more else ""
    return (
        '<p style="margin:4px 0 0;display:flex;flex-wrap:wrap;gap:2px 8px;align-items:center">'
        f"{mark}<b>{html(words)}</b>{beside}</p>"
    )


def wait_words(language: Language) -> dict[Wait, str]:
    """What an assessment waits for, said to whom it waits for."""
    return {
        "review": language.text("Waiting for you: read it, then advise or return it."),
        "decision": language.text("Waiting for your decision."),
        "reply": language.text("Returned to you, with the reason."),
        "renewal": language.text("Due for review: look whether it still holds."),
    }


def _sure(visit: Visit, assessment: str, title: str) -> None:
    """Ask before deleting; what was signed once is never deleted."""
    language = visit.language

    @st.dialog(label(language.text("Delete this draft?")))
    def ask() -> None:
        words = language.text(
            "{title}: all its answers and proof go for good. To keep them, export the answers on "
            "the Result page first.",
            title=title,
        )
        st.html(f"<p>{html(words)}</p>")
        with st.container(horizontal=True, key="delete-ways"):
            delete = st.button(label(language.text("Delete")), key="delete-yes", type=main())
            keep = st.button(label(language.text("Keep it")), key="delete-no")
        if delete:
            try:
                tidying.delete(visit.desk, visit.person, assessment)
            except (RefusedError, NotAllowedError, StoreError) as refused:
                st.html(f'<p role="alert">{html(language.worded(refused.message))}</p>')
                return
        if delete or keep:
            st.rerun()

    ask()
