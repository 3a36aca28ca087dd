"""What every command is, how it ends, and how it speaks."""

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from assessor.i18n import Language
from questionnaires.messages import Message

if TYPE_CHECKING:
    from assessor.commands.storing import Done

DONE, PROBLEMS, WRONG_USAGE, FAILED_ON, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes: done and holds; the input has problems; wrong usage; a verdict to fail on."""


class Command(NamedTuple):
    """A command: what stands after `assessor`, what it does, an example, what it takes."""

    name: str
    does: Message
    example: str
    add: Callable[[argparse.ArgumentParser, Language], None]
    run: Callable[[argparse.Namespace], int]


def headed(does: str) -> str:
    """What a command does, as a sentence."""
    return f"{does[0].upper()}{does[1:]}."


def print_json(value: object) -> None:
    """One JSON document, readable on any terminal."""
    import json

    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not unicode, indent=2))


def progress(text: str) -> None:
    """Say how far a long run is, where a person is watching."""
    if sys.stderr.isatty():
        print(text, file=sys.stderr)


def finished(done: "Done", arguments: argparse.Namespace) -> int:
    """Say what was done with the store, and what is wrong with it."""
    language: Language = arguments.language
    if arguments.json:
        print_json(done.as_json())
    else:
        for line in done.lines:
            print(language.worded(line))
    for problem in done.problems:
        failed(language.worded(problem))
    return PROBLEMS if done.problems else DONE


def failed(message: str) -> int:
    """Say what is wrong, and that something is."""
    print(message, file=sys.stderr)
    return PROBLEMS
