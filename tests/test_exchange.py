"""Assessments leave and come back unchanged, as YAML and as JSON, whatever people write in them."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor import shipped
from assessor.assessment import Assessment
from assessor.exchange.file import ENDINGS, Ending, json_text, written, yaml_text
from assessor.settings import DATABASE
from questionnaires.loading import load_questionnaire, load_response, parsed, response_of
from questionnaires.reading.files import CONTROL
from tests.command_line import SHARED, SMALL, CommandLine, answers

ASKED = load_questionnaire(SHARED / "small_questionnaire.yaml")
ODD = [
    "no",
    "y",
    "On",
    "12:30",
    "190:20:30",
    "2026-11-23",
    "1e5",
    "014",
    "0x1F",
    "1_000",
    "1,000",
    "-.5",
    "+1",
    "1.",
    ".inf",
    "NaN",
    "Infinity",
    "~",
    "null",
    "true",
    "<<",
    "=",
    " a leading space",
    "a trailing space ",
    "a: colon",
    "a #comment",
    "# not a comment",
    "- not a list",
    "? not a key",
    "'single'",
    '"double"',
    "{not: a map}",
    "[not, a list]",
    "!not-a-tag",
    "!!python/object:os.system",
    "&not-an-anchor",
    "*not-an-alias",
    "%not a directive",
    "@at",
    "`tick`",
    "|",
    ">",
    "---",
    "...",
    "a\ttab",
    "two\nlines",
    "  indented\nlines \n\n",
    "\n",
    "return\rreturn",
    "next\x85line",
    "line\u2028separator",
    "\ufeffmark",
    "مرحبا بالعالم",
    "mixed مرحبا 123",
    "😀 👩‍🚒",
    "\\n is no newline",
    "é",
]
ALPHABET = st.characters(exclude_categories=("Cs",)).filter(lambda sign: not CONTROL.match(sign))
SIGNS = st.text(alphabet=" \n:#-'\"a1,[]{}&*!|>%@`\t\\?é", max_size=40)
LINES = st.text(alphabet=" ab\n", max_size=300)
TEXTS = st.one_of(st.sampled_from(ODD), st.text(ALPHABET, max_size=30), SIGNS, LINES)
KEYS = st.sampled_from(["no", "y", "On", "true", "null", "NaN", "a", "b.c", "A-1"])
NUMBERS = st.one_of(
    st.integers(-(10**14), 10**14),
    st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=6),
    st.sampled_from([Decimal("1E-12"), Decimal("1E+3"), Decimal("1.0"), Decimal("0.00")]),
    st.sampled_from([Decimal("1.2345678901234567890123456789012345E-5")]),
)
VALUES = st.one_of(TEXTS, NUMBERS, st.booleans(), st.lists(TEXTS, max_size=3))


def exact(value: Any) -> Any:
    """A value with its types and digits, which plain equality would overlook."""
    if isinstance(value, dict):
        return {key: exact(each) for key, each in value.items()}
    if isinstance(value, list):
        return [exact(each) for each in value]
    return type(value).__name__, str(value)


@given(st.dictionaries(KEYS, VALUES, min_size=1))
def test_what_is_written_is_read_again_to_the_digit(data: dict[str, Any]) -> None:
    """Any texts, numbers and switches survive both formats, without a complaint of the reader."""
    for text, name in ((yaml_text(data), "a.yaml"), (json_text(data), "a.json")):
        document = parsed(text, name)

        assert [] == document.problems
        assert exact(data) == exact(document.data)


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("ending", [Ending.YAML, Ending.JSON])
def test_an_odd_text_survives_everywhere_in_an_assessment(text: str, ending: Ending) -> None:
    """Titles, notes, comments, quotes and reasons come back as they were written."""
    before = Assessment.model_validate(
        {
            "format": "response/1",
            "questionnaire": {"id": "small", "version": "1"},
            "title": text,
            "notes": [text, "plain"],
            "organisation": {"name": text},
            "answers": {
                "export": {"unknown": {"who": text, "note": text}},
                "dpia": {"value": "done", "backing": {"kind": "document", "quote": text}},
                "skills": {"not_applicable": text},
                "rota": {"value": False, "comment": text},
            },
            "outcomes": [
                {"channel": text, "measure": text, "value": Decimal("0.50"), "unit": text}
            ],
        }
    )
    document = parsed(written(before, ending), f"a.{ending.value}")

    assert before == response_of(document, ASKED, Assessment)


@pytest.mark.parametrize("path", shipped.examples(), ids=lambda path: path.stem)
def test_the_worked_examples_go_round(assessor: CommandLine, tmp_path: Path, path: Path) -> None:
    """YAML to JSON to YAML at the command line gives the same assessment, answer by answer."""
    as_json, as_yaml = tmp_path / "a.json", tmp_path / "a.yaml"

    assert 0 == assessor("export", path, "-o", as_json).code
    assert 0 == assessor("import", as_json, "-o", as_yaml).code
    asked = shipped.both()[0]
    before, between, after = (
        load_response(each, asked, Assessment) for each in (path, as_json, as_yaml)
    )
    assert before == between
    assert before == after


def test_what_goes_round_twice_is_the_same_to_the_byte(
    assessor: CommandLine, tmp_path: Path
) -> None:
    """Files under version control do not change because a tool wrote them again."""
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    assessor("export", answers(tmp_path), *SMALL, "-o", one)
    assessor("export", one, *SMALL, "-o", two)

    assert one.read_bytes() == two.read_bytes()


def test_import_takes_it_into_the_store(
    assessor: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without -o it is kept under an id that starts with its own; what it holds is said."""
    path = answers(tmp_path)
    monkeypatch.setenv(DATABASE, f"sqlite:///{tmp_path / 'store.sqlite'}")
    run = assessor("import", path, *SMALL)

    assert run.out.startswith("small-answers-")
    assert run.out.endswith(": A small assessment, 4 answers\n")
    assert (0, "") == (run.code, run.err)
    assert (tmp_path / "store.sqlite").is_file()


@pytest.mark.parametrize("command", ["export", "import"])
def test_an_existing_file_is_not_replaced_unasked(
    assessor: CommandLine, tmp_path: Path, command: str
) -> None:
    """Somebody's file stays as it is, unless --force says otherwise."""
    target = tmp_path / "there.yaml"
    target.write_text("mine", encoding="utf-8")
    arguments = (command, answers(tmp_path), *SMALL, "-o", target)
    run = assessor(*arguments)

    assert (1, "") == (run.code, run.out)
    assert [f"{target}:1: this exists already. Choose another name with -o, or add --force."] == (
        run.problems
    )
    assert "mine" == target.read_text(encoding="utf-8")
    assert 0 == assessor(*arguments, "--force").code
    assert target.read_text(encoding="utf-8").startswith("format: response/1")


def test_what_is_broken_is_not_imported(assessor: CommandLine, tmp_path: Path) -> None:
    """A file with a problem is told, and nothing is written."""
    target = tmp_path / "new.yaml"
    path = answers(tmp_path, ("dpia: done", "dpia: doone"))

    assert 1 == assessor("import", path, *SMALL, "-o", target).code
    assert not target.exists()


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_ending_chooses_the_format(assessor: CommandLine, tmp_path: Path, ending: str) -> None:
    """Each ending that messages name is written, and read again."""
    target = tmp_path / f"a{ending}"

    assert 0 == assessor("export", answers(tmp_path), *SMALL, "-o", target).code
    assert 0 == assessor("score", target, *SMALL).code
    first = {".json": b"{", ".xlsx": b"P"}.get(ending, b"f")
    assert first == target.read_bytes()[:1]
