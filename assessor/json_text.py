"""JSON that keeps every digit of a decimal, which json.dumps cannot promise."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

_LONGEST_PLAIN = 40
_DIGITS_OF_FRACTIONS = 60


def json_text(data: Any) -> str:
    """Plain values as JSON, laid out for people."""
    return "".join(_parts(plain(data), "\n")) + "\n"


def json_line(data: Any) -> str:
    """Plain values as JSON on one line, for storage."""
    return "".join(_parts(plain(data), ""))


def parsed(text: str) -> Any:
    """The values in a JSON text, decimals with all their digits."""
    return json.loads(text, parse_float=Decimal)


def plain(value: Any) -> Any:
    """Models' tuples as lists, empty parts left out, exact fractions as the decimals they were."""
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items() if each is not None}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return _decimal(value) if isinstance(value, Fraction) else value


def digits_of(number: Decimal) -> str:
    """All digits of a number; with an exponent where they would be too many to read back."""
    digits = str(number)
    return digits if len(digits) <= _LONGEST_PLAIN else format(number, "E")


def _decimal(number: Fraction) -> int | Decimal:
    if number.denominator == 1:
        return number.numerator
    with localcontext(prec=_DIGITS_OF_FRACTIONS):
        return Decimal(number.numerator) / number.denominator


def _parts(value: Any, line: str) -> list[str]:
    """The pieces of a JSON text; `line` starts a new line at the indentation reached, if any."""
    inner = f"{line}  " if line else ""
    if isinstance(value, Mapping):
        entries = [[f"{_quoted(key)}: ", *_parts(each, inner)] for key, each in value.items()]
        return _block("{", entries, "}", line)
    if isinstance(value, list):
        return _block("[", [_parts(each, inner) for each in value], "]", line)
    if isinstance(value, Decimal):
        return [digits_of(value)]
    return [_quoted(value.isoformat() if isinstance(value, date) else value)]


def _block(opening: str, entries: list[list[str]], closing: str, line: str) -> list[str]:
    if not entries:
        return [opening, closing]
    inner = f"{line}  " if line else ""
    parts = [opening]
    for place, entry in enumerate(entries):
        parts += [", " if not line else ",", inner] if place else [inner]
        parts += entry
    return [*parts, line, closing]


def _quoted(value: str | bool | int) -> str:
    return json.dumps(value, ensure_ascii=False)
