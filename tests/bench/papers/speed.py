"""How fast our whole tagged report is beside its peers, and how its time and memory grow.

All set the same sections in one process after import, pair by pair. Ours takes a page
more for twenty, as its type stands wider; no page is counted twice, since what is held
against each other is the time for the same content.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NamedTuple

from tests.bench.papers import canvas, memory, ours
from tests.bench.papers.content import PAGES_A_SECTION, Section, sections
from tests.bench.table import Absent, Line, Promise, Row
from tests.bench.timing import OWN, WALL, Clock, compared

SIZES = (10, 100)
"""Sections of the smaller and of the larger report."""
MOST_OF_CANVAS, MOST_OF_SMALLER, MOST_MEMORY = 2.2, 11, 100
_FLOOR = "bare canvas, untagged"
_Built = Callable[[list[Section]], bytes]


class Peer(NamedTuple):
    """Another typesetter: its name, our module that drives it, and how it is timed.

    least: how many times its speed ours must have, for the smaller and the larger report.
    slow: a single pair of the larger report will do.
    """

    name: str
    module: str
    least: tuple[float, float]
    slow: bool = True
    clock: Clock = OWN


PEERS = (
    Peer("WeasyPrint", "by_weasyprint", (10, 10)),
    Peer("fpdf2", "by_fpdf2", (6, 6)),
    # It works on every core, which only a clock on the wall gives it credit for.
    Peer("typst, tagged (PDF/UA-1)", "by_typst", (0.8, 1.0), slow=False, clock=WALL),
)


def speeds(sizes: tuple[int, int], repetitions: int) -> Iterator[Line]:
    """Every row, measured as it is asked for."""
    smaller, larger = (sections(size) for size in sizes)
    few = max(1, repetitions // 8)
    pairs = {sizes[0]: max(1, repetitions // 5), sizes[1]: few}
    for peer in PEERS:
        built = driven(peer)
        for content, least in zip((smaller, larger), peer.least, strict=True):
            what = f"{_named(content)}: times as fast"
            if isinstance(built, str):
                yield Absent(what, peer.name, built)
                continue
            once = peer.slow and content is larger
            count = 1 if once else pairs[len(content)]
            took = compared(_job(ours.built, content), _job(built, content), count, peer.clock)
            yield Row(what, peer.name, least, took.speed, at_least=True)
    for content in (smaller, larger):
        took = compared(_job(ours.built, content), _job(canvas.built, content), pairs[len(content)])
        yield Row(f"{_named(content)}: time", _FLOOR, MOST_OF_CANVAS, took)
    took = compared(_job(ours.built, larger), _job(ours.built, smaller), few)
    yield Row(f"{_named(larger)}: time", _named(smaller), MOST_OF_SMALLER, took)
    taken = memory.megabytes(len(larger))
    yield Promise("the same: peak of a new process", taken, "MB", most=MOST_MEMORY)


def driven(peer: Peer) -> _Built | str:
    """What sets sections by that peer, or why it cannot."""
    try:
        built: _Built = import_module(f"tests.bench.papers.{peer.module}").built
    except ModuleNotFoundError as missing:
        return f"not installed ({missing.name}); make bench installs it"
    except OSError:
        return "a library of the system is missing (apt install libpangoft2-1.0-0)"
    return built


def _job(built: _Built, content: list[Section]) -> Callable[[], bytes]:
    return lambda: built(content)


def _named(content: list[Section]) -> str:
    return f"tagged report, {PAGES_A_SECTION * len(content)} pages"
