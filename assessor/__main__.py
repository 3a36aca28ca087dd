"""The way into the command line: `assessor` and `python -m assessor`."""

import contextlib
import gc
import os
import sys
from types import ModuleType
from typing import NoReturn


def main() -> int:
    """Run one command.

    Loading our libraries makes some hundred thousand objects that stay to the end. The
    collector would walk through them again and again, a third of a short command's
    time; so it rests while they load, and leaves them alone afterwards.
    """
    gc.disable()
    _use_no_plugins()
    from assessor.cli import main as command_line

    gc.freeze()
    gc.enable()
    return command_line()


def _use_no_plugins() -> None:
    """Spare pydantic its look through all installed packages for plugins: we use none.

    Switching them off by PYDANTIC_DISABLE_PLUGINS would still load the machinery for it,
    which takes as long as scoring. Should pydantic rename its loader, this does nothing.
    """
    loader = ModuleType("pydantic.plugin._loader")
    loader.__dict__["get_plugins"] = tuple
    sys.modules.setdefault(loader.__name__, loader)


def leave(code: int) -> NoReturn:
    """End the process without taking everything apart first, which nobody would see.

    Whatever was printed is out, and nothing of ours waits for the end of the process.
    """
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def run() -> NoReturn:
    """Run one command as a program of its own."""
    try:
        code = main()
    except SystemExit as ended:
        leave(ended.code if isinstance(ended.code, int) else 1)
    leave(code)


if __name__ == "__main__":
    run()
