"""`assessor check`: every file that ships, or those named, read as strictly as in use."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from assessor import shipped
from assessor.assessment import Assessment
from questionnaires.loading import (
    load_fact_sheet,
    load_questionnaire,
    load_response,
    read,
)
from questionnaires.problems import InvalidFile, Problem
from questionnaires.questionnaire import Questionnaire
from scoring.checks import load_policy


class Checked(NamedTuple):
    """What was looked at, and everything that is wrong with it.

    reading_grade: the mean Flesch-Kincaid grade of the question texts, where a
    questionnaire was checked; 9 is what most fourteen-year-olds read with ease.
    """

    checked: tuple[str, ...]
    problems: tuple[Problem, ...]
    reading_grade: float | None

    def lines(self) -> Iterable[str]:
        """What to print when nothing, or not everything, is wrong."""
        if self.reading_grade is not None:
            yield f"Questions read at grade {self.reading_grade:.1f} on average (9.0 or less is the aim)."
        wrong = len(self.problems)
        verdict = "no problems" if not wrong else f"{wrong} problem{'s' if wrong > 1 else ''}"
        yield f"{len(self.checked)} file{'s' if len(self.checked) != 1 else ''} checked: {verdict}."


def check(paths: Sequence[Path], questionnaire: Path | None = None) -> Checked:
    """Check the files named, or everything that ships."""
    problems: list[Problem] = []
    checked: list[str] = []
    asked: Questionnaire | None = None
    grade: float | None = None

    def look(path: Path) -> None:
        nonlocal asked, grade
        checked.append(str(path))
        try:
            kind = _kind(path)
            if kind == "questionnaire":
                grade = reading_grade(load_questionnaire(path))
                return
            asked = asked or load_questionnaire(questionnaire or shipped.QUESTIONNAIRE)
            _LOADERS[kind](path, asked)
        except InvalidFile as invalid:
            problems.extend(invalid.problems)

    for path in paths or _everything():
        look(path)
    return Checked(tuple(checked), tuple(sorted(set(problems))), grade)


def reading_grade(questionnaire: Questionnaire) -> float:
    """The mean Flesch-Kincaid grade of the questions' texts."""
    import textstat

    grades = [
        textstat.flesch_kincaid_grade(question.text)
        for question in questionnaire.questions.values()
    ]
    return float(sum(grades)) / len(grades)


def _everything() -> list[Path]:
    return [
        shipped.QUESTIONNAIRE,
        shipped.POLICY,
        *shipped.fact_sheets(),
        *shipped.examples(),
    ]


def _kind(path: Path) -> str:
    """The kind of a file by its first key; a folder is known by what it holds."""
    if path.is_dir():
        return "policy" if (path / "policy.yaml").is_file() else "questionnaire"
    data = read(path).data
    given = str(data.get("format", "")) if isinstance(data, dict) else ""
    kind = given.partition("/")[0]
    if kind == "questionnaire" or kind in _LOADERS:
        return kind
    known = ", ".join(("questionnaire/1", *(f"{name}/1" for name in _LOADERS)))
    raise InvalidFile(
        [
            Problem(
                str(path),
                1,
                "this file does not say what it is",
                f"Start it with format: and one of {known}",
            )
        ]
    )


_LOADERS = {
    "policy": load_policy,
    "fact_sheet": load_fact_sheet,
    "response": lambda path, asked: load_response(path, asked, Assessment),
}
