"""Commands about files: assessments out and in, and what translators work on."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from assessor.casework import Case
from assessor.commands import options
from assessor.commands.opening import opened_one
from assessor.commands.speaking import DONE, WRONG_USAGE, Command, failed, print_json
from assessor.i18n import Language
from assessor.places import refuse
from questionnaires.messages import Message

if TYPE_CHECKING:
    from assessor.exchange.file import Ending


def _add_export(parser: argparse.ArgumentParser, language: Language) -> None:
    options.assessment(parser, language)
    options.output(
        parser,
        "FILE",
        language.text("where to; the ending chooses the format: .yaml, .json or .xlsx"),
        needed=True,
    )
    options.lang(parser, language)
    options.force(parser, language)


def _run_export(arguments: argparse.Namespace) -> int:
    ending = _ending(arguments.output, arguments.language)
    case = opened_one(arguments)
    _write_assessment(case, arguments.output, ending, arguments.language, force=arguments.force)
    print(f"{arguments.output}: {_name(case)}")
    return DONE


def _add_import(parser: argparse.ArgumentParser, language: Language) -> None:
    options.assessment(parser, language)
    options.output(parser, "FILE", language.text("into a file (default: into the store)"))
    options.force(parser, language)


def _run_import(arguments: argparse.Namespace) -> int:
    """Into a file where one is named, else into the store."""
    target: Path | None = arguments.output
    ending = _ending(target, arguments.language) if target else None
    case = opened_one(arguments)
    if target is not None and ending is not None:
        _write_assessment(case, target, ending, arguments.language, force=arguments.force)
        place = str(target)
    else:
        from assessor.commands.storing import taken_over

        place = taken_over(case, arguments.assessment.name)
    answers = arguments.language.plural("{n} answer", "{n} answers", len(case.assessment.answers))
    print(f"{place}: {_name(case)}, {answers}")
    return DONE


def _add_translate(parser: argparse.ArgumentParser, language: Language) -> None:
    choice = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    state = choice.add_parser("state", help=language.text("how far each language is"))
    options.json_option(state, language)
    out = choice.add_parser(
        "export", help=language.text("write all texts of a language as PO files")
    )
    out.add_argument(
        "code", metavar="LANG", help=language.text("the language's code, such as fr or pt_BR")
    )
    options.output(out, "DIR", language.text("folder (default: {value})", value="LANG"))
    back = choice.add_parser("import", help=language.text("take over PO files that came back"))
    back.add_argument(
        "folder", type=Path, metavar="DIR", help=language.text("the folder that they lie in")
    )
    back.add_argument(
        "--lang", dest="of", metavar="LANG", help=language.text("(default: what the files say)")
    )
    for each in (out, back):
        options.questionnaire(each, language)
        options.policy(each, language)


def _run_translate(arguments: argparse.Namespace) -> int:
    from assessor.languages import commands

    if arguments.action == "state" and arguments.json:
        print_json(commands.all_as_json())
        return DONE
    for line in commands.ACTIONS[arguments.action](arguments):
        print(arguments.language.worded(line))
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
        refuse(
            target,
            Message("this exists already"),
            Message("Choose another name with -o, or add --force"),
        )
    try:
        content = exported(case, ending, language)
    except TooLongError as error:
        refuse(target, error.message, Message("Export it as YAML instead"))
    target.write_bytes(content)


def _ending(path: Path, language: Language) -> "Ending":
    from assessor.exchange.file import Ending, UnknownEndingError

    try:
        return Ending.of(path)
    except UnknownEndingError as error:
        failed(language.worded(error.message))
        raise SystemExit(WRONG_USAGE) from None


COMMANDS = (
    Command(
        "export",
        Message(
            "write an assessment as YAML or JSON, or as a workbook to fill in without a connection"
        ),
        "assessor export tiktok.yaml -o tiktok.json\n"
        "  assessor export tiktok.yaml -o tiktok.xlsx --lang fr",
        _add_export,
        _run_export,
    ),
    Command(
        "import",
        Message("check an assessment from elsewhere and take it into the store, or into a file"),
        "assessor import from-a-colleague.json\n  assessor import theirs.json -o tiktok.yaml",
        _add_import,
        _run_import,
    ),
    Command(
        "translate",
        Message("see how far each language is, and exchange files with translators"),
        "assessor translate export fr -o fr\n  assessor translate import fr",
        _add_translate,
        _run_translate,
    ),
)
