"""Answers and measures that a visitor supposes, each with the way back to the record."""

import streamlit as st

from assessor.comparing.words import standing_words
from assessor.numbering import question_numbers
from assessor.telling.answers import answer_words
from assessor.web.copy import Copy
from assessor.web.figures import MUTED
from assessor.web.plain import html, label
from assessor.web.visit import Visit
from assessor.web.widgets import ask
from questionnaires.items import Question


def questions_part(visit: Visit, copy: Copy) -> None:
    """Choose questions, the most decisive first, and answer them otherwise."""
    language = visit.language
    st.html(_h2(language.text("Change an answer")))
    questions = copy.found.case.questionnaire.questions
    numbers = question_numbers(copy.found.case.questionnaire)
    names = {one: f"{numbers[one]} {questions[one].text}" for one in _offered(copy)}
    chosen = st.selectbox(
        label(language.text("Which question? Those that count most come first")),
        list(names),
        index=None,
        format_func=names.__getitem__,
        key=f"pick-{copy.serial}-{len(copy.picked)}",
        placeholder=language.text("Choose or type"),
    )
    if chosen is not None:
        copy.pick(chosen)
        # A control of another name, so that the next question can be chosen.
        st.rerun()
    for link_id in copy.picked:
        _question(visit, copy, questions[link_id], numbers[link_id])


def _offered(copy: Copy) -> list[str]:
    """Questions that are asked on the copy and not before the visitor yet."""
    result, derived = copy.tried.after.result, copy.found.case.policy.derived
    decisive = [one.link_id for one in result.open]
    asked = [
        link_id
        for link_id, standing in result.standings.items()
        if standing.state != "disabled" and link_id not in derived
    ]
    return [
        one for one in dict.fromkeys((*decisive, *asked)) if one in asked and one not in copy.picked
    ]


def _question(visit: Visit, copy: Copy, question: Question, number: str) -> None:
    language, link_id = visit.language, question.link_id
    with st.container(key=f"supposed-{link_id}", gap="xxsmall"):
        st.html(
            '<h3 style="font-size:1.05rem;font-weight:600;margin:14px 0 0;padding:0">'
            f"{html(number)} {html(question.text)}</h3>"
        )
        standing = copy.tried.after.result.standings.get(link_id)
        if standing is not None and standing.state == "disabled":
            words = language.text("Not asked on the copy, because of another answer.")
            st.html(f'<p style="margin:0;color:{MUTED}">{html(words)}</p>')
            return
        key = f"if-{copy.serial}-{link_id}"
        copy.give(link_id, ask(question, key, copy.shown(link_id), language))
        recorded = _recorded(visit, copy, question)
        if link_id not in copy.scenario.answers:
            words = language.text("As in the record: {answer}", answer=recorded)
            st.html(f'<p style="margin:0;color:{MUTED}">{html(words)}</p>')
            return
        words = (
            language.text("The same answer as in the record, but with better proof.")
            if copy.better_proven(link_id)
            else language.text("Supposed. In the record: {answer}", answer=recorded)
        )
        st.html(f'<p role="status" style="margin:0">{html(words)}</p>')
        back = language.text("Back to the record: {number}", number=number)
        if st.button(label(back), key=f"back-{link_id}", type="tertiary"):
            copy.take_back(link_id)
            st.rerun()


def _recorded(visit: Visit, copy: Copy, question: Question) -> str:
    """What the record says; a computed answer is nowhere written down."""
    language, found, link_id = visit.language, copy.found, question.link_id
    if link_id in found.case.policy.derived:
        return standing_words(language, found, link_id, found.result.standings.get(link_id))
    return answer_words(found.case.assessment.answers.get(link_id), question, language)


def measures_part(visit: Visit, copy: Copy) -> None:
    """Measures that keep it from a GO, each to be supposed met."""
    language, policy = visit.language, copy.found.case.policy
    conditions = (*copy.found.result.conditions, *copy.tried.after.result.conditions)
    wanted = [
        each.subject
        for each in conditions
        if each.kind == "measure_outstanding" and each.subject in policy.measures
    ]
    offered = list(dict.fromkeys((*filter(None, wanted), *copy.scenario.met)))
    if not offered:
        return
    st.html(_h2(language.text("Suppose a measure is met")))
    for measure in offered:
        met = st.checkbox(
            label(policy.measures[measure].what),
            value=measure in copy.scenario.met,
            key=f"met-{copy.serial}-{measure}",
        )
        copy.meet(measure, met=met)


def _h2(words: str) -> str:
    return f'<h2 style="font-size:1.25rem;margin:16px 0 0;padding:0">{html(words)}</h2>'
