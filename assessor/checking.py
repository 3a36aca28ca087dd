"""`assessor check`: every file that ships, or those named, read as strictly as in use."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from assessor import shipped
from assessor.loading import load_assessment
from questionnaires.loading import KINDS, load_fact_sheet, load_questionnaire, read
from questionnaires.messages import Message
from questionnaires.problems import InvalidFileError, Problem, quoted
from questionnaires.questionnaire import Questionnaire
from scoring.checks import load_policy
from scoring.policy import Policy

if TYPE_CHECKING:
    from assessor.languages.state import State

GRADE_AIMED_AT = 9
"""What most fourteen-year-olds read with ease, as a Flesch-Kincaid grade."""
_PARTS = ("questionnaire.yaml", "policy.yaml")
_ENDINGS = (".yaml", ".yml", ".json", ".po")


class Checked(NamedTuple):
    """What was looked at, and everything that is wrong with it.

    grades: the mean Flesch-Kincaid grade of the question texts of each questionnaire.
    languages: how far each language is, where languages were looked at.
    """

    checked: tuple[str, ...]
    problems: tuple[Problem, ...]
    grades: dict[str, float]
    languages: tuple["State", ...] = ()

    def languages_as_json(self) -> list[dict[str, Any]]:
        """The languages for programs."""
        from assessor.languages.commands import as_json

        return [as_json(state) for state in self.languages]

    def lines(self) -> Iterable[Message]:
        """What to print beside the problems."""
        for name, grade in self.grades.items():
            yield Message(
                "{name}: questions read at grade {grade:.1f} on average ({most} or less is the "
                "aim).",
                name=name,
                grade=grade,
                most=GRADE_AIMED_AT,
            )
        for state in self.languages:
            from assessor.languages.commands import line_of

            yield line_of(state)
        files = Message.plural("{n} file", "{n} files", len(self.checked))
        yield Message("{files} checked: {verdict}.", files=files, verdict=self._verdict())

    def _verdict(self) -> Message:
        if not self.problems:
            return Message("no problems")
        return Message.plural("{n} problem", "{n} problems", len(self.problems))


def check(
    paths: Sequence[Path],
    questionnaire: Path | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Checked:
    """Check the files named, or everything that ships.

    Each file is held against the questionnaire that it names, if that is among the files;
    else against `questionnaire`, else against the shipped one.
    """
    checking = _Checking(questionnaire, progress)
    for path in paths or _everything():
        checking.sort(path)
    checking.look()
    if not paths:
        checking.look_at_languages()
    problems = tuple(sorted(set(checking.problems)))
    return Checked(
        tuple(dict.fromkeys(checking.checked)),
        problems,
        checking.grades,
        tuple(checking.languages),
    )


def reading_grade(questionnaire: Questionnaire) -> float:
    """The mean Flesch-Kincaid grade of the questions' texts."""
    import textstat

    grades = [
        textstat.flesch_kincaid_grade(question.text)
        for question in questionnaire.questions.values()
    ]
    return float(sum(grades)) / len(grades)


class _Checking:
    """One run: files sorted by what they are, questionnaires first, then whatever needs them."""

    def __init__(self, questionnaire: Path | None, progress: Callable[[str], None]) -> None:
        self.checked: list[str] = []
        self.problems: list[Problem] = []
        self.grades: dict[str, float] = {}
        self.languages: list[State] = []
        self._other = questionnaire
        self._progress = progress
        self._known: dict[str, Questionnaire] = {}
        self._policies: dict[str, Policy] = {}
        self._fallback: Questionnaire | None = None
        self._some_broken = False
        self._waiting: list[tuple[Path, str, str]] = []

    def sort(self, path: Path) -> None:
        """Read questionnaires at once; let everything else wait for them."""
        inside = [path]
        with self._noting():
            inside = _files_in(path) if path.is_dir() else inside
        for one in inside:
            self.checked.append(str(one))
            self._progress(str(one))
            with self._noting():
                if one.suffix == ".po":
                    self._translation(one)
                    continue
                kind, asked_id = _kind(one)
                if kind == "questionnaire":
                    self._read(one)
                else:
                    self._waiting.append((one, kind, asked_id))

    def look(self) -> None:
        """Check what waited."""
        for path, kind, asked_id in sorted(self._waiting, key=lambda one: one[1] != "policy"):
            self._progress(str(path))
            with self._noting():
                asked = self._asked(path, asked_id)
                if kind == "policy":
                    self._policies[asked.id] = load_policy(path, asked)
                elif kind == "fact_sheet":
                    load_fact_sheet(path, asked)
                else:
                    load_assessment(path, asked, self._policies.get(asked.id))

    def look_at_languages(self) -> None:
        """Check translations. What is missing is told, but is no problem: English is shown."""
        from assessor.languages.folders import codes, files
        from assessor.languages.state import state_of
        from assessor.languages.template import template

        with self._noting():
            wanted = template()
            for code in codes()[1:]:
                self._progress(code)
                state = state_of(code, wanted)
                self.checked += map(str, files(code).values())
                self.problems += state.problems
                self.languages.append(state)

    def _translation(self, path: Path) -> None:
        from assessor.languages import folders, po
        from assessor.languages.faults import problems

        file = po.read(path)
        right_to_left = folders.is_right_to_left(file.language)
        self.problems += problems(file, str(path), right_to_left=right_to_left)

    @contextmanager
    def _noting(self) -> Iterator[None]:
        try:
            yield
        except InvalidFileError as invalid:
            self.problems.extend(invalid.problems)

    def _read(self, path: Path) -> None:
        try:
            asked = load_questionnaire(path)
        except InvalidFileError:
            self._some_broken = True
            raise
        self._known[asked.id] = asked
        self.grades[str(path)] = reading_grade(asked)

    def _asked(self, path: Path, asked_id: str) -> Questionnaire:
        """The questionnaire that a file is held against."""
        if asked_id in self._known:
            return self._known[asked_id]
        if self._fallback is None:
            self._fallback = self._fallen_back()
        if self._some_broken and asked_id != self._fallback.id:
            what = Message(
                "this waits for the questionnaire {asked_id}, which has problems itself",
                asked_id=quoted(asked_id),
            )
            raise InvalidFileError(
                [Problem(str(path), 1, what, Message("Mend the questionnaire first"))]
            )
        return self._fallback

    def _fallen_back(self) -> Questionnaire:
        """The other questionnaire, or the shipped one with the policy that judges by it."""
        if self._other is not None:
            return load_questionnaire(self._other)
        asked, policy = shipped.both()
        self._policies.setdefault(asked.id, policy)
        return asked


def _everything() -> list[Path]:
    return [shipped.QUESTIONNAIRE, shipped.POLICY, *shipped.fact_sheets(), *shipped.examples()]


def _files_in(folder: Path) -> list[Path]:
    """A folder's questionnaire and policy; without those, every file of it that may be one."""
    parts = [folder / name for name in _PARTS if (folder / name).is_file()]
    inside = parts or sorted(one for one in folder.iterdir() if one.suffix.lower() in _ENDINGS)
    if not inside:
        what = Message("this folder holds no YAML, JSON or PO file")
        raise InvalidFileError(
            [Problem(str(folder), 1, what, Message("Give the path of a file, or another"))]
        )
    return inside


def _kind(path: Path) -> tuple[str, str]:
    """The kind of a file by its format, and the id of the questionnaire that it names."""
    data = read(path).data
    data = data if isinstance(data, dict) else {}
    given = data.get("format", "")
    kind = str(given).partition("/")[0]
    if kind not in KINDS:
        says = (
            Message("its format {format} is not known", format=quoted(given))
            if given
            else Message("it does not say")
        )
        known = ", ".join(f"{name}/1" for name in KINDS)
        raise InvalidFileError(
            [
                Problem(
                    str(path),
                    1,
                    Message("what kind of file this is cannot be told: {says}", says=says),
                    Message(
                        "Start it with format: and one of {known}. A part of another file is "
                        "checked with the file that includes it",
                        known=known,
                    ),
                )
            ]
        )
    named = data.get("questionnaire")
    return kind, str(named.get("id") if isinstance(named, dict) else named)
