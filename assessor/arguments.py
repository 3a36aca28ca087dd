"""What may stand after `assessor` on the command line, and the help that explains it."""

import argparse
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

Command = Callable[[argparse.Namespace], int]
PAGE_SIZES = ("A4", "Letter")
ENGLISH = "en"
FAILING = ("no_go", "undecided", "conditional")
"""Verdicts that --fail-on takes."""
FEWEST_COMPARED, MOST_COMPARED = 2, 12
"""How many assessments `compare` takes: more than a dozen nobody takes in."""
_LAST_PORT = 65_535
ROLES = ("lead", "legal", "dpo", "decider")
"""The lines of a report that can be signed."""
OPENED_BY = "ASSESSOR_PASSPHRASE"
"""The environment's name for what opens a file of keys."""
_OPENED = f"its passphrase comes from {OPENED_BY}, or is asked for"


def parser_of(commands: Mapping[str, Command]) -> argparse.ArgumentParser:
    """The parser for these commands, by name."""
    parser = argparse.ArgumentParser(
        prog="assessor",
        description="Should we open an account there? Scores an assessment of a platform and "
        "writes the go/no-go report.",
        epilog="Start with: assessor demo",
    )
    choice = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, add in _ADDED.items():
        does, example = _SAID[name]
        one = choice.add_parser(
            name,
            help=does,
            description=f"{does[0].upper()}{does[1:]}.",
            epilog=f"example:\n  {example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        one.set_defaults(command=commands[name])
        add(one)
    return parser


_SAID = {
    "demo": ("score the worked examples and write their PDFs", "assessor demo --out demo"),
    "check": (
        "check questionnaires, policies, fact sheets and assessments",
        "assessor check my-questionnaire.yaml my-policy.yaml my-answers.yaml",
    ),
    "score": (
        "evaluate one assessment",
        "assessor score tiktok.yaml\n  assessor score tiktok.yaml --json --fail-on no_go",
    ),
    "compare": (
        "set platforms side by side: ranking, differences, weights in doubt",
        "assessor compare tiktok.yaml facebook.yaml x.yaml -o comparison.pdf",
    ),
    "report": (
        "write the go/no-go PDF",
        "assessor report tiktok.yaml -o tiktok.pdf --page-size Letter",
    ),
    "verify": (
        "see whether a report's PDF proves itself, and whether anybody changed it",
        "assessor verify tiktok.pdf\n  assessor verify tiktok.pdf --trust our-root.pem",
    ),
    "sign": (
        "sign a report as lead, legal, dpo or decider",
        "assessor sign tiktok.pdf --role legal --key me.p12 -o tiktok-signed.pdf",
    ),
    "export": (
        "write an assessment as YAML or JSON",
        "assessor export tiktok.yaml -o tiktok.json",
    ),
    "import": (
        "check an assessment from elsewhere and take it into the store, or into a file",
        "assessor import from-a-colleague.json\n  assessor import theirs.json -o tiktok.yaml",
    ),
    "translate": (
        "see how far each language is, and exchange files with translators",
        "assessor translate export fr -o fr\n  assessor translate import fr",
    ),
    "history": (
        "say who changed what in an assessment of the store, and when",
        "assessor history tiktok-1a2b\n  assessor history tiktok-1a2b --csv > history.csv",
    ),
    "diff": (
        "say what one version of an assessment says otherwise than another",
        "assessor diff tiktok-1a2b\n  assessor diff tiktok-1a2b --versions 1 3 --json",
    ),
    "people": (
        "see and change who is here, with which roles",
        "assessor people list\n  assessor people enter Ada ada@example.org --role legal",
    ),
    "list": (
        "list the assessments in the store",
        "assessor list\n  assessor list --due --json",
    ),
    "portfolio": (
        "say where every society stands with every platform, and what is due",
        "assessor portfolio\n  assessor portfolio -o portfolio.xlsx",
    ),
    "db": (
        "look after the store",
        "assessor db upgrade\n  assessor db backup monday.zip\n  assessor db check",
    ),
    "serve": (
        "open the page in your browser, until you stop it",
        "assessor serve\n  assessor serve --port 8600",
    ),
}


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out", type=Path, default=Path("demo"), metavar="DIR", help="folder (default: demo)"
    )
    _json(parser)


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="files or folders (default: all that ship)",
    )
    _questionnaire(parser)
    _json(parser)


def _score(parser: argparse.ArgumentParser) -> None:
    _assessment(parser)
    _as_of(parser)
    _lang(parser)
    parser.add_argument(
        "--fail-on",
        action="append",
        default=[],
        choices=FAILING,
        metavar="VERDICT",
        help=f"exit with 3 on this verdict (repeatable): {', '.join(FAILING)}",
    )
    _json(parser)


def _compare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "assessments",
        nargs="+",
        type=Path,
        metavar="ASSESSMENT",
        help=f"{FEWEST_COMPARED} to {MOST_COMPARED} YAML or JSON files, or ids in the store",
    )
    _judged_by(parser)
    _database(parser)
    _as_of(parser)
    parser.add_argument(
        "--order",
        type=_areas,
        default=(),
        metavar="AREAS",
        help="areas by importance, such as data_residency,audience_fit; weightings that "
        "contradict it are left out",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="PDF", help="write the comparison")
    _lang(parser)
    parser.add_argument("--page-size", choices=PAGE_SIZES, default="A4", help="(default: A4)")
    _json(parser)


def _report(parser: argparse.ArgumentParser) -> None:
    _assessment(parser)
    _as_of(parser)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="PDF", help="where to")
    _lang(parser)
    parser.add_argument("--page-size", choices=PAGE_SIZES, default="A4", help="(default: A4)")
    parser.add_argument(
        "--word", type=Path, metavar="DOCX", help="also write a copy to edit, which is no record"
    )
    parser.add_argument(
        "--seal",
        type=Path,
        metavar="FILE",
        help=f"seal it with this key and certificate, as PKCS#12 or PEM; {_OPENED}",
    )
    _timestamp(parser)
    _json(parser)


def _verify(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pdf", type=Path, metavar="PDF", help="a report that the toolkit wrote")
    parser.add_argument(
        "--trust",
        type=Path,
        metavar="CERT",
        help="certificates, as PEM or DER, that are trusted to vouch for seal and signatures",
    )
    _json(parser)


def _sign(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pdf", type=Path, metavar="PDF", help="a report that holds")
    parser.add_argument(
        "--role",
        required=True,
        choices=ROLES,
        help="as whom you sign: the line of that name on the report",
    )
    parser.add_argument(
        "--key",
        type=Path,
        required=True,
        metavar="FILE",
        help=f"your key and certificate, as PKCS#12 or PEM; {_OPENED}",
    )
    parser.add_argument("--reason", default="", metavar="TEXT", help="why you sign")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="PDF", help="where to")
    _timestamp(parser)


def _timestamp(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--timestamp",
        metavar="URL",
        help="ask this time-stamp authority to vouch for the time",
    )


def _export(parser: argparse.ArgumentParser) -> None:
    _assessment(parser)
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FILE",
        help="where to; the ending chooses the format",
    )
    _force(parser)


def _import(parser: argparse.ArgumentParser) -> None:
    _assessment(parser)
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="into a file (default: into the store)"
    )
    _force(parser)


def _translate(parser: argparse.ArgumentParser) -> None:
    choice = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    state = choice.add_parser("state", help="how far each language is")
    _json(state)
    out = choice.add_parser("export", help="write all texts of a language as PO files")
    out.add_argument("code", metavar="LANG", help="the language's code, such as fr or pt_BR")
    out.add_argument("-o", "--output", type=Path, metavar="DIR", help="folder (default: LANG)")
    back = choice.add_parser("import", help="take over PO files that came back")
    back.add_argument("folder", type=Path, metavar="DIR", help="the folder that they lie in")
    back.add_argument("--lang", metavar="LANG", help="(default: what the files say)")
    for each in (out, back):
        _questionnaire(each)
        _policy(each)


def _serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--host",
        metavar="H",
        help="address to serve at; any but this computer's own needs sign-in (default: 127.0.0.1)",
    )
    parser.add_argument(
        "--port", type=_port, metavar="N", help="(default: 8501, or the next that is free)"
    )
    _database(parser)
    parser.add_argument(
        "--examples",
        action="store_true",
        help="put the worked examples into the store first, if it is empty",
    )


def _history(parser: argparse.ArgumentParser) -> None:
    _kept(parser)
    parser.add_argument("--question", metavar="ID", help="only what concerns this question")
    parser.add_argument("--milestones", action="store_true", help="only the turns of its life")
    parser.add_argument("--csv", action="store_true", help="as CSV, for spreadsheets")
    _json(parser)


def _diff(parser: argparse.ArgumentParser) -> None:
    _kept(parser)
    parser.add_argument(
        "--versions",
        nargs=2,
        type=int,
        metavar="N",
        help="which two (default: the present one and the one before it)",
    )
    _json(parser)


def _kept(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("assessment", metavar="ID", help="the assessment's id in the store")
    _database(parser)


def _people(parser: argparse.ArgumentParser) -> None:
    choice = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    everybody = choice.add_parser("list", help="everybody, with their roles")
    enter = choice.add_parser("enter", help="enter somebody by the address that they sign in with")
    enter.add_argument("name", metavar="NAME")
    enter.add_argument("email", metavar="EMAIL")
    enter.add_argument("--role", action="append", default=[], metavar="ROLE", help=_ROLE_HELP)
    grant = choice.add_parser("grant", help="give somebody a role")
    revoke = choice.add_parser("revoke", help="take a role from somebody")
    for one in (grant, revoke):
        one.add_argument("who", metavar="WHO", help="reference or e-mail address")
        one.add_argument("role", metavar="ROLE", help=_ROLE_HELP)
    erase = choice.add_parser("erase", help="erase somebody's name; the chains still hold")
    erase.add_argument("who", metavar="WHO", help="reference or e-mail address")
    for one in (everybody, enter, grant, revoke, erase):
        _database(one)
        _json(one)


_ROLE_HELP = "contributor, lead, legal, dpo, decider, viewer, admin, or one that a policy names; "
_ROLE_HELP += "ROLE@ORGANISATION for one organisation"


def _list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--due", action="store_true", help="only those whose review date has come")
    _database(parser)
    _json(parser)


def _portfolio(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="write it to this .csv or .xlsx"
    )
    _database(parser)
    _json(parser)


def _db(parser: argparse.ArgumentParser) -> None:
    choice = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, does in (
        ("upgrade", "make the store, or bring it up to this version"),
        ("backup", "write the whole store into one file, while people work on"),
        ("restore", "fill the store from a backup"),
        ("check", "see whether anything in the store was changed behind its back"),
        ("tidy", "delete drafts and erase names whose time is over"),
    ):
        one = choice.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")
        if name in ("backup", "restore"):
            one.add_argument("file", type=Path, metavar="FILE", help="the backup")
        if name == "backup":
            _force(one)
        if name == "restore":
            one.add_argument(
                "--replace", action="store_true", help="in place of what the store holds now"
            )
        _database(one)
        _json(one)


def _database(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--database",
        metavar="URL",
        help="where assessments are kept: sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME "
        "(default: ASSESSOR_DATABASE_URL, else a file of yours)",
    )


_ADDED: dict[str, Callable[[argparse.ArgumentParser], None]] = {
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


def _assessment(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "assessment",
        type=Path,
        metavar="ASSESSMENT",
        help="YAML or JSON file, or an id in the store",
    )
    _judged_by(parser)
    _database(parser)


def _judged_by(parser: argparse.ArgumentParser) -> None:
    _questionnaire(parser)
    _policy(parser)


def _policy(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--policy", type=Path, metavar="P", help="file or folder (default: the shipped one)"
    )


def _questionnaire(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--questionnaire", type=Path, metavar="Q", help="file or folder (default: the shipped one)"
    )


def _as_of(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as-of",
        type=_day,
        metavar="DATE",
        help="judge as of this day (default: the assessment's own, else today)",
    )


def _lang(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--lang", type=_language, default=ENGLISH, metavar="LANG", help="language (default: en)"
    )


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _force(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--force", action="store_true", help="replace an existing file")


def _areas(text: str) -> tuple[str, ...]:
    """Names between commas."""
    return tuple(name for part in text.split(",") if (name := part.strip()))


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no day of the calendar; write year-month-day, such as 2026-11-23"
        )
    return day


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) <= _LAST_PORT):
        raise argparse.ArgumentTypeError(f"{text!r} is no port; write a number up to {_LAST_PORT}")
    return int(text)


def _language(text: str) -> str:
    if text == ENGLISH:
        return text  # spares most commands the look for others
    from assessor.languages import codes, is_known

    if text not in codes():
        raise argparse.ArgumentTypeError(
            f"there is no language {text!r} here; choose one of: {', '.join(codes())}"
        )
    if not is_known(text):
        raise argparse.ArgumentTypeError(
            f"how {text!r} writes dates and numbers is not known; "
            "name its folder by a code such as fr, sw or pt_BR"
        )
    return text
