"""The words of pages, reports and messages, and how a language writes dates and numbers.

English stands in the code as the message's own id, in the manner of gettext; another
language lays its catalogue over it, and a missing message falls back to English.
"""

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from functools import cached_property
from gettext import NullTranslations

from scoring.numbers import floored


class Language:
    """One language of the interface.

    >>> english = Language("en")
    >>> english.plural("{n} open answer", "{n} open answers", 2)
    '2 open answers'
    """

    def __init__(self, code: str = "en", catalogue: NullTranslations | None = None) -> None:
        self.code = code
        self._catalogue = catalogue or NullTranslations()

    def text(self, message: str, **values: object) -> str:
        """The message in this language, its named places filled in."""
        return _filled(self._catalogue.gettext(message), values)

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        """The form that this language uses for n things; {n} stands for the number."""
        return _filled(self._catalogue.ngettext(one, many, n), {"n": n, **values})

    def number(self, value: Fraction | int, digits: int = 1) -> str:
        """A number cut off (never rounded up) after some digits, with this language's point."""
        cut = floored(Fraction(value), digits)
        return cut if self.code == "en" else cut.replace(".", self._decimal_point)

    def date(self, day: date) -> str:
        """A day, such as 14 Nov 2026."""
        # Babel takes a moment to import, and most commands print no such date.
        from babel.dates import format_date

        return str(format_date(day, "d MMM y", locale=self.code))

    def list(self, parts: Iterable[str]) -> str:
        """Parts joined as this language joins them, such as "a, b and c"."""
        from babel.lists import format_list

        return str(format_list(list(parts), locale="en_GB" if self.code == "en" else self.code))

    @cached_property
    def _decimal_point(self) -> str:
        from babel.numbers import get_decimal_symbol

        return str(get_decimal_symbol(self.code))


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
