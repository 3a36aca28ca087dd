"""What makes the page fit a thumb, a phone, and a language that runs from the right."""

import pytest

from assessor.i18n import ENGLISH
from assessor.languages import codes, language
from assessor.web.fitting import rules


def test_english_from_the_left_needs_the_fewest_rules() -> None:
    """Nothing is mirrored, and nothing that Streamlit says is said anew."""
    assert "[dir=rtl]" not in rules(ENGLISH)
    assert "Uploader" not in rules(ENGLISH)


@pytest.mark.parametrize("code", sorted(set(codes()) - {"en"}))
def test_no_text_breaks_out_of_a_rule(code: str) -> None:
    """Whatever translators write stands in the rules as letters and escapes alone."""
    said = rules(language(code))

    assert said.count("{") == said.count("}")
    assert said.count('"') % 2 == 0
    assert "<" not in said


def test_all_of_it_stays_small() -> None:
    """Few enough rules to look through when Streamlit is raised to its next version."""
    assert max(len(rules(language(code))) for code in codes()) < 4_000
