"""The portfolio from the store: only what may be read, made row by row, never stale."""

from collections.abc import Iterator
from typing import Any

import pytest

from assessor.assessment import Platform
from assessor.i18n import ENGLISH
from assessor.languages import language
from assessor.languages.laying import in_language
from assessor.portfolio import Row
from assessor.web.shelf import example
from assessor.workflow import answering, beginning, overview, tidying
from assessor.workflow.desk import Desk
from assessor.workflow.overview import rows_of, societies
from assessor.workflow.record import Record
from tests.web import kit
from tests.workflow.kit import BAD, GOOD, LEAD, ORGANISATION, answered, person, policy


def another(desk: Desk, society: str, platform: str = "Platform") -> Record:
    """An assessment of a society of its own."""
    organisation = ORGANISATION.model_copy(update={"id": society, "name": f"Society {society}"})
    judges = (kit.questionnaire(), policy())
    return beginning.start(desk, LEAD, Platform(name=platform), organisation, judges)


def test_societies_come_by_name_with_what_may_be_read(desk: Desk) -> None:
    """A viewer of one society sees that one; who sees all, sees all in order."""
    for name in ("south", "east", "north"):
        another(desk, name)
    another(desk, "east", "Another")
    eastern = person("eastern", "viewer", organisation="east")

    assert [("east", 2)] == [(one.id, len(one.entries)) for one in societies(desk, eastern)]
    assert ["east", "north", "south"] == [one.id for one in societies(desk, LEAD)]


@pytest.mark.parametrize(
    ("words", "found"), [("north", True), ("NORTH platform", True), ("south", False), ("", True)]
)
def test_a_search_finds_every_word(desk: Desk, words: str, found: bool) -> None:
    """In the society's name, its platforms and its titles, however they are written."""
    another(desk, "north")
    (society,) = societies(desk, LEAD)

    assert found == society.matches(words)


def test_a_row_follows_the_answers(desk: Desk) -> None:
    """What was kept of an assessment is thrown away with its next event."""
    record = answered(desk, GOOD)
    (society,) = societies(desk, LEAD)
    (before,) = rows_of(desk, society.entries)

    answering.answer(desk, LEAD, record.id, "one", BAD, record.seen("one"))
    (after,) = rows_of(desk, society.entries)

    assert ("go", "no_go") == (before.recommendation, after.recommendation)


def test_rows_are_made_when_they_are_asked_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first row is there before the second assessment is even judged; none is made twice."""
    for name in ("a", "b", "c"):
        another(desk, name)
    made: list[str] = []
    make = overview._made

    def noted(at: Desk, read: Record, *more: Any) -> Row:
        made.append(read.id)
        return make(at, read, *more)

    monkeypatch.setattr(overview, "_made", noted)
    entries = [entry for one in societies(desk, LEAD) for entry in one.entries]

    rows: Iterator[object] = rows_of(desk, entries)
    next(rows)
    first = list(made)
    rest = list(rows)
    again = list(rows_of(desk, entries))

    assert [entries[0].id] == first
    assert (2, 3) == (len(rest), len(again))
    assert [one.id for one in entries] == made


def test_what_is_due_is_named_in_a_language(desk: Desk) -> None:
    """A row that was made for one reader is not shown to another in the wrong language."""
    judged_by = example("society_2026_x")
    adopted = beginning.adopt(desk, LEAD, judged_by, "a test")
    entries = [one for each in societies(desk, LEAD) for one in each.entries]
    french = language("fr")

    (english,), (spoken,), (again,) = (
        list(rows_of(desk, entries, one)) for one in (ENGLISH, french, ENGLISH)
    )

    assert [adopted.id] * 2 == [english.id, spoken.id]
    about = judged_by.questionnaire.questions["values"]
    assert about.text == english.next_about == again.next_about
    laid = in_language(judged_by.questionnaire, french)
    assert laid.questions["values"].text == spoken.next_about


def test_one_that_was_deleted_meanwhile_has_no_row(desk: Desk) -> None:
    """The others are there all the same."""
    gone, stays = another(desk, "gone"), another(desk, "stays")
    entries = [entry for one in societies(desk, LEAD) for entry in one.entries]

    tidying.delete(desk, LEAD, gone.id)

    assert [stays.id] == [row.id for row in rows_of(desk, entries)]
