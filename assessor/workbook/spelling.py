"""How a value of an answer is spelt in one text, to compare it and to type it."""

from decimal import Decimal
from typing import Any

from assessor.json_text import digits_of


def spelt(value: Any) -> str:
    r"""Codes below each other, digits as they are, true and false; nothing for no value.

    >>> spelt(("feed", "stories")), spelt(True)
    ('feed\nstories', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple | list):
        return "\n".join(map(str, value))
    return digits_of(value) if isinstance(value, Decimal) else str(value)
