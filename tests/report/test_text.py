"""Text into lines: no line wider than its room, nothing lost, nothing out of order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.report.model import Span, typed, words
from assessor.report.pdf.fonts import covered, stretches, width
from assessor.report.pdf.text import Line, TextStyle, Typesetter

STYLE = TextStyle(9, 12)
NO_BREAK = "\u00a0"


def _text(line: Line) -> str:
    return "".join(run.text for run in line.runs)


def _right(line: Line) -> float:
    return max((run.x + run.width for run in line.runs), default=0.0)


@given(st.text(alphabet="ab -/.\nW", max_size=300), st.floats(12, 300))
def test_no_line_is_too_wide(text: str, room: float) -> None:
    """Whatever is typed, it is broken before the column ends."""
    lines = Typesetter().lines(typed(text), STYLE, room)

    assert [] == [line for line in lines if _right(line) > room + 0.01]


@given(st.text(alphabet="abcd -/\nW", max_size=200), st.floats(12, 200))
def test_nothing_but_spaces_is_lost(text: str, room: float) -> None:
    """Breaking lines swallows the spaces at their ends and not a single letter."""
    lines = Typesetter().lines(typed(text), STYLE, room)

    assert "".join(text.split()) == "".join("".join(_text(line).split()) for line in lines)


@given(st.text(alphabet="ab1_é -/.\n", max_size=200), st.floats(20, 300))
def test_the_quick_way_comes_to_the_same_lines(text: str, room: float) -> None:
    """Words of one look are broken as they are beside a stretch that asks for the long way."""
    quick = Typesetter().lines(typed(text), STYLE, room)
    long = Typesetter().lines((*typed(text), Span("", user=True)), STYLE, room)

    assert [_text(line) for line in long] == [_text(line) for line in quick]
    assert pytest.approx([line.width for line in long]) == [line.width for line in quick]


def test_a_long_word_is_cut_at_a_good_place() -> None:
    """An address breaks after a slash rather than inside a name, where that is near."""
    address = "https://example.org/a-long-path/that-goes-on/and-on"
    first, *_ = Typesetter().lines(typed(address), STYLE, width(address, "FiraSans-Regular", 7))

    assert _text(first)[-1] in "/-."


def test_ten_thousand_letters_end() -> None:
    """A word as long as a book is broken into lines like any other."""
    lines = Typesetter().lines(typed("x" * 10_000), STYLE, 100)

    assert 10_000 == sum(len(_text(line)) for line in lines)
    assert max(_right(line) for line in lines) <= 100


def test_a_column_narrower_than_a_letter_still_ends() -> None:
    """Each line then takes one letter: too wide, but it ends."""
    assert ["a", "b", "c"] == [_text(line) for line in Typesetter().lines(typed("abc"), STYLE, 1)]


def test_looks_change_inside_a_word() -> None:
    """A strong word with a comma after it stays in one piece."""
    lines = Typesetter().lines((Span("Owner", strong=True), Span(", who")), STYLE, 200)

    assert [["FiraSans-SemiBold", "FiraSans-Regular"]] == [
        [run.look.font for run in line.runs] for line in lines
    ]


def test_a_space_that_must_not_break_does_not() -> None:
    """A figure and its unit share a line."""
    room = width(f"40{NO_BREAK}%", "FiraSans-Regular", 9) + 1
    lines = Typesetter().lines(words(f"a 40{NO_BREAK}%"), STYLE, room)

    assert ["a ", f"40{NO_BREAK}%"] == [_text(line) for line in lines]


@pytest.mark.parametrize("text", ["Ελληνικά", "кириллица", "Tiếng Việt", "Łódź", "Ħal Għaxaq"])
def test_latin_greek_and_cyrillic_share_a_font(text: str) -> None:
    """These scripts need no other font, so a line of them is one run."""
    assert [(text, "FiraSans-Regular")] == [tuple(one) for one in stretches(text, "regular")]


def test_arabic_has_its_own_font() -> None:
    """Arabic inside English changes the font and nothing else."""
    found = stretches("The مرحبا team", "regular")

    assert ["FiraSans-Regular", "IBMPlexSansArabic-Regular", "FiraSans-Regular"] == [
        one.font for one in found
    ]


def test_arabic_text_begins_at_the_right() -> None:
    """A paragraph that somebody typed in Arabic is set from the right margin."""
    (line,) = Typesetter().lines(typed("مرحبا"), STYLE, 300)

    assert pytest.approx(300) == _right(line)


def test_an_arabic_name_stays_inside_its_english_sentence() -> None:
    """The sentence keeps its order; only the name runs to the left."""
    (line,) = Typesetter().lines((Span("by "), *typed("بب"), Span(" on 14 May")), STYLE, 300)

    text = _text(line)
    assert (text.startswith("by "), text.endswith(" on 14 May")) == (True, True)


def test_a_report_from_right_to_left_begins_at_the_right() -> None:
    """In a right-to-left report even English words hug the right margin."""
    (line,) = Typesetter(1).lines(words("GO"), STYLE, 300)

    assert pytest.approx(300) == _right(line)


@given(st.text(max_size=60))
def test_only_covered_characters_are_drawn(text: str) -> None:
    """Any text at all is drawn with glyphs that the fonts have."""
    lines = Typesetter().lines(typed(text), STYLE, 200)

    drawn = {character for line in lines for run in line.runs for character in run.text}
    assert set() == {character for character in drawn if not covered(character)}


def test_replaced_characters_are_remembered() -> None:
    """The annex can only list what the typesetter noticed."""
    typesetter = Typesetter()
    typesetter.lines(typed("\U0001f600 and \u202e"), STYLE, 200)

    assert {"\U0001f600", "\u202e"} == typesetter.replaced


def _shown(line: Line) -> str:
    return "".join(run.text for run in sorted(line.runs, key=lambda run: run.x))


def test_a_link_turns_no_number_behind_it() -> None:
    """After the number of a source, a day in an Arabic report still reads from the right."""
    cited = (Span("S40", link="#s"), Span(" "), *typed("TikTok"), Span(", 4 \u0628"))
    (line,) = Typesetter(1).lines(cited, STYLE, 300)

    assert "\ufe8f 4 ,TikTok S40" == _shown(line)


def test_of_two_typed_texts_on_one_line_each_keeps_its_marks() -> None:
    """An English answer behind an Arabic question ends in its own full stop."""
    asked = (*typed("\u0628\u061f"), Span(" "), *typed("People here."))
    (line,) = Typesetter(1).lines(asked, STYLE, 300)

    assert "People here. \u061f\ufe8f" == _shown(line)
