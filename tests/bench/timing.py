"""Two things timed side by side: ours, its peer, ours, its peer, in one process and one run.

A busy machine slows both alike, so that the ratio holds where the seconds do not.
"""

import gc
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import NamedTuple

SECONDS_OF_A_BATCH = 0.004
"""Short calls are repeated until a batch takes about this long, so that the clock can tell."""
_MOST_CALLS = 10_000

Call = Callable[[], object]


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


def compared(ours: Call, peer: Call, repetitions: int) -> Ratio:
    """Time both in turn, without garbage collection, as many pairs as repetitions say."""
    calls = _calls(ours, repetitions), _calls(peer, repetitions)
    pairs: list[tuple[float, float]] = []
    gc.collect()
    gc.disable()
    try:
        for number in range(repetitions):
            # Each goes first in every other pair, since whoever follows finds a warm cache.
            if number % 2:
                second = _seconds(peer, calls[1])
                pairs.append((_seconds(ours, calls[0]), second))
            else:
                pairs.append((_seconds(ours, calls[0]), _seconds(peer, calls[1])))
    finally:
        gc.enable()
    ratios = [ours_took / peer_took for ours_took, peer_took in pairs]
    typical = median(took for took, _ in pairs), median(took for _, took in pairs)
    return Ratio(typical[0] / typical[1], min(ratios), max(ratios), *typical)


def _calls(call: Call, repetitions: int) -> int:
    """How many calls make a batch; one where a single pair is all that is wanted."""
    warm = _seconds(call, 1)
    if repetitions == 1:
        return 1
    return max(1, min(_MOST_CALLS, round(SECONDS_OF_A_BATCH / warm)))


def _seconds(call: Call, calls: int) -> float:
    """Seconds for one call, as the mean of a batch."""
    numbers = range(calls)
    start = perf_counter()
    for _ in numbers:
        call()
    return (perf_counter() - start) / calls
