"""From a file on disk to a validated model: every problem at once, each with its line."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, overload

from pydantic import BaseModel, ValidationError

from questionnaires import answer_checks, questionnaire, response
from questionnaires.messages import Message
from questionnaires.problems import Finding, InvalidFileError, Problem, listed, quoted
from questionnaires.questionnaire import Questionnaire
from questionnaires.reading.document import Document, piece
from questionnaires.reading.files import decoded, text_of
from questionnaires.response import QuestionnaireResponse

# What only some files need is imported where it is: a cold start is counted.
if TYPE_CHECKING:
    from questionnaires.fact_sheet import FactSheet

M = TypeVar("M", bound=BaseModel)
R = TypeVar("R", bound=QuestionnaireResponse)

KINDS = {
    "questionnaire": Message("a questionnaire"),
    "policy": Message("a policy"),
    "response": Message("a response"),
    "fact_sheet": Message("a fact sheet"),
}
"""The formats there are, as people call them."""
MOST_PROBLEMS = 1_000
"""Problems reported of one file; whoever has more has one cause for many of them."""


def read(path: Path, name: str | None = None, *, include: bool = False) -> Document:
    """The values of a YAML or JSON file (by its ending) with their lines.

    name: how messages call the file. include: whether the file may include others.

    Raises:
        InvalidFileError: the file cannot be read, or its syntax is broken.
    """
    shown = name or str(path)
    main = piece(text_of(path, shown), shown)
    if not include:
        return Document(main, (main,))
    from questionnaires.reading.includes import with_includes

    return with_includes(main, path)


def parsed(text: str, name: str) -> Document:
    """The values of a text that is no file of its own; it may include nothing.

    Raises:
        InvalidFileError: the syntax is broken.
    """
    main = piece(text, name)
    return Document(main, (main,))


def handed_over(content: bytes, name: str) -> Document:
    """The values of a file that somebody hands over as bytes; it may include nothing.

    name: how messages call it; its ending says whether it is JSON.

    Raises:
        InvalidFileError: it is too large, no UTF-8 text, or its syntax is broken.
    """
    return parsed(decoded(content, name), name)


def load_questionnaire(path: Path) -> Questionnaire:
    """The questionnaire in a file, or in the questionnaire.yaml of a folder.

    Raises:
        InvalidFileError: with every problem of the file and of those it includes.
    """
    return questionnaire_of(read(inside(path, "questionnaire.yaml"), include=True))


def questionnaire_of(document: Document) -> Questionnaire:
    """The questionnaire in a document; see load_questionnaire."""
    from questionnaires.checks import findings

    return validated(document, Questionnaire, questionnaire.FORMAT, findings)


@overload
def load_response(path: Path, asked: Questionnaire) -> QuestionnaireResponse: ...


@overload
def load_response(path: Path, asked: Questionnaire, model: type[R]) -> R: ...


def load_response(path: Path, asked: Questionnaire, model: Any = QuestionnaireResponse) -> Any:
    """The answers in a file, checked against the questionnaire that they answer.

    model: the class to read them into, if it is a richer one.

    Raises:
        InvalidFileError: with every problem of the file.
    """
    return response_of(read(path), asked, model)


def response_of(document: Document, asked: Questionnaire, model: type[R]) -> R:
    """The answers in a document; see load_response."""
    return validated(
        document, model, response.FORMAT, lambda given: answer_checks.findings(given, asked)
    )


def load_fact_sheet(path: Path, asked: Questionnaire) -> "FactSheet":
    """The facts in a file, checked against the questionnaire that they inform.

    Raises:
        InvalidFileError: with every problem of the file.
    """
    from questionnaires.fact_sheet import FORMAT, FactSheet

    return validated(
        read(path),
        FactSheet,
        FORMAT,
        lambda sheet: answer_checks.fact_findings(sheet, asked),
    )


def inside(path: Path, name: str) -> Path:
    """The file itself, or the file of that name if the path is a folder.

    Raises:
        InvalidFileError: the folder does not hold such a file.
    """
    try:
        if not path.is_dir():
            return path
        if (path / name).is_file():
            return path / name
    except OSError:
        return path  # reading it will say what is wrong
    what = Message("this folder holds no {name}", name=name)
    raise InvalidFileError([Problem(str(path), 1, what, Message("Give the path of the file"))])


def validated(
    document: Document,
    model: type[M],
    wanted: str,
    lint: Callable[[M], Iterable[Finding]],
) -> M:
    """The values of a document as a model, if nothing is wrong with them.

    wanted: the format that the document must declare. lint: what else is checked.

    Raises:
        InvalidFileError: with all problems at once: of reading, of the shape, and of the lint,
            which also runs on what is left of a document without its misshapen parts.
    """
    _ensure_format(document, wanted)
    try:
        result = model.model_validate(document.data)
    except ValidationError as error:
        raise InvalidFileError(
            _problems(document, _all_findings(document, model, error, lint))
        ) from None
    found = list(lint(result))
    if found or document.problems:
        raise InvalidFileError(_problems(document, found))
    return result


def _all_findings(
    document: Document,
    model: type[M],
    error: ValidationError,
    lint: Callable[[M], Iterable[Finding]],
) -> list[Finding]:
    # Needed for broken files only, which need not be fast.
    from questionnaires.reading.salvage import salvaged
    from questionnaires.reading.shape_messages import findings

    found = findings(error, model, document.data)
    if len(found) < MOST_PROBLEMS:
        rest = salvaged(model, document.data, error)
        if rest is not None:
            found += filter(None, map(rest.still_true, lint(rest.model)))
    return found


def _problems(document: Document, found: list[Finding]) -> list[Problem]:
    problems = [
        *document.problems,
        *filter(None, map(document.located, found[: MOST_PROBLEMS + 1])),
    ]
    if len(problems) > MOST_PROBLEMS:
        what = Message("the file has more than {most:,} problems", most=MOST_PROBLEMS)
        return [
            *sorted(problems)[:MOST_PROBLEMS],
            Problem(document.file, 1, what, Message("Mend these first")),
        ]
    return problems


def _ensure_format(document: Document, wanted: str) -> None:
    """Refuse a file of another kind or time at once: its other problems would be noise."""
    data, kind = document.data, wanted.partition("/")[0]
    if not isinstance(data, dict):
        there = Message("a list") if isinstance(data, list) else Message("a single value")
        finding = Finding(
            (),
            Message(
                "{wanted} is a map of keys and values, but this file is {there}",
                wanted=KINDS[kind],
                there=there,
            ),
            Message("Start it with the line format: {wanted}", wanted=wanted),
        )
    else:
        given = data.get("format")
        if given is None or given == wanted:
            return
        finding = Finding(("format",), *_other_format(str(given), wanted))
    located = document.located(finding)
    raise InvalidFileError([*document.problems, *([located] if located else [])])


def _other_format(given: str, wanted: str) -> tuple[Message, Message]:
    kind, _, number = given.partition("/")
    wanted_kind, _, wanted_number = wanted.partition("/")
    if kind != wanted_kind and kind in KINDS:
        needed = KINDS[wanted_kind]
        return Message(
            "this is {there}, where {needed} is needed", there=KINDS[kind], needed=needed
        ), Message("Give the path of {needed}", needed=needed)
    if (
        kind == wanted_kind
        and len(number) <= len("999999999")
        and number.isdecimal()
        and int(number) > int(wanted_number)
    ):
        return (
            Message(
                "this file was written for a newer version of the toolkit ({given})",
                given=quoted(given),
            ),
            Message("Update the toolkit, or write the file again as {wanted}", wanted=wanted),
        )
    known = listed((f"{name}/1" for name in KINDS), "and")
    return (
        Message("{given} is not a format that this toolkit knows", given=quoted(given)),
        Message("Write format: {wanted}. The formats are {known}", wanted=wanted, known=known),
    )
