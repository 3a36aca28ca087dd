"""What every command is, how it ends, and how it speaks."""

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from assessor.commands.storing import Done

DONE, PROBLEMS, WRONG_USAGE, FAILED_ON, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes: done and holds; the input has problems; wrong usage; a verdict to fail on."""


class Command(NamedTuple):
    """A command: what stands after `assessor`, what it does, an example, what it takes."""

    name: str
    does: str
    example: str
    add: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def print_json(value: object) -> None:
    """One JSON document, readable on any terminal."""
    import json

    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not unicode, indent=2))


def progress(text: str) -> None:
    """Say how far a long run is, where a person is watching."""
    if sys.stderr.isatty():
        print(text, file=sys.stderr)


def finished(done: "Done", *, as_json: bool) -> int:
    """Say what was done with the store, and what is wrong with it."""
    if as_json:
        print_json(done.as_json())
    else:
        for line in done.lines:
            print(line)
    for problem in done.problems:
        failed(problem)
    return PROBLEMS if done.problems else DONE


def failed(message: str) -> int:
    """Say what is wrong, and that something is."""
    print(message, file=sys.stderr)
    return PROBLEMS
