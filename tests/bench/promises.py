"""What is promised of the page beside bare pages: ratios, and counts that must be nought."""

from collections.abc import Iterator
from typing import NamedTuple

from tests.bench import clicks, page, saves
from tests.bench.crowd import Crowd
from tests.bench.rows import Row
from tests.bench.timing import WALL, compared


class Promise(NamedTuple):
    """A figure with the limit that it keeps: `least` or `most` is None where none is set."""

    what: str
    value: float
    unit: str
    least: float | None = None
    most: float | None = None

    @property
    def limit(self) -> str:
        """The limit as the table shows it."""
        if self.least is not None:
            return f">={self.least:g}"
        return "-" if self.most is None else f"{self.most:g}"

    @property
    def verdict(self) -> str:
        """Whether the figure keeps to its limit."""
        if self.least is None and self.most is None:
            return "-"
        if self.least is not None and self.value < self.least:
            return "BELOW"
        return "ABOVE" if self.most is not None and self.value > self.most else "within"


def promised(crowd: Crowd, repetitions: int) -> Iterator[Row | Promise]:
    """Everything about many people at once, measured as it is asked for."""
    pairs = max(1, repetitions // 8)
    found = page.met(crowd, pairs)
    against = f"bare page of {found.controls} choices"
    people = f"{crowd.people} people"
    yield Row(f"{people} at once: half of all reruns", against, 3, found.rerun)
    yield Row(f"{people} at once: a core's time a click", against, 2, found.work)
    yield Row(f"{people} at once: memory of each (MiB)", against, 5, found.memory)
    yield Promise(f"exceptions in {found.ours.clicks} clicks", found.ours.faults, "", most=0)
    yield Promise("answers marked that the store lacks", found.lost, "", most=0)
    yield Promise("sent for a click, all told", found.ours.kibibytes, "KiB")
    yield Promise("sent for a click by the bare page", found.bare.kibibytes, "KiB")
    yield from _saving(pairs, 1 if repetitions == 1 else saves.SAVES)
    with clicks.both_pages(found.controls) as (ours, bare):
        took = compared(ours, bare, repetitions, WALL)
    yield Row("a click in the browser, until its effect", against, 1.3, took)


def _saving(pairs: int, count: int) -> Iterator[Row | Promise]:
    found = [saves.ours(count) for _ in range(pairs)]
    peer = saves.bare(count)
    per_second = sorted(one.per_second for one in found)[len(found) // 2]
    yield Promise("saves a second by 8 threads", per_second, "a second", least=300)
    yield Promise("the longest save", max(one.longest for one in found), "s", most=0.5)
    yield Promise("saves refused, as locked", sum(one.refused for one in found), "", most=0)
    yield Promise("bare rows a second, as safely", peer.per_second, "a second")
