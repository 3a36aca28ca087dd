"""Commands about an installation: its store, its people, its page."""

import argparse
from contextlib import suppress
from pathlib import Path

from assessor.commands import options
from assessor.commands.speaking import (
    DONE,
    WRONG_USAGE,
    Command,
    failed,
    finished,
    headed,
    print_json,
)
from assessor.i18n import Language
from questionnaires.messages import Message

_ROLE_HELP = Message(
    "contributor, lead, legal, dpo, decider, viewer, admin, or one that a policy names; "
    "ROLE@ORGANISATION for one organisation"
)


def _add_history(parser: argparse.ArgumentParser, language: Language) -> None:
    options.kept(parser, language)
    parser.add_argument(
        "--question", metavar="ID", help=language.text("only what concerns this question")
    )
    parser.add_argument(
        "--milestones", action="store_true", help=language.text("only the turns of its life")
    )
    parser.add_argument(
        "--csv", action="store_true", help=language.text("as CSV, for spreadsheets")
    )
    options.json_option(parser, language)


def _run_history(arguments: argparse.Namespace) -> int:
    from assessor.commands import lookback

    return finished(lookback.told(arguments), arguments)


def _add_diff(parser: argparse.ArgumentParser, language: Language) -> None:
    options.kept(parser, language)
    parser.add_argument(
        "--versions",
        nargs=2,
        type=int,
        metavar="N",
        help=language.text("which two (default: the present one and the one before it)"),
    )
    options.json_option(parser, language)


def _run_diff(arguments: argparse.Namespace) -> int:
    from assessor.commands import lookback

    return finished(lookback.compared(arguments), arguments)


def _add_people(parser: argparse.ArgumentParser, language: Language) -> None:
    choice = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    everybody = choice.add_parser("list", help=language.text("everybody, with their roles"))
    enter = choice.add_parser(
        "enter", help=language.text("enter somebody by the address that they sign in with")
    )
    enter.add_argument("name", metavar="NAME")
    enter.add_argument("email", metavar="EMAIL")
    enter.add_argument(
        "--role", action="append", default=[], metavar="ROLE", help=language.worded(_ROLE_HELP)
    )
    grant = choice.add_parser("grant", help=language.text("give somebody a role"))
    revoke = choice.add_parser("revoke", help=language.text("take a role from somebody"))
    for one in (grant, revoke):
        one.add_argument("who", metavar="WHO", help=language.text("reference or e-mail address"))
        one.add_argument("role", metavar="ROLE", help=language.worded(_ROLE_HELP))
    erase = choice.add_parser(
        "erase", help=language.text("erase somebody's name; the chains still hold")
    )
    erase.add_argument("who", metavar="WHO", help=language.text("reference or e-mail address"))
    for one in (everybody, enter, grant, revoke, erase):
        options.database(one, language)
        options.json_option(one, language)


def _run_people(arguments: argparse.Namespace) -> int:
    from assessor.commands import registering

    return finished(registering.ACTIONS[arguments.action](arguments), arguments)


def _add_list(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument(
        "--due", action="store_true", help=language.text("only those whose review date has come")
    )
    options.database(parser, language)
    options.json_option(parser, language)


def _run_list(arguments: argparse.Namespace) -> int:
    from assessor.commands import storing

    if arguments.json:
        print_json(storing.listed_as_json(due=arguments.due))
        return DONE
    for line in storing.listed(arguments.language, due=arguments.due):
        print(line)
    return DONE


def _add_portfolio(parser: argparse.ArgumentParser, language: Language) -> None:
    options.output(parser, "FILE", language.text("write it to this .csv or .xlsx"))
    options.database(parser, language)
    options.json_option(parser, language)


def _run_portfolio(arguments: argparse.Namespace) -> int:
    from assessor.commands import overall

    target: Path | None = arguments.output
    if target is not None:
        overall.ensure_known_ending(target)
        overall.write(target, arguments.language)
    if arguments.json:
        print_json(overall.as_json())
    elif target is not None:
        print(target)
    else:
        for line in overall.lines(arguments.language):
            print(line)
    return DONE


def _add_db(parser: argparse.ArgumentParser, language: Language) -> None:
    choice = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, does in (
        ("upgrade", Message("make the store, or bring it up to this version")),
        ("backup", Message("write the whole store into one file, while people work on")),
        ("restore", Message("fill the store from a backup")),
        ("check", Message("see whether anything in the store was changed behind its back")),
        ("tidy", Message("delete drafts and erase names whose time is over")),
    ):
        said = language.worded(does)
        one = choice.add_parser(name, help=said, description=headed(said))
        if name in ("backup", "restore"):
            one.add_argument("file", type=Path, metavar="FILE", help=language.text("the backup"))
        if name == "backup":
            options.force(one, language)
        if name == "restore":
            one.add_argument(
                "--replace",
                action="store_true",
                help=language.text("in place of what the store holds now"),
            )
        options.database(one, language)
        options.json_option(one, language)


def _run_db(arguments: argparse.Namespace) -> int:
    from assessor.commands import storing

    return finished(storing.ACTIONS[arguments.action](arguments), arguments)


def _add_serve(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument(
        "--host",
        metavar="H",
        help=language.text(
            "address to serve at; any but this computer's own needs sign-in (default: 127.0.0.1)"
        ),
    )
    parser.add_argument(
        "--port",
        type=options.port,
        metavar="N",
        help=language.text("(default: 8501, or the next that is free)"),
    )
    options.database(parser, language)
    parser.add_argument(
        "--examples",
        action="store_true",
        help=language.text("put the worked examples into the store first, if it is empty"),
    )


def _run_serve(arguments: argparse.Namespace) -> int:
    from assessor.web.serving.starting import NotServedError, serve

    try:
        # Control-C is the usual way to end it, so no failure; the server may end of it in
        # good order before the interruption comes up to here.
        with suppress(KeyboardInterrupt):
            serve(arguments.host, arguments.port, with_examples=arguments.examples)
    except NotServedError as refusal:
        failed(arguments.language.worded(refusal.message))
        return WRONG_USAGE
    print(arguments.language.text("Stopped."))
    return DONE


COMMANDS = (
    Command(
        "history",
        Message("say who changed what in an assessment of the store, and when"),
        "assessor history tiktok-1a2b\n  assessor history tiktok-1a2b --csv > history.csv",
        _add_history,
        _run_history,
    ),
    Command(
        "diff",
        Message("say what one version of an assessment says otherwise than another"),
        "assessor diff tiktok-1a2b\n  assessor diff tiktok-1a2b --versions 1 3 --json",
        _add_diff,
        _run_diff,
    ),
    Command(
        "people",
        Message("see and change who is here, with which roles"),
        "assessor people list\n  assessor people enter Ada ada@example.org --role legal",
        _add_people,
        _run_people,
    ),
    Command(
        "list",
        Message("list the assessments in the store"),
        "assessor list\n  assessor list --due --json",
        _add_list,
        _run_list,
    ),
    Command(
        "portfolio",
        Message("say where every society stands with every platform, and what is due"),
        "assessor portfolio\n  assessor portfolio -o portfolio.xlsx",
        _add_portfolio,
        _run_portfolio,
    ),
    Command(
        "db",
        Message("look after the store"),
        "assessor db upgrade\n  assessor db backup monday.zip\n  assessor db check",
        _add_db,
        _run_db,
    ),
    Command(
        "serve",
        Message("open the page in your browser, until you stop it"),
        "assessor serve\n  assessor serve --port 8600",
        _add_serve,
        _run_serve,
    ),
)
