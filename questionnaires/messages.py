"""Sentences for people, kept so that whoever shows them can say them in another language.

A message is its English text, and knows the template and the fields that it was made of.
These two floors know no other language: the one above lays its catalogue over templates.
"""

from collections.abc import Iterable
from typing import Any, Literal, Self

Last = Literal["and", "or"]
"""What stands before the last member of a list."""


class Message(str):
    """A text in English, made of a template whose places in braces are filled by fields.

    many and n: the template for several, and how many, where the text depends on a number.

    >>> said = Message("there is no option {code}", code="'maybe'")
    >>> said, said.template
    ("there is no option 'maybe'", 'there is no option {code}')
    """

    template: str
    fields: dict[str, object]
    many: str
    n: int

    __slots__ = ("fields", "many", "n", "template")

    def __new__(cls, template: str, /, **fields: object) -> Self:
        """A template without fields is taken as it is, braces and all."""
        return cls._made(template, template, fields)

    @classmethod
    def plural(cls, one: str, many: str, n: int, /, **fields: object) -> Self:
        """The form for n things; {n} stands for the number.

        >>> Message.plural("{n} problem", "{n} problems", 2)
        '2 problems'
        """
        made = cls._made(one if n == 1 else many, one, {"n": n, **fields})
        made.many, made.n = many, n
        return made

    @classmethod
    def _made(cls, english: str, template: str, fields: dict[str, Any]) -> Self:
        made = str.__new__(cls, english.format_map(fields) if fields else english)
        made.template, made.fields, made.many, made.n = template, fields, "", 1
        return made


class Series(Message):
    """Names as people write them: a, b or c."""

    parts: tuple[str, ...]
    last: Last

    __slots__ = ("last", "parts")

    @classmethod
    def of(cls, names: Iterable[object], last: Last) -> Self:
        """The names, of which some may be messages themselves."""
        parts = tuple(name if isinstance(name, str) else str(name) for name in names)
        joined = f"{', '.join(parts[:-1])} {last} {parts[-1]}" if len(parts) > 1 else "".join(parts)
        made = cls._made(joined, joined, {})
        made.parts, made.last = parts, last
        return made


class SpokenError(Exception):
    """What went wrong, said to people: what, and what to do about it."""

    def __init__(self, text: str, /, **fields: object) -> None:
        self.message = text if isinstance(text, Message) else Message(text, **fields)
        super().__init__(str(self.message))


class UnfitValueError(ValueError):
    """A model's own objection to a value. `what` and `remedy` as in a Problem."""

    def __init__(self, what: Message, remedy: Message) -> None:
        self.what, self.remedy = what, remedy
        super().__init__(f"{what}. {remedy}")
