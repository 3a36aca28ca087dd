"""Reports in every language: the words expected, and a layout that longer words don't break."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from assessor.casework import evaluated, opened
from assessor.i18n import Language, Pseudo
from assessor.languages import codes, language
from assessor.report.compile import compiled
from assessor.report.drawing import Circle, Drawing, Label, Line, Polygon, mirrored
from assessor.report.joining import base_letters
from assessor.report.model import ReplacedCharacters, Report, flat, spans, text_of
from assessor.report.pdf import rendered
from assessor.shipped import EXAMPLES
from assessor.verification.opening import Opened
from assessor.verification.reading import Reading, Said
from tests.languages.golden import page_one, path
from tests.languages.made_up import stretched
from tests.report.spoken import spoken as spoken_blocks

_ONE_WAY = str.maketrans(")]}>»", "([{<«")
MARGIN = 50
STRETCHED = "stretched"
"""A language that nobody speaks: every vowel doubled and accented, half as long again."""
DRAWN = ("en", "fr", "es", "ar", STRETCHED)


class Everything(Mapping[tuple[str, str], str]):
    """A file of content that has each text there can be, stretched."""

    def __getitem__(self, key: tuple[str, str]) -> str:
        return stretched(key[1])

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(())

    def __len__(self) -> int:
        return 0


@cache
def drawn(code: str) -> bytes:
    """The society's report in a language, as PDF."""
    found = evaluated(opened(EXAMPLES / "society_2026_tiktok.yaml"))
    return rendered(compiled(found, spoken(code)))


def copied(code: str) -> str:
    """The text of that file, as a reader would copy it."""
    pages = pypdfium2.PdfDocument(drawn(code))
    return "".join(page.get_textpage().get_text_range() for page in pages)


def spoken(code: str) -> Language:
    if code == STRETCHED:
        return Language("sw", Pseudo(stretched), lambda _: Everything())
    return language(code)


@pytest.mark.parametrize("code", codes())
def test_page_one_says_what_was_agreed(code: str) -> None:
    """A change of words shows in review; renew by python -m tests.languages.golden."""
    assert path(code).read_text(encoding="utf-8") == page_one(code)


@pytest.mark.parametrize("code", ["fr", "ar", STRETCHED])
def test_nothing_is_clipped_and_nothing_overprints(code: str) -> None:
    """Every word stands inside the margins, and on no other word."""
    with pdfplumber.open(BytesIO(drawn(code))) as pdf:
        for page in pdf.pages:
            words = page.extract_words(x_tolerance=1)

            assert [] == [
                word["text"]
                for word in words
                if word["x0"] < MARGIN or word["x1"] > page.width - MARGIN
            ]
            assert [] == _overprinted(words)


def _overprinted(words: list[dict[str, float]]) -> list[tuple[object, object]]:
    """Pairs of words that share more than the thickness of a letter's edge."""
    words = sorted(words, key=lambda word: word["top"])
    found = []
    for place, one in enumerate(words):
        for other in words[place + 1 :]:
            if other["top"] > one["bottom"] - 2.5:
                break
            wide = min(one["x1"], other["x1"]) - max(one["x0"], other["x0"])
            high = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
            if wide > 1 and high > 3:
                found.append((one["text"], other["text"]))
    return found


@pytest.mark.parametrize("code", DRAWN)
def test_every_letter_has_a_shape(code: str) -> None:
    """No language needs a letter that the report's fonts do not have."""
    found = evaluated(opened(EXAMPLES / "society_2026_tiktok.yaml"))
    report = compiled(found, spoken(code))
    listed = next(block for block in flat(report.blocks) if isinstance(block, ReplacedCharacters))
    text = "".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(drawn(code))
    )

    assert " ".join(text_of(listed.none).split()[-2:]) in " ".join(text.split())


@pytest.mark.parametrize("code", DRAWN)
def test_page_one_stays_one_page(code: str) -> None:
    """However long the words are, what a director must read ends on the first page."""
    second = pypdfium2.PdfDocument(drawn(code))[1].get_textpage().get_text_range()

    assert second.lstrip().startswith("1")


@pytest.mark.parametrize("code", codes())
def test_every_foot_says_all_that_it_must(code: str) -> None:
    """No language's caution is too long for its line: that this is no legal advice is whole."""
    found = evaluated(opened(EXAMPLES / "society_2026_tiktok.yaml"))
    caution = compiled(found, spoken(code)).footer
    second = pypdfium2.PdfDocument(drawn(code))[1].get_textpage().get_text_range()

    assert "".join(caution.split()) in "".join(second.split())


@pytest.mark.parametrize("code", ["fr", "es", "ar"])
def test_every_word_is_said_in_the_order_of_the_blocks(code: str) -> None:
    """Kind by kind, whoever listens gets what the blocks say; joined letters count as typed."""
    found = evaluated(opened(EXAMPLES / "society_2026_tiktok.yaml"))
    heard = Reading(Opened(drawn(code))).said()

    assert list(map(_letters, spoken_blocks(compiled(found, spoken(code))))) == list(
        map(_letters, heard)
    )


def _letters(said: Said) -> tuple[str, list[str]]:
    """A kind of element with the letters in it, whichever way they stand on paper.

    A bracket that is drawn the other way round is still the same bracket.
    """
    typed = "".join(map(base_letters, said.text)).translate(_ONE_WAY)
    return said.tag, sorted("".join(typed.split()))


def test_arabic_is_found_by_searching_for_it() -> None:
    """Text copied from the file has the letters that were written, not the shapes drawn."""
    text = "".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(drawn("ar"))
    )

    assert "المضي قدمًا بشروط" in text
    assert not re.search("[\ufb50-\ufdff\ufe80-\ufef4]", text)


def test_arabic_pages_are_mirrored() -> None:
    """Titles begin at the right margin, page numbers stand at the left, tables run leftwards."""
    with pdfplumber.open(BytesIO(drawn("ar"))) as pdf:
        page = pdf.pages[6]
        words = page.extract_words(x_tolerance=1)
        foot = [word for word in words if word["top"] > page.height - 70]
        first = min(foot, key=lambda word: word["x0"])
        head = min(words, key=lambda word: (round(word["top"]), -word["x1"]))

        assert first["x0"] == pytest.approx(min(word["x0"] for word in words), abs=8)
        assert re.search(
            r"\d", "".join(word["text"] for word in foot if word["x0"] < page.width / 3)
        )
        assert head["x1"] > page.width / 2


def test_a_mirrored_drawing_keeps_its_words_readable() -> None:
    """Every shape changes sides; labels are placed from their other end, not turned round."""
    label = Label(10, 5, "مكان", anchor="start")
    drawing = Drawing(
        100,
        20,
        (Line(0, 1, 30, 2), Polygon(((0, 0), (5, 0), (5, 5)), "ink"), Circle(20, 3, 2), label),
    )
    line, polygon, circle, named = mirrored(drawing).shapes

    assert Line(100, 1, 70, 2) == line
    assert Polygon(((100, 0), (95, 0), (95, 5)), "ink") == polygon
    assert Circle(80, 3, 2) == circle
    assert label._replace(x=90, anchor="end") == named
    assert drawing == mirrored(mirrored(drawing))


def test_golden_texts_are_whole() -> None:
    """The words kept for each language are in it, with no English left among our own."""
    for code in codes():
        kept = Path(path(code)).read_text(encoding="utf-8")

        assert "[en]" not in kept
        assert len(kept.splitlines()) > 30


def languages_of(report: Report) -> set[str]:
    """The languages that stretches of a report are marked with."""
    return {span.language for span in spans(report.blocks)} - {""}


def test_what_people_typed_keeps_its_language_and_says_which() -> None:
    """A screen reader reads an English comment in a French report as English."""
    found = evaluated(opened(EXAMPLES / "society_2026_tiktok.yaml"))
    comment = "Protection staff: a follower list can be read by a violent partner."
    marked = [
        span.language
        for span in spans(compiled(found, language("fr")).blocks)
        if span.text.startswith(comment)
    ]

    assert ["en"] == marked
    assert {"en"} == languages_of(compiled(found, language("fr")))
    assert set() == languages_of(compiled(found))


def comment_in(code: str | None) -> str:
    """The language that a comment is marked with in a French report, if it was written in this."""
    case = opened(EXAMPLES / "society_2026_tiktok.yaml")
    written = case.assessment.model_copy(update={"language": code})
    report = compiled(evaluated(case._replace(assessment=written)), language("fr"))
    (marked,) = (
        span.language for span in spans(report.blocks) if span.text.startswith("Protection staff:")
    )
    return marked


@pytest.mark.parametrize("code", ["fr", None, "<b>", "no language"])
def test_what_nobody_knows_is_not_guessed(code: str | None) -> None:
    """No mark where the answers are in the report's language, or in one that nobody named."""
    assert "" == comment_in(code)


def test_a_language_is_marked_as_readers_know_it() -> None:
    """Its parts are joined as in web pages, however the file writes them."""
    assert "pt-BR" == comment_in("pt_BR")


def test_words_of_sources_keep_their_language() -> None:
    """Titles and quotations that nobody translates are read out as what they are."""
    found = evaluated(opened(EXAMPLES / "society_2026_tiktok.yaml"))
    marked = {
        span.text: span.language
        for span in spans(compiled(found, language("ar")).blocks)
        if span.language
    }

    assert "en" == marked["Digital Policy Alert"]
    assert (
        "en" == marked["personnel in China accessed personal data stored in Singapore and the US"]
    )
    assert "en" == marked["How do we do a DPIA?"]


def test_the_report_says_in_which_language_it_was_answered() -> None:
    """By its name in the report's own language; not where nobody has said."""
    case = opened(EXAMPLES / "society_2026_tiktok.yaml")
    unsaid = case.assessment.model_copy(update={"language": None})
    told = [
        " ".join(span.text for span in spans(compiled(evaluated(one), language("fr")).blocks))
        for one in (case, case._replace(assessment=unsaid))
    ]

    assert "Écrit en anglais" in told[0]
    assert "Écrit en" not in told[1]
