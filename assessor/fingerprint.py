"""Fingerprints: the SHA-256 of a value's canonical form, whatever file it came from.

Two files that say the same have the same fingerprint; layout, comments and the order
of keys do not count.
"""

import hashlib
import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pydantic import BaseModel


def canonical(value: BaseModel) -> bytes:
    """The value as sorted, compact JSON; numbers that JSON cannot hold exactly become text."""
    data = value.model_dump(mode="python", by_alias=True, exclude_defaults=True)
    text = json.dumps(
        data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain
    )
    return text.encode("utf-8", "surrogatepass")


def sha256(value: BaseModel) -> str:
    """The fingerprint of a value, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal | Fraction):
        return str(Fraction(value))
    return value.isoformat() if hasattr(value, "isoformat") else list(value)
