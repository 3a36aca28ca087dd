"""The strip says the verdict, how firm it is, each area, and what to answer first."""

import re
from html import escape, unescape

import pytest

from assessor.i18n import ENGLISH, Language, Pseudo
from assessor.web.strip import strip
from tests.web.kit import HOSTILE, SHOUT, Judged, case, judged

PROVEN = {"value": "good", "backing": {"kind": "document", "file": "a.pdf"}}


def words(sitting: Judged) -> str:
    """What a strip says, without its mark-up."""
    drawn = strip(sitting.result, sitting.questionnaire, ENGLISH)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", drawn)).split())


def shouted(message: str) -> str:
    """The message in capitals, with its named places as they are."""
    return re.sub(r"\{\w+\}|[^{}]+", lambda part: _louder(part[0]), message)


def _louder(part: str) -> str:
    return part if part.startswith("{") else part.upper()


@pytest.mark.parametrize(
    ("answers", "word"),
    [
        ({}, "NOT YET DECIDABLE"),
        ({"one": "bad"}, "NO-GO"),
        ({"one": PROVEN, "steps": 5}, "GO"),
        ({"one": "good", "steps": 5}, "GO WITH CONDITIONS"),
    ],
)
def test_the_verdict_is_a_word_with_a_sign_and_a_frame(
    answers: dict[str, object], word: str
) -> None:
    """Nobody needs to see a colour or a picture to know the verdict."""
    sitting = judged(case(answers))
    drawn = strip(sitting.result, sitting.questionnaire, ENGLISH)

    assert f"<span>{word}</span>" in drawn
    assert 'src="data:image/svg+xml;base64,' in drawn
    assert re.search(r"border:2px (solid|dashed|dotted)", drawn)


def test_open_answers_make_a_range_and_the_first_one_is_named() -> None:
    """With nothing answered everything is possible, and the strip says where to begin."""
    said = words(judged(case()))

    assert "Not firm: NO-GO to GO possible." in said
    assert "0 % answered. Minimums met: 0 of 1." in said
    assert "The only area 0 to 100, may be missed" in said
    assert "Answer this first: What about one?" in said


def test_a_settled_case_is_firm() -> None:
    """Once nothing is open, one number stands for the area and nothing is left to answer."""
    said = words(judged(case({"one": PROVEN, "steps": 5})))

    assert "Firm: holds whatever the open answers are. 100 % answered." in said
    assert "The only area 100, met" in said
    assert "Answer this first" not in said


def test_answers_that_rule_it_out_are_counted() -> None:
    """A NO-GO with every minimum met would puzzle whoever is not told of the knock-out."""
    assert "1 answer rules it out." in words(judged(case({"one": "bad", "steps": 5})))
    assert "rules it out" not in words(judged(case({"one": PROVEN})))


def test_a_minimum_missed_even_at_best_says_so() -> None:
    """The words beside the bar carry what the bar shows."""
    said = words(judged(case({"one": "bad", "steps": 1})))

    assert "The only area 0, missed even at best" in said


def test_hostile_titles_stay_text() -> None:
    """A question's text cannot become part of the page."""
    sitting = judged(case({}, SHOUT))
    first = sitting.result.open[0]._replace(link_id="shout")

    drawn = strip(sitting.result._replace(open=(first,)), sitting.questionnaire, ENGLISH)

    assert escape(HOSTILE) in drawn
    assert "<b>h</b>" not in drawn


def test_no_word_of_the_strip_escapes_translation() -> None:
    """In a made-up language every message of ours is changed."""
    sitting = judged(case())
    pseudo = Language("en", Pseudo(shouted))

    drawn = strip(sitting.result, sitting.questionnaire, pseudo)
    bare = re.sub(r"<style>.*?</style>|<[^>]*>", " ", drawn)
    ours = re.sub(r"The only area|What about one\?", "", unescape(bare))

    assert ours.upper() == ours
