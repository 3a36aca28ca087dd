"""What was said for another platform, and may be the same for this one.

Nothing of it is proposed: what holds for one platform says nothing of another. But whoever
says the same again should not have to look it up and type it again, with its proof. What
speaks of ourselves and needs no document is listed with what carries over; the rest is
offered at its own question, one tap each.
"""

from collections.abc import Mapping
from typing import NamedTuple

import streamlit as st

from assessor.telling.answers import answer_words, proof_words
from assessor.web.alone import redraw
from assessor.web.plain import html, label
from assessor.web.state import Sitting
from assessor.web.team import others
from assessor.web.visit import Visit
from assessor.workflow import answering
from assessor.workflow.record import Record
from questionnaires.answer_checks import answer_findings
from questionnaires.items import Question
from questionnaires.response import Answer
from scoring.criteria import criteria_of
from scoring.evaluate import evaluate


class Earlier(NamedTuple):
    """An answer to the same question for another platform."""

    answer: Answer
    record: Record

    @property
    def platform(self) -> str:
        """The other platform's name."""
        platform = self.record.assessment.platform
        return platform.name if platform else self.record.assessment.name


def look_back(visit: Visit, sitting: Sitting) -> None:
    """Look once for a drawing of the whole page what was said for other platforms."""
    found: dict[str, Earlier] = {}
    records = others(visit, sitting.record)
    shares = {formula.share.item for formula in sitting.policy.derived.values()}
    for link_id, question in sitting.questionnaire.questions.items():
        # A share of the team's time is never the same: it cannot be promised twice.
        if question.read_only or question.subject == "platform" or link_id in shares:
            continue
        said = (_said(sitting, question, record) for record in records)
        last = next((one for one in said if one is not None), None)
        if last is not None:
            found[link_id] = last
    st.session_state[_key(sitting)] = found


def listed_likewise(sitting: Sitting, area: str) -> dict[str, Earlier]:
    """What may be said again together: open here, about ourselves, and without a document.

    Nothing that can rule a platform out is among it. Questions that are asked only because
    of other answers in the list are in it too.
    """
    offered = {
        link_id: one
        for link_id, one in _earlier(sitting).items()
        if sitting.questionnaire.area_of.get(link_id) == area and _together(sitting, link_id)
    }
    asked = _asked_with(sitting, {link_id: one.answer for link_id, one in offered.items()})
    return {link_id: one for link_id, one in offered.items() if link_id in asked}


def same_here(visit: Visit, sitting: Sitting, question: Question) -> None:
    """Offer at an open question what was answered to it for another platform."""
    link_id, language = question.link_id, visit.language
    one = _earlier(sitting).get(link_id)
    if one is None or _together(sitting, link_id):
        return
    words = language.text(
        "For {platform}: {answer}. Proof: {proof}.",
        platform=one.platform,
        answer=answer_words(one.answer, question, language).rstrip("."),
        proof=proof_words(one.answer.backing, language).rstrip("."),
    )
    st.html(f'<p style="margin:2px 0 0" dir="auto">{html(words)}</p>')
    if st.button(label(language.text("The same here")), key=sitting.key(link_id, "same")):
        say_again(visit, sitting, {link_id: one})
        redraw()


def say_again(visit: Visit, sitting: Sitting, said: Mapping[str, Earlier]) -> None:
    """Answer here what was answered for another platform, with the proof that it had there.

    Raises:
        RefusedError, NotAllowedError, StoreError: what was said before that is saved.
    """
    for link_id, one in said.items():
        seen = sitting.record.seen(link_id)
        saved = answering.answer(
            visit.desk, visit.person, sitting.record.id, link_id, one.answer, seen
        )
        sitting.took(link_id, saved.record)


def _earlier(sitting: Sitting) -> dict[str, Earlier]:
    """What was found for questions that are open still."""
    found: dict[str, Earlier] = st.session_state.get(_key(sitting), {})
    return {link_id: one for link_id, one in found.items() if sitting.answer(link_id) is None}


def _said(sitting: Sitting, question: Question, record: Record) -> Earlier | None:
    """What somebody stands behind there, if it still is an answer to the question here."""
    given = record.assessment.answers.get(question.link_id)
    # That a question does not apply to another platform is never said again here.
    if given is None or given.value is None or given.open(sitting.as_of):
        return None
    plain = Answer(value=given.value, backing=given.backing, good_until=given.good_until)
    unfit = list(answer_findings((), question.link_id, plain, sitting.questionnaire))
    return None if unfit else Earlier(plain, record)


def _together(sitting: Sitting, link_id: str) -> bool:
    """Whether it stands in the list of its area, and not at its question."""
    asked, policy = sitting.questionnaire, sitting.policy
    judged = policy.questions.get(link_id)
    criterion = criteria_of(asked, policy).by_link_id.get(link_id)
    needs_document = judged and judged.backing and judged.backing.value != "assertion"
    rules_out = criterion and any(cell.knock_out for cell in criterion.cells)
    return (
        asked.area_of.get(link_id) is not None
        and asked.questions[link_id].subject == "organisation"
        and not needs_document
        and not rules_out
    )


def _asked_with(sitting: Sitting, answers: Mapping[str, Answer]) -> frozenset[str]:
    """The questions that are asked once these answers are given too."""
    given = {**sitting.assessment.answers, **answers}
    then = sitting.assessment.model_copy(update={"answers": given})
    result = evaluate(sitting.questionnaire, then, sitting.policy, then.commitments, sitting.as_of)
    off = {one.link_id for one in result.standings.values() if one.state == "disabled"}
    return frozenset(sitting.questionnaire.questions) - off


def _key(sitting: Sitting) -> str:
    return sitting.place("page", "likewise")
