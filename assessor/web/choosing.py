"""Which assessments stand side by side: the address says it, or the visitor chooses."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from assessor.store.shelf import Entry
from assessor.web.plain import html, label
from assessor.web.visit import Going, Visit
from assessor.workflow.gathering import MOST, of_each_platform

ASSESSMENTS = "assessments"
"""What an address names them by: `compare?assessments=tiktok-1a2b,x-3c4d`."""
EVERYWHERE = ""
_MANY = 24
"""More than these nobody looks through: then one searches."""
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
    # In an order of their own: nothing moves under the finger that chooses.
    options = list(dict.fromkeys([*_searched(visit, offered, place), *before]))
    names = _names([by_id[one] for one in options])
    key = f"compared-{st.session_state.get(_SERIAL, 0)}-{place}"
    if key not in st.session_state:
        st.session_state[key] = before
    chosen = st.pills(
        label(visit.language.text("Assessments to compare, 2 to {most}", most=MOST)),
        options,
        selection_mode="multi",
        format_func=lambda one: label(names[one]),
        key=key,
    )
    found = tuple(chosen)[:MOST]
    if len(chosen) > MOST:
        words = visit.language.text("No more than {most} are compared: the first.", most=MOST)
        st.html(f'<p role="status">{html(words)}</p>')
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


def _searched(visit: Visit, offered: Sequence[Entry], place: str) -> list[str]:
    """Those that are offered; where there are many, those that somebody looks for."""
    if len(offered) <= _MANY:
        return [one.id for one in offered]
    words = st.text_input(
        label(visit.language.text("Search title, platform, organisation")),
        max_chars=200,
        key=f"compared-search-{place}",
        placeholder=visit.language.text("Search"),
        type="search",
    )
    wanted = (words or "").casefold().split()
    found = [
        one.id
        for one in offered
        if all(
            word in f"{one.title} {one.platform_name} {one.organisation_name}".casefold()
            for word in wanted
        )
    ]
    if len(found) > _MANY:
        more = visit.language.plural(
            "{n} more: search for it.", "{n} more: search for them.", len(found) - _MANY
        )
        st.html(f'<p style="margin:0">{html(more)}</p>')
    return found[:_MANY]


def _names(entries: Sequence[Entry]) -> dict[str, str]:
    """Each by the shortest name that no other has: platform, with organisation, title, id."""
    kinds = [
        (one.platform_name, f"{one.platform_name}, {one.organisation_name}", one.title)
        for one in entries
    ]
    counts = [Counter(column) for column in zip(*kinds, strict=True)]
    return {
        one.id: next(
            (name for name, taken in zip(own, counts, strict=True) if name and taken[name] == 1),
            f"{one.title} ({one.id})",
        )
        for one, own in zip(entries, kinds, strict=True)
    }
