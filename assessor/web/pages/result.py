"""What the answers point to: the report on screen, its next steps, and the downloads."""

from functools import partial
from typing import NamedTuple

import streamlit as st

from assessor.casework import Case, Evaluated, evaluated
from assessor.exchange.file import Ending, exported
from assessor.paper import report_pdf
from assessor.report.compile import compiled
from assessor.report.page_size import SHEETS, PageSize
from assessor.sealing.installed import sealing
from assessor.telling.carried import carried
from assessor.telling.versions import Version, versions
from assessor.web.blocks import contents, front, opening, sections
from assessor.web.compared_versions import as_of, version_words
from assessor.web.emphasis import main
from assessor.web.forms import done, note
from assessor.web.matter import matter_of, open_words
from assessor.web.parts import DECISIVE
from assessor.web.plain import label
from assessor.web.room import enter
from assessor.web.sending import offer
from assessor.web.signed_copies import decision_of, signed_copies
from assessor.web.visit import TRY, VERSION, VIEW, Going, Visit, to
from assessor.words import verdict_words
from assessor.workflow.record import Record
from scoring.result import Result

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Seen(NamedTuple):
    """The version that is looked at: the record as it stood, and all that its file carries."""

    version: Version
    record: Record
    case: Case


def result_page(visit: Visit, record: Record) -> Going | None:
    """Draw what the answers of the open assessment point to, now or in an earlier version."""
    every = versions(record, visit.desk.today())
    chosen = _asked(record, every)
    enter(f"result-{record.id}-{chosen.number}")
    done()
    _choose(visit, record, every)
    then = as_of(visit, record, chosen)
    seen = Seen(chosen, then, carried(visit.desk, then, visit.language))
    found = evaluated(seen.case, then.assessment.as_of or visit.desk.today())
    # What a screen shows and what is taken away say the same of the seal.
    report = compiled(found, visit.language, sealed=sealing(visit.desk.settings) is not None)
    going = None if chosen.present else _looking_back(visit, record, chosen)
    st.html(opening(report))
    if chosen.present:
        # Next steps before the reasons: on a phone the end of page one is far below.
        going = _ahead(visit, record, found)
    st.html(front(report))
    _downloads(visit, seen)
    _copies(visit, record, chosen)
    st.html(contents(report, visit.language.text("Contents")) + sections(report))
    return going


def pdf(visit: Visit, seen: Seen, size: PageSize) -> bytes:
    """The report as a PDF with its whole trail, sealed where this installation has a seal."""
    day = seen.record.assessment.as_of or visit.desk.today()
    trail, seal = visit.desk.events(seen.record), sealing(visit.desk.settings)
    return report_pdf(evaluated(seen.case, day), size, visit.language, seal, trail)


def _asked(record: Record, every: tuple[Version, ...]) -> Version:
    """The version that was chosen, or that the address names; else the present one."""
    by_number = {str(one.number): one for one in every}
    key = _key(record)
    if key not in st.session_state:
        named = st.query_params.get(VERSION, "")
        st.session_state[key] = named if named in by_number else str(every[-1].number)
    return by_number.get(str(st.session_state[key]), every[-1])


def _choose(visit: Visit, record: Record, every: tuple[Version, ...]) -> None:
    """Let somebody look at an earlier version, where there is one."""
    with st.container():
        if len(every) == 1:
            return
        words = {str(one.number): visit.language.text("Version {n}", n=one.number) for one in every}
        if st.session_state.get(_key(record)) not in words:
            st.session_state[_key(record)] = str(every[-1].number)
        st.segmented_control(
            label(visit.language.text("Which version")),
            list(words),
            format_func=lambda number: label(words[number]),
            required=True,
            key=_key(record),
        )


def _key(record: Record) -> str:
    return f"{record.id}-result-version"


def _ahead(visit: Visit, record: Record, judged: Evaluated) -> Going | None:
    """What to do next with what stands now."""
    found = matter_of(visit, record)
    note(open_words(visit.language, found.result))
    offer(visit, record)
    with st.container(horizontal=True, key="result-onward"):
        going = _answering(visit, record, found.result)
        review = st.button(
            label(visit.language.text("To the review")), key=f"{record.id}-to-review"
        )
        going = _beside(visit, record) or going
    going = _trying(visit, record, judged) or going
    return to("review", record.id) if review else going


def _beside(visit: Visit, record: Record) -> Going | None:
    """The ways to a copy on which anything can be tried, and to what has changed and come of it."""
    language = visit.language
    ways = {"whatif": language.text("What if?"), "over_time": language.text("Over time")}
    for page, words in ways.items():
        if st.button(label(words), key=f"{record.id}-to-{page}", type="tertiary"):
            return to(page, record.id)
    return None


def _trying(visit: Visit, record: Record, judged: Evaluated) -> Going | None:
    """Each smallest change that helps, one click away from being tried on a copy."""
    language, going = visit.language, None
    ways = [one for one in judged.turning_points if one.reachable and one.changes]
    if not ways:
        return None
    with st.container(horizontal=True, key="result-trying"):
        for way in ways:
            words = language.text(
                "Try on a copy: {count} to {verdict}",
                count=language.plural("{n} change", "{n} changes", len(way.changes)),
                verdict=verdict_words(language, way.to),
            )
            if st.button(label(words), key=f"{record.id}-try-{way.to}"):
                going = Going("whatif", (*to("whatif", record.id).query, (TRY, way.to)))
    return going


def _answering(visit: Visit, record: Record, result: Result) -> Going | None:
    """The way to the questions; straight to those that could change the result, if any could."""
    language = visit.language
    settling = sum(1 for one in result.open if one.settling)
    if settling and not record.locked and visit.may("answer", record):
        words = language.plural("Answer that one", "Answer those {n}", settling)
        if st.button(label(words), key=f"{record.id}-to-decisive"):
            way = to("assess", record.id)
            return way._replace(query=(*way.query, (VIEW, DECISIVE)))
    if st.button(label(language.text("Back to the questions")), key=f"{record.id}-to-assess"):
        return to("assess", record.id)
    return None


def _looking_back(visit: Visit, record: Record, chosen: Version) -> Going | None:
    """That this is a version of the past, and the way to what has changed since."""
    language = visit.language
    note(version_words(visit, chosen))
    note(
        language.text(
            "This version is kept as it was. Version {n} is the present one.", n=record.version
        )
    )
    if st.button(label(language.text("Show differences")), key=f"{record.id}-to-differences"):
        way = to("review", record.id)
        return way._replace(query=(*way.query, (VERSION, str(chosen.number))))
    return None


def _downloads(visit: Visit, seen: Seen) -> None:
    language, assessment = visit.language, seen.case.assessment
    stem = f"{file_stem(assessment.id or assessment.name)}-v{seen.version.number}"
    note(
        language.text(
            "To take away: version {n}, with remarks and milestones, and in the PDF the whole "
            "audit trail.",
            n=seen.version.number,
        )
    )
    sizes: list[PageSize] = list(SHEETS)
    size = st.segmented_control(
        label(language.text("Paper")), sizes, required=True, default="A4", key="paper"
    )
    with st.container(horizontal=True, key="downloads"):
        st.download_button(
            label(language.text("Download the report (PDF)")),
            lambda: pdf(visit, seen, size),
            file_name=f"{stem}.pdf",
            mime="application/pdf",
            type=main(),
            on_click="ignore",
            key="download-pdf",
        )
        for ending, words, mime in (
            (Ending.XLSX, language.text("Download the answers to fill in (Excel)"), _XLSX),
            (Ending.YAML, language.text("Download the answers (YAML)"), "application/yaml"),
            (Ending.JSON, language.text("Download the answers (JSON)"), "application/json"),
        ):
            st.download_button(
                label(words),
                partial(exported, seen.case, ending, language),
                file_name=f"{stem}.{ending.value}",
                mime=mime,
                on_click="ignore",
                key=f"download-{ending.value}",
            )


def _copies(visit: Visit, record: Record, chosen: Version) -> None:
    """Signed copies of the version that is looked at, if a decision is signed in it."""
    with st.container():
        decision = decision_of(record, chosen.number)
        if decision is None:
            return
        number = decision.number

        def to_sign() -> bytes:
            # As it was decided, whatever was measured or handed in since: all sign the same.
            then = visit.desk.record_at(visit.person, record.id, number)
            return pdf(visit, Seen(chosen, then, carried(visit.desk, then, visit.language)), size)

        size: PageSize = st.session_state.get("paper") or "A4"
        stem = f"{file_stem(record.assessment.id or record.assessment.name)}-v{chosen.number}"
        signed_copies(visit, record, chosen.number, to_sign, stem)


def file_stem(name: str) -> str:
    """A name that every system accepts for a file.

    >>> file_stem("Ifrc / TikTok: 2019?")
    'Ifrc-TikTok-2019'
    """
    kept = "".join(letter if letter.isalnum() or letter in "-_" else " " for letter in name)
    return "-".join(kept.split())[:80] or "assessment"
