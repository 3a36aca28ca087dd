"""Seal and signatures: whether they hold, what they allow, and whose they are.

Nothing is fetched: a certificate is only vouched for by the anchors that are given.
"""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import Any, NamedTuple

from asn1crypto import x509
from pyhanko.pdf_utils.misc import PdfError, PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from assessor.sealing.installed import certificate_name
from assessor.verification.opening import RefusedError

_UNREADABLE = (PdfError, PdfReadError, SignatureValidationError, SigningError, ValueError)
for _library in ("pyhanko", "pyhanko_certvalidator"):
    # It logs what it finds wrong, with its own traces. What is wrong is said by the checks.
    logging.getLogger(_library).setLevel(logging.CRITICAL)
SIGNED = b"/ByteRange"
"""Where this is missing, nobody has signed, and nothing needs to be looked for."""


class Signature(NamedTuple):
    """One signature, as it was found.

    intact: what it covers is as it was when it was signed. allowed: what was added since is
    no more than it allows. vouched: an anchor vouches for its certificate (None: no anchor
    was given). certifies: it is a seal, which says what may be added. update: with which
    update of the file it came, counted from 1. stamped: a time-stamp says when, and not
    only the signer's clock. certificate, digest: the SHA-256 of the certificate that it was
    made with, and of the signature itself.
    """

    field: str
    name: str
    when: datetime | None
    reason: str
    certifies: bool
    intact: bool
    allowed: bool
    vouched: bool | None
    update: int
    stamped: bool
    certificate: str
    digest: str

    @property
    def holds(self) -> bool:
        """Whether it proves anything."""
        return self.intact and self.allowed and self.vouched is not False


def signatures_in(
    content: bytes, anchors: Sequence[x509.Certificate], own: Sequence[x509.Certificate] = ()
) -> tuple[Signature, ...]:
    """Every signature of a file, oldest first. own: vouches for seals, and for nobody's name.

    Raises:
        RefusedError: one of them cannot be read at all.
    """
    try:
        reader = PdfFileReader(BytesIO(content))
        return tuple(
            _signature(each, (*anchors, *own) if _certifies(each) else anchors)
            for each in reader.embedded_signatures
        )
    except _UNREADABLE as error:
        raise RefusedError("one of its signatures cannot be read") from error


def _signature(embedded: Any, anchors: Sequence[x509.Certificate]) -> Signature:
    status = validate_pdf_signature(embedded, _context(anchors), _context(anchors))
    stamp: Any = status.timestamp_validity
    stamped = bool(stamp and stamp.intact and stamp.valid and stamp.trusted)
    if stamped and not status.trusted:
        # It may have been good when it was made, which the time-stamp vouches for.
        then = _context(anchors, stamp.timestamp)
        status = validate_pdf_signature(embedded, then, _context(anchors))
    return Signature(
        field=str(embedded.field_name),
        name=certificate_name(status.signing_cert),
        when=stamp.timestamp if stamped else status.signer_reported_dt,
        reason=str(embedded.sig_object.get("/Reason", "")),
        certifies=_certifies(embedded),
        intact=bool(status.intact and status.valid),
        allowed=bool(status.docmdp_ok)
        and status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
        and embedded.docmdp_level in (None, MDPPerm.FILL_FORMS),
        vouched=bool(status.trusted) if anchors else None,
        update=int(embedded.signed_revision),
        stamped=stamped,
        certificate=sha256(status.signing_cert.dump()).hexdigest(),
        digest=sha256(bytes(embedded.pkcs7_content)).hexdigest(),
    )


def _certifies(embedded: Any) -> bool:
    return embedded.docmdp_level is not None


def _context(anchors: Iterable[x509.Certificate], moment: datetime | None = None) -> Any:
    return ValidationContext(
        trust_roots=list(anchors),
        allow_fetching=False,
        revocation_mode="soft-fail",
        moment=moment,
    )
