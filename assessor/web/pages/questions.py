"""The questions, one area at a time, with the strip below that moves with every answer."""

import streamlit as st

from assessor.i18n import Language
from assessor.numbering import question_numbers
from assessor.web.figures import MUTED
from assessor.web.plain import html, label
from assessor.web.question import question_card
from assessor.web.room import enter
from assessor.web.state import Sitting, forget_controls, seed
from assessor.web.strip import strip

_DECISIVE = "?decisive"
_SCREEN = "?screen"
_MOST_DECISIVE = 8


def questions_page(sitting: Sitting, language: Language) -> str | None:
    """Draw the page of one sitting; say where the visitor wants to go, if anywhere."""
    forget_controls()
    view = _view_wanted(sitting, language)
    below = st.bottom.container().empty()

    def show() -> None:
        below.html(strip(sitting.result, sitting.questionnaire, language))

    enter(sitting.key("questions", view))
    st.html(_head(sitting, language))
    _choose_view(sitting, view, language)
    st.html(_intro(sitting, view, language))
    numbers = question_numbers(sitting.questionnaire)
    for link_id in _shown(sitting, view):
        # A question that is not asked leaves its place free, so that no other moves up
        # under the finger and takes over its controls.
        with st.container():
            if sitting.asked(link_id):
                question_card(sitting, link_id, numbers[link_id], language, show)
    _not_asked(sitting, view, language)
    show()
    st.html(_key_to_strip(language))
    return _where_next(sitting, view, language)


def views(sitting: Sitting, language: Language) -> dict[str, str]:
    """What can be looked at: the first ten minutes, each area, and what matters most."""
    named = {}
    if any(question.screen for question in sitting.questionnaire.questions.values()):
        named[_SCREEN] = language.text("First ten minutes")
    named |= {area.link_id: area.text for area in sitting.questionnaire.areas}
    named[_DECISIVE] = language.text("What matters most")
    return named


def members(sitting: Sitting, view: str) -> tuple[str, ...]:
    """The link_ids that belong to a view, in the order in which they are asked."""
    questions = sitting.questionnaire.questions
    if view == _DECISIVE:
        return tuple(one.link_id for one in sitting.result.open[:_MOST_DECISIVE])
    if view == _SCREEN:
        return tuple(link_id for link_id, question in questions.items() if question.screen)
    areas = sitting.questionnaire.area_of
    return tuple(link_id for link_id in questions if areas[link_id] == view)


def _where_next(sitting: Sitting, view: str, language: Language) -> str | None:
    """Every part ends with its next step: on a phone the navigation is out of sight."""
    named = list(views(sitting, language).items())
    place = [name for name, _ in named].index(view)
    with st.container(horizontal=True, key="next-steps"):
        for following, title in named[place + 1 : place + 2]:
            words = language.text("Next: {part}", part=title)
            if st.button(label(words), key=sitting.key("page", "next"), type="primary"):
                st.session_state[sitting.key("page", "part")] = following
                del st.session_state[sitting.key("page", "view")]
                return "questions"
        if st.button(label(language.text("See the result")), key=sitting.key("page", "result")):
            return "result"
    return None


def _view_wanted(sitting: Sitting, language: Language) -> str:
    """The part that was chosen last. A control forgets its value once it is not drawn."""
    kept = sitting.key("page", "part")
    control = sitting.key("page", "view")
    named = views(sitting, language)
    view = st.session_state.get(control) or st.session_state.get(kept)
    st.session_state[kept] = view if view in named else next(iter(named))
    return str(st.session_state[kept])


def _choose_view(sitting: Sitting, view: str, language: Language) -> None:
    named = views(sitting, language)
    st.segmented_control(
        label(language.text("Part of the questionnaire")),
        list(named),
        format_func=lambda view: label(named[view]),
        required=True,
        key=seed(sitting.key("page", "view"), view),
        label_visibility="collapsed",
    )


def _shown(sitting: Sitting, view: str) -> tuple[str, ...]:
    """The questions on screen. What matters most stays put while it is being answered."""
    kept_key = sitting.key("page", "decisive")
    if view != _DECISIVE:
        st.session_state.pop(kept_key, None)
        return members(sitting, view)
    kept: tuple[str, ...] = st.session_state.setdefault(kept_key, members(sitting, view))
    return kept


def _head(sitting: Sitting, language: Language) -> str:
    assessment = sitting.assessment
    about = [
        language.text("Judged as of {day}.", day=language.date(sitting.as_of)),
        language.text("This page keeps nothing: download your answers from the Result page."),
    ]
    if assessment.illustrative:
        about.insert(0, language.text("Illustrative: the organisation's answers are made up."))
    return (
        f'<h1 style="font-size:1.35rem;margin:0;padding:0">{html(assessment.name)}</h1>'
        f'<p style="margin:4px 0 0;color:{MUTED}">{html(" ".join(about))}</p>'
    )


def _intro(sitting: Sitting, view: str, language: Language) -> str:
    group = sitting.questionnaire.groups.get(view)
    if view == _DECISIVE:
        text = language.text(
            "The open answers that count most, most decisive first. "
            "Choose this part again later to see what is left."
        )
        if not sitting.result.open:
            text = language.text("Nothing is open: every question that counts is answered.")
    elif view == _SCREEN:
        text = language.text(
            "These questions can rule a platform out on their own, or decide which others are "
            "asked. Ten minutes here tell you early where you stand."
        )
    else:
        text = (group.hint or "") if group else ""
    title = views(sitting, language)[view]
    return (
        f'<h2 style="font-size:1.25rem;margin:12px 0 0;padding:0">{html(title)}</h2>'
        f'<p style="margin:4px 0 0">{html(text)}</p>'
    )


def _key_to_strip(language: Language) -> str:
    words = language.text(
        "In the strip below, a bar reaches from the worst score that is still possible to the "
        "best, on a scale from 0 to 100. The thick line is the area's minimum: below it the "
        "result is NO-GO. The dashed line is the level that a GO needs."
    )
    return f'<p style="color:{MUTED};font-size:0.875rem;margin:18px 0 0">{html(words)}</p>'


def _not_asked(sitting: Sitting, view: str, language: Language) -> None:
    """Name the questions that other answers have switched off; their answers are kept."""
    if view == _DECISIVE:
        return
    off = [one for one in members(sitting, view) if not sitting.asked(one)]
    if not off:
        return
    questions = sitting.questionnaire.questions
    lines = "".join(f"<li>{html(questions[one].text)}</li>" for one in off)
    lead = language.text("Not asked, because of earlier answers. Anything answered here is kept:")
    st.html(
        f'<div style="color:{MUTED};margin-top:18px"><p style="margin:0">{html(lead)}</p>'
        f"<ul>{lines}</ul></div>"
    )
