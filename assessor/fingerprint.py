"""Fingerprints: the SHA-256 of a value's canonical form, whatever file it came from.

Two files that say the same have the same fingerprint; layout, comments and the order
of keys do not count.
"""

import hashlib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from assessor.json_text import json_line, plain


def canonical(value: BaseModel) -> bytes:
    """The value as sorted JSON on one line, which every reader of such a file takes back."""
    data = value.model_dump(mode="python", by_alias=True, exclude_defaults=True)
    return json_line(_sorted(plain(data))).encode("utf-8", "surrogatepass")


def sha256(value: BaseModel) -> str:
    """The fingerprint of a value, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _sorted(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _sorted(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return [_sorted(each) for each in value]
    return _shortest(value) if isinstance(value, Decimal) else value


def _shortest(number: Decimal) -> Decimal:
    """The number without zeros at the end of its digits: 0.850 and 0.85 are the same."""
    sign, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int) or not any(digits):
        return Decimal(0)
    kept = len(digits)
    while kept > 1 and not digits[kept - 1]:
        kept -= 1
    return Decimal((sign, digits[:kept], exponent + len(digits) - kept))
