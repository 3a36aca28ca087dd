"""The questions, one page at a time, with the strip below that moves with every answer."""

from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assessor.numbering import question_numbers
from assessor.store.engine import StoreError
from assessor.telling.answers import answer_words
from assessor.web.alone import redrawn_every
from assessor.web.calculator import calculator
from assessor.web.carried import carried_over
from assessor.web.emphasis import main
from assessor.web.figures import MUTED
from assessor.web.likewise import look_back
from assessor.web.parts import DECISIVE, SCREEN, Part, part_of, parts
from assessor.web.plain import html, label
from assessor.web.question import question_card
from assessor.web.room import STRIP, enter, lead_to
from assessor.web.state import Sitting, begin_page, seed
from assessor.web.strip import strip
from assessor.web.views import gone_to, to_address
from assessor.web.visit import QUESTION, Going, Visit, to
from assessor.workflow.record import Record
from scoring.result import Result

_MOST_DECISIVE = 8
_LOOK_EVERY_SECONDS = 15


def assess_page(visit: Visit, record: Record) -> Going | None:
    """Draw the page of the assessment that is open; say where the visitor wants to go."""
    sitting = visit.sitting(record)
    sitting.refresh()
    sitting.others_changed()
    found = _views(visit, sitting)
    begin_page()
    goal = _goal(sitting)
    view = _wanted(sitting, found)
    strip_place = _bottom(visit, sitting)

    enter(sitting.place("assess", view.name))
    locked = record.locked or not visit.may("answer", record)
    st.html(_head(visit, sitting, locked=locked))
    _choose(visit, sitting, found, view)
    st.html(_intro(visit, sitting, view))
    progress = st.empty()
    if not locked:
        look_back(visit, sitting)
        carried_over(visit, sitting, view)

    said: list[_Follows] = []

    def show() -> None:
        # Every question must write to these places, or its own redrawing could not later.
        if not said or said[0].result is not sitting.result:
            said[:] = [_follows(visit, sitting, view)]
        progress.html(said[0].progress)
        strip_place.html(said[0].strip)
        hours()

    questions = st.container()
    hours = calculator(visit, sitting, view)
    numbers = question_numbers(sitting.questionnaire)
    for link_id in _members(sitting, view):
        # A question that is not asked leaves its place free, so that no other moves up
        # under the finger and takes over its controls.
        with questions, st.container():
            if sitting.asked(link_id):
                question_card(visit, sitting, link_id, numbers[link_id], show, locked=locked)
    _not_asked(visit, sitting, view)
    show()
    st.html(_key_to_strip(visit))
    lead_to(goal)
    _look_for_colleagues(visit, sitting)
    return _next(visit, sitting, found, view)


class _Follows(NamedTuple):
    """What follows from the answers so far, in HTML, for as long as the result is the same."""

    result: Result
    progress: str
    strip: str


def _follows(visit: Visit, sitting: Sitting, view: Part) -> _Follows:
    return _Follows(sitting.result, _progress(visit, sitting, view), _strip(visit, sitting))


@redrawn_every(_LOOK_EVERY_SECONDS)
def _look_for_colleagues(_: Visit, sitting: Sitting) -> None:
    """Show what colleagues have changed, and save what the store would not take before."""
    try:
        late = sitting.refresh()
    except StoreError:
        return  # whoever has something unsaved has been told
    if sitting.others_changed() or late:
        st.rerun()


def _bottom(visit: Visit, sitting: Sitting) -> DeltaGenerator:
    """The place of the strip, with the way to what should be answered next beside it."""
    with st.bottom.container(key=STRIP, gap="xxsmall"):
        place = st.empty()
        if sitting.result.open:
            words = visit.language.text("Go to the next open answer")
            if st.button(label(words), key=sitting.place("page", "go"), type="tertiary"):
                _open_question(sitting, sitting.result.open[0].link_id)
                st.rerun()
    return place


def _strip(visit: Visit, sitting: Sitting) -> str:
    saved = visit.language.text("Saved {time}.", time=visit.time(sitting.record.changed))
    return strip(sitting.result, sitting.questionnaire, visit.language, saved)


def _open_question(sitting: Sitting, link_id: str) -> None:
    """Let the next drawing show the part that holds a question, and lead there."""
    st.query_params[QUESTION] = link_id
    st.session_state[sitting.place("page", "goal")] = link_id


def _goal(sitting: Sitting) -> str | None:
    """The question that an address or a tap has asked for, once."""
    key = sitting.place("page", "goal")
    goal: str | None = st.query_params.get(QUESTION) or st.session_state.get(key)
    st.session_state.pop(key, None)
    return f"q-{goal}" if goal in sitting.questionnaire.questions else None


def _views(visit: Visit, sitting: Sitting) -> tuple[Part, ...]:
    decisive = tuple(one.link_id for one in sitting.result.open[:_MOST_DECISIVE])
    title = visit.language.text("What matters most")
    return (
        *parts(sitting.questionnaire, visit.language),
        Part(DECISIVE, title, None, decisive),
    )


def _wanted(sitting: Sitting, found: tuple[Part, ...]) -> Part:
    """The part that was chosen last, or that holds the question which the address names.

    A control forgets its value once it is not drawn, so the choice is kept beside it.
    """
    kept, control = sitting.place("page", "part"), sitting.place("page", "view")
    named = {part.name: part for part in found}
    asked = st.query_params.get(QUESTION)
    if asked is not None:
        del st.query_params[QUESTION]
        part = part_of(found, asked)
        if part is not None:
            st.session_state[kept] = part.name
            st.session_state.pop(control, None)
    elif (followed := gone_to(kept, control, named)) is not None:
        st.session_state[kept] = followed
        st.session_state.pop(control, None)
    view = st.session_state.get(control) or st.session_state.get(kept)
    st.session_state[kept] = view if view in named else found[0].name
    to_address(kept, st.session_state[kept])
    return named[st.session_state[kept]]


def _choose(visit: Visit, sitting: Sitting, found: tuple[Part, ...], view: Part) -> None:
    titles = {part.name: part.title for part in found}
    with st.container(key="parts"):
        st.segmented_control(
            label(visit.language.text("Part of the questionnaire")),
            list(titles),
            format_func=lambda name: label(titles[name]),
            required=True,
            key=seed(sitting.place("page", "view"), view.name),
            label_visibility="collapsed",
        )


def _members(sitting: Sitting, view: Part) -> tuple[str, ...]:
    """The questions on screen. What matters most stays put while it is being answered."""
    kept_key = sitting.place("page", DECISIVE)
    if view.name != DECISIVE:
        st.session_state.pop(kept_key, None)
        return view.members
    kept: tuple[str, ...] = st.session_state.setdefault(kept_key, view.members)
    return kept


def _next(visit: Visit, sitting: Sitting, found: tuple[Part, ...], view: Part) -> Going | None:
    """Every part ends with its next step: on a phone the navigation is out of sight."""
    following = _following(sitting, found, view)
    with st.container(horizontal=True, key="next-steps"):
        if following is not None:
            words = visit.language.text("Next: {part}", part=following.title)
            if st.button(label(words), key=sitting.place("page", "next"), type=main()):
                st.session_state[sitting.place("page", "part")] = following.name
                del st.session_state[sitting.place("page", "view")]
                st.rerun()
        see = visit.language.text("See the result")
        if st.button(label(see), key=sitting.place("page", "result")):
            return to("result", sitting.record.id)
    return None


def _following(sitting: Sitting, found: tuple[Part, ...], view: Part) -> Part | None:
    """The next part in which something is open; the next one of all if nothing is."""
    later = found[found.index(view) + 1 :]
    for part in later:
        asked = [one for one in part.members if sitting.asked(one)]
        if _answered(sitting, asked) < len(asked):
            return part
    return later[0] if later else None


def _head(visit: Visit, sitting: Sitting, *, locked: bool) -> str:
    assessment, language = sitting.assessment, visit.language
    about = []
    if sitting.as_of != visit.desk.today():
        about.append(language.text("Judged as of {day}.", day=language.date(sitting.as_of)))
    if assessment.illustrative:
        about.insert(0, language.text("Illustrative: the organisation's answers are made up."))
    if sitting.record.locked:
        about.append(language.text("Signed and locked. Reopen it on the Review page to change it."))
    elif locked:
        about.append(language.text("You may read this, and not change it."))
    else:
        about.append(_safe(visit, sitting))
        about.append(language.text("If the line drops, buttons pause: keep this page open."))
    return (
        f'<h1 style="font-size:1.35rem;margin:0;padding:0">{html(assessment.name)}</h1>'
        f'<p style="margin:4px 0 0;color:{MUTED}">{html(" ".join(about))}</p>'
    )


def _safe(visit: Visit, sitting: Sitting) -> str:
    """What is safe already, for whoever comes back after the line had dropped."""
    answers = sitting.assessment.answers.values()
    count = sum(1 for one in answers if one.prefill is None or one.prefill.confirmed)
    if not count:
        return visit.language.text("Every answer is saved as you give it.")
    return visit.language.plural(
        "{n} answer is safe, the last saved on {moment}.",
        "{n} answers are safe, the last saved on {moment}.",
        count,
        moment=visit.moment(sitting.record.changed),
    )


def _intro(visit: Visit, sitting: Sitting, view: Part) -> str:
    language = visit.language
    if view.name == DECISIVE:
        text = language.text(
            "The open answers that count most, most decisive first. "
            "Choose this part again later to see what is left."
        )
        if not sitting.result.open:
            text = language.text("Nothing is open: every question that counts is answered.")
    elif view.name == SCREEN:
        text = language.text(
            "These questions can rule a platform out on their own, or decide which others are "
            "asked. Ten minutes here tell you early where you stand."
        )
    else:
        group = sitting.questionnaire.groups.get(view.area or "")
        text = (group.hint or "") if group else ""
    return (
        f'<h2 style="font-size:1.25rem;margin:12px 0 0;padding:0">{html(view.title)}</h2>'
        f'<p style="margin:4px 0 0">{html(text)}</p>'
    )


def _kept(visit: Visit, sitting: Sitting, link_id: str) -> str:
    """A question that is not asked, with the answer that is kept for it."""
    question, answer = sitting.questionnaire.questions[link_id], sitting.answer(link_id)
    if answer is None:
        return question.text
    words = answer_words(answer, question, visit.language)
    return visit.language.text("{question} Kept: {answer}", question=question.text, answer=words)


def _progress(visit: Visit, sitting: Sitting, view: Part) -> str:
    """How many of the questions that are asked have an answer, here and in all."""
    here = [one for one in view.members if sitting.asked(one)]
    everything = [one for one in sitting.questionnaire.questions if sitting.asked(one)]
    words = visit.language.text(
        "Answered: {here} of {all_here} on this page, {all} of {everything} in all.",
        here=_answered(sitting, here),
        all_here=len(here),
        all=_answered(sitting, everything),
        everything=len(everything),
    )
    return f'<p style="margin:4px 0 0;color:{MUTED}">{html(words)}</p>'


def _answered(sitting: Sitting, link_ids: list[str]) -> int:
    """How many count as answered; those that are never scored count once they hold anything."""
    count = 0
    for link_id in link_ids:
        standing = sitting.result.standings.get(link_id)
        answer = sitting.answer(link_id)
        known = answer is not None and not answer.open(sitting.as_of)
        count += known if standing is None else standing.state != "unknown"
    return count


def _key_to_strip(visit: Visit) -> str:
    words = visit.language.text(
        "In the strip below, a bar reaches from the worst score that is still possible to the "
        "best, on a scale from 0 to 100. The thick line is the area's minimum: below it the "
        "result is NO-GO. The dashed line is the level that a GO needs."
    )
    return f'<p style="color:{MUTED};font-size:0.875rem;margin:18px 0 0">{html(words)}</p>'


def _not_asked(visit: Visit, sitting: Sitting, view: Part) -> None:
    """Name the questions that other answers have switched off; their answers are kept."""
    if view.name == DECISIVE:
        return
    off = [one for one in view.members if not sitting.asked(one)]
    if not off:
        return
    lines = "".join(f"<li>{html(_kept(visit, sitting, one))}</li>" for one in off)
    lead = visit.language.text(
        "Not asked, because of earlier answers. Anything answered here is kept, and counts again "
        "as soon as its question is asked again:"
    )
    st.html(
        f'<div style="color:{MUTED};margin-top:18px"><p style="margin:0">{html(lead)}</p>'
        f"<ul>{lines}</ul></div>"
    )
