"""A report verified: the questions in their order, and what they come to."""

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from asn1crypto import x509
from pikepdf import PdfError

from assessor.casework import Case
from assessor.i18n import ENGLISH
from assessor.verification import checks
from assessor.verification.attachments import files_in
from assessor.verification.carried import Carried, understood
from assessor.verification.checks import Check
from assessor.verification.opening import Opened, RefusedError
from assessor.verification.reading import Reading
from assessor.verification.recomputing import page_size_of, recomputed
from assessor.verification.signatures import SIGNED, Signature, signatures_in
from assessor.words import verdict_words
from scoring.policy import Verdict

BROKEN = (
    ArithmeticError,
    AttributeError,
    LookupError,
    PdfError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What reading a file raises whose parts are of other kinds than they should be."""
_MARKS = {"holds": "yes", "fails": "NO", "unknown": "-"}


class Verification(NamedTuple):
    """What was asked, what was answered, and what the report is about."""

    checks: tuple[Check, ...]
    title: str = ""
    recommendation: str | None = None
    signatures: tuple[Signature, ...] = ()
    case: Case | None = None

    def beside(self, kept: Case | None) -> "Verification":
        """The same with one question more: whether a store keeps what a report carries."""
        if self.case is None:
            return self
        return self._replace(checks=(*self.checks, checks.stored(self.case, kept)))

    @property
    def holds(self) -> bool:
        """Whether no question was answered with no."""
        return all(check.state != "fails" for check in self.checks)

    @property
    def origin_proven(self) -> bool:
        """Whether it is certain who made the file."""
        return self.holds and any(
            check.name == "seal" and check.state == "holds" for check in self.checks
        )

    @property
    def summary(self) -> str:
        """What it comes to, in a few words."""
        if not self.holds:
            return ENGLISH.text("DOES NOT HOLD")
        if self.origin_proven:
            return ENGLISH.text("HOLDS; SEALED")
        return ENGLISH.text("CONSISTENT; ORIGIN NOT PROVEN")


def verified(content: bytes, anchors: Sequence[x509.Certificate] = ()) -> Verification:
    """Ask everything of a file; whatever it is, there is an answer and no error.

    anchors: certificates that are trusted to vouch for those of seal and signatures.
    """
    found = _Asking(content, anchors)
    try:
        found.ask()
    except RefusedError as reason:
        found.checks.append(checks.refused(reason))
    except BROKEN:
        found.checks.append(checks.refused(RefusedError("it is built as no report is")))
    return Verification(
        tuple(found.checks), found.title, found.recommendation, found.signatures, found.case
    )


class _Asking:
    """One file being asked; what was answered stays, should it break in the middle."""

    def __init__(self, content: bytes, anchors: Sequence[x509.Certificate]) -> None:
        self._content = content
        self._anchors = anchors
        self.signatures: tuple[Signature, ...] = ()
        self.case: Case | None = None
        self.checks: list[Check] = []
        self.title = ""
        self.recommendation: str | None = None

    def ask(self) -> None:
        """Every question in its order.

        Raises:
            RefusedError: the file is not read any further.
        """
        opened = Opened(self._content)
        printed, files = Reading(opened), files_in(opened)
        self.checks.append(checks.attachments(files, printed.said()))
        carried = understood(files)
        self.title = carried.title
        self.case = carried.case if isinstance(carried, Carried) else None
        again = recomputed(carried, page_size_of(opened))
        self.recommendation = again.result.get("recommendation")
        self.checks += checks.trail(carried)
        self.checks.append(checks.result(carried, again))
        self.checks.append(checks.words(printed, again, carried))
        self.checks.append(checks.same_bytes(self._content, again, carried))
        if SIGNED in self._content:
            self.signatures = signatures_in(self._content, self._anchors)
        self.checks.append(checks.additions(self._content, self.signatures))
        self.checks.append(checks.seal(carried, self.signatures))
        self.checks += checks.signed(self.signatures)


def as_json(found: Verification) -> dict[str, Any]:
    """The verification, ready for json.dumps."""
    return {
        "holds": found.holds,
        "origin": "proven" if found.origin_proven else "not_proven",
        "summary": found.summary,
        "title": found.title,
        "recommendation": found.recommendation,
        "signatures": [
            {**each._asdict(), "when": each.when and each.when.isoformat(), "holds": each.holds}
            for each in found.signatures
        ],
        "checks": [{**check._asdict(), "details": list(check.details)} for check in found.checks],
    }


def lines(found: Verification) -> list[str]:
    """The verification as lines for a terminal."""
    about = " ".join(found.title.split())
    said = [f"{found.summary}   {about}".rstrip()]
    if found.recommendation and found.holds:
        verdict = verdict_words(ENGLISH, cast("Verdict", found.recommendation))
        said.append("  " + ENGLISH.text("What the answers point to: {verdict}.", verdict=verdict))
    for check in found.checks:
        said.append(f"  {_MARKS[check.state]:<4} {check.words}")
        said += [f"       {detail}" for detail in check.details]
    return said
