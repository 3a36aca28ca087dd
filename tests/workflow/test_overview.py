"""The portfolio from the store: only what may be read, made row by row, never stale."""

from collections.abc import Iterator

import pytest

from assessor.assessment import Platform
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
    """The first row is there before the second assessment is even read, and none is made twice."""
    for name in ("a", "b", "c"):
        another(desk, name)
    made: list[str] = []
    make = overview._made
    monkeypatch.setattr(overview, "_made", lambda at, one: made.append(one) or make(at, one))
    entries = [entry for one in societies(desk, LEAD) for entry in one.entries]

    rows: Iterator[object] = rows_of(desk, entries)
    next(rows)
    first = list(made)
    rest = list(rows)
    again = list(rows_of(desk, entries))

    assert [entries[0].id] == first
    assert (2, 3) == (len(rest), len(again))
    assert [one.id for one in entries] == made


def test_one_that_was_deleted_meanwhile_has_no_row(desk: Desk) -> None:
    """The others are there all the same."""
    gone, stays = another(desk, "gone"), another(desk, "stays")
    entries = [entry for one in societies(desk, LEAD) for entry in one.entries]

    tidying.delete(desk, LEAD, gone.id)

    assert [stays.id] == [row.id for row in rows_of(desk, entries)]
