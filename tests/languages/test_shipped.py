"""The languages that ship: nothing missing in the content, nothing out of step, said as such."""

import re
from datetime import date
from fractions import Fraction
from functools import cache
from unicodedata import bidirectional

import pytest

from assessor.casework import evaluated, opened
from assessor.i18n import Language
from assessor.languages import codes, folders, language, po
from assessor.languages.catalogue import INTERFACE
from assessor.languages.commands import DRAFTED, line_of
from assessor.languages.state import State, state_of
from assessor.languages.template import Template, template
from assessor.report.compile import compiled
from assessor.report.model import Report, text_of
from assessor.report.model import inlines as lines_of
from assessor.shipped import examples
from assessor.summary import summary

SHIPPED = ("ar", "es", "fr")
MARK = "[en]"
_PLACE = re.compile(r"\{\w+\}")
_WORD = re.compile("[A-Za-z]{2,}")
_ARABIC_LETTER = re.compile("[\u0620-\u064a]")


@cache
def wanted() -> Template:
    return template()


@pytest.fixture(params=SHIPPED)
def code(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def state(code: str) -> State:
    return state_of(code, wanted())


def said(report: Report) -> str:
    """All that a report says, one line after the other."""
    return "\n".join(text_of(line) for line in lines_of(report.blocks))


def test_the_four_languages_of_the_federation_ship() -> None:
    """English is written first; the folders are the list of the others."""
    assert {"en", *SHIPPED} <= set(codes())


def test_all_content_is_translated(state: State) -> None:
    """Every question, reason, measure and fact is there, and none is older than its English."""
    short = [place for place in (*state.missing, *state.stale) if not place.startswith(INTERFACE)]

    assert [] == short


def test_nothing_is_out_of_step(state: State) -> None:
    """Places, plurals, spaces, directions and the length of labels are as they must be."""
    assert () == state.problems


def test_reports_and_summaries_leave_no_english(code: str) -> None:
    """Every example's report and summary is whole in the language."""
    spoken = language(code)
    for path in examples():
        found = evaluated(opened(path))
        report = compiled(found, spoken)

        assert MARK not in said(report)
        assert MARK not in report.footer + report.page_label + report.subject
        assert MARK not in summary(found, spoken)


def test_a_draft_is_called_a_draft(code: str, state: State) -> None:
    """Until a native reader has read it all, nobody is told that one has."""
    has_reader = (folders.SHIPPED / code / folders.CHECKED).is_file()

    assert (DRAFTED not in line_of(state)) == has_reader
    assert ("; checked by " in line_of(state)) == has_reader


def test_translators_find_the_words_that_were_chosen(code: str) -> None:
    """A glossary names the sector's own terms in each language."""
    glossary = (folders.SHIPPED / code / "GLOSSARY.md").read_text(encoding="utf-8")
    terms = {"fr": "Croissant-Rouge", "es": "Media Luna Roja", "ar": "الهلال الأحمر"}

    assert terms[code] in glossary
    assert glossary.count("\n| ") > 25


def test_files_are_as_the_import_writes_them(code: str) -> None:
    """What lies in a folder and what a new import would write differ in nothing but texts."""
    for name, path in folders.files(code).items():
        text = path.read_text(encoding="utf-8")
        head = "\n".join(line[2:] for line in text.splitlines()[:2])

        assert text == po.written(code, po.read(path).entries, head), name


def test_no_translation_is_just_its_english(code: str) -> None:
    """A sentence that equals its English was forgotten, not translated."""
    left = [
        entry.english[0]
        for path in folders.files(code).values()
        for entry in po.read(path).entries
        if entry.text == entry.english and len(_WORD.findall(_PLACE.sub("", entry.english[0]))) > 2
    ]

    assert [] == left


def test_arabic_is_in_arabic_letters() -> None:
    """No text of the content is Latin throughout, names and units aside."""
    latin = [
        entry.text[0]
        for name, path in folders.files("ar").items()
        for entry in po.read(path).entries
        if name != INTERFACE and len(entry.text[0]) > 3 and not _ARABIC_LETTER.search(entry.text[0])
    ]

    assert [] == latin


def test_no_text_carries_a_mark_of_direction(code: str) -> None:
    """Text that needs invisible marks to be read right breaks where they are lost."""
    marks = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    hidden = "\u200e\u200f\u061c"
    found = [
        text
        for path in folders.files(code).values()
        for entry in po.read(path).entries
        for text in entry.text
        if any(bidirectional(letter) in marks or letter in hidden for letter in text)
    ]

    assert [] == found


@pytest.mark.parametrize(
    ("code", "name", "direction", "day", "several", "number"),
    [
        ("fr", "français", "ltr", "26 nov. 2026", "a, b et c", "12,5"),
        ("es", "español", "ltr", "26 nov 2026", "a, b y c", "12,5"),
        ("ar", "العربية", "rtl", "26 نوفمبر 2026", "a وb وc", "12.5"),
    ],
)
def test_dates_lists_and_numbers_are_the_languages_own(
    code: str, name: str, direction: str, day: str, several: str, number: str
) -> None:
    """CLDR says how each language calls itself and writes days, lists and numbers."""
    spoken = language(code)

    assert (name, direction) == (spoken.name, spoken.direction)
    assert _facts(spoken) == (day, several, number)


def _facts(spoken: Language) -> tuple[str, str, str]:
    return (
        spoken.date(date(2026, 11, 26)),
        spoken.list(["a", "b", "c"]),
        spoken.number(Fraction(25, 2)),
    )


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "لا إجابات معلقة:"),
        (1, "إجابة معلقة واحدة؛ استوضحوا أولًا:"),
        (2, "إجابتان معلقتان؛ استوضحوا أولًا:"),
        (3, "3 إجابات معلقة؛ استوضحوا أولًا:"),
        (11, "11 إجابة معلقة؛ استوضحوا أولًا:"),
        (100, "100 إجابة معلقة؛ استوضحوا أولًا:"),
    ],
)
def test_arabic_counts_as_arabic_does(n: int, words: str) -> None:
    """None, one, two, a few, many and others each have a form."""
    one, many = "{n} open answer; find out first:", "{n} open answers; find out first:"

    assert words == language("ar").plural(one, many, n)


def test_french_counts_none_as_one_does() -> None:
    """What English says in the plural, French may say in the singular."""
    one, many = "{n} fact is out of date.", "{n} facts are out of date."

    assert "0 fait est périmé." == language("fr").plural(one, many, 0)
    assert "2 faits sont périmés." == language("fr").plural(one, many, 2)
