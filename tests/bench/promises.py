"""What is promised of the page beside bare pages: ratios, and counts that must be nought."""

from collections.abc import Iterator

from tests.bench import clicks, page, saves, tongues
from tests.bench.crowd import Crowd
from tests.bench.table import Promise, Row
from tests.bench.timing import WALL, compared


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
    with clicks.both_pages(found.controls) as both:
        took = compared(both.ours, both.bare, repetitions, WALL)
        yield Row("a click in the browser, until its effect", against, 1.3, took)
        yield from tongues.rows(both.address, both.process, both.assessment, repetitions)


def _saving(pairs: int, count: int) -> Iterator[Row | Promise]:
    found = [saves.ours(count) for _ in range(pairs)]
    peer = saves.bare(count)
    per_second = sorted(one.per_second for one in found)[len(found) // 2]
    yield Promise("saves a second by 8 threads", per_second, "a second", least=300)
    yield Promise("the longest save", max(one.longest for one in found), "s", most=0.5)
    yield Promise("saves refused, as locked", sum(one.refused for one in found), "", most=0)
    yield Promise("bare rows a second, as safely", peer.per_second, "a second")
