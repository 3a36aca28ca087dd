"""One question on the page: its words, its control, and what its answer means so far.

Each question is a fragment of its own, so that a page of fifteen costs no more than one.
Answers are compared with what the visitor has before them in the body of the run, never
in a callback: a callback is lost when one click overtakes another, a comparison is made
up for. Saving the same again changes nothing.
"""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assessor.access import NotAllowedError
from assessor.i18n import Language
from assessor.store.engine import StoreError
from assessor.web.alone import drawn_whole, redraw, redrawn_alone
from assessor.web.explain import explanation
from assessor.web.figures import MUTED
from assessor.web.forms import alert
from assessor.web.likewise import same_here
from assessor.web.plain import html, label, option
from assessor.web.proof import comment, proof, who_finds_out
from assessor.web.proposal import proposal
from assessor.web.said import standing_words
from assessor.web.sheet import sheet_says
from assessor.web.state import Sitting, overtaken, seed, touched
from assessor.web.two import two_answers
from assessor.web.visit import Visit
from assessor.web.widgets import NOT_APPLICABLE, Said, ask, said_by, same
from assessor.workflow.beginning import FROM_SHEET
from assessor.workflow.desk import RefusedError
from questionnaires.items import Question
from questionnaires.response import Answer, Prefill, Unknown

Show = Callable[[], None]
_REASON_LENGTH = 2_000


class Card(NamedTuple):
    """Whose question it is: the visit, what the visitor has before them, and its number."""

    visit: Visit
    sitting: Sitting
    question: Question
    number: str

    @property
    def language(self) -> Language:
        """The visitor's language."""
        return self.visit.language


@redrawn_alone
def question_card(
    visit: Visit, sitting: Sitting, link_id: str, number: str, show: Show, *, locked: bool = False
) -> None:
    """Ask one question, save what is said, and let `show` redraw what follows from it.

    locked: the answer is shown and cannot be changed.
    """
    card = Card(visit, sitting, sitting.questionnaire.questions[link_id], number)
    asked_before = _asked(sitting)
    late, refusal = _meet_colleagues(card)
    with st.container(key=sitting.place(link_id, "card"), gap="xxsmall"):
        st.html(_heading(card.question, number))
        if card.question.read_only or locked:
            st.html(_small(*standing_words(visit, sitting, card.question)))
            _more(card, {"why": card.language.text("Why we ask")})
        else:
            refusal = _controls(card) or refusal
        if refusal:
            st.html(alert(refusal))
    show()
    if late or _asked(sitting) != asked_before or overtaken():
        # Other questions appeared, went or were answered: only the whole page can show that.
        st.rerun()


def recorded(before: Answer | None, said: Said, reason: str | None = None) -> Answer | None:
    """The answer to keep, given what the controls say now.

    Proof and pre-fill belong to a value, so a new value starts without them. "Does not
    apply" counts only once it has its reason; until then the question is open.
    """
    comment = before.comment if before else None
    if said.gap == NOT_APPLICABLE and reason:
        return Answer(not_applicable=reason, comment=comment)
    if before is not None and same(said, said_by(before)) and said.gap != NOT_APPLICABLE:
        return before
    if said.gap is not None:
        return Answer(unknown=Unknown(), comment=comment)
    if said.value is None:
        return None
    return Answer(value=said.value, comment=comment, prefill=_departed_from(before))


def _departed_from(before: Answer | None) -> Prefill | None:
    """The fact that a new answer departs from, which counts once somebody says why."""
    proposed = before.prefill if before else None
    if proposed is None or not proposed.origin.startswith(FROM_SHEET):
        return None
    return Prefill(origin=proposed.origin)


def _meet_colleagues(card: Card) -> tuple[bool, str | None]:
    """See what others did; whether something was saved late, and what stood against it."""
    sitting, link_id = card.sitting, card.question.link_id
    changed = touched(sitting.stem(link_id))
    late: list[bool] = []
    refusal = None
    # Saving looks at the store anyway, and the whole page has looked just now.
    if sitting.has_unsaved or not (changed or drawn_whole()):
        refusal = _tried(lambda: late.append(sitting.refresh()), card.language)
    if sitting.behind(link_id) and not changed:
        sitting.catch_up(link_id)
    return any(late), refusal


def _controls(card: Card) -> str | None:
    """Draw the controls and save what they say; the refusal, if it could not be saved.

    What stands in a control stays there: everything is drawn, whatever was refused before.
    """
    visit, sitting, question = card.visit, card.sitting, card.question
    stem = sitting.stem(question.link_id)
    taking: tuple[Show, ...] = (
        lambda: _take(card),
        lambda: proposal(visit, sitting, question),
        lambda: sheet_says(visit, sitting, question),
        lambda: same_here(visit, sitting, question),
    )
    refusals = [_tried(step, card.language) for step in taking]
    standing = st.empty()
    more: tuple[Show, ...] = (
        lambda: two_answers(visit, sitting, question),
        lambda: _more(card, _offered(card)),
        # Last, since proof, a comment or who finds out are saved below where this is said.
        lambda: _say(standing, *standing_words(visit, sitting, question)),
    )
    refusals += [_tried(step, card.language) for step in more]
    if sitting.stem(question.link_id) != stem:
        # A colleague's answer counts: controls of its own show it.
        redraw()
    return next(filter(None, refusals), None)


def _tried(step: Show, language: Language) -> str | None:
    """Do something that may be refused; what to tell whoever wanted it, if it was."""
    try:
        step()
    except StoreError:
        return language.text(
            "Not saved yet: the store does not answer. What was saved before is safe. Keep this "
            "page open: what you chose is saved as soon as the store answers again."
        )
    except (RefusedError, NotAllowedError) as refused:
        return language.worded(refused.message)
    return None


def _offered(card: Card) -> dict[str, str]:
    """What more can be said to a question, given its answer."""
    language, answer = card.language, card.sitting.before(card.question.link_id)
    offered: dict[str, str] = {}
    if answer is not None and answer.unknown is not None:
        offered["finding"] = language.text("Who finds out")
    if answer is not None and answer.value is not None:
        there = answer.backing is not None
        offered["proof"] = language.text("Proof") if there else language.text("Add proof")
    if answer is not None:
        offered["comment"] = language.text("Comment")
    return offered | {"why": language.text("Why we ask")}


def _more(card: Card, offered: dict[str, str]) -> None:
    """One row of things that open below it, one at a time; most questions need none."""
    sitting, question, language = card.sitting, card.question, card.language
    opened = st.pills(
        label(language.text("More about: {question}", question=question.text)),
        list(offered),
        format_func=lambda part: option(offered[part]),
        key=sitting.place(question.link_id, "more"),
        label_visibility="collapsed",
    )
    if opened == "why":
        st.html(explanation(sitting, question, language))
    elif opened is not None:
        _PANELS[opened](sitting, question, language)


_PANELS: dict[str, Callable[[Sitting, Question, Language], None]] = {
    "finding": who_finds_out,
    "proof": proof,
    "comment": comment,
}


def _take(card: Card) -> None:
    """The control of a question, and the saving of what it says."""
    sitting, link_id = card.sitting, card.question.link_id
    before = sitting.before(link_id)
    said = ask(card.question, sitting.key(link_id), before, card.language)
    reason = _why_not(card, before) if said.gap == NOT_APPLICABLE else None
    sitting.give(link_id, recorded(before, said, reason))


def _why_not(card: Card, before: Answer | None) -> str | None:
    kept = before.not_applicable if before else None
    reason = st.text_input(
        label(card.language.text("Why does it not apply? It counts as open until you say.")),
        max_chars=_REASON_LENGTH,
        key=seed(card.sitting.key(card.question.link_id, "reason"), kept or ""),
    )
    return reason.strip() or None


def _asked(sitting: Sitting) -> frozenset[str]:
    standings = sitting.result.standings.values()
    return frozenset(one.link_id for one in standings if one.state != "disabled")


def _heading(question: Question, number: str) -> str:
    hint = ""
    if question.hint:
        hint = f'<p style="margin:0 0 4px;color:{MUTED}">{html(question.hint)}</p>'
    # The margin above keeps a question that was led to clear of the navigation.
    return (
        f'<h3 id="q-{html(question.link_id)}" style="font-size:1.05rem;font-weight:600;'
        'margin:14px 0 0;padding:0;scroll-margin-top:5rem">'
        f"{html(number)} {html(question.text)}</h3>{hint}"
    )


def _small(*sentences: str) -> str:
    return f'<p style="margin:2px 0 0;font-size:0.875rem">{html(" ".join(sentences))}</p>'


def _say(place: DeltaGenerator, *sentences: str) -> None:
    """What was saved, announced to those who cannot see it appear."""
    place.html(f'<div role="status">{_small(*sentences)}</div>')
