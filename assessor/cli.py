"""The command line: `assessor score`, `report`, `check`, `demo`, `export`, `import`.

Exit codes: 0 done and holds; 1 the input has problems, each on a line of stderr as
`file:line: what. what to do.`; 2 wrong usage; 3 a verdict named by --fail-on.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assessor import shipped
from assessor.casework import Case, Evaluated, evaluated, opened
from questionnaires.problems import InvalidFile, Problem

if TYPE_CHECKING:
    from assessor.exchange.file import Ending

DONE, PROBLEMS, WRONG_USAGE, FAILED_ON, INTERRUPTED = 0, 1, 2, 3, 130
VERDICTS = ("no_go", "undecided", "conditional", "go")
LANGUAGES = ("en",)

Command = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; whatever goes wrong ends in a message and a code, not a traceback."""
    arguments = _parser().parse_args(argv)
    command: Command = arguments.command
    try:
        return command(arguments)
    except InvalidFile as problems:
        print(problems, file=sys.stderr)
    except BrokenPipeError:
        # Whoever read our output has seen enough; closing quietly is what they expect.
        sys.stderr.close()
    except OSError as error:
        place = error.filename or "-"
        what = (error.strerror or str(error)).lower()
        print(
            f"{place}:1: {what}. Check that the path is right and that you may use it.",
            file=sys.stderr,
        )
    except KeyboardInterrupt:
        print("Stopped. Nothing was left half written.", file=sys.stderr)
        return INTERRUPTED
    return PROBLEMS


# Commands


def _score(arguments: argparse.Namespace) -> int:
    found = _evaluated(arguments)
    if arguments.json:
        _print_json(_as_json(found))
    else:
        from assessor.summary import summary

        print(summary(found))
    return FAILED_ON if found.result.recommendation in (arguments.fail_on or ()) else DONE


def _report(arguments: argparse.Namespace) -> int:
    target: Path = arguments.output
    found = _evaluated(arguments)
    _write_pdf(found, target, arguments.page_size)
    if arguments.json:
        _print_json({"pdf": str(target), "recommendation": found.result.recommendation})
    else:
        print(f"{_headline(found)}\n{target}")
    return DONE


def _demo(arguments: argparse.Namespace) -> int:
    folder: Path = arguments.out
    folder.mkdir(parents=True, exist_ok=True)
    done = []
    examples = shipped.examples()
    for number, path in enumerate(examples, 1):
        _progress(arguments, f"{number} of {len(examples)}: {path.stem}")
        found = evaluated(opened(path))
        pdf = folder / f"{path.stem}.pdf"
        _write_pdf(found, pdf, "A4")
        done.append((path, found, pdf))
        if not arguments.json:
            print(f"{_headline(found)}\n    {pdf}")
    if arguments.json:
        _print_json(
            [
                {
                    "assessment": str(path),
                    "title": found.case.assessment.name,
                    "recommendation": found.result.recommendation,
                    "pdf": str(pdf),
                }
                for path, found, pdf in done
            ]
        )
    return DONE


def _check(arguments: argparse.Namespace) -> int:
    from assessor.checking import check

    found = check(arguments.paths, arguments.questionnaire)
    if arguments.json:
        _print_json(
            {
                "problems": [problem._asdict() for problem in found.problems],
                "checked": list(found.checked),
                "reading_grade": found.reading_grade,
            }
        )
    else:
        for line in found.lines():
            print(line)
        for problem in found.problems:
            print(problem, file=sys.stderr)
    return PROBLEMS if found.problems else DONE


def _export(arguments: argparse.Namespace) -> int:
    from assessor.exchange.file import Ending, written

    ending = _ending(Ending.of, arguments.output)
    case = _opened(arguments)
    _write_text(arguments.output, written(case.assessment, ending), force=arguments.force)
    print(arguments.output)
    return DONE


def _import(arguments: argparse.Namespace) -> int:
    from assessor.exchange.file import Ending, written

    case = _opened(arguments)
    target = arguments.output or Path(f"{case.assessment.id or arguments.assessment.stem}.yaml")
    ending = _ending(Ending.of, target)
    _write_text(target, written(case.assessment, ending), force=arguments.force)
    answers = len(case.assessment.answers)
    print(f"{target}: {case.assessment.name}, {answers} answers")
    return DONE


# What the commands share


def _opened(arguments: argparse.Namespace) -> Case:
    return opened(arguments.assessment, arguments.questionnaire, arguments.policy)


def _evaluated(arguments: argparse.Namespace) -> Evaluated:
    return evaluated(_opened(arguments), arguments.as_of)


def _as_json(found: Evaluated) -> object:
    from assessor.result_json import as_json

    return as_json(found)


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _headline(found: Evaluated) -> str:
    from assessor.summary import headline

    return headline(found)


def _write_pdf(found: Evaluated, target: Path, page_size: str) -> None:
    # ReportLab takes longer to import than an assessment takes to score.
    from assessor.report.compile import compiled
    from assessor.report.pdf import rendered

    content = rendered(compiled(found), page_size="Letter" if page_size == "Letter" else "A4")
    target.write_bytes(content)


def _write_text(target: Path, text: str, *, force: bool) -> None:
    if target.exists() and not force:
        raise InvalidFile(
            [
                Problem(
                    str(target),
                    1,
                    "this file exists already",
                    "Choose another name with -o, or add --force to replace it",
                )
            ]
        )
    target.write_text(text, encoding="utf-8")


def _ending(ending_of: "Callable[[Path], Ending]", path: Path) -> "Ending":
    from assessor.exchange.file import UnknownEnding

    try:
        return ending_of(path)
    except UnknownEnding as error:
        print(error, file=sys.stderr)
        raise SystemExit(WRONG_USAGE) from None


def _progress(arguments: argparse.Namespace, text: str) -> None:
    """Say how far a long run is, where a person is watching."""
    if not arguments.json and sys.stderr.isatty():
        print(text, file=sys.stderr)


# The arguments


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="assessor",
        description="Should we open an account there? Scores an assessment of a platform "
        "and writes the go/no-go report.",
        epilog="Start with: assessor demo",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    demo = _command(commands, "demo", _demo, "score the worked examples and write their PDFs")
    demo.add_argument(
        "--out", type=Path, default=Path("demo"), metavar="DIR", help="folder (default: demo)"
    )
    demo.add_argument("--json", action="store_true", help="print one JSON document")

    check = _command(
        commands,
        "check",
        _check,
        "check questionnaires, policies, fact sheets and assessments",
        "assessor check my-questionnaire.yaml\n  assessor check my-policy.yaml "
        "--questionnaire my-questionnaire.yaml",
    )
    check.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="files (default: all that ship)"
    )
    _questionnaire_option(check)
    check.add_argument("--json", action="store_true", help="print one JSON document")

    score = _command(
        commands,
        "score",
        _score,
        "evaluate one assessment",
        "assessor score tiktok.yaml\n  assessor score tiktok.yaml --json --fail-on no_go",
    )
    _assessment_arguments(score)
    score.add_argument("--json", action="store_true", help="print one JSON document")
    score.add_argument(
        "--fail-on",
        action="append",
        choices=VERDICTS[:3],
        metavar="VERDICT",
        help="exit with 3 on this verdict: no_go, undecided or conditional (repeatable)",
    )

    report = _command(
        commands,
        "report",
        _report,
        "write the go/no-go PDF",
        "assessor report tiktok.yaml -o tiktok.pdf --page-size Letter",
    )
    _assessment_arguments(report)
    report.add_argument("-o", "--output", type=Path, required=True, metavar="PDF")
    report.add_argument("--lang", choices=LANGUAGES, default="en", help="language (default: en)")
    report.add_argument("--page-size", choices=("A4", "Letter"), default="A4")
    report.add_argument("--json", action="store_true", help="print one JSON document")

    export = _command(
        commands,
        "export",
        _export,
        "write an assessment as YAML or JSON",
        "assessor export tiktok.yaml -o tiktok.json",
    )
    _assessment_arguments(export, judged=False)
    export.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    export.add_argument("--force", action="store_true", help="replace an existing file")

    import_ = _command(
        commands,
        "import",
        _import,
        "check an assessment from elsewhere and save it here",
        "assessor import from-a-colleague.json",
    )
    _assessment_arguments(import_, judged=False)
    import_.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to (default: its id, as YAML)"
    )
    import_.add_argument("--force", action="store_true", help="replace an existing file")
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Command,
    does: str,
    example: str | None = None,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name,
        help=does,
        description=does[0].upper() + does[1:] + ".",
        epilog=f"example:\n  {example or f'assessor {name}'}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(command=run)
    return parser


def _questionnaire_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--questionnaire", type=Path, metavar="Q", help="file or folder (default: the shipped one)"
    )


def _assessment_arguments(parser: argparse.ArgumentParser, *, judged: bool = True) -> None:
    parser.add_argument("assessment", type=Path, metavar="ASSESSMENT", help="YAML or JSON file")
    _questionnaire_option(parser)
    parser.add_argument(
        "--policy", type=Path, metavar="P", help="file or folder (default: the shipped one)"
    )
    if judged:
        parser.add_argument(
            "--as-of",
            type=_day,
            metavar="DATE",
            help="judge as of this day (default: the assessment's own, else today)",
        )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no day of the calendar. Write year-month-day, such as 2026-11-23."
        ) from None


if __name__ == "__main__":
    raise SystemExit(main())
