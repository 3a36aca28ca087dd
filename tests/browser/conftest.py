"""A real server and a real browser, started once for all tests that need them."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.find_chromium import REMEDY, installed_chromium

collect_ignore = ["kit_app.py"]
"""A script for a server of its own; imported, it would draw a page that nobody sees."""
ROOT = Path(__file__).parents[2]
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDTHS = (1280, 390)
_START_SECONDS = 60


@contextmanager
def served(script: Path) -> Iterator[str]:
    """The address of a server that runs the script, until the block ends."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1"]
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": paths}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        listening: Queue[str | None] = Queue()
        reader = Thread(target=_until_it_ends, args=(process, listening))
        reader.start()
        try:
            said = listening.get(timeout=_START_SECONDS)
            if said is not None:
                pytest.fail(f"The server did not start:\n{said}")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            reader.join()


def _until_it_ends(process: subprocess.Popen[bytes], listening: Queue[str | None]) -> None:
    """Read what the server says: tell when it names its address, or else what it said."""
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line.decode(errors="replace"))
        if "URL:" in said[-1]:
            listening.put(None)
    listening.put("".join(said))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium that was here already, or that set-up has installed."""
    path = installed_chromium()
    if path is None:
        pytest.fail(REMEDY)
    with sync_playwright() as playwright:
        # Chromium's sandbox refuses to start for root, as in most containers.
        root = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
        started = playwright.chromium.launch(executable_path=path, args=[*QUIET, *root])
        yield started
        started.close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the page is served."""
    with served(ROOT / "streamlit_app.py") as url:
        yield url


@pytest.fixture(scope="session")
def kit_address() -> Iterator[str]:
    """Where the questions page is served with the kit of hostile texts open."""
    with served(Path(__file__).with_name("kit_app.py")) as url:
        yield url


@pytest.fixture(params=WIDTHS, ids=lambda width: f"{width}px")
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A fresh visit at the width of a desk and of a phone."""
    visit = browser.new_page(viewport={"width": request.param, "height": 844})
    yield visit
    visit.close()
