"""What the server lets in: what the page needs, asked by our pages, for whom it may serve."""

from collections.abc import Callable
from ipaddress import ip_address

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from assessor.web.serving.refusing import refusal
from questionnaires.messages import Message

_CORE = "/_stcore/"
_AGENT = "agent/"
_NEEDED = ("health", "host-config", "stream")
_UPLOADS = "upload_file/"
_COMPONENTS = "/component/"
AGENT_CLOSED = Message("Programs do not drive this page. The command line does what they need.\n")
CLOSED = Message("There is nothing here.\n")
ELSEWHERE = Message("Another page asked for this. Open this one by itself.\n")
ONLY_HERE = Message(
    "This page is open only on the computer that serves it, because nobody signs in here.\n"
    "To open it to others, set up sign-in first: see README, Serving a team.\n"
)


class OnlyNeededRoutes:
    """Closes what Streamlit serves to operators and programs: figures, components, remote control.

    Closed paths would otherwise be answered, some with figures and the rest with the page.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what the page needs; refuse the rest."""
        refused = _refused(scope) if scope["type"] in {"http", "websocket"} else None
        await (refused or self._app)(scope, receive, send)


def _refused(scope: Scope) -> PlainTextResponse | None:
    path = scope["path"]
    if _COMPONENTS in path:
        return refusal(scope, CLOSED, 404)
    _, core, wanted = path.partition(_CORE)
    if core and wanted.startswith(_AGENT):
        return refusal(scope, AGENT_CLOSED, 403)
    needed = not core or wanted in _NEEDED or wanted.startswith(_UPLOADS)
    return None if needed else refusal(scope, CLOSED, 404)


class OnlyOurPages:
    """Refuses what a browser asks on behalf of a page that came from elsewhere.

    Streamlit would let in whatever other programs serve on this computer, and to refuse
    the rest it would first ask a third party for its own address.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what comes from our pages or from no page at all; refuse the rest."""
        if scope["type"] not in {"http", "websocket"} or _by_our_page(scope):
            await self._app(scope, receive, send)
        else:
            await refusal(scope, ELSEWHERE, 403)(scope, receive, send)


class OnlyThisComputer:
    """Where nobody signs in, serves only who sits at this computer and calls it by its name.

    The name matters too: a page elsewhere could have its own name point to this computer,
    and the browser would then let it read what is served here.
    """

    def __init__(self, app: ASGIApp, people_sign_in: Callable[[], bool]) -> None:
        self._app = app
        self._people_sign_in = people_sign_in
        self._everybody: bool | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on who may be served; refuse the rest."""
        served = scope["type"] not in {"http", "websocket"} or self._for_everybody()
        if served or (_from_here(scope) and _to_here(scope)):
            await self._app(scope, receive, send)
        else:
            await refusal(scope, ONLY_HERE, 403)(scope, receive, send)

    def _for_everybody(self) -> bool:
        # Asked at the first request: settings are read after the server is put together.
        if self._everybody is None:
            self._everybody = self._people_sign_in()
        return self._everybody


def is_loopback(host: str) -> bool:
    """Whether a name or address means this computer itself.

    >>> [is_loopback(host) for host in ("localhost", "127.0.0.1", "::1", "10.0.0.7", "a.example")]
    [True, True, True, False, False]
    """
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _from_here(scope: Scope) -> bool:
    client = scope.get("client")
    return client is not None and is_loopback(client[0])


def _to_here(scope: Scope) -> bool:
    host = _header(scope, b"host")
    name = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    return is_loopback(name)


def _by_our_page(scope: Scope) -> bool:
    origin = _header(scope, b"origin")
    return not origin or origin.partition("://")[2] == _header(scope, b"host")


def _header(scope: Scope, name: bytes) -> str:
    value: bytes = next((value for key, value in scope["headers"] if key == name), b"")
    return value.decode("latin-1")
