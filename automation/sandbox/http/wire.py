"""HTTP's side of a request and of an answer: what stands in the one, how the other is sent."""

import json
import re
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from automation.sandbox.world.clock import Clock
from automation.sandbox.world.refusals import Refused

from .answer import Answer

_RUN = re.compile(r"ghs_(?:run|record)([0-9]+)")


class Dated:
    """Gives every answer the sandbox's date."""

    def __init__(self, app: ASGIApp, clock: Clock) -> None:
        """Wraps an application."""
        self._app, self._clock = app, clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on and dates what comes back."""

        async def dated(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"date", self._clock.http().encode())]
            await send(message)

        await self._app(scope, receive, dated)


def json_response(answer: Answer) -> Response:
    """The answer as HTTP sends it."""
    content = b"" if answer.body is None else json.dumps(answer.body).encode()
    content = content if answer.raw is None else answer.raw
    media = "text/html" if content.startswith(b"<") else "application/json; charset=utf-8" if content else None
    return Response(content, answer.status, headers=answer.headers, media_type=media)


def run_of(request: Request) -> int | None:
    """The run that a token was made for."""
    found = _RUN.fullmatch(request.headers.get("authorization", "").rpartition(" ")[2])
    return int(found[1]) if found else None


def path_of(request: Request) -> str:
    """The path as it was sent, percent-encoded."""
    raw: bytes = request.scope["raw_path"]
    return raw.decode("ascii", "replace")


def query_of(request: Request) -> str:
    """The query as it was sent."""
    return f"?{request.url.query}" if request.url.query else ""


def base_of(request: Request) -> str:
    """Where the asker reaches the sandbox."""
    return str(request.base_url).rstrip("/")


def parsed(raw: bytes) -> Any:
    """The body as JSON; text that UTF-8 cannot hold is refused like no JSON at all."""
    if not raw:
        return {}
    try:
        body = json.loads(raw)
        json.dumps(body, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise Refused.unreadable() from error
    return body
