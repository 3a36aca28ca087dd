"""Every message that an author can meet: one broken file each, with the words it must hold."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from questionnaires.loading import load_fact_sheet, load_questionnaire, load_response
from questionnaires.problems import InvalidFileError, Problem
from questionnaires.questionnaire import Questionnaire
from scoring.checks import load_policy

BROKEN = Path(__file__).parent / "broken"
FILES = sorted(BROKEN.glob("*/*.yaml"))
EXPECTED = re.compile(r"# expect: line (\d+): (.+)")
HELD_AGAINST = re.compile(r"# questionnaire: (\S+)")
LOADERS = {
    "questionnaires": lambda path, _: load_questionnaire(path),
    "policies": load_policy,
    "responses": load_response,
    "fact_sheets": load_fact_sheet,
}
MACHINERY = re.compile(
    r"pydantic|function-|Input should|NoneType|Decimal\(|Fraction|BaseModel|\btuple\b|\bdict\b|"
    r"(?<!!)\bstr\b|\bbool\b|\bNone\b|0x[0-9a-f]{6}|<class|constrained|Traceback"
)
SMALL = """\
format: questionnaire/1
id: small
version: "1.0"
title: A small questionnaire
"""


class Expectation(NamedTuple):
    """A line, and words that the message about it holds."""

    line: int
    words: str


def expectations(text: str) -> list[Expectation]:
    """What the first lines of a broken file say about it."""
    return [Expectation(int(line), words) for line, words in EXPECTED.findall(text)]


def questionnaire_for(text: str) -> Questionnaire:
    """The questionnaire that a broken file is held against."""
    named = HELD_AGAINST.search(text)
    return load_questionnaire(BROKEN / (named.group(1) if named else "sound.yaml"))


def problems_of(path: Path, questionnaire: Questionnaire) -> tuple[Problem, ...]:
    """Every problem found when a file is loaded as what its folder says."""
    with pytest.raises(InvalidFileError) as caught:
        LOADERS[path.parent.name](path, questionnaire)
    return caught.value.problems


def told(folder: Path, text: str) -> list[tuple[int, str]]:
    """What is wrong with a questionnaire, by line, without remedies."""
    path = folder / "questionnaire.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidFileError) as caught:
        load_questionnaire(path)
    return [(problem.line, problem.what) for problem in caught.value.problems]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_each_broken_file_is_told_what_is_wrong_and_where(path: Path) -> None:
    """The problems are exactly the expected ones: their lines, their words, none besides."""
    text = path.read_text(encoding="utf-8")
    problems = problems_of(path, questionnaire_for(text))
    expected = expectations(text)
    told = [
        Expectation(problem.line, next((e.words for e in expected if e.words in str(problem)), ""))
        for problem in problems
    ]
    assert sorted(expected) == sorted(told), "\n".join(map(str, problems))


def test_each_message_has_place_reason_and_remedy_in_the_words_of_authors() -> None:
    """No message lacks its remedy, and none speaks of the machinery behind it."""
    for path in FILES:
        for problem in problems_of(path, questionnaire_for(path.read_text(encoding="utf-8"))):
            assert str(path) == problem.file
            assert problem.what
            assert problem.remedy
            assert problem.what[0] == problem.what[0].lower()
            assert problem.remedy[0].isupper(), problem.remedy
            assert not problem.what.endswith(".")
            assert None is MACHINERY.search(f"{problem.what} {problem.remedy}"), str(problem)
            assert str(problem).startswith(f"{path}:{problem.line}: ")


def test_there_are_broken_files_of_every_kind() -> None:
    """The tests above would pass without files; there are files."""
    assert set(LOADERS) == {path.parent.name for path in FILES}
    assert len(FILES) > 200


@pytest.mark.parametrize("name", ["sound.yaml", "computed.yaml"])
def test_what_broken_files_are_held_against_is_sound(name: str) -> None:
    """The questionnaires beside the broken files have no problems themselves."""
    assert name.removesuffix(".yaml") == load_questionnaire(BROKEN / name).id


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    """Reading, shape and lint speak together: nobody mends one line to meet the next message."""
    found = told(
        tmp_path,
        SMALL.replace('"1.0"', "1.0")
        + """\
colour: red
item:
  - type: choice
    link_id: place
    text: yes
    answer_option:
      - {code: here, text: 5}
      - {code: there, text: There}
      - {code: there, text: Again}
  - type: scale
    link_id: size
    text: How large?
    minimum: 1
    maximum: 014
  - type: boolean
    link_id: moved
    text: Did it move?
    sources: [law]
    enable_when: {question: plcae, answer: here}
  - type: boolean
    link_id: moved
    text: Again?
    enable_when: {question: size, operator: ">", answer: 3}
""",
    )
    assert [
        (3, "version is the number 1.0, where a version in quotes is needed"),
        (5, "the file has an unknown key 'colour'"),
        (9, "'yes' without quotes means true or false to some programs, a word to others"),
        (11, "text of 'here' is the number 5, where a text is needed"),
        (13, "'place' has two options with the code 'there'"),
        (18, "'014' is a number in some programs and another one elsewhere"),
        (22, "the source 'law' is not in the catalogue"),
        (23, "'moved' waits for 'plcae', which is no question of 'small'"),
        (25, "there are two items with the link_id 'moved'"),
    ] == found


def test_what_could_not_be_read_is_not_said_to_be_missing(tmp_path: Path) -> None:
    """A question that waits for a misshapen one is not told that there is no such question."""
    found = told(
        tmp_path,
        SMALL
        + """\
item:
  - {type: boolean, link_id: policy}
  - {type: boolean, link_id: detail, text: More?, enable_when: {question: policy, answer: true}}
  - {type: boolean, link_id: other, text: Else?, enable_when: {question: polciy, answer: true}}
""",
    )
    assert [
        (6, "'policy' has no text"),
        (8, "'other' waits for 'polciy', which is no question of 'small'"),
    ] == found


def test_places_are_right_behind_entries_that_were_left_out(tmp_path: Path) -> None:
    """Lint runs without the misshapen first options, and still names the right line."""
    found = told(
        tmp_path,
        SMALL
        + """\
item:
  - type: choice
    link_id: place
    text: Where?
    answer_option:
      - {code: one}
      - {code: two}
      - {code: here, text: Here}
      - {code: there, text: There}
      - {code: here, text: Again}
""",
    )
    assert [
        (10, "'one' has no text"),
        (11, "'two' has no text"),
        (14, "'place' has two options with the code 'here'"),
    ] == found


def test_problems_beyond_counting_end_in_a_word_about_it(tmp_path: Path) -> None:
    """Ten thousand wrong entries are answered briefly."""
    found = told(tmp_path, SMALL + "item:\n" + "  - nonsense\n" * 10_000)
    assert 1_001 == len(found)
    assert (1, "the file has more than 1,000 problems") == found[0]
