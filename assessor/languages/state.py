"""How far each language is: what is missing, stale or out of step."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from assessor.languages import folders, po
from assessor.languages.faults import problems
from assessor.languages.merging import merged
from assessor.languages.template import Template
from questionnaires.items import Checked
from questionnaires.messages import Message
from questionnaires.problems import InvalidFileError, Problem, quoted


class State(NamedTuple):
    """One language: how many texts there are to translate, and where it falls short.

    missing and stale: texts by file and key, or by their English where they have no key.
    A stale one was made for English that has changed since.
    """

    code: str
    texts: int
    missing: tuple[str, ...]
    stale: tuple[str, ...]
    problems: tuple[Problem, ...]
    checked: Checked | None

    @property
    def ready(self) -> int:
        """Texts that are shown in the language."""
        return self.texts - len(self.missing) - len(self.stale)


def states(wanted: Template) -> Iterator[State]:
    """The state of every language but English."""
    return (state_of(code, wanted) for code in folders.codes()[1:])


def state_of(code: str, wanted: Template) -> State:
    """The state of one language. A file that cannot be read is a problem and holds nothing."""
    missing: list[str] = []
    stale: list[str] = []
    found = list(_of_code(code))
    checked = None
    try:
        checked = folders.checked(code)
    except InvalidFileError as invalid:
        found += invalid.problems
    right_to_left, paths = folders.is_right_to_left(code), folders.files(code)
    for name, entries in wanted.items():
        had: tuple[po.Entry, ...] = ()
        if name in paths:
            had, faulty = _read(paths[name], right_to_left=right_to_left)
            found += faulty
        for entry in merged(entries, had):
            if not entry.is_usable:
                place = f"{name}: {entry.key or entry.english[0]}"
                (stale if entry.has_text else missing).append(place)
    total = sum(map(len, wanted.values()))
    return State(code, total, tuple(missing), tuple(stale), tuple(sorted(found)), checked)


def _read(path: Path, *, right_to_left: bool) -> tuple[tuple[po.Entry, ...], list[Problem]]:
    try:
        file = po.read(path)
    except InvalidFileError as invalid:
        return (), list(invalid.problems)
    return file.entries, list(problems(file, str(path), right_to_left=right_to_left))


def _of_code(code: str) -> Iterator[Problem]:
    if not folders.is_known(code):
        what = Message(
            "no language has the code {code}, so nobody knows how it writes dates",
            code=quoted(code),
        )
        remedy = Message("Name its folder by a code such as fr, sw or pt_BR")
        yield Problem(str(folders.home(code)), 1, what, remedy)
