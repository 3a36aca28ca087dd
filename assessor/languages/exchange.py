"""Files for translators: out with what is new or stale, and back in once they are filled."""

from pathlib import Path
from typing import NamedTuple

from assessor.i18n import FIRST
from assessor.languages import folders, po
from assessor.languages.faults import problems
from assessor.languages.merging import merged
from assessor.languages.template import Template
from questionnaires.messages import Message
from questionnaires.problems import InvalidFileError, Problem, quoted

_HEAD = (
    "{name} ({code}): {file}\n"
    "msgid is the English, msgstr what people read. How to translate: questionnaires/README.md."
)


class Imported(NamedTuple):
    """What an import has done: texts that are new there, and texts that have changed."""

    code: str
    new: int
    changed: int
    folder: Path


def export(code: str, wanted: Template, target: Path) -> list[Path]:
    """Write everything that there is to translate into a folder, with what is translated so far.

    Raises:
        InvalidFileError: a file of the language cannot be read, or the code means no language.
    """
    _ensure_known(code, target)
    files = _merged_files(code, wanted)
    target.mkdir(parents=True, exist_ok=True)
    return [_write(target, name, code, entries) for name, entries in files.items()]


def import_(code: str, wanted: Template, source: Path) -> Imported:
    """Take over the texts in a folder that came back, unless one of them is out of step.

    Texts in doubt stay in doubt, and files that are not there leave theirs as they are.

    Raises:
        InvalidFileError: with everything that is wrong; nothing is taken over then.
    """
    _ensure_known(code, source)
    back = {name: po.read(source / f"{name}.po") for name in wanted if _holds(source, name)}
    if not back:
        what = Message(
            "this folder holds none of the files {files}",
            files=", ".join(f"{name}.po" for name in wanted),
        )
        raise InvalidFileError(
            [Problem(str(source), 1, what, Message("Give the folder that export has written"))]
        )
    right_to_left = folders.is_right_to_left(code)
    found = [
        problem
        for name, file in back.items()
        for problem in problems(file, str(source / f"{name}.po"), right_to_left=right_to_left)
    ]
    if found:
        raise InvalidFileError(found)
    home = folders.home(code)
    new = changed = 0
    files = _merged_files(code, wanted)
    for name, file in back.items():
        before = files[name]
        after = merged(before, (entry for entry in file.entries if entry.has_text))
        files[name] = tuple(
            then if then.has_text else now for now, then in zip(before, after, strict=True)
        )
        pairs = [(now, then) for now, then in zip(before, files[name], strict=True) if now != then]
        new += sum(then.is_usable and not now.is_usable for now, then in pairs)
        changed += sum(
            then.is_usable and now.is_usable and then.text != now.text for now, then in pairs
        )
    home.mkdir(parents=True, exist_ok=True)
    for name in back:
        _write(home, name, code, files[name])
    return Imported(code, new, changed, home)


def _merged_files(code: str, wanted: Template) -> Template:
    had = folders.files(code)
    return {
        name: merged(entries, po.read(had[name]).entries if name in had else ())
        for name, entries in wanted.items()
    }


def _write(folder: Path, name: str, code: str, entries: tuple[po.Entry, ...]) -> Path:
    from babel import Locale

    path = folder / f"{name}.po"
    english = Locale.parse(code).get_display_name("en")
    head = _HEAD.format(name=english, code=code, file=name)
    path.write_text(po.written(code, entries, head), encoding="utf-8", newline="\n")
    return path


def _holds(folder: Path, name: str) -> bool:
    return (folder / f"{name}.po").is_file()


def _ensure_known(code: str, folder: Path) -> None:
    if code == FIRST:
        what, remedy = (
            Message("English is what is translated from"),
            Message("Name another language"),
        )
        raise InvalidFileError([Problem(str(folder), 1, what, remedy)])
    if not folders.is_known(code):
        what = Message("no language has the code {code}", code=quoted(code))
        remedy = Message("Name it by a code such as fr, sw or pt_BR")
        raise InvalidFileError([Problem(str(folder), 1, what, remedy)])
