"""Many requests at once: what is done with each, so that one which fails keeps none of the others waiting."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from automation.core.outcome.decision import Unread
from automation.core.problem import Reason
from automation.core.why import Why
from automation.errors import Exit, place_of

EVENTS_SHARE = 0.5
"""This share of what GitHub lets the desk ask in an hour belongs to events: who looks at all requests leaves it."""

_Given = TypeVar("_Given")
_Found = TypeVar("_Found")


def each(
    given: Iterable[_Given], number: Callable[[_Given], int], act: Callable[[_Given], _Found]
) -> tuple[list[_Found], list[Unread]]:
    """What `act` makes of each, and those of which it makes nothing because of a bug: a request nobody foresaw."""
    found: list[_Found] = []
    failed: list[Unread] = []
    for one in given:
        try:
            found.append(act(one))
        except Exception as error:  # noqa: BLE001 - whatever it is, the others must not wait for it
            failed.append(Unread(number=number(one), reason=Reason(Why.UNREAD_BUG, {"said": place_of(error)})))
    return found, failed


def end_of(unread: Sequence[Unread], unseen: int = 0) -> Exit:
    """How a command ends that did all it could: a bug must be reported, and nobody must act for the others at once."""
    if any(one.reason.code == Why.UNREAD_BUG for one in unread):
        return Exit.BUG
    return Exit.PARTLY if unread or unseen else Exit.DONE
