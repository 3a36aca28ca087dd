"""The server as people start it, started once for all tests that only look at it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.processes import ROOT, Running, free_port, running


@pytest.fixture(scope="session", params=["streamlit run", "assessor serve"])
def server(request: pytest.FixtureRequest) -> Iterator[Running]:
    """A server on this computer, started in either way."""
    door: list[str | Path] = [ROOT / "streamlit_app.py"] if "run" in request.param else []
    port = "--server.port" if door else "--port"
    command = [*request.param.split(), *door, port, str(free_port())]
    with running(command) as started:
        yield started
