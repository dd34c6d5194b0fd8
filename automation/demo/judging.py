"""Judging by what the page shows: what became of a deed, and whether a request stands where it must."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .deeds import MOVING, Done
from .look import Look
from .reading import REFUSAL, mentions
from .script import Scene

LAST = "last"


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """One deed: who, the page before and after it, and what was done."""

    who: str
    scene: Scene
    before: Look
    done: Done
    after: Look

    @property
    def has_moved(self) -> bool:
        """Whether the request went on by one step, or was closed."""
        closed = self.after.is_closed and not self.before.is_closed
        return closed or self.after.step == self.before.step + 1

    @property
    def is_left_alone(self) -> bool:
        """Whether nothing but the person's own deed shows on the page."""
        return self.after.is_left_alone_since(self.as_done)

    @property
    def as_done(self) -> Look:
        """The page after the person's own deed, before the desk."""
        labelled = self.before.with_labels(self.done.labels_on, self.done.labels_off)
        return labelled.without(self.done.deleted)

    @property
    def outcome(self) -> str:
        """What the person sees: an answer of refusal, a reaction or a step on, nothing, or some other change."""
        answers = [post for post in self.after.new_posts(self.before) if REFUSAL in post.body]
        if any(self.who in mentions(post.body) for post in answers):
            return "refused"
        if self._is_marked or (self.done.labels_on and self.has_moved):
            return "accepted"
        return "silence" if self.is_left_alone else "changed"

    @property
    def _is_marked(self) -> bool:
        """Whether the desk left a reaction on the person's comment now."""
        earlier, mine = self.before.post(self.done.comment), self.after.post(self.done.comment)
        return mine is not None and mine.marks > (earlier.marks if earlier else 0)


def faults(played: Played, filed: Look) -> Iterable[str]:
    """What is not as the scene says, each in one sentence."""
    scene, after = played.scene, played.after
    if played.outcome != scene.outcome:
        yield f"{played.who} {played.done.shown!r} must be {scene.outcome}, and is {played.outcome}"
    elif scene.outcome == "accepted" and scene.does in MOVING and not played.has_moved:
        yield f"{played.who} {played.done.shown!r} was accepted, and the request did not move on"
    elif scene.outcome == "refused" and after.labels != played.before.labels:
        yield f"{played.who} {played.done.shown!r} was refused, and the labels changed: {_names(after.labels)}"
    yield from _one_step_label(after)
    yield from shortfalls(after, scene.then, filed)


def shortfalls(page: Look, wanted: Mapping[str, Any], filed: Look) -> Iterable[str]:
    """What `page` lacks of `wanted` (the words of `ends` in play.yml); `filed` is the page at the beginning."""
    for name, value in wanted.items():
        found = CHECKS[name](page, filed, value)
        if found is not None:
            yield f"{name} must be {_said(value)}, and is {_said(found)}"


def _one_step_label(page: Look) -> Iterable[str]:
    """Exactly one step label, the one of the status comment, on an open request; none on a closed one."""
    steps = page.step_labels
    if page.is_closed and steps:
        yield f"a closed request carries no step label, and this one carries {_names(steps)}"
    if not page.is_closed and (len(steps) != 1 or page.step != page.status.step):
        yield f"the step label must be that of the status comment ({page.status.step}), and is {_names(steps)}"


Check = Callable[[Look, Look, Any], Any]
"""Compares a page (and how it was filed) with what is wanted: None when it is so, else what is there instead."""


def _same(found: Callable[[Look], Any]) -> Check:
    return lambda page, _, wanted: None if found(page) == wanted else found(page)


def _step(page: Look, _: Look, wanted: int | str) -> object:
    target = page.status.last if wanted == LAST else wanted
    return None if page.status.step == target else f"{page.status.step} of {page.status.last}"


def _waits(page: Look, _: Look, wanted: str) -> str | None:
    return None if wanted.casefold() == page.status.waits_for.casefold() else page.status.waits_for


def _tells(page: Look, _: Look, wanted: str) -> str | None:
    text = " ".join(post.body for post in page.desk_posts).casefold()
    return None if wanted.casefold() in text else "nowhere in the desk's comments"


def _mentions(page: Look, _: Look, wanted: list[str]) -> list[str] | None:
    found = sorted({name for post in page.desk_posts for name in mentions(post.body)})
    return None if found == sorted(wanted) else found


def _carries(page: Look, _: Look, wanted: str) -> str | None:
    return None if wanted in page.labels else _names(page.labels)


def _unchanged(page: Look, filed: Look, wanted: bool) -> object:  # noqa: FBT001 - the value of a YAML key
    return None if ((page.title, page.body) == (filed.title, filed.body)) == wanted else not wanted


CHECKS: Mapping[str, Check] = {
    "state": _same(lambda page: page.state),
    "step": _step,
    "ending": _same(lambda page: page.ending),
    "waits_for": _waits,
    "counted": _same(lambda page: sorted(page.status.counted)),
    "not_counted": _same(lambda page: sorted(page.status.not_counted)),
    "tells": _tells,
    "mentions": _mentions,
    "carries": _carries,
    "unchanged": _unchanged,
}


def _said(value: object) -> str:
    return _names(value) if isinstance(value, list) else repr(value)


def _names(values: Iterable[object]) -> str:
    return ", ".join(str(value) for value in sorted(values, key=str)) or "(none)"
