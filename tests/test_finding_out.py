"""What is to be found out: which questions, whose, by when, and how the list reads."""

from datetime import date

from assessor.casework import evaluated
from assessor.finding_out import ToFind, about, as_text, by_area, by_person, to_find
from assessor.i18n import ENGLISH
from tests.web.kit import case

TODAY = date(2026, 11, 26)
SOON, LATER = {"by": "2026-12-01"}, {"by": "2026-12-24"}


def found(answers: dict[str, object]) -> dict[str, ToFind]:
    """The kit's open questions with these answers."""
    given = case(answers)
    result = evaluated(given, TODAY).result
    return {one.link_id: one for one in to_find(given, result, TODAY)}


def test_every_open_question_that_is_asked_is_listed() -> None:
    """Answered ones are not, nor those that another answer has switched off."""
    open_now = found({"one": "good", "yes_no": True})

    assert {"one", "yes_no", "follow_up"}.isdisjoint(open_now)
    assert "steps" in open_now
    assert "follow_up" in found({"one": "fair"})


def test_why_a_question_is_open_is_told() -> None:
    """Nobody answered, nobody knows, nobody confirmed, or the answer is too old."""
    fact = {"value": "good", "prefill": {"origin": "a sheet"}}
    old = {"value": 3, "good_until": "2026-01-01"}

    open_now = found({"one": fact, "steps": old, "amount": {"unknown": {"who": "Amina"}}})

    assert ["unconfirmed", "expired", "unknown", "unanswered"] == [
        open_now[link_id].why for link_id in ("one", "steps", "amount", "people")
    ]
    assert ("proposed: confirm it, or change it", "out of date: look again") == (
        about(open_now["one"]._replace(settling=False), TODAY, ENGLISH),
        about(open_now["steps"]._replace(settling=False), TODAY, ENGLISH),
    )


def test_people_come_with_what_is_soonest_first() -> None:
    """Everybody has a list of their own; what nobody looks for comes last."""
    answers = {
        "one": {"unknown": {"who": "Zoë", **LATER}},
        "steps": {"unknown": {"who": "Zoë", **SOON}},
        "amount": {"unknown": {"who": "amina"}},
    }
    lists = by_person(found(answers).values())

    assert ["amina", "Zoë", None] == list(lists)
    assert ["steps", "one"] == [one.link_id for one in lists["Zoë"]]
    assert ["area"] == list(by_area(found(answers).values()))


def test_what_is_late_and_what_decides_is_told() -> None:
    """A day that has passed reads otherwise than one to come."""
    one = found({"one": {"unknown": {"by": "2026-11-01", "note": "Ask the DPO."}}})["one"]

    assert "overdue since 1 Nov 2026 · could change the result by itself · Ask the DPO." == about(
        one, TODAY, ENGLISH
    )


def test_the_list_reads_as_plain_text() -> None:
    """Each question has its number, its words, by when, and where to answer it."""
    answers = {"one": {"unknown": {"who": "Amina", **SOON}}}
    one = found(answers)["one"]

    text = as_text("TikTok", [one], TODAY, ENGLISH, lambda link_id: f"https://here/{link_id}")

    assert (
        "To find out: TikTok\n"
        "\n"
        "Amina\n"
        "\n"
        "[ ] A1 What about one?\n"
        "    by 1 Dec 2026 · could change the result by itself\n"
        "    https://here/one\n"
    ) == text
