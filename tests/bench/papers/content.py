"""What everybody sets: sections of text, scores and rows, made up, and alike on every run."""

from random import Random
from typing import NamedTuple

from assessor.report.pdf.fonts import file_of

REGULAR, BOLD = file_of("FiraSans-Regular"), file_of("FiraSans-Bold")
"""The two fonts that all of them write in; they come with a package of ours."""
FAMILY = "Fira Sans"
HEADER = ("ID", "Question", "Answer", "Score")
CONFIDENTIAL = "Confidential"
LANGUAGE, TITLE, AUTHOR = "en", "A report to be set", "Somebody"
LABELS = tuple(f"D{number}" for number in range(1, 7))
PAGES_A_SECTION = 2
_PARAGRAPHS, _ROWS = 5, 30
_ANSWERS = ("Yes", "No", "Partly", "Not applicable")
_WORDS = [
    *("vendor", "data", "risk", "evidence", "control", "policy", "review", "access", "breach"),
    *("contract", "clause", "audit", "owner", "process", "security", "legal", "transfer"),
    *("retention", "consent", "supplier", "région", "évaluation", "décision", "données"),
    *("responsable", "traitement", "sous-traitant"),
]


class Section(NamedTuple):
    """A title, paragraphs, rows of a table, six parts of a hundred and six grades from 1 to 5."""

    title: str
    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    bars: tuple[int, ...]
    grades: tuple[int, ...]


def sections(count: int) -> list[Section]:
    """So many of them, the first ones the same whatever the count is."""
    dice = Random(7)
    return [_section(number, dice) for number in range(1, count + 1)]


def _section(number: int, dice: Random) -> Section:
    title = f"Section {number}: {_said(4, dice)[:-1]}"
    paragraphs = tuple(_said(70, dice) for _ in range(_PARAGRAPHS))
    rows = tuple(
        (
            f"Q{number}.{row:02d}",
            _said(11, dice),
            dice.choice(_ANSWERS),
            f"{dice.random() * 100:.1f}",
        )
        for row in range(1, _ROWS + 1)
    )
    bars = tuple(dice.randint(10, 100) for _ in LABELS)
    return Section(title, paragraphs, rows, bars, tuple(dice.randint(1, 5) for _ in LABELS))


def _said(count: int, dice: Random) -> str:
    return " ".join(dice.choice(_WORDS) for _ in range(count)).capitalize() + "."
