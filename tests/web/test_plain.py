"""Text from people and files never acts as mark-up."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from assessor.i18n import Language
from assessor.web.plain import apart, html, label, safe_address, way

JOINER = "\u2060"


@given(st.text())
def test_html_holds_no_mark_up(text: str) -> None:
    """Whatever is typed, the escaped text opens no tag, entity or attribute."""
    escaped = html(text)

    assert re.findall(r"[<>\"']", escaped) == []
    assert re.findall(r"&(?!(amp|lt|gt|quot|#x27);)", escaped) == []


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Z"])))
def test_html_says_what_was_typed(text: str) -> None:
    """Escaping changes how a text is written, not what it says."""
    assert text == unescape(html(text))


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Z"])))
def test_a_label_says_what_was_typed(text: str) -> None:
    """Without its backslashes and invisible joiners a label is the text that was given."""
    bare = re.sub(r"\\([\\`*_\[\]<>$~&#|])", r"\1", label(text).replace(JOINER, ""))

    assert text.replace(JOINER, "") == bare


def test_plain_sentences_stay_as_they_are() -> None:
    """Screen readers are given labels as they are written, so ordinary ones are untouched."""
    sentence = "Who else, in 2026, can open it (and why): staff, vendors or you?"

    assert sentence == label(sentence)


def test_a_label_is_one_line() -> None:
    """Line breaks would start lists and headings."""
    assert label("one\n# two\r\n- three") == "one \\# two - three"


def test_only_web_addresses_are_followed() -> None:
    """An address that would run something is no address."""
    assert safe_address("https://example.org/a?b=c") == "https://example.org/a?b=c"
    for trap in ("javascript:alert(1)", "data:text/html,x", "//example.org", "https://a b", ""):
        assert safe_address(trap) is None


def test_a_remark_that_runs_the_other_way_is_kept_together() -> None:
    """Only then: whatever runs with its sentence stays as it is, to the letter."""
    remark, arabic = "Ask them first.", "اسألوهم أولًا."

    assert [remark, f"\u2068{arabic}\u2069"] == [
        apart(one, Language("en")) for one in (remark, arabic)
    ]
    assert [f"\u2068{remark}\u2069", arabic] == [
        apart(one, Language("ar")) for one in (remark, arabic)
    ]


def test_a_foreign_name_at_its_beginning_turns_no_title() -> None:
    """What most letters are decides: a platform's name comes first in many an Arabic title."""
    assert "rtl" == way("TikTok, جمعية الهلال الأحمر (SRCS) 2026")
    assert "ltr" == way("مرحبا: what we say to newcomers")
