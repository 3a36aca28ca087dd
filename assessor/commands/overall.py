"""What the command line does with the portfolio: say it, count it out for programs, write it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from assessor.i18n import ENGLISH, Language
from assessor.installation import existing_desk, operator
from assessor.places import refuse
from assessor.portfolio.columns import due_words
from assessor.portfolio.rows import Row
from assessor.result_json import score_ends
from assessor.words import score_words, verdict_words
from assessor.workflow.overview import rows_of, societies
from questionnaires.messages import Message

CSV, XLSX = ".csv", ".xlsx"
_SOCIETY, _PLATFORM, _VERDICT, _SCORE = 28, 14, 20, 14


def lines(language: Language = ENGLISH) -> Iterator[str]:
    """A line for each assessment, society by society, as soon as it is judged."""
    with _rows() as rows:
        for row in rows:
            verdict = row.decision or row.recommendation
            said = verdict_words(language, verdict)
            due = ""
            if row.next_due is not None:
                what = due_words(language, row.next_due.kind)
                due = f"  {row.next_due.day.isoformat()} {what}"
            yield (
                f"{_cut(row.society, _SOCIETY)} {_cut(row.platform, _PLATFORM)} "
                f"{said:<{_VERDICT}} {score_words(language, row.total):<{_SCORE}}{due}"
            ).rstrip()


def as_json() -> list[dict[str, Any]]:
    """The same for programs, scores from 0 to 1."""
    with _rows() as rows:
        return [_plain(row) for row in rows]


def ensure_known_ending(target: Path) -> None:
    """Refuse a file that is to be neither. Raises InvalidFileError."""
    if target.suffix.lower() not in (CSV, XLSX):
        refuse(
            target,
            Message("its ending says neither .csv nor .xlsx"),
            Message("Choose one of these with -o"),
        )
    if not target.parent.is_dir():
        refuse(
            target,
            Message("there is no such folder"),
            Message("Make it first, or choose another with -o"),
        )


def write(target: Path, language: Language = ENGLISH) -> None:
    """Write the portfolio, row by row, in the format that the ending names.

    Raises:
        OSError: the file cannot be written.
    """
    with _rows() as rows:
        if target.suffix.lower() == CSV:
            from assessor.portfolio.csv_file import csv_lines

            with target.open("w", encoding="utf-8", newline="") as file:
                file.writelines(csv_lines(rows, language))
        else:
            from assessor.portfolio.workbook import write_workbook

            write_workbook(rows, str(target), language)


@contextmanager
def _rows() -> Iterator[Iterator[Row]]:
    desk = existing_desk()
    try:
        found = societies(desk, operator(desk))
        yield rows_of(desk, [entry for one in found for entry in one.entries])
    finally:
        desk.database.close()


def _plain(row: Row) -> dict[str, Any]:
    due = row.next_due
    return {
        **row._asdict(),
        "total": score_ends(row.total),
        "as_of": row.as_of.isoformat(),
        "rules_out": list(row.rules_out),
        "next_due": due and {"day": due.day.isoformat(), "kind": due.kind, "subject": due.subject},
    }


def _cut(text: str, width: int) -> str:
    """The text on one line of so many letters."""
    line = " ".join(text.split())
    return f"{line if len(line) <= width else line[: width - 1] + '…':<{width}}"
