"""Pages of lists: REST's `page` and `per_page` with Link headers, GraphQL's connections with cursors."""

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from automation.sandbox.refusals import Refused

MOST = 100
T = TypeVar("T")


def page_of(things: Sequence[T], query: dict[str, str], url: str) -> tuple[Sequence[T], dict[str, str]]:
    """One page of a list and the Link header that leads to the others."""
    size = min(max(_number(query.get("per_page"), 30), 1), MOST)
    number = max(_number(query.get("page"), 1), 1)
    last = max(-(-len(things) // size), 1)
    places = {"prev": number - 1, "next": number + 1, "last": last, "first": 1}
    if number >= last:
        places = {"prev": min(number - 1, last), "first": 1} if number > 1 else {}
    elif number == 1:
        places = {"next": 2, "last": last}
    links = [f'<{url}?{urlencode({**query, "page": place})}>; rel="{name}"' for name, place in places.items()]
    return things[(number - 1) * size : number * size], {"Link": ", ".join(links)} if links else {}


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdigit() else otherwise


def connection(things: Sequence[T], node: Callable[[T], Any], asked: dict[str, Any], name: str) -> dict[str, Any]:
    """A GraphQL connection: `first` or `last` is a must, at most 100; `after` and `before` are its own cursors."""
    first, last = asked.get("first"), asked.get("last")
    if first is None and last is None:
        said = f"You must provide a `first` or `last` value to properly paginate the `{name}` connection."
        raise Refused(200, said, "MISSING_PAGINATION_BOUNDARIES")
    for key, value in (("first", first), ("last", last)):
        if value is not None and not 0 <= value <= MOST:
            said = f"Requesting {value} records on the `{name}` connection exceeds the `{key}` limit of {MOST} records."
            raise Refused(200, said, "EXCESSIVE_PAGINATION")
    begin = _place(asked["after"]) if asked.get("after") else 0
    end = _place(asked["before"]) - 1 if asked.get("before") else len(things)
    begin, end = min(begin, len(things)), max(min(end, len(things)), 0)
    if first is not None:
        end = min(end, begin + first)
    if last is not None:
        begin = max(begin, end - last)
    shown = things[begin:end]
    return {
        "totalCount": len(things),
        "nodes": [node(thing) for thing in shown],
        "pageInfo": {
            "hasNextPage": end < len(things),
            "hasPreviousPage": begin > 0,
            "startCursor": _cursor(begin + 1) if shown else None,
            "endCursor": _cursor(end) if shown else None,
        },
    }


def _cursor(place: int) -> str:
    return base64.b64encode(f"cursor:v2:{place}".encode()).decode()


def _place(cursor: str) -> int:
    try:
        return int(base64.b64decode(cursor, validate=True).decode().removeprefix("cursor:v2:"))
    except (binascii.Error, ValueError) as error:
        raise Refused(200, f"`{cursor}` does not appear to be a valid cursor.", "INVALID_CURSOR_ARGUMENTS") from error
