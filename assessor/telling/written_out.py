"""History and differences for spreadsheets and programs."""

from collections.abc import Iterable, Iterator
from typing import Any

from assessor.i18n import ENGLISH, Language
from assessor.portfolio.csv_file import MARK, csv_line
from assessor.telling.differences import Difference
from assessor.telling.history import Line
from questionnaires.questionnaire import Questionnaire


def history_csv(
    lines: Iterable[Line], asked: Questionnaire, language: Language = ENGLISH
) -> Iterator[str]:
    """The history as CSV, in which no text can become a formula: titles, then a line each."""
    yield MARK + csv_line(
        (
            language.text("Number"),
            language.text("When"),
            language.text("Who"),
            language.text("What"),
            language.text("Question"),
            language.text("Its text"),
            language.text("Before"),
            language.text("After"),
        )
    )
    for line in lines:
        yield csv_line(
            (
                line.number,
                line.at,
                line.who,
                line.said.what,
                line.link_id,
                question_text(asked, line.link_id),
                line.said.before,
                line.said.after,
            )
        )


def history_as_json(lines: Iterable[Line], asked: Questionnaire) -> list[dict[str, Any]]:
    """The same for programs."""
    return [
        {
            "number": line.number,
            "at": line.at,
            "who": line.who,
            "kind": line.kind,
            "what": line.said.what,
            "link_id": line.link_id,
            "question": question_text(asked, line.link_id),
            "before": line.said.before,
            "after": line.said.after,
            "milestone": line.milestone,
        }
        for line in lines
    ]


def differences_as_json(found: Iterable[Difference]) -> list[dict[str, Any]]:
    """What differs, for programs."""
    return [one._asdict() for one in found]


def question_text(asked: Questionnaire, link_id: str | None) -> str | None:
    """A question's text, as long as it is asked."""
    question = asked.questions.get(link_id or "")
    return question.text if question else None
