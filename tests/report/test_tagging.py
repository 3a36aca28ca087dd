"""The PDF as those get it who listen, search or archive: tags, order, conformance."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageCms

from assessor.report.dossier import Dossier
from assessor.report.model import (
    Column,
    Heading,
    Paragraph,
    Report,
    Row,
    Span,
    Table,
    flat,
    linked,
    strong,
    words,
)
from assessor.report.page_size import PageSize
from assessor.report.pdf import rendered
from assessor.report.pdf.flow import Words
from assessor.report.pdf.pen import Pen
from assessor.report.pdf.tagging import srgb
from assessor.report.pdf.tagging.marks import UntaggedError
from assessor.report.pdf.text import TextStyle, Typesetter
from assessor.report.sections import report_of
from assessor.verification.opening import Opened
from assessor.verification.reading import Reading, Said
from tests.report import conformance
from tests.report.spoken import plain, spoken

ASKED = "Which route do the data take, and who could be ordered to hand them over?"


def read_back(content: bytes) -> Reading:
    """The words of a PDF."""
    return Reading(Opened(content))


def tidy(said: list[Said]) -> list[Said]:
    """The same with one space wherever there is any."""
    return [Said(tag, " ".join(text.split())) for tag, text in said]


@pytest.mark.parametrize("page_size", ["A4", "Letter"])
def test_a_report_conforms(report: Report, page_size: PageSize) -> None:
    """No checker finds a fault against PDF/UA-1 or PDF/A-3, on either sheet."""
    assert [] == conformance.faults(rendered(report, page_size=page_size))


@pytest.mark.parametrize("name", ["ifrc_tiktok_2019_hindsight", "society_2026_x"])
def test_other_verdicts_conform(name: str, dossier: Callable[[str], Dossier]) -> None:
    """Undecided with measured outcomes, or ruled out: no fault either."""
    assert [] == conformance.faults(rendered(report_of(dossier(name))))


def test_other_instruments_and_decisions_conform(graded: Dossier, signed: Dossier) -> None:
    """Another instrument's grades, and a report with its decision, have no fault."""
    for one in (graded, signed):
        assert [] == conformance.faults(rendered(report_of(one)))


def test_every_word_is_said_in_order(report: Report) -> None:
    """What a screen reader says is what the blocks say, kind by kind and word by word."""
    assert spoken(report) == tidy(read_back(rendered(report)).said())


def test_every_word_is_said_in_order_whatever_the_instrument(graded: Dossier) -> None:
    """The same holds for another instrument's report."""
    report = report_of(graded)

    assert spoken(report) == tidy(read_back(rendered(report)).said())


def test_only_footers_and_repeated_headers_go_unsaid(report: Report) -> None:
    """What is kept from listeners stands at the foot of pages, or heads a table for another time.

    A page's foot has three lines; whatever else is an artifact is a column's title.
    """
    reading = read_back(rendered(report))
    titles = {
        plain(column.title)
        for block in flat(report.blocks)
        if isinstance(block, Table)
        for column in block.columns
    }

    assert "" == "".join(page.untagged for page in reading.pages)
    for number, page in enumerate(reading.pages, 1):
        *repeated, title, caution, label = (" ".join(text.split()) for text in page.artifacts)
        assert f"Page {number} of {len(reading.pages)}" == label
        assert report.footer == caution
        assert title in report.title
        assert set() == set(repeated) - titles


def _one(report: Report, *blocks: Heading | Paragraph | Table) -> Report:
    return replace(report, blocks=blocks)


def test_a_paragraph_over_three_pages_is_one(report: Report) -> None:
    """It is said once, without a seam, and its element knows all its pages."""
    text = " ".join(f"word{number}" for number in range(1500))
    content = rendered(_one(report, Paragraph(words(text))))
    file = pikepdf.open(BytesIO(content))
    (paragraph,) = conformance.elements(file.Root.StructTreeRoot.K[0])

    assert [Said("P", text)] == read_back(content).said()
    assert 3 == len({kid.Pg.objgen for kid in conformance.kids(paragraph)})
    assert [] == conformance.faults(content)


def test_a_table_over_two_pages_is_one(report: Report) -> None:
    """One header, all rows, a row cut by the page's end among them."""
    long = " ".join(f"item{number}" for number in range(1200))
    rows = [Row((words(f"row {number}"), words("yes"), words("no"))) for number in range(60)]
    table = Table(
        tuple(Column(words(title), 1) for title in ("A", "B", "C")),
        (*rows, Row((words("long"), words(long), words("end")))),
    )
    content = rendered(_one(report, table))

    assert spoken(_one(report, table)) == tidy(read_back(content).said())
    assert [] == conformance.faults(content)


def test_a_link_over_two_lines_is_one(report: Report) -> None:
    """One element, as many places to press as it has lines."""
    text = ASKED * 3
    content = rendered(_one(report, Paragraph((*words("See "), *linked(text, "https://e.org")))))
    file = pikepdf.open(BytesIO(content))
    links = [one for one in conformance.elements(file.Root.StructTreeRoot) if one.S == "/Link"]

    assert 1 == len(links)
    assert len(file.pages[0].Annots) == sum(
        isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid for kid in conformance.kids(links[0])
    )
    assert len(file.pages[0].Annots) > 1


def test_words_in_another_language_say_so(report: Report) -> None:
    """A passage names its language where it is not the report's."""
    inline = (*words("They write "), Span("sans délai", language="fr"), *words(" there."))
    content = rendered(_one(report, Paragraph(inline)))
    file = pikepdf.open(BytesIO(content))
    found = [
        (str(one.S), str(one.Lang))
        for one in conformance.elements(file.Root.StructTreeRoot)
        if "/Lang" in one
    ]

    assert [("/Span", "fr")] == found
    assert [Said("P", "They write sans délai there.")] == read_back(content).said()
    assert [] == conformance.faults(content)


def test_no_level_of_heading_is_left_out(report: Report) -> None:
    """A heading too deep for what stands above it is raised to the next level."""
    blocks = [Heading(1, words("One")), Heading(3, words("Deep")), Heading(2, words("Two"))]

    assert ["H1", "H2", "H2"] == [
        said.tag for said in read_back(rendered(_one(report, *blocks))).said()
    ]


def test_what_belongs_to_no_element_is_not_drawn(report: Report) -> None:
    """A piece that nobody who listens would hear of raises before anything is written."""
    typesetter = Typesetter()
    lines = tuple(typesetter.lines(strong("unheard"), TextStyle(9, 12), 200))
    pen = Pen((595, 842), "en", report.created, typesetter)

    with pytest.raises(UntaggedError, match="belongs to no element"):
        Words(lines, 12, 9).draw(pen, 50, 50)


def test_right_to_left_conforms(report: Report) -> None:
    """Mirrored and in Arabic letters, a report has no fault."""
    blocks = (
        Heading(1, words("تقرير")),
        Paragraph(words("قرار عدم المضي قدما (No-Go) 70%")),
        Table((Column(words("أ"), 1), Column(words("ب"), 1)), (Row((words("نعم"), words("لا"))),)),
    )
    content = rendered(replace(report, blocks=blocks, language="ar", direction="rtl"))

    assert [] == conformance.faults(content)


def test_the_colours_are_srgb() -> None:
    """The profile written here and the one that a library brings give the same colours."""
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb.profile()))
    theirs = ImageCms.createProfile("sRGB")
    change = ImageCms.buildTransform(ours, theirs, "RGB", "RGB")
    colours = [
        (r, g, b) for r in range(0, 256, 51) for g in range(0, 256, 51) for b in (0, 90, 255)
    ]
    picture = Image.new("RGB", (len(colours), 1))
    picture.putdata(colours)
    changed = ImageCms.applyTransform(picture, change)
    assert changed is not None
    found = [changed.getpixel((place, 0)) for place in range(len(colours))]

    assert [] == [
        pair
        for pair in zip(colours, found, strict=True)
        if max(abs(a - b) for a, b in zip(*pair, strict=True)) > 1
    ]
