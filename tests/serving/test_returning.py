"""Whoever must sign in first comes out where they wanted to go, and nowhere else."""

from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assessor.web.serving.returning import Returning, kept


@pytest.fixture
def visitor() -> TestClient:
    """A caller of a server that sends everybody to the first page after the sign-in."""

    async def away(_: object) -> RedirectResponse:
        return RedirectResponse("https://id.example/authorize", 302)

    async def back(_: object) -> RedirectResponse:
        return RedirectResponse("/", 302)

    async def page(_: object) -> PlainTextResponse:
        return PlainTextResponse("page")

    routes = [
        Route("/auth/login", away),
        Route("/oauth2callback", back),
        Route("/{path:path}", page),
    ]
    app = Starlette(routes=routes, middleware=[Middleware(Returning)])
    return TestClient(app, base_url="http://a.example", follow_redirects=False)


def test_a_link_is_followed_to_its_end(visitor: TestClient) -> None:
    """From the page that asked for the sign-in, there and back, once."""
    wanted = "/assess?assessment=x-1&question=storage"

    visitor.get("/auth/login", headers={"Referer": f"http://a.example{wanted}"})

    assert wanted == visitor.get("/oauth2callback").headers["location"]
    assert "/" == visitor.get("/oauth2callback").headers["location"]


def test_without_a_page_one_comes_to_the_first(visitor: TestClient) -> None:
    """Where the browser does not say, or was on the first page, nothing changes."""
    for referer in ({}, {"Referer": "http://a.example/"}, {"Referer": "http://b.example/assess"}):
        away = visitor.get("/auth/login", headers=referer)

        assert "https://id.example/authorize" == away.headers["location"]
        assert "/" == visitor.get("/oauth2callback").headers["location"]


@pytest.mark.parametrize(
    "page",
    [
        "//evil.example/x",
        "/\\evil.example",
        "https://evil.example/",
        "evil",
        "/",
        "",
        "/a\r\nX-Evil: 1",
        "/" + "x" * 2_000,
    ],
)
def test_nobody_is_led_elsewhere(visitor: TestClient, page: str) -> None:
    """Whatever a cookie or a browser claims, the way ends on this server or at its first page."""
    cookie = f"assessor_wanted={quote(page, safe='')}"

    assert kept(cookie) is None
    assert "/" == visitor.get("/oauth2callback", headers={"Cookie": cookie}).headers["location"]


def test_other_answers_pass_as_they_are(visitor: TestClient) -> None:
    """No other path sets or reads the cookie."""
    answer = visitor.get("/assess", headers={"Referer": "http://a.example/result"})

    assert "page" == answer.text
    assert "set-cookie" not in answer.headers
