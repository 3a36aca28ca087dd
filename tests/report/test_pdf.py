"""The PDF read back: pages, outline, links, fonts, and the same bytes every time."""

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from assessor import shipped
from assessor.report import PageSize, write_report
from assessor.report.dossier import Dossier
from assessor.report.model import Heading, Paragraph, Report, linked, text_of, typed, words
from assessor.report.pdf import rendered
from assessor.report.sections import SECTIONS, report_of

ROOT = Path(__file__).parents[2]
MAKE = """
import hashlib, sys
from assessor import shipped
from assessor.casework import evaluated, opened
from assessor.report.compile import compiled
from assessor.report.pdf import rendered
found = evaluated(opened(shipped.EXAMPLES / "society_2026_tiktok.yaml"))
print(hashlib.sha256(rendered(compiled(found))).hexdigest())
"""


def test_page_one_holds_the_decision(texts: list[str]) -> None:
    """Verdict, knock-outs, reasons, scores and next steps stand on page one."""
    missing = [
        words
        for words in (
            "GO WITH CONDITIONS",
            "Decision none signed",
            "Knock-outs none chosen, and none possible",
            "Why",
            "Data residency",
            "Total",
            "Answered:",
            "What to do next",
            "not legal advice",
        )
        if words not in texts[0]
    ]

    assert [] == missing


@pytest.mark.parametrize("name", [path.stem for path in shipped.examples()])
@pytest.mark.parametrize("page_size", ["A4", "Letter"])
def test_what_belongs_on_page_one_fits_there(
    name: str,
    page_size: PageSize,
    dossier: Callable[[str], Dossier],
    read: Callable[[bytes], list[str]],
) -> None:
    """No example's page one spills over: the second page begins with the first section."""
    _, second, *_ = read(rendered(report_of(dossier(name)), page_size=page_size))

    assert second.startswith("1 Scope and purpose")


def test_every_page_says_which_it_is(texts: list[str]) -> None:
    """Page X of Y stands at the foot of each page, with the title and the caution."""
    assert [] == [
        number
        for number, text in enumerate(texts, 1)
        if f"Page {number} of {len(texts)}" not in text
        or "Computed from the answers; not legal advice." not in text
        or "A national society and TikTok" not in text
    ]


def test_every_section_is_in_the_outline(
    file: pikepdf.Pdf, report: Report, society: Dossier
) -> None:
    """The outline names every numbered section, in order."""
    wanted = [
        f"{block.number} {text_of(block.text)}"
        for block in report.blocks
        if isinstance(block, Heading) and block.level == 2
    ]
    with file.open_outline() as outline:
        found = [item.title for item in outline.root]

    assert wanted == found
    assert len(found) == len(
        [section for section in SECTIONS if section.wanted is None or section.wanted(society)]
    )


def _links(file: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [
        note for page in file.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"
    ]


def test_links_lead_somewhere(file: pikepdf.Pdf) -> None:
    """Every link goes to a page of this file or to a web address."""
    pages = {page.objgen for page in file.pages}
    inside = [note.Dest[0].objgen for note in _links(file) if "/Dest" in note]
    outside = [str(note.A.URI) for note in _links(file) if "/A" in note]

    assert set() == set(inside) - pages
    assert [] == [address for address in outside if not address.startswith(("https://", "http://"))]
    assert len(inside) > 100
    assert len(outside) > 10


def test_page_one_links_to_answers(file: pikepdf.Pdf) -> None:
    """From page one a reader reaches single answers, and from there comes back."""
    first = file.pages[0].objgen
    forward = [note.Dest[0].objgen for note in file.pages[0].Annots if "/Dest" in note]

    assert any(target != first for target in forward)


def _fonts(file: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    return {
        str(font.BaseFont): font
        for font in file.objects
        if isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/Font"
    }


def test_every_font_is_embedded(file: pikepdf.Pdf) -> None:
    """No reader has to guess a font: each is inside the file, and each is ours."""
    fonts = _fonts(file)

    assert [] == [name for name, font in fonts.items() if "/FontFile2" not in font.FontDescriptor]
    assert {"FiraSans"} == {name.split("+")[1].split("-")[0] for name in fonts}


def _shown(content: bytes) -> bytes:
    """All character codes that the pages draw."""
    codes = b""
    file = pikepdf.open(BytesIO(content))
    for page in file.pages:
        for step in pikepdf.parse_content_stream(page):
            if str(step.operator) == "Tj":
                codes += bytes(step.operands[0])
    return codes


def test_no_glyph_is_missing(content: bytes) -> None:
    """Code 0 draws the empty box of a missing glyph; no page uses it."""
    assert 0 not in _shown(content)


def test_the_file_describes_itself(file: pikepdf.Pdf, society: Dossier) -> None:
    """Title, subject, language and date come from the dossier."""
    info = file.docinfo

    assert (society.assessment.name, "GO WITH CONDITIONS", "en") == (
        str(info["/Title"]),
        str(info["/Subject"]),
        str(file.Root.Lang),
    )
    assert str(info["/CreationDate"]).startswith("D:20261123")


def test_letter_paper(report: Report, read: Callable[[bytes], list[str]]) -> None:
    """On Letter the same report has other pages and the same words."""
    content = rendered(report, page_size="Letter")
    file = pikepdf.open(BytesIO(content))
    box = [float(number) for number in file.pages[0].MediaBox]

    assert [0, 0, 612, 792] == box
    assert "GO WITH CONDITIONS" in read(content)[0]


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    """A second file in the same process equals the first."""
    assert rendered(report) == rendered(report)


def test_other_threads_give_the_same_bytes(report: Report, content: bytes) -> None:
    """Files drawn side by side do not mix."""
    with ThreadPoolExecutor(4) as threads:
        drawn = list(threads.map(rendered, [report] * 4))

    assert [content] * 4 == drawn


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Kolkata"},
        {"PYTHONHASHSEED": "2", "TZ": "America/St_Johns", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "0"},
    ],
)
def test_another_process_gives_the_same_bytes(content: bytes, surroundings: dict[str, str]) -> None:
    """Hash seed, time zone, locale and clock leave no trace in the file."""
    made = subprocess.run(
        [sys.executable, "-c", MAKE],
        cwd=ROOT,
        env=os.environ | surroundings,
        capture_output=True,
        text=True,
        check=True,
    )

    assert sha256(content).hexdigest() == made.stdout.strip()


def test_every_script_can_be_read_back(report: Report, read: Callable[[bytes], list[str]]) -> None:
    """Greek, Cyrillic, Vietnamese and Polish come out as they went in."""
    text = "Ελληνικά кириллица Tiếng Việt Zażółć gęślą jaźń"
    made = rendered(replace(report, blocks=(Paragraph(words(text)),)))

    assert text in read(made)[0]


def test_arabic_is_drawn_with_arabic_letters(report: Report) -> None:
    """Arabic brings its own embedded font, and no missing glyph."""
    made = rendered(replace(report, blocks=(Paragraph(typed("قرار عدم المضي قدما (No-Go) 70%")),)))

    file = pikepdf.open(BytesIO(made))
    assert any("IBMPlexSansArabic" in name for name in _fonts(file))
    assert 0 not in _shown(made)


def test_arabic_is_copied_as_it_was_typed(
    report: Report, read: Callable[[bytes], list[str]]
) -> None:
    """A search for a word finds it: letters come out, and not the forms in which they join."""
    text = "قرار عدم المضي قدما"
    made = rendered(replace(report, blocks=(Paragraph(typed(text)),)))

    assert text in read(made)[0]


def test_a_web_address_in_another_script_is_encoded(report: Report) -> None:
    """Links carry plain ASCII, as the format wants."""
    made = rendered(replace(report, blocks=(Paragraph(linked("x", "https://example.org/é 1")),)))

    file = pikepdf.open(BytesIO(made))
    (note,) = _links(file)
    assert "https://example.org/%C3%A9%201" == str(note.A.URI)


def test_it_writes_to_a_path_or_an_open_file(society: Dossier, tmp_path: Path) -> None:
    """Both ways give the same file."""
    stream = BytesIO()
    write_report(society, tmp_path / "report.pdf")
    write_report(society, stream)

    assert stream.getvalue() == (tmp_path / "report.pdf").read_bytes()


def test_scoring_does_not_import_the_pdf_library() -> None:
    """Whoever builds blocks for a page does not wait for ReportLab, NumPy or pandas."""
    script = (
        "import sys, assessor.report; "
        "print(sorted({'reportlab', 'numpy', 'pandas'} & set(sys.modules)))"
    )
    made = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert "[]" == made.stdout.strip()
