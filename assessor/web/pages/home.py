"""Home: the assessments there are, and how to start one."""

import streamlit as st

from assessor.access import LOCAL
from assessor.web.figures import MUTED, picture
from assessor.web.plain import html, label
from assessor.web.room import enter
from assessor.web.shelf import example, examples
from assessor.web.visit import Going, Visit, to
from assessor.words import verdict_words
from assessor.workflow import beginning, listing
from assessor.workflow.listing import Line


def home_page(visit: Visit) -> Going | None:
    """Draw the list of assessments; lead on to one that was opened."""
    enter("home")
    language = visit.language
    st.html(f'<h1 style="font-size:1.75rem;margin:0">{html(language.text("Assessments"))}</h1>')
    going = None
    for line in listing.lines(visit.desk, visit.person):
        with st.container(border=True, key=f"line-{line.entry.id}"):
            st.html(_line(visit, line))
            words = language.text("Open: {title}", title=line.entry.title)
            if st.button(label(words), key=f"open-{line.entry.id}"):
                going = to("assess", line.entry.id)
    return going or _examples(visit)


def _line(visit: Visit, line: Line) -> str:
    verdict = line.pointed.recommendation
    mark = "" if verdict is None else picture(verdict, 22)
    words = html(verdict_words(visit.language, verdict))
    return (
        f'<h2 style="font-size:1.15rem;margin:0;padding:0">{html(line.entry.title)}</h2>'
        '<p style="margin:8px 0 0;display:flex;gap:8px;align-items:center">'
        f"{mark}<b>{words}</b></p>"
    )


def _examples(visit: Visit) -> Going | None:
    if visit.person.ref != LOCAL:
        return None
    title = visit.language.text("Worked examples")
    st.html(f'<h2 style="font-size:1.25rem;color:{MUTED}">{html(title)}</h2>')
    for name in examples():
        case = example(name)
        words = visit.language.text("Try: {title}", title=case.assessment.name)
        if st.button(label(words), key=f"try-{name}"):
            record = beginning.adopt(visit.desk, visit.person, case, f"{name}.yaml")
            return to("assess", record.id)
    return None
