"""`python -m tests.bench.papers.memory SECTIONS`: the most memory that a process takes for them.

Counted is all that the system held for the process in its memory at once, at the worst
moment: Python, the libraries, the report as blocks, and the file.
"""

import resource
import subprocess
import sys
from pathlib import Path

from tests.bench.papers import ours
from tests.bench.papers.content import sections

ROOT = Path(__file__).parents[3]
_STATUS = Path("/proc/self/status")
_KIBI = 1024
_MEGA = 1_000_000


def megabytes(count: int) -> float:
    """The peak of a new process that sets so many sections once."""
    command = [sys.executable, "-m", __name__, str(count)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    return int(said.stdout) / _MEGA


def _peak() -> int:
    """In bytes. Linux's count for users would begin with what the process's parent holds."""
    if _STATUS.exists():
        lines = _STATUS.read_text(encoding="ascii").splitlines()
        (peak,) = (line.split()[1] for line in lines if line.startswith("VmHWM:"))
        return int(peak) * _KIBI
    unit = 1 if sys.platform == "darwin" else _KIBI
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    ours.built(sections(int(sys.argv[1])))
    print(_peak())
