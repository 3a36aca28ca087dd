"""The steps of a review, each in a dialog: send, return, advise, decide, reopen."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import streamlit as st

from assessor.access import Action
from assessor.i18n import Language
from assessor.web.emphasis import main
from assessor.web.forms import Draft, in_dialog, note, send
from assessor.web.plain import label
from assessor.web.signing import sign
from assessor.web.visit import Visit
from assessor.workflow import reviewing
from assessor.workflow.record import Record

_UNDER_REVIEW = ("in_review", "advised")


class Step(NamedTuple):
    """One step: what it is called, who may take it, in which states, and its dialog."""

    key: str
    words: str
    title: str
    action: Action
    states: tuple[str, ...]
    draw: Callable[[str, Visit], None]


def steps(visit: Visit, record: Record) -> tuple[Step, ...]:
    """The steps that this visitor may take now, the one that leads on first."""
    return tuple(
        one
        for one in _all(visit.language, record)
        if record.state in one.states and visit.may(one.action, record)
    )


def offer(visit: Visit, record: Record) -> None:
    """A button for each step; the first is the one that leads on."""
    found = steps(visit, record)
    if not found:
        return
    with st.container(horizontal=True, key="review-steps"):
        pressed = [
            one
            for place, one in enumerate(found)
            if st.button(
                label(one.words),
                key=f"{record.id}-step-{one.key}",
                type="secondary" if place else main(),
            )
        ]
    for one in pressed:
        in_dialog(visit, one.title, partial(one.draw, record.id))


def _all(language: Language, record: Record) -> tuple[Step, ...]:
    head = record.head.number
    return (
        Step(
            "send",
            language.text("Send for review"),
            language.text("Send it for review"),
            "submit",
            ("draft", "returned"),
            _send,
        ),
        Step(
            "decide",
            language.text("Decide"),
            language.text("Decide and sign"),
            "decide",
            _UNDER_REVIEW,
            partial(sign, head),
        ),
        Step(
            "advise",
            language.text("Advise"),
            language.text("Advise the decider"),
            "advise",
            _UNDER_REVIEW,
            _advise,
        ),
        Step(
            "return",
            language.text("Return"),
            language.text("Return it to its owner"),
            "give_back",
            _UNDER_REVIEW,
            _give_back,
        ),
        Step(
            "reopen",
            language.text("Reopen"),
            language.text("Reopen it in a new version"),
            "reopen",
            ("decided",),
            _reopen,
        ),
    )


def _send(assessment: str, visit: Visit) -> None:
    language, draft = visit.language, Draft(f"{assessment}-send")
    note(
        language.text(
            "It goes as it stands, open answers and all, and this version is kept. You can "
            "still change answers; that begins the next version."
        )
    )
    if st.button(label(language.text("Send")), key=f"{draft.place}-go", type=main()):
        send(draft, lambda: _sent(visit, assessment), visit.language)


def _sent(visit: Visit, assessment: str) -> str:
    record = reviewing.submit(visit.desk, visit.person, assessment)
    return visit.language.text(
        "Sent {time} as version {n}. Whoever reviews it finds it on Home.",
        time=visit.time(record.changed),
        n=record.version,
    )


def _advise(assessment: str, visit: Visit) -> None:
    language, draft = visit.language, Draft(f"{assessment}-advise")
    note(language.text("It does not decide: the decider accepts it, or overrules it with reasons."))
    role = _role(visit, assessment, draft)
    text = draft.text(language.text("Your advice"))
    if st.button(label(language.text("Send advice")), key=f"{draft.place}-go", type=main()):
        send(draft, lambda: _advised(visit, assessment, text, role), visit.language)


def _role(visit: Visit, assessment: str, draft: Draft) -> str | None:
    """In which role somebody advises who holds both."""
    organisation = visit.desk.record(visit.person, assessment).organisation
    words = {
        "legal": visit.language.text("Legal"),
        "dpo": visit.language.text("Data protection officer"),
    }
    held = {role: said for role, said in words.items() if visit.person.holds(role, organisation)}
    if len(held) == 1:
        return next(iter(held))
    return draft.choice(visit.language.text("In which role?"), held, "role") or "legal"


def _advised(visit: Visit, assessment: str, text: str, role: str | None) -> str:
    record = reviewing.advise(visit.desk, visit.person, assessment, text, role)
    return visit.language.text(
        "Recorded {time}. It does not decide; the decider accepts it or overrules it with reasons.",
        time=visit.time(record.changed),
    )


def _give_back(assessment: str, visit: Visit) -> None:
    language, draft = visit.language, Draft(f"{assessment}-return")
    note(language.text("Everything in it is kept, your comments too."))
    text = draft.text(language.text("What should be done before it is sent again?"))
    if st.button(label(language.text("Return it")), key=f"{draft.place}-go", type=main()):
        send(draft, lambda: _returned(visit, assessment, text), visit.language)


def _returned(visit: Visit, assessment: str, text: str) -> str:
    record = reviewing.give_back(visit.desk, visit.person, assessment, text)
    return visit.language.text(
        "Returned {time}, with everything in it.", time=visit.time(record.changed)
    )


def _reopen(assessment: str, visit: Visit) -> None:
    language, draft = visit.language, Draft(f"{assessment}-reopen")
    note(language.text("The signed version is kept as it is; work goes on in the next one."))
    text = draft.text(language.text("Why is it reopened?"))
    if st.button(label(language.text("Reopen it")), key=f"{draft.place}-go", type=main()):
        send(draft, lambda: _reopened(visit, assessment, text), visit.language)


def _reopened(visit: Visit, assessment: str, text: str) -> str:
    record = reviewing.reopen(visit.desk, visit.person, assessment, text)
    return visit.language.text(
        "Reopened {time} as version {n}. Version {before} is kept as it was signed.",
        time=visit.time(record.changed),
        n=record.version,
        before=record.version - 1,
    )
