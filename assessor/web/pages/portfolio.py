"""Portfolio: all assessments of an organisation or a federation in one table."""

from collections.abc import Callable, Sequence
from io import BytesIO

import streamlit as st

from assessor.portfolio import grid
from assessor.portfolio.csv_file import csv_lines
from assessor.report.portfolio import portfolio_blocks
from assessor.store.shelf import Entry
from assessor.web.blocks import article
from assessor.web.choosing import side_of
from assessor.web.emphasis import main
from assessor.web.figures import MUTED
from assessor.web.paging import Pager
from assessor.web.plain import html, label
from assessor.web.room import enter
from assessor.web.visit import Going, Visit, to
from assessor.workflow.gathering import FEWEST, of_each_platform
from assessor.workflow.overview import Society, rows_of, societies

PAGE = 25
"""Societies on one page: what is not shown is not judged."""
_FEW = 5
_PAGER = Pager("portfolio", PAGE)


def portfolio_page(visit: Visit) -> Going | None:
    """Draw where each society stands with each platform; lead on to one society's comparison."""
    enter("portfolio")
    language = visit.language
    st.html(f'<h1 style="font-size:1.75rem;margin:0">{html(language.text("Portfolio"))}</h1>')
    every = societies(visit.desk, visit.person)
    if not every:
        st.html(f"<p>{html(language.text('There is no assessment yet.'))}</p>")
        home = language.text("To the list of assessments")
        return to("home") if st.button(label(home), key="to-home", type=main()) else None
    st.html(_about(visit, every))
    found = _searched(visit, every)
    if not found:
        none = language.text("Nothing matches. Take a word away.")
        st.html(f'<p role="status">{html(none)}</p>')
        return None
    _downloads(visit, [entry for one in found for entry in one.entries])
    first = _PAGER.first(len(found))
    shown = found[first : first + PAGE]
    _table(visit, shown)
    _PAGER.draw(visit, len(found))
    return _compare(visit, shown)


def _about(visit: Visit, every: Sequence[Society]) -> str:
    language = visit.language
    count = sum(len(one.entries) for one in every)
    words = language.text(
        "{assessments} of {societies}. What people signed counts first; where nobody has signed, "
        "what the answers point to today.",
        assessments=language.plural("{n} assessment", "{n} assessments", count),
        societies=language.plural("{n} organisation", "{n} organisations", len(every)),
    )
    return f'<p style="margin:0;color:{MUTED}">{html(words)}</p>'


def _searched(visit: Visit, every: list[Society]) -> list[Society]:
    if len(every) <= _FEW:
        return every
    words = st.text_input(
        label(visit.language.text("Search organisation, platform, title")),
        max_chars=200,
        key="portfolio-search",
        type="search",
    )
    return [one for one in every if one.matches(words or "")]


def _downloads(visit: Visit, entries: Sequence[Entry]) -> None:
    """Everything that the search has left, not only what this page shows."""
    language = visit.language
    offered: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
        (
            language.text("Download the table (XLSX)"),
            "portfolio.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            lambda: _workbook(visit, entries),
        ),
        (
            language.text("Download the table (CSV)"),
            "portfolio.csv",
            "text/csv",
            lambda: "".join(csv_lines(rows_of(visit.desk, entries, language), language)).encode(),
        ),
    )
    with st.container(horizontal=True, key="portfolio-downloads"):
        for words, name, kind, make in offered:
            st.download_button(label(words), make, file_name=name, mime=kind, on_click="ignore")


def _workbook(visit: Visit, entries: Sequence[Entry]) -> bytes:
    # openpyxl takes a while to import and only this download needs it.
    from assessor.portfolio.workbook import write_workbook

    written = BytesIO()
    write_workbook(rows_of(visit.desk, entries, visit.language), written, visit.language)
    return written.getvalue()


def _table(visit: Visit, shown: Sequence[Society]) -> None:
    language = visit.language
    entries = [entry for one in shown for entry in one.entries]
    found = grid(rows_of(visit.desk, entries, language))
    drawn = portfolio_blocks(
        found, visit.desk.today(), language, lambda row: visit.way(to("result", row.id))
    )
    st.html(article(drawn, language.tag, language.direction, below=1))


def _compare(visit: Visit, shown: Sequence[Society]) -> Going | None:
    """From one row to its platforms side by side."""
    language = visit.language
    names = {one.id: one.name for one in shown if len(one.entries) >= FEWEST}
    if not names:
        return None
    with st.container(horizontal=True, vertical_alignment="bottom", key="portfolio-compare"):
        chosen = st.selectbox(
            label(language.text("Compare the platforms of")),
            list(names),
            format_func=names.__getitem__,
            key="portfolio-society",
        )
        pressed = st.button(label(language.text("Compare")), key="portfolio-go", type=main())
    if not pressed:
        return None
    entries = next(one.entries for one in shown if one.id == chosen)
    several = of_each_platform(entries)
    picked = several if len(several) >= FEWEST else entries[:FEWEST]
    return side_of("compare", [one.id for one in picked])
