"""A crowd: many visitors of one server at once, each thinking between two clicks.

Each speaks the page's own protocol, and marks here and there what the page offers as
answers. Nothing is random: who clicks what and when follows from their number. What
they marked last is remembered, so that a store can be asked afterwards whether it has it.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from typing import NamedTuple, TypeVar

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.visiting.screen import CHOICES, RADIOS, Ended, Node, Screen, options

_SECONDS = 60
_AT_ONCE = 5
"""Visitors who arrive at the same time."""


class Crowd(NamedTuple):
    """How many visitors, how many seconds they think, and for how long they are watched."""

    people: int
    think: float
    seconds: float


FIFTY = Crowd(people=50, think=2.0, seconds=10.0)
Wanted = Callable[[Node], bool]
Offered = TypeVar("Offered")


class Clicked(NamedTuple):
    """What became of the clicks of a crowd. took: seconds of each, until its run ended."""

    took: list[float]
    bytes: int
    faults: list[str]


class Dice:
    """Numbers that look thrown, and are the same in every run."""

    def __init__(self, seed: int) -> None:
        self._state = seed * 2_654_435_761 + 1

    def throw(self) -> float:
        """From 0 to just below 1."""
        self._state = (self._state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
        return (self._state >> 33) / 2**31

    def choice(self, offered: Sequence[Offered]) -> Offered:
        """One of those that are offered."""
        return offered[int(self.throw() * len(offered))]


class Visitor:
    """One of the crowd: a screen, a line, and what was marked last in each control."""

    def __init__(self, line: ClientConnection, screen: Screen, wanted: Wanted, seed: int) -> None:
        self.screen = screen
        self.marked: dict[str, str] = {}
        self._line, self._wanted = line, wanted
        self._dice = Dice(seed)
        self._heard = 0

    async def arrive(self) -> None:
        """Open the page and wait until it is drawn."""
        await self._ask()

    async def click(self) -> float:
        """Mark an answer, and wait until the server has drawn what follows; in seconds."""
        controls = [one for one in self.screen.controls() if self._wanted(one)]
        control = self._dice.choice(controls)
        before = self.marked.get(control.id)
        word = self._dice.choice([one for one in options(control) if one != before])
        self.marked[control.id] = word
        if control.kind == RADIOS:
            self.screen.mark(control, word)
        else:
            self.screen.choose(control, word)
        return await self._ask(control)

    async def stay(self, crowd: Crowd, until: float, clicked: Clicked) -> None:
        """Click now and then until the time is over, and let the clock redraw what it redraws."""
        await asyncio.sleep(self._dice.throw() * crowd.think)
        looked = time.perf_counter()
        while time.perf_counter() < until:
            began = time.perf_counter()
            clicked.took.append(await self.click())
            for fragment, seconds in list(self.screen.refreshing.items()):
                if time.perf_counter() - looked >= seconds:
                    looked = time.perf_counter()
                    await self._ask(fragment=fragment)
            pause = crowd.think * (0.75 + self._dice.throw() / 2)
            await asyncio.sleep(max(0.0, began + pause - time.perf_counter()))

    async def _ask(self, control: Node | None = None, fragment: str | None = None) -> float:
        began = time.perf_counter()
        await self._line.send(self.screen.request(control, fragment=fragment))
        ended: Ended | None = None
        while ended is None:
            received = await asyncio.wait_for(self._line.recv(), _SECONDS)
            self._heard += len(received)
            if not isinstance(received, bytes):
                raise TypeError("the server speaks in bytes")
            ended = self.screen.hear(received)
        return time.perf_counter() - began

    @property
    def heard(self) -> int:
        """How many bytes the server has sent."""
        return self._heard


async def gathered(
    stack: AsyncExitStack, screens: Sequence[Screen], wanted: Wanted
) -> list[Visitor]:
    """Everybody, once the page is drawn for the last of them; they leave with the stack.

    wanted: which controls they click.
    """
    turn = asyncio.Semaphore(_AT_ONCE)

    async def arriving(seed: int, screen: Screen) -> Visitor:
        async with turn:
            visitor = Visitor(await stack.enter_async_context(_line(screen)), screen, wanted, seed)
            await visitor.arrive()
            return visitor

    return await asyncio.gather(*(arriving(*each) for each in enumerate(screens)))


async def watched(visitors: Sequence[Visitor], crowd: Crowd) -> Clicked:
    """What became of everybody's clicks in the seconds of a crowd."""
    clicked = Clicked([], 0, [])
    before = sum(visitor.heard for visitor in visitors)
    until = time.perf_counter() + crowd.seconds
    await asyncio.gather(*(visitor.stay(crowd, until, clicked) for visitor in visitors))
    heard = sum(visitor.heard for visitor in visitors) - before
    faults = [fault for visitor in visitors for fault in visitor.screen.faults]
    return Clicked(clicked.took, heard, faults)


def _line(screen: Screen) -> connect:
    return connect(
        screen.address.replace("http", "ws", 1) + "/_stcore/stream",
        origin=Origin(screen.address),
        subprotocols=[Subprotocol("streamlit")],
        compression=None,
        max_size=None,
        ping_interval=None,
        open_timeout=_SECONDS,
        proxy=None,
    )


def is_answer(control: Node) -> bool:
    """Whether a control of our page takes an answer."""
    return control.kind == CHOICES and control.id.endswith("-answer")
