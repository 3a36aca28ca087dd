"""What is chosen from a list: the code behind each answer, and its words in a language."""

from collections.abc import Iterator
from typing import NamedTuple

from assessor.i18n import Language
from assessor.workbook.layout import UNKNOWN, of_list
from assessor.workbook.spelling import spelt
from questionnaires.items import ChoiceItem, MultipleChoiceItem, Optioned
from questionnaires.questionnaire import Questionnaire


class Choice(NamedTuple):
    """One entry of a list: the code behind it, and its words."""

    code: str
    words: str


class Lists:
    """All lists of a workbook, one below the other on a sheet of their own."""

    def __init__(self, questionnaire: Questionnaire, language: Language) -> None:
        self._lists = dict(_of_columns(language)) | dict(_of_questions(questionnaire, language))

    def __contains__(self, name: str) -> bool:
        """Whether there is a list of that name."""
        return name in self._lists

    def rows(self) -> list[tuple[str, str, str]]:
        """Name, code and words of every entry, in the order in which they stand."""
        return [(name, *choice) for name, choices in self._lists.items() for choice in choices]

    def lines(self, name: str, first: int) -> tuple[int, int]:
        """The first and the last row of a list, where the first list starts in a given row."""
        before = list(self._lists)[: list(self._lists).index(name)]
        start = first + sum(len(self._lists[each]) for each in before)
        return start, start + len(self._lists[name]) - 1

    def worded(self, name: str, value: object) -> str:
        """The words for what was chosen; a code that has none stands for itself."""
        words = dict(self._lists[name])
        return "\n".join(words.get(code, code) for code in spelt(value).split("\n"))


def _of_columns(language: Language) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    text = language.text
    yield of_list(UNKNOWN), _yes_or_no(language)
    yield (
        of_list("backing.kind"),
        (
            Choice("assertion", text("Our word")),
            Choice("document", text("A document")),
            Choice("independent_check", text("An outside check")),
        ),
    )
    yield (
        of_list("backing.confidence"),
        (
            Choice("low", text("low confidence")),
            Choice("medium", text("medium confidence")),
            Choice("high", text("high confidence")),
        ),
    )
    yield of_list("state"), (Choice("agreed", text("agreed")), Choice("met", text("met")))


def _of_questions(
    questionnaire: Questionnaire, language: Language
) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    for link_id, question in questionnaire.questions.items():
        if isinstance(question, Optioned):
            yield link_id, tuple(_options(question))
        elif question.type == "boolean":
            yield link_id, _yes_or_no(language)


def _yes_or_no(language: Language) -> tuple[Choice, ...]:
    return Choice("true", language.text("Yes")), Choice("false", language.text("No"))


def _options(question: ChoiceItem | MultipleChoiceItem) -> Iterator[Choice]:
    """The options on one line each, in words that tell them apart."""
    taken: set[str] = set()
    for option in question.answer_option:
        words = " ".join(option.text.split())
        yield Choice(option.code, f"{words} ({option.code})" if words in taken else words)
        taken.add(words)
