"""Arabic letters stand in the forms that a reader of Arabic expects."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.report.joining import base_letters, joined

LETTERS = "ابتلامهيىةأإآؤئ٣ گپچکیءرزو\u0640\u200c\u200d\u064e\u0651"
JOINERS = "\u200c\u200d"


def _all(_: str) -> bool:
    return True


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("بيت", "\ufe91\ufef4\ufe96"),  # initial, medial, final
        ("دار", "\ufea9\ufe8d\ufead"),  # none of these reaches out to the next
        ("سلام", "\ufeb3\ufefc\ufee1"),  # lam with alef as one, joined to the right
        ("لأن", "\ufef7\ufee5"),  # the same with a hamza, joined to nothing
        ("گفت", "\ufb94\ufed4\ufe96"),  # Persian letters join as well
        ("بـب", "\ufe91\u0640\ufe90"),  # a stretch of line that somebody typed stays
    ],
)
def test_each_letter_has_the_form_that_its_neighbours_ask_for(word: str, forms: str) -> None:
    """Initial, medial, final and isolated forms, as a word that is set by hand has them."""
    assert forms == joined(word, _all)


def test_a_non_joiner_parts_letters_and_vanishes() -> None:
    """Persian writes some endings unjoined; the sign that says so is not drawn."""
    assert joined("می", _all) + joined("خواهم", _all) == joined("می\u200cخواهم", _all)


def test_a_joiner_joins_and_vanishes() -> None:
    """A letter that stands for a word, such as the year's, keeps its joined form."""
    assert "\ufeeb" == joined("ه\u200d", _all)


def test_marks_stay_on_their_letter() -> None:
    """Vowel signs neither join nor part the letters around them."""
    bare = joined("بب", _all)

    assert bare[0] + "\u064e" + bare[1] == joined("ب\u064eب", _all)


def test_a_name_is_not_turned_into_an_ornament() -> None:
    """Of all pairs and phrases only lam with alef is drawn as one."""
    assert "\ufe8d\ufedf\ufee0\ufeea" == joined("الله", _all)


@given(st.text(alphabet=LETTERS, max_size=16))
def test_no_letter_is_lost(text: str) -> None:
    """Whatever is typed, the forms stand for exactly the letters and marks of the text."""
    drawn = "".join(map(base_letters, joined(text, _all)))

    assert sorted(drawn) == sorted(text.translate(dict.fromkeys(map(ord, JOINERS))))


def test_a_form_that_no_font_has_is_not_used() -> None:
    """Without its joined form a letter stands as it is, rather than as an empty box."""
    assert "بب لا" == joined("بب لا", lambda character: character < "\ufb50")


def test_other_scripts_pass_through() -> None:
    """Only Arabic is touched."""
    assert "Ελληνικά, кириллица" == joined("Ελληνικά, кириллица", _all)


def test_a_setting_of_the_machine_changes_nothing(tmp_path: Path) -> None:
    """The library reads settings from a file that the environment names; reports do not."""
    settings = tmp_path / "settings.ini"
    settings.write_text("[ArabicReshaper]\ndelete_tatweel = yes\nsupport_ligatures = no\n")
    code = "from assessor.report.joining import joined; print(ascii(joined('بـلا', bool)))"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        env=os.environ | {"PYTHON_ARABIC_RESHAPER_CONFIGURATION_FILE": str(settings)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )

    assert ascii("\ufe91\u0640\ufefc") == done.stdout.strip()
