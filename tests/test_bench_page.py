"""The bench of the page: its crowd clicks, its counts are true, and every row can be measured."""

import pytest

from tests.bench.crowd import Crowd, Dice
from tests.bench.promises import promised
from tests.bench.table import Promise, Row

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
TWO = Crowd(people=2, think=0.2, seconds=1.0)


def test_every_promise_can_be_measured() -> None:
    """Two people for a moment give every row; nobody meets a fault or loses an answer."""
    found = list(promised(TWO, repetitions=1))
    limits = [one.limit for one in found if isinstance(one, Row)]
    nought = [one for one in found if isinstance(one, Promise) and one.most == 0]

    assert [3, 2, 5, 1.3, 1.05, 1.05] == limits
    assert 3 == len(nought)
    assert [0, 0, 0] == [one.value for one in nought]


def test_a_promise_is_kept_at_equality() -> None:
    """On either side a figure equal to its limit is within it, and no limit is no verdict."""
    assert "within" == Promise("a", 300, "", least=300).verdict
    assert "BELOW" == Promise("a", 299, "", least=300).verdict
    assert "within" == Promise("a", 0, "", most=0).verdict
    assert "ABOVE" == Promise("a", 1, "", most=0).verdict
    assert "-" == Promise("a", 1, "").verdict


def test_the_crowd_clicks_alike_in_every_run() -> None:
    """The same visitor throws the same numbers, another one others, all from 0 to below 1."""
    thrown = [[dice.throw() for _ in range(99)] for dice in (Dice(1), Dice(1), Dice(2))]

    assert thrown[0] == thrown[1]
    assert thrown[0] != thrown[2]
    assert all(0 <= one < 1 for one in thrown[2])
