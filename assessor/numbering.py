"""Short numbers for questions: the area's letter and the place there, such as B3."""

from questionnaires.questionnaire import Questionnaire

_OUTSIDE = "Q"


def question_numbers(questionnaire: Questionnaire) -> dict[str, str]:
    """The number of every question by its link_id, the same on paper and on screen."""
    letters = {area.link_id: _letter(n) for n, area in enumerate(questionnaire.areas)}
    counts: dict[str, int] = {}
    numbers = {}
    for link_id, area in questionnaire.area_of.items():
        letter = letters.get(area or "", _OUTSIDE)
        counts[letter] = counts.get(letter, 0) + 1
        numbers[link_id] = f"{letter}{counts[letter]}"
    return numbers


def _letter(place: int) -> str:
    """A, B, C ... and AA after Z."""
    return (_letter(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)
