"""What is out of step is found without knowing the language."""

import pytest

from assessor.languages.faults import faults
from assessor.languages.po import Entry

LABEL = "people_in.answer_option.eea.text"
COUNTED = Entry("", ("{n} answer in {area}", "{n} answers in {area}"))


def found(entry: Entry, *, forms: int = 2, right_to_left: bool = False) -> str:
    """Everything that is wrong with an entry, as one text."""
    return " | ".join(fault.what for fault in faults(entry, forms, right_to_left=right_to_left))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("De {low} à {high}", ""),
        ("{high} au plus, {low} au moins", ""),
        ("De {low} à {haut}", "other places"),
        ("De {low}", "other places"),
        ("De {low} à {high} {n}", "other places"),
        ("De {low à {high}", "brace"),
        (" De {low} à {high}", "other spaces"),
    ],
)
def test_places_and_spaces_are_those_of_the_english(text: str, said: str) -> None:
    """Places may change their order, but none is lost, misspelt or new."""
    said_of_it = found(Entry("", ("{low} to {high}",), (text,)))

    assert (said in said_of_it) if said else said_of_it == ""


def test_every_plural_has_a_text() -> None:
    """A language with six plurals needs six, each filled."""
    assert "1 of 6 plural forms" in found(COUNTED._replace(text=("{n} {area}",)), forms=6)
    assert "5 of 6" in found(COUNTED._replace(text=(*["{n} {area}"] * 5, "")), forms=6)


def test_a_form_may_say_the_number_in_words() -> None:
    """Arabic has a word for two of a thing, so {n} may be left out, but nothing else."""
    assert "" == found(COUNTED._replace(text=("une réponse, {area}", "{n} réponses, {area}")))
    assert "other places" in found(COUNTED._replace(text=("une réponse", "{n} réponses, {area}")))


def test_a_label_fits_its_button() -> None:
    """Forty letters have room on a phone; a hint may be longer."""
    assert "" == found(Entry(LABEL, ("a",), ("x" * 40,)))
    assert "41 letters" in found(Entry(LABEL, ("a",), ("x" * 41,)))
    assert "" == found(Entry(LABEL.replace(".text", ".hint"), ("a",), ("x" * 41,)))


@pytest.mark.parametrize(
    ("text", "turns"),
    [("TikTok منصة", True), ("منصة TikTok", False), ("TikTok", False), ("{n} سؤال", False)],
)
def test_no_line_is_turned_by_its_first_word(text: str, *, turns: bool) -> None:
    """Programs tell a text's direction by its first letter, so Arabic begins in Arabic."""
    entry = Entry("x.text", ("a",), (text,))

    assert turns == ("left to right" in found(entry, right_to_left=True))


def test_braces_of_the_content_are_no_places() -> None:
    """Questions are never filled in, so they may hold what they like."""
    assert "" == found(Entry("x.text", ("Write {}",), ("Écrivez {a} {",)))
