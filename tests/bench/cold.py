"""`assessor score` as people meet it: a new process that scores one example and ends.

Cold means a new process, not a new disk: compiled bytecode is there, as that of any
installed program is, and so is whatever else the toolkit keeps from one start to the next.
"""

import os
import subprocess
import sys
from pathlib import Path

from assessor import shipped

ROOT = Path(__file__).parents[2]
HEAVY = ("numpy", "pandas", "streamlit", "sqlalchemy", "reportlab")
"""Modules that scoring must not import: each takes longer to load than scoring takes."""

_NAMES_LOADED = (
    "import sys; from assessor.cli import main; main(['score', sys.argv[1]]); "
    "print(*(name for name in sys.argv[2:] if name in sys.modules), file=sys.stderr)"
)


class HeavyImportError(Exception):
    """Scoring has imported something that it has no need of."""


def score() -> None:
    """One run of the command, whose output nobody reads."""
    _run("-m", "assessor", "score", str(_example()))


def bare_python() -> None:
    """The start and the end of the same interpreter, with nothing between."""
    _run("-c", "pass")


def ensure_light() -> None:
    """Score once and see what was imported for it.

    Raises:
        HeavyImportError: one of the heavy modules was.
    """
    loaded = _run("-c", _NAMES_LOADED, str(_example()), *HEAVY).split()
    if loaded:
        raise HeavyImportError(f"assessor score imports {', '.join(loaded)}")


def _example() -> Path:
    return shipped.examples()[0]


def _run(*arguments: str) -> str:
    """Run Python and return what it wrote to stderr; what it printed is dropped."""
    finished = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    return finished.stderr


def _environment() -> dict[str, str]:
    """This environment without what makes an interpreter trace, profile or forget bytecode."""
    slowing = ("PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "PYTHONDEVMODE")
    return {name: value for name, value in os.environ.items() if name not in slowing}
