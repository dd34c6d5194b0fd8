"""What a fault makes of an answer: another status, half a text, an empty page, a broken connection."""

import json
import re
import socket
import struct
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from automation.sandbox.graphql.execution import BROKEN
from automation.sandbox.http.answer import Answer
from automation.sandbox.http.faults import BEFORE, Fault
from automation.sandbox.world.refusals import Refused

_LIMITS = "https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api"
_SECONDARY = {
    "message": "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
    "documentation_url": f"{_LIMITS}#about-secondary-rate-limits",
}
_STATUSES: dict[int, Any] = {
    401: Refused.credentials().body,
    403: _SECONDARY,
    404: Refused.missing().body,
    422: Refused.invalid("Issue", "data", "unprocessable").body,
    429: _SECONDARY,
    500: {"message": "Server Error"},
    502: {"message": "Server Error"},
}
_TOO_HEAVY = {"type": "RESOURCE_LIMITS_EXCEEDED", "message": "Resource limits for this query exceeded."}
_HEAVY = frozenset({"number", "timelineItems"})
_RECORD = re.compile(r"r[0-9]+")
_UNICORN = b"<!DOCTYPE html><html><head><title>Unicorn! &middot; GitHub</title></head><body></body></html>"
_TOO_MUCH = {"errors": [{"type": "RATE_LIMITED", "message": "API rate limit already exceeded for installation ID 1."}]}


def instead(fault: Fault | None) -> Answer | None:
    """The answer to a request of which nothing is done; None when it is to be handled."""
    return ending(fault.kind, fault) if fault and fault.kind in BEFORE else None


def afterwards(fault: Fault | None, answer: Answer) -> Answer:
    """What becomes of the answer to a request that was handled."""
    if fault is None or fault.kind == "stale_read":
        return answer
    if fault.kind == "partial_mutation":
        return ending(fault.then, fault) if fault.then else answer
    if fault.kind == "cut_json":
        text = b"" if answer.body is None else json.dumps(answer.body).encode()
        return replace(answer, raw=text[: len(text) // 2])
    if fault.kind == "empty_page":
        return replace(answer, body=emptied(answer.body), headers={})
    if fault.kind == "graphql_partial":
        return replace(answer, body=partial(answer.body, fault.match.get("holds", 0)))
    if fault.kind == "graphql_resource_limits":
        body = partial(answer.body, fault.match.get("holds", 0))
        body["errors"][-1] |= {
            "type": "RESOURCE_LIMITS_EXCEEDED",
            "message": "Resource limits for this query exceeded.",
        }
        return replace(answer, body=body)
    return ending(fault.kind.removesuffix("_after"), fault)


def ending(kind: str, fault: Fault) -> Answer:
    """An answer that says nothing of what was done."""
    if kind.startswith(("timeout", "reset")):
        return Answer(status=0, drop=kind.partition("_")[0])
    if kind == "graphql_rate_limited":
        return Answer(body=_TOO_MUCH, headers={"X-RateLimit-Remaining": "0"})
    status = int(kind[:3])
    if status == 503:  # noqa: PLR2004 - the one status for which GitHub sends a page
        return Answer(status=status, raw=_UNICORN)
    headers = {"Retry-After": str(fault.retry_after)} if status in {403, 429} else {}
    return Answer(status=status, body=_STATUSES[status], headers=headers)


def emptied(body: Any) -> Any:
    """The same answer with every list of a page empty, and no page after it; totals stay, as in a lagging replica."""
    if isinstance(body, list):
        return []
    if not isinstance(body, dict):
        return body
    found = {key: emptied(value) if isinstance(value, dict) else value for key, value in body.items()}
    if isinstance(found.get("nodes"), list):
        found["nodes"] = []
        if "pageInfo" in found:
            nothing = {"hasNextPage": False, "hasPreviousPage": False, "startCursor": None, "endCursor": None}
            found["pageInfo"] = {key: nothing.get(key) for key in found["pageInfo"]}
    return found


def holds(body: Any, number: object) -> frozenset[int]:
    """Of which issues' histories or records a GraphQL answer tells; `number` is the issue that the query names."""
    found = {int(key[1:]) for key, value in _below(body) if value and _RECORD.fullmatch(key)}
    found |= {value["number"] for _, value in _below(body) if isinstance(value, dict) and value.keys() >= _HEAVY}
    parts = [value for key, value in _below(body) if key == "issue" and isinstance(value, dict)]
    return frozenset(found | ({number} if parts and isinstance(number, int) else set()))


def _below(body: Any) -> Iterator[tuple[str, Any]]:
    """All names and values of an answer, however deep."""
    for key, value in body.items() if isinstance(body, dict) else enumerate(body) if isinstance(body, list) else ():
        yield str(key), value
        yield from _below(value)


def partial(body: Any, number: int = 0) -> Any:
    """The same data with an object missing, the issue of that number or else the last, and an error that says so."""
    data = dict(body.get("data") or {})
    nodes = ((data.get("repository") or {}).get("issues") or {}).get("nodes") or []
    for place, node in enumerate(nodes if number else ()):
        if node and node.get("number") == number:
            nodes[place] = None
            error = {"message": BROKEN, "path": ["repository", "issues", "nodes", place], "locations": []}
            return {"data": data, "errors": [*body.get("errors", ()), error]}
    name = next(reversed(data), None)
    path: list[str] = [name] if name else []
    below = data.get(name) if name else None
    inner = [key for key, value in below.items() if isinstance(value, dict)] if isinstance(below, dict) else []
    if name and isinstance(below, dict) and len(below) > 1 and inner:
        path.append(inner[-1])
        data[name] = {**below, inner[-1]: None}
    elif name:
        data[name] = None
    error = {"message": BROKEN, "path": path, "locations": [{"line": 1, "column": 1}]}
    return {"data": data, "errors": [*body.get("errors", ()), error]}


class Dropped(Response):
    """No answer: the connection is closed at once, or reset."""

    def __init__(self, how: str) -> None:
        """`how` is timeout (closed) or reset."""
        super().__init__()
        self._how = how

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - nothing is sent
        """Breaks the connection and waits until the server has noticed."""
        transport = scope["state"]["transport"]
        if self._how == "reset":  # unsent and unread data are thrown away, and the other side is told so
            linger = struct.pack("ii", 1, 0)
            transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        transport.abort()
        while (await receive())["type"] != "http.disconnect":
            pass


class Breakable(H11Protocol):
    """A connection that the application can break."""

    def connection_made(self, transport: Any) -> None:
        """Hands the connection to the application."""
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}
