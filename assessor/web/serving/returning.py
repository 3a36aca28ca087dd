"""Whoever follows a link and must sign in first comes out where the link led.

Streamlit sends everybody to the first page after the sign-in. So the page that somebody
left for it is kept in a cookie until they are back.
"""

from http.cookies import SimpleCookie
from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LEAVING, _BACK = "/auth/login", "/oauth2callback"
_COOKIE = "assessor_wanted"
_SECONDS = 900
_LONGEST = 1_000
_REDIRECT = 302


class Returning:
    """Keeps where somebody wanted to go while they sign in."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; note the page when they leave, and lead there when they are back."""
        path = scope["path"] if scope["type"] == "http" else ""
        asked = Headers(scope=scope) if path.endswith((_LEAVING, _BACK)) else None

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == _REDIRECT:
                answered = MutableHeaders(raw=message["headers"])
                if asked is not None and path.endswith(_LEAVING):
                    _keep(left(asked.get("referer", ""), asked.get("host", "")), answered)
                elif asked is not None:
                    _lead(kept(asked.get("cookie", "")), answered)
            await send(message)

        await self._app(scope, receive, sending if asked is not None else send)


def left(referer: str, host: str) -> str | None:
    """The page of ours that somebody left for the sign-in.

    >>> left("https://a.example/assess?question=storage", "a.example")
    '/assess?question=storage'
    >>> left("https://b.example/assess", "a.example")
    """
    came = urlsplit(referer)
    page = f"{came.path}?{came.query}" if came.query else came.path
    return page if came.netloc == host and _is_ours(page) else None


def kept(cookies: str) -> str | None:
    """The page that was kept; a cookie may say anything, so only a page of ours counts."""
    found = SimpleCookie(cookies).get(_COOKIE)
    page = unquote(found.value) if found else ""
    return page if _is_ours(page) else None


def _is_ours(page: str) -> bool:
    """Whether it is a path of this server that leads to a page, and to no other server."""
    plain = page.isascii() and page.isprintable() and "\\" not in page
    return plain and page.startswith("/") and page[1:2] not in ("", "/") and len(page) <= _LONGEST


def _keep(page: str | None, answered: MutableHeaders) -> None:
    if page is not None:
        answered.append("set-cookie", _cookie(quote(page, safe=""), _SECONDS))


def _lead(page: str | None, answered: MutableHeaders) -> None:
    if page is not None:
        answered["location"] = page
        answered.append("set-cookie", _cookie("", 0))


def _cookie(value: str, seconds: int) -> str:
    return f"{_COOKIE}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax"
