"""Signed copies: the report downloaded to be signed in any reader, and handed in again.

What comes back is a file from anywhere. It is verified as `assessor verify` does it and
held against the store; only what holds is kept, and what does not is told why.
"""

from collections.abc import Callable

import streamlit as st

from assessor.assessment import SignedAs
from assessor.verification.checks import Check
from assessor.verification.copies import NotHeldError, take_in
from assessor.web.figures import MUTED
from assessor.web.forms import Draft, alert, note, send
from assessor.web.plain import html, label
from assessor.web.upload import File
from assessor.web.visit import Visit
from assessor.words import own_role_words, signed_when
from assessor.workflow.filing import content_of, copies_of
from assessor.workflow.record import Copy, Kept, Record
from questionnaires.messages import SpokenError

_LOOKED_AT = "signed-copy-looked-at"
_SERIAL = "signed-copy-serial"


def decision_of(record: Record, version: int) -> Kept | None:
    """Where a version was decided, if it was."""
    found = (one for one in record.kept if (one.version, one.state) == (version, "decided"))
    return next(found, None)


def signed_copies(
    visit: Visit, record: Record, version: int, to_sign: Callable[[], bytes], stem: str
) -> None:
    """What is kept of one decided version, and the way for one more.

    to_sign: the report of that version as a PDF. stem: what its file is called.
    """
    language = visit.language
    st.html(_title(language.text("Signed copies")))
    note(
        language.text(
            "Download the report, sign it in any PDF reader on the line of your role, and hand "
            "the signed file in. It is verified before it is kept. A signature is for version "
            "{n} only.",
            n=version,
        )
    )
    kept = copies_of(record, version)
    _listed(visit, kept)
    with st.container(horizontal=True, key="copies-downloads"):
        st.download_button(
            label(language.text("Download the report to sign (PDF)")),
            to_sign,
            file_name=f"{stem}-to-sign.pdf",
            mime="application/pdf",
            on_click="ignore",
            key="copy-to-sign",
        )
        for place, one in enumerate(kept, 1):
            st.download_button(
                label(language.text("Download signed copy {n}", n=place)),
                _getting(visit, record, one),
                file_name=f"{stem}-signed-{place}.pdf",
                mime="application/pdf",
                on_click="ignore",
                key=f"copy-{one.number}",
            )
    if visit.may("file_copy", record):
        _hand_in(visit, record)


def copies_lines(visit: Visit, record: Record) -> str:
    """Every signed copy in a line, for pages that only tell of them; nothing without any."""
    language = visit.language
    return "".join(
        f"<li>{html(language.text('Version {n}', n=one.copy.version) + language.colon)}"
        f"{_line(visit, one)}</li>"
        for one in record.copies
    )


def _listed(visit: Visit, kept: tuple[Copy, ...]) -> None:
    language = visit.language
    with st.container():
        if not kept:
            note(language.text("None is kept yet."))
            return
        lines = "".join(f"<li>{_line(visit, one)}</li>" for one in kept)
        st.html(f'<ol style="margin:2px 0 4px;overflow-wrap:anywhere">{lines}</ol>')
        words = language.text("To add your signature to those on a copy, sign that copy.")
        note(words)


def _line(visit: Visit, one: Copy) -> str:
    language = visit.language
    handed_in = language.text(
        "Handed in by {who}, {moment}.", who=visit.name(one.by), moment=visit.moment(one.at)
    )
    signed = language.semicolon.join(_signature(visit, each) for each in one.copy.signatures)
    return f'{signed}. <span style="color:{MUTED}">{html(handed_in)}</span>'


def _signature(visit: Visit, one: SignedAs) -> str:
    language = visit.language
    who = language.text("{name} as {role}", name=one.name, role=own_role_words(language, one.role))
    return f"<b>{html(who)}</b>{html(language.comma + signed_when(language, one))}"


def _getting(visit: Visit, record: Record, one: Copy) -> Callable[[], bytes]:
    return lambda: content_of(visit.desk, visit.person, record.id, one.copy.sha256)


def _hand_in(visit: Visit, record: Record) -> None:
    """Take a signed copy; a file that did not hold is not asked again while it lies there."""
    language = visit.language
    serial = st.session_state.get(_SERIAL, 0)
    given = st.file_uploader(
        label(language.text("Hand in the signed copy (PDF)")),
        type=["pdf"],
        key=f"{record.id}-copy-file-{serial}",
    )
    with st.container():
        if given is None:
            return
        looked_at: tuple[str, str] | None = st.session_state.get(_LOOKED_AT)
        if looked_at is not None and looked_at[0] == given.file_id:
            st.html(looked_at[1])
            return
        with st.spinner(language.text("Verifying the copy")):
            _take_in(visit, record, given)


def _take_in(visit: Visit, record: Record, given: File) -> None:
    def act() -> str:
        after = take_in(
            visit.desk, visit.person, record.id, given.name, given.getvalue(), visit.language
        )
        # The file has gone into the store: the place for the next one is empty.
        st.session_state[_SERIAL] = st.session_state.get(_SERIAL, 0) + 1
        return _kept(visit, after.copies[-1], after.version)

    def shown(refused: SpokenError) -> str:
        words = _why(visit, refused.failing) if isinstance(refused, NotHeldError) else ""
        told = alert(visit.language.worded(refused.message)) + words
        st.session_state[_LOOKED_AT] = given.file_id, told
        return told

    send(Draft(f"{record.id}-copy"), act, visit.language, shown)


def _kept(visit: Visit, one: Copy, present: int) -> str:
    language, version = visit.language, one.copy.version
    who = language.list(
        language.text("{name} as {role}", name=each.name, role=own_role_words(language, each.role))
        for each in one.copy.signatures
    )
    said = language.text(
        "Verified and kept: a copy of version {n}, signed by {who}.", n=version, who=who
    )
    if version < present:
        said += " " + language.text(
            "Version {n} is the present one, and nobody has signed that by this copy.", n=present
        )
    return said


def _why(visit: Visit, failing: tuple[Check, ...]) -> str:
    """What verification says, reason by reason."""
    lines = "".join(
        f"<li>{html(check.words)}{''.join(f'<br>{html(each)}' for each in check.details)}</li>"
        for check in failing
    )
    lead = html(visit.language.text("What verification says:"))
    return (
        f'<div style="overflow-wrap:anywhere"><p style="margin:4px 0 0">{lead}</p>'
        f"<ul>{lines}</ul></div>"
    )


def _title(words: str) -> str:
    return f'<h2 style="font-size:1.15rem;margin:16px 0 0;padding:0">{html(words)}</h2>'
