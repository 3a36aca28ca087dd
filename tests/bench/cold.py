"""`assessor score` and `compare` as people meet them: a new process that ends when it is done.

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
"""Modules that neither must import: each takes longer to load than scoring takes."""

_NAMES_LOADED = (
    "import sys; from assessor.cli import main; count = int(sys.argv[1]) + 2; "
    "main(sys.argv[2:count]); "
    "print(*(name for name in sys.argv[count:] if name in sys.modules), file=sys.stderr)"
)


class HeavyImportError(Exception):
    """A command has imported something that it has no need of."""


def score() -> None:
    """One run of the command, whose output nobody reads."""
    _run("-m", "assessor", "score", str(_example()))


def compare() -> None:
    """One comparison of five platforms, likewise."""
    _run("-m", "assessor", "compare", *map(str, _five()))


def bare_python() -> None:
    """The start and the end of the same interpreter, with nothing between."""
    _run("-c", "pass")


def ensure_light() -> None:
    """Score once, compare once, and see what was imported for it.

    Raises:
        HeavyImportError: one of the heavy modules was.
    """
    for command in (["score", str(_example())], ["compare", *map(str, _five())]):
        count = str(len(command))
        loaded = _run("-c", _NAMES_LOADED, count, *command, *HEAVY).split()
        if loaded:
            raise HeavyImportError(f"assessor {command[0]} imports {', '.join(loaded)}")


def _example() -> Path:
    return shipped.examples()[0]


def _five() -> tuple[Path, ...]:
    """As many platforms as are compared without arrays."""
    return shipped.examples()[:5]


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
