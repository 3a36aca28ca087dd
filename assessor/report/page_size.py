"""The sheets that a report is laid out for."""

from typing import Literal

PageSize = Literal["A4", "Letter"]

SHEETS: dict[PageSize, tuple[float, float]] = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}
"""Width and height in points."""
