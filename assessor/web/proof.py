"""What stands behind an answer: its proof, or who finds out what is not known yet.

Both are drawn only while they are open, since most questions need neither.
"""

from datetime import date
from zlib import crc32

import streamlit as st

from assessor.i18n import Language
from assessor.web.explain import kind_words
from assessor.web.plain import label, safe_address
from assessor.web.state import Sitting, seed
from questionnaires.items import Question
from questionnaires.response import Answer, Backing, BackingKind, Unknown

_NAME_LENGTH = 120
_PLACE_LENGTH = 2_000


def proof(sitting: Sitting, question: Question, language: Language) -> None:
    """Take the proof of an answer, in a part that is drawn only while it is open."""
    link_id = question.link_id
    answer = sitting.answer(link_id)
    if answer is None or answer.value is None:
        return
    # A new value needs new proof, so it gets controls of its own.
    part = f"proof-{crc32(repr(answer.value).encode())}"
    title = label(language.text("Proof"))
    opened = st.expander(title, type="compact", key=sitting.key(link_id, part), on_change="rerun")
    if not opened.open:
        return
    with opened:
        backing = _controls(sitting, link_id, part, answer.backing, language)
    sitting.record(link_id, with_backing(answer, backing))


def who_finds_out(sitting: Sitting, question: Question, language: Language) -> None:
    """Take the name and the day for something that nobody knows yet."""
    link_id = question.link_id
    answer = sitting.answer(link_id)
    if answer is None or answer.unknown is None:
        return
    title = label(language.text("Who finds out, by when"))
    opened = st.expander(
        title, type="compact", key=sitting.key(link_id, "finding"), on_change="rerun"
    )
    if not opened.open:
        return
    with opened:
        unknown = _finder(sitting, link_id, answer.unknown, language)
    sitting.record(link_id, answer.model_copy(update={"unknown": unknown}))


def _finder(sitting: Sitting, link_id: str, before: Unknown, language: Language) -> Unknown:
    who = st.text_input(
        label(language.text("Who finds out?")),
        max_chars=_NAME_LENGTH,
        key=seed(sitting.key(link_id, "who"), before.who or ""),
    )
    by = st.date_input(
        label(language.text("By when?")),
        value=None,
        key=seed(sitting.key(link_id, "by"), before.by),
        format="YYYY-MM-DD",
    )
    day = by if isinstance(by, date) else None
    return before.model_copy(update={"who": who.strip() or None, "by": day})


def with_backing(answer: Answer, backing: Backing | None) -> Answer:
    """The same answer with other proof."""
    if backing == answer.backing:
        return answer
    return answer.model_copy(update={"backing": backing})


def backed(
    before: Backing | None, kind: BackingKind | None, place: str, seen: date | None
) -> Backing | None:
    """The proof that the controls describe; what they do not show is kept from before.

    A place that is a web address is kept as one, anything else as the name of a file.
    """
    if kind is None:
        return None
    if before is not None and before.kind == kind and place == shown_place(before):
        return before.model_copy(update={"seen": seen})
    address = safe_address(place)
    file = (place or None) if address is None else None
    return Backing(kind=kind, url=address, file=file, seen=seen)


def shown_place(backing: Backing | None) -> str:
    """Where the proof can be read, in the one line that the controls have for it."""
    return (backing.url or backing.file or "") if backing else ""


def _controls(
    sitting: Sitting, link_id: str, part: str, before: Backing | None, language: Language
) -> Backing | None:
    words: dict[BackingKind, str] = kind_words(language)
    kind = st.segmented_control(
        label(language.text("What does this answer rest on?")),
        list(words),
        format_func=words.__getitem__,
        key=seed(sitting.key(link_id, f"{part}-kind"), before.kind if before else None),
    )
    place = st.text_input(
        label(language.text("Where can it be read? A link, or the name of a document.")),
        max_chars=_PLACE_LENGTH,
        key=seed(sitting.key(link_id, f"{part}-place"), shown_place(before)),
    )
    seen = st.date_input(
        label(language.text("Seen on")),
        value=None,
        key=seed(sitting.key(link_id, f"{part}-seen"), before.seen if before else None),
        format="YYYY-MM-DD",
    )
    return backed(before, kind, place.strip(), seen if isinstance(seen, date) else None)
