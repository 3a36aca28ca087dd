"""Which language to speak to whoever types a command, starts a server, or asks it for a page."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress

from assessor.i18n import ENGLISH, FIRST, Language
from assessor.settings import LANGUAGE
from questionnaires.problems import InvalidFileError

_LOCALES = (LANGUAGE, "LC_ALL", "LC_MESSAGES", "LANG")
_WORD = "options"
"""Any message: asking for it reads the language's file."""


def by_environment(environment: Mapping[str, str] = os.environ) -> Language:
    """The language of the first of these variables that says anything, if there is one here."""
    return _first_known(
        [next((value for name in _LOCALES if (value := environment.get(name))), "")]
    )


def by_browser(accepted: str) -> Language:
    """The language that a browser would rather have, by its header Accept-Language.

    >>> by_browser("en-GB,fr;q=0.8").code
    'en'
    """
    return _first_known(one.partition(";")[0].strip() for one in accepted.split(","))


def _first_known(names: Iterable[str]) -> Language:
    """The first that is here, of languages as systems name them: fr, fr_CA.UTF-8, pt-BR.

    A language whose file cannot be read is not spoken; `assessor check` says what is wrong.
    """
    for name in names:
        wanted = name.partition(".")[0].partition("@")[0].replace("-", "_")
        short = wanted.partition("_")[0]
        if short in (FIRST, "C", "POSIX"):
            return ENGLISH  # spares most runs the look for others
        found = _here(wanted) or _here(short)
        if found is not None:
            return found
    return ENGLISH


def _here(code: str) -> Language | None:
    from assessor.languages import codes, is_known, language

    if code not in codes() or not is_known(code):
        return None
    with suppress(InvalidFileError):
        found = language(code)
        found.text(_WORD)
        return found
    return None
