"""Whatever is handed over as a file, the answer is a message with a remedy, never a crash."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.enabling import AllOf, AnyOf, Condition
from questionnaires.items import AnswerOption, ChoiceItem, DateItem, GroupItem, ScaleItem
from questionnaires.loading import (
    load_fact_sheet,
    load_questionnaire,
    load_response,
    parsed,
    response_of,
    validated,
)
from questionnaires.problems import InvalidFileError, Problem, listed, quoted, suggestion
from questionnaires.questionnaire import FORMAT, Questionnaire
from questionnaires.reading.files import MOST_BYTES, text_of
from questionnaires.reading.shape import fields
from questionnaires.response import Answer, Backing, QuestionnaireResponse
from scoring.checks import load_policy

BROKEN = Path(__file__).parent / "broken"
SOUND = load_questionnaire(BROKEN / "sound.yaml")
LOADERS: dict[str, Callable[[Path], object]] = {
    "questionnaire": load_questionnaire,
    "policy": lambda path: load_policy(path, SOUND),
    "response": lambda path: load_response(path, SOUND),
    "fact_sheet": lambda path: load_fact_sheet(path, SOUND),
}
ACCENTED = "title: Où est-ce stocké ?\nnote: Straße\n"
BINARY = bytes(range(128, 256)) + bytes(range(128))
NONSENSE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "the file is empty"),
    "blank": (b" \n\n  \n", "the file is empty"),
    "only_a_mark": (b"\xef\xbb\xbf", "the file is empty"),
    "binary": (BINARY, "this is a binary file, not a text"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "this is a PDF, not a text"),
    "workbook": (b"PK\x03\x04\x14\x00", "this is a spreadsheet, a text document or another zip"),
    "picture": (b"\x89PNG\r\n\x1a\n", "this is a picture, not a text"),
    "latin_1": (
        ACCENTED.encode("latin-1"),
        "this text is not written in UTF-8; it looks like Latin-1 or Windows-1252 ('ù')",
    ),
    "utf_16": (ACCENTED.encode("utf-16"), "this text is written in UTF-16, not in UTF-8"),
    "utf_16_unmarked": ("a: b\n".encode("utf-16-le"), "this text is written in UTF-16"),
    "utf_16_big": (ACCENTED.encode("utf-16-be"), "this text is written in UTF-16, not in UTF-8"),
    "utf_32": (ACCENTED.encode("utf-32"), "this text is written in UTF-32, not in UTF-8"),
    "nul": (b"title: a\0b\n", "there is a control character here (U+0000)"),
    "escape": (b"title: \x1b[31m\n", "there is a control character here (U+001B)"),
    "tabs": (b"title:\n\t- a\n", "this line is indented with a tab"),
    "unclosed": (b"title: [a, b\nnote: c\n", "the list [ that opens here is not closed"),
    "unclosed_quote": (b'title: "a\n', "the quote that opens here is never closed"),
    "a_list": (b"- a\n- b\n", "but this file is a list"),
    "a_number": (b"42\n", "but this file is a single value"),
    "lists_5000": (b"[" * 5_000, "nested more than 60 levels deep"),
    "lists_100000": (b"[" * 100_000, "nested more than 60 levels deep"),
    "maps_5000": (b"{a: " * 5_000, "nested more than 60 levels deep"),
    "entries_100000": (b"- " * 100_000, "nested more than 60 levels deep"),
    "keys_100000": (b"? " * 100_000, "nested more than 60 levels deep"),
    "two_documents": (b"a: b\n---\na: b\n", "a second document starts here"),
    "python_tag": (b"a: !!python/name:os.system\n", "the tag '!!python/name:os.system' would ask"),
    "duplicate_keys": (b"a: b\na: c\n", "the key 'a' stands twice, in lines 1 and 2"),
    "merge_key": (b"a: &x {b: c}\n<<: *x\n", "merge keys (<<) are not used here"),
    "recursive": (b"a: &x [*x]\n", "an alias (*name) refers to what it is part of"),
    "undefined_alias": (b"a: *x\n", "this alias (*name) refers to nothing"),
    "newer": (b"format: %s/9\n", "was written for a newer version of the toolkit"),
}


def alias_bomb() -> bytes:
    """Nine lines that would expand to a thousand million words."""
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    return "\n".join(lines).encode()


NONSENSE["alias_bomb"] = (alias_bomb(), "more than 500,000 values once its aliases")
JSON_NONSENSE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "the file is empty"),
    "cut": (b'{"format": ', "this is not JSON: expecting value"),
    "comma": (b'{"a": 1,}', "this is not JSON"),
    "two": (b"{} {}", "this is not JSON: extra data"),
    "yaml": (b"format: policy/1\n", "this is not JSON"),
    "nul": (b'{"a": "\0"}', "there is a control character here (U+0000)"),
    "escape": (b'{"a": "\\u001b"}', "the text holds a control character"),
    "half_a_letter": (b'{"a": "\\ud83d"}', "the text holds a control character"),
    "nan": (b'{"a": NaN}', "'NaN' is not a number that can be compared"),
    "infinity": (b'{"a": -Infinity}', "'-Infinity' is not a number that can be compared"),
    "huge": (b'{"a": 1e999999999}', "is a number with too many digits"),
    "long": (b'{"a": ' + b"1" * 10_000 + b"}", "is a number with too many digits"),
    "duplicate": (b'{"a": 1, "a": 2}', "the key 'a' stands twice"),
    "deep": (b'{"a": ' * 70 + b"1" + b"}" * 70, "nested more than 60 levels deep"),
    "lists_100000": (b"[" * 100_000, "nested more than 60 levels deep"),
    "maps_100000": (b'{"a":' * 100_000, "nested more than 60 levels deep"),
}


def refusal(load: Callable[[Path], object], path: Path) -> tuple[Problem, ...]:
    """The problems with which a file is refused; each has its place and its remedy."""
    with pytest.raises(InvalidFileError) as caught:
        load(path)
    for problem in caught.value.problems:
        assert problem.file
        assert problem.line >= 1
        assert problem.what
        assert problem.remedy
        assert "\x1b" not in str(problem)
    return caught.value.problems


def told(words: str, problems: tuple[Problem, ...]) -> bool:
    """Whether one of the problems says so."""
    return any(words in str(problem) for problem in problems)


@pytest.mark.parametrize("kind", LOADERS)
@pytest.mark.parametrize("name", NONSENSE)
def test_nonsense_is_refused_in_plain_words(tmp_path: Path, kind: str, name: str) -> None:
    """The same nonsense gets the same answer, whatever the file was meant to be."""
    content, words = NONSENSE[name]
    path = tmp_path / f"{name}.yaml"
    path.write_bytes(content.replace(b"%s", kind.encode()))
    problems = refusal(LOADERS[kind], path)
    assert told(words, problems), problems


@pytest.mark.parametrize("kind", LOADERS)
@pytest.mark.parametrize("name", JSON_NONSENSE)
def test_json_nonsense_is_refused_in_plain_words(tmp_path: Path, kind: str, name: str) -> None:
    """JSON is held to the same rules."""
    content, words = JSON_NONSENSE[name]
    path = tmp_path / f"{name}.json"
    path.write_bytes(content)
    problems = refusal(LOADERS[kind], path)
    assert told(words, problems), problems


@pytest.mark.parametrize("kind", LOADERS)
def test_a_huge_file_is_refused_unread(tmp_path: Path, kind: str) -> None:
    """Fifty megabytes are refused by their size alone."""
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    (problem,) = refusal(LOADERS[kind], path)
    assert "the file has 50.0 MB, more than the 5 MB allowed" == problem.what


def test_a_file_of_just_the_allowed_size_is_read(tmp_path: Path) -> None:
    """The limit itself is allowed; one byte more is not."""
    path = tmp_path / "full.yaml"
    path.write_bytes(b"#" * MOST_BYTES)
    assert MOST_BYTES == len(text_of(path))
    path.write_bytes(b"#" * (MOST_BYTES + 1))
    assert told("more than the 5 MB allowed", refusal(text_of, path))


@pytest.mark.parametrize("kind", LOADERS)
def test_a_missing_file_is_told_with_what_lies_beside_it(tmp_path: Path, kind: str) -> None:
    """A name misspelt by one letter is answered with the right one."""
    (tmp_path / "answers.yaml").write_text("a: b", encoding="utf-8")
    (problem,) = refusal(LOADERS[kind], tmp_path / "anwsers.yaml")
    assert "there is no such file" == problem.what
    assert problem.remedy.startswith("Did you mean 'answers.yaml'?")
    (problem,) = refusal(LOADERS[kind], tmp_path / "nowhere" / "answers.yaml")
    assert problem.remedy.startswith("The folder ")
    (problem,) = refusal(LOADERS[kind], tmp_path / "answers.yaml" / "more.yaml")
    assert "part of this path is a file, not a folder" == problem.what


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """Questionnaires and policies may be folders, if the right file is in them."""
    what = {kind: refusal(load, tmp_path)[0].what for kind, load in LOADERS.items()}
    assert {
        "questionnaire": "this folder holds no questionnaire.yaml",
        "policy": "this folder holds no policy.yaml",
        "response": "this is a folder, not a file",
        "fact_sheet": "this is a folder, not a file",
    } == what


@pytest.mark.parametrize("kind", LOADERS)
def test_an_unreadable_file_is_told(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever may not read a file is told so (simulated: administrators may read everything)."""

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "secret.yaml"
    path.write_text("a: b", encoding="utf-8")
    monkeypatch.setattr(Path, "open", forbidden)
    (problem,) = refusal(LOADERS[kind], path)
    assert "you may not read this file" == problem.what


@pytest.mark.parametrize("kind", LOADERS)
def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path, kind: str) -> None:
    """A pipe would keep the reader waiting for ever; a device would never end."""
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    for path in (pipe, Path(os.devnull)):
        (problem,) = refusal(LOADERS[kind], path)
        assert "this is a device, not a file" == problem.what


@pytest.mark.parametrize("kind", LOADERS)
def test_names_that_no_file_can_have_are_refused(tmp_path: Path, kind: str) -> None:
    """Names too long, with a zero byte, or going round in a circle of links."""
    (tmp_path / "round.yaml").symlink_to(tmp_path / "round.yaml")
    for name in ("x" * 5_000, "a\0b.yaml", "round.yaml"):
        refusal(LOADERS[kind], tmp_path / name)


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    """Some editors begin UTF-8 with a mark; it is taken off."""
    path = tmp_path / "marked.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + (BROKEN / "sound.yaml").read_bytes())
    assert SOUND == load_questionnaire(path)


def test_windows_line_ends_are_no_mistake(tmp_path: Path) -> None:
    """Lines that end in carriage return and line feed read the same."""
    path = tmp_path / "windows.yaml"
    path.write_bytes((BROKEN / "sound.yaml").read_bytes().replace(b"\n", b"\r\n"))
    assert SOUND == load_questionnaire(path)


def only_refused(load: Callable[[], object]) -> None:
    """Run something that may refuse its input, but may fail in no other way."""
    problems: tuple[Problem, ...] = ()
    try:
        load()
    except InvalidFileError as error:
        problems = error.problems
    for problem in problems:
        assert problem.remedy


@given(st.text(max_size=300))
def test_no_text_crashes_the_reader(text: str) -> None:
    """Any text is read or refused, as YAML and as JSON."""
    only_refused(lambda: parsed(text, "any.yaml"))
    only_refused(lambda: parsed(text, "any.json"))


YAML_LETTERS = st.text(alphabet="-:?[]{}&*!|>'\"%@`#,~<= \n\tab01.ey", max_size=80)


@given(YAML_LETTERS)
@settings(max_examples=400)
def test_no_yaml_crashes_the_reader(text: str) -> None:
    """Texts made of YAML's own signs are read or refused."""
    only_refused(lambda: parsed(text, "any.yaml"))


@given(st.binary(max_size=200))
def test_no_bytes_crash_the_reader(content: bytes) -> None:
    """Any bytes are decoded or refused."""
    from questionnaires.reading.files import decoded

    only_refused(lambda: decoded(content, "any.yaml"))


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1000, 1000),
    st.sampled_from(["", "a", "place", "storage", "named", "choice", "2026-11-23", "1.0"]),
)
MODELS = (Questionnaire, GroupItem, ChoiceItem, ScaleItem, DateItem, AnswerOption)
RULES = (Condition, AllOf, AnyOf, Answer, Backing)
KEYS = st.sampled_from(sorted({key for model in (*MODELS, *RULES) for key in fields(model)}))
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)


@given(TREES)
@settings(max_examples=300)
def test_no_shape_crashes_the_check_of_questionnaires(tree: object) -> None:
    """Whatever stands under `item`, it is accepted or refused in plain words."""
    whole = {"format": FORMAT, "id": "x", "version": "1", "title": "T", "item": [tree]}
    document = parsed(json.dumps(whole), "any.json")
    from questionnaires.checks import findings

    only_refused(lambda: validated(document, Questionnaire, FORMAT, findings))


@given(TREES)
@settings(max_examples=200)
def test_no_shape_crashes_the_check_of_responses(tree: object) -> None:
    """Whatever stands as an answer, it is accepted or refused in plain words."""
    whole = {
        "format": "response/1",
        "questionnaire": {"id": "sound", "version": "1.0"},
        "answers": {"storage": tree, "regions": tree, "hours": tree, "review": tree},
    }
    document = parsed(json.dumps(whole), "any.json")
    only_refused(lambda: response_of(document, SOUND, QuestionnaireResponse))


@given(st.data())
@settings(max_examples=150)
def test_no_slip_of_the_pen_crashes_the_reader(data: st.DataObject) -> None:
    """A line lost, doubled, moved or cut anywhere in a sound file is accepted or refused."""
    lines = (BROKEN / "sound.yaml").read_text(encoding="utf-8").splitlines()
    place = data.draw(st.integers(0, len(lines) - 1))
    slip = data.draw(st.sampled_from(["lost", "doubled", "indented", "cut", "swapped"]))
    line = lines[place]
    changed = {
        "lost": [],
        "doubled": [line, line],
        "indented": [" " + line],
        "cut": [line[: data.draw(st.integers(0, len(line)))]],
        "swapped": [*lines[place + 1 : place + 2], line],
    }[slip]
    text = "\n".join(lines[:place] + changed + lines[place + 1 :])
    from questionnaires.checks import findings

    only_refused(lambda: validated(parsed(text, "slip.yaml"), Questionnaire, FORMAT, findings))


def test_names_in_messages_do_nothing_to_a_terminal() -> None:
    """What a file says is shown in quotes, shortened, with its control signs spelt out."""
    assert "'a\\x1b[31mb'" == quoted("a\x1b[31mb")
    assert 62 == len(quoted("x" * 1_000))
    assert "'a\\u202eb'" == quoted("a\u202eb")


def test_lists_and_suggestions_read_as_people_write() -> None:
    """Names are joined as in a sentence, and the nearest name is proposed, if any is near."""
    assert ["", "a", "a or b", "a, b and c"] == [
        listed([]),
        listed(["a"]),
        listed(["a", "b"]),
        listed(["a", "b", "c"], "and"),
    ]
    assert "Did you mean 'Storage'? Look" == suggestion("storge", ["Storage", "hours"], "Look")
    assert "Look" == suggestion("xyz", ["Storage", "hours"], "Look")
