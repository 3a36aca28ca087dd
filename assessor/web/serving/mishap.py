"""When something of ours breaks: a calm message for people, a number that finds it in the log."""

import logging
import secrets

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

from assessor.access import NotAllowedError
from assessor.i18n import ENGLISH, Language
from assessor.store.engine import StoreError
from assessor.web.plain import html
from assessor.web.serving.refusing import refusal
from assessor.web.tongue import spoken
from assessor.workflow.desk import RefusedError
from questionnaires.messages import Message

SPEAKING = (RefusedError, NotAllowedError, StoreError)
"""What says itself, to people, what happened and what to do."""
_LOG = logging.getLogger(__name__)


def told(fault: Exception) -> bool:
    """Tell whoever is looking, in the place where the page broke off, instead of a traceback."""
    language = _spoken()
    if isinstance(fault, SPEAKING):
        st.html(f'<p role="alert">{html(language.worded(fault.message))}</p>')
        return True
    number = secrets.token_hex(4)
    _LOG.error("Fault %s: %s", number, type(fault).__name__)
    st.html(message(number, language))
    return True


def _spoken() -> Language:
    """The visitor's language, unless finding it out is what broke."""
    try:
        return spoken()
    except (LookupError, OSError, ValueError):
        return ENGLISH


def message(number: str, language: Language) -> str:
    """What is safe, what to do, and how to find this again; as HTML.

    >>> "ab12" in message("ab12", ENGLISH)
    True
    """
    lead = language.text("Something here went wrong. It is our fault, not yours.")
    safe = language.text(
        'Everything marked "saved" is safe. Reload the page and go on from there. '
        "If it happens again, tell whoever runs this server the number {number}.",
        number=number,
    )
    return f'<div role="alert"><p><b>{html(lead)}</b></p><p>{html(safe)}</p></div>'


async def broken(request: Request, fault: Exception) -> Response:
    """The answer to a request that broke before it reached any page."""
    number = secrets.token_hex(4)
    _LOG.error("Fault %s: %s", number, type(fault).__name__)
    said = Message(
        "Something here went wrong. Go back and try again; its number is {number}.\n",
        number=number,
    )
    return refusal(request.scope, said, 500)
