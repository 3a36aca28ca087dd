"""Short numbers for questions: the area's letter and the place there, such as B3."""

from questionnaires.questionnaire import Questionnaire

_OUTSIDE = "Q"
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


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
    rounds, rest = divmod(place, len(_ALPHABET))
    return (_letter(rounds - 1) if rounds else "") + _ALPHABET[rest]
