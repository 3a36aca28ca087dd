"""Arabic letters join as an independent implementation joins them."""

from arabic_reshaper import ArabicReshaper
from hypothesis import given
from hypothesis import strategies as st

from assessor.report.arabic import shaped

LETTERS = "ابتلامهيىةأإآؤئ٣ گپچکیءرزو\u0640"
REFERENCE = ArabicReshaper({"delete_harakat": False, "ARABIC LIGATURE ALLAH": False})


def _all(_: str) -> bool:
    return True


@given(st.text(alphabet=LETTERS, max_size=16))
def test_forms_equal_the_reference(text: str) -> None:
    """Initial, medial, final and isolated forms, and lam with alef as one."""
    assert REFERENCE.reshape(text) == shaped(text, _all)


def test_a_non_joiner_parts_letters_and_vanishes() -> None:
    """Persian writes some endings unjoined; the sign that says so is not drawn."""
    assert shaped("می", _all) + shaped("خواهم", _all) == shaped("می\u200cخواهم", _all)


def test_marks_stay_on_their_letter() -> None:
    """Vowel signs neither join nor part the letters around them."""
    bare = shaped("بب", _all)

    assert bare[0] + "\u064e" + bare[1] == shaped("ب\u064eب", _all)


def test_a_form_that_no_font_has_is_not_used() -> None:
    """Without its joined form a letter stands as it is, rather than as an empty box."""
    assert "بب" == shaped("بب", lambda character: character < "\ufb50")


def test_other_scripts_pass_through() -> None:
    """Only Arabic is touched."""
    assert "Ελληνικά, кириллица" == shaped("Ελληνικά, кириллица", _all)
