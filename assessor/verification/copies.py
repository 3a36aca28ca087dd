"""Signed copies taken in: verified first, like any file from anywhere, and kept only if it holds.

A signature is for the paper that it stands on. So a copy is taken in only where a decision
is signed in the app, and counts for the version whose report it is, however many came
since: what legal signed of version 1 stays evidence of version 1, and is never shown as a
signature on version 2. A report of a draft, or of an earlier state that is no version, is
refused: nobody can say later what a signature on it was meant to decide.
"""

from datetime import UTC

from assessor.access import Person, ensure_may
from assessor.assessment import SignedAs
from assessor.casework import evaluated
from assessor.i18n import ENGLISH, Language, message
from assessor.report.compile import facts_about
from assessor.sealing.installed import Installed, installed
from assessor.store.sniffing import PDF, UnfitFileError, sniffed
from assessor.verification.carried import Carried
from assessor.verification.checks import Check
from assessor.verification.held import held
from assessor.verification.recomputing import other_versions
from assessor.verification.signatures import Signature
from assessor.verification.verifying import Verification, verified
from assessor.workflow.bringing import bare_name
from assessor.workflow.desk import Desk, RefusedError
from assessor.workflow.filing import Verified, ensure_new, keep
from assessor.workflow.record import Record


class NotHeldError(RefusedError):
    """A copy that does not hold. failing: each question that was answered with no."""

    def __init__(self, failing: tuple[Check, ...]) -> None:
        super().__init__(_NOT_HELD)
        self.failing = failing


_NOT_HELD = message(
    "This copy does not hold, so it was not kept. Download the report here again and sign that "
    "file. Save it only by signing: printing to PDF or exporting writes another file."
)
_TOO_LARGE = message(
    "This file is larger than what is kept here. It was not kept. Hand in the file that your "
    "reader saved; if this is that file, ask whoever runs this to keep larger ones."
)
_NO_PDF = message(
    "This is no PDF, whatever its name says. It was not kept. Hand in the PDF that your reader "
    "saved when you signed."
)
_COMPARISON = message(
    "This is a comparison, and not the report of this assessment. It was not kept. Download the "
    "report here, and sign that file."
)
_FROM_A_FILE = message(
    "This report was made from a file: it carries no audit trail that could be held against the "
    "store. It was not kept. Download the report here, and sign that file."
)
_ANOTHER = message(
    "This is the report of another assessment. It was not kept. Open that assessment, and hand it "
    "in there."
)
_UNDECIDED = message(
    "This is a copy of a report in which no decision is signed. It was not kept. Decide first; "
    "then download the report, which says so, and sign that file."
)
_MADE_ELSEWHERE = message(
    "This report was made with another fact sheet, or with other versions of the toolkit's "
    "libraries, than are here now, and it bears no seal of ours. It was not kept. Download the "
    "report here again, and sign that file."
)


def take_in(
    desk: Desk,
    person: Person,
    assessment: str,
    name: str,
    content: bytes,
    language: Language = ENGLISH,
) -> Record:
    """Verify a signed copy of this assessment's report, and keep it.

    name: what its owner calls the file; shown, and never used as a path. language: in which
    verification answers.

    Raises:
        NotHeldError: verification says no; it names every reason.
        RefusedError: it is no PDF, too large, of another assessment, of no decided version,
            or brings no new signature.
        NotAllowedError, NotThereError: as everywhere.
    """
    record = desk.record(person, assessment)
    ensure_may(person, "file_copy", record.organisation)
    _ensure_pdf(content, desk.settings.largest_file)
    here = installed(desk.settings)
    found = verified(content, here.anchors, here.own, language)
    carried = _ours(found, record)
    against = held(carried, desk, person, language)
    found = found.beside(against.check)
    if not found.holds:
        raise NotHeldError(found.failing)
    then = against.then
    if then is None or not then.locked:
        raise RefusedError(_UNDECIDED)
    _ensure_made_here(found, carried, here)
    signatures = tuple(_as_kept(one) for one in found.signatures if not one.certifies)
    ensure_new(record, signatures)
    reached, sealed = then.head.number, carried.versions.sealed
    copy = Verified(content, _shown(name), then.version, reached, sealed, signatures)
    return keep(desk, person, record.id, copy)


def _ensure_pdf(content: bytes, most: int) -> None:
    if len(content) > most:
        raise RefusedError(_TOO_LARGE)
    try:
        kind = sniffed(content, most)
    except UnfitFileError:
        raise RefusedError(_NO_PDF) from None
    if kind is not PDF:
        raise RefusedError(_NO_PDF)


def _ours(found: Verification, record: Record) -> Carried:
    """What the copy carries, if it is the report of this assessment at all."""
    carried = found.carried
    if carried is not None and carried.trail and carried.trail[-1].stream != record.id:
        raise RefusedError(_ANOTHER)
    if carried is not None and carried.trail:
        return carried
    if not found.holds:
        raise NotHeldError(found.failing)
    raise RefusedError(_FROM_A_FILE if carried else _COMPARISON)


def _ensure_made_here(found: Verification, carried: Carried, here: Installed) -> None:
    """Let it pass if what no store keeps is ours too: the fact sheet, the versions printed.

    A report under our own seal is ours, whatever is installed here by now.
    """
    own = {certificate.sha256.hex() for certificate in here.own}
    if any(one.certifies and one.holds and one.certificate in own for one in found.signatures):
        return
    facts = facts_about(evaluated(carried.case, carried.versions.as_of))
    if facts != carried.facts or other_versions(carried):
        raise RefusedError(_MADE_ELSEWHERE)


def _as_kept(one: Signature) -> SignedAs:
    when = one.when.astimezone(UTC).isoformat(timespec="seconds") if one.when else None
    return SignedAs(
        role=one.field,
        name=one.name or "?",
        certificate=one.certificate,
        signature=one.digest,
        when=when,
        stamped=one.stamped,
        vouched=one.vouched,
    )


def _shown(name: str) -> str:
    """The bare name of a file, with the ending that it is."""
    bare = bare_name(name)
    return bare if bare.lower().endswith(".pdf") else f"{bare}.pdf"
