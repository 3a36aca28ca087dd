"""Lists: what is there, whom it waits for, and what a search finds."""

import pytest

from assessor.access import Person
from assessor.assessment import Organisation, Platform
from assessor.store import shelf
from assessor.store.shelf import Entry
from assessor.workflow import answering, beginning, deciding, listing, tidying
from assessor.workflow.desk import Desk
from assessor.workflow.listing import Listed, Wait
from questionnaires.response import Answer
from tests.web import kit
from tests.workflow.kit import (
    ADMIN,
    DECIDER,
    LEAD,
    LEGAL,
    ME,
    VIEWER,
    begun,
    person,
    sent,
    signing,
)

JUDGES = (kit.questionnaire(), kit.policy())
ENTRY = Entry("a", "A title", "society", "A society", "x", "X", "draft", 1, "p", None, False, "")


def listed(**changes: object) -> Listed:
    """A made-up assessment by its cover."""
    due = changes.pop("due", False)
    return Listed(ENTRY._replace(**changes), "Amina", bool(due))


def test_a_line_says_what_the_answers_point_to(desk: Desk) -> None:
    """It is judged anew as soon as an answer has changed, and kept in between."""
    record = begun(desk)
    before = listing.lines(desk, ME)

    answering.answer(desk, ME, record.id, "one", Answer(value="bad"), 0)

    assert ["undecided"] == [one.pointed.recommendation for one in before]
    (line,) = listing.lines(desk, ME)
    assert ("no_go", 1, 1) == (
        line.pointed.recommendation,
        line.pointed.answered,
        line.pointed.knocked_out,
    )
    assert [line] == listing.lines(desk, ME)


def test_only_what_may_be_read_is_listed(desk: Desk) -> None:
    """Whoever has a role in one organisation does not learn that others assess anything."""
    record = begun(desk)
    stranger = person("stranger", "lead", "legal", organisation="elsewhere")

    assert [record.id] == [one.entry.id for one in listing.listed(desk, VIEWER)]
    assert [] == listing.listed(desk, stranger)
    assert [] == listing.listed(desk, ADMIN)


def test_one_that_was_deleted_meanwhile_is_left_out(desk: Desk) -> None:
    """Between the list and its lines somebody may delete; the others are still drawn."""
    gone, stays = begun(desk), begun(desk)
    found = listing.listed(desk, ME)

    tidying.delete(desk, ME, gone.id)

    assert [stays.id] == [line.entry.id for line in listing.judged(desk, found)]


def test_very_many_are_listed(desk: Desk) -> None:
    """More than a database takes in one query are judged and kept all the same."""
    record = begun(desk)
    with desk.database.writing() as connection:
        kept = shelf.summaries(connection, [record.id] * 1_200)
        assert [record.id] == list(kept)
    (line,) = listing.judged(desk, listing.listed(desk, ME) * 1_200)[:1]

    assert record.id == line.entry.id


@pytest.mark.parametrize(
    ("who", "one", "wait"),
    [
        (LEGAL, listed(state="in_review"), "review"),
        (LEGAL, listed(state="advised"), None),
        (DECIDER, listed(state="in_review"), "decision"),
        (DECIDER, listed(state="advised"), "decision"),
        (LEAD, listed(state="returned"), "reply"),
        (LEAD, listed(state="in_review"), None),
        (LEAD, listed(state="draft"), None),
        (LEAD, listed(state="decided", due=True), "renewal"),
        (DECIDER, listed(state="decided", due=True), "renewal"),
        (VIEWER, listed(state="decided", due=True), None),
        (ME, listed(state="in_review"), "review"),
        (ME, listed(state="in_review", illustrative=True), None),
    ],
)
def test_an_assessment_waits_for_whoever_acts_next(
    who: Person, one: Listed, wait: Wait | None
) -> None:
    """Legal reads, the decider signs, the lead replies; an example waits for nobody."""
    assert wait == listing.waiting(who, one)


@pytest.mark.parametrize(
    ("words", "state", "found"),
    [
        ("", None, ["a", "b", "c"]),
        ("tiktok", None, ["b"]),
        ("AMINA society", None, ["a", "b", "c"]),
        ("x nothing", None, []),
        ("", "in_review", ["b"]),
        ("", "due", ["c"]),
        ("tiktok", "due", []),
    ],
)
def test_a_search_finds_every_word(words: str, state: str | None, found: list[str]) -> None:
    """In title, platform, organisation or owner, in any case, and in the state asked for."""
    there = [
        listed(id="a"),
        listed(id="b", platform_name="TikTok", state="in_review"),
        listed(id="c", state="decided", due=True),
    ]

    assert found == [one.entry.id for one in listing.matching(there, words, state)]


def test_a_signed_one_says_what_was_signed(desk: Desk) -> None:
    """The decision stands in the line, beside what the answers point to."""
    record = sent(desk)
    choice = signing(desk, record, "no_go", dissent="So.")
    deciding.decide(desk, DECIDER, record.id, choice)

    (line,) = listing.lines(desk, ME)

    assert "no_go" == line.pointed.decided
    assert line.pointed.recommendation not in (None, "no_go")
    assert not line.due


def test_the_list_of_one_organisation(desk: Desk) -> None:
    """Others are left out of it."""
    begun(desk)
    other = beginning.start(desk, ME, Platform(name="X"), Organisation(name="Other"), JUDGES)

    assert [other.id] == [one.entry.id for one in listing.lines(desk, ME, "other")]
