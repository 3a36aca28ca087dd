"""Everything that there is to translate, file by file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assessor import shipped
from assessor.languages import interface
from assessor.languages.catalogue import INTERFACE
from assessor.languages.laying import name_of
from assessor.languages.notes import notes
from assessor.languages.po import Entry
from questionnaires.loading import load_fact_sheet, load_questionnaire
from questionnaires.questionnaire import Questionnaire
from questionnaires.translation import texts
from scoring.checks import load_policy

Template = dict[str, tuple[Entry, ...]]
"""The entries of each file, without any text yet, by the file's name."""


def template(questionnaire: Path | None = None, policy: Path | None = None) -> Template:
    """What ships, or those of a questionnaire and a policy of one's own that are named.

    Raises:
        InvalidFileError: the questionnaire or the policy cannot be used.
    """
    if questionnaire is None and policy is None:
        return _shipped()
    asked = load_questionnaire(questionnaire or shipped.QUESTIONNAIRE)
    own: list[Any] = [asked] if questionnaire else []
    if policy is not None:
        own.append(load_policy(policy, asked))
    return {name_of(model): tuple(_of(model, asked)) for model in own}


def _shipped() -> Template:
    asked, policy = shipped.both()
    sheets = [load_fact_sheet(path, asked) for path in shipped.fact_sheets()]
    content = {name_of(model): tuple(_of(model, asked)) for model in (asked, policy, *sheets)}
    return {INTERFACE: interface.entries(), **content}


def _of(model: Any, asked: Questionnaire) -> Iterator[Entry]:
    questions = {link_id: question.text for link_id, question in asked.questions.items()}
    for key, text in texts(model).items():
        yield Entry(key, (text,), notes=notes(key, questions))
