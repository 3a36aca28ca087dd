"""Files that mean harm: each gets an answer, soon, and nothing in them is run or fetched."""

import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from assessor.verification import opening
from assessor.verification.verifying import verified
from tests.command_line import CommandLine
from tests.verification.changing import swapped
from tests.verification.conftest import saved


def why(content: bytes) -> str:
    """The reason for which a file is refused."""
    check = verified(content).checks[-1]
    assert ("file", "fails") == (check.name, check.state)
    return check.words


@pytest.mark.parametrize(
    "junk", [b"", b"%PDF-", b"%PDF-1.7\n" + b"\0" * 5000, b"PK\x03\x04", b"hi"]
)
def test_junk_is_refused(junk: bytes) -> None:
    """What is no PDF, or only begins like one, is refused with a reason."""
    assert "cannot be verified" in why(junk)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_half_a_file_is_refused(content: bytes, share: float) -> None:
    """A download that broke off is named as damaged."""
    assert "damaged" in why(content[: int(len(content) * share)])


def test_a_file_too_large_is_not_read(
    assessor: CommandLine, tmp_path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bound is kept before anything is taken apart, with a problem like any file's."""
    monkeypatch.setattr(opening, "MOST_BYTES", 1_000_000)
    path = tmp_path / "large.pdf"
    path.write_bytes(content + bytes(1_000_000))
    run = assessor("verify", path)

    assert (1, "") == (run.code, run.out)
    assert "large.pdf:1: it has more than 1 MB. Check that it is the right file." in run.err


def test_a_file_that_unpacks_without_end_is_refused(content: bytes) -> None:
    """A few thousand bytes that become gigabytes are cut off where the bound is."""
    bomb = zlib.compress(bytes(opening.MOST_UNPACKED + 10))
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.attachments["policy.json"].obj.EF.F.write(bomb, filter=Name.FlateDecode)
        spoilt = saved(pdf)

    assert len(spoilt) < 1_000_000
    assert "unpacks to more than 100 MB" in why(spoilt)


def test_a_tree_without_end_is_refused(content: bytes) -> None:
    """Elements that hold each other in a circle."""
    with pikepdf.open(BytesIO(content)) as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        circle = pdf.make_indirect(Dictionary(S=Name.Div))
        circle.K = Array([circle, circle])
        document.K = Array([circle])
        spoilt = saved(pdf)

    assert "no end to its tree" in why(spoilt)


def test_too_many_pages_are_refused(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """So are too many objects: both are counted before they are read."""
    monkeypatch.setattr(opening, "MOST_PAGES", 10)

    assert "more than are read" in why(content)


def test_a_locked_file_is_refused(content: bytes) -> None:
    """A report is never encrypted."""
    output = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.save(
            output,
            encryption=pikepdf.Encryption(owner="o", user=""),
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )

    assert "locked" in why(output.getvalue())


def test_two_files_under_one_name_are_refused(content: bytes) -> None:
    """One reader would show the first, another the second."""
    with pikepdf.open(BytesIO(content)) as pdf:
        names = pdf.Root.Names.EmbeddedFiles.Names
        names.append("policy.json")
        names.append(names[1])
        spoilt = saved(pdf)

    assert "one reader would show another file" in why(spoilt)


def test_a_file_with_two_faces_is_refused(content: bytes) -> None:
    """The entry for old readers holds another file than the one for new readers."""
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.attachments["policy.json"].obj.EF.UF = pdf.make_stream(b"{}")
        spoilt = saved(pdf)

    assert "one reader would show another file" in why(spoilt)


def test_a_file_that_belongs_to_nothing_is_refused(content: bytes) -> None:
    """Attached, but not one of the files that belong to the report."""
    with pikepdf.open(BytesIO(content)) as pdf:
        del pdf.Root.AF[0]
        spoilt = saved(pdf)

    assert "not those that belong to it" in why(spoilt)


@pytest.mark.parametrize(
    "file",
    [b"[" * 100_000, b'{"a":' * 50_000, b"\xff\xfe", b"null", b"[]", b'{"format":"policy/1"}'],
)
def test_an_attachment_of_another_shape_is_named(content: bytes, file: bytes) -> None:
    """Deep, broken or of another kind: the file that it is stands in the answer."""
    assert "policy.json" in why(swapped(content, "policy.json", file))


def test_versions_of_another_kind_are_refused(content: bytes) -> None:
    """What a file says of itself is checked as well."""
    assert "versions.json" in why(swapped(content, "versions.json", b'{"format":"report/9"}'))


def test_a_language_from_elsewhere_is_not_used(content: bytes) -> None:
    """Texts that a file brings along are never filled in: they could ask for all memory."""
    with pikepdf.open(BytesIO(content)) as pdf:
        versions = pdf.attachments["versions.json"].get_file().read_bytes()
    other = versions.replace(b'"language": "en"', b'"language": "xx"')

    assert "language that is not known here" in why(swapped(content, "versions.json", other))


def test_parts_of_other_kinds_are_refused(content: bytes) -> None:
    """A number where a list should be is no reason to fail without an answer."""
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.attachments["policy.json"].obj.EF = 7
        spoilt = saved(pdf)

    assert "cannot be verified" in why(spoilt)


def test_a_pdf_of_somebody_else_is_refused() -> None:
    """Any other PDF carries nothing that could be judged again."""
    pdf = pikepdf.new()
    pdf.add_blank_page()

    assert "carries no files" in why(saved(pdf))
