"""Files become values: exact scalars, lines, JSON by the same rules, files that include others."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from questionnaires.loading import load_questionnaire, parsed, read
from questionnaires.problems import InvalidFileError, Problem
from questionnaires.reading.shape_messages import label
from scoring.checks import load_policy

BROKEN = Path(__file__).parent / "broken"
SMALL = """\
format: questionnaire/1
id: small
version: "1.0"
title: A small questionnaire
"""


def written(folder: Path, text: str, name: str = "questionnaire.yaml") -> Path:
    """A file with that text."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def problems_of(path: Path) -> tuple[Problem, ...]:
    """Every problem found when a file is loaded as a questionnaire."""
    with pytest.raises(InvalidFileError) as caught:
        load_questionnaire(path)
    return caught.value.problems


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
    ] == [
        (problem.line, problem.what)
        for problem in problems_of(written(tmp_path, text, "questionnaire.json"))
    ]


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
