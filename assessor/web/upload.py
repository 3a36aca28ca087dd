"""Files that people hand in: checked like any other, with the same words about what is wrong.

A file is only ever its bytes. Its name serves messages, and says by its ending whether
it is JSON; nothing on this computer is opened by it.
"""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

import streamlit as st
from pydantic import ValidationError

from assessor.casework import Case
from assessor.i18n import Language
from assessor.loading import assessment_of, document_in
from assessor.web.plain import html, label
from assessor.workflow.bringing import bare_name
from assessor.workflow.desk import Desk, Judges
from assessor.workflow.judging import for_answers
from questionnaires.loading import handed_over, questionnaire_of
from questionnaires.problems import InvalidFileError, Problem
from questionnaires.reading.document import Document
from questionnaires.response import QuestionnaireRef
from scoring.checks import policy_of

Good = TypeVar("Good")
_ENDINGS = ["yaml", "yml", "json"]
_MOST_SHOWN = 40
_CHECKED = "checked-files"


class File(Protocol):
    """A file as the browser handed it in."""

    @property
    def name(self) -> str:
        """What its owner calls it."""

    @property
    def file_id(self) -> str:
        """What tells this upload from any other."""

    def getvalue(self) -> bytes:
        """All of it."""


class Checked(NamedTuple, Generic[Good]):
    """What is in a file, or everything that is wrong with it."""

    good: Good | None
    problems: tuple[Problem, ...] = ()


def ask_for(words: str, key: str, *, workbooks: bool = False) -> File | None:
    """Offer to hand in a YAML or JSON file, or a workbook too."""
    endings = [*_ENDINGS, "xlsx"] if workbooks else _ENDINGS
    return st.file_uploader(label(words), type=endings, key=key)


def checked(key: str, files: Sequence[File], check: Callable[[], Good]) -> Checked[Good]:
    """The outcome of a check, made once for the same files however often the page is drawn."""
    kept: dict[str, tuple[tuple[str, ...], Checked[Good]]] = st.session_state.setdefault(
        _CHECKED, {}
    )
    ids = tuple(file.file_id for file in files)
    known = kept.get(key)
    if known is None or known[0] != ids:
        try:
            known = ids, Checked(check())
        except InvalidFileError as invalid:
            known = ids, Checked[Good](None, invalid.problems)
        kept[key] = known
    return known[1]


def case_in(desk: Desk, file: File) -> Case:
    """The assessment in a file, with the judges that it names. Raises InvalidFileError."""
    document = document_in(file.getvalue(), bare_name(file.name))
    judges = for_answers(desk, _answered(document))
    return Case(assessment_of(document, *judges), *judges)


def judges_in(questionnaire: File | None, policy: File | None, usual: Judges) -> Judges:
    """A questionnaire and a policy that fit each other. Raises InvalidFileError."""
    asked, judging = usual
    if questionnaire is not None:
        asked = questionnaire_of(
            handed_over(questionnaire.getvalue(), bare_name(questionnaire.name))
        )
    if policy is not None:
        judging = policy_of(handed_over(policy.getvalue(), bare_name(policy.name)), asked)
    return Judges(asked, judging)


def problems_list(problems: Sequence[Problem], language: Language) -> str:
    """Every problem as the command line prints it: file, line, what is wrong, what to do."""
    lead = language.plural(
        "{n} problem was found. Nothing was saved. Mend it, then choose the file again.",
        "{n} problems were found. Nothing was saved. Mend them, then choose the file again.",
        len(problems),
    )
    lines = "".join(
        f"<li><bdi>{html(one.worded(language.worded))}</bdi></li>" for one in problems[:_MOST_SHOWN]
    )
    left = len(problems) - _MOST_SHOWN
    more = language.plural("And {n} more.", "And {n} more.", left) if left > 0 else ""
    return (
        f'<div role="alert" style="overflow-wrap:anywhere"><p><b>{html(lead)}</b></p>'
        f"<ul>{lines}</ul><p>{html(more)}</p></div>"
    )


def _answered(document: Document) -> QuestionnaireRef | None:
    """The questionnaire that a document says it answers, if it says so at all."""
    data = document.data
    try:
        return QuestionnaireRef.model_validate(data.get("questionnaire"))
    except (AttributeError, ValidationError):
        return None
