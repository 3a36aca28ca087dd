"""`python -m tests.bench`: the table of ratios."""

import argparse
import json
import platform
import sys
from collections.abc import Sequence
from itertools import chain

from tests.bench.cold import HeavyImportError
from tests.bench.crowd import FIFTY
from tests.bench.orientation import Figure, figures
from tests.bench.papers.speed import SIZES, speeds
from tests.bench.promises import promised
from tests.bench.rows import DisagreementError, rows
from tests.bench.table import Absent, Line, Promise, Row

REPETITIONS = 25
EXCEEDED = ("ABOVE", "BELOW")
LINE = "{:<40} {:<27} {:>7} {:>14} {:>6}  {}"


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table. 1: nothing could be measured, or, with --strict, a limit is exceeded."""
    arguments = _parser().parse_args(argv)
    found: list[Line] = []
    if not arguments.json:
        print(LINE.format("what", "measured against", "ratio", "least..most", "limit", "verdict"))
    try:
        for row in chain(
            rows(arguments.repetitions),
            speeds(SIZES, arguments.repetitions),
            promised(FIFTY, arguments.repetitions),
        ):
            found.append(row)
            if not arguments.json:
                print(_line(row), flush=True)
    except (DisagreementError, HeavyImportError) as error:
        print(f"Not measured: {error}.", file=sys.stderr)
        return 1
    numbers = figures(arguments.repetitions)
    if arguments.json:
        print(json.dumps(_as_json(found, numbers), indent=2))
    else:
        print("\nFor orientation, on this machine:")
        for figure in numbers:
            print(f"  {figure.what}: {figure.value:.1f} {figure.unit}")
    return int(arguments.strict and any(row.verdict in EXCEEDED for row in found))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description="Measure the toolkit against named floors and peers, pair by pair in one run. "
        "A ratio above its limit prints ABOVE, a speed under its limit BELOW; the exit code is 0 "
        "all the same, unless --strict is given, since no test may hang on how busy a machine is.",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--strict", action="store_true", help="exit with 1 if a limit is not kept")
    parser.add_argument(
        "--repetitions",
        type=_count,
        default=REPETITIONS,
        metavar="N",
        help=f"pairs per row (default: {REPETITIONS}; a fifth of it for the PDF)",
    )
    return parser


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of pairs. Write 1 or more.")
    return int(text)


def _line(row: Line) -> str:
    if isinstance(row, Absent):
        return LINE.format(row.what, row.against, "", "", "", row.why)
    if isinstance(row, Promise):
        value = f"{row.value:.4g} {row.unit}".strip()
        return LINE.format(row.what, value, "", "", row.limit, row.verdict)
    took = row.measured
    return LINE.format(
        row.what,
        row.against,
        f"{took.ratio:.2f}",
        f"{took.least:.1f}..{took.most:.1f}",
        row.limit_shown,
        row.verdict,
    )


def _as_json(found: Sequence[Line], numbers: Sequence[Figure]) -> object:
    return {
        "python": platform.python_version(),
        "rows": [
            {
                "what": row.what,
                "against": row.against,
                "limit": row.limit,
                "at_least": row.at_least,
                "verdict": row.verdict,
                **row.measured._asdict(),
            }
            for row in found
            if isinstance(row, Row)
        ],
        "promises": [
            {**row._asdict(), "verdict": row.verdict} for row in found if isinstance(row, Promise)
        ],
        "absent": [row._asdict() for row in found if isinstance(row, Absent)],
        "orientation": [figure._asdict() for figure in numbers],
    }


if __name__ == "__main__":
    raise SystemExit(main())
