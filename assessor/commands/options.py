"""What several commands take, and how it is read."""

import argparse
from datetime import date
from pathlib import Path

from assessor.settings import OPENED_BY

_PAGE_SIZES = ("A4", "Letter")
ENGLISH = "en"
_LAST_PORT = 65_535
OPENED = f"its passphrase comes from {OPENED_BY}, or is asked for"
"""How a file of keys is opened."""


def page_size(parser: argparse.ArgumentParser) -> None:
    """The size of the paper."""
    parser.add_argument("--page-size", choices=_PAGE_SIZES, default="A4", help="(default: A4)")


def json_option(parser: argparse.ArgumentParser) -> None:
    """Let the answer be one JSON document."""
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def force(parser: argparse.ArgumentParser) -> None:
    """Let an existing file be replaced."""
    parser.add_argument("--force", action="store_true", help="replace an existing file")


def assessment(parser: argparse.ArgumentParser) -> None:
    """An assessment, what asks and judges it, and where the store is."""
    parser.add_argument(
        "assessment",
        type=Path,
        metavar="ASSESSMENT",
        help="YAML or JSON file, or an id in the store",
    )
    judged_by(parser)
    database(parser)


def judged_by(parser: argparse.ArgumentParser) -> None:
    """Another questionnaire and policy than the shipped ones."""
    questionnaire(parser)
    policy(parser)


def policy(parser: argparse.ArgumentParser) -> None:
    """Another policy than the shipped one."""
    parser.add_argument(
        "--policy", type=Path, metavar="P", help="file or folder (default: the shipped one)"
    )


def questionnaire(parser: argparse.ArgumentParser) -> None:
    """Another questionnaire than the shipped one."""
    parser.add_argument(
        "--questionnaire", type=Path, metavar="Q", help="file or folder (default: the shipped one)"
    )


def as_of(parser: argparse.ArgumentParser) -> None:
    """The day of judging."""
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="DATE",
        help="judge as of this day (default: the assessment's own, else today)",
    )


def lang(parser: argparse.ArgumentParser) -> None:
    """The language to speak."""
    parser.add_argument(
        "--lang", type=language_code, default=ENGLISH, metavar="LANG", help="language (default: en)"
    )


def database(parser: argparse.ArgumentParser) -> None:
    """Where the store is."""
    parser.add_argument(
        "--database",
        metavar="URL",
        help="where assessments are kept: sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME "
        "(default: ASSESSOR_DATABASE_URL, else a file of yours)",
    )


def seal(parser: argparse.ArgumentParser) -> None:
    """What to seal a file with, and who vouches for the time of that."""
    parser.add_argument(
        "--seal",
        type=Path,
        metavar="FILE",
        help=f"seal it with this key and certificate, as PKCS#12 or PEM; {OPENED}",
    )
    timestamp(parser)


def timestamp(parser: argparse.ArgumentParser) -> None:
    """Who vouches for the time of a signature."""
    parser.add_argument(
        "--timestamp",
        metavar="URL",
        help="ask this time-stamp authority to vouch for the time",
    )


def kept(parser: argparse.ArgumentParser) -> None:
    """An assessment that the store keeps."""
    parser.add_argument("assessment", metavar="ID", help="the assessment's id in the store")
    database(parser)


def areas(text: str) -> tuple[str, ...]:
    """Names between commas."""
    return tuple(name for part in text.split(",") if (name := part.strip()))


def day(text: str) -> date:
    """A day of the calendar, written year-month-day."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no day of the calendar; write year-month-day, such as 2026-11-23"
        )
    return day


def port(text: str) -> int:
    """The number of a port."""
    if not (text.isascii() and text.isdecimal() and int(text) <= _LAST_PORT):
        raise argparse.ArgumentTypeError(f"{text!r} is no port; write a number up to {_LAST_PORT}")
    return int(text)


def language_code(text: str) -> str:
    """The code of a language that there is."""
    if text == ENGLISH:
        return text  # spares most commands the look for others
    from assessor.languages import codes, is_known

    if text not in codes():
        raise argparse.ArgumentTypeError(
            f"there is no language {text!r} here; choose one of: {', '.join(codes())}"
        )
    if not is_known(text):
        raise argparse.ArgumentTypeError(
            f"how {text!r} writes dates and numbers is not known; "
            "name its folder by a code such as fr, sw or pt_BR"
        )
    return text
