"""Argparse's own words, such as "usage:", in the language that the command line speaks."""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from assessor.i18n import ENGLISH, Language, message

_DOMAIN = "assessor-usage"
_OF_GETTEXT = "LANGUAGE"


@contextmanager
def usage_in(language: Language) -> Iterator[None]:
    """Let argparse say its own words in a language while the block lasts.

    It asks gettext, which knows compiled catalogues only; so one is compiled for it. Where
    no file can be made, those few words stay English.
    """
    if language is ENGLISH:
        yield
        return
    domain, asked = gettext.textdomain(), os.environ.get(_OF_GETTEXT)
    try:
        room = TemporaryDirectory(ignore_cleanup_errors=True)
    except OSError:
        yield
        return
    with room as folder:
        _compile(language, Path(folder))
        gettext.bindtextdomain(_DOMAIN, folder)
        gettext.textdomain(_DOMAIN)
        os.environ[_OF_GETTEXT] = language.code
        try:
            yield
        finally:
            gettext.textdomain(domain)
            if asked is None:
                del os.environ[_OF_GETTEXT]
            else:
                os.environ[_OF_GETTEXT] = asked


def _compile(language: Language, folder: Path) -> None:
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo

    catalogue = Catalog(language.code)
    for text in _OF_ARGPARSE:
        catalogue.add(text, language.text(text))
    place = folder / language.code / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / f"{_DOMAIN}.mo").open("wb") as file:
        write_mo(file, catalogue)


_OF_ARGPARSE = (
    message("usage: "),
    message("options"),
    message("positional arguments"),
    message("show this help message and exit"),
    message("%(prog)s: error: %(message)s\n"),
    message("argument %(argument_name)s: %(message)s"),
    message("the following arguments are required: %s"),
    message("unrecognized arguments: %s"),
    message("expected one argument"),
    message("expected at least one argument"),
    message("invalid choice: %(value)r (choose from %(choices)s)"),
    message("ambiguous option: %(option)s could match %(matches)s"),
    message("not allowed with argument %s"),
    message("ignored explicit argument %r"),
    message("invalid %(type)s value: %(value)r"),
)
"""What argparse itself may say of our commands."""
