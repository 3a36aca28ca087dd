"""Every message that an author can meet: one broken file each, with the words it must hold."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from questionnaires.loading import (
    load_fact_sheet,
    load_questionnaire,
    load_response,
    parsed,
    read,
)
from questionnaires.problems import InvalidFileError, Problem
from questionnaires.questionnaire import Questionnaire
from questionnaires.reading.shape_messages import label
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


def problems_of(path: Path, questionnaire: Questionnaire | None = None) -> tuple[Problem, ...]:
    """Every problem found when a file is loaded as what its folder says."""
    with pytest.raises(InvalidFileError) as caught:
        LOADERS.get(path.parent.name, LOADERS["questionnaires"])(path, questionnaire)
    return caught.value.problems


def written(folder: Path, text: str, name: str = "questionnaire.yaml") -> Path:
    """A file with that text."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def lines_and_words(path: Path) -> list[tuple[int, str]]:
    """The problems of a questionnaire, by line, up to the first full stop."""
    return [(problem.line, problem.what) for problem in problems_of(path)]


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
    path = written(
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
    ] == lines_and_words(path)


def test_what_could_not_be_read_is_not_said_to_be_missing(tmp_path: Path) -> None:
    """A question that waits for a misshapen one is not told that there is no such question."""
    path = written(
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
    ] == lines_and_words(path)


def test_places_are_right_behind_entries_that_were_left_out(tmp_path: Path) -> None:
    """Lint runs without the misshapen first options, and still names the right line."""
    path = written(
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
    ] == lines_and_words(path)


def test_problems_beyond_counting_end_in_a_word_about_it(tmp_path: Path) -> None:
    """Ten thousand wrong entries are answered briefly."""
    path = written(tmp_path, SMALL + "item:\n" + "  - nonsense\n" * 10_000)
    problems = problems_of(path)
    assert 1_001 == len(problems)
    assert "the file has more than 1,000 problems" == problems[0].what


def test_scalars_keep_what_their_author_wrote() -> None:
    """Numbers are exact, dates and quoted words stay text, true and false are switches."""
    text = (
        "whole: 12\nplus: +5\nminus: -3\ndecimal: 0.10\nhalf: .5\nthousand: 1e3\nday: 2026-11-23\n"
        "quoted: \"no\"\nsingle: '12:30'\n"
        "switch: true\noff_switch: FALSE\nnothing: null\nempty:\ntilde: ~\n"
        'equals: =\nless: "<"\nphone: +41 22 730 42 22\nno_doubt: No, never\nversion: "1.0"\n'
        "block: |\n  one\n  two\n"
    )
    assert {
        "whole": 12,
        "plus": 5,
        "minus": -3,
        "decimal": Decimal("0.10"),
        "half": Decimal("0.5"),
        "thousand": Decimal(1000),
        "day": "2026-11-23",
        "quoted": "no",
        "single": "12:30",
        "switch": True,
        "off_switch": False,
        "nothing": None,
        "empty": None,
        "tilde": None,
        "equals": "=",
        "less": "<",
        "phone": "+41 22 730 42 22",
        "no_doubt": "No, never",
        "version": "1.0",
        "block": "one\ntwo\n",
    } == parsed(text, "values.yaml").data


def test_aliases_within_bounds_are_written_out() -> None:
    """An anchor used twice is the same value twice."""
    assert {"a": [1], "b": [1]} == parsed("a: &x [1]\nb: *x\n", "alias.yaml").data


def test_a_document_knows_the_line_of_every_value() -> None:
    """Lines are those of the key, of the list entry, or of the nearest value around it."""
    document = parsed("a: 1\nb:\n  - c: 2\n  -\n    d: 3\n", "lines.yaml")
    paths = [(), ("a",), ("b",), ("b", 0), ("b", 0, "c"), ("b", 1, "d"), ("b", 1, "e", "f")]
    assert [1, 1, 2, 3, 3, 5, 5] == [document.line(path) for path in paths]


def test_json_is_read_by_the_same_rules(tmp_path: Path) -> None:
    """The same questionnaire as JSON is the same questionnaire."""
    source = read(BROKEN / "sound.yaml").data
    text = json.dumps(source, indent=1, default=float)
    path = written(tmp_path, text, "questionnaire.json")
    assert load_questionnaire(BROKEN / "sound.yaml") == load_questionnaire(path)


def test_json_has_lines_and_messages_too(tmp_path: Path) -> None:
    """What is wrong in JSON is told with its line, duplicates and NaN included."""
    text = """{
  "format": "questionnaire/1", "id": "small", "version": "1.0",
  "title": "Grin \\ud83d\\ude00",
  "title": "Again",
  "item": [
    {"type": "scale", "link_id": "size", "text": "How large?", "minimum": NaN,
     "maximum": 5},
    {"type": "boolean", "link_id": "policy",
     "text": 5}
  ]
}"""
    assert [
        (4, "the key 'title' stands twice, in lines 3 and 4"),
        (6, "'NaN' is not a number that can be compared"),
        (9, "text of 'policy' is the number 5, where a text is needed"),
    ] == lines_and_words(written(tmp_path, text, "questionnaire.json"))


def test_broken_json_is_told_where_it_breaks(tmp_path: Path) -> None:
    """A forgotten colon has its line and column."""
    path = written(tmp_path, '{"format": "questionnaire/1",\n "id" "small"\n}', "q.json")
    (problem,) = problems_of(path)
    assert 2 == problem.line
    assert "this is not JSON: expecting ':' delimiter" in problem.what


def test_a_folder_stands_for_the_questionnaire_in_it(tmp_path: Path) -> None:
    """Whoever names the folder means its questionnaire.yaml."""
    written(tmp_path, (BROKEN / "sound.yaml").read_text(encoding="utf-8"))
    assert "sound" == load_questionnaire(tmp_path).id


def test_included_lists_come_first_and_in_order(tmp_path: Path) -> None:
    """Areas are asked in the order in which their files are named; catalogues are shared."""
    written(
        tmp_path,
        "sources:\n  - {id: law, title: L, publisher: P, url: 'https://example.org'}\n",
        "sources.yaml",
    )
    item = "item:\n  - {type: boolean, link_id: %s, text: A question?, sources: [law]}\n"
    written(tmp_path, item % "second", "asked/b.yaml")
    written(tmp_path, "include: [b.yaml]\n" + item % "third", "asked/a.yaml")
    main = SMALL + "include: [../sources.yaml, a.yaml]\n" + item % "last"
    path = written(tmp_path, main, "asked/questionnaire.yaml")
    questionnaire = load_questionnaire(path)
    assert ["second", "third", "last"] == list(questionnaire.questions)
    assert ["law"] == list(questionnaire.source_by_id)


def test_problems_name_the_included_file_and_its_line(tmp_path: Path) -> None:
    """Shape, lint and syntax of an included file are told where they are, not where it is named."""
    written(tmp_path, "item:\n  - {type: boolean, link_id: a, text: 5}\n", "asked/a.yaml")
    written(
        tmp_path,
        "title: Here?\nitem:\n\n  - type: boolean\n    link_id: b\n    text: B?\n"
        "    enable_when: {question: c, answer: true}\n",
        "asked/b.yaml",
    )
    main = SMALL + "include: [a.yaml, b.yaml]\n"
    path = written(tmp_path, main, "asked/questionnaire.yaml")
    folder = path.parent
    assert [
        (str(folder / "a.yaml"), 2, "text of 'a' is the number 5, where a text is needed"),
        (
            str(folder / "b.yaml"),
            1,
            "title stands in an included file, which may only add to lists and maps",
        ),
        (str(folder / "b.yaml"), 7, "'b' waits for 'c', which is no question of 'small'"),
    ] == [problem[:3] for problem in problems_of(path)]


def test_every_broken_include_is_told(tmp_path: Path) -> None:
    """One included file with broken syntax does not hide another."""
    written(tmp_path, "item: [\n", "asked/a.yaml")
    written(tmp_path, "- a list\n", "asked/b.yaml")
    written(tmp_path, "", "asked/c.yaml")
    main = SMALL + "include: [a.yaml, b.yaml, c.yaml, d.yaml, a.yaml, c.yml]\n"
    path = written(tmp_path, main, "asked/questionnaire.yaml")
    found = [(Path(problem.file).name, problem.what) for problem in problems_of(path)]
    assert [
        ("a.yaml", "the bracket that opens here is never closed"),
        ("b.yaml", "an included file must be a map, such as item: with a list below it"),
        ("c.yaml", "the file is empty"),
        ("questionnaire.yaml", "'a.yaml' is included already"),
        ("questionnaire.yaml", "'c.yml' is included, but there is no such file"),
        ("questionnaire.yaml", "'d.yaml' is included, but there is no such file"),
    ] == found


def test_two_files_cannot_define_the_same_thing(tmp_path: Path) -> None:
    """A question scored in two files is told with both places."""
    scored = "questions:\n  policy:\n    weight: 1\n    levels:\n"
    scored += "      - {answer: true, points: 1}\n      - {answer: false, points: 0}\n"
    written(tmp_path, scored, "p/a.yaml")
    main = "format: policy/1\nid: p\nversion: '1'\ntitle: P\nquestionnaire: sound\n"
    path = written(tmp_path, main + "include: [a.yaml]\n" + scored, "p/policy.yaml")
    with pytest.raises(InvalidFileError) as caught:
        load_policy(path.parent, load_questionnaire(BROKEN / "sound.yaml"))
    (problem,) = caught.value.problems
    assert (str(path), 8) == (problem.file, problem.line)
    where = f"here, and in {path.parent / 'a.yaml'}, line 2"
    assert f"policy stands twice in questions: {where}" == problem.what


def test_links_do_not_lead_outside(tmp_path: Path) -> None:
    """A symbolic link to somewhere else is no way round the folder."""
    secret = written(tmp_path, "item: [secret]\n", "elsewhere/secret.yaml")
    path = written(tmp_path, SMALL + "include: [link.yaml]\n", "a/b/questionnaire.yaml")
    (path.parent / "link.yaml").symlink_to(secret)
    (problem,) = problems_of(path)
    assert "'link.yaml' lies outside the folder 'a'" == problem.what


@pytest.mark.parametrize(
    "name", ["", " ", "..\\a.yaml", "a\u202eb.yaml", "x" * 5000, ".", "..", "/", "~/a.yaml"]
)
def test_strange_names_of_includes_are_refused(tmp_path: Path, name: str) -> None:
    """No name makes the loader do anything but say so."""
    text = SMALL + f"include: [{json.dumps(name, ensure_ascii=False)}]\n"
    (problem,) = problems_of(written(tmp_path, text, "a/questionnaire.yaml"))
    assert 5 == problem.line


def test_labels_name_things_as_their_author_does() -> None:
    """Entries are called by their id, by their key, or by their place in the list."""
    data = {
        "item": [{"link_id": "size", "labels": [{"value": 1}], "sources": [5]}],
        "answers": {"size": {"value": 3}},
    }
    assert [
        "the file",
        "item",
        "'size'",
        "sources of 'size'",
        "entry 1 of sources of 'size'",
        "value of 'size'",
        "'size'",
        "value of 'size'",
    ] == [
        label(path, data)
        for path in (
            (),
            ("item",),
            ("item", 0),
            ("item", 0, "sources"),
            ("item", 0, "sources", 0),
            ("item", 0, "labels", 0, "value"),
            ("answers", "size"),
            ("answers", "size", "value"),
        )
    ]
