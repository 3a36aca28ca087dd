"""What if: answers and measures tried on a copy, and what would move."""

from collections.abc import Sequence

import streamlit as st

from assessor.comparing import SideBySide
from assessor.report.comparison import sides_of
from assessor.report.comparison.front import table_of_verdicts
from assessor.report.model import Block, ListBlock
from assessor.report.whatif import suggestion_blocks, whatif_blocks
from assessor.web.blocks import article
from assessor.web.choosing import named, side_of
from assessor.web.copy import Copy, copy_of
from assessor.web.emphasis import main
from assessor.web.figures import INK, MUTED
from assessor.web.kept import keeping, kept_scenarios
from assessor.web.plain import html, label
from assessor.web.room import enter
from assessor.web.state import begin_page
from assessor.web.strip import strip
from assessor.web.supposing import measures_part, questions_part
from assessor.web.together import together
from assessor.web.visit import TRY, Going, Visit, to
from assessor.web.weighing import moves_words
from assessor.words import verdict_words
from assessor.workflow.gathering import FEWEST, gathered
from assessor.workflow.record import Record

_FEW = 6
"""More moves than these open on demand: the verdict and the scores say the gist."""


def whatif_page(visit: Visit, record: Record) -> Going | None:
    """Draw a copy of the open assessment; lead back to where the visitor came from."""
    language = visit.language
    others = gathered(visit.desk, visit.person, named()).records
    records = others if record.id in {one.id for one in others} else (record,)
    compared = together(visit.desk, records, language)
    copy = copy_of(record.id, compared.by_id[record.id], language)
    _take_up(copy)
    begin_page()
    below = st.bottom.container().empty()
    enter(f"whatif-{record.id}")
    st.html(_head(visit, record))
    shown = st.container()
    _suggestions(visit, copy)
    questions_part(visit, copy)
    measures_part(visit, copy)
    kept_scenarios(visit, record, copy)
    with shown:
        _result(visit, compared, copy, record)
    below.html(_strip(visit, copy))
    return _back(visit, record, [one.id for one in records])


def _head(visit: Visit, record: Record) -> str:
    language = visit.language
    title = language.text("What if: {title}", title=record.assessment.name)
    copy = language.text("You are on a copy. The record does not change.")
    return (
        f'<h1 style="font-size:1.5rem;margin:0;padding:0">{html(title)}</h1>'
        f'<p role="note" style="margin:8px 0 0;padding:6px 12px;border:2px dashed {INK};'
        f'font-weight:600">{html(copy)}</p>'
    )


def _take_up(copy: Copy) -> None:
    """Try at once what the address names: a way to a better verdict, from the result page."""
    wanted = st.query_params.get(TRY)
    if wanted is None:
        return
    del st.query_params[TRY]
    ways = copy.tried.after.turning_points
    for way in ways:
        if way.to == wanted and way.reachable and way.changes:
            copy.follow(way)


def _result(visit: Visit, compared: SideBySide, copy: Copy, record: Record) -> None:
    """What it would come to, to be kept or dropped; nothing yet says how to begin."""
    language, tried = visit.language, copy.tried
    if not copy.scenario.changes:
        words = language.text(
            "Nothing is supposed yet: {verdict}, as the record has it. Take a suggestion, or "
            "change an answer or a measure below.",
            verdict=verdict_words(language, tried.before.result.recommendation),
        )
        st.html(f'<p role="status" style="margin:0">{html(words)}</p>')
        return
    verdict, *moves = whatif_blocks(tried, language)
    st.html(f'<div role="status">{_drawn(visit, [verdict])}</div>')
    with st.container(horizontal=True, vertical_alignment="bottom", key="whatif-fate"):
        keeping(visit, record, copy)
        if st.button(label(language.text("Drop")), key="whatif-drop"):
            copy.drop()
            st.rerun()
    if len(compared.by_id) >= FEWEST:
        st.html(_ranking(visit, compared, copy))
    st.html(f'<h2 style="{_H2}">{html(language.text("What moves"))}</h2>')
    _moves(visit, moves)


def _moves(visit: Visit, moves: Sequence[Block]) -> None:
    """Scores as a picture, and every move in words; many of them open on demand."""
    for block in moves:
        if isinstance(block, ListBlock) and len(block.items) > _FEW:
            count = len(block.items)
            words = visit.language.plural("In words: {n} move", "In words: {n} moves", count)
            with st.expander(label(words)):
                st.html(_drawn(visit, [block]))
        else:
            st.html(_drawn(visit, [block]))


def _drawn(visit: Visit, members: Sequence[Block]) -> str:
    language = visit.language
    tables = language.text("The figures as a table")
    return article(members, language.tag, language.direction, below=1, tables=tables)


def _ranking(visit: Visit, compared: SideBySide, copy: Copy) -> str:
    """Where it would stand beside the others."""
    language = visit.language
    moved = compared.instead({copy.assessment: copy.tried.after})
    said = html(" ".join(moves_words(language, compared, moved)))
    table = article(
        [table_of_verdicts(sides_of(moved, language))], language.tag, language.direction, below=2
    )
    title = html(language.text("Beside the others"))
    return f'<h2 style="{_H2}">{title}</h2><p>{said}</p>{table}'


def _suggestions(visit: Visit, copy: Copy) -> None:
    """The smallest changes that help, each one tap away from being tried."""
    language = visit.language
    after = copy.tried.after
    points = [one for one in after.turning_points if one.changes or not one.reachable]
    st.html(f'<h2 style="{_H2}">{html(language.text("Suggestions"))}</h2>')
    if not points:
        words = language.text("No better verdict is left to reach.")
        st.html(f'<p style="margin:0">{html(words)}</p>')
    for point in points:
        verdict = verdict_words(language, point.to)
        if not point.reachable:
            words = language.text(
                "{verdict} is not reachable by answers: what is fixed prevents it.",
                verdict=verdict,
            )
            st.html(f'<p style="margin:0">{html(words)}</p>')
            continue
        count = language.plural("{n} change", "{n} changes", len(point.changes))
        words = language.text("Try it: {count} to {verdict}", count=count, verdict=verdict)
        if st.button(label(words), key=f"try-{copy.serial}-{point.to}", type=main()):
            copy.follow(point)
            st.rerun()
        with st.expander(label(language.text("What it takes: {verdict}", verdict=verdict))):
            drawn = suggestion_blocks(after, point, language)
            st.html(article(drawn, language.tag, language.direction, below=2))


def _strip(visit: Visit, copy: Copy) -> str:
    words = visit.language.text("On the copy:")
    after = copy.tried.after
    return (
        f'<p style="margin:0;font-weight:600">{html(words)}</p>'
        f"{strip(after.result, after.case.questionnaire, visit.language)}"
    )


def _back(visit: Visit, record: Record, ids: list[str]) -> Going | None:
    language = visit.language
    with st.container(horizontal=True, key="whatif-ways"):
        if len(ids) >= FEWEST:
            back = st.button(label(language.text("Back to the comparison")), key="whatif-compare")
            if back:
                return side_of("compare", ids)
        if st.button(label(language.text("To the result")), key="whatif-result"):
            return to("result", record.id)
    words = language.text("Whatever you try here, the record stays as it is.")
    st.html(f'<p style="color:{MUTED};font-size:0.875rem;margin:0">{html(words)}</p>')
    return None


_H2 = "font-size:1.25rem;margin:16px 0 0;padding:0"
