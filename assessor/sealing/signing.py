"""A service's seal on a report, and a person's signature in one of its fields."""

import logging
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.font import FontEngineFactory
from pyhanko.pdf_utils.font.opentype import GlyphAccumulator
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.text import TextBoxStyle
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.constants import ESIC_EXTENSION_1
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper, TimestampRequestError
from pyhanko.stamp import TextStampStyle

from assessor.report.legible import legible
from assessor.report.pdf import SEAL
from assessor.report.pdf.fonts import drawn_by, file_of
from questionnaires.messages import SpokenError

# It warns of a table that a stamp does not need, as if whoever signs could mend the font.
logging.getLogger("fontTools.subset").setLevel(logging.ERROR)

_FONTS = ("FiraSans-Regular", "IBMPlexSansArabic-Regular")
_SIZE = 7
_LONGEST = 60


class SigningRefusedError(SpokenError):
    """The file was not signed; the words say why."""


class _Signing(PdfSigner):
    """The library's way to sign, kept within PDF 1.7: archives take nothing newer.

    For keys on elliptic curves it would declare the file to be PDF 2.0. Readers that know
    such keys verify them all the same.
    """

    def register_extensions(self, pdf_out: Any, **_: Any) -> None:
        """Declare what these signatures need beyond PDF 1.7."""
        pdf_out.register_extension(ESIC_EXTENSION_1)


def sealed(content: bytes, signer: SimpleSigner, authority: TimeStamper | None = None) -> bytes:
    """The report with a seal, after which it only takes signatures in its own fields.

    authority: vouches for the time, if one is asked.

    Raises:
        SigningRefusedError: it cannot be sealed.
    """
    what = PdfSignatureMetadata(
        field_name=SEAL,
        certify=True,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        reason="Made by the toolkit from the files attached",
    )
    return _signed(content, _Signing(what, signer, timestamper=authority), {})


def signed(
    content: bytes,
    field: str,
    signer: SimpleSigner,
    reason: str = "",
    authority: TimeStamper | None = None,
) -> bytes:
    """The report with a person's signature in the field of that name, to be seen there.

    Raises:
        SigningRefusedError: there is no such field, or it is signed already.
    """
    what = PdfSignatureMetadata(
        field_name=field,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        reason=reason or None,
    )
    font, name = _drawn(signer.subject_name or "")
    writing = _Signing(what, signer, timestamper=authority, stamp_style=_stamp(font))
    return _signed(content, writing, {"who": name})


def time_authority(address: str) -> TimeStamper:
    """The time-stamp authority at an address; it is asked when something is signed."""
    return HTTPTimeStamper(address, timeout=15)


def _signed(content: bytes, signer: PdfSigner, shown: dict[str, str]) -> bytes:
    output = BytesIO()
    try:
        signer.sign_pdf(
            IncrementalPdfFileWriter(BytesIO(content)),
            existing_fields_only=True,
            appearance_text_params=shown,
            output=output,
        )
    except (SigningError, PdfReadError) as error:
        raise SigningRefusedError(str(error).rstrip(".")) from error
    except TimestampRequestError as error:
        raise SigningRefusedError(
            "the time-stamp authority does not answer as it should"
        ) from error
    return output.getvalue()


class _Letters(FontEngineFactory):
    """A font for stamps. The library's own factory leaves the font's file open."""

    def __init__(self, font: str) -> None:
        self._content = file_of(font).read_bytes()

    def create_font_engine(self, writer: Any, obj_stream: Any = None) -> GlyphAccumulator:
        return GlyphAccumulator(
            writer, BytesIO(self._content), font_size=_SIZE, obj_stream=obj_stream
        )


def _stamp(font: str) -> TextStampStyle:
    """Who and when, in a font that travels with the signature, small enough for its field."""
    left = SimpleBoxLayoutRule(
        AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MID, Margins(1, 1, 1, 1)
    )
    return TextStampStyle(
        stamp_text="%(who)s\n%(ts)s",
        text_box_style=TextBoxStyle(font=_Letters(font), font_size=_SIZE, leading=_SIZE + 2),
        inner_content_layout=left,
        border_width=0,
        background=None,
        timestamp_format="%Y-%m-%d %H:%M %Z",
    )


def _drawn(name: str) -> tuple[str, str]:
    """The font that draws a name, and the name as it can be drawn."""
    shown = " ".join(name.split())[:_LONGEST]
    for font in _FONTS:
        if all(drawn_by(font, letter) for letter in shown):
            return font, shown
    last = _FONTS[-1]
    return last, legible(shown, lambda letter: drawn_by(last, letter), set())


def fields_of(content: bytes) -> tuple[str, ...]:
    """The names of the fields that nobody has signed yet."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields

    reader = PdfFileReader(BytesIO(content))
    return tuple(
        name for name, value, _ in enumerate_sig_fields(reader) if value is None and name != SEAL
    )
