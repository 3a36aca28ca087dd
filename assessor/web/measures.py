"""Measures: what the answers call for, who does it by when, and who has seen the proof."""

from functools import partial

import streamlit as st

from assessor.web.emphasis import main
from assessor.web.forms import Draft, in_dialog, note, send
from assessor.web.matter import Matter
from assessor.web.plain import html, label
from assessor.web.visit import Visit
from assessor.words import condition_words, role_words
from assessor.workflow import promising
from assessor.workflow.desk import RefusedError
from assessor.workflow.promising import promised
from scoring.commitments import MeasureCommitment


def conditions(found: Matter) -> None:
    """What still keeps the verdict from go, apart from measures."""
    language, case = found.language, found.case
    lines = [
        condition_words(language, one, case.questionnaire, case.policy)
        for one in found.result.conditions
        if one.kind != "measure_outstanding" and not one.possible
    ]
    title = language.text("What keeps it from a GO")
    st.html(f'<h2 style="font-size:1.15rem;margin:16px 0 0;padding:0">{html(title)}</h2>')
    if not lines:
        note(language.text("Nothing, apart from the measures and knock-outs named here."))
        return
    items = "".join(f"<li>{html(line)}</li>" for line in dict.fromkeys(lines))
    st.html(f'<ul style="margin:2px 0 0">{items}</ul>')


def measures(found: Matter) -> None:
    """Every measure that an answer calls for, or that was agreed, with what is due."""
    language = found.language
    title = language.text("Measures")
    st.html(f'<h2 style="font-size:1.15rem;margin:16px 0 0;padding:0">{html(title)}</h2>')
    named = _named(found)
    if not named:
        note(language.text("No answer calls for a measure."))
    for name in named:
        with st.container(key=f"{found.record.id}-measure-{name}", gap="xxsmall"):
            _one(found, name)


def _named(found: Matter) -> tuple[str, ...]:
    called = [
        one.subject
        for one in found.result.conditions
        if one.kind == "measure_outstanding" and one.subject and not one.possible
    ]
    made = [one.measure for one in found.record.assessment.commitments.measures]
    return tuple(
        name for name in dict.fromkeys((*called, *made)) if name in found.case.policy.measures
    )


def _one(found: Matter, name: str) -> None:
    language, record = found.language, found.record
    measure = found.case.policy.measures[name]
    made = promised(record, name)
    asked = language.text(
        "For {role}. Proof: {proof}",
        role=role_words(found.case.policy, measure.role),
        proof=measure.proof,
    )
    lines = [f"<b>{html(measure.what)}</b>", html(asked), html(_stands(found, made))]
    st.html("".join(f'<p style="margin:2px 0 0">{line}</p>' for line in lines))
    if not record.locked:
        _offered(found, name, made)


def _stands(found: Matter, made: MeasureCommitment | None) -> str:
    language = found.language
    if made is None:
        return language.text("Called for: it needs an owner and a date.")
    if made.state == "met":
        return language.text(
            "Met: {proof}, seen by {who} on {day}.",
            proof=made.proof or "",
            who=made.seen_by or "",
            day=language.date(made.seen_on) if made.seen_on else "",
        )
    day = language.date(made.due) if made.due else ""
    return language.text("Agreed: {owner}, by {day}.", owner=made.owner, day=day)


def _offered(found: Matter, name: str, made: MeasureCommitment | None) -> None:
    """What this visitor may do about a measure now."""
    visit, language, record = found.visit, found.language, found.record
    stem = f"{record.id}-{name}"
    what = found.case.policy.measures[name].what
    under_way = made is None or made.state == "agreed"
    offered = (
        (
            visit.may("agree_measure", record) and under_way,
            language.text("Agree") if made is None else language.text("Change"),
            _agree,
        ),
        (visit.may("meet_measure", record) and under_way, language.text("It is done"), _meet),
        (
            visit.may("agree_measure", record) and made is not None,
            language.text("Take back"),
            _withdraw,
        ),
    )
    with st.container(horizontal=True, key=f"{stem}-steps"):
        pressed = [
            draw
            for there, words, draw in offered
            if there and st.button(label(words), key=f"{stem}{draw.__name__}")
        ]
    for draw in pressed:
        in_dialog(visit, what, partial(draw, record.id, name))


def _agree(assessment: str, name: str, visit: Visit) -> None:
    language, draft = visit.language, Draft(f"{assessment}-{name}-agree")
    made = promised(visit.desk.record(visit.person, assessment), name)
    owner = draft.text(
        language.text("Who sees to it?"), "owner", lines=False, first=made.owner if made else ""
    )
    today = visit.desk.today()
    before = made.due if made and made.due and made.due >= today else None
    due = draft.day(language.text("By when?"), "due", today, before)
    if not st.button(label(language.text("Save")), key=f"{draft.place}-go", type=main()):
        return

    def act() -> str:
        if due is None:
            raise RefusedError(language.text("Not saved; your text is safe. Choose a day."))
        record = promising.agree(visit.desk, visit.person, assessment, name, owner, due)
        return language.text("Agreed {time}.", time=visit.time(record.changed))

    send(draft, act, visit.language)


def _meet(assessment: str, name: str, visit: Visit) -> None:
    language, draft = visit.language, Draft(f"{assessment}-{name}-meet")
    note(language.text("You say that you have seen the proof today, and your name stands for it."))
    proof = draft.text(language.text("What proves it, and where can it be seen?"), lines=False)
    if not st.button(label(language.text("Save")), key=f"{draft.place}-go", type=main()):
        return

    def act() -> str:
        record = promising.meet(visit.desk, visit.person, assessment, name, proof)
        return language.text("Saved {time}: it is done.", time=visit.time(record.changed))

    send(draft, act, visit.language)


def _withdraw(assessment: str, name: str, visit: Visit) -> None:
    language, draft = visit.language, Draft(f"{assessment}-{name}-withdraw")
    note(language.text("It will be called for again, without owner, date or proof."))
    if not st.button(label(language.text("Take back")), key=f"{draft.place}-go", type=main()):
        return

    def act() -> str:
        record = promising.withdraw(visit.desk, visit.person, assessment, name)
        return language.text("Taken back {time}.", time=visit.time(record.changed))

    send(draft, act, visit.language)
