"""Comments: under the answer that was read, with replies, and on the whole of it."""

from collections.abc import Callable

import streamlit as st

from assessor.access import NotAllowedError
from assessor.store.engine import StoreError
from assessor.telling.carried import Read, remarks_read
from assessor.web.alone import redraw, redrawn_alone
from assessor.web.emphasis import main
from assessor.web.figures import MUTED
from assessor.web.forms import Draft, alert, note
from assessor.web.matter import Matter, matter
from assessor.web.plain import html, label
from assessor.web.reading import answer_read
from assessor.web.visit import Visit
from assessor.words import speaker_words
from assessor.workflow import reviewing
from assessor.workflow.desk import RefusedError
from assessor.workflow.record import Record


@redrawn_alone
def question_remarks(visit: Visit, assessment: str, link_id: str, number: str) -> None:
    """One answer as legal reads it, what was said about it, and a form to say more."""
    found = matter(visit, assessment)
    with st.container(key=f"{assessment}-{link_id}-remarks", gap="xxsmall"):
        st.html(answer_read(found, link_id, number))
        _said(found, link_id)
        if visit.may("remark", found.record):
            words = visit.language.text("Comment on {number}", number=number)
            _comment(found, Draft(f"{assessment}-{link_id}-comment"), words, link_id)


@redrawn_alone
def whole_remarks(visit: Visit, assessment: str) -> None:
    """What was said about all of it, advice and returns among it, and a form to say more."""
    found = matter(visit, assessment)
    with st.container(key=f"{assessment}-remarks", gap="xxsmall"):
        if not any(one.remark.link_id is None for one in found.record.said):
            note(visit.language.text("Nobody has said anything about the whole of it yet."))
        _said(found, None)
        if visit.may("remark", found.record):
            words = visit.language.text("Comment on all of it")
            _comment(found, Draft(f"{assessment}-whole-comment"), words, None)


def _said(found: Matter, link_id: str | None) -> None:
    """The remarks on one question, or on all of it, each with a form to reply."""
    visit = found.visit
    for one in remarks_read(visit.desk, found.record, visit.language):
        if one.said.remark.link_id == link_id:
            st.html(_remark(found, one))
            if visit.may("reply", found.record):
                _reply(found, one)


def _comment(found: Matter, draft: Draft, words: str, link_id: str | None) -> None:
    visit, record = found.visit, found.record

    def act(text: str) -> Record:
        seen = st.session_state.get(_seen(draft), 0)
        return reviewing.remark(visit.desk, visit.person, record.id, text, link_id, seen)

    if st.session_state.get(_opened(draft)) and link_id is not None:
        # Which answer the visitor had before them when they began to write.
        st.session_state.setdefault(_seen(draft), record.seen(link_id))
    _form(visit, draft, words, visit.language.text("Your comment"), act)


def _reply(found: Matter, one: Read) -> None:
    visit, number = found.visit, one.said.number

    def act(text: str) -> Record:
        return reviewing.reply(visit.desk, visit.person, found.record.id, number, text)

    draft = Draft(f"{found.record.id}-{number}-reply")
    words = visit.language.text("Reply to {who}", who=one.remark.by)
    _form(visit, draft, words, visit.language.text("Your reply"), act)


def _form(visit: Visit, draft: Draft, words: str, asked: str, act: Callable[[str], Record]) -> None:
    """A button that opens a form, so that a page of answers stays easy to read."""
    with st.container():
        said = st.session_state.get(_posted(draft))
        if said:
            st.html(f'<div role="status"><p style="margin:0"><b>{html(said)}</b></p></div>')
    if not st.session_state.get(_opened(draft)):
        if st.button(label(words), key=f"{draft.place}-begin"):
            st.session_state[_opened(draft)] = True
            st.session_state.pop(_posted(draft), None)
            redraw()
        return
    text = draft.text(asked)
    if not st.button(label(visit.language.text("Post")), key=f"{draft.place}-post", type=main()):
        return
    try:
        after = act(text)
    except (RefusedError, NotAllowedError, StoreError) as refused:
        st.html(alert(visit.language.worded(refused.message)))
        return
    draft.forget()
    for kept in (_opened(draft), _seen(draft)):
        st.session_state.pop(kept, None)
    st.session_state[_posted(draft)] = visit.language.text(
        "Posted {time}.", time=visit.time(after.changed)
    )
    redraw()


def _opened(draft: Draft) -> str:
    return f"{draft.place}-opened"


def _seen(draft: Draft) -> str:
    return f"{draft.place}-seen"


def _posted(draft: Draft) -> str:
    return f"{draft.place}-posted"


def _remark(found: Matter, one: Read) -> str:
    """A remark with who said it in which role, on which answer, and the replies."""
    language, remark = found.language, one.remark
    who = {
        "remark": language.text("{who} ({role}), {day}"),
        "advice": language.text("Advice of {who} ({role}), {day}"),
        "return": language.text("Returned by {who} ({role}), {day}"),
    }[remark.kind].format(
        who=remark.by,
        role=speaker_words(language, found.case.policy, remark.role),
        day=language.date(remark.day),
    )
    stale = ""
    if one.since is not None:
        on = language.text("On the answer: {answer}.", answer=one.answer or "")
        stays = language.text("This comment stays with the one that was read.")
        stale = f'<p style="margin:0;color:{MUTED}">{html(" ".join((on, one.since, stays)))}</p>'
    replies = "".join(
        f'<p style="margin:4px 0 0 16px" dir="auto"><b>{html(reply.by)}, '
        f"{html(language.date(reply.day))}</b>: {html(reply.text)}</p>"
        for reply in remark.replies
    )
    return (
        f'<div style="border-inline-start:3px solid {MUTED};padding:2px 10px;margin:6px 0">'
        f'<p style="margin:0"><b>{html(who)}</b></p>{stale}'
        f'<p style="margin:0" dir="auto">{html(remark.text)}</p>'
        f"{replies}</div>"
    )
