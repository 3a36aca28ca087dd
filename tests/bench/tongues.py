"""The page in another language beside the same page in English, redrawn whole each time.

One server draws both for two visitors of the same assessment. Counted is the time for
which it works, not for which somebody waits, where the system counts that finely.
"""

import sys
import time
from collections.abc import Iterator

import psutil

from tests.bench.page import VIEW
from tests.bench.table import Row
from tests.bench.timing import WALL, Call, Clock, compared
from tests.visiting.screen import Screen
from tests.visiting.visitor import Visitor, visiting

OTHERS = {"fr": "French", "ar": "Arabic"}
MOST = 1.05
_AT_ONCE = 5
"""Reruns that are timed as one: a single one is over too soon for so close a limit."""


def rows(address: str, process: psutil.Process, assessment: str, repetitions: int) -> Iterator[Row]:
    """A row for each other language, of a server with its address."""

    def screen(code: str) -> Screen:
        query = f"assessment={assessment}&view={VIEW}&lang={code}"
        return Screen(address, "assess", query)

    for code, name in OTHERS.items():
        with visiting(screen(code)) as other, visiting(screen("en")) as english:
            took = compared(_redrawn(other), _redrawn(english), repetitions, _clock_of(process))
        yield Row(f"page in {name}: redrawn whole", "the same in English", MOST, took)


def _redrawn(visitor: Visitor) -> Call:
    def redraw() -> None:
        for _ in range(_AT_ONCE):
            visitor.ask()
            visitor.until(lambda _: True)

    return redraw


def _clock_of(process: psutil.Process) -> Clock:
    """For how long another process has worked so far."""
    if sys.platform != "linux":
        return WALL
    # What clock_getcpuclockid(3) would answer, for which Python has no name.
    number = ~process.pid << 3 | 2
    return lambda: time.clock_gettime(number)
