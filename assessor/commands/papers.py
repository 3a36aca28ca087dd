"""Commands about paper: write a report, see whether it proves itself, sign it."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from assessor.casework import Evaluated
from assessor.commands import options
from assessor.commands.opening import evaluated_with_trail, seal_of
from assessor.commands.speaking import DONE, PROBLEMS, Command, print_json
from assessor.i18n import ENGLISH, Language
from assessor.paper import report_docx, report_pdf
from assessor.places import ensure_place_for_pdf, refuse
from assessor.settings import OPENED_BY
from questionnaires.messages import Message

if TYPE_CHECKING:
    from assessor.verification.verifying import Verification

ROLES = ("lead", "legal", "dpo", "decider")
"""The lines of a report that can be signed."""


def _add_report(parser: argparse.ArgumentParser, language: Language) -> None:
    options.assessment(parser, language)
    options.as_of(parser, language)
    options.output(parser, "PDF", language.text("where to"), needed=True)
    options.lang(parser, language)
    options.page_size(parser, language)
    parser.add_argument(
        "--word",
        type=Path,
        metavar="DOCX",
        help=language.text("also write a copy to edit, which is no record"),
    )
    options.seal(parser, language)
    options.json_option(parser, language)


def _run_report(arguments: argparse.Namespace) -> int:
    target: Path = arguments.output
    ensure_place_for_pdf(target)
    language = arguments.language
    found, trail = evaluated_with_trail(arguments, language)
    seal = seal_of(arguments)
    target.write_bytes(report_pdf(found, arguments.page_size, language, seal, trail))
    if arguments.word:
        arguments.word.write_bytes(report_docx(found, language))
    if arguments.json:
        print_json({"pdf": str(target), "recommendation": found.result.recommendation})
    else:
        print(f"{_headline(found, language)}\n    {target}")
    return DONE


def _add_verify(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument(
        "pdf", type=Path, metavar="PDF", help=language.text("a report that the toolkit wrote")
    )
    parser.add_argument(
        "--trust",
        type=Path,
        metavar="CERT",
        help=language.text(
            "certificates, as PEM or DER, that are trusted to vouch for seal and signatures"
        ),
    )
    parser.add_argument(
        "--database",
        metavar="URL",
        help=language.text("hold a report against the store that is kept there"),
    )
    options.json_option(parser, language)


def _against_the_store(found: "Verification", language: Language) -> "Verification":
    from assessor.installation import existing_desk, operator
    from assessor.verification.held import held

    if found.carried is None:
        return found
    desk = existing_desk()
    try:
        return found.beside(held(found.carried, desk, operator(desk), language).check)
    finally:
        desk.database.close()


def _run_verify(arguments: argparse.Namespace) -> int:
    from assessor.sealing.commands import anchors_in
    from assessor.verification import verifying

    content = _content_of_pdf(arguments.pdf)
    language = ENGLISH if arguments.json else arguments.language
    found = verifying.verified(content, anchors_in(arguments.trust), language=language)
    if arguments.database:
        found = _against_the_store(found, language)
    if arguments.json:
        print_json({"pdf": str(arguments.pdf), **verifying.as_json(found)})
    else:
        for line in verifying.lines(found, language):
            print(line)
    return DONE if found.holds else PROBLEMS


def _add_sign(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("pdf", type=Path, metavar="PDF", help=language.text("a report that holds"))
    parser.add_argument(
        "--role",
        required=True,
        choices=ROLES,
        help=language.text("as whom you sign: the line of that name on the report"),
    )
    parser.add_argument(
        "--key",
        type=Path,
        required=True,
        metavar="FILE",
        help=language.text(
            "your key and certificate, as PKCS#12 or PEM; its passphrase comes from {variable}, or "
            "is asked for",
            variable=OPENED_BY,
        ),
    )
    parser.add_argument("--reason", default="", metavar="TEXT", help=language.text("why you sign"))
    options.output(parser, "PDF", language.text("where to"), needed=True)
    options.timestamp(parser, language)


def _run_sign(arguments: argparse.Namespace) -> int:
    from assessor.sealing.commands import authority_at, key_in
    from assessor.sealing.signing import SigningRefusedError, signed
    from assessor.verification.verifying import verified

    target: Path = arguments.output
    ensure_place_for_pdf(target)
    content = _content_of_pdf(arguments.pdf)
    if not verified(content).holds:
        refuse(arguments.pdf, Message("it does not hold"), Message("See why: assessor verify"))
    signer, authority = key_in(arguments.key), authority_at(arguments.timestamp)
    try:
        made = signed(content, arguments.role, signer, arguments.reason, authority)
    except SigningRefusedError as error:
        refuse(
            arguments.pdf,
            error.message,
            Message("Choose a line that nobody has signed, or another key"),
        )
    target.write_bytes(made)
    done = arguments.language.text(
        "{file}: signed as {role}",
        file=target,
        role=arguments.role,
    )
    print(done)
    return DONE


def _content_of_pdf(path: Path) -> bytes:
    from assessor.verification.opening import RefusedError, content_of

    try:
        return content_of(path)
    except RefusedError as reason:
        refuse(path, reason.message, Message("Check that it is the right file"))


def _headline(found: Evaluated, language: Language = ENGLISH) -> str:
    from assessor.summary import headline

    return headline(found, language)


COMMANDS = (
    Command(
        "report",
        Message("write the go/no-go PDF"),
        "assessor report tiktok.yaml -o tiktok.pdf --page-size Letter",
        _add_report,
        _run_report,
    ),
    Command(
        "verify",
        Message("see whether a report's PDF proves itself, and whether anybody changed it"),
        "assessor verify tiktok.pdf\n  assessor verify tiktok.pdf --trust our-root.pem",
        _add_verify,
        _run_verify,
    ),
    Command(
        "sign",
        Message("sign a report as lead, legal, dpo or decider"),
        "assessor sign tiktok.pdf --role legal --key me.p12 -o tiktok-signed.pdf",
        _add_sign,
        _run_sign,
    ),
)
