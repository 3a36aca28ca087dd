"""The rules of PDF/UA-1 and PDF/A-3a that a program can check, and who checks them.

Two checkers come from packages: outloud for PDF/UA-1, pikepdf's for PDF/A-3b. What
neither looks at is checked here: that everything painted is tagged, that pages and tree
name each other, that tables and lists are regular, and what level A asks beyond B.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import outloud
import pikepdf
from pikepdf import Array, Dictionary, Name, pdfa

TEXT, SHAPES = ("Tj", "TJ", "'", '"'), ("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh")
PAINTING = {*TEXT, *SHAPES, "Do", "BI", "INLINE IMAGE"}
CATALOGUE = ("StructTreeRoot", "MarkInfo", "Lang", "Metadata", "OutputIntents")
KIDS: dict[str, set[str]] = {
    "Table": {"Caption", "TR"},
    "TR": {"TH", "TD"},
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
}
UNKNOWN_TO_PIKEPDF = (
    "pdfaExtension",  # it knows no extension schemas, which is how PDF/UA is declared
    "pdfaSchema",
    "pdfaProperty",
    "pdfuaid",
    "pdfaid:conformance",  # it knows level B only, and says so of A
    "embedded files are not supported",  # their rules are checked here
    "developer extensions",  # by which signatures say what of PDF 2.0 they need
    "annotation type not supported",  # of fields to sign in; _note_faults looks at them
)
FORM = re.compile(rb"/AcroForm\s+\d+ \d+ R|/Perms\s*<<[^>]*>>")
GUESSES = {
    "TAG-002",  # takes a table's header, repeated overleaf, for prose that is hidden
    "TBL-010",  # takes a table of one row with headers on both sides for a broken one
}
"""Rules of outloud's that guess at meaning, and guess wrong here; ours prove the matter."""


def faults(content: bytes) -> list[str]:
    """Everything that any of the three checkers finds; empty for a file that conforms."""
    with pikepdf.open(BytesIO(content), inherit_page_attributes=False) as pdf:
        return [*own_faults(pdf), *accessibility_faults(content), *archiving_faults(content)]


def accessibility_faults(content: bytes) -> list[str]:
    """What outloud finds against PDF/UA-1 and its own rules, warnings aside."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.pdf"
        path.write_bytes(content)
        result = outloud.check(str(path))
    unchecked = [f"outloud: {result.error}"] if result.error else []
    return unchecked + [
        f"{found.rule}: {found.message}"
        for found in result.findings
        if found.severity == "error" and found.rule not in GUESSES
    ]


def archiving_faults(content: bytes) -> list[str]:
    """What pikepdf finds against PDF/A-3b.

    It looks no further where it sees a form that can be filled in, so it does not get to
    see that there is one; the fields themselves, like any annotation, it sees.
    """
    without = FORM.sub(lambda found: b" " * len(found.group()), content)
    report = pdfa.validate_written(BytesIO(without), "3b")
    return [
        f"{found.rule}: {found.message}"
        for found in report.findings
        if not any(part in found.message for part in UNKNOWN_TO_PIKEPDF)
    ]


def own_faults(pdf: pikepdf.Pdf) -> list[str]:
    """What the others do not look at."""
    missing = [f"the catalogue has no {key}" for key in CATALOGUE if f"/{key}" not in pdf.Root]
    if "/StructTreeRoot" not in pdf.Root:
        return missing
    return [*missing, *_description(pdf), *_pages(pdf), *_tree(pdf), *_fonts(pdf)]


def _description(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "the file does not say that it is tagged"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "readers are to show the file's name instead of its title"
    with pdf.open_metadata(set_pikepdf_as_editor=False) as told:
        wanted = {"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
        yield from (
            f"the description lacks {key}" for key in wanted if told.get(key) != wanted[key]
        )
        if not told.get("dc:title"):
            yield "the description has no title"
    if pdf.is_encrypted or "/ID" not in pdf.trailer:
        yield "the file is encrypted or has no identity"
    yield from _attachment_faults(pdf)
    for key in ("/OpenAction", "/AA"):
        if key in root:
            yield f"the file acts by itself ({key})"


def _attachment_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    names = pdf.Root.get("/Names", Dictionary()).get("/EmbeddedFiles", Dictionary())
    listed = list(names.get("/Names", []))[1::2]
    associated = {file.objgen for file in pdf.Root.get("/AF", [])}
    if associated != {file.objgen for file in listed}:
        yield "the files attached are not the files associated"
    for file in listed:
        if str(file.get("/AFRelationship")) not in {"/Source", "/Data", "/Supplement"}:
            yield f"{file.F} does not say what the report has to do with it"
        if str(file.EF.F.get("/Subtype")) not in {
            "/application/json",
            "/text/x-gettext-translation",
        }:
            yield f"{file.F} does not say what kind of file it is"


def _pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    parents = _numbers(pdf.Root.StructTreeRoot.get("/ParentTree", Dictionary()))
    for number, page in enumerate(pdf.pages, 1):
        stretches, wrong = _stretches(page)
        yield from (f"page {number}: {fault}" for fault in wrong)
        owners = parents.get(int(page.get("/StructParents", -1)))
        if not isinstance(owners, Array) or len(owners) != len(stretches):
            yield f"page {number}: its list of parents does not match its content"
            continue
        for stretch in sorted(stretches):
            if not _holds(owners[stretch], stretch, page.obj):
                yield f"page {number}: the parent of {stretch} does not know it"
        if page.get("/Tabs") != Name.S:
            yield f"page {number}: the order of its links is not that of its words"
        for note in page.get("/Annots", []):
            yield from (f"page {number}: {fault}" for fault in _note_faults(note, parents))


def _stretches(page: pikepdf.Page) -> tuple[set[int], list[str]]:
    """The numbers of a page's marked content, and what is painted outside or marked twice."""
    found: set[int] = set()
    wrong: list[str] = []
    marks: list[bool] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) in {"BDC", "BMC"}:
            told = operands[1] if len(operands) > 1 else Dictionary()
            number = told.get("/MCID")
            if number is None and operands[0] != Name.Artifact:
                wrong.append(f"{operands[0]} is marked without a number")
            if any(marks):
                wrong.append("a mark stands inside another")
            if number is not None and int(number) in found:
                wrong.append(f"the number {int(number)} is used twice")
            if number is not None:
                found.add(int(number))
            marks.append(True)
        elif str(operator) == "EMC":
            marks.pop()
        elif str(operator) in PAINTING and not marks:
            wrong.append(f"{operator} paints something untagged")
    return found, wrong


def _note_faults(note: Any, parents: dict[int, Any]) -> Iterator[str]:
    element = parents.get(int(note.get("/StructParent", -1)))
    if not isinstance(element, Dictionary) or not any(
        isinstance(kid, Dictionary) and kid.get("/Obj", Dictionary()).objgen == note.objgen
        for kid in kids(element)
    ):
        yield "a link is in no element"
    if not int(note.get("/F", 0)) & 4:
        yield "a link disappears in print"
    if not str(note.get("/Contents", note.get("/TU", ""))):
        yield "a link says nothing of itself"


def _tree(pdf: pikepdf.Pdf) -> Iterator[str]:
    last = 0
    for element in elements(pdf.Root.StructTreeRoot):
        tag, below = str(element.S)[1:], [kid for kid in kids(element) if _is_element(kid)]
        names = {str(kid.S)[1:] for kid in below}
        if tag in KIDS and not names <= KIDS[tag]:
            yield f"{tag} holds {sorted(names - KIDS[tag])}"
        if not kids(element) and tag not in {"TD", "TH"}:
            yield f"an empty {tag}"
        attributes = element.get("/A", Dictionary())
        if tag == "TH" and str(attributes.get("/Scope")) not in {"/Row", "/Column"}:
            yield "a header cell does not say what it heads"
        if tag == "Figure" and not (element.get("/Alt") and attributes.get("/BBox")):
            yield "a figure without words or without a place"
        if tag == "Table" and len({_width(row) for row in below if row.S == Name.TR}) > 1:
            yield "a table whose rows are not equally wide"
        if tag[0] == "H" and tag[1:].isdecimal():
            if int(tag[1:]) > last + 1:
                yield f"{tag} follows a heading of level {last}"
            last = int(tag[1:])


def _width(row: Any) -> int:
    return sum(int(cell.get("/A", Dictionary()).get("/ColSpan", 1)) for cell in kids(row))


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for thing in pdf.objects:
        if not isinstance(thing, Dictionary) or thing.get("/Type") != Name.Font:
            continue
        program = thing.DescendantFonts[0] if "/DescendantFonts" in thing else thing
        descriptor = program.get("/FontDescriptor", Dictionary())
        if not {"/FontFile2", "/FontFile3"} & set(descriptor.keys()):
            yield f"{thing.BaseFont} is not in the file"
        if "/ToUnicode" not in thing and "/CIDSystemInfo" not in thing:
            yield f"nobody can say what the letters of {thing.BaseFont} mean"


def elements(element: Any) -> Iterator[Any]:
    """Every element below this one, in reading order."""
    for kid in kids(element):
        if _is_element(kid):
            yield kid
            yield from elements(kid)


def kids(element: Any) -> list[Any]:
    """What stands in an element."""
    found = element.get("/K", [])
    return list(found) if isinstance(found, Array) else [found]


def _is_element(kid: Any) -> bool:
    return isinstance(kid, Dictionary) and "/S" in kid


def _holds(element: Any, stretch: int, page: Any) -> bool:
    for kid in kids(element):
        if isinstance(kid, int) and kid == stretch and element.Pg.objgen == page.objgen:
            return True
        if isinstance(kid, Dictionary) and "/MCID" in kid:
            there = kid.get("/Pg", element.get("/Pg"))
            if int(kid.MCID) == stretch and there.objgen == page.objgen:
                return True
    return False


def _numbers(tree: Any) -> dict[int, Any]:
    pairs = list(tree.get("/Nums", []))
    return {int(key): value for key, value in zip(pairs[::2], pairs[1::2], strict=True)}
