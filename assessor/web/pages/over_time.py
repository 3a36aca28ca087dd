"""Over time: one platform's versions side by side, and what came of the decision."""

import streamlit as st

from assessor.casework import Evaluated
from assessor.i18n import Language
from assessor.languages.laying import case_in
from assessor.report.over_time import Moment, moment_blocks, outcome_blocks
from assessor.telling.versions import stage, stage_words
from assessor.web.blocks import article
from assessor.web.choosing import side_of
from assessor.web.figures import MUTED
from assessor.web.forms import done
from assessor.web.measured import record_outcome
from assessor.web.plain import html, label
from assessor.web.room import enter
from assessor.web.visit import VIEW, Going, Visit, to
from assessor.workflow.gathering import FEWEST
from assessor.workflow.record import Record
from assessor.workflow.timeline import Stand, of_the_same, stands


def over_time_page(visit: Visit, record: Record) -> Going | None:
    """Draw how the judgement of one platform moved, and what was measured since."""
    enter(f"over-time-{record.id}")
    language = visit.language
    alike = of_the_same(visit.desk, visit.person, record)
    found = [_read(one, language) for one in stands(visit.desk, visit.person, alike)]
    st.html(_head(visit, record))
    done()
    st.html(_h2(language.text("Versions side by side")))
    moments = [_moment(visit, one) for one in found]
    st.html(article(moment_blocks(moments, language), language.tag, language.direction, below=2))
    going = _ways(visit, record, [one.id for one in alike])
    st.html(_h2(language.text("What came of it")))
    measured = outcome_blocks([one.found for one in found if one.present], language)
    if measured:
        st.html(article(measured, language.tag, language.direction, below=2))
    else:
        words = language.text(
            "Nothing was measured yet. Followers, engagement by reach, volunteers recruited and "
            "hours really spent will say what came of it. None of it is ever a score."
        )
        st.html(f"<p>{html(words)}</p>")
    if visit.may("record_outcome", record):
        record_outcome(visit, record)
    return going


def _head(visit: Visit, record: Record) -> str:
    assessment, language = record.assessment, visit.language
    platform = assessment.platform.name if assessment.platform else assessment.name
    title = language.text("Over time: {platform}", platform=platform)
    whose = assessment.organisation.name if assessment.organisation else ""
    return (
        f'<h1 style="font-size:1.75rem;margin:0">{html(title)}</h1>'
        f'<p style="margin:0;color:{MUTED}">{html(whose)}</p>'
    )


def _read(one: Stand, language: Language) -> Stand:
    """A version with the questions that it answered in the visitor's language."""
    return one._replace(found=Evaluated(case_in(one.found.case, language), one.found.judged))


def _moment(visit: Visit, one: Stand) -> Moment:
    language: Language = visit.language
    assessment = one.record.assessment
    reached = stage(one.record, visit.desk.today())
    return Moment(
        assessment.name, one.record.version, one.day, stage_words(language, reached), one.found
    )


def _ways(visit: Visit, record: Record, alike: list[str]) -> Going | None:
    """What differs between two versions is told where versions are reviewed."""
    language, going = visit.language, None
    with st.container(horizontal=True, key="over-time-ways"):
        words = language.text("What differs between versions")
        if st.button(label(words), key="over-time-differences"):
            way = to("review", record.id)
            going = way._replace(query=(*way.query, (VIEW, "versions")))
        if len(alike) >= FEWEST:
            words = language.text("Compare these assessments")
            if st.button(label(words), key="over-time-compare"):
                going = side_of("compare", alike)
        if st.button(label(language.text("To the result")), key="over-time-result"):
            going = to("result", record.id)
    return going


def _h2(words: str) -> str:
    return f'<h2 style="font-size:1.25rem;margin:12px 0 0;padding:0">{html(words)}</h2>'
