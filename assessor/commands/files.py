"""Commands about files: assessments out and in, and what translators work on."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from assessor.casework import Case
from assessor.commands import options
from assessor.commands.opening import language_of, opened_one
from assessor.commands.speaking import DONE, WRONG_USAGE, Command, failed, print_json
from assessor.i18n import ENGLISH, Language
from assessor.places import refuse

if TYPE_CHECKING:
    from assessor.exchange.file import Ending


def _add_export(parser: argparse.ArgumentParser) -> None:
    options.assessment(parser)
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FILE",
        help="where to; the ending chooses the format: .yaml, .json or .xlsx",
    )
    options.lang(parser)
    options.force(parser)


def _run_export(arguments: argparse.Namespace) -> int:
    ending = _ending(arguments.output)
    case = opened_one(arguments)
    language = language_of(arguments.lang)
    _write_assessment(case, arguments.output, ending, language, force=arguments.force)
    print(f"{arguments.output}: {_name(case)}")
    return DONE


def _add_import(parser: argparse.ArgumentParser) -> None:
    options.assessment(parser)
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="into a file (default: into the store)"
    )
    options.force(parser)


def _run_import(arguments: argparse.Namespace) -> int:
    """Into a file where one is named, else into the store."""
    target: Path | None = arguments.output
    ending = _ending(target) if target else None
    case = opened_one(arguments)
    if target is not None and ending is not None:
        _write_assessment(case, target, ending, ENGLISH, force=arguments.force)
        place = str(target)
    else:
        from assessor.commands.storing import taken_over

        place = taken_over(case, arguments.assessment.name)
    answers = len(case.assessment.answers)
    print(f"{place}: {_name(case)}, {answers} answer{'s' if answers != 1 else ''}")
    return DONE


def _add_translate(parser: argparse.ArgumentParser) -> None:
    choice = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    state = choice.add_parser("state", help="how far each language is")
    options.json_option(state)
    out = choice.add_parser("export", help="write all texts of a language as PO files")
    out.add_argument("code", metavar="LANG", help="the language's code, such as fr or pt_BR")
    out.add_argument("-o", "--output", type=Path, metavar="DIR", help="folder (default: LANG)")
    back = choice.add_parser("import", help="take over PO files that came back")
    back.add_argument("folder", type=Path, metavar="DIR", help="the folder that they lie in")
    back.add_argument("--lang", metavar="LANG", help="(default: what the files say)")
    for each in (out, back):
        options.questionnaire(each)
        options.policy(each)


def _run_translate(arguments: argparse.Namespace) -> int:
    from assessor.languages import commands

    if arguments.action == "state" and arguments.json:
        print_json(commands.all_as_json())
        return DONE
    for line in commands.ACTIONS[arguments.action](arguments):
        print(line)
    return DONE


def _name(case: Case) -> str:
    from assessor.summary import one_line

    return one_line(case.assessment.name)


def _write_assessment(
    case: Case, target: Path, ending: "Ending", language: Language, *, force: bool
) -> None:
    from assessor.exchange.file import exported
    from assessor.workbook.cells import TooLongError

    if target.exists() and not force:
        refuse(target, "this exists already", "Choose another name with -o, or add --force")
    try:
        content = exported(case, ending, language)
    except TooLongError as error:
        refuse(target, str(error), "Export it as YAML instead")
    target.write_bytes(content)


def _ending(path: Path) -> "Ending":
    from assessor.exchange.file import Ending, UnknownEndingError

    try:
        return Ending.of(path)
    except UnknownEndingError as error:
        failed(str(error))
        raise SystemExit(WRONG_USAGE) from None


COMMANDS = (
    Command(
        "export",
        "write an assessment as YAML or JSON, or as a workbook to fill in without a connection",
        "assessor export tiktok.yaml -o tiktok.json\n"
        "  assessor export tiktok.yaml -o tiktok.xlsx --lang fr",
        _add_export,
        _run_export,
    ),
    Command(
        "import",
        "check an assessment from elsewhere and take it into the store, or into a file",
        "assessor import from-a-colleague.json\n  assessor import theirs.json -o tiktok.yaml",
        _add_import,
        _run_import,
    ),
    Command(
        "translate",
        "see how far each language is, and exchange files with translators",
        "assessor translate export fr -o fr\n  assessor translate import fr",
        _add_translate,
        _run_translate,
    ),
)
