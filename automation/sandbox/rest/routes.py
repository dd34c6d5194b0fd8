"""REST: the routes, and what a route's function gets and gives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from automation.sandbox.http.answer import Answer
from automation.sandbox.world.branches import Branches
from automation.sandbox.world.hub import Hub
from automation.sandbox.world.limits import Limits
from automation.sandbox.world.paging import page_of
from automation.sandbox.world.people import Account
from automation.sandbox.world.refusals import Refused
from automation.sandbox.world.shapes import Shapes

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request: who calls, the names in the path, the query and the body, and the things that answer it."""

    who: Account
    path: dict[str, str]
    query: dict[str, str]
    body: Any
    url: str
    base: str
    hub: Hub
    git: Branches
    limits: Limits

    @property
    def shapes(self) -> Shapes:
        """Shapes with the caller's addresses."""
        return Shapes(self.hub.world, self.base)

    @property
    def given(self) -> dict[str, Any]:
        """The body as an object, or 400."""
        if not isinstance(self.body, dict):
            raise Refused.unreadable()
        return self.body

    def number(self, name: str) -> int:
        """A number in the path; what is none was never there."""
        text = self.path[name]
        if not (text.isascii() and text.isdigit()):
            raise Refused.missing()
        return int(text)

    def listed(self, things: Sequence[T], shape: Callable[[T], Any]) -> Answer:
        """A page of a list, with the Link header."""
        shown, headers = page_of(things, self.query, self.url)
        return Answer(body=[shape(thing) for thing in shown], headers=headers)


Handler = Callable[[Call], Answer]
ROUTES: dict[str, Handler] = {}


def route(operation: str) -> Callable[[Handler], Handler]:
    """Registers the function of an operation, named as in GitHub's description: `GET /repos/{owner}/{repo}`."""

    def register(handler: Handler) -> Handler:
        ROUTES[operation] = handler
        return handler

    return register
