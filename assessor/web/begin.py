"""A new assessment in three clicks: ask for one, choose the platform, start."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import streamlit as st

from assessor.access import EVERYWHERE, may
from assessor.assessment import Organisation, Platform
from assessor.languages import codes
from assessor.web.emphasis import main
from assessor.web.forms import alert
from assessor.web.plain import html, label
from assessor.web.state import seed
from assessor.web.visit import Going, Visit, to
from assessor.workflow import beginning, examples, judging
from assessor.workflow.desk import RefusedError
from assessor.workflow.judging import Pair
from assessor.workflow.listing import Listed

OTHER = "?other"
_PANEL, _PLATFORM, _JUDGES, _ORGANISATION, _WRITTEN = (
    "home-panel",
    "new-platform",
    "new-judges",
    "new-organisation",
    "new-language",
)
_BEGUN = "begun"
_LONGEST = 120


class Ours(NamedTuple):
    """An organisation that is known: from its last assessment, or from a role in it."""

    name: str
    last: str | None = None


def offer(platform: str | None = None, pair: Pair | None = None) -> Going:
    """Lead to the start of an assessment, with something chosen already."""
    st.session_state[_PANEL] = "new"
    if platform is not None:
        st.session_state[_PLATFORM] = platform
    if pair is not None:
        st.session_state[_JUDGES] = pair.key
    return to("home")


def just_begun(visit: Visit) -> Going | None:
    """The assessment that a click has begun whose page was never drawn, for clicks come fast."""
    begun: str | None = st.session_state.pop(_BEGUN, None)
    return to("assess", begun) if begun and begun != visit.open_id else None


def new_assessment(visit: Visit, found: Iterable[Listed]) -> Going | None:
    """Ask for the platform, and for what else is not known yet; then start."""
    language = visit.language
    st.html(
        '<h2 style="font-size:1.25rem;margin:0;padding:0">'
        f"{html(language.text('New assessment'))}</h2>"
    )
    pair = _judges(visit)
    platform = _platform(visit, pair)
    organisation = _organisation(visit, known(visit, found))
    written = _written_in(visit)
    if not st.button(label(language.text("Start")), key="new-start", type=main()):
        return None
    if platform is None or organisation is None:
        first = language.text("Choose a platform first.")
        whose = language.text("Say first which organisation this is for.")
        st.html(alert(first if platform is None else whose))
        return None
    try:
        record = beginning.start(
            visit.desk, visit.person, platform, organisation, pair.judges, written
        )
    except RefusedError as refused:
        st.html(alert(language.worded(refused.message)))
        return None
    st.session_state[_BEGUN] = record.id
    for kept in (_PANEL, _PLATFORM, _JUDGES):
        st.session_state.pop(kept, None)
    return to("assess", record.id)


def known(visit: Visit, found: Iterable[Listed]) -> dict[str, Ours]:
    """The organisations that this person may begin one for, the last used first."""
    ours: dict[str, Ours] = {}
    for one in found:
        entry = one.entry
        if (
            not entry.illustrative
            and entry.id not in examples.ids()
            and _may(visit, entry.organisation)
        ):
            ours.setdefault(entry.organisation, Ours(entry.organisation_name, entry.id))
    for grant in sorted(visit.person.grants):
        if grant.role == "lead" and grant.organisation != EVERYWHERE:
            ours.setdefault(grant.organisation, Ours(grant.organisation))
    return ours


def _may(visit: Visit, organisation: str) -> bool:
    return may(visit.person, "start", organisation)


def _judges(visit: Visit) -> Pair:
    """Which questionnaire: asked only where somebody has brought another than the shipped one."""
    there = {pair.key: pair for pair in judging.pairs(visit.desk)}
    if len(there) == 1:
        return next(iter(there.values()))
    chosen = st.session_state.get(_JUDGES)
    key = st.selectbox(
        label(visit.language.text("Which questionnaire?")),
        list(there),
        format_func=lambda key: pair_words(visit, there[key]),
        key=seed(_JUDGES, chosen if chosen in there else next(iter(there))),
    )
    return there[key]


def pair_words(visit: Visit, pair: Pair) -> str:
    """A questionnaire and its policy, told apart from others by their versions."""
    asked, policy = visit.judges(pair.judges)
    words = visit.language.text(
        "{title} {version}, judged by {policy} {policy_version}",
        title=asked.title,
        version=asked.version,
        policy=policy.id,
        policy_version=policy.version,
    )
    if pair.added is None:
        return visit.language.text("{words} (ships)", words=words)
    day = visit.language.date(date.fromisoformat(pair.added[:10]))
    return visit.language.text("{words} (kept {day})", words=words, day=day)


def _platform(visit: Visit, pair: Pair) -> Platform | None:
    language = visit.language
    names = {one.id: one.platform for one in beginning.sheets(pair.judges.questionnaire.id)}
    offered = {**names, OTHER: language.text("Another platform")}
    if st.session_state.get(_PLATFORM) not in offered:
        st.session_state.pop(_PLATFORM, None)
    chosen = st.pills(
        label(language.text("Which platform?")),
        list(offered),
        format_func=lambda name: label(offered[name]),
        required=True,
        key=_PLATFORM,
    )
    if chosen == OTHER:
        typed = st.text_input(
            label(language.text("Its name")), max_chars=_LONGEST, key="new-platform-name"
        )
        return Platform(name=typed) if typed and typed.strip() else None
    return Platform(name=names[chosen], id=chosen) if chosen else None


def _written_in(visit: Visit) -> str:
    """Which language the team writes in; what is read to others out of a report depends on it."""
    there = codes()
    code: str = st.selectbox(
        label(visit.language.text("Which language will you answer in?")),
        there,
        format_func=lambda code: label(visit.language.name_of(code)),
        key=seed(_WRITTEN, visit.language.code if visit.language.code in there else there[0]),
    )
    return code


def _organisation(visit: Visit, ours: dict[str, Ours]) -> Organisation | None:
    language = visit.language
    offered = {name: one.name for name, one in ours.items()}
    if not offered or _may(visit, EVERYWHERE):
        offered[OTHER] = language.text("Another organisation")
    chosen: str | None = OTHER
    if ours:
        if st.session_state.get(_ORGANISATION) not in offered:
            st.session_state.pop(_ORGANISATION, None)
        chosen = st.pills(
            label(language.text("For which organisation?")),
            list(offered),
            format_func=lambda name: label(offered[name]),
            required=True,
            key=seed(_ORGANISATION, next(iter(offered))),
        )
    if chosen is None or chosen == OTHER:
        typed = st.text_input(
            label(language.text("Your organisation")),
            max_chars=_LONGEST,
            key="new-organisation-name",
        )
        return Organisation(name=typed) if typed and typed.strip() else None
    last = ours[chosen].last
    remembered = visit.desk.record(visit.person, last).assessment.organisation if last else None
    return remembered or Organisation(name=ours[chosen].name)
