"""Our own programs, started as people start them, and stopped when a test is done."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import NamedTuple

from assessor.settings import DATABASE

ROOT = Path(__file__).parents[1]
_SECONDS = 60


class Running(NamedTuple):
    """A server that has said where it is."""

    address: str
    process: subprocess.Popen[bytes]
    said: "Queue[str | None]"

    def heard(self) -> list[str]:
        """What it has said since, once it has ended."""
        lines = []
        while (line := self.said.get(timeout=_SECONDS)) is not None:
            lines.append(line.strip())
        return list(filter(None, lines))


@contextmanager
def running(
    command: Sequence[str | Path],
    environment: dict[str, str] | None = None,
    folder: Path = ROOT,
    before_address: str = "URL: ",
) -> Iterator[Running]:
    """A server until the block ends, from the moment it names its address after these words."""
    with subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=_environment() | (environment or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        said: Queue[str | None] = Queue()
        reader = Thread(target=_until_it_ends, args=(process, said))
        reader.start()
        try:
            yield Running(_address(said, before_address), process, said)
        finally:
            process.terminate()
            reader.join()


def run_to_its_end(
    command: Sequence[str | Path], folder: Path = ROOT
) -> subprocess.CompletedProcess[bytes]:
    """What a command of ours said, and with which code it ended."""
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=_environment(),
        capture_output=True,
        check=False,
        timeout=_SECONDS,
    )


@contextmanager
def page_server(script: Path, database: str) -> Iterator[str]:
    """The address of a server that runs the script on a store, until the block ends."""
    command = ["streamlit", "run", script, "--server.port", str(free_port())]
    with running(command, {DATABASE: database}) as server:
        yield server.address


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _environment() -> dict[str, str]:
    """Ours, with our own code found from any folder."""
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": paths}


def _until_it_ends(process: subprocess.Popen[bytes], said: Queue[str | None]) -> None:
    """Pass on every line that the process writes, and None at its end."""
    assert process.stdout is not None
    for line in process.stdout:
        said.put(line.decode(errors="replace"))
    said.put(None)


def _address(said: Queue[str | None], before: str) -> str:
    heard = []
    while (line := said.get(timeout=_SECONDS)) is not None:
        heard.append(line)
        _, named, rest = line.partition(before)
        if named:
            return rest.split()[0]
    raise AssertionError(f"The server did not start:\n{''.join(heard)}")
