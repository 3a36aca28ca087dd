"""Compare: platforms side by side, in the same blocks as on paper, and weights that move."""

from collections.abc import Sequence

import streamlit as st

from assessor.comparing import SideBySide
from assessor.paper import comparison_pdf
from assessor.report.comparison import heading, sides_of, written
from assessor.report.comparison.closing import caution
from assessor.report.comparison.front import (
    card,
    find_out,
    table_of_verdicts,
    the_answer,
    totals,
)
from assessor.report.comparison.sides import Sides
from assessor.report.model import Block
from assessor.sealing.installed import sealing
from assessor.web.blocks import article, blocks, links_to
from assessor.web.choosing import choose, side_of
from assessor.web.emphasis import main
from assessor.web.figures import MUTED
from assessor.web.plain import html, label
from assessor.web.room import enter
from assessor.web.together import together
from assessor.web.visit import Going, Visit, to
from assessor.web.weighing import weights_part
from assessor.workflow.gathering import FEWEST, gathered, readable

_MOST_CARDS, _CARDS_A_ROW = 6, 3
_BEFORE = ("areas", "differences", "aside")
"""Sections above the weights; the others stand below them, as on paper."""


def compare_page(visit: Visit) -> Going | None:
    """Draw the comparison of what was chosen; lead on to one of them."""
    enter("compare")
    language = visit.language
    st.html(f'<h1 style="font-size:1.75rem;margin:0">{html(language.text("Compare"))}</h1>')
    entries = readable(visit.desk, visit.person)
    if len(entries) < FEWEST:
        return _too_few(visit)
    chosen = choose(visit, entries)
    found = gathered(visit.desk, visit.person, chosen)
    if found.missing:
        words = language.plural(
            "{n} of those chosen is not there, or not for you to read.",
            "{n} of those chosen are not there, or not for you to read.",
            found.missing,
        )
        st.html(f'<p role="status">{html(words)}</p>')
    if len(found.records) < FEWEST:
        words = language.text("Choose two or more. What separates them then comes first.")
        st.html(f'<p role="status">{html(words)}</p>')
        return None
    return _compared(visit, together(visit.desk, found.records, language))


def _too_few(visit: Visit) -> Going | None:
    language = visit.language
    words = language.text(
        "Two assessments are needed to compare. Facts and answers about your organisation are "
        "carried over, so the second platform takes a fraction of the first."
    )
    st.html(f"<p>{html(words)}</p>")
    home = language.text("To the list of assessments")
    return to("home") if st.button(label(home), key="to-home", type=main()) else None


def _compared(visit: Visit, compared: SideBySide) -> Going | None:
    sides = sides_of(compared, visit.language)
    st.html(_about(visit, sides) + _drawn(visit, the_answer(sides)))
    going = _verdicts(visit, sides)
    _download(visit, compared)
    st.html(_contents(visit, sides))
    st.html(_drawn(visit, [*totals(sides), *find_out(sides)], folded=True))
    st.html(_drawn(visit, _sections(sides, _BEFORE)))
    if sides.is_contest:
        st.html(_drawn(visit, [heading(sides, "weights")]))
        weights_part(visit, compared)
    going = _over_time(visit, sides) or going
    rest = [key for key in sides.sections if key not in (*_BEFORE, "weights")]
    st.html(_drawn(visit, _sections(sides, rest)))
    st.html(f'<p style="color:{MUTED};font-size:0.875rem">{html(caution(sides))}</p>')
    return going


def _about(visit: Visit, sides: Sides) -> str:
    """Who compares, by which questions, as of when."""
    language = visit.language
    days = sorted({found.result.as_of for found in sides.compared.by_id.values()})
    parts = [
        sides.organisation,
        sides.lead.questionnaire.title,
        language.text("judged as of {days}", days=language.list(map(language.date, days))),
    ]
    line = " · ".join(filter(None, parts))
    return f'<p style="margin:0;color:{MUTED}">{html(line)}</p>'


def _verdicts(visit: Visit, sides: Sides) -> Going | None:
    """What each points to; those that are not ranked apart, with what rules them out."""
    ranked = [each.id for each in sides.ranked]
    if len(sides.ids) > _MOST_CARDS:
        st.html(_drawn(visit, [table_of_verdicts(sides)]))
        return _ways_on(visit, sides)
    going = _cards(visit, sides, ranked)
    aside = [one for one in sides.ids if one not in ranked]
    if aside:
        words = visit.language.text("Listed, not ranked")
        st.html(f'<h2 style="font-size:1.25rem;margin:12px 0 0;padding:0">{html(words)}</h2>')
        going = _cards(visit, sides, aside) or going
    return going


def _ways_on(visit: Visit, sides: Sides) -> Going | None:
    """From a table to one of those in it: cards have ways of their own."""
    language = visit.language
    with st.container(horizontal=True, vertical_alignment="bottom", key="ways-of-one"):
        chosen = st.selectbox(
            label(language.text("Go on with")),
            sides.ids,
            format_func=sides.label,
            key="one-of-them",
        )
        whatif = st.button(label(language.text("What if?")), key="whatif-one")
        result = st.button(label(language.text("To the result")), key="result-one", type="tertiary")
    if whatif:
        return side_of("whatif", list(sides.compared.by_id), chosen)
    return to("result", chosen) if result else None


def _cards(visit: Visit, sides: Sides, ids: Sequence[str]) -> Going | None:
    """Cards beside each other, each with the ways on from it."""
    language, going = visit.language, None
    everyone = list(sides.compared.by_id)
    for start in range(0, len(ids), _CARDS_A_ROW):
        for one, column in zip(
            ids[start : start + _CARDS_A_ROW],
            st.columns(min(len(ids), _CARDS_A_ROW)),
            strict=False,
        ):
            name = sides.label(one)
            with column:
                st.html(f'<div class="report">{blocks([card(sides, one)])}</div>')
                with st.container(horizontal=True, gap="small", key=f"ways-{one}"):
                    words = language.text("What if? {name}", name=name)
                    if st.button(label(words), key=f"whatif-{one}"):
                        going = side_of("whatif", everyone, one)
                    words = language.text("Result: {name}", name=name)
                    if st.button(label(words), key=f"result-{one}", type="tertiary"):
                        going = to("result", one)
    return going


def _over_time(visit: Visit, sides: Sides) -> Going | None:
    """The ways to how each has changed, and what came of it."""
    language, going = visit.language, None
    with st.container(horizontal=True, key="ways-over-time"):
        for one in sides.ids:
            words = language.text("Over time: {name}", name=sides.label(one))
            if st.button(label(words), key=f"time-{one}"):
                going = to("over_time", one)
    return going


def _download(visit: Visit, compared: SideBySide) -> None:
    language = visit.language
    st.download_button(
        label(language.text("Download the comparison (PDF)")),
        lambda: comparison_pdf(compared, language=language, seal=sealing(visit.desk.settings)),
        file_name="comparison.pdf",
        mime="application/pdf",
        type=main(),
        on_click="ignore",
    )


def _contents(visit: Visit, sides: Sides) -> str:
    """Links to the sections below: on a phone they are a long way down."""
    heads = [heading(sides, key) for key in sides.sections]
    language = visit.language
    title = language.text("On this page")
    return links_to(heads, title, language.tag, language.direction)


def _sections(sides: Sides, keys: Sequence[str]) -> list[Block]:
    drawn: list[Block] = []
    for key in keys:
        if key in sides.sections:
            drawn += [heading(sides, key), *written(sides, key)]
    return drawn


def _drawn(visit: Visit, members: Sequence[Block], *, folded: bool = False) -> str:
    """Blocks as HTML. folded: the table behind a picture opens below it."""
    language = visit.language
    tables = language.text("The figures as a table") if folded else ""
    return article(members, language.tag, language.direction, below=1, tables=tables)
