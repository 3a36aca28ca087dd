"""What several commands take, and how it is read."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from assessor.i18n import FIRST, Language
from assessor.settings import OPENED_BY
from questionnaires.messages import SpokenError
from questionnaires.problems import quoted

T = TypeVar("T")
_PAGE_SIZES = ("A4", "Letter")
_LAST_PORT = 65_535
"""How a file of keys is opened."""


def output(
    parser: argparse.ArgumentParser, place: str, words: str, *, needed: bool = False
) -> None:
    """Where the result goes. place: what stands for it in the help, such as PDF."""
    parser.add_argument("-o", "--output", type=Path, required=needed, metavar=place, help=words)


def page_size(parser: argparse.ArgumentParser, language: Language) -> None:
    """The size of the paper."""
    parser.add_argument(
        "--page-size",
        choices=_PAGE_SIZES,
        default="A4",
        help=language.text("(default: {value})", value="A4"),
    )


def json_option(parser: argparse.ArgumentParser, language: Language) -> None:
    """Let the answer be one JSON document."""
    parser.add_argument(
        "--json", action="store_true", help=language.text("print one JSON document")
    )


def force(parser: argparse.ArgumentParser, language: Language) -> None:
    """Let an existing file be replaced."""
    parser.add_argument(
        "--force", action="store_true", help=language.text("replace an existing file")
    )


def assessment(parser: argparse.ArgumentParser, language: Language) -> None:
    """An assessment, what asks and judges it, and where the store is."""
    parser.add_argument(
        "assessment",
        type=Path,
        metavar="ASSESSMENT",
        help=language.text("YAML or JSON file, or an id in the store"),
    )
    judged_by(parser, language)
    database(parser, language)


def judged_by(parser: argparse.ArgumentParser, language: Language) -> None:
    """Another questionnaire and policy than the shipped ones."""
    questionnaire(parser, language)
    policy(parser, language)


def policy(parser: argparse.ArgumentParser, language: Language) -> None:
    """Another policy than the shipped one."""
    parser.add_argument(
        "--policy",
        type=Path,
        metavar="P",
        help=language.text("file or folder (default: the shipped one)"),
    )


def questionnaire(parser: argparse.ArgumentParser, language: Language) -> None:
    """Another questionnaire than the shipped one."""
    parser.add_argument(
        "--questionnaire",
        type=Path,
        metavar="Q",
        help=language.text("file or folder (default: the shipped one)"),
    )


def as_of(parser: argparse.ArgumentParser, language: Language) -> None:
    """The day of judging."""
    parser.add_argument(
        "--as-of",
        type=read(day, language),
        metavar="DATE",
        help=language.text("judge as of this day (default: the assessment's own, else today)"),
    )


def lang(parser: argparse.ArgumentParser, language: Language) -> None:
    """The language to speak."""
    parser.add_argument(
        "--lang",
        type=read(language_code, language),
        metavar="LANG",
        help=language.text("language (default: {value})", value=language.code),
    )


def database(parser: argparse.ArgumentParser, language: Language) -> None:
    """Where the store is."""
    parser.add_argument(
        "--database",
        metavar="URL",
        help=language.text(
            "where assessments are kept: sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME "
            "(default: ASSESSOR_DATABASE_URL, else a file of yours)"
        ),
    )


def seal(parser: argparse.ArgumentParser, language: Language) -> None:
    """What to seal a file with, and who vouches for the time of that."""
    parser.add_argument(
        "--seal",
        type=Path,
        metavar="FILE",
        help=language.text(
            "seal it with this key and certificate, as PKCS#12 or PEM; its passphrase comes from "
            "{variable}, or is asked for",
            variable=OPENED_BY,
        ),
    )
    timestamp(parser, language)


def timestamp(parser: argparse.ArgumentParser, language: Language) -> None:
    """Who vouches for the time of a signature."""
    parser.add_argument(
        "--timestamp",
        metavar="URL",
        help=language.text("ask this time-stamp authority to vouch for the time"),
    )


def kept(parser: argparse.ArgumentParser, language: Language) -> None:
    """An assessment that the store keeps."""
    parser.add_argument(
        "assessment", metavar="ID", help=language.text("the assessment's id in the store")
    )
    database(parser, language)


def areas(text: str) -> tuple[str, ...]:
    """Names between commas."""
    return tuple(name for part in text.split(",") if (name := part.strip()))


def read(by: Callable[[str], T], language: Language) -> Callable[[str], T]:
    """What reads an argument, and says in a language what is wrong with it."""

    def reading(text: str) -> T:
        try:
            return by(text)
        except ArgumentError as error:
            raise argparse.ArgumentTypeError(language.worded(error.message)) from None

    return reading


class ArgumentError(SpokenError, argparse.ArgumentTypeError):
    """An argument that cannot be used."""


def day(text: str) -> date:
    """A day of the calendar, written year-month-day."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise ArgumentError(
            "{text} is no day of the calendar; write year-month-day, such as 2026-11-23",
            text=quoted(text),
        )
    return day


def port(text: str) -> int:
    """The number of a port."""
    if not (text.isascii() and text.isdecimal() and int(text) <= _LAST_PORT):
        raise ArgumentError(
            "{text} is no port; write a number up to {most}", text=quoted(text), most=_LAST_PORT
        )
    return int(text)


def language_code(text: str) -> str:
    """The code of a language that there is."""
    if text == FIRST:
        return text  # spares most commands the look for others
    from assessor.languages import codes, is_known

    if text not in codes():
        raise ArgumentError(
            "there is no language {text} here; choose one of: {codes}",
            text=quoted(text),
            codes=", ".join(codes()),
        )
    if not is_known(text):
        raise ArgumentError(
            "how {text} writes dates and numbers is not known; name its folder by a code such as "
            "fr, sw or pt_BR",
            text=quoted(text),
        )
    return text
