"""Right-to-left text stands on paper as its readers expect it."""

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from assessor.report.directions import base_level, from_left, has_right_to_left, levels

ALPHABET = "aAb\u05d0\u0628\u06447\u0663 ,-+%()[]{}!\u0301"


def _shown(stretches: list[tuple[str, bool]], base: int) -> str:
    """The line as it stands on paper, from left to right."""
    text = "".join(part for part, _ in stretches)
    return "".join(shown.character for shown in from_left(text, levels(stretches, base), base))


@pytest.mark.parametrize(
    ("text", "from_the_left", "from_the_right"),
    [
        ("ab", "ab", "ab"),
        ("\u05d0\u05d1", "\u05d1\u05d0", "\u05d1\u05d0"),
        ("a \u05d0\u05d1 b", "a \u05d1\u05d0 b", "b \u05d1\u05d0 a"),
        # Numbers run from left to right in either; a per cent sign stays with its number.
        ("\u05d0 12.5% \u05d1", "\u05d1 12.5% \u05d0", "\u05d1 12.5% \u05d0"),
        ("\u0628 \u0661\u0662", "\u0661\u0662 \u0628", "\u0661\u0662 \u0628"),
        # A mark at the end belongs to the line, not to the last word.
        ("\u05d0\u05d1!", "\u05d1\u05d0!", "!\u05d1\u05d0"),
        # Brackets hold what they held, and open towards it.
        ("\u05d0 (TV)", "\u05d0 (TV)", "(TV) \u05d0"),
        ("a (\u05d0) b", "a (\u05d0) b", "b (\u05d0) a"),
        ("\u05d0 (\u05d1)", "(\u05d1) \u05d0", "(\u05d1) \u05d0"),
        ("\u05d0 [\u05d1 {c}]", "\u05d0 [\u05d1 {c}]", "[{c} \u05d1] \u05d0"),
        ("\u05d0 «\u05d1»\u05d2", "\u05d2«\u05d1» \u05d0", "\u05d2«\u05d1» \u05d0"),
    ],
)
def test_a_line_stands_as_its_readers_expect(
    text: str, from_the_left: str, from_the_right: str
) -> None:
    """Letters, numbers, marks and brackets, in a text of either direction."""
    assert (from_the_left, from_the_right) == (
        _shown([(text, False)], 0),
        _shown([(text, False)], 1),
    )


@given(st.text(alphabet=ALPHABET, max_size=16), st.sampled_from((0, 1)))
def test_brackets_stand_where_another_engine_puts_them(text: str, base: int) -> None:
    """The rule for brackets is ours, so the whole order is held against a second engine."""
    places = [shown.place for shown in from_left(text, levels([(text, False)], base), base)]

    assert get_display(text, base_dir="LR"[base]) == "".join(text[place] for place in places)


def test_a_mark_on_a_bracket_stays_on_it() -> None:
    """What is written over a bracket goes where the bracket goes, and is drawn just before it."""
    assert "\u0301(b) \u05d0" == _shown([("\u05d0 (b)\u0301", False)], 1)


def test_more_open_brackets_than_anyone_needs_are_left_alone() -> None:
    """Beyond 63 the standard gives up pairing, so that a wall of brackets costs no time."""
    wall = "(" * 64 + "\u05d0" + ")" * 64

    assert 129 == len(levels([(wall, False)], 0))


def test_an_isolated_stretch_leaves_its_surroundings_alone() -> None:
    """A number after an Arabic name belongs to the report's words, not to the name."""
    stretches = [("by ", False), ("\u0628\u0629", True), (" 14, 2 more", False)]

    assert "by \u0629\u0628 14, 2 more" == _shown(stretches, 0)


def test_an_isolated_stretch_keeps_its_own_direction() -> None:
    """English inside a right-to-left report reads on, with its own marks at its own end."""
    stretches = [("\u05d0 ", False), ("Why? Because.", True), (" \u05d1", False)]

    assert "\u05d1 Why? Because. \u05d0" == _shown(stretches, 1)


def test_paragraphs_do_not_reach_into_each_other() -> None:
    """A mark at the end of a line does not follow the first letter of the next."""
    first, second = levels([("\u05d0!\n\u05d1", False)], 0)[:2]

    assert (1, 0) == (first, second)


def test_the_first_letter_decides() -> None:
    """A text runs the way its first letter runs; without letters, as its surroundings do."""
    assert [1, 0, 0, 1] == [
        base_level("12 \u0628 a"),
        base_level("a \u0628"),
        base_level("12"),
        base_level("12", 1),
    ]


def test_plain_latin_needs_no_care() -> None:
    """Most text is recognised as left-to-right at once."""
    assert not has_right_to_left("Fran\u00e7ais, \u0395\u03bb\u03bb\u03b7\u03bd\u03b9\u03ba\u03ac")
    assert has_right_to_left("x \u0628")
