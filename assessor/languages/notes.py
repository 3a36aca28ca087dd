"""What a translator needs to know of a text of the content: what it is, and what it belongs to."""

import re
from collections.abc import Mapping

LONGEST_LABEL = 40
"""Letters that a button has room for."""
LABEL = re.compile(r"\.answer_option\.[^.]+\.text$")

_KINDS = (
    (LABEL, f"Label of an answer: at most {LONGEST_LABEL} letters"),
    (re.compile(r"\.answer_option\.[^.]+\.hint$"), "What an answer means"),
    (re.compile(r"\.labels\.[^.]+\.text$"), "Label of a step on a scale"),
    (re.compile(r"\.guidance_hint$"), "Why it is asked"),
    (re.compile(r"\.hint$"), "How to find the answer"),
    (re.compile(r"\.constraint_message$"), "Said to an answer that does not fit"),
    (re.compile(r"\.unit$"), "Stands behind a number"),
    (re.compile(r"\.knock_out\.reason$"), "Why this answer rules a platform out"),
    (re.compile(r"^measures\..*\.what$"), "Something that must be done"),
    (re.compile(r"^measures\..*\.proof$"), "What will prove that it was done"),
    (re.compile(r"^roles\."), "Who does or decides something"),
    (re.compile(r"^areas\..*\.reason$"), "Why the policy has this number"),
    (re.compile(r"^questions\..*\.levels\..*\.reason$"), "Why this answer has its points"),
    (re.compile(r"^(questions|derived)\..*\.reason$"), "Why the policy has this number"),
    (re.compile(r"\.statement$"), "A fact about the platform"),
    (re.compile(r"\.note$"), "A remark for readers"),
)
_IN_POLICY = re.compile(r"^questions\.([^.]+)\.")


def notes(key: str, questions: Mapping[str, str]) -> tuple[str, ...]:
    """The notes on the text with that key. questions: the text of each by its link_id."""
    kind = next((words for pattern, words in _KINDS if pattern.search(key)), "")
    inside = _IN_POLICY.match(key)
    link_id = inside.group(1) if inside else key.partition(".")[0]
    about = "" if key == f"{link_id}.text" else questions.get(link_id, "")
    return tuple(note for note in (kind, f"Question: {about}" if about else "") if note)
