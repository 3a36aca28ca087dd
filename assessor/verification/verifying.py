"""A report verified: the questions in their order, and what they come to."""

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from asn1crypto import x509
from pikepdf import PdfError

from assessor.i18n import ENGLISH, Language, message
from assessor.verification import checks
from assessor.verification.attachments import files_in
from assessor.verification.carried import Carried, understood
from assessor.verification.checks import Check
from assessor.verification.opening import Opened, RefusedError
from assessor.verification.reading import Reading
from assessor.verification.recomputing import page_size_of, recomputed
from assessor.verification.signatures import SIGNED, Signature, signatures_in
from assessor.words import verdict_words
from questionnaires.messages import Message
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
# Translators: before what was checked, whether it holds; NO in capitals, to be seen
_MARKS = {"holds": message("yes"), "fails": message("NO"), "unknown": "-"}


class Verification(NamedTuple):
    """What was asked, what was answered, and what the report is about.

    carried: what a report carries, where it could be read that far; never a comparison's.
    """

    checks: tuple[Check, ...]
    title: str = ""
    recommendation: str | None = None
    signatures: tuple[Signature, ...] = ()
    carried: Carried | None = None

    def beside(self, check: Check) -> "Verification":
        """The same with one question more, such as whether a store keeps what it carries."""
        return self._replace(checks=(*self.checks, check))

    @property
    def failing(self) -> tuple[Check, ...]:
        """The questions that were answered with no."""
        return tuple(check for check in self.checks if check.state == "fails")

    @property
    def holds(self) -> bool:
        """Whether no question was answered with no."""
        return not self.failing

    @property
    def origin_proven(self) -> bool:
        """Whether it is certain who made the file."""
        return self.holds and any(
            check.name == "seal" and check.state == "holds" for check in self.checks
        )

    @property
    def summary(self) -> Message:
        """What it comes to, in a few words."""
        if not self.holds:
            return Message("DOES NOT HOLD")
        if self.origin_proven:
            return Message("HOLDS; SEALED")
        return Message("CONSISTENT; ORIGIN NOT PROVEN")


def verified(
    content: bytes,
    anchors: Sequence[x509.Certificate] = (),
    own: Sequence[x509.Certificate] = (),
    language: Language = ENGLISH,
) -> Verification:
    """Ask everything of a file; whatever it is, there is an answer and no error.

    anchors: certificates that are trusted to vouch for those of seal and signatures. own:
    those of our own seal, which vouch for nothing else. language: in which it is answered.
    """
    found = _Asking(content, anchors, own, language)
    try:
        found.ask()
    except RefusedError as reason:
        found.checks.append(checks.refused(language, reason))
    except BROKEN:
        found.checks.append(checks.refused(language, RefusedError("it is built as no report is")))
    return Verification(
        tuple(found.checks), found.title, found.recommendation, found.signatures, found.carried
    )


class _Asking:
    """One file being asked; what was answered stays, should it break in the middle."""

    def __init__(
        self,
        content: bytes,
        anchors: Sequence[x509.Certificate],
        own: Sequence[x509.Certificate],
        language: Language,
    ) -> None:
        self._content, self._language = content, language
        self._anchors, self._own = anchors, own
        self.signatures: tuple[Signature, ...] = ()
        self.carried: Carried | None = None
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
        self.checks.append(checks.attachments(self._language, files, printed.said()))
        carried = understood(files)
        self.title = carried.title
        self.carried = carried if isinstance(carried, Carried) else None
        again = recomputed(carried, page_size_of(opened))
        self.recommendation = again.result.get("recommendation")
        self.checks += checks.trail(self._language, carried)
        self.checks.append(checks.result(self._language, carried, again))
        self.checks.append(checks.words(self._language, printed, again, carried))
        self.checks.append(checks.same_bytes(self._language, self._content, again, carried))
        if SIGNED in self._content:
            self.signatures = signatures_in(self._content, self._anchors, self._own)
        self.checks.append(checks.additions(self._language, self._content, self.signatures))
        self.checks.append(checks.seal(self._language, carried, self.signatures))
        self.checks += checks.signed(self._language, self.signatures)


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


def lines(found: Verification, language: Language = ENGLISH) -> list[str]:
    """The verification as lines for a terminal."""
    about = " ".join(found.title.split())
    said = [f"{language.worded(found.summary)}   {about}".rstrip()]
    if found.recommendation and found.holds:
        verdict = verdict_words(language, cast("Verdict", found.recommendation))
        said.append("  " + language.text("What the answers point to: {verdict}.", verdict=verdict))
    for check in found.checks:
        mark = _MARKS[check.state]
        spoken = language.text(mark) if mark.isalpha() else mark
        said.append(f"  {spoken:<4} {check.words}")
        said += [f"       {detail}" for detail in check.details]
    return said
