"""Bad input of every kind, at the command line: exit code 1, a remedy on each line, no traceback.

What each message says is tested where files are read; here it is only that people get it.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command_line import ANSWERS, PROBLEM, SHARED, SMALL, CommandLine, Run

BROKEN = Path(__file__).parent / "broken"
SOUND = ("--questionnaire", str(BROKEN / "sound.yaml"))
COMPUTED = ("--questionnaire", str(BROKEN / "computed.yaml"))
FACTS = """\
format: fact_sheet/1
id: facts
version: "1"
platform: Somewhere
questionnaire: sound
compiled: 2026-11-20
facts:
  - {id: storage, statement: Data is stored in France., link_id: storage, value: named,
     sources: [law], seen: 2026-11-20, good_until: 2027-05-20}
"""
KINDS: dict[str, str] = {
    "questionnaire": (SHARED / "small_questionnaire.yaml").read_text(encoding="utf-8"),
    "policy": (SHARED / "small_policy.yaml").read_text(encoding="utf-8"),
    "response": ANSWERS,
    "fact_sheet": FACTS,
}


def deep(levels: int) -> bytes:
    return b"a: " + b"[" * levels + b"]" * levels


def bomb() -> bytes:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    return "\n".join(lines).encode()


NONSENSE: dict[str, Callable[[str], bytes]] = {
    "empty": lambda _: b"",
    "only comments": lambda _: b"# nothing\n",
    "binary": lambda _: bytes(range(256)) * 4,
    "Latin-1": lambda text: f"# é\n{text}".encode("latin-1"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "a zero byte": lambda text: f"{text}\0".encode(),
    "tabs": lambda text: text.replace("\n  ", "\n\t", 1).encode(),
    "unclosed": lambda text: f"{text}more: [a, b\n".encode(),
    "a list for a map": lambda _: b"- a\n- b\n",
    "nested 5,000 deep": lambda _: deep(5_000),
    "an alias bomb": lambda _: bomb(),
    "a Python tag": lambda text: f"{text}more: !!python/object/apply:os.getcwd []\n".encode(),
    "duplicate keys": lambda text: f"{text}id: twice\n".encode(),
    "an unknown key": lambda text: f"{text}nonsense: 1\n".encode(),
    "a newer format": lambda text: text.replace("/1\n", "/2\n", 1).encode(),
    "the wrong format": lambda text: text.replace("format: ", "format: other_", 1).encode(),
}
CHANGES = [
    ("questionnaire", "type: boolean", "type: 3"),
    ("questionnaire", "text: Data", "text: [Data]"),
    ("questionnaire", "type: boolean", "type: scale, minimum: 5, maximum: 1"),
    ("questionnaire", "type: boolean", "type: number, minimum: .nan"),
    ("questionnaire", "type: boolean", "type: number, maximum: .inf"),
    ("questionnaire", "type: boolean", "type: date, earliest: 2026-02-30"),
    ("questionnaire", 'version: "1"', "version: 1.10"),
    ("policy", "go_from: 70", "go_from: seventy"),
    ("policy", "go_from: 70", "go_from: 700"),
    ("policy", "go_from: 70", "go_from: .nan"),
    ("policy", "no_go_below: 40", "no_go_below: -.inf"),
    ("policy", "go_from: 70", "go_from: 70\nsince: 2026-02-30"),
    ("policy", "weight: 3", "weight: -3"),
    ("policy", "answer: begun", "answer: bgun"),
    ("policy", "  rota:", "  rotta:"),
    ("policy", "questionnaire: small", "questionnaire: other"),
    ("response", "rota: true", "rota: 1"),
    ("response", "rota: true", "rota: .nan"),
    ("response", "rota: true", "rota: .inf"),
    ("response", "rota: true", "rota: yes"),
    ("response", "dpia: done", "dpia: finished"),
    ("response", "rota: true", "rotta: true"),
    ("response", "as_of: 2026-11-23", "as_of: 2026-02-30"),
    ("response", "id: small,", "id: other,"),
    ("response", 'version: "1"', 'version: "9"'),
    ("fact_sheet", "value: named", "value: nowhere"),
    ("fact_sheet", "link_id: storage", "link_id: storrage"),
    ("fact_sheet", "good_until: 2027-05-20", "good_until: 2027-02-30"),
    ("fact_sheet", "good_until: 2027-05-20", "good_until: 2020-01-01"),
    ("fact_sheet", "sources: [law]", "sources: [lore]"),
    ("fact_sheet", "sources: [law]", "sources: law"),
    ("fact_sheet", "questionnaire: sound", "questionnaire: other"),
]


def used(assessor: CommandLine, kind: str, path: Path, sound: Path) -> Run:
    """Use a file as what it should be; `sound` holds answers without faults."""
    if kind == "fact_sheet":
        return assessor("check", path, *SOUND)
    if kind == "response":
        return assessor("score", path, *SMALL)
    other = dict(zip(SMALL[::2], SMALL[1::2], strict=True)) | {f"--{kind}": str(path)}
    return assessor("score", sound, *(part for pair in other.items() for part in pair))


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "sound.yaml"
    path.write_text(ANSWERS, encoding="utf-8")
    return path


def assert_refused(run: Run) -> None:
    """Exit code 1; nothing on stdout; each line a problem with its place and remedy."""
    assert 1 == run.code
    assert [] == [line for line in run.problems if not PROBLEM.fullmatch(line)]
    assert run.problems
    assert "Traceback" not in run.err + run.out
    assert "The toolkit failed" not in run.err


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_other_tests_break_is_sound(
    assessor: CommandLine, tmp_path: Path, sound: Path, kind: str
) -> None:
    """Each file is accepted before it is broken, so that what is refused is the break."""
    path = tmp_path / "file.yaml"
    path.write_text(KINDS[kind], encoding="utf-8")

    assert (0, "") == used(assessor, kind, path, sound)[::2]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NONSENSE)
def test_nonsense_is_refused(
    assessor: CommandLine, tmp_path: Path, sound: Path, kind: str, name: str
) -> None:
    """Whatever is wrong with a file as such, it is told for every kind of file."""
    path = tmp_path / "file.yaml"
    path.write_bytes(NONSENSE[name](KINDS[kind]))

    assert_refused(used(assessor, kind, path, sound))


@pytest.mark.parametrize(("kind", "old", "new"), CHANGES)
def test_a_wrong_value_is_refused(
    assessor: CommandLine, tmp_path: Path, sound: Path, kind: str, old: str, new: str
) -> None:
    """Wrong types, ranges, days, options, questions and questionnaires are told."""
    text = KINDS[kind]
    assert old in text
    path = tmp_path / "file.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    assert_refused(used(assessor, kind, path, sound))


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_refused(
    assessor: CommandLine, tmp_path: Path, sound: Path, kind: str
) -> None:
    """A missing file, a folder that holds nothing, and 50 MB are told."""
    empty = tmp_path / "folder"
    empty.mkdir()
    huge = tmp_path / "huge.yaml"
    with huge.open("wb") as file:
        file.truncate(50_000_000)

    for path in (tmp_path / "missing.yaml", empty, huge):
        assert_refused(used(assessor, kind, path, sound))


@pytest.mark.parametrize("kind", KINDS)
def test_what_may_not_be_read_is_refused(
    assessor: CommandLine,
    tmp_path: Path,
    sound: Path,
    kind: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever may not read a file is told so (simulated: administrators may read everything)."""
    path = tmp_path / "secret.yaml"
    path.write_text(KINDS[kind], encoding="utf-8")
    opened = Path.open

    def forbidden(self: Path, *arguments: object, **named: object) -> object:
        if self == path:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(self, *arguments, **named)

    monkeypatch.setattr(Path, "open", forbidden)
    run = used(assessor, kind, path, sound)

    assert_refused(run)
    assert "you may not read this file" in run.err


@pytest.mark.parametrize("folder", ["questionnaires", "policies", "responses", "fact_sheets"])
def test_every_broken_file_is_refused_by_check(assessor: CommandLine, folder: str) -> None:
    """`assessor check` finds something in each broken file, against either sound questionnaire."""
    for path in sorted((BROKEN / folder).iterdir()):
        assert_refused(assessor("check", path, *SOUND))
        if folder != "questionnaires":
            assert_refused(assessor("check", path, *COMPUTED))
