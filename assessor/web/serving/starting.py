"""Starts the server: with every protection, however it is started, or not at all.

`streamlit run streamlit_app.py`, `assessor serve` and an ASGI server of one's own all
come through parts(), so none of them serves the page with less around it.
"""

import socket
import sys
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, TypedDict
from urllib.parse import urlsplit

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route
from streamlit import config

import assessor
from assessor.sealing.installed import installed
from assessor.settings import SettingError
from assessor.spoken import by_environment
from assessor.store.engine import StoreError
from assessor.web.identity import people_sign_in, problem
from assessor.web.serving.caretaking import caretaker
from assessor.web.serving.gate import (
    OnlyNeededRoutes,
    OnlyOurPages,
    OnlyThisComputer,
    is_loopback,
)
from assessor.web.serving.headers import Headers
from assessor.web.serving.mishap import broken, told
from assessor.web.serving.probes import probes
from assessor.web.serving.returning import Returning
from assessor.web.visit import shared_desk, store_answers
from assessor.workflow import people
from assessor.workflow.examples import take_in
from assessor.workflow.tidying import tidy
from questionnaires.messages import Message, SpokenError

DOORS = (
    Path(assessor.__path__[0]).parent / "streamlit_app.py",
    Path(__file__).parent / "door" / "streamlit_app.py",
)
"""Where the front door is: in a checkout, and where a wheel has no top level to put it."""
_HERE = "127.0.0.1"


class Parts(TypedDict):
    """What st.App is given."""

    lifespan: Callable[[st.App], AbstractAsyncContextManager[dict[str, Any] | None]]
    routes: list[Route]
    middleware: list[Middleware]
    on_script_error: Callable[[Exception], bool | None]
    exception_handlers: Mapping[Any, Callable[[Any, Any], Any]]


def parts() -> Parts:
    """Everything that stands around the page; ends the process where it must not be served."""
    refusal = refused(config.get_option("server.address")) or _without_store()
    if refusal:
        raise SystemExit(refusal)
    return Parts(
        lifespan=_lifespan,
        routes=probes(store_answers),
        middleware=[
            Middleware(Headers),
            Middleware(OnlyThisComputer, people_sign_in),
            Middleware(OnlyOurPages),
            Middleware(OnlyNeededRoutes),
            Middleware(Returning),
        ],
        on_script_error=told,
        exception_handlers={Exception: broken},
    )


def refused(host: str | None) -> Message | None:
    """Why the page must not be served at this host, and what to do; None if it may."""
    wrong = problem()
    if wrong:
        return Message("Nobody could sign in, so nothing was started. {wrong}", wrong=wrong)
    if people_sign_in() or (host and is_loopback(host)):
        return None
    return Message(
        "{host} can be reached by others, and nobody signs in here, so nothing was started. "
        "Leave out the host, or set up sign-in: see README, Serving a team.",
        host=host or Message("Every address"),
    )


def _without_store() -> Message | None:
    """Open the store and the seal, if there is one; why that cannot be done, if it cannot."""
    try:
        installed(shared_desk().settings)
    except SettingError as problem:
        return problem.message
    except StoreError as problem:
        return problem.located
    return None


class NotServedError(SpokenError):
    """The page is not served; the message says why and what to do."""


def serve(host: str | None = None, port: int | None = None, *, with_examples: bool = False) -> None:
    """Open the front door until somebody stops the server.

    with_examples: put the worked examples into the store first, if it is empty.

    Raises:
        NotServedError: it stays closed.
    """
    from click.exceptions import Abort
    from streamlit.web.cli import main

    arguments = ["run", str(next(door for door in DOORS if door.is_file()))]
    if host is not None:
        arguments += ["--server.address", host]
    if port is not None:
        if _taken(host or _HERE, port):
            raise NotServedError(
                "Port {port} is taken. Choose another, or leave it out.", port=port
            )
        arguments += ["--server.port", str(port)]
    closed = _without_store()
    if closed:
        raise NotServedError(closed)
    if with_examples:
        take_in(shared_desk(), people.local(shared_desk()))
    try:
        main(arguments, standalone_mode=False)
    except Abort:
        raise KeyboardInterrupt from None
    except SystemExit as ended:
        if isinstance(ended.code, str):
            raise NotServedError(ended.code) from None
        raise


def _taken(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        if sys.platform != "win32":
            # As the server does: what has just been closed is not in the way.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


@asynccontextmanager
async def _lifespan(_: st.App) -> AsyncGenerator[None, None]:
    said = by_environment().text(
        "Platform due diligence, URL: {address} (Ctrl-C stops it)", address=_address()
    )
    print(said, flush=True)
    async with caretaker(lambda: tidy(shared_desk())):
        yield


def _address() -> str:
    """Where people find the page: where their sign-in leads back to, else where we listen."""
    port = config.get_option("server.port")
    if people_sign_in():
        back = urlsplit(st.secrets["auth"]["redirect_uri"].replace("{port}", str(port)))
        return f"{back.scheme}://{back.netloc}"
    host = config.get_option("server.address") or "localhost"
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"
