"""What the file's colours mean: the sRGB colour space as an ICC profile of a few hundred bytes.

Written here number by number from the standard (IEC 61966-2-1, adapted to D50 as ICC.1
asks), since profiles that libraries make carry the time at which they were made.
"""

from struct import pack

NAME = "sRGB IEC61966-2.1"
_SIGNATURES = b"mntrRGB XYZ "
_CREATED = pack(">6H", 2000, 1, 1, 0, 0, 0)
_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.43606567, 0.22248840, 0.01391602),
    b"gXYZ": (0.38514709, 0.71687317, 0.09707642),
    b"bXYZ": (0.14306641, 0.06060791, 0.71409607),
}
_TO_D50 = (
    *(1.04788208, 0.02291870, -0.05021667),
    *(0.02958679, 0.99047852, -0.01707458),
    *(-0.00923157, 0.01507568, 0.75167847),
)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def profile() -> bytes:
    """The profile, the same bytes every time."""
    curve = b"para" + pack(">4xHxx", 3) + _fixed(*_CURVE)
    tags = {
        b"desc": _text(NAME),
        b"cprt": _text("Public domain"),
        b"wtpt": _point(*_WHITE),
        **{name: _point(*values) for name, values in _PRIMARIES.items()},
        b"chad": b"sf32" + bytes(4) + _fixed(*_TO_D50),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, data = b"", b""
    start = 128 + 4 + 12 * len(tags)
    for name, value in tags.items():
        table += name + pack(">II", start + len(data), len(value))
        data += value + bytes(-len(value) % 4)
    return _header(start + len(data)) + pack(">I", len(tags)) + table + data


def _header(size: int) -> bytes:
    version = bytes((4, 0x20, 0, 0))
    return b"".join(
        [
            pack(">I", size) + bytes(4) + version + _SIGNATURES,
            _CREATED + b"acsp" + bytes(28) + _fixed(*_WHITE) + bytes(48),
        ]
    )


def _fixed(*values: float) -> bytes:
    """Numbers with 16 bits behind the point."""
    return pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _point(*values: float) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(*values)


def _text(text: str) -> bytes:
    """A text in one language, English."""
    encoded = text.encode("utf-16-be")
    return b"mluc" + pack(">4xII4sII", 1, 12, b"enUS", len(encoded), 28) + encoded
