"""Whoever runs the server can ask whether it lives and whether it can work."""

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.testclient import TestClient

from assessor.web.serving.probes import GONE, probes


def asked(ask_store: Callable[[], object]) -> TestClient:
    """A server with a store that answers so."""
    return TestClient(Starlette(routes=list(probes(ask_store))))


def gone() -> None:
    """A store that does not answer."""
    raise OSError("connection refused by db.internal as user assessor")


def test_a_server_that_can_work_says_so() -> None:
    """Both answer with JSON, which no page of ours does."""
    server = asked(lambda: None)

    assert {"alive": True} == server.get("/healthz").json()
    assert {"ready": True} == server.get("/readyz").json()


def test_without_its_store_it_lives_but_is_not_ready() -> None:
    """503 with a plain sentence, and nothing of where the store is or who asked it."""
    server = asked(gone)
    ready = server.get("/readyz")

    assert 200 == server.get("/healthz").status_code
    assert (503, GONE) == (ready.status_code, ready.text)


def test_answers_are_always_fresh() -> None:
    """No cache in between answers for the server."""
    server = asked(lambda: None)

    assert ["no-store"] * 2 == [
        server.get(path).headers["cache-control"] for path in ("/healthz", "/readyz")
    ]
