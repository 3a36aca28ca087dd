"""One file of texts in gettext's PO format, as translation platforms take and give it.

Babel reads and writes the format; here it becomes frozen entries, and the same entries
always become the same bytes. A text of the content carries its key as context, so that
the same English may be said differently in two places.
"""

import re
from collections.abc import Iterable, Iterator
from gettext import c2py
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, generate_po, read_po

from questionnaires import messages
from questionnaires.problems import InvalidFileError, Problem
from questionnaires.reading.files import text_of

_PREVIOUS = "| "
_PLACE = re.compile(r"\{\w+\}")
_LINE = re.compile(r"#.*|((msgctxt|msgid|msgid_plural|msgstr(\[[0-9]\])?)\s*)?\"(?:[^\"\\]|\\.)*\"")
_WIDTH = 96


class Entry(NamedTuple):
    """One text: its key (none for the interface's own words), its English and what stands for it.

    english and text have one form, or as many as English and the language have plurals.
    doubtful: "fuzzy" in the format's own words; not used until somebody looks at it.
    before: the English that the text was made for, where that has changed since.
    """

    key: str
    english: tuple[str, ...]
    text: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    doubtful: bool = False
    before: tuple[str, ...] = ()
    line: int = 1

    @property
    def has_text(self) -> bool:
        """Whether anybody has translated it."""
        return any(self.text)

    @property
    def is_usable(self) -> bool:
        """Whether the text may stand for the English."""
        return self.has_text and not self.doubtful


class PoFile(NamedTuple):
    """The entries of a file, in its order, with the language's rule for plurals."""

    language: str
    forms: int
    plural: str
    entries: tuple[Entry, ...]


def read(path: Path) -> PoFile:
    """The file's entries.

    Raises:
        InvalidFileError: the file cannot be read, or is not in the format.
    """
    return parsed(text_of(path, str(path)), str(path))


def parsed(text: str, name: str) -> PoFile:
    """The entries in a text that has the format; `name` is how messages call it."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not _LINE.fullmatch(line.strip()):
            raise _broken(name, number)  # Babel would read some such lines as no text at all
    try:
        catalog = read_po(StringIO(text), ignore_obsolete=True, abort_invalid=True)
        forms, plural = catalog.num_plurals, catalog.plural_expr
        c2py(plural)
    except PoFileError as error:
        raise _broken(name, error.lineno + 1) from None
    except (ValueError, IndexError, LookupError):
        raise _broken(name, 1) from None
    entries = tuple(_entry(message) for message in catalog if message.id)
    return PoFile(str(catalog.locale_identifier or ""), forms, plural, entries)


def written(language: str, entries: Iterable[Entry], head: str) -> str:
    """The entries as a file. head: what its first lines tell whoever opens it."""
    rule = get_plural(language)
    catalog = Catalog(locale=language, fuzzy=False)
    for entry in entries:
        _add(catalog, entry)
    body = generate_po(
        catalog,
        omit_header=True,
        include_lineno=False,
        include_previous=True,
        width=_WIDTH,
    )
    return f"{_header(language, rule.plural_forms, head)}\n{''.join(body)}".rstrip("\n") + "\n"


def _header(language: str, plurals: str, head: str) -> str:
    """The format's header, without the moment of writing, which would change every time."""
    fields = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plurals,
    }
    lines = [f"# {line}".rstrip() for line in head.splitlines()]
    lines += ['msgid ""', 'msgstr ""', *(f'"{key}: {value}\\n"' for key, value in fields.items())]
    return "\n".join(lines) + "\n"


def _add(catalog: Catalog, entry: Entry) -> None:
    one_or_many = entry.english if len(entry.english) > 1 else entry.english[0]
    empty = ("",) * (catalog.num_plurals if len(entry.english) > 1 else 1)
    text = entry.text or empty
    message = Message(
        one_or_many,
        text if len(entry.english) > 1 else text[0],
        locations=[(place, 0) for place in entry.places],
        auto_comments=entry.notes,
        user_comments=entry.remarks,
        previous_id=entry.before,
        context=entry.key or None,
    )
    message.flags = set(_flags(entry))
    catalog[message.id] = message


def _flags(entry: Entry) -> Iterator[str]:
    if entry.doubtful:
        yield "fuzzy"
    if any(_PLACE.search(english) for english in entry.english):
        yield "python-brace-format"  # tells platforms to look after the places in braces


def _entry(message: Message) -> Entry:
    remarks = [remark for remark in message.user_comments if not remark.startswith(_PREVIOUS)]
    return Entry(
        message.context or "",
        _forms(message.id),
        _forms(message.string),
        tuple(message.auto_comments),
        tuple(remarks),
        tuple(place for place, _ in message.locations),
        message.fuzzy,
        (),
        message.lineno or 1,
    )


def _forms(said: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    forms = (said,) if isinstance(said, str) else tuple(said or ())
    return forms if any(forms) else ()


def _broken(name: str, line: int) -> InvalidFileError:
    what = messages.Message("this is not written as a PO file is")
    remedy = messages.Message(
        "Open it in a PO editor, which shows the place, or take the file from before"
    )
    return InvalidFileError([Problem(name, line, what, remedy)])
