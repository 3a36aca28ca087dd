"""A refusal in plain text, in the language that the browser asks for."""

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import Scope

from assessor.spoken import by_browser
from questionnaires.messages import Message


def refusal(
    scope: Scope, said: Message, status: int, headers: dict[str, str] | None = None
) -> PlainTextResponse:
    """What is said to a request that is not answered."""
    language = by_browser(Headers(scope=scope).get("accept-language", ""))
    of = {"Content-Language": language.tag, "Vary": "Accept-Language"}
    return PlainTextResponse(language.worded(said), status, {**(headers or {}), **of})
