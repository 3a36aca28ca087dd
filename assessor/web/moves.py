"""Moving an assessment to another version of what is asked: looked at first, and undone."""

import streamlit as st

from assessor.access import NotAllowedError
from assessor.web.begin import pair_words
from assessor.web.emphasis import main
from assessor.web.figures import MUTED
from assessor.web.plain import html, label
from assessor.web.state import seed
from assessor.web.visit import Going, Visit, to
from assessor.words import verdict_words
from assessor.workflow import judging, moving
from assessor.workflow.desk import Judges, RefusedError
from assessor.workflow.judging import Pair
from assessor.workflow.moving import Preview
from assessor.workflow.record import Record
from questionnaires.questionnaire import Questionnaire

_TO = "move-to"


def moves(visit: Visit) -> Going | None:
    """Draw where the open assessment may move, and what that would change."""
    language = visit.language
    record = visit.record()
    if record is None:
        return None
    case = visit.desk.case(record)
    judges = Judges(case.questionnaire, case.policy)
    here = Pair((record.questionnaire, record.policy), judges)
    title = language.text("Move an assessment")
    now = language.text(
        "{title} answers {questionnaire} {version}, judged by {policy} {policy_version}.",
        title=record.assessment.name,
        questionnaire=judges.questionnaire.title,
        version=judges.questionnaire.version,
        policy=judges.policy.id,
        policy_version=judges.policy.version,
    )
    st.html(
        f'<h2 style="font-size:1.4rem;margin:12px 0 0;padding:0">{html(title)}</h2>'
        f'<p style="margin:2px 0 0">{html(now)}</p>'
    )
    if not visit.may("move", record):
        st.html(_muted(language.text("Whoever leads it can move it.")))
        return None
    return _forward(visit, record, here) or _back(visit, record)


def _forward(visit: Visit, record: Record, here: Pair) -> Going | None:
    language = visit.language
    there = {
        pair.key: pair
        for pair in judging.pairs(visit.desk)
        if pair.key != here.key and pair.judges.questionnaire.id == here.judges.questionnaire.id
    }
    if not there:
        st.html(_muted(language.text("There is no other version of it here to move to.")))
        return None
    if st.session_state.get(_TO) not in there:
        st.session_state.pop(_TO, None)
    key = st.selectbox(
        label(language.text("Move it to")),
        list(there),
        format_func=lambda key: pair_words(visit, there[key]),
        key=seed(_TO, next(iter(there))),
    )
    judges = there[key].judges
    found = moving.preview(visit.desk, record, *judges)
    st.html(_preview(visit, found, here.judges.questionnaire, judges.questionnaire))
    if st.button(label(language.text("Move it")), key="move-it", type=main()):
        return _moved(visit, record, judges)
    return None


def _preview(visit: Visit, found: Preview, old: Questionnaire, new: Questionnaire) -> str:
    """What the move would do, before anything is done."""
    language = visit.language
    verdict = language.text(
        "Verdict: {before} now, {after} then.",
        before=verdict_words(language, found.before),
        after=verdict_words(language, found.after),
    )
    lists = (
        (language.text("Asked anew"), found.gained, new),
        (language.text("Asked no more; answers are kept in the history"), found.lost, old),
        (
            language.text("Answers that do not fit: change them or take them back first"),
            found.unfit,
            new,
        ),
    )
    drawn = ""
    for title, link_ids, asked in lists:
        if link_ids:
            lines = "".join(f"<li>{html(asked.questions[one].text)}</li>" for one in link_ids)
            drawn += f'<p style="margin:6px 0 0"><b>{html(title)}</b></p><ul>{lines}</ul>'
    if not drawn:
        drawn = _muted(language.text("The questions are the same, and every answer fits."))
    return f'<p style="margin:6px 0 0"><b>{html(verdict)}</b></p>{drawn}'


def _back(visit: Visit, record: Record) -> Going | None:
    language = visit.language
    judges = moving.judges_before(visit.desk, visit.person, record.id)
    if judges is None:
        return None
    st.html(_muted(language.text("It was moved before. Going back is a move like any other.")))
    words = language.text(
        "Go back to {title} {version}",
        title=judges.questionnaire.title,
        version=judges.questionnaire.version,
    )
    if st.button(label(words), key="move-back"):
        return _moved(visit, record, judges)
    return None


def _moved(visit: Visit, record: Record, judges: Judges) -> Going | None:
    try:
        moving.move(visit.desk, visit.person, record.id, judges)
    except (RefusedError, NotAllowedError) as refused:
        why = visit.language.worded(refused.message)
        st.html(f'<p role="alert" style="margin:4px 0;font-weight:600">{html(why)}</p>')
        return None
    return to("assess", record.id)


def _muted(words: str) -> str:
    return f'<p style="margin:4px 0 0;color:{MUTED}">{html(words)}</p>'
