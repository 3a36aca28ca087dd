"""The versions of an assessment side by side: what one says otherwise than another."""

import streamlit as st

from assessor.casework import Evaluated, evaluated
from assessor.i18n import Language
from assessor.report.model import Block, Column, Paragraph, Row, Table, strong, typed, words
from assessor.telling.differences import Difference, counted_words, differences
from assessor.telling.versions import Version, stage_words, versions
from assessor.web.blocks import passage
from assessor.web.matter import Matter
from assessor.web.plain import html, label
from assessor.web.visit import VERSION, Going, Visit, to
from assessor.words import verdict_words
from assessor.workflow.record import Record


def version_words(visit: Visit, one: Version) -> str:
    """A version with how far it got, when, and by whom."""
    language = visit.language
    stage = stage_words(language, one.stage)
    moment = visit.moment(one.at)
    if one.by is None:
        return language.text(
            "Version {n}: {stage}, {moment}", n=one.number, stage=stage, moment=moment
        )
    return language.text(
        "Version {n}: {stage}, {moment}, {who}",
        n=one.number,
        stage=stage,
        moment=moment,
        who=visit.name(one.by),
    )


def compared_versions(found: Matter) -> Going | None:
    """Every version, the differences between two of them, and the way to look at one."""
    visit, record = found.visit, found.record
    every = versions(record, visit.desk.today())
    st.html(_listed(visit, every))
    going = None
    if len(every) > 1:
        earlier, later = _chosen(visit, record, every)
        st.html(_differing(visit, record, earlier, later))
        look = visit.language.text("Look at version {n}", n=earlier.number)
        if st.button(label(look), key=f"{record.id}-look"):
            way = to("result", record.id)
            going = way._replace(query=(*way.query, (VERSION, str(earlier.number))))
    return going


def as_of(visit: Visit, record: Record, one: Version) -> Record:
    """The record as it stood at the end of a version."""
    return record if one.present else visit.desk.record_at(visit.person, record.id, one.event)


def _listed(visit: Visit, every: tuple[Version, ...]) -> str:
    title = html(visit.language.text("Versions"))
    items = "".join(f"<li>{html(version_words(visit, one))}</li>" for one in every)
    return (
        f'<h2 style="font-size:1.15rem;margin:16px 0 0;padding:0">{title}</h2>'
        f'<ul style="margin:2px 0 0">{items}</ul>'
    )


def _chosen(visit: Visit, record: Record, every: tuple[Version, ...]) -> tuple[Version, Version]:
    """Two versions to compare; at first the present one and the one before it."""
    by_number = {str(one.number): one for one in every}
    numbers = list(by_number)
    asked = st.query_params.get(VERSION, "")
    first = asked if asked in numbers[:-1] else numbers[-2]
    keys = f"{record.id}-from", f"{record.id}-to"
    for key, number in zip(keys, (first, numbers[-1]), strict=True):
        if st.session_state.get(key) not in numbers:
            st.session_state[key] = number
    language = visit.language
    titles = language.text("Compare version"), language.text("with version")
    chosen = [
        st.segmented_control(label(title), numbers, required=True, key=key)
        for title, key in zip(titles, keys, strict=True)
    ]
    one, other = (by_number[number or numbers[-1]] for number in chosen)
    return (one, other) if one.number <= other.number else (other, one)


def _differing(visit: Visit, record: Record, earlier: Version, later: Version) -> str:
    language = visit.language
    before, after = (_evaluated(visit, as_of(visit, record, one)) for one in (earlier, later))
    found = differences(before, after, language)
    lead = language.text(
        "Version {later} differs from version {earlier} in {counted}.",
        later=later.number,
        earlier=earlier.number,
        counted=counted_words(found, language),
    )
    drawn: list[Block] = [
        Paragraph(words(lead), "lead"),
        Paragraph(words(_moved(language, before, after))),
    ]
    if found:
        drawn.append(_table(language, earlier, later, found))
    return passage(drawn)


def _moved(language: Language, before: Evaluated, after: Evaluated) -> str:
    """Whether the verdict moved, in a sentence."""
    was, now = (verdict_words(language, one.result.recommendation) for one in (before, after))
    if was == now:
        return language.text("Both point to {verdict}.", verdict=now)
    return language.text("The answers pointed to {was}; they now point to {now}.", was=was, now=now)


def _table(
    language: Language, earlier: Version, later: Version, found: tuple[Difference, ...]
) -> Table:
    columns = (
        Column(words(language.text("What")), 0.4),
        Column(words(language.text("Version {n}", n=earlier.number)), 0.3),
        Column(words(language.text("Version {n}", n=later.number)), 0.3),
    )
    kinds = {
        "verdict": "",
        "decision": "",
        "score": language.text("Score"),
        "coverage": "",
        "answer": language.text("Answer"),
        "proof": language.text("Proof"),
        "measure": language.text("Measure"),
        "exception": language.text("Exception"),
    }
    rows = []
    for one in found:
        kind = kinds[one.kind]
        title = (*strong(f"{kind}: "), *typed(one.title)) if kind else strong(one.title)
        rows.append(Row((title, typed(one.before), typed(one.after))))
    return Table(columns, tuple(rows))


def _evaluated(visit: Visit, record: Record) -> Evaluated:
    return evaluated(visit.case(record), record.assessment.as_of or visit.desk.today())
