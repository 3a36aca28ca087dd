"""Two questions that whoever runs the server may ask it: are you alive, can you work?

The page's own paths are of no use for this: any unknown one answers with the page.
"""

import logging
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from assessor.web.serving.refusing import refusal
from questionnaires.messages import Message

ALIVE, READY = "/healthz", "/readyz"
GONE = Message(
    "The store does not answer, so nothing can be saved. "
    "Check that the database runs and that its address is right.\n"
)
_FRESH = {"Cache-Control": "no-store"}
_LOG = logging.getLogger(__name__)


def probes(ask_store: Callable[[], object]) -> list[Route]:
    """The routes that answer; ask_store raises whatever it will if the store is gone."""

    async def alive(_: Request) -> Response:
        return JSONResponse({"alive": True}, headers=_FRESH)

    async def ready(request: Request) -> Response:
        try:
            await run_in_threadpool(ask_store)
        except Exception:
            _LOG.exception("The store does not answer")
            return refusal(request.scope, GONE, 503, _FRESH)
        return JSONResponse({"ready": True}, headers=_FRESH)

    return [Route(ALIVE, alive), Route(READY, ready)]
