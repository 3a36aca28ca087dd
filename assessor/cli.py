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
from typing import TYPE_CHECKING

from assessor.arguments import FEWEST_COMPARED, MOST_COMPARED, Command, parser_of
from assessor.casework import Case, Evaluated, evaluated
from assessor.i18n import ENGLISH, Language
from assessor.naming import opened
from assessor.paper import comparison_pdf, report_docx, report_pdf
from assessor.places import ensure_place_for_pdf, refuse
from assessor.settings import DATABASE
from questionnaires.problems import InvalidFileError

if TYPE_CHECKING:
    from assessor.comparing import SideBySide
    from assessor.exchange.file import Ending
    from assessor.storing import Done

DONE, PROBLEMS, WRONG_USAGE, FAILED_ON, INTERRUPTED = 0, 1, 2, 3, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; whatever goes wrong ends in a message and a code, not a traceback."""
    arguments = parser_of(_COMMANDS).parse_args(argv)
    command: Command = arguments.command
    if getattr(arguments, "database", None):
        os.environ[DATABASE] = arguments.database
    try:
        return _run(command, arguments)
    except InvalidFileError as problems:
        return _failed(str(problems))
    except BrokenPipeError:
        return _unread()
    except OSError as error:
        place, what = error.filename or "-", (error.strerror or str(error)).lower()
        return _failed(f"{place}:1: {what}. Check that the path is right and that you may use it.")
    except KeyboardInterrupt:
        _failed("Stopped.")
        return INTERRUPTED
    except Exception as fault:
        return _failed(_told(fault))


def _run(command: Command, arguments: argparse.Namespace) -> int:
    # A terminal that lacks a letter shows its code; that is no reason to stop.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    code = command(arguments)
    sys.stdout.flush()
    return code


# Commands


def _score(arguments: argparse.Namespace) -> int:
    found = _evaluated(arguments)
    if arguments.json:
        from assessor.result_json import as_json

        _print_json(as_json(found))
    else:
        from assessor.summary import summary

        language = _language(arguments.lang)
        print(summary(_spoken(found, language), language))
    return FAILED_ON if found.result.recommendation in arguments.fail_on else DONE


def _compare(arguments: argparse.Namespace) -> int:
    target: Path | None = arguments.output
    if target:
        ensure_place_for_pdf(target)
    compared, language = _side_by_side(arguments), _language(arguments.lang)
    if target:
        target.write_bytes(comparison_pdf(compared, arguments.page_size, language))
    if arguments.json:
        from assessor.comparing.as_json import as_json

        _print_json({**as_json(compared), "pdf": target and str(target)})
    else:
        from assessor.comparing.summary import summary

        print(summary(compared.in_language(language), language))
        if target:
            print(f"    {target}")
    return DONE


def _report(arguments: argparse.Namespace) -> int:
    target: Path = arguments.output
    ensure_place_for_pdf(target)
    found = _evaluated(arguments)
    language = _language(arguments.lang)
    seal = _seal(arguments) if arguments.seal else None
    content = report_pdf(found, arguments.page_size, language, seal)
    target.write_bytes(content)
    if arguments.word:
        arguments.word.write_bytes(report_docx(found, language))
    if arguments.json:
        _print_json({"pdf": str(target), "recommendation": found.result.recommendation})
    else:
        print(f"{_headline(found, language)}\n    {target}")
    return DONE


def _seal(arguments: argparse.Namespace) -> Callable[[bytes], bytes]:
    from assessor.sealing.commands import authority_at, key_in
    from assessor.sealing.signing import SigningRefusedError, sealed

    signer, authority = key_in(arguments.seal), authority_at(arguments.timestamp)

    def seal(content: bytes) -> bytes:
        try:
            return sealed(content, signer, authority)
        except SigningRefusedError as error:
            refuse(arguments.seal, str(error), "Try another key, or another time-stamp authority")

    return seal


def _sign(arguments: argparse.Namespace) -> int:
    from assessor.sealing.commands import authority_at, key_in
    from assessor.sealing.signing import SigningRefusedError, signed
    from assessor.verification.verifying import verified

    target: Path = arguments.output
    ensure_place_for_pdf(target)
    content = _content_of_pdf(arguments.pdf)
    if not verified(content).holds:
        refuse(arguments.pdf, "it does not hold", "See why: assessor verify")
    signer, authority = key_in(arguments.key), authority_at(arguments.timestamp)
    try:
        made = signed(content, arguments.role, signer, arguments.reason, authority)
    except SigningRefusedError as error:
        refuse(arguments.pdf, str(error), "Choose a line that nobody has signed, or another key")
    target.write_bytes(made)
    print(f"{target}: signed as {arguments.role}")
    return DONE


def _content_of_pdf(path: Path) -> bytes:
    from assessor.verification.opening import RefusedError, content_of

    try:
        return content_of(path)
    except RefusedError as reason:
        refuse(path, str(reason), "Check that it is the right file")


def _verify(arguments: argparse.Namespace) -> int:
    from assessor.sealing.commands import anchors_in
    from assessor.verification import verifying

    content = _content_of_pdf(arguments.pdf)
    found = verifying.verified(content, anchors_in(arguments.trust))
    if arguments.json:
        _print_json({"pdf": str(arguments.pdf), **verifying.as_json(found)})
    else:
        for line in verifying.lines(found):
            print(line)
    return DONE if found.holds else PROBLEMS


def _demo(arguments: argparse.Namespace) -> int:
    from assessor.demonstration import demonstrated

    folder: Path = arguments.out
    folder.mkdir(parents=True, exist_ok=True)
    done = []
    for line, pdf, path, found in demonstrated(folder, _progress):
        if not arguments.json:
            print(f"{line}\n    {pdf}", flush=True)
        if found:
            done.append(
                {
                    "assessment": str(path),
                    "title": found.case.assessment.name,
                    "recommendation": found.result.recommendation,
                    "pdf": str(pdf),
                }
            )
    if arguments.json:
        _print_json(done)
    return DONE


def _check(arguments: argparse.Namespace) -> int:
    from assessor.checking import check

    found = check(arguments.paths, arguments.questionnaire, _progress)
    if arguments.json:
        _print_json(
            {
                "problems": [problem._asdict() for problem in found.problems],
                "checked": list(found.checked),
                "reading_grades": found.grades,
                "languages": found.languages_as_json(),
            }
        )
    else:
        for line in found.lines():
            print(line)
    for problem in found.problems:
        print(problem, file=sys.stderr)
    return PROBLEMS if found.problems else DONE


def _export(arguments: argparse.Namespace) -> int:
    ending = _ending(arguments.output)
    case = _opened(arguments)
    _write_assessment(case, arguments.output, ending, force=arguments.force)
    print(f"{arguments.output}: {_name(case)}")
    return DONE


def _import(arguments: argparse.Namespace) -> int:
    """Into a file where one is named, else into the store."""
    target: Path | None = arguments.output
    ending = _ending(target) if target else None
    case = _opened(arguments)
    if target is not None and ending is not None:
        _write_assessment(case, target, ending, force=arguments.force)
        place = str(target)
    else:
        from assessor.storing import taken_over

        place = taken_over(case, arguments.assessment.name)
    answers = len(case.assessment.answers)
    print(f"{place}: {_name(case)}, {answers} answer{'s' if answers != 1 else ''}")
    return DONE


def _translate(arguments: argparse.Namespace) -> int:
    from assessor.languages import commands

    if arguments.action == "state" and arguments.json:
        _print_json(commands.all_as_json())
        return DONE
    for line in commands.ACTIONS[arguments.action](arguments):
        print(line)
    return DONE


def _serve(arguments: argparse.Namespace) -> int:
    from assessor.web.serving.starting import NotServedError, serve

    try:
        serve(arguments.host, arguments.port, with_examples=arguments.examples)
    except NotServedError as refusal:
        _failed(str(refusal))
        return WRONG_USAGE
    except KeyboardInterrupt:
        # The usual way to end it, so no failure.
        print("Stopped.")
    return DONE


def _list(arguments: argparse.Namespace) -> int:
    from assessor import storing

    if arguments.json:
        _print_json(storing.listed_as_json(due=arguments.due))
        return DONE
    for line in storing.listed(due=arguments.due):
        print(line)
    return DONE


def _portfolio(arguments: argparse.Namespace) -> int:
    from assessor import overall

    target: Path | None = arguments.output
    if target is not None:
        overall.ensure_known_ending(target)
        overall.write(target)
    if arguments.json:
        _print_json(overall.as_json())
    elif target is not None:
        print(target)
    else:
        for line in overall.lines():
            print(line)
    return DONE


def _history(arguments: argparse.Namespace) -> int:
    from assessor import lookback

    return _finished(lookback.told(arguments), as_json=arguments.json)


def _diff(arguments: argparse.Namespace) -> int:
    from assessor import lookback

    return _finished(lookback.compared(arguments), as_json=arguments.json)


def _people(arguments: argparse.Namespace) -> int:
    from assessor import registering

    return _finished(registering.ACTIONS[arguments.action](arguments), as_json=arguments.json)


def _db(arguments: argparse.Namespace) -> int:
    from assessor import storing

    return _finished(storing.ACTIONS[arguments.action](arguments), as_json=arguments.json)


def _finished(done: "Done", *, as_json: bool) -> int:
    """Say what was done with the store, and what is wrong with it."""
    if as_json:
        _print_json(done.as_json())
    else:
        for line in done.lines:
            print(line)
    for problem in done.problems:
        _failed(problem)
    return PROBLEMS if done.problems else DONE


_COMMANDS: dict[str, Command] = {
    "demo": _demo,
    "check": _check,
    "score": _score,
    "compare": _compare,
    "report": _report,
    "verify": _verify,
    "sign": _sign,
    "export": _export,
    "import": _import,
    "translate": _translate,
    "serve": _serve,
    "history": _history,
    "diff": _diff,
    "people": _people,
    "list": _list,
    "portfolio": _portfolio,
    "db": _db,
}


# What the commands share


def _opened(arguments: argparse.Namespace) -> Case:
    return opened(arguments.assessment, arguments.questionnaire, arguments.policy)


def _evaluated(arguments: argparse.Namespace) -> Evaluated:
    return evaluated(_opened(arguments), arguments.as_of)


def _side_by_side(arguments: argparse.Namespace) -> "SideBySide":
    from assessor.comparing import OrderError
    from assessor.comparing.opening import opened_together

    paths, judged_by = arguments.assessments, (arguments.questionnaire, arguments.policy)
    if not FEWEST_COMPARED <= len(paths) <= MOST_COMPARED:
        bounds = f"{FEWEST_COMPARED} to {MOST_COMPARED}"
        _failed(f"A comparison takes {bounds} assessments, not {len(paths)}. Name so many.")
        raise SystemExit(WRONG_USAGE)
    try:
        return opened_together(paths, *judged_by, arguments.as_of, arguments.order)
    except OrderError as error:
        _failed(f"{error}. Name areas of the policy that weigh something, each once.")
        raise SystemExit(WRONG_USAGE) from None


def _language(code: str) -> Language:
    if code == ENGLISH.code:
        return ENGLISH  # most runs need no other, nor the time to look for one
    from assessor.languages import language

    return language(code)


def _spoken(found: Evaluated, language: Language) -> Evaluated:
    if language is ENGLISH:
        return found
    from assessor.languages.laying import evaluated_in

    return evaluated_in(found, language)


def _headline(found: Evaluated, language: Language = ENGLISH) -> str:
    from assessor.summary import headline

    return headline(found, language)


def _name(case: Case) -> str:
    from assessor.summary import one_line

    return one_line(case.assessment.name)


def _print_json(value: object) -> None:
    import json

    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not unicode, indent=2))


def _progress(text: str) -> None:
    """Say how far a long run is, where a person is watching."""
    if sys.stderr.isatty():
        print(text, file=sys.stderr)


def _write_assessment(case: Case, target: Path, ending: "Ending", *, force: bool) -> None:
    from assessor.exchange.file import written

    if target.exists() and not force:
        refuse(target, "this exists already", "Choose another name with -o, or add --force")
    target.write_text(written(case.assessment, ending), encoding="utf-8", newline="\n")


def _ending(path: Path) -> "Ending":
    from assessor.exchange.file import Ending, UnknownEndingError

    try:
        return Ending.of(path)
    except UnknownEndingError as error:
        _failed(str(error))
        raise SystemExit(WRONG_USAGE) from None


def _failed(message: str) -> int:
    print(message, file=sys.stderr)
    return PROBLEMS


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
