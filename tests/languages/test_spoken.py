"""Everything that people are told speaks their language: problems, refusals, help, the gate."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from assessor import cli
from assessor.access import refusal
from assessor.i18n import ENGLISH
from assessor.languages import codes, interface, language
from assessor.settings import LANGUAGE
from assessor.spoken import by_browser, by_environment
from assessor.web.serving.gate import CLOSED
from assessor.web.serving.refusing import refusal as answered
from questionnaires.messages import Message
from questionnaires.problems import listed, quoted, suggestion
from tests.command_line import CommandLine

MARK = "[en]"
BROKEN = Path(__file__).parents[1] / "broken" / "questionnaires" / "circle.yaml"
MAKERS = {"Message": 1, "plural": 2, **dict.fromkeys(interface.SPOKEN, 1)}
"""The calls that make a message, and how many templates each takes."""
WITHOUT_WORDS = {"NotHeldError"}
"""It always says the same, which stands beside it as a message."""
FORWARDED = {
    "assessor/languages/po.py",
    "questionnaires/messages.py",
}
"""Messages of another library, and where a template is handed on that was found before."""


@pytest.fixture(params=codes()[1:])
def code(request: pytest.FixtureRequest) -> str:
    return str(request.param)


SPEAKS = re.compile(r"Message[(.]|plural\(|SpokenError|raise [A-Z]")


@cache
def code_of_ours() -> tuple[tuple[str, ast.AST], ...]:
    """Every call and class of the files that say anything, with their file."""
    return tuple(
        (str(path.relative_to(room.parent)), node)
        for room in interface.ROOMS
        for path in sorted(room.rglob("*.py"))
        if SPEAKS.search(text := path.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call | ast.ClassDef)
    )


def called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def is_loose(node: ast.Call) -> bool:
    """Whether a message's template does not stand in the call as it is."""
    name = called(node)
    templates = node.args[: MAKERS.get(name, 0)]
    return any(
        isinstance(one, ast.JoinedStr | ast.BinOp)
        or (name == "Message" and not isinstance(one, ast.Constant))
        for one in templates
    )


@pytest.mark.parametrize(
    ("tongue", "words"),
    [
        ("fr", "des questions s’attendent l’une l’autre en rond : 'a' attend 'c' attend"),
        ("es", "hay preguntas que se esperan unas a otras en círculo: 'a' espera a 'c' espera"),
        ("ar", "أسئلة ينتظر بعضها بعضًا في حلقة: 'a' ينتظر 'c' ينتظر"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_in_the_language_asked_for(
    tongue: str, words: str, assessor: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """File and line stay as they are; what is wrong and what to do are translated."""
    monkeypatch.setenv(LANGUAGE, tongue)
    (problem,) = assessor("check", BROKEN).problems

    assert problem.startswith(f"{BROKEN}:7: {words}")
    assert MARK not in problem


def test_data_stays_english_whatever_the_language(
    assessor: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What programs read does not change with who calls them."""
    english = assessor("check", BROKEN, "--json").out
    monkeypatch.setenv(LANGUAGE, "fr")

    assert english == assessor("check", BROKEN, "--json").out


def test_a_refusal_is_said_in_every_language(code: str) -> None:
    """What the workflow refuses names the roles that may, as the language names them."""
    spoken = language(code)
    said = spoken.worded(refusal("decide"))

    assert spoken.text("Decider") in said
    assert MARK not in said
    assert "Your roles do not allow this. Nothing changed. It takes the role Decider." == refusal(
        "decide"
    )


def test_the_gate_answers_in_the_language_of_the_browser(code: str) -> None:
    """Whoever is turned away before any page is told why in their own words."""
    header = f"{code};q=0.9, en;q=0.5".encode()
    answer = answered({"type": "http", "headers": [(b"accept-language", header)]}, CLOSED, 404)

    assert language(code).worded(CLOSED).encode() == answer.body
    assert (404, code) == (answer.status_code, answer.headers["content-language"])


def test_help_leaves_no_english(
    code: str, assessor: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command explains itself, and what argparse adds to it, in the language."""
    monkeypatch.setenv(LANGUAGE, code)
    commands = [(one.name,) for one in cli.COMMANDS if one.name not in ("people", "db")]
    told = [assessor(*one, "--help").out for one in ((), *commands, ("people", "grant"))]

    assert [] == [text for text in told if MARK in text]
    assert all(text.startswith(language(code).text("usage: ")) for text in told)
    assert not any("show this help message" in text for text in told)


def test_wrong_usage_is_told_in_the_language_and_only_there(
    assessor: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An argument of ours and argparse's own complaint; English again for who comes next."""
    monkeypatch.setenv(LANGUAGE, "fr")
    day, missing = assessor("score", "a.yaml", "--as-of", "soon"), assessor("report", "a.yaml")
    monkeypatch.setenv(LANGUAGE, "en")
    after = assessor("report", "a.yaml")

    assert (2, 2, 2) == (day.code, missing.code, after.code)
    assert "'soon' n’est pas un jour du calendrier" in day.err
    assert "ces arguments sont nécessaires : -o/--output" in missing.err
    assert "the following arguments are required: -o/--output" in after.err


@pytest.mark.parametrize(
    ("environment", "tongue"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "es_AR"}, "es"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "ASSESSOR_LANGUAGE": "ar"}, "ar"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_environment_chooses_the_language(environment: dict[str, str], tongue: str) -> None:
    """Our own variable first, then those that systems set; English where we lack the language."""
    assert tongue == by_environment(environment).code


def test_the_browser_chooses_the_first_language_that_is_here() -> None:
    """As it orders them; one that is not here is passed over."""
    assert ("es", "en", "en") == (
        by_browser("de-DE,es-MX;q=0.8,fr;q=0.5").code,
        by_browser("en-GB,fr").code,
        by_browser("").code,
    )


def test_a_message_is_its_english_and_can_be_said_otherwise() -> None:
    """Fields that are messages, lists and figures are worded too; names are left alone."""
    otherwise = Message("The options are {codes}", codes=listed(["a", "b"], "and"))
    remedy = suggestion("aa", ["a", "b"], otherwise)
    large = Message("the text has {there:,} letters, more than {most:,}", there=1_200, most=1_000)
    spanish = language("es")

    assert "Did you mean 'a'? The options are a and b" == remedy == ENGLISH.worded(remedy)
    assert "¿Quería decir 'a'? Las opciones son a y b" == spanish.worded(remedy)
    assert "el texto tiene 1.200 letras, más de 1.000" == spanish.worded(large)
    assert "{count}" == spanish.worded("{count}")
    assert quoted("[en]") == spanish.worded(quoted("[en]"))


def test_every_message_stands_in_the_code_as_it_is_read() -> None:
    """A template that is put together while the program runs could never be translated."""
    loose = {
        place for place, node in code_of_ours() if isinstance(node, ast.Call) and is_loose(node)
    }

    assert FORWARDED == loose


def test_every_error_that_speaks_was_found() -> None:
    """What is raised with words for people is known to whoever looks for words."""
    classes = [node for _, node in code_of_ours() if isinstance(node, ast.ClassDef)]
    speaking = {"SpokenError"}
    for _ in range(2):  # some stand on another one
        speaking |= {
            one.name
            for one in classes
            if speaking & {getattr(base, "id", "") for base in one.bases}
        }

    assert {*interface.SPOKEN, "SpokenError", *WITHOUT_WORDS} == speaking
