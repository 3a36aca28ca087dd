"""Every answer tells the browser what to refuse."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit import file_util

from assessor.web.room import SCRIPTS
from assessor.web.serving.headers import Headers, hardened, inline_scripts, of_the_page


def calling(scheme: str = "http") -> TestClient:
    """A caller of something that sets two cookies at every path but one."""

    async def page(request: Request) -> PlainTextResponse:
        answer = PlainTextResponse("page")
        answer.set_cookie("one", "1")
        answer.set_cookie("two", "2", secure=True)
        return answer

    every = [Route("/page", page), Route("/media/{name}", page)]
    app = Starlette(routes=every, middleware=[Middleware(Headers)])
    return TestClient(app, base_url=f"{scheme}://localhost")


@pytest.mark.parametrize("path", ["/page", "/nowhere"])
def test_every_answer_carries_them(path: str) -> None:
    """A page that exists and one that does not are guarded alike."""
    answer = calling().get(path)

    assert (
        of_the_page().items() <= {name: answer.headers.get(name) for name in of_the_page()}.items()
    )


def test_only_the_inline_scripts_that_we_know_may_run() -> None:
    """The installed Streamlit's one script and our one are named by hash; no others are."""
    page = Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")
    known = [*inline_scripts(page), *SCRIPTS]
    rules = dict(
        rule.split(" ", 1) for rule in of_the_page()["Content-Security-Policy"].split("; ")
    )

    assert 1 + len(SCRIPTS) == len(known)
    assert [
        "'self'",
        "'wasm-unsafe-eval'",
        *(f"'sha256-{b64encode(sha256(one.encode()).digest()).decode()}'" for one in known),
    ] == rules["script-src"].split()
    assert "'none'" == rules["default-src"]
    assert "'none'" == rules["frame-ancestors"]
    assert "'self'" == rules["connect-src"]


def test_scripts_in_a_page_are_found() -> None:
    """Only what stands between the tags of a script without an address is one."""
    page = (
        '<p>x()</p><script type="module" src="a.js"></script><script>y("</p>")\n</script><p>z</p>'
    )

    assert ['y("</p>")\n'] == inline_scripts(page)


def test_cookies_stay_off_plain_http() -> None:
    """Over HTTPS every cookie is for HTTPS alone; over plain HTTP none would come back."""
    plain = calling("http").get("/page").headers.get_list("set-cookie")
    safe = calling("https").get("/page").headers.get_list("set-cookie")

    assert [False, True] == ["Secure" in cookie for cookie in plain]
    assert [1, 1] == [cookie.count("Secure") for cookie in safe]


@pytest.mark.parametrize(
    ("cookie", "kept"),
    [
        ("_streamlit_user=x; HttpOnly; Max-Age=2592000", "_streamlit_user=x; HttpOnly"),
        ("_streamlit_user_tokens_1=x; max-age=9; Path=/", "_streamlit_user_tokens_1=x; Path=/"),
        ('_streamlit_user=""; Max-Age=0; Path=/', '_streamlit_user=""; Max-Age=0; Path=/'),
        ("assessor_wanted=x; Max-Age=900", "assessor_wanted=x; Max-Age=900"),
    ],
)
def test_an_identity_lasts_no_longer_than_the_browser(cookie: str, kept: str) -> None:
    """On a shared computer nobody is still signed in tomorrow; signing out still works."""
    assert kept == hardened(cookie, over_https=False)


def test_downloads_are_kept_nowhere() -> None:
    """No cache keeps a report, whatever else may be kept."""
    assert "no-store" == calling().get("/media/report.pdf").headers["cache-control"]
    assert "cache-control" not in calling().get("/page").headers
