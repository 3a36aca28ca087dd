"""The audit trail: whatever is changed afterwards is found."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.audit import BEGINNING, ERASED, AuditEvent, Saying, chained, digest_of, faults

KINDS = st.sampled_from(["begun", "answered", "decided"])


def chain(*bodies: str) -> list[AuditEvent]:
    """A chain of events that say these things."""
    events: list[AuditEvent] = []
    for number, body in enumerate(bodies, 1):
        saying = Saying("2026-11-26T10:00:00+00:00", "p_1", "answered", "one", body)
        previous = events[-1].hash if events else BEGINNING
        events.append(chained(saying, "a-1", number, previous, f"salt {number}"))
    return events


def found(events: list[AuditEvent], head: tuple[int, str] | None = None) -> list[str]:
    """What is wrong with a chain."""
    end = head or (events[-1].number, events[-1].hash)
    return [fault.what for fault in faults("a-1", events, end)]


@given(st.lists(st.text(max_size=20), min_size=1, max_size=6))
def test_a_chain_that_nobody_touched_holds(bodies: list[str]) -> None:
    """Whatever is said, in whatever letters."""
    assert [] == found(chain(*bodies))


TAMPERINGS: dict[str, tuple[Callable[[list[AuditEvent]], list[AuditEvent]], str]] = {
    "another body": (
        lambda events: [events[0], events[1]._replace(body="z"), events[2]],
        "what it says was changed",
    ),
    "another author": (
        lambda events: [events[0], events[1]._replace(actor="p_2"), events[2]],
        "who, when or what kind was changed",
    ),
    "another time": (
        lambda events: [events[0]._replace(at="2020-01-01T00:00:00+00:00"), *events[1:]],
        "who, when or what kind was changed",
    ),
    "one left out": (lambda events: [events[0], events[2]], "event 2 is missing"),
    "two exchanged": (
        lambda events: [
            events[0],
            events[2]._replace(number=2),
            events[1]._replace(number=3),
        ],
        "it does not follow the event before it",
    ),
    "the end cut off": (
        lambda events: events[:2],
        "the chain does not end where the store says it does",
    ),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_a_change_behind_the_back_of_the_chain_is_named(name: str) -> None:
    """Each way to falsify the past shows as what it is."""
    change, told = TAMPERINGS[name]
    events = chain("a", "b", "c")

    wrong = found(change(events), (3, events[-1].hash))

    assert any(told in one for one in wrong)


def test_a_body_and_its_hash_changed_together_break_what_follows() -> None:
    """Whoever rewrites one event would have to rewrite all that come after it."""
    events = chain("a", "b", "c")
    forged = chain("a", "z", "c")

    assert ["it does not follow the event before it"] == found([*forged[:2], events[2]])


def test_an_erasure_that_a_later_event_vouches_for_holds() -> None:
    """A name can go, because the chain says that it went."""
    events = chain("Amal said so", "b")
    digest = digest_of("new salt", "[name erased] said so")
    vouched = json.dumps({"digests": {"1": digest}})
    vouching = chained(
        Saying("2026-11-26T10:00:00+00:00", "p_1", ERASED, None, vouched),
        "a-1",
        3,
        events[-1].hash,
        "salt 3",
    )
    changed = events[0]._replace(salt="new salt", body="[name erased] said so")

    assert [] == found([changed, events[1], vouching])
    assert ["what it says was changed afterwards"] == found([changed, events[1]])
