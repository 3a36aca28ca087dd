"""The gate lets in what the page needs and whom it may serve, and nothing else."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocket

from assessor.web.serving.gate import (
    AGENT_CLOSED,
    CLOSED,
    ELSEWHERE,
    ONLY_HERE,
    OnlyNeededRoutes,
    OnlyOurPages,
    OnlyThisComputer,
)


async def _talk(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("open")
    await socket.close()


def behind(*gates: Middleware) -> Starlette:
    """Something that answers every path, behind these gates."""

    async def page(_: object) -> PlainTextResponse:
        return PlainTextResponse("page")

    every = [
        WebSocketRoute("/_stcore/stream", _talk),
        Route("/{path:path}", page, methods=["GET", "POST"]),
    ]
    return Starlette(routes=every, middleware=list(gates))


def alone(host: str = "localhost", client: str = "127.0.0.1", signed: bool = False) -> TestClient:
    """A caller at an address, who calls the server by a name."""
    gated = behind(Middleware(OnlyThisComputer, lambda: signed))
    return TestClient(gated, base_url=f"http://{host}:8501", client=(client, 50_000))


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/questions",
        "/healthz",
        "/media/report.pdf",
        "/static/js/index.js",
        "/_stcore/health",
        "/_stcore/host-config",
        "/questions/_stcore/host-config",
        "/_stcore/upload_file/session/file",
    ],
)
def test_what_the_page_needs_passes(path: str) -> None:
    """No route that a browser uses is closed."""
    assert "page" == TestClient(behind(Middleware(OnlyNeededRoutes))).get(path).text


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/script-health-check",
        "/_stcore/bidi-components/x/y.js",
        "/_stcore/whatever-comes-next",
        "/_stcore/upload_file",
        "/questions/_stcore/metrics",
        "/_stcore/metrics/_stcore/health",
        "/questions//_stcore/metrics",
        "/%5Fstcore/metrics",
        "/component/x/index.html",
        "/under/component/x/index.html",
    ],
)
def test_what_serves_operators_and_components_is_closed(path: str) -> None:
    """Figures about everybody's work, and files that no page of ours uses, are not to be had."""
    answer = TestClient(behind(Middleware(OnlyNeededRoutes))).get(path)

    assert (404, CLOSED) == (answer.status_code, answer.text)


@pytest.mark.parametrize("name", ["interact", "openapi.json", "mcp", "anything"])
def test_programs_cannot_drive_the_page(name: str) -> None:
    """Every way of remote control answers 403, whatever Streamlit's own settings say."""
    answer = TestClient(behind(Middleware(OnlyNeededRoutes))).post(f"/_stcore/agent/{name}")

    assert (403, AGENT_CLOSED) == (answer.status_code, answer.text)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])
def test_who_sits_here_is_served(host: str) -> None:
    """The page opens by every name of this computer itself."""
    assert "page" == alone(host).get("/").text
    with alone(host).websocket_connect(f"ws://{host}:8501/_stcore/stream") as socket:
        assert "open" == socket.receive_text()


@pytest.mark.parametrize(
    ("host", "client"),
    [
        ("localhost", "10.0.0.7"),
        ("localhost", "2001:db8::7"),
        ("evil.example", "127.0.0.1"),
        ("localhost.evil.example", "127.0.0.1"),
        ("10.0.0.1", "127.0.0.1"),
    ],
)
def test_where_nobody_signs_in_others_are_refused(host: str, client: str) -> None:
    """Neither another computer nor another name for this one gets in, by page or by socket."""
    answer = alone(host, client).get("/")

    assert (403, ONLY_HERE) == (answer.status_code, answer.text)
    with (
        pytest.raises(WebSocketDenialResponse) as refused,
        alone(host, client).websocket_connect(f"ws://{host}:8501/_stcore/stream"),
    ):
        pass
    assert 403 == refused.value.status_code


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://localhost:3000", "http://127.0.0.1:8501", "null"]
)
def test_what_other_pages_ask_for_is_refused(origin: str) -> None:
    """Not even what another program serves on this computer may ask, or open a socket."""
    caller = TestClient(behind(Middleware(OnlyOurPages)), base_url="http://localhost:8501")
    answer = caller.get("/", headers={"Origin": origin})

    assert (403, ELSEWHERE) == (answer.status_code, answer.text)
    with (
        pytest.raises(WebSocketDenialResponse) as refused,
        caller.websocket_connect("/_stcore/stream", headers={"Origin": origin}),
    ):
        pass
    assert 403 == refused.value.status_code


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://localhost:8501"}])
def test_what_our_pages_ask_for_passes(headers: dict[str, str]) -> None:
    """So does what asks without a page, such as a probe."""
    caller = TestClient(behind(Middleware(OnlyOurPages)), base_url="http://localhost:8501")

    assert "page" == caller.get("/", headers=headers).text
    with caller.websocket_connect("ws://localhost:8501/_stcore/stream", headers=headers) as socket:
        assert "open" == socket.receive_text()


def test_where_people_sign_in_the_address_does_not_matter() -> None:
    """Behind a proxy everybody comes from elsewhere, and signs in."""
    elsewhere = alone("assess.example", "10.0.0.7", signed=True)

    assert "page" == elsewhere.get("/").text
    with elsewhere.websocket_connect("/_stcore/stream") as socket:
        assert "open" == socket.receive_text()
