"""Who is signed in: what the provider of identities vouches for, or the one local person.

Streamlit verifies the provider's signature and keeps what it said in a signed cookie for
thirty days. Whether it still holds, it leaves to us. What a person may do is not decided
here: this module only says who it is.
"""

import time
from collections.abc import Iterable, Mapping
from enum import Enum, auto
from typing import Any, NamedTuple

import streamlit as st
from streamlit import config
from streamlit.errors import StreamlitSecretNotFoundError

from questionnaires.messages import Message

_NO_FILE = "no-secrets-found"
_Keys = tuple[str, ...]
_EVERYWHERE: _Keys = ("redirect_uri", "cookie_secret")
_OF_A_PROVIDER: _Keys = ("client_id", "client_secret", "server_metadata_url")
_CALLBACK = "/oauth2callback"
_SHORTEST_SECRET = 32


class SignedIn(NamedTuple):
    """Somebody whom a provider vouches for. Issuer and subject together never change.

    email: None where there is none, or where the provider says it has not been verified.
    """

    issuer: str
    subject: str
    name: str
    email: str | None = None

    @property
    def account(self) -> str:
        """What tells this person from all others, whoever vouches for those.

        >>> SignedIn("https://id.example", "7", "Ada").account
        'https://id.example 7'
        """
        return f"{self.issuer} {self.subject}"


class Standing(Enum):
    """What a visitor is who is not signed in."""

    LOCAL = auto()
    """Nobody signs in here: the one local person."""
    SIGNED_OUT = auto()
    EXPIRED = auto()
    """Signed in once, but the provider vouches for it no longer."""
    UNUSABLE = auto()
    """Sign-in is set up in a way that cannot work; see problem()."""


Visitor = SignedIn | Standing


def people_sign_in() -> bool:
    """Whether sign-in is set up, be it rightly or not."""
    return _setting() != {}


def problem() -> Message | None:
    """What is wrong with how sign-in is set up, and what to do; None if nothing is."""
    setting = _setting()
    return setting if isinstance(setting, Message) else _fault(setting) if setting else None


def providers() -> tuple[str, ...]:
    """The names of the providers to choose from; none where there is one without a name."""
    setting = _setting()
    return () if isinstance(setting, Message) else tuple(_named(setting))


def visitor() -> Visitor:
    """Who it is that looks at the page now. Asked at every run: what was true may have ended."""
    setting = _setting()
    if setting == {}:
        return Standing.LOCAL
    if isinstance(setting, Message) or _fault(setting):
        return Standing.UNUSABLE
    return told(st.user.to_dict(), time.time())


def told(claims: Mapping[str, Any], now: float) -> Visitor:
    """Who the provider's claims speak of, if they still hold.

    >>> told({"is_logged_in": True, "iss": "https://id.example", "sub": "7", "exp": 20}, now=10)
    SignedIn(issuer='https://id.example', subject='7', name='7', email=None)
    """
    if not claims.get("is_logged_in"):
        return Standing.SIGNED_OUT
    until = claims.get("exp")
    if not isinstance(until, int | float) or until <= now:
        return Standing.EXPIRED
    issuer, subject = claims.get("iss"), claims.get("sub")
    if not issuer or not subject:
        return Standing.SIGNED_OUT
    email = claims.get("email") if claims.get("email_verified") is not False else None
    name = claims.get("name") or claims.get("preferred_username") or email or subject
    return SignedIn(str(issuer), str(subject), str(name), str(email) if email else None)


def _setting() -> Message | Mapping[str, Any]:
    """What is set up for sign-in (nothing: empty), or why it cannot be read."""
    try:
        section = st.secrets.get("auth", {})
    except StreamlitSecretNotFoundError as error:
        if error.error_id == _NO_FILE:
            return {}
        return Message(
            "The file with the secrets of sign-in cannot be read. Check that it is valid TOML."
        )
    return (
        section
        if isinstance(section, Mapping)
        else Message("Write [auth] as a section of its own.")
    )


def _fault(section: Mapping[str, Any]) -> Message | None:
    if config.get_option("server.trustedUserHeaders"):
        return Message(
            "Take server.trustedUserHeaders out of the settings: with it, anybody can be anyone."
        )
    named = _named(section)
    here = _EVERYWHERE if named else _EVERYWHERE + _OF_A_PROVIDER
    required = [("auth", section, here)]
    required += [(f"auth.{name}", one, _OF_A_PROVIDER) for name, one in named.items()]
    for place, one, keys in required:
        missing = [key for key in keys if not one.get(key)]
        if missing:
            return Message(
                "Add to [{place}] in the file with the secrets: {keys}.",
                place=place,
                keys=", ".join(missing),
            )
    return _unfit(section, named)


def _unfit(section: Mapping[str, Any], named: Iterable[str]) -> Message | None:
    if len(str(section["cookie_secret"])) < _SHORTEST_SECRET:
        return Message(
            "Give cookie_secret in [auth] {least} random letters or more.",
            least=_SHORTEST_SECRET,
        )
    if not str(section["redirect_uri"]).endswith(_CALLBACK):
        return Message(
            "End redirect_uri in [auth] with {callback}, and tell your provider the same.",
            callback=_CALLBACK,
        )
    unfit = next((name for name in named if "_" in name), None)
    return (
        Message("Take the underscore out of the name of [auth.{name}].", name=unfit)
        if unfit
        else None
    )


def _named(section: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {
        name: one
        for name, one in section.items()
        if isinstance(one, Mapping) and name != "client_kwargs"
    }
