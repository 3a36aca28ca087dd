"""The command line: `score`, `compare`, `report`, `check`, `demo`, `translate` and the rest.

Exit codes: 0 done and holds; 1 the input has problems, each on a line of stderr as
`file:line: what. what to do.`; 2 wrong usage; 3 a verdict named by --fail-on.
"""

import argparse
import errno
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path

from assessor.commands import files, installed, judging, papers
from assessor.commands.speaking import DONE, INTERRUPTED, failed, headed
from assessor.commands.usage import usage_in
from assessor.i18n import ENGLISH, FIRST, Language
from assessor.settings import DATABASE
from assessor.spoken import by_environment
from questionnaires.messages import Message, SpokenError
from questionnaires.problems import InvalidFileError

COMMANDS = (*judging.COMMANDS, *papers.COMMANDS, *files.COMMANDS, *installed.COMMANDS)


Run = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; whatever goes wrong ends in a message and a code, not a traceback."""
    language = by_environment()
    with usage_in(language):
        arguments = parser(language).parse_args(argv)
    arguments.language = language = _chosen(arguments) or language
    command: Run = arguments.command
    if getattr(arguments, "database", None):
        os.environ[DATABASE] = arguments.database
    try:
        return _run(command, arguments)
    except BrokenPipeError:
        return _unread()
    except KeyboardInterrupt:
        failed(language.text("Stopped."))
        return INTERRUPTED
    except Exception as fault:
        return failed(_told(fault, language))


def parser(language: Language = ENGLISH) -> argparse.ArgumentParser:
    """What may stand after `assessor`, and the help that explains it."""
    made = argparse.ArgumentParser(
        prog="assessor",
        description=language.text(
            "Should we open an account there? Scores an assessment of a platform and writes the "
            "go/no-go report."
        ),
        epilog=language.text("Start with: assessor demo"),
    )
    title = language.text("commands")
    choice = made.add_subparsers(title=title, metavar="COMMAND", required=True)
    example = language.text("example:")
    for command in COMMANDS:
        does = language.worded(command.does)
        one = choice.add_parser(
            command.name,
            help=does,
            description=headed(does),
            epilog=f"{example}\n  {command.example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        one.set_defaults(command=command.run)
        command.add(one, language)
    return made


def _chosen(arguments: argparse.Namespace) -> Language | None:
    """The language that --lang names, where a command has it and it was given."""
    code = getattr(arguments, "lang", None)
    if code is None:
        return None
    if code == FIRST:
        return ENGLISH
    from assessor.languages import language

    return language(code)


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


def _told(fault: Exception, language: Language) -> str:
    """What is wrong, and what to do: what was foreseen says so itself."""
    if isinstance(fault, InvalidFileError):
        return fault.worded(language.worded)
    if isinstance(fault, OSError):
        return language.worded(_of_system(fault))
    if isinstance(fault, SpokenError):
        # For whoever runs the store, a fault of it also says where that is.
        return language.worded(getattr(fault, "located", fault.message))
    return language.worded(_unexpected(fault))


_OF_SYSTEM = {
    errno.ENOENT: Message("no such file or directory"),
    errno.EACCES: Message("permission denied"),
    errno.EPERM: Message("permission denied"),
    errno.EISDIR: Message("is a directory"),
    errno.ENOTDIR: Message("not a directory"),
    errno.ENOSPC: Message("no space left on device"),
    errno.EROFS: Message("read-only file system"),
}
"""What systems refuse most often, in words that can be translated."""


def _of_system(error: OSError) -> Message:
    """What the system refuses, with the place and the remedy."""
    what = _OF_SYSTEM.get(error.errno or 0, (error.strerror or str(error)).lower())
    return Message(
        "{place}: {what}. Check that the path is right and that you may use it.",
        place=f"{error.filename or '-'}:1",
        what=what,
    )


def _unexpected(fault: Exception) -> Message:
    """A fault of our own in one sentence that helps to find it."""
    last = fault.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    place = f"{Path(last.tb_frame.f_code.co_filename).name}:{last.tb_lineno}" if last else "?"
    return Message(
        "The toolkit failed ({kind} at {place}); this is its fault, not yours. Please report it "
        "with the command and, if you may share them, the files.",
        kind=type(fault).__name__,
        place=place,
    )


if __name__ == "__main__":
    raise SystemExit(main())
