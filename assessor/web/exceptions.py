"""Knock-outs: what stands, who may lift it, and the exception that somebody signs."""

from functools import partial

import streamlit as st

from assessor.access import may_lift
from assessor.web.emphasis import main
from assessor.web.forms import Draft, alert, in_dialog, note, send
from assessor.web.matter import Matter
from assessor.web.plain import html, label
from assessor.web.signing import name_first, named
from assessor.web.visit import Visit
from assessor.words import role_words
from assessor.workflow import promising
from assessor.workflow.desk import RefusedError
from assessor.workflow.promising import Lifting
from scoring.result import KnockOutFound


def knock_outs(found: Matter, numbers: dict[str, str]) -> None:
    """Every knock-out that was chosen, with the way to lift it for whoever may."""
    language = found.language
    chosen = [one for one in found.result.knock_outs if one.certain]
    possible = sum(1 for one in found.result.knock_outs if not one.certain)
    title = language.text("Knock-outs")
    st.html(f'<h2 style="font-size:1.15rem;margin:16px 0 0;padding:0">{html(title)}</h2>')
    if not chosen:
        note(language.text("No knock-out among the answers given."))
    if possible:
        note(
            language.plural(
                "{n} open answer might rule it out.",
                "{n} open answers might rule it out.",
                possible,
            )
        )
    for one in chosen:
        with st.container(key=f"{found.record.id}-{one.link_id}-knock-out", gap="xxsmall"):
            _one(found, one, numbers.get(one.link_id, ""))


def _one(found: Matter, one: KnockOutFound, number: str) -> None:
    visit, language, record = found.visit, found.language, found.record
    question = found.case.questionnaire.questions[one.link_id].text
    lines = [f"<b>{html(number)} {html(question)}</b>", html(one.reason)]
    if one.lifted_by is not None:
        lifted = language.text(
            "Lifted by {who}: {reason}", who=one.lifted_by, reason=one.lifted_reason or ""
        )
        lines.append(html(lifted))
    st.html("".join(f'<p style="margin:2px 0 0">{line}</p>' for line in lines))
    for role in _lifters(found, one.link_id):
        words = role_words(found.case.policy, role)
        if (one.link_id, role) in record.lifters:
            _take_back(found, one.link_id, role)
        elif one.lifted_by is None and not record.locked:
            if not may_lift(visit.person, role, record.organisation):
                note(language.text("{role} may lift it.", role=words))
                continue
            lift = language.text("Lift it as {role}", role=words)
            if st.button(label(lift), key=f"{record.id}-{one.link_id}-{role}-lift"):
                draw = partial(_lift, record.id, one.link_id, role, record.seen(one.link_id))
                in_dialog(visit, language.text("Lift a knock-out by exception"), draw)


def _lifters(found: Matter, link_id: str) -> tuple[str, ...]:
    cell = found.result.standings[link_id].cell
    return cell.lifters if cell else ()


def _take_back(found: Matter, link_id: str, role: str) -> None:
    """Whoever lifted it may take that back, until it is signed."""
    visit, record = found.visit, found.record
    if record.locked or record.lifters.get((link_id, role)) != visit.person.ref:
        return
    words = visit.language.text("Take the exception back")
    if not st.button(label(words), key=f"{record.id}-{link_id}-{role}-back"):
        return
    try:
        promising.withdraw_lifting(visit.desk, visit.person, record.id, link_id, role)
    except RefusedError as refused:
        st.html(alert(visit.language.worded(refused.message)))
        return
    st.rerun()


def _lift(assessment: str, link_id: str, role: str, seen: int, visit: Visit) -> None:
    """The form of an exception. seen: the answer that the visitor had before them."""
    language, draft = visit.language, Draft(f"{assessment}-{link_id}-{role}-lifting")
    note(
        language.text(
            "No score outweighs a knock-out. Your exception is printed on page one with your "
            "name and reason; the result is a go with conditions at best, and it lapses when "
            "the answer changes. Where people sign in, somebody else must sign the decision."
        )
    )
    reason = draft.text(language.text("Why is the exception justified?"))
    name = name_first(visit, draft)
    if not st.button(label(language.text("Lift it")), key=f"{draft.place}-go", type=main()):
        return

    def act() -> str:
        person = named(visit, name)
        lifting = Lifting(link_id, role, reason, seen)
        record = promising.lift(visit.desk, person, assessment, lifting)
        return language.text("Lifted {time}.", time=visit.time(record.changed))

    send(draft, act, visit.language)
