"""History: who changed what, and when; and whether the chain of all that holds."""

from collections.abc import Mapping
from typing import NamedTuple

import streamlit as st

from assessor.casework import Case
from assessor.numbering import question_numbers
from assessor.report.model import Column, Inline, Row, Table, joined, muted, typed, words
from assessor.telling.history import Line, history
from assessor.telling.written_out import history_csv
from assessor.web.blocks import passage
from assessor.web.figures import MUTED
from assessor.web.forms import alert
from assessor.web.plain import html, label
from assessor.web.room import enter
from assessor.web.visit import QUESTION, Going, Visit, to
from assessor.workflow.record import Record

_A_PAGE = 25
_ALL = ""


class Wanted(NamedTuple):
    """Which lines to show."""

    link_id: str
    by: str
    milestones: bool

    def takes(self, line: Line) -> bool:
        """Whether a line is one of them."""
        return (
            self.link_id in (_ALL, line.link_id)
            and self.by in (_ALL, line.by)
            and (line.milestone or not self.milestones)
        )


def history_page(visit: Visit, record: Record) -> Going | None:
    """Draw the history of the assessment that is open, the newest first."""
    case = visit.case(record)
    lines = history(visit.desk.events(record), case, visit.desk.names(), visit.language)
    enter(f"history-{record.id}")
    st.html(_head(visit, record, len(lines)))
    wanted = _chosen(visit, record, case, lines)
    found = [line for line in reversed(lines) if wanted.takes(line)]
    shown = _turned(visit, record, wanted, found)
    numbers = question_numbers(case.questionnaire)
    with st.container():
        if found:
            table = _table(visit, case, numbers, shown)
            st.html(passage([table]))
    _download(visit, record, case, list(reversed(found)))
    if st.button(label(visit.language.text("To the review")), key=f"{record.id}-to-review"):
        return to("review", record.id)
    return None


def _head(visit: Visit, record: Record, count: int) -> str:
    language = visit.language
    faults = visit.desk.faults(visit.person, record.id)
    name = html(record.assessment.name)
    title = f'<h1 style="font-size:1.35rem;margin:0;padding:0">{name}</h1>'
    if not faults:
        holds = language.plural(
            "{n} entry. The chain holds: nothing in it was changed afterwards.",
            "{n} entries. The chain holds: each is bound to the one before, and nothing was "
            "changed afterwards.",
            count,
        )
        return f'{title}<p style="margin:4px 0;color:{MUTED}">{html(holds)}</p>'
    broken = language.text(
        "The chain does not hold. Entry {n}: {what}. Ask whoever runs the store to compare it "
        "with a backup.",
        n=faults[0].number,
        what=language.worded(faults[0].what),
    )
    return title + alert(broken)


def _chosen(visit: Visit, record: Record, case: Case, lines: list[Line]) -> Wanted:
    """What to look for: one question, one person, or the milestones."""
    language, stem = visit.language, f"{record.id}-history"
    numbers = question_numbers(case.questionnaire)
    touched = {line.link_id for line in lines if line.link_id in numbers}
    questions = {_ALL: language.text("All questions")} | {
        link_id: f"{numbers[link_id]} {question.text}"
        for link_id, question in case.questionnaire.questions.items()
        if link_id in touched
    }
    people = {_ALL: language.text("Everybody")} | {line.by: line.who for line in lines}
    named = st.query_params.get(QUESTION, _ALL)
    first = list(questions).index(named) if named in questions else 0
    link_id = _picked(language.text("Question"), questions, f"{stem}-question", first)
    by = _picked(language.text("Person"), people, f"{stem}-person")
    turns = st.toggle(label(language.text("Milestones only")), key=f"{stem}-milestones")
    return Wanted(link_id, by, turns)


def _picked(words_: str, options: Mapping[str, str], key: str, first: int = 0) -> str:
    """One of several, from a list that may be long."""
    if st.session_state.get(key) not in (None, *options):
        st.session_state[key] = _ALL
    return (
        st.selectbox(
            label(words_),
            list(options),
            index=first,
            format_func=lambda one: label(options[one]),
            key=key,
        )
        or _ALL
    )


def _turned(visit: Visit, record: Record, wanted: Wanted, found: list[Line]) -> list[Line]:
    """One page of the lines, and the ways to the others."""
    language = visit.language
    key = f"{record.id}-history-page-{hash(wanted)}"
    most = max(0, (len(found) - 1) // _A_PAGE)
    here = min(int(st.session_state.get(key, 0)), most)
    first = here * _A_PAGE
    if found:
        counted = language.text(
            "{first} to {last} of {all}, the newest first.",
            first=first + 1,
            last=min(first + _A_PAGE, len(found)),
            all=len(found),
        )
    else:
        counted = language.text("Nothing of that kind happened.")
    st.html(f'<div role="status"><p style="margin:4px 0">{html(counted)}</p></div>')
    with st.container(horizontal=True, key=f"{record.id}-history-pages"):
        newer = here > 0 and st.button(label(language.text("Newer")), key=f"{key}-newer")
        older = here < most and st.button(label(language.text("Older")), key=f"{key}-older")
    if newer or older:
        st.session_state[key] = here + (1 if older else -1)
        st.rerun()
    return found[first : first + _A_PAGE]


def _table(visit: Visit, case: Case, numbers: Mapping[str, str], shown: list[Line]) -> Table:
    language = visit.language
    columns = (
        Column(words(language.text("When")), 0.17),
        Column(words(language.text("Who")), 0.15),
        Column(words(language.text("What")), 0.38),
        Column(words(language.text("From and to")), 0.3),
    )
    rows = tuple(
        Row(
            (
                words(visit.moment(line.at)),
                typed(line.who),
                _what(case, numbers, line),
                _change(visit, line),
            )
        )
        for line in shown
    )
    return Table(columns, rows)


def _what(case: Case, numbers: Mapping[str, str], line: Line) -> Inline:
    """What was done, and the question that it was about."""
    if line.link_id is None:
        return typed(line.said.what)
    question = case.questionnaire.questions.get(line.link_id)
    about = f"{numbers.get(line.link_id, '')} {question.text if question else line.link_id}"
    return joined((typed(line.said.what), muted(about.strip())), ": ")


def _change(visit: Visit, line: Line) -> Inline:
    before, after = line.said.before, line.said.after
    if after is None:
        return words("")
    if before is None:
        return typed(after)
    return words(visit.language.text("{before} → {after}", before=before, after=after))


def _download(visit: Visit, record: Record, case: Case, found: list[Line]) -> None:
    asked, language = case.questionnaire, visit.language
    st.download_button(
        label(language.text("Download as CSV")),
        lambda: "".join(history_csv(found, asked, language)).encode(),
        file_name=f"{record.id}-history.csv",
        mime="text/csv",
        on_click="ignore",
        key=f"{record.id}-history-csv",
    )
