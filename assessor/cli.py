"""The command line: `score`, `compare`, `report`, `check`, `demo`, `translate` and the rest.

Exit codes: 0 done and holds; 1 the input has problems, each on a line of stderr as
`file:line: what. what to do.`; 2 wrong usage; 3 a verdict named by --fail-on.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path

from assessor.commands import files, installed, judging, papers
from assessor.commands.speaking import DONE, INTERRUPTED, failed
from assessor.settings import DATABASE
from questionnaires.problems import InvalidFileError

COMMANDS = (*judging.COMMANDS, *papers.COMMANDS, *files.COMMANDS, *installed.COMMANDS)


Run = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; whatever goes wrong ends in a message and a code, not a traceback."""
    arguments = parser().parse_args(argv)
    command: Run = arguments.command
    if getattr(arguments, "database", None):
        os.environ[DATABASE] = arguments.database
    try:
        return _run(command, arguments)
    except InvalidFileError as problems:
        return failed(str(problems))
    except BrokenPipeError:
        return _unread()
    except OSError as error:
        place, what = error.filename or "-", (error.strerror or str(error)).lower()
        return failed(f"{place}:1: {what}. Check that the path is right and that you may use it.")
    except KeyboardInterrupt:
        failed("Stopped.")
        return INTERRUPTED
    except Exception as fault:
        return failed(_told(fault))


def parser() -> argparse.ArgumentParser:
    """What may stand after `assessor`, and the help that explains it."""
    made = argparse.ArgumentParser(
        prog="assessor",
        description="Should we open an account there? Scores an assessment of a platform and "
        "writes the go/no-go report.",
        epilog="Start with: assessor demo",
    )
    choice = made.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        one = choice.add_parser(
            command.name,
            help=command.does,
            description=f"{command.does[0].upper()}{command.does[1:]}.",
            epilog=f"example:\n  {command.example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        one.set_defaults(command=command.run)
        command.add(one)
    return made


def _run(command: Run, arguments: argparse.Namespace) -> int:
    # A terminal that lacks a letter shows its code; that is no reason to stop.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    code = command(arguments)
    sys.stdout.flush()
    return code


def _unread() -> int:
    """Whoever read our output has seen enough; what is left of it goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


_EXPECTED = (
    "BackupError",
    "NotAllowedError",
    "NotThereError",
    "RefusedError",
    "SettingError",
    "StoreError",
)


def _told(fault: Exception) -> str:
    """What a store says that cannot be used; anything else is a fault of ours."""
    # Looked up by name: most commands never load the store, and should not for this.
    if type(fault).__name__ not in _EXPECTED:
        return _unexpected(fault)
    return str(getattr(fault, "located", fault))


def _unexpected(fault: Exception) -> str:
    """A fault of our own in one sentence that helps to find it."""
    last = fault.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    place = f"{Path(last.tb_frame.f_code.co_filename).name}:{last.tb_lineno}" if last else "?"
    return (
        f"The toolkit failed ({type(fault).__name__} at {place}); this is its fault, not yours. "
        "Please report it with the command and, if you may share them, the files."
    )


if __name__ == "__main__":
    raise SystemExit(main())
