"""One question on the page: its words, its control, and what its answer means so far.

Each question is a fragment of its own, so that a page of fifteen costs no more than one.
Answers are compared with what is recorded in the body of the run, never in a callback:
a callback is lost when one click overtakes another, a comparison is made up for.
"""

from collections.abc import Callable
from datetime import date

import streamlit as st

from assessor.i18n import Language
from assessor.report.model import text_of
from assessor.report.sections.values import value_words
from assessor.web.explain import explanation
from assessor.web.figures import MUTED
from assessor.web.plain import html, label
from assessor.web.proof import proof, who_finds_out
from assessor.web.state import Sitting, overtaken, seed
from assessor.web.widgets import NOT_APPLICABLE, Said, ask, said_by, same
from questionnaires.items import Question
from questionnaires.response import Answer, Unknown

Show = Callable[[], None]
_REASON_LENGTH = 2_000


@st.fragment
def question_card(
    sitting: Sitting, link_id: str, number: str, language: Language, show: Show
) -> None:
    """Ask one question, record what is said, and let `show` redraw what follows from it."""
    question = sitting.questionnaire.questions[link_id]
    asked_before = _asked(sitting)
    with st.container(key=sitting.key(link_id, "card"), gap="xxsmall"):
        st.html(_heading(question, number))
        if question.read_only:
            st.html(_small(_computed(sitting, question, language)))
        else:
            _take(sitting, question, language)
            st.html(_small(*standing_words(sitting, question, language)))
            who_finds_out(sitting, question, language)
            proof(sitting, question, language)
        with st.expander(label(language.text("Why we ask, and sources")), type="compact"):
            st.html(explanation(sitting, question, language))
    show()
    if _asked(sitting) != asked_before or overtaken():
        # Other questions appeared, went or were answered: only the whole page can show that.
        st.rerun()


def recorded(before: Answer | None, said: Said, reason: str | None = None) -> Answer | None:
    """The answer to keep, given what the controls say now.

    Proof and pre-fill belong to a value, so a new value starts without them. "Does not
    apply" counts only once it has its reason; until then the question is open.
    """
    comment = before.comment if before else None
    if said.gap == NOT_APPLICABLE and reason:
        return Answer(not_applicable=reason, comment=comment)
    if before is not None and same(said, said_by(before)) and said.gap != NOT_APPLICABLE:
        return before
    if said.gap is not None:
        return Answer(unknown=Unknown(), comment=comment)
    if said.value is None:
        return None
    return Answer(value=said.value, comment=comment)


def confirmed(answer: Answer, by: str, on: date) -> Answer:
    """The same answer with a person behind it, who looked again on that day."""
    if answer.prefill is None:
        return answer
    looked = answer.prefill.model_copy(update={"confirmed_by": by, "confirmed_on": on})
    return answer.model_copy(update={"prefill": looked})


def standing_words(sitting: Sitting, question: Question, language: Language) -> tuple[str, ...]:
    """What the answer means so far, one sentence after the other.

    The tint of a chosen option is all that a control shows, so its words are repeated.
    """
    answer = sitting.answer(question.link_id)
    standing = sitting.result.standings.get(question.link_id)
    said = [_answer_words(answer, question, language)]
    if standing is not None and standing.state == "unknown" and standing.weight:
        said.append(language.text("It counts as anything from worst to best until answered."))
    said += [
        _knocked_out(sitting, found.may_be_lifted_by, language)
        for found in sitting.result.knock_outs
        if found.link_id == question.link_id and found.certain
    ]
    if standing is not None and standing.state == "answered" and standing.backing_weak:
        said.append(language.text("Proof too thin: this prevents a GO."))
    return tuple(said)


def _take(sitting: Sitting, question: Question, language: Language) -> None:
    """The controls of a question, and the recording of what they say."""
    link_id = question.link_id
    before = sitting.answer(link_id)
    said = ask(question, sitting.key(link_id), before, language)
    aside = said.gap == NOT_APPLICABLE
    reason = _why_not(sitting, link_id, before, language) if aside else None
    sitting.record(link_id, recorded(before, said, reason))
    _confirm(sitting, link_id, language)


def _why_not(
    sitting: Sitting, link_id: str, before: Answer | None, language: Language
) -> str | None:
    kept = before.not_applicable if before else None
    reason = st.text_input(
        label(language.text("Why does it not apply? It counts as open until you say.")),
        max_chars=_REASON_LENGTH,
        key=seed(sitting.key(link_id, "reason"), kept or ""),
    )
    return reason.strip() or None


def _confirm(sitting: Sitting, link_id: str, language: Language) -> None:
    """A pre-filled answer counts once somebody has said that it is still true."""
    answer = sitting.answer(link_id)
    if answer is None or answer.prefill is None or answer.prefill.confirmed:
        return
    st.text(
        language.text(
            "From {origin}. Not counted until you confirm it.", origin=answer.prefill.origin
        )
    )
    if st.button(label(language.text("Still true")), key=sitting.key(link_id, "confirm")):
        by = sitting.assessment.author or language.text("A visitor of the page")
        sitting.record(link_id, confirmed(answer, by, date.today()))
        st.rerun()


def _asked(sitting: Sitting) -> frozenset[str]:
    standings = sitting.result.standings.values()
    return frozenset(one.link_id for one in standings if one.state != "disabled")


def _computed(sitting: Sitting, question: Question, language: Language) -> str:
    """A computed answer, such as the load of the team."""
    standing = sitting.result.standings.get(question.link_id)
    if standing is None or standing.state == "unknown":
        return language.text("Computed from other answers, some of which are still open.")
    capacity = sitting.result.capacities.get(question.link_id)
    if capacity is None:
        return language.text("Computed from other answers.")
    return language.text(
        "Computed: {needed} hours a week are needed, {free} are free.",
        needed=language.number(capacity.needed),
        free=language.number(capacity.free),
    )


def _answer_words(answer: Answer | None, question: Question, language: Language) -> str:
    if answer is None:
        return language.text("Not answered yet.")
    if answer.not_applicable is not None:
        return language.text("Does not apply here: {reason}", reason=answer.not_applicable)
    if answer.unknown is not None:
        return _unknown_words(answer.unknown, language)
    value = "" if answer.value is None else text_of(value_words(question, answer.value, language))
    return language.text("Answer: {answer}.", answer=value)


def _unknown_words(unknown: Unknown, language: Language) -> str:
    words = [language.text("We don't know yet.")]
    if unknown.note:
        words.append(unknown.note)
    if unknown.who and unknown.by:
        day = language.date(unknown.by)
        words.append(language.text("{who} finds out by {day}.", who=unknown.who, day=day))
    elif unknown.who:
        words.append(language.text("{who} finds out.", who=unknown.who))
    elif unknown.by:
        words.append(language.text("To be found out by {day}.", day=language.date(unknown.by)))
    return " ".join(words)


def _knocked_out(sitting: Sitting, role: str, language: Language) -> str:
    platform = sitting.assessment.platform
    return language.text(
        "This answer rules {platform} out for now, whatever the score. "
        "Check it, change the plan, or ask: {role} may lift it.",
        platform=platform.name if platform else language.text("the platform"),
        role=sitting.policy.roles.get(role, role),
    )


def _heading(question: Question, number: str) -> str:
    hint = ""
    if question.hint:
        hint = f'<p style="margin:0 0 4px;color:{MUTED}">{html(question.hint)}</p>'
    return (
        '<h3 style="font-size:1.05rem;font-weight:600;margin:14px 0 0;padding:0">'
        f"{html(number)} {html(question.text)}</h3>{hint}"
    )


def _small(*sentences: str) -> str:
    return f'<p style="margin:2px 0 0;font-size:0.875rem">{html(" ".join(sentences))}</p>'
