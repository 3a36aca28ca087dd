"""Who is there: claims that hold, claims that have ended, and sign-in set up wrongly."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit import config
from streamlit.runtime.secrets import Secrets
from streamlit.testing.v1 import AppTest

from assessor.web import identity
from assessor.web.identity import SignedIn, Standing, Visitor, told

ENTRY = Path(__file__).parents[2] / "streamlit_app.py"
ISSUER = "https://id.example"
CLAIMS = {"is_logged_in": True, "iss": ISSUER, "sub": "7", "exp": 2_000, "name": "Ada"}
PROVIDER = {
    "client_id": "assessor",
    "client_secret": "known to both",
    "server_metadata_url": "https://id.example/.well-known/openid-configuration",
}
EVERYWHERE = {"redirect_uri": "http://localhost:8501/oauth2callback", "cookie_secret": "x" * 32}
WHOLE = EVERYWHERE | PROVIDER
FAR = 4_000_000_000


@pytest.mark.parametrize(
    ("change", "who"),
    [
        ({}, SignedIn(ISSUER, "7", "Ada")),
        ({"email": "a@ngo.example"}, SignedIn(ISSUER, "7", "Ada", "a@ngo.example")),
        ({"email": "a@ngo.example", "email_verified": False}, SignedIn(ISSUER, "7", "Ada")),
        ({"name": None, "preferred_username": "ada"}, SignedIn(ISSUER, "7", "ada")),
        ({"name": None}, SignedIn(ISSUER, "7", "7")),
        ({"is_logged_in": False}, Standing.SIGNED_OUT),
        ({"iss": None}, Standing.SIGNED_OUT),
        ({"sub": ""}, Standing.SIGNED_OUT),
        ({"exp": 1_000}, Standing.EXPIRED),
        ({"exp": None}, Standing.EXPIRED),
        ({"exp": "2000"}, Standing.EXPIRED),
    ],
)
def test_claims_count_while_they_hold(change: dict[str, Any], who: Visitor) -> None:
    """An identity needs an issuer, a subject and time left; an unproven address is nobody's."""
    assert who == told(CLAIMS | change, now=1_000)


def test_without_claims_nobody_is_signed_in() -> None:
    """What a fresh visit brings along."""
    assert Standing.SIGNED_OUT is told({}, now=1_000)


@pytest.fixture
def secrets_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file that secrets are read from; it does not exist yet."""
    path = tmp_path / "secrets.toml"
    before = config.get_option("secrets.files")
    config.set_option("secrets.files", [str(path)])
    monkeypatch.setattr(st, "secrets", Secrets())
    yield path
    config.set_option("secrets.files", before)


def test_without_a_file_nobody_signs_in(secrets_file: Path) -> None:
    """The usual installation: one local person."""
    assert not identity.people_sign_in()
    assert identity.problem() is None
    assert Standing.LOCAL is identity.visitor()


def test_secrets_for_something_else_are_no_sign_in(secrets_file: Path) -> None:
    """Only a section [auth] is about signing in."""
    secrets_file.write_text("[other]\nkey = 1\n", encoding="utf-8")

    assert not identity.people_sign_in()


@pytest.mark.parametrize("broken", ["[auth\n", "auth = 1\n"])
def test_a_file_that_cannot_be_read_opens_nothing(secrets_file: Path, broken: str) -> None:
    """A slip in the file must not turn a server for many into one without sign-in."""
    secrets_file.write_text(broken, encoding="utf-8")

    assert identity.people_sign_in()
    assert identity.problem()
    assert Standing.UNUSABLE is identity.visitor()


@pytest.mark.parametrize(
    ("section", "said"),
    [
        (WHOLE, None),
        (EVERYWHERE | {"big": PROVIDER, "own": PROVIDER}, None),
        (EVERYWHERE, "[auth] in the file with the secrets: client_id, client_secret, server_m"),
        (PROVIDER, "redirect_uri, cookie_secret"),
        (EVERYWHERE | {"big": {"client_id": "x"}}, "[auth.big] in the file with the secrets: c"),
        (EVERYWHERE | {"big_one": PROVIDER}, "underscore"),
        (WHOLE | {"cookie_secret": "short"}, "32 random letters"),
        (WHOLE | {"redirect_uri": "https://a.example/"}, "End redirect_uri"),
    ],
)
def test_sign_in_set_up_wrongly_is_told(
    monkeypatch: pytest.MonkeyPatch, section: dict[str, Any], said: str | None
) -> None:
    """What is missing is named with its place; nothing of the secrets themselves is."""
    monkeypatch.setattr(st, "secrets", {"auth": section})
    found = identity.problem()

    assert (said is None) == (found is None)
    assert (said or "") in (found or "")
    assert "known to both" not in (found or "")


def test_headers_that_name_a_person_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reaches the port could write such a header, so the setting is an error here."""
    monkeypatch.setattr(st, "secrets", {"auth": WHOLE})
    config.set_option("server.trustedUserHeaders", {"X-Name": "name"})
    try:
        assert "server.trustedUserHeaders" in (identity.problem() or "")
    finally:
        config.set_option("server.trustedUserHeaders", {})


def visited(section: dict[str, Any] | None, claims: dict[str, Any] | None = None) -> AppTest:
    """The page as it greets somebody."""
    page = AppTest.from_file(ENTRY, default_timeout=30)
    page.user = claims or {}
    if section is not None:
        page.secrets = {"auth": section}
    return page.run()


def said_on(page: AppTest) -> str:
    """What a page says, without its mark-up."""
    drawn = " ".join(element.proto.body for element in page.get("html"))
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", drawn)).split())


def keys(page: AppTest) -> set[str]:
    """The buttons to sign in and out that a page offers."""
    return {button.key for button in page.button if "sign-" in (button.key or "")}


def test_the_one_local_person_is_told_so() -> None:
    """On screen: that nobody signs in, what that means, and who can open the page."""
    page = visited(None)

    assert "Nobody signs in here: you are the one local person" in said_on(page)
    assert set() == keys(page)


@pytest.mark.parametrize(
    ("section", "offered"),
    [
        (WHOLE, {"sign-in-"}),
        (EVERYWHERE | {"big": PROVIDER, "own": PROVIDER}, {"sign-in-big", "sign-in-own"}),
    ],
)
def test_who_is_not_signed_in_sees_only_the_way_in(
    section: dict[str, Any], offered: set[str]
) -> None:
    """One button for each provider, and nothing of any assessment."""
    page = visited(section)

    assert offered == keys(page)
    assert len(offered) == len(page.button)
    assert "Sign in to see" in said_on(page)


def test_a_sign_in_that_has_ended_leads_back_to_it() -> None:
    """Thirty days of cookie do not outlive what the provider vouched for."""
    page = visited(WHOLE, CLAIMS | {"exp": 1})

    assert 'Your sign-in has ended. Everything marked "saved" is safe.' in said_on(page)
    assert {"sign-in-"} == keys(page)


def test_a_sign_in_that_cannot_work_says_what_is_missing() -> None:
    """Whoever runs the server learns it from the page as well, and nobody gets in."""
    page = visited(EVERYWHERE)

    assert "must mend this first: Add to [auth]" in said_on(page)
    assert [] == list(page.button)


def test_who_is_signed_in_sees_the_page_and_the_way_out() -> None:
    """With one's name on it, which is only text."""
    page = visited(WHOLE, CLAIMS | {"exp": FAR, "name": "<b>Ada</b>"})

    assert "Signed in as <b>Ada</b>." in said_on(page)
    assert {"sign-out"} == keys(page)
