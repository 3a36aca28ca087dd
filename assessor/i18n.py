"""The words of pages, reports and messages, and how a language writes dates and numbers.

English stands in the code as the message's own id, in the manner of gettext; another
language lays its catalogue over it, and a missing message falls back to English.
Which languages there are is known to `assessor.languages`.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property, lru_cache
from gettext import NullTranslations
from typing import Literal

from questionnaires.messages import Message, Series
from scoring.numbers import floored

FIRST = "en"
"""The language in which everything is written first."""
Direction = Literal["ltr", "rtl"]
Contents = Callable[[str], Mapping[tuple[str, str], str]]
"""Called with the name of a file of content, such as "policy.social_platform": its texts
in another language, by key and English text."""


def message(text: str) -> str:
    """The text itself: marks a message that is kept as data, so that it is found to translate.

    Messages that stand inside a call of `text`, `say`, `plural` or `count` need no mark.
    """
    return text


def fallen_back(text: str, language: str = FIRST) -> str:
    """A text that could not be had in the language asked for, marked with its own.

    >>> fallen_back("Where is data stored?")
    'Where is data stored? [en]'
    """
    return f"{text} [{language}]" if any(map(str.isalpha, text)) else text


def _nothing(_: str) -> Mapping[tuple[str, str], str]:
    return {}


class Language:
    """One language of the interface.

    >>> english = Language("en")
    >>> english.plural("{n} open answer", "{n} open answers", 2)
    '2 open answers'
    """

    def __init__(
        self,
        code: str = FIRST,
        catalogue: NullTranslations | None = None,
        contents: Contents = _nothing,
    ) -> None:
        """code: as CLDR writes it, such as pt_BR. contents: where content's texts are found."""
        self.code = code
        self.contents = contents
        self._catalogue = catalogue or NullTranslations()

    @property
    def tag(self) -> str:
        """The code as web pages and PDFs write it, such as pt-BR."""
        return self.code.replace("_", "-")

    @cached_property
    def direction(self) -> Direction:
        """Which way its lines run."""
        if self.code == FIRST:
            return "ltr"
        from babel import Locale

        return "rtl" if Locale.parse(self.code).text_direction == "rtl" else "ltr"

    @property
    def comma(self) -> str:
        """What stands between the members of a short list."""
        # Translators: between the members of a list, with its space
        return self.text(", ")

    @property
    def colon(self) -> str:
        """What leads from a head to what it is about."""
        # Translators: leads from a head to what it is about, with its spaces
        return self.text(": ")

    @property
    def semicolon(self) -> str:
        """What stands between members that may hold commas themselves."""
        # Translators: between members of a list that may hold commas, with its space
        return self.text("; ")

    @cached_property
    def name(self) -> str:
        """The language's name in itself, such as français."""
        from babel import Locale

        return str(Locale.parse(self.code).get_display_name())

    def name_of(self, code: str) -> str:
        """Another language's name in this one, such as French; its code where it has none."""
        from babel import Locale, UnknownLocaleError

        try:
            other = Locale.parse(code.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            return code
        return str(other.get_display_name(self.code) or code)

    def text(self, message: str, /, **values: object) -> str:
        """The message in this language, its named places filled in."""
        return _filled(self._catalogue.gettext(message), values)

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The form that this language uses for n things; {n} stands for the number."""
        return _filled(self._catalogue.ngettext(one, many, n), {"n": n, **values})

    def worded(self, text: str) -> str:
        """A message in this language, and so are its fields; any other text as it is.

        >>> ENGLISH.worded(Message("there is no option {code}", code="'maybe'"))
        "there is no option 'maybe'"
        """
        if isinstance(text, Series):
            return self._series(text)
        if not isinstance(text, Message):
            return text
        fields = {name: self._field(value) for name, value in text.fields.items()}
        if text.many:
            return self.plural(text.template, text.many, text.n, **fields)
        return self.text(text.template, **fields)

    def number(self, value: Fraction | int, digits: int = 1) -> str:
        """A number cut off (never rounded up) after some digits, with this language's point."""
        cut = floored(Fraction(value), digits)
        return cut if self.code == FIRST else cut.replace(".", self._decimal_point)

    def month(self, day: date) -> str:
        """The month of a day, such as Nov 2026."""
        return _written(day, self.code, "yMMM", "MMM y")

    def date(self, day: date) -> str:
        """A day, such as 14 Nov 2026."""
        return _written(day, self.code, "yMMMd", "d MMM y")

    def list(self, parts: Iterable[str]) -> str:
        """Parts joined as this language joins them, such as "a, b and c"."""
        from babel.lists import format_list

        return str(format_list(list(parts), locale="en_GB" if self.code == FIRST else self.code))

    def _field(self, value: object) -> object:
        if isinstance(value, str):
            return self.worded(value)
        if isinstance(value, (int, float)) and self.code != FIRST:
            return _Figure(value, self.code)
        return value

    def _series(self, series: Series) -> str:
        parts = [self.worded(part) for part in series.parts]
        if self.code == FIRST:
            return str(Series.of(parts, series.last))
        from babel.lists import format_list

        style: Literal["or", "standard"] = "or" if series.last == "or" else "standard"
        return str(format_list(parts, style, locale=self.code))

    @cached_property
    def _decimal_point(self) -> str:
        from babel.numbers import get_decimal_symbol

        return str(get_decimal_symbol(self.code))


@lru_cache(maxsize=1024)
def _written(day: date, code: str, parts: str, english: str) -> str:
    """A day as a language writes these parts of it; English has an order of our choice.

    A page prints few days many times, and to find out how a language writes them is slow.
    """
    # Babel takes a moment to import, and most commands print no such date.
    from babel.dates import format_date, format_skeleton

    if code == FIRST:
        return str(format_date(day, english, locale=FIRST))
    return str(format_skeleton(parts, day, locale=code))


class _Figure:
    """A number in a message, with a language's own marks wherever its digits are grouped or cut."""

    def __init__(self, value: float, code: str) -> None:
        from babel.numbers import get_decimal_symbol, get_group_symbol

        marks = {",": get_group_symbol(code), ".": get_decimal_symbol(code)}
        self._value, self._marks = value, str.maketrans(marks)

    def __format__(self, specification: str) -> str:
        written = format(self._value, specification)
        return written.translate(self._marks) if specification else written


def _filled(message: str, values: dict[str, object]) -> str:
    return message.format_map(values) if values else message


class Pseudo(NullTranslations):
    """A made-up language that changes every message, to show that none was left behind."""

    def __init__(self, change: Callable[[str], str]) -> None:
        super().__init__()
        self._change = change

    def gettext(self, message: str) -> str:
        """The message, changed."""
        return self._change(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The singular or plural, changed."""
        return self._change(msgid1 if n == 1 else msgid2)


ENGLISH = Language()
