"""A provider of identities to sign in with, and what a server must know of it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from assessor.i18n import ENGLISH, Language
from tests.processes import free_port, running

ADA = {"sub": "ada", "name": "Ada Example", "email": "ada@ngo.example", "email_verified": True}
BO = {"sub": "bo", "name": "Bo Example", "email": "bo@ngo.example", "email_verified": True}
CY = {"sub": "cy", "name": "Cy Example", "email": "cy@ngo.example", "email_verified": True}
DI = {"sub": "di", "name": "Di Example", "email": "di@ngo.example", "email_verified": True}


@contextmanager
def provider(seconds: int = 3_600) -> Iterator[str]:
    """The issuer of identities that hold for so long; it knows Ada, Bo, Cy and Di."""
    command = ["oidc_provider_mock", "--port", str(free_port()), "--token-max-age", str(seconds)]
    for claims in (ADA, BO, CY, DI):
        command += ["--user-claims", json.dumps(claims)]
    with running(command, before_address="running on ") as server:
        yield server.address


def sign_in(
    page: Page, address: str, wanted: str = "/", who: str = "ada", language: Language = ENGLISH
) -> None:
    """Go to a page, and through the provider's form."""
    page.goto(address + wanted)
    page.get_by_role("button", name=language.text("Sign in"), exact=True).click()
    page.get_by_role("button", name=who, exact=True).first.click()
    page.wait_for_url(address + wanted)


def secrets_in(folder: Path, issuer: str, back_to: str = "http://localhost:{port}") -> Path:
    """The folder, with all that a server started there needs for its people to sign in."""
    settings = folder / ".streamlit"
    settings.mkdir()
    lines = {
        "redirect_uri": f"{back_to}/oauth2callback",
        "cookie_secret": "one secret for all servers of a test",
        "client_id": "assessor",
        "client_secret": "known to both",
        "server_metadata_url": f"{issuer}/.well-known/openid-configuration",
    }
    section = "\n".join(f'{key} = "{value}"' for key, value in lines.items())
    (settings / "secrets.toml").write_text(f"[auth]\n{section}\n", encoding="utf-8")
    return folder
