"""What every answer tells the browser: run nothing but ours, ask nobody else, tell nobody.

Streamlit sends none of these headers itself. Its page brings one inline script and we
bring a few; all are allowed by their hash, so whatever else gets into a page stays dead.
"""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from assessor.web.room import SCRIPTS

_PERMISSIONS = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "usb",
)
_IDENTITY = "_streamlit_user"
_LASTING = re.compile(r"; max-age=[1-9]\d*", re.IGNORECASE)
"""Not that of a cookie which is taken back: its age is 0."""


def policy(scripts: list[str]) -> str:
    """The content security policy of a page with these inline scripts."""
    hashes = " ".join(f"'sha256-{_hash(script)}'" for script in scripts)
    return "; ".join(
        (
            "default-src 'none'",
            # Streamlit counts in 64 bits by a scrap of WebAssembly, which is no way in:
            # only a script could start it, and none but these run.
            f"script-src 'self' 'wasm-unsafe-eval' {hashes}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "media-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self' blob:",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def inline_scripts(page: str) -> list[str]:
    """The scripts that stand in a page itself.

    >>> inline_scripts('<script src="a.js"></script><script>b()</script>')
    ['b()']
    """
    reader = _InlineScripts()
    reader.feed(page)
    return reader.found


def of_the_page() -> dict[str, str]:
    """The headers for the page of the Streamlit that is installed."""
    page = Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")
    return {
        "Content-Security-Policy": policy([*inline_scripts(page), *SCRIPTS]),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _PERMISSIONS),
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }


class Headers:
    """Puts the headers on every answer, keeps downloads out of caches, and hardens cookies."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._headers = of_the_page()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and its answer back with the headers."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._complete(MutableHeaders(raw=message["headers"]), scope)
            await send(message)

        await self._app(scope, receive, sending if scope["type"] == "http" else send)

    def _complete(self, headers: MutableHeaders, scope: Scope) -> None:
        headers.update(self._headers)
        if scope["path"].startswith("/media/"):
            # Reports and evidence: whoever uses this computer next has no business with them.
            headers["Cache-Control"] = "no-store"
        cookies = headers.getlist("set-cookie")
        if cookies:
            del headers["set-cookie"]
        for cookie in cookies:
            headers.append("set-cookie", hardened(cookie, scope["scheme"] == "https"))


def hardened(cookie: str, over_https: bool) -> str:
    """A cookie as Streamlit should set it: over HTTPS for HTTPS alone, identity for one sitting.

    Its own would keep somebody signed in for thirty days, on a computer that others use too.

    >>> hardened("_streamlit_user=x; HttpOnly; Max-Age=2592000; Path=/", over_https=True)
    '_streamlit_user=x; HttpOnly; Path=/; Secure'
    """
    if cookie.startswith(_IDENTITY):
        cookie = _LASTING.sub("", cookie)
    unflagged = over_https and "; secure" not in cookie.lower()
    return f"{cookie}; Secure" if unflagged else cookie


def _hash(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()


class _InlineScripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember whether a script begins that stands here itself."""
        self._inside = tag == "script" and "src" not in dict(attrs)

    def handle_endtag(self, tag: str) -> None:
        """Nothing after its end belongs to a script."""
        self._inside = self._inside and tag != "script"

    def handle_data(self, data: str) -> None:
        """Keep the text of such a script."""
        if self._inside:
            self.found.append(data)
