"""A language's texts, as the interface and the content ask for them; each file read once."""

from collections.abc import Callable, Mapping
from functools import cached_property
from gettext import NullTranslations, c2py
from pathlib import Path
from typing import NamedTuple

from assessor.i18n import fallen_back
from assessor.languages import po

INTERFACE = "interface"


class _Words(NamedTuple):
    """The interface's messages by their English, and which of several forms is for n things."""

    text: Mapping[str, tuple[str, ...]]
    form: Callable[[int], int]


class Catalogue(NullTranslations):
    """One language. What it lacks, or is in doubt of, stays English and is marked."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        """files: by their names without the ending."""
        super().__init__()
        self._files = files
        self._contents: dict[str, Mapping[tuple[str, str], str]] = {}

    def gettext(self, message: str) -> str:
        """The message in this language."""
        found = self._words.text.get(message)
        return found[0] if found else fallen_back(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form for n things in this language."""
        found = self._words.text.get(msgid1)
        if found is None:
            return fallen_back(msgid1 if n == 1 else msgid2)
        return found[min(self._words.form(n), len(found) - 1)]

    def content(self, name: str) -> Mapping[tuple[str, str], str]:
        """The texts of a file of content by key and English, such as "policy.social_platform"."""
        if name not in self._contents:
            self._contents[name] = {
                (entry.key, entry.english[0]): entry.text[0]
                for entry in self._read(name).entries
                if entry.is_usable
            }
        return self._contents[name]

    @cached_property
    def _words(self) -> _Words:
        file = self._read(INTERFACE)
        text = {entry.english[0]: entry.text for entry in file.entries if entry.is_usable}
        return _Words(text, c2py(file.plural))

    def _read(self, name: str) -> po.PoFile:
        path = self._files.get(name)
        return po.read(path) if path else po.PoFile("", 1, "0", ())
