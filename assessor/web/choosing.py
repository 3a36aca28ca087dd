"""Which assessments stand side by side: the address says it, or the visitor chooses."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from assessor.store.shelf import Entry
from assessor.web.plain import label
from assessor.web.visit import Going, Visit
from assessor.workflow.gathering import MOST, of_each_platform

ASSESSMENTS = "assessments"
"""What an address names them by: `compare?assessments=tiktok-1a2b,x-3c4d`."""
EVERYWHERE = ""
_CHOSEN, _WRITTEN, _SERIAL = "compared", "compared-written", "compared-serial"


def side_of(page: str, ids: Sequence[str], assessment: str | None = None) -> Going:
    """The way to a page about several assessments, one of which may be open."""
    opened = (("assessment", assessment),) if assessment else ()
    return Going(page, (*opened, (ASSESSMENTS, ",".join(ids))))


def named() -> tuple[str, ...]:
    """The assessments that the address names."""
    asked = st.query_params.get(ASSESSMENTS) or ""
    return tuple(dict.fromkeys(one for one in asked.split(",") if one))[:MOST]


def choose(visit: Visit, entries: Sequence[Entry]) -> tuple[str, ...]:
    """Let the visitor choose; the address follows, so that it can be sent to a colleague."""
    _follow_address()
    by_id = {one.id: one for one in entries}
    place = _organisation(visit, entries)
    offered = [one for one in entries if place in (EVERYWHERE, one.organisation)]
    kept: tuple[str, ...] | None = st.session_state.get(_CHOSEN)
    before = [one for one in kept or () if one in by_id]
    if kept is None or not any(by_id[one] in offered for one in before):
        before = [one.id for one in of_each_platform(offered)]
    options = list(dict.fromkeys([*before, *(one.id for one in offered)]))
    names = _names([by_id[one] for one in options])
    chosen = st.multiselect(
        label(visit.language.text("Assessments to compare, 2 to {most}", most=MOST)),
        options,
        default=before,
        format_func=names.__getitem__,
        max_selections=MOST,
        key=f"compared-{st.session_state.get(_SERIAL, 0)}-{place}",
        placeholder=visit.language.text("Choose"),
    )
    found = tuple(chosen)
    st.session_state[_CHOSEN] = found
    st.session_state[_WRITTEN] = ",".join(found)
    if st.query_params.get(ASSESSMENTS, "") != st.session_state[_WRITTEN]:
        st.query_params[ASSESSMENTS] = st.session_state[_WRITTEN]
    return found


def _follow_address() -> None:
    """Take up what a link names, if it is not what this page has written itself."""
    asked = st.query_params.get(ASSESSMENTS)
    if asked and asked != st.session_state.get(_WRITTEN):
        st.session_state[_CHOSEN] = named()
        # Controls of another name, since one that was drawn already keeps its own value.
        st.session_state[_SERIAL] = st.session_state.get(_SERIAL, 0) + 1


def _organisation(visit: Visit, entries: Sequence[Entry]) -> str:
    """Whose assessments are offered; asked only where there is a choice."""
    names = {one.organisation: one.organisation_name or one.organisation for one in entries}
    if len(names) == 1:
        return next(iter(names))
    words = {**names, EVERYWHERE: visit.language.text("All organisations")}
    options = list(words)
    chosen = st.selectbox(
        label(visit.language.text("Organisation")),
        options,
        index=options.index(_first(visit, entries)),
        format_func=words.__getitem__,
        key=f"compared-whose-{st.session_state.get(_SERIAL, 0)}",
    )
    return str(chosen)


def _first(visit: Visit, entries: Sequence[Entry]) -> str:
    """The organisation of those chosen before, of the open assessment, or of the last changed."""
    whose = {one.id: one.organisation for one in entries}
    chosen = {whose[one] for one in st.session_state.get(_CHOSEN) or () if one in whose}
    if chosen:
        return chosen.pop() if len(chosen) == 1 else EVERYWHERE
    return whose.get(visit.open_id or "", entries[0].organisation)


def _names(entries: Sequence[Entry]) -> dict[str, str]:
    """Each assessment by its title, and by its id too where titles are the same."""
    counts = Counter(one.title for one in entries)
    return {
        one.id: one.title if counts[one.title] == 1 else f"{one.title} ({one.id})"
        for one in entries
    }
