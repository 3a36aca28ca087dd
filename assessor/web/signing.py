"""The form with which a decision is signed, and what it says before anybody does."""

from datetime import timedelta

import streamlit as st

from assessor.access import Person
from assessor.i18n import Language
from assessor.web.emphasis import main
from assessor.web.forms import Draft, note, send
from assessor.web.plain import html, label
from assessor.web.visit import Visit
from assessor.words import role_words, verdict_words
from assessor.workflow import people
from assessor.workflow.deciding import Choice, Signing, advice_on, decide
from assessor.workflow.desk import RefusedError
from assessor.workflow.promising import result_of
from assessor.workflow.record import Record
from scoring.result import Result

_USUAL_DAYS = 180
ACCEPT, OVERRULE = "accept", "overrule"


def sign(seen: int, assessment: str, visit: Visit) -> None:
    """Draw the form. seen: the last event that the visitor had before them when it opened."""
    record = visit.desk.record(visit.person, assessment)
    result = result_of(visit.desk, record)
    language, draft = visit.language, Draft(f"{assessment}-sign")
    _standing(visit, record, result)
    chosen = draft.choice(language.text("Your decision"), _choices(language), "verdict")
    _departure(language, result, chosen)
    rationale = draft.text(language.text("Why this decision?"), "rationale")
    today = visit.desk.today()
    review_by = draft.day(
        language.text("Look at it again by"),
        "review",
        today + timedelta(days=1),
        today + timedelta(days=_USUAL_DAYS),
    )
    accepted = _advice(visit, record, draft)
    dissent = draft.text(language.text("Did somebody dissent? Who, and why? (optional)"), "dissent")
    name = name_first(visit, draft)
    if not st.button(label(language.text("Sign")), key=f"{draft.place}-go", type=main()):
        return

    def act() -> str:
        if chosen is None or review_by is None:
            raise RefusedError(
                language.text("Not signed; your text is safe. Choose a decision and a review date.")
            )
        signing = Signing(
            chosen,
            rationale,
            review_by,
            seen,
            dpo_advice_accepted=None if accepted is None else accepted == ACCEPT,
            dissent=dissent or None,
        )
        return _signed(visit, decide(visit.desk, named(visit, name), assessment, signing))

    send(draft, act, visit.language)


def name_first(visit: Visit, draft: Draft) -> str:
    """What the one local person is called, asked before the first signature; else nothing."""
    if not visit.person.local:
        return ""
    language = visit.language
    note(
        language.text(
            "Nobody signs in here, so this is a lone local signature: it is printed as one, and "
            "proves no identity."
        )
    )
    if visit.person.name:
        return ""
    return draft.text(language.text("What are you called?"), "name", lines=False)


def named(visit: Visit, name: str) -> Person:
    """The visitor, with the name that they have just given."""
    return people.name_local(visit.desk, name) if name else visit.person


def _signed(visit: Visit, record: Record) -> str:
    day = record.assessment.review_by
    return visit.language.text(
        "Signed {time} as version {n}, which is now locked. Review by {day}.",
        time=visit.time(record.changed),
        n=record.version,
        day=visit.language.date(day) if day else "",
    )


def _choices(language: Language) -> dict[Choice, str]:
    verdicts: tuple[Choice, ...] = ("go", "conditional", "no_go")
    return {one: verdict_words(language, one) for one in verdicts}


def _standing(visit: Visit, record: Record, result: Result) -> None:
    """What the answers point to, and what would keep a signature from standing."""
    language, policy = visit.language, visit.case(record).policy
    verdict = verdict_words(language, result.recommendation)
    lines = [language.text("The answers point to {verdict}.", verdict=verdict)]
    lines += [
        language.text(
            "A knock-out stands: {reason} It may be lifted by: {role}. Lifting and signing need "
            "two people.",
            reason=found.reason,
            role=role_words(policy, found.may_be_lifted_by),
        )
        for found in result.knock_outs
        if found.certain and found.lifted_by is None
    ]
    st.html("".join(f'<p style="margin:0 0 4px">{html(line)}</p>' for line in lines))


def _departure(language: Language, result: Result, chosen: Choice | None) -> None:
    """Where a decision would differ from what is computed: both, and that it needs reasons."""
    with st.container():
        if chosen is None or chosen == result.recommendation or result.recommendation is None:
            return
        note(
            language.text(
                "The answers point to {computed}. You chose {chosen}. Say why. Both are printed "
                "on page one.",
                computed=verdict_words(language, result.recommendation),
                chosen=verdict_words(language, chosen),
            )
        )


def _advice(visit: Visit, record: Record, draft: Draft) -> str | None:
    """Whether advice that was given is accepted."""
    given = advice_on(record)
    if not given:
        return None
    language, policy = visit.language, visit.case(record).policy
    for one in given:
        role = role_words(policy, one.remark.role)
        note(language.text("{role} advised: {text}", role=role, text=one.remark.text))
    options = {ACCEPT: language.text("Accept"), OVERRULE: language.text("Overrule, with reasons")}
    return draft.choice(language.text("This advice"), options, "advice")
