"""What people, GitHub and the owner of the desk file can do to a request: each a function from state to state.

None where there is nothing to do it to. The rules of GitHub bind them, those of the desk do not.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from automation.core.history.request import Comment, Deletion, Edit
from automation.core.policy.process import Process
from tests.builders.memory import MINUTE, Issue
from tests.builders.texts import evidence
from tests.proof.search.cast import actor
from tests.proof.search.verdict import Verdict
from tests.proof.search.world import World

Deed = Callable[[World, Verdict, Process], World | None]
_PER_ACT = 10


def acted(world: World, do: Callable[[Issue], object]) -> World:
    """The state after an act: a minute later, or in the same second, with an event that nobody has heard."""
    issue = Issue(now=world.now, request=world.request, count=1_000 + world.acts * _PER_ACT)
    issue.pause = timedelta(0) if world.at_once else MINUTE
    issue.tick()
    do(issue)
    return replace(
        world,
        request=issue.request,
        now=issue.now,
        acts=world.acts + 1,
        unheard=min(2, world.unheard + 1),
        at_once=False,
        past=world.request,
    )


def says(who: str, text: str, *, by_mail: bool = False) -> Deed:
    """A comment; CODE stands for the present code, BLOCK for the answer to the present step. Nobody says it twice."""

    def deed(world: World, seen: Verdict, process: Process) -> World | None:
        if ("CODE" in text and not seen.code) or (text == "BLOCK" and not process.step(seen.step).verb):
            return None
        said = evidence(process.step(seen.step)) if text == "BLOCK" else text.replace("CODE", seen.code)
        last = newest(world, "", actor(who).login)
        if last is not None and last.body == said and last.edited_at is None:
            return None
        return acted(world, lambda issue: issue.add_comment(actor(who), said, issue.now, via_email=by_mail))

    return deed


def sets(who: str, label: int | str, more: str = "") -> Deed:
    """A label put on: of the step so many after the present one, or by name; `more` stands unseen in its middle.

    Where the desk does not know the step, people take it for that of the approval.
    """

    def deed(world: World, seen: Verdict, process: Process) -> World | None:
        step = seen.step if seen.is_known else process.approval_step.number
        number = step + label if isinstance(label, int) else 0
        if isinstance(label, int) and not 1 <= number <= process.last:
            return None
        name = process.step(number).label if isinstance(label, int) else label
        name = name[:9] + more + name[9:]
        if name.casefold() in {each.casefold() for each in world.request.labels}:
            return None
        return acted(world, lambda issue: issue.add_label(actor(who), name, added=True))

    return deed


def takes_off(who: str) -> Deed:
    """The step label taken off."""

    def deed(world: World, _seen: Verdict, _process: Process) -> World | None:
        there = sorted(label for label in world.request.labels if label.casefold().startswith("langkah "))
        return acted(world, lambda issue: issue.add_label(actor(who), there[-1], added=False)) if there else None

    return deed


def renames(ahead: int) -> Deed:
    """The label of the step so many after the present one is deleted, and the present one is given its name."""

    def deed(world: World, seen: Verdict, process: Process) -> World | None:
        if seen.step + ahead > process.last:
            return None
        old, new = process.step(seen.step).label, process.step(seen.step + ahead).label
        if old not in world.request.labels or new in world.request.labels:
            return None
        at = world.now + MINUTE
        events = [
            replace(event, label=new, changed_at=at) if event.label == old else event
            for event in world.request.label_events
        ]
        labels = frozenset(new if label == old else label for label in world.request.labels)
        return acted(world, lambda issue: issue.change(labels=labels, label_events=tuple(events)))

    return deed


def erases() -> Deed:
    """The present step's label is deleted from the repository: gone from the request; its history stays."""

    def deed(world: World, seen: Verdict, process: Process) -> World | None:
        kept = world.request.labels - {process.step(seen.step).label}
        return None if kept == world.request.labels else acted(world, lambda issue: issue.change(labels=kept))

    return deed


def edits_body(who: str, old: str, new: str) -> Deed:
    """The request's text changed."""

    def deed(world: World, _seen: Verdict, _process: Process) -> World | None:
        body = world.request.body
        if old not in body:
            return None
        return acted(
            world,
            lambda issue: issue.change(
                body=body.replace(old, new), edits=(*issue.request.edits, Edit(at=issue.now, editor=actor(who)))
            ),
        )

    return deed


def edits_body_often(who: str) -> Deed:
    """The request's text changed so often that GitHub tells of the last edits only."""

    def deed(world: World, _seen: Verdict, _process: Process) -> World | None:
        request = world.request
        edits = (Edit(at=world.now + MINUTE, editor=actor(who)),)
        return acted(world, lambda issue: issue.change(edits=edits, untold_edits=request.edit_count + 1))

    return deed


def newest(world: World, start: str, author: str = "") -> Comment | None:
    """The newest comment of a person that begins so."""
    found = [
        each
        for each in world.request.comments
        if each.body.startswith(start) and not each.by_desk and author in ("", getattr(each.author, "login", ""))
    ]
    return found[-1] if found else None


def edits(who: str, start: str, old: str, new: str, *, author: str = "") -> Deed:
    """The newest comment that begins so, changed; who has no right to write edits only what is theirs."""

    def deed(world: World, seen: Verdict, _process: Process) -> World | None:
        found = newest(world, start, author)
        if found is None or ("CODE" in new and not seen.code) or old not in found.body:
            return None
        body = found.body.replace(old, new.replace("CODE", seen.code))
        return acted(world, lambda issue: issue.put(replace(found, body=body, edited_at=issue.now, editor=actor(who))))

    return deed


def deletes(who: str, start: str, author: str = "") -> Deed:
    """The newest comment that begins so, deleted."""

    def deed(world: World, _seen: Verdict, _process: Process) -> World | None:
        found = newest(world, start, author)
        return _without(world, who, found) if found else None

    return deed


def edits_status(who: str) -> Deed:
    """The desk's status comment, changed by somebody."""

    def deed(world: World, _seen: Verdict, _process: Process) -> World | None:
        found = next((each for each in world.request.comments if each.by_desk), None)
        if found is None:
            return None
        body = f"{found.body}\n\nDisetujui, siap dimulai."
        return acted(world, lambda issue: issue.put(replace(found, body=body, edited_at=issue.now, editor=actor(who))))

    return deed


def deletes_status(who: str) -> Deed:
    """The desk's status comment, deleted by somebody."""

    def deed(world: World, _seen: Verdict, _process: Process) -> World | None:
        found = next((each for each in world.request.comments if each.by_desk), None)
        return _without(world, who, found) if found else None

    return deed


def _without(world: World, who: str, found: Comment) -> World:
    def gone(issue: Issue) -> None:
        deletion = Deletion(node_id=issue.node("D"), at=issue.now, actor=actor(who), author=found.author)
        kept = tuple(each for each in issue.request.comments if each.id != found.id)
        issue.change(comments=kept, deletions=(*issue.request.deletions, deletion))

    return acted(world, gone)
