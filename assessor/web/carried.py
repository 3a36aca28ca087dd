"""What was said in earlier assessments: shown as a list, confirmed at once.

It is what carries over, and what was said of ourselves for another platform. Facts about
the platform, and answers that can rule it out, are never in the list: each of them is
looked at by itself, at its own question.
"""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from assessor.access import NotAllowedError
from assessor.numbering import question_numbers
from assessor.store.engine import StoreError
from assessor.telling.answers import answer_words
from assessor.web.emphasis import main
from assessor.web.explain import kind_words
from assessor.web.figures import MUTED
from assessor.web.likewise import Earlier, listed_likewise, say_again
from assessor.web.parts import Part
from assessor.web.plain import html, label, safe_address
from assessor.web.proposal import came_from
from assessor.web.state import Sitting
from assessor.web.visit import Visit
from assessor.workflow import answering
from assessor.workflow.desk import RefusedError
from assessor.workflow.record import Record
from questionnaires.items import Question
from questionnaires.response import Answer, Backing


def carried_over(visit: Visit, sitting: Sitting, part: Part) -> None:
    """List what an area's earlier answers were, and let somebody stand behind all of them."""
    waiting = to_confirm(sitting, part)
    likewise = listed_likewise(sitting, part.area) if part.area else {}
    seen_key = sitting.place("carried", part.area or "")
    # Only what was on screen is confirmed, whatever has come to be asked since.
    seen: tuple[str, ...] = st.session_state.get(seen_key, ())
    st.session_state[seen_key] = (*waiting, *likewise)
    # The place is there even when it is empty, so that nothing below moves up into it.
    place = st.container()
    if not waiting and not likewise:
        return
    key = sitting.place("carried", "list")
    with place, st.container(border=True, key=key, gap="xxsmall"):
        st.html(_list(visit, sitting, waiting, likewise))
        words = visit.language.text("These still hold")
        if st.button(label(words), key=sitting.place("carried", "confirm"), type=main()):
            again = {link_id: one for link_id, one in likewise.items() if link_id in seen}
            _confirm(visit, sitting, tuple(one for one in waiting if one in seen), again)


def to_confirm(sitting: Sitting, part: Part) -> tuple[str, ...]:
    """The answers of the area that may be confirmed together: asked now, and not out of date."""
    if part.area is None:
        return ()
    together = set(answering.together(sitting.case))
    return tuple(
        link_id
        for link_id, area in sitting.questionnaire.area_of.items()
        if area == part.area
        and link_id in together
        and sitting.asked(link_id)
        and not _out_of_date(sitting, sitting.answer(link_id))
    )


def _out_of_date(sitting: Sitting, answer: Answer | None) -> bool:
    until = answer.good_until if answer else None
    return until is not None and until < sitting.as_of


def _confirm(
    visit: Visit, sitting: Sitting, link_ids: tuple[str, ...], again: Mapping[str, Earlier]
) -> None:
    try:
        record = answering.confirm(visit.desk, visit.person, sitting.record.id, link_ids)
        for link_id in link_ids:
            sitting.took(link_id, record)
        say_again(visit, sitting, again)
    except (RefusedError, NotAllowedError, StoreError) as refused:
        why = visit.language.worded(refused.message)
        st.html(f'<p role="alert" style="margin:4px 0;font-weight:600">{html(why)}</p>')
        return
    st.rerun()


def _list(
    visit: Visit, sitting: Sitting, carried: Sequence[str], likewise: Mapping[str, Earlier]
) -> str:
    language = visit.language
    said = {name: (sitting.answer(name), _earlier(visit, sitting, name)) for name in carried}
    said |= {name: (one.answer, one.record) for name, one in likewise.items()}
    lead = language.plural(
        "{n} answer about us from last time. Does it still hold?",
        "{n} answers about us from last time. Do these still hold?",
        len(said),
    )
    why = language.text(
        "None of them counts until you say so. If one has changed, answer its question in "
        "this area first."
    )
    numbers = question_numbers(sitting.questionnaire)
    lines = "".join(
        _line(visit, question, numbers[link_id], *said[link_id])
        for link_id, question in sitting.questionnaire.questions.items()
        if link_id in said
    )
    return (
        f'<h3 style="font-size:1.05rem;font-weight:600;margin:0;padding:0">{html(lead)}</h3>'
        f'<p style="margin:0;color:{MUTED}">{html(why)}</p>'
        f'<ul style="margin:6px 0 0;padding-inline-start:1.2rem">{lines}</ul>'
    )


def _earlier(visit: Visit, sitting: Sitting, link_id: str) -> Record | None:
    """The assessment that an answer comes from."""
    answer = sitting.answer(link_id)
    return came_from(visit, answer.prefill) if answer and answer.prefill else None


def _line(
    visit: Visit, question: Question, number: str, answer: Answer | None, earlier: Record | None
) -> str:
    said = answer_words(answer, question, visit.language)
    about = list(filter(None, (_age(visit, question.link_id, earlier), _proof(visit, answer))))
    backing = answer.backing if answer else None
    return (
        f'<li style="margin:2px 0">{html(number)} {html(question.text)} <b>{html(said)}</b>'
        f'<br><span style="color:{MUTED};font-size:0.875rem">{html(" · ".join(about))}'
        f"{_link(visit, backing)}</span></li>"
    )


def _age(visit: Visit, link_id: str, earlier: Record | None) -> str:
    """When and for which platform it was said."""
    mark = earlier.marks.get(link_id) if earlier else None
    platform = earlier.assessment.platform if earlier else None
    if mark is None or platform is None:
        return ""
    day = visit.language.date(date.fromisoformat(mark.at[:10]))
    return visit.language.text("said {day}, for {platform}", day=day, platform=platform.name)


def _proof(visit: Visit, answer: Answer | None) -> str:
    language, backing = visit.language, answer.backing if answer else None
    if backing is None:
        return language.text("no proof")
    words = [kind_words(language)[backing.kind]]
    if backing.seen:
        words.append(language.text("seen {day}", day=language.date(backing.seen)))
    if backing.good_until:
        words.append(language.text("good until {day}", day=language.date(backing.good_until)))
    return language.comma.join(words)


def _link(visit: Visit, backing: Backing | None) -> str:
    address = safe_address(backing.url) if backing and backing.url else None
    if address is None:
        return ""
    words = html(visit.language.text("Open source"))
    return f' · <a href="{html(address)}" target="_blank" rel="noopener noreferrer">{words}</a>'
