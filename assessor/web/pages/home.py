"""Home: what waits for you, the assessments there are, and how to begin one."""

import streamlit as st

from assessor.web.begin import just_begun, new_assessment
from assessor.web.emphasis import main
from assessor.web.figures import MUTED
from assessor.web.lines import line_card, list_of
from assessor.web.paging import Pager
from assessor.web.plain import html, label
from assessor.web.room import enter
from assessor.web.shelf import FIRST, example
from assessor.web.upload import ask_for, case_in, checked, problems_list
from assessor.web.visit import Going, Visit, to
from assessor.workflow import bringing, examples, judging, listing
from assessor.workflow.listing import Listed

PAGE = 20
"""Assessments on one page of the list."""
_FEW = 3
_PANEL = "home-panel"
_PAGER = Pager("home", PAGE)


def home_page(visit: Visit) -> Going | None:
    """Draw the list of assessments; lead on to one that was opened or begun."""
    enter("home")
    begun = just_begun(visit)
    if begun is not None:
        return begun
    language = visit.language
    found = listing.listed(visit.desk, visit.person)
    st.html(f'<h1 style="font-size:1.75rem;margin:0">{html(language.text("Assessments"))}</h1>')
    if not found:
        st.html(_welcome(visit))
    going = _beginnings(visit, found)
    if found:
        going = _list(visit, found) or going
    return _examples(visit) or going


def _welcome(visit: Visit) -> str:
    language = visit.language
    words = language.text(
        "Nothing here yet. See an example, or start: about 60 questions, in as many sittings as "
        "you like."
    )
    if not judging.leads(visit.person) and visit.may("manage_people"):
        words = language.text(
            "Nothing here yet for you to see. You manage people and roles: on the page Settings "
            "you give colleagues theirs, and may give yourself one."
        )
    elif not judging.leads(visit.person):
        words = language.text(
            "Nothing here yet for you to see. Whoever leads an assessment in your organisation can "
            "start one; an administrator gives roles."
        )
    lead = language.text(
        "Should your organisation be on a social platform? Answer what you know, say what you "
        "don't know yet, and see where the answers point."
    )
    return (
        f'<p style="font-size:1.1rem;margin:0 0 8px">{html(lead)}</p>'
        f'<p style="font-size:1.1rem;margin:0">{html(words)}</p>'
    )


def _beginnings(visit: Visit, found: list[Listed]) -> Going | None:
    """The ways in: a new one, a file, or, where there is nothing yet, an example."""
    if not judging.leads(visit.person):
        return None
    language = visit.language
    going = None
    with st.container(horizontal=True, key="beginnings"):
        new = language.text("Assess another") if found else language.text("New assessment")
        if st.button(label(new), key="new", type=main()):
            _toggle("new")
        if not found and st.button(label(language.text("See an example")), key="see-example"):
            going = _opened(visit, FIRST)
        if st.button(label(language.text("Import a file")), key="import"):
            _toggle("import")
    panel = st.session_state.get(_PANEL)
    if panel is not None:
        with st.container(border=True, key=f"panel-{panel}"):
            drawn = new_assessment(visit, found) if panel == "new" else _import(visit)
            going = drawn or going
    return going


def _toggle(panel: str) -> None:
    st.session_state[_PANEL] = None if st.session_state.get(_PANEL) == panel else panel


def _import(visit: Visit) -> Going | None:
    language = visit.language
    lead = language.text("Import a file")
    why = language.text(
        "An assessment as a workbook, YAML or JSON: a colleague's, or one that you took from its "
        "result page to fill in without a connection. It comes in as a draft: signatures and "
        "lifted knock-outs stay with whoever gave them."
    )
    st.html(
        f'<h2 style="font-size:1.25rem;margin:0;padding:0">{html(lead)}</h2>'
        f'<p style="margin:0">{html(why)}</p>'
    )
    file = ask_for(language.text("Choose the file"), "import-file", workbooks=True)
    if file is None:
        return None
    found = checked("import", [file], lambda: case_in(visit.desk, file))
    if found.good is None:
        st.html(problems_list(found.problems, language))
        return None
    case = found.good
    said = language.plural("{n} answer", "{n} answers", len(case.assessment.answers))
    st.html(f"<p><b>{html(case.assessment.name)}</b>: {html(said)}</p>")
    if not st.button(label(language.text("Import it")), key="import-it", type=main()):
        return None
    record = bringing.take_over(visit.desk, visit.person, case, file.name)
    st.session_state[_PANEL] = None
    return to("assess", record.id)


def _list(visit: Visit, found: list[Listed]) -> Going | None:
    """What waits for this person first, then the others, a page at a time."""
    language = visit.language
    waits = {one.entry.id: listing.waiting(visit.person, one) for one in found}
    waiting = sum(1 for wait in waits.values() if wait)
    if waiting:
        words = language.plural("Waiting for you: {n}", "Waiting for you: {n}", waiting)
        st.html(f'<p style="margin:0;font-weight:600">{html(words)}</p>')
    chosen = list_of(visit, found, waits) if len(found) > _FEW else found
    chosen = sorted(chosen, key=lambda one: waits[one.entry.id] is None)
    if not chosen:
        none = language.text("Nothing matches. Take a word away, or choose another state.")
        st.html(f'<p role="status">{html(none)}</p>')
        return None
    first = _PAGER.first(len(chosen))
    going = None
    for line in listing.judged(visit.desk, chosen[first : first + PAGE]):
        going = line_card(visit, line, waits[line.entry.id]) or going
    _PAGER.draw(visit, len(chosen))
    return going


def _examples(visit: Visit) -> Going | None:
    offered = [
        name
        for name in sorted(examples.ids())
        if examples.may_see(visit.desk, visit.person, example(name), name)
    ]
    if not offered:
        return None
    title = visit.language.text("Worked examples")
    why = visit.language.text("To look at and to play with. They count nowhere.")
    st.html(
        f'<h2 style="font-size:1.25rem;margin:18px 0 0;padding:0">{html(title)}</h2>'
        f'<p style="margin:0;color:{MUTED}">{html(why)}</p>'
    )
    going = None
    for name in offered:
        words = visit.language.text("Try: {title}", title=example(name).assessment.name)
        if st.button(label(words), key=f"try-{name}"):
            going = _opened(visit, name)
    return going


def _opened(visit: Visit, name: str) -> Going:
    record = examples.open_one(visit.desk, visit.person, example(name), name)
    return to("assess", record.id)
