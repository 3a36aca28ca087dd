"""What an export shows of a row: each column once, for every format."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from assessor.i18n import ENGLISH, Language, message
from assessor.portfolio.due import DueKind
from assessor.portfolio.rows import Row
from assessor.words import verdict_words
from scoring.numbers import floored

Cell = str | int | Decimal | date | None
"""A text, a number, a day, or nothing."""


class Column(NamedTuple):
    """A title and what stands below it. width: in letters, for formats that have widths."""

    title: str
    cell: Callable[[Row, Language], Cell]
    width: int = 12


def titles(language: Language = ENGLISH) -> list[str]:
    """The first line of a table."""
    return [language.text(column.title) for column in COLUMNS]


def cells(row: Row, language: Language = ENGLISH) -> list[Cell]:
    """One line of a table."""
    return [column.cell(row, language) for column in COLUMNS]


def due_words(language: Language, kind: DueKind) -> str:
    """What is to be done by a day."""
    return {
        "review": language.text("Review the decision"),
        "measure": language.text("Meet a measure"),
        "find_out": language.text("Find out an answer"),
        "renew": language.text("Renew an answer or its proof"),
    }[kind]


def _score(row: Row, end: int) -> Decimal | None:
    return None if row.total is None else Decimal(floored(row.total[end]))


def _due(row: Row, language: Language) -> str | None:
    if row.next_due is None:
        return None
    said = due_words(language, row.next_due.kind)
    return f"{said}: {row.next_about}" if row.next_about else said


def _yes(holds: bool, language: Language) -> str:
    return language.text("Yes") if holds else language.text("No")


COLUMNS: Sequence[Column] = (
    Column(message("Society"), lambda row, _: row.society, 30),
    Column(message("Platform"), lambda row, _: row.platform, 16),
    Column(message("Assessment"), lambda row, _: row.title, 40),
    Column(message("Id"), lambda row, _: row.id, 24),
    Column(message("Version"), lambda row, _: row.version),
    Column(
        message("What the answers point to"),
        lambda row, language: verdict_words(language, row.recommendation),
        26,
    ),
    Column(message("Firm"), lambda row, language: _yes(row.firm, language)),
    Column(
        message("Decision signed"),
        lambda row, language: verdict_words(language, row.decision) if row.decision else None,
        26,
    ),
    Column(message("Score at worst"), lambda row, _: _score(row, 0)),
    Column(message("Score at best"), lambda row, _: _score(row, 1)),
    Column(message("Answered, per cent"), lambda row, _: row.coverage),
    Column(message("Judged as of"), lambda row, _: row.as_of),
    Column(message("Days since then"), lambda row, _: max(row.age, 0)),
    Column(message("Ruled out by"), lambda row, _: ", ".join(row.rules_out) or None, 24),
    Column(message("Conditions"), lambda row, _: row.conditions),
    Column(message("Open answers"), lambda row, _: row.open),
    Column(message("Of these, each could change it"), lambda row, _: row.settling),
    Column(message("Next due"), lambda row, _: row.next_due.day if row.next_due else None),
    Column(message("What is due"), _due, 34),
    Column(message("Overdue"), lambda row, _: row.overdue),
    Column(message("Made up"), lambda row, language: _yes(row.illustrative, language)),
)
