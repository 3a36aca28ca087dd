"""What stands behind an answer: its proof, who finds out what is open, and a comment.

Each is drawn only while it is open, since most questions need none of them.
"""

from datetime import date
from typing import Literal, NamedTuple
from zlib import crc32

import streamlit as st

from assessor.i18n import Language
from assessor.store.sniffing import ENDINGS
from assessor.web.explain import kind_words
from assessor.web.plain import label, option, safe_address
from assessor.web.state import Sitting, seed
from assessor.workflow import answering
from questionnaires.items import Question
from questionnaires.response import Answer, Backing, BackingKind, Unknown

Confidence = Literal["low", "medium", "high"]
_NAME_LENGTH = 120
_PLACE_LENGTH = 2_000
_QUOTE_LENGTH = 5_000


class Shown(NamedTuple):
    """What the controls of a proof say."""

    kind: BackingKind | None = None
    place: str = ""
    quote: str = ""
    seen: date | None = None
    confidence: Confidence | None = None


def proof(sitting: Sitting, question: Question, language: Language) -> None:
    """Take the proof of an answer."""
    link_id = question.link_id
    answer = sitting.before(link_id)
    if answer is None or answer.value is None:
        return
    # A new value needs new proof, so it gets controls of its own.
    part = f"proof-{crc32(repr(answer.value).encode())}"
    backing = backed(answer.backing, _controls(sitting, link_id, part, answer, language))
    sitting.give(link_id, with_backing(answer, backing))
    _kept_file(sitting, link_id, part, language)
    _file(sitting, link_id, part, language)


def comment(sitting: Sitting, question: Question, language: Language) -> None:
    """Take a comment on an answer."""
    link_id = question.link_id
    answer = sitting.before(link_id)
    if answer is None:
        return
    text = st.text_area(
        label(language.text("What should a later reader know?")),
        max_chars=_QUOTE_LENGTH,
        key=seed(sitting.key(link_id, "comment"), answer.comment or ""),
    )
    sitting.give(link_id, answer.model_copy(update={"comment": (text or "").strip() or None}))


def who_finds_out(sitting: Sitting, question: Question, language: Language) -> None:
    """Take the name and the day for something that nobody knows yet."""
    link_id = question.link_id
    answer = sitting.before(link_id)
    if answer is None or answer.unknown is None:
        return
    unknown = _finder(sitting, link_id, answer.unknown, language)
    sitting.give(link_id, answer.model_copy(update={"unknown": unknown}))


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


def backed(before: Backing | None, shown: Shown) -> Backing | None:
    """The proof that the controls describe; what they do not show is kept from before.

    A place that is a web address is kept as one, anything else as the name of a file.
    """
    if shown.kind is None:
        return None
    said = {"seen": shown.seen, "quote": shown.quote or None, "confidence": shown.confidence}
    if before is not None and before.kind == shown.kind and shown.place == shown_place(before):
        return before.model_copy(update=said)
    address = safe_address(shown.place)
    file = (shown.place or None) if address is None else None
    bare = Backing(kind=shown.kind, url=address, file=file)
    return bare.model_copy(update=said)


def shown_place(backing: Backing | None) -> str:
    """Where the proof can be read, in the one line that the controls have for it."""
    return (backing.url or backing.file or "") if backing else ""


def _controls(
    sitting: Sitting, link_id: str, part: str, answer: Answer, language: Language
) -> Shown:
    before = answer.backing
    words: dict[BackingKind, str] = kind_words(language)
    sure: dict[Confidence, str] = {
        "low": language.text("Not very"),
        "medium": language.text("Fairly"),
        "high": language.text("Very"),
    }
    kind = st.segmented_control(
        label(language.text("What does this answer rest on?")),
        list(words),
        format_func=lambda kind: option(words[kind]),
        key=seed(sitting.key(link_id, f"{part}-kind"), before.kind if before else None),
    )
    place = st.text_input(
        label(language.text("Where can it be read? A link, or the name of a document.")),
        max_chars=_PLACE_LENGTH,
        key=seed(sitting.key(link_id, f"{part}-place"), shown_place(before)),
    )
    quote = st.text_area(
        label(language.text("The words that show it")),
        max_chars=_QUOTE_LENGTH,
        height=80,
        key=seed(sitting.key(link_id, f"{part}-quote"), (before.quote or "") if before else ""),
    )
    seen = st.date_input(
        label(language.text("Seen on")),
        value=None,
        key=seed(sitting.key(link_id, f"{part}-seen"), before.seen if before else None),
        format="YYYY-MM-DD",
    )
    confidence = st.segmented_control(
        label(language.text("How sure are you?")),
        list(sure),
        format_func=lambda step: option(sure[step]),
        key=seed(sitting.key(link_id, f"{part}-confidence"), before.confidence if before else None),
    )
    day = seen if isinstance(seen, date) else None
    return Shown(kind, place.strip(), (quote or "").strip(), day, confidence)


def _kept_file(sitting: Sitting, link_id: str, part: str, language: Language) -> None:
    """Let a file that is kept as proof be fetched; never shown by the page itself."""
    answer = sitting.before(link_id)
    backing = answer.backing if answer else None
    one = sitting.record.attachments.get(backing.sha256 or "") if backing else None
    if one is None:
        return
    st.download_button(
        label(language.text("Download {name}", name=one.name)),
        lambda: (
            answering.evidence(sitting.desk, sitting.person, sitting.record.id, one.sha256).content
        ),
        file_name=one.name,
        mime="application/octet-stream",
        key=sitting.key(link_id, f"{part}-download"),
        on_click="ignore",
    )


def _file(sitting: Sitting, link_id: str, part: str, language: Language) -> None:
    """Take a file as proof; once it is kept, the proof names it."""
    given = st.file_uploader(
        label(language.text("Or add the file itself")),
        type=[ending.lstrip(".") for ending in ENDINGS],
        key=sitting.key(link_id, f"{part}-file"),
    )
    answer = sitting.before(link_id)
    if given is None or answer is None:
        return
    one = answering.attach(
        sitting.desk, sitting.person, sitting.record.id, link_id, given.name, given.getvalue()
    )
    if answer.backing is None or answer.backing.sha256 != one.sha256:
        sitting.give(link_id, with_backing(answer, answering.backed_by(one, answer.backing)))
        sitting.catch_up(link_id)
