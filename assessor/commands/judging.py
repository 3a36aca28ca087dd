"""Commands that judge: one assessment, several side by side, the examples, any file."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assessor.commands import options
from assessor.commands.opening import evaluated_one, seal_of, spoken
from assessor.commands.speaking import (
    DONE,
    FAILED_ON,
    PROBLEMS,
    WRONG_USAGE,
    Command,
    failed,
    print_json,
    progress,
)
from assessor.i18n import Language
from assessor.paper import comparison_pdf
from assessor.places import ensure_place_for_pdf
from questionnaires.messages import Message

if TYPE_CHECKING:
    from assessor.comparing import SideBySide


FAILING = ("no_go", "undecided", "conditional")
"""Verdicts that --fail-on takes."""
FEWEST_COMPARED, MOST_COMPARED = 2, 12
"""How many assessments `compare` takes: more than a dozen nobody takes in."""


def _add_demo(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("demo"),
        metavar="DIR",
        help=language.text("folder (default: {value})", value="demo"),
    )
    options.json_option(parser, language)


def _run_demo(arguments: argparse.Namespace) -> int:
    from assessor.commands.demonstration import demonstrated

    folder: Path = arguments.out
    folder.mkdir(parents=True, exist_ok=True)
    done = []
    for line, pdf, path, found in demonstrated(folder, progress, arguments.language):
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
        print_json(done)
    return DONE


def _add_check(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help=language.text("files or folders (default: all that ship)"),
    )
    options.questionnaire(parser, language)
    options.json_option(parser, language)


def _run_check(arguments: argparse.Namespace) -> int:
    from assessor.checking import check

    language = arguments.language
    found = check(arguments.paths, arguments.questionnaire, progress)
    if arguments.json:
        print_json(
            {
                "problems": [problem._asdict() for problem in found.problems],
                "checked": list(found.checked),
                "reading_grades": found.grades,
                "languages": found.languages_as_json(),
            }
        )
    else:
        for line in found.lines():
            print(language.worded(line))
    for problem in found.problems:
        print(problem.worded(language.worded), file=sys.stderr)
    return PROBLEMS if found.problems else DONE


def _add_score(parser: argparse.ArgumentParser, language: Language) -> None:
    options.assessment(parser, language)
    options.as_of(parser, language)
    options.lang(parser, language)
    parser.add_argument(
        "--fail-on",
        action="append",
        default=[],
        choices=FAILING,
        metavar="VERDICT",
        help=language.text(
            "exit with 3 on this verdict (repeatable): {verdicts}", verdicts=", ".join(FAILING)
        ),
    )
    options.json_option(parser, language)


def _run_score(arguments: argparse.Namespace) -> int:
    found = evaluated_one(arguments)
    if arguments.json:
        from assessor.result_json import as_json

        print_json(as_json(found))
    else:
        from assessor.summary import summary

        language = arguments.language
        print(summary(spoken(found, language), language))
    return FAILED_ON if found.result.recommendation in arguments.fail_on else DONE


def _add_compare(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument(
        "assessments",
        nargs="+",
        type=Path,
        metavar="ASSESSMENT",
        help=language.text(
            "{least} to {most} YAML or JSON files, or ids in the store",
            least=FEWEST_COMPARED,
            most=MOST_COMPARED,
        ),
    )
    options.judged_by(parser, language)
    options.database(parser, language)
    options.as_of(parser, language)
    parser.add_argument(
        "--order",
        type=options.areas,
        default=(),
        metavar="AREAS",
        help=language.text(
            "areas by importance, such as data_residency,audience_fit; weightings that "
            "contradict it are left out"
        ),
    )
    options.output(parser, "PDF", language.text("write the comparison"))
    options.lang(parser, language)
    options.page_size(parser, language)
    options.seal(parser, language)
    options.json_option(parser, language)


def _run_compare(arguments: argparse.Namespace) -> int:
    target: Path | None = arguments.output
    if target:
        ensure_place_for_pdf(target)
    elif arguments.seal:
        failed(arguments.language.text("A seal needs a file to be put on. Name one with -o."))
        return WRONG_USAGE
    compared, language = _side_by_side(arguments), arguments.language
    if target:
        seal = seal_of(arguments)
        target.write_bytes(comparison_pdf(compared, arguments.page_size, language, seal))
    if arguments.json:
        from assessor.comparing.as_json import as_json

        print_json({**as_json(compared), "pdf": target and str(target)})
    else:
        from assessor.comparing.summary import summary

        print(summary(compared.in_language(language), language))
        if target:
            print(f"    {target}")
    return DONE


def _side_by_side(arguments: argparse.Namespace) -> "SideBySide":
    from assessor.comparing import OrderError
    from assessor.comparing.opening import opened_together

    paths, judged_by = arguments.assessments, (arguments.questionnaire, arguments.policy)
    if not FEWEST_COMPARED <= len(paths) <= MOST_COMPARED:
        failed(
            arguments.language.text(
                "A comparison takes {least} to {most} assessments, not {there}. Name so many.",
                least=FEWEST_COMPARED,
                most=MOST_COMPARED,
                there=len(paths),
            )
        )
        raise SystemExit(WRONG_USAGE)
    try:
        return opened_together(paths, *judged_by, arguments.as_of, arguments.order)
    except OrderError as error:
        failed(arguments.language.worded(error.message))
        raise SystemExit(WRONG_USAGE) from None


COMMANDS = (
    Command(
        "demo",
        Message("score the worked examples and write their PDFs"),
        "assessor demo --out demo",
        _add_demo,
        _run_demo,
    ),
    Command(
        "check",
        Message("check questionnaires, policies, fact sheets and assessments"),
        "assessor check my-questionnaire.yaml my-policy.yaml my-answers.yaml",
        _add_check,
        _run_check,
    ),
    Command(
        "score",
        Message("evaluate one assessment"),
        "assessor score tiktok.yaml\n  assessor score tiktok.yaml --json --fail-on no_go",
        _add_score,
        _run_score,
    ),
    Command(
        "compare",
        Message("set platforms side by side: ranking, differences, weights in doubt"),
        "assessor compare tiktok.yaml facebook.yaml x.yaml -o comparison.pdf",
        _add_compare,
        _run_compare,
    ),
)
