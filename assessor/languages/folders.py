"""Which languages there are: English, and whatever has a folder."""

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from assessor.i18n import ENGLISH, FIRST, Language
from questionnaires.items import Checked
from questionnaires.messages import Message

SHIPPED = Path(__file__).parents[1] / "locale"
"""The folders of the languages that ship."""
MORE = "ASSESSOR_LOCALE"
"""The environment's name for a folder of further ones. A file in it goes before the one
of that name that ships, and texts that are imported are put there."""
CHECKED = "checked.yaml"
"""The file of a language that says who has checked it, and when."""


def codes() -> tuple[str, ...]:
    """The code of every language, English first: each folder that holds texts is one."""
    found = {
        folder.name
        for root in _roots()
        for folder in (root.iterdir() if root.is_dir() else ())
        if any(folder.glob("*.po"))
    }
    return (FIRST, *sorted(found - {FIRST}))


def files(code: str) -> dict[str, Path]:
    """A language's files by their names without the ending."""
    return {path.stem: path for root in _roots() for path in sorted((root / code).glob("*.po"))}


def home(code: str) -> Path:
    """The folder that a language's files are put into."""
    return _roots()[-1] / code


def language(code: str) -> Language:
    """A language by its code.

    Raises:
        LookupError: there is no such language.
    """
    if code == FIRST:
        return ENGLISH
    found = files(code)
    if not found:
        raise LookupError(f"there is no language {code!r}. Choose one of: {', '.join(codes())}")
    return _loaded(code, tuple((name, path, _changed(path)) for name, path in found.items()))


def is_known(code: str) -> bool:
    """Whether CLDR, which writes dates, numbers and lists, knows the code."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(code)) == code
    except (UnknownLocaleError, ValueError):
        return False


def is_right_to_left(code: str) -> bool:
    """Whether lines of a language run from right to left; of one that nobody knows they don't."""
    return is_known(code) and Language(code).direction == "rtl"


def checked(code: str) -> Checked | None:
    """Who has read a language's texts as a native reader; nobody yet, for a draft.

    Raises:
        InvalidFileError: the file that says so cannot be read.
    """
    paths = [path for root in _roots() if (path := root / code / CHECKED).is_file()]
    return _checked(paths[-1]) if paths else None


def _checked(path: Path) -> Checked:
    from pydantic import ValidationError

    from questionnaires.loading import read
    from questionnaires.problems import InvalidFileError, Problem

    data = read(path).data
    try:
        return Checked.model_validate(data)
    except ValidationError:
        what = Message("this does not say who has checked the language, and when")
        remedy = Message("Write two lines, such as by: A name, and day: 2026-11-26")
        raise InvalidFileError([Problem(str(path), 1, what, remedy)]) from None


def _roots() -> list[Path]:
    more = os.environ.get(MORE)
    return [SHIPPED, Path(more)] if more else [SHIPPED]


def _changed(path: Path) -> int:
    return path.stat().st_mtime_ns


@lru_cache(maxsize=16)
def _loaded(code: str, found: tuple[tuple[str, Path, int], ...]) -> Language:
    """One language for each state of its files, so that new texts are seen at once."""
    from assessor.languages.catalogue import Catalogue

    paths: Mapping[str, Path] = {name: path for name, path, _ in found}
    catalogue = Catalogue(paths)
    return Language(code, catalogue, catalogue.content)
