"""Sealed and signed reports: who made them, who signed, and whatever was done to them since."""

import json
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigFieldSpec
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from assessor import shipped
from assessor.sealing.keys import KeyFileError, certificates_of, signer_of
from assessor.sealing.signing import SigningRefusedError, fields_of, sealed, signed
from assessor.settings import OPENED_BY
from assessor.verification.verifying import Verification, verified
from tests.command_line import CommandLine
from tests.report import conformance
from tests.verification.authority import OPENS, Office, certified
from tests.verification.changing import flipped, overlaid, resaved, swapped

EXAMPLE = shipped.EXAMPLES / "society_2026_tiktok.yaml"


@pytest.fixture(scope="module")
def with_seal(office: Office, unsealed: bytes) -> bytes:
    """The same, sealed."""
    return sealed(unsealed, office.service)


@pytest.fixture(scope="module")
def with_signatures(office: Office, with_seal: bytes) -> bytes:
    """The same, signed by a lawyer, and by a decider with a time-stamp."""
    once = signed(with_seal, "legal", office.lawyer, "Reviewed")
    return signed(once, "decider", office.lawyer, "Decided", office.clock)


def failing(found: Verification) -> set[str]:
    """The questions that were answered with no."""
    return {check.name for check in found.checks if check.state == "fails"}


def test_a_sealed_report_holds_and_says_whose_it_is(office: Office, with_seal: bytes) -> None:
    """With an anchor that vouches for the seal, its origin is proven."""
    found = verified(with_seal, office.anchors)
    (seal,) = (check for check in found.checks if check.name == "seal")

    assert ("HOLDS; SEALED", True) == (found.summary, found.origin_proven)
    assert seal.words.startswith("Sealed by Due diligence service, 20")
    assert {"holds"} == {check.state for check in found.checks}


def test_without_an_anchor_nobody_vouches(with_seal: bytes) -> None:
    """The seal is intact, and says a name that anybody could have written."""
    found = verified(with_seal)

    assert "CONSISTENT; ORIGIN NOT PROVEN" == found.summary
    assert not found.origin_proven


def test_a_strangers_seal_is_found(office: Office, unsealed: bytes) -> None:
    """Under the same name, but certified by somebody else."""
    found = verified(sealed(unsealed, office.stranger), office.anchors)

    assert {"seal"} == failing(found)


def test_signatures_say_who_when_and_as_what(office: Office, with_signatures: bytes) -> None:
    """Further signatures leave the seal whole; a time-stamp is told from a signer's clock."""
    found = verified(with_signatures, office.anchors)
    words = [check.words for check in found.checks if check.name == "signature"]
    clocks = [check.details for check in found.checks if check.name == "signature"]

    assert found.origin_proven
    assert words[0].startswith("Signed as legal by Lea Légal, 20")
    assert words[1].startswith("Signed as decider by Lea Légal, 20")
    assert ("The time is that of the signer's own clock.",) == clocks[0]
    assert ("The time is vouched for by a time-stamp.",) == clocks[1]


def test_sealed_and_signed_it_still_conforms(with_seal: bytes, with_signatures: bytes) -> None:
    """Stamps and fields break no rule of PDF/UA-1 or PDF/A-3."""
    assert [] == conformance.faults(with_seal)
    assert [] == conformance.faults(with_signatures)


def test_four_people_can_sign(unsealed: bytes) -> None:
    """Every report has a field for lead, legal, data protection officer and decider."""
    assert ("lead", "legal", "dpo", "decider") == fields_of(unsealed)


def test_nobody_signs_twice_or_elsewhere(office: Office, with_signatures: bytes) -> None:
    """A field takes one signature, and a sealed report takes no new field."""
    with pytest.raises(SigningRefusedError):
        signed(with_signatures, "legal", office.lawyer)
    with pytest.raises(SigningRefusedError):
        signed(with_signatures, "director", office.lawyer)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.97])
def test_a_flipped_bit_breaks_the_seal(
    office: Office, unsealed: bytes, with_seal: bytes, share: float
) -> None:
    """Wherever it is in what was sealed."""
    found = verified(flipped(with_seal, int(len(unsealed) * share)), office.anchors)

    assert not found.holds


def test_a_sealed_file_saved_anew_is_found(office: Office, with_seal: bytes) -> None:
    """The signature covers bytes that are no longer there."""
    assert not verified(resaved(with_seal), office.anchors).holds


@pytest.mark.parametrize("name", ["with_seal", "with_signatures"])
def test_a_page_painted_over_after_the_seal_is_found(
    office: Office,
    name: str,
    request: pytest.FixtureRequest,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """An update that is no signature is more than the seal allows; the checks say so, no log."""
    found = verified(overlaid(request.getfixturevalue(name)), office.anchors)

    assert {"additions", "seal"} <= failing(found)
    assert [] == [one.name for one in caplog.records if one.name.startswith("pyhanko")]


def test_a_page_painted_over_before_the_seal_is_found(office: Office, unsealed: bytes) -> None:
    """Somebody seals what was changed, even with the right key: it is not what is carried."""
    found = verified(sealed(overlaid(unsealed), office.service), office.anchors)

    assert {"additions", "seal"} <= failing(found)


def test_a_swapped_file_after_the_seal_is_found(office: Office, with_seal: bytes) -> None:
    """Another file attached in place of one."""
    assert "attachments" in failing(verified(swapped(with_seal, "policy.json", b"{}")))


def test_a_stripped_seal_is_found(unsealed: bytes, with_seal: bytes) -> None:
    """Cut back to what it was before, the report still says that it is sealed."""
    found = verified(with_seal[: len(unsealed)])
    (check,) = (each for each in found.checks if each.state == "fails")

    assert "It says that it is sealed, but its seal is missing." == check.words


def test_a_stripped_signature_leaves_the_seal(
    office: Office, with_seal: bytes, with_signatures: bytes
) -> None:
    """Cut back to the seal the file holds: nobody has signed it, and it does not say so."""
    found = verified(with_signatures[: len(with_seal)], office.anchors)

    assert found.origin_proven
    assert [] == [check for check in found.checks if check.name == "signature"]


def _smuggled(content: bytes, signer: Any, field: str, *, certify: bool = False) -> bytes:
    """Signed in a field that is added for it."""
    what = PdfSignatureMetadata(
        field_name=field, certify=certify, docmdp_permissions=MDPPerm.FILL_FORMS
    )
    output = BytesIO()
    PdfSigner(what, signer, new_field_spec=SigFieldSpec(field)).sign_pdf(
        IncrementalPdfFileWriter(BytesIO(content)), output=output
    )
    return output.getvalue()


def test_a_second_seal_is_found(office: Office, with_seal: bytes) -> None:
    """In a field of its own, even by the same hand: there is no line for it. Ours adds none."""
    found = verified(_smuggled(with_seal, office.service, "seal2"), office.anchors)
    (check,) = (each for each in found.checks if each.state == "fails")

    assert "Somebody has signed as seal2, for which it has no line." == check.words
    with pytest.raises(SigningRefusedError):
        sealed(with_seal, office.service)


def test_a_seal_on_what_says_it_has_none_is_found(office: Office, content: bytes) -> None:
    """Whoever seals a report that says it is not sealed was not the one who made it."""
    found = verified(_smuggled(content, office.service, "seal", certify=True), office.anchors)

    assert {"seal"} == failing(found)


def test_a_signature_without_a_seal_proves_who_signed(office: Office, content: bytes) -> None:
    """An unsealed report can be signed; who made it stays open."""
    found = verified(signed(content, "lead", office.lawyer), office.anchors)
    states = {check.name: check.state for check in found.checks}

    assert found.holds
    assert ("unknown", "holds") == (states["seal"], states["signature"])


def test_a_name_in_arabic_is_stamped_in_arabic(office: Office, with_seal: bytes) -> None:
    """The stamp brings the letters that a name needs."""
    signer = signer_of(certified(office.root, "ليلى").pem(office.folder, "layla"), None)
    made = signed(with_seal, "legal", signer)
    with pikepdf.open(BytesIO(made)) as pdf:
        fonts = {str(one.BaseFont) for one in pdf.objects if _is_font(one)}

    assert any("IBMPlexSansArabic" in name for name in fonts)
    assert [] == conformance.faults(made)


def _is_font(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font"


# Files of keys


def test_keys_come_as_pkcs12_or_pem(office: Office, tmp_path: Path) -> None:
    """Both kinds of file give the same signer; a wrong passphrase gives none."""
    person = certified(office.root, "Both")
    locked = person.pkcs12(tmp_path, "both", office.root.certificate)

    assert "Both" in signer_of(locked, OPENS).subject_name
    assert "Both" in signer_of(person.pem(tmp_path, "both"), None).subject_name
    with pytest.raises(KeyFileError, match="passphrase"):
        signer_of(locked, "wrong")


@pytest.mark.parametrize("content", [b"", b"-----BEGIN NOTHING-----", b"hello"])
def test_a_file_without_a_key_is_refused(tmp_path: Path, content: bytes) -> None:
    """With words, and no matter what is in it."""
    path = tmp_path / "no.key"
    path.write_bytes(content)

    with pytest.raises(KeyFileError):
        signer_of(path, None)
    with pytest.raises(KeyFileError):
        certificates_of(path)


# At the command line


@pytest.fixture
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment opens files of keys."""
    monkeypatch.setenv(OPENED_BY, OPENS)


def test_sealed_signed_and_verified_at_the_command_line(
    assessor: CommandLine, office: Office, tmp_path: Path, passphrase: None
) -> None:
    """A report is sealed, signed by legal, and verified against the anchor."""
    service = certified(office.root, "Service").pkcs12(tmp_path, "service")
    lawyer = certified(office.root, "Lawyer").pkcs12(tmp_path, "lawyer")
    report, copy = tmp_path / "report.pdf", tmp_path / "signed.pdf"

    assert 0 == assessor("report", EXAMPLE, "-o", report, "--seal", service).code
    made = assessor("sign", report, "--role", "legal", "--key", lawyer, "-o", copy)
    assert (0, "") == (made.code, made.err)
    run = assessor("verify", copy, "--trust", office.folder / "root.pem", "--json")
    told = json.loads(run.out)

    assert (0, True, "proven") == (run.code, told["holds"], told["origin"])
    assert ["seal", "legal"] == [each["field"] for each in told["signatures"]]
    signed_at = datetime.fromisoformat(told["signatures"][1]["when"])
    assert abs((datetime.now(UTC) - signed_at).total_seconds()) < 3600


def test_nobody_signs_what_does_not_hold(
    assessor: CommandLine, office: Office, tmp_path: Path, content: bytes
) -> None:
    """A report that was changed is refused before a key is even opened."""
    path = tmp_path / "report.pdf"
    path.write_bytes(resaved(content))
    lawyer = office.folder / "lawyer.pem"
    run = assessor("sign", path, "--role", "legal", "--key", lawyer, "-o", tmp_path / "out.pdf")

    assert 1 == run.code
    assert "report.pdf:1: it does not hold. See why: assessor verify." in run.err
    assert not (tmp_path / "out.pdf").exists()


def test_a_wrong_passphrase_is_said_plainly(
    assessor: CommandLine, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file that it does not open is named, and nothing is written."""
    monkeypatch.setenv(OPENED_BY, "wrong")
    key = certified(office.root, "Service").pkcs12(tmp_path, "service")
    run = assessor("report", EXAMPLE, "-o", tmp_path / "r.pdf", "--seal", key)

    assert 1 == run.code
    assert "service.p12:1: the passphrase does not open it" in run.err
    assert not (tmp_path / "r.pdf").exists()


def test_an_anchor_that_is_none_is_said_plainly(
    assessor: CommandLine, tmp_path: Path, content: bytes
) -> None:
    """A text is no certificate."""
    path, anchor = tmp_path / "report.pdf", tmp_path / "anchor.pem"
    path.write_bytes(content)
    anchor.write_text("trust me", encoding="utf-8")
    run = assessor("verify", path, "--trust", anchor)

    assert 1 == run.code
    assert "anchor.pem:1: it holds no certificate. Give one as PEM or DER." in run.err
