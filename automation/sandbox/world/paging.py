"""Pages of lists: REST's `page` and `per_page` with Link headers, GraphQL's connections with cursors."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from .refusals import Refused

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Generic[T]):
    """What a list is sorted by: a number or a list of values, growing unless it is `falling`; 0 for places only."""

    key: Callable[[T], Any]
    falling: bool = False

    def cursor(self, thing: T, place: int) -> str:
        """The cursor of a thing."""
        return cursor(self.key(thing) or place)

    def place(self, things: Sequence[T], text: str, *, behind: bool) -> int:
        """How many things come before the cursor; with `behind` its own thing is one of them."""
        wanted = _value(text)
        keys: list[Any] = [self.key(thing) or place for place, thing in enumerate(things, 1)]
        try:
            before = [bool(key > wanted if self.falling else key < wanted) for key in keys]
        except TypeError as error:
            raise Refused(200, f"`{text}` does not appear to be a valid cursor.", "INVALID_CURSOR_ARGUMENTS") from error
        return sum(before) + (int(wanted in keys) if behind else 0)


def connection(
    things: Sequence[T],
    node: Callable[[T], Any],
    asked: dict[str, Any],
    name: str,
    order: Order[T] | None = None,
) -> dict[str, Any]:
    """A GraphQL connection: `first` or `last` is a must, at most 100; `after` and `before` are its own cursors.

    With an order a cursor names the value that the list is sorted by, so that nothing shifts when something before it
    goes or comes; without one it names a place.
    """
    first, last = asked.get("first"), asked.get("last")
    if first is None and last is None:
        said = f"You must provide a `first` or `last` value to properly paginate the `{name}` connection."
        raise Refused(200, said, "MISSING_PAGINATION_BOUNDARIES")
    for key, value in (("first", first), ("last", last)):
        if value is not None and not 0 <= value <= MOST:
            said = f"Requesting {value} records on the `{name}` connection exceeds the `{key}` limit of {MOST} records."
            raise Refused(200, said, "EXCESSIVE_PAGINATION")
    order = order or Order(key=lambda _: 0)
    begin = order.place(things, asked["after"], behind=True) if asked.get("after") else 0
    end = order.place(things, asked["before"], behind=False) if asked.get("before") else len(things)
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
            "startCursor": order.cursor(shown[0], begin + 1) if shown else None,
            "endCursor": order.cursor(shown[-1], end) if shown else None,
        },
    }


def cursor(value: Any) -> str:
    """A cursor, as opaque as GitHub's."""
    return base64.b64encode(f"cursor:v2:{json.dumps(value)}".encode()).decode()


def _value(text: str) -> Any:
    try:
        return json.loads(base64.b64decode(text, validate=True).decode().removeprefix("cursor:v2:"))
    except (binascii.Error, ValueError) as error:
        raise Refused(200, f"`{text}` does not appear to be a valid cursor.", "INVALID_CURSOR_ARGUMENTS") from error
