"""Two things timed side by side: ours, its peer, ours, its peer, in one process and one run.

A busy machine slows both alike, so that the ratio holds where the seconds do not. What
runs inside this process is timed by the processor's own count, where that is fine
enough, since the time that other programs take is nobody's here.
"""

import gc
from collections.abc import Callable
from statistics import median
from time import get_clock_info, perf_counter, process_time
from typing import NamedTuple

SECONDS_OF_A_BATCH = 0.004
"""Short calls are repeated until a batch takes about this long, so that the clock can tell."""
_MOST_CALLS = 10_000

Call = Callable[[], object]
Clock = Callable[[], float]
WALL: Clock = perf_counter
OWN: Clock = process_time if get_clock_info("process_time").resolution < 1e-5 else perf_counter


class Ratio(NamedTuple):
    """How much longer ours takes than its peer.

    ratio is that of the medians; least and most are the ends of the ratios pair by
    pair. ours and peer are medians in seconds.
    """

    ratio: float
    least: float
    most: float
    ours: float
    peer: float

    @property
    def speed(self) -> "Ratio":
        """How many times as fast ours is, the other way round."""
        return self._replace(ratio=1 / self.ratio, least=1 / self.most, most=1 / self.least)


def compared(ours: Call, peer: Call, repetitions: int, clock: Clock = OWN) -> Ratio:
    """Time both in turn, without garbage collection, as many pairs as repetitions say.

    clock: WALL where the work is done by other processes.
    """
    calls = _calls(ours, repetitions, clock), _calls(peer, repetitions, clock)
    pairs: list[tuple[float, float]] = []
    gc.collect()
    gc.disable()
    try:
        for number in range(repetitions):
            # Each goes first in every other pair, since whoever follows finds a warm cache.
            if number % 2:
                second = _seconds(peer, calls[1], clock)
                pairs.append((_seconds(ours, calls[0], clock), second))
            else:
                first = _seconds(ours, calls[0], clock)
                pairs.append((first, _seconds(peer, calls[1], clock)))
    finally:
        gc.enable()
    ratios = [ours_took / peer_took for ours_took, peer_took in pairs]
    typical = median(took for took, _ in pairs), median(took for _, took in pairs)
    return Ratio(typical[0] / typical[1], min(ratios), max(ratios), *typical)


def _calls(call: Call, repetitions: int, clock: Clock) -> int:
    """How many calls make a batch; one where a single pair is all that is wanted."""
    if repetitions == 1:
        return 1
    call()  # whatever is set up once is set up now
    warm = _seconds(call, 1, clock)
    return max(1, min(_MOST_CALLS, round(SECONDS_OF_A_BATCH / max(warm, 1e-7))))


def _seconds(call: Call, calls: int, clock: Clock) -> float:
    """Seconds for one call, as the mean of a batch."""
    numbers = range(calls)
    start = clock()
    for _ in numbers:
        call()
    return (clock() - start) / calls
