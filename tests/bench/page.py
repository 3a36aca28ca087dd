"""The page under fifty people at once, and a bare page of as many controls under as many.

Both servers run with the same settings and are visited in turn, so that a busy machine
meets both. Their visitors click alike; ours are asked afterwards for in the store.
"""

import asyncio
import re
import tempfile
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

import psutil

from assessor.i18n import ENGLISH
from assessor.settings import DATABASE
from assessor.web.said import answer_words
from assessor.web.shelf import example
from assessor.workflow import beginning
from tests.bench.crowd import Clicked, Crowd, Visitor, gathered, is_answer, watched
from tests.bench.timing import Ratio
from tests.browser.stores import ME, desk_on
from tests.processes import ROOT, free_port, running
from tests.visiting.screen import CHOICES, RADIOS, Node, Screen
from tests.visiting.visitor import visiting

EXAMPLE, VIEW = "ifrc_tiktok_2019_before", "screen"
_BARE = Path(__file__).parent / "floors" / "bare_page.py"
_ANSWERED = re.compile(r"-([^-]+)-\d+-answer$")
_MEBIBYTE = 2**20


class Side(NamedTuple):
    """A server, and where each of its visitors begins."""

    process: psutil.Process
    screens: list[Screen]

    def memory(self) -> float:
        """What the server holds for itself alone, in bytes."""
        return float(self.process.memory_full_info().uss)

    def worked(self) -> float:
        """For how many seconds the server has kept a core busy so far."""
        times = self.process.cpu_times()
        return float(times.user + times.system)


class Served(NamedTuple):
    """What a crowd met on one side, phase by phase; memory: bytes for each visitor."""

    phases: list[Clicked]
    worked: list[float]
    memory: float

    @property
    def clicks(self) -> int:
        """How many clicks there were."""
        return sum(len(phase.took) for phase in self.phases)

    @property
    def faults(self) -> int:
        """How many exceptions anybody saw, once each time that they were drawn."""
        return len(self.phases[-1].faults)

    @property
    def kibibytes(self) -> float:
        """What the server sends for one click, with all that it redraws."""
        return sum(phase.bytes for phase in self.phases) / 1024 / self.clicks


class Met(NamedTuple):
    """What both crowds met; controls: on each page. lost: answers that the store lacks."""

    ours: Served
    bare: Served
    controls: int
    lost: int

    @property
    def rerun(self) -> Ratio:
        """Half of all clicks are answered in this time or less."""
        return _ratio(
            [median(phase.took) for phase in self.ours.phases],
            [median(phase.took) for phase in self.bare.phases],
        )

    @property
    def work(self) -> Ratio:
        """Seconds of a core for one click."""
        return _ratio(_work(self.ours), _work(self.bare))

    @property
    def memory(self) -> Ratio:
        """Memory for one visitor, in MiB rather than seconds."""
        return _ratio([self.ours.memory / _MEBIBYTE], [self.bare.memory / _MEBIBYTE])


def met(crowd: Crowd, pairs: int) -> Met:
    """Let a crowd visit both pages in turn, as many times as pairs say."""
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'store.sqlite'}"
        ids = begun(database, crowd.people)
        with our_page(database) as (address, process):
            controls = len(_first_look(_screen(address, ids[0])).controls(kind=CHOICES))
            with bare_page(controls) as (bare_address, bare_process):
                _first_look(Screen(bare_address))
                ours = Side(process, [_screen(address, one) for one in ids])
                bare = Side(bare_process, [Screen(bare_address) for _ in ids])
                visitors, served, plain = asyncio.run(_met(ours, bare, crowd, pairs))
        lost = _lost(database, ids, visitors)
    return Met(served, plain, controls, lost)


async def _met(
    ours: Side, bare: Side, crowd: Crowd, pairs: int
) -> tuple[list[Visitor], Served, Served]:
    async with AsyncExitStack() as stack:
        crowds: list[tuple[Side, list[Visitor], Served]] = []
        for side, wanted in ((ours, is_answer), (bare, _is_radio)):
            before = side.memory()
            visitors = await gathered(stack, side.screens, wanted)
            held = (side.memory() - before) / crowd.people
            crowds.append((side, visitors, Served([], [], held)))
        for number in range(pairs):
            for side, visitors, served in crowds if number % 2 else reversed(crowds):
                worked = side.worked()
                served.phases.append(await watched(visitors, crowd))
                served.worked.append(side.worked() - worked)
    return crowds[0][1], crowds[0][2], crowds[1][2]


def begun(database: str, count: int) -> list[str]:
    """Begin as many assessments as there are people, each from the same worked example."""
    desk = desk_on(database)
    case = example(EXAMPLE)
    ids = [beginning.adopt(desk, ME, case, EXAMPLE).id for _ in range(count)]
    desk.database.close()
    return ids


@contextmanager
def our_page(database: str) -> Iterator[tuple[str, psutil.Process]]:
    """Our page on a store: its address and its process."""
    with _started(ROOT / "streamlit_app.py", {DATABASE: database}) as found:
        yield found


@contextmanager
def bare_page(choices: int) -> Iterator[tuple[str, psutil.Process]]:
    """A bare page with as many choices."""
    with _started(_BARE, {"CHOICES": str(choices)}) as found:
        yield found


@contextmanager
def _started(script: Path, environment: dict[str, str]) -> Iterator[tuple[str, psutil.Process]]:
    # Started in our folder, both read the same settings.
    command = ["streamlit", "run", script, "--server.port", str(free_port())]
    with running(command, environment) as server:
        yield server.address, psutil.Process(server.process.pid)


def _screen(address: str, assessment: str) -> Screen:
    return Screen(address, "assess", f"assessment={assessment}&view={VIEW}")


def _first_look(screen: Screen) -> Screen:
    """The page as its first visitor finds it, whose imports nobody after them waits for."""
    with visiting(screen):
        return screen


def _is_radio(control: Node) -> bool:
    return control.kind == RADIOS


def _lost(database: str, ids: list[str], visitors: list[Visitor]) -> int:
    """How many answers that were marked the store does not have."""
    desk = desk_on(database)
    lost = 0
    for name, visitor in zip(ids, visitors, strict=True):
        record = desk.record(ME, name)
        questions = desk.case(record).questionnaire.questions
        for control, words in visitor.marked.items():
            found = _ANSWERED.search(control)
            if found is None:
                raise ValueError(f"{control} is no control of an answer")
            answer = record.assessment.answers.get(found[1])
            lost += words not in answer_words(answer, questions[found[1]], ENGLISH)
    desk.database.close()
    return lost


def _work(served: Served) -> list[float]:
    return [
        worked / len(phase.took) for worked, phase in zip(served.worked, served.phases, strict=True)
    ]


def _ratio(ours: list[float], peer: list[float]) -> Ratio:
    ratios = [one / other for one, other in zip(ours, peer, strict=True)]
    return Ratio(median(ours) / median(peer), min(ratios), max(ratios), median(ours), median(peer))
