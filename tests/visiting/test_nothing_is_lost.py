"""Whatever happens on the way, an answer that was given is in the store, or the page says why not.

Visitors are precise here: they send twenty clicks as one, or end the server at a word.
tests/browser/test_lid.py does with a real browser what only a browser does.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.visiting.conftest import Served, started
from tests.visiting.screen import Screen
from tests.visiting.stores import (
    answered_in,
    held,
    out_of_reach,
    questions,
    record_in,
)
from tests.visiting.visitor import Visitor, answers, line_to, says_saved, visiting

HERE = Path(__file__).parent
BURST = 20
FIRST, SECOND, THIRD = questions()[:3]
STRONG, FAIR, POOR = "strong", "fair", "poor"


def burst() -> list[tuple[str, str]]:
    """Twenty clicks on fifteen questions: the first five change their mind at the end."""
    asked = questions()
    return [(asked[n % len(asked)], (STRONG, POOR)[n // len(asked)]) for n in range(BURST)]


def click(visitor: Visitor, clicks: list[tuple[str, str]]) -> None:
    """Send clicks without waiting for any, and be sure that the server has them all."""
    for link_id, words in clicks:
        visitor.pick(link_id, words)
    visitor.arrived()


def all_saved(screen: Screen, wanted: dict[str, str]) -> bool:
    """Whether the page says of each question that this answer is saved."""
    return all(says_saved(screen, link_id, words) for link_id, words in wanted.items())


def test_a_burst_while_the_store_is_busy(served: Served) -> None:
    """Twenty clicks that come while the first is still being saved are all saved."""
    wanted = dict(burst())

    with visiting(served.screen()) as visitor:
        with held(served.database, served.assessment):
            click(visitor, burst())
        visitor.until(lambda screen: all_saved(screen, wanted))

    assert wanted == answered_in(served.database, served.assessment)


@pytest.fixture
def slow(store_address: str, assessment: str) -> Iterator[Served]:
    """The page on a server that takes its time."""
    with started(store_address, HERE / "slow_app.py") as server:
        yield Served(server, store_address, assessment)


def test_a_burst_at_a_slow_server(slow: Served) -> None:
    """Clicks that break into one another's runs, wherever those are, are all saved."""
    wanted = dict(burst())

    with visiting(slow.screen()) as visitor:
        click(visitor, burst())
        visitor.until(lambda screen: all_saved(screen, wanted))

    assert wanted == answered_in(slow.database, slow.assessment)


def test_whoever_reloads_finds_what_was_saved(served: Served) -> None:
    """The page was left in the middle of saving; whoever opens it again sees what the store has."""
    clicks = burst()[:5]

    with visiting(served.screen()) as visitor:
        click(visitor, clicks)
        visitor.hear_of(lambda screen: says_saved(screen, *clicks[0]))
        said = {one: words for one, words in clicks if says_saved(visitor.screen, one, words)}
    with visiting(served.screen()) as visitor:
        kept = answered_in(served.database, served.assessment)
        seen = {one for one in questions() if "Saved " in visitor.screen.text(f"{one}-card")}

    assert said.items() <= kept.items()
    assert seen == kept.keys()


def test_killed_right_after_it_said_saved(served: Served) -> None:
    """No answer is gone of which the page had said that it is saved, not even the last one."""
    with visiting(served.screen()) as visitor:
        click(visitor, burst()[:10])
        visitor.hear_of(lambda screen: says_saved(screen, *burst()[4]))
        served.server.process.kill()
        said = {one: words for one, words in burst() if says_saved(visitor.screen, one, words)}
    kept = answered_in(served.database, served.assessment)

    assert 1 <= len(said)
    assert said == {one: kept.get(one) for one in said}
    with started(served.database) as again, visiting(served.screen(again.address)) as visitor:
        assert all_saved(visitor.screen, said)


def test_old_selections_do_not_overwrite_after_a_restart(served: Served) -> None:
    """A browser that comes back to a new server sends all it had, and the store stays as it is.

    A click that never reached the old server is not saved, and the page shows it so.
    """
    screen = served.screen()
    with visiting(screen) as visitor:
        visitor.answer(FIRST, STRONG)
        visitor.answer(SECOND, STRONG)
        served.server.process.kill()
    with (
        started(served.database) as meanwhile,
        visiting(served.screen(meanwhile.address)) as colleague,
    ):
        colleague.answer(FIRST, POOR)
    before = record_in(served.database, served.assessment)
    screen.choose(answers(screen, THIRD), FAIR)
    port = urlsplit(served.server.address).port
    with started(served.database, port=port), line_to(screen, screen.session) as socket:
        visitor = Visitor(socket, screen)
        visitor.ask()
        visitor.until(lambda screen: all_saved(screen, {FIRST: POOR, SECOND: STRONG}))

        assert [POOR] == visitor.chosen(FIRST)
        assert [] == visitor.chosen(THIRD)
        assert "Not answered yet." in screen.text(f"{THIRD}-card")
    assert before == record_in(served.database, served.assessment)


def test_a_store_that_stops_in_the_middle(served: Served) -> None:
    """The page says so and keeps what was chosen; the next click anywhere saves it all."""
    with visiting(served.screen()) as visitor:
        visitor.answer(FIRST, STRONG)
        with out_of_reach(served.database):
            visitor.pick(SECOND, FAIR)
            visitor.until(lambda screen: "Not saved yet: " in screen.text(f"{SECOND}-card"))
            assert [FAIR] == visitor.chosen(SECOND)
        visitor.pick(THIRD, POOR)
        visitor.until(lambda screen: all_saved(screen, {SECOND: FAIR, THIRD: POOR}))
        assert "Not saved yet: " not in visitor.screen.text()

    kept = answered_in(served.database, served.assessment)
    assert {FIRST: STRONG, SECOND: FAIR, THIRD: POOR} == kept


def test_a_store_that_comes_back_gets_what_it_would_not_take(served: Served) -> None:
    """Nobody needs to click: the page looks again by itself, and then it is saved."""
    with visiting(served.screen()) as visitor:
        with out_of_reach(served.database):
            visitor.pick(FIRST, FAIR)
            visitor.until(lambda screen: "Not saved yet: " in screen.text(f"{FIRST}-card"))
        visitor.look_again()
        visitor.until(lambda screen: says_saved(screen, FIRST, FAIR))

    assert {FIRST: FAIR} == answered_in(served.database, served.assessment)
