"""From situation to decision: which labels, which comments, which reactions, open or closed, and why.

The heart of the desk. Pure; says what should be so, not how GitHub is told (`render/compose.py`, `adapters/`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .acts import ACCEPTED, MOVED
from .catalogue import Catalogue
from .form import recognise
from .labels import labels_without_process, lacking, unwanted, wanted_labels
from .markers import keys, reply_key, status_comment
from .problem import Reason
from .process import REQUESTER
from .replay import replay
from .request import Request
from .revision import text_digest
from .situation import Answer, Move, Overlay, Situation


class NoticeKind(StrEnum):
    """Why the desk writes a comment of its own (design section 3: only when somebody must act or was answered)."""

    REPLY = "reply"
    INFO_NEEDED = "info"
    HOLE = "hole"
    APPROVAL_REQUEST = "approval"
    GATE_OPENED = "opened"
    STEP_DONE = "notice"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One comment to write once; `key` is its hidden marker, `mention` the logins that it notifies."""

    kind: NoticeKind
    key: str
    mention: tuple[str, ...] = ()
    answer: Answer | None = None
    step: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """A reaction of the desk on a comment: GitHub's name of it and the comment's node id."""

    node_id: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What should be so now. `situation` is None for an issue that came through no form.

    `close` is GitHub's state reason (COMPLETED, NOT_PLANNED) or ''; `opens` says that a write of it opens the gate.
    """

    request: Request
    situation: Situation | None
    labels_on: frozenset[str] = frozenset()
    labels_off: frozenset[str] = frozenset()
    close: str = ""
    reopen: bool = False
    notices: tuple[Notice, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    opens: bool = False


ANNOUNCED = frozenset(
    {
        "request_rejected",
        "approver_rejected",
        "approval_withdrawn",
        "returned",
        "request_cancelled",
        "cancelled_by_closing",
        "request_resumed",
        "request_appealed",
        "status_asked",
        "bantuan_asked",
    }
)
"""Accepted acts that are answered with a comment too: a decision that others must hear of, or a question."""


def decide(catalogue: Catalogue, request: Request, now: datetime) -> Decision:
    """What should be so for `request` at `now` (aware UTC). The same values always give the same decision."""
    process = recognise(request.body, catalogue.current(request.created_at))
    if process is None:
        return _without_process(catalogue, request)
    situation = replay(catalogue, process, request, now)
    wanted = wanted_labels(situation)
    on, off = lacking(request.labels, wanted), unwanted(request.labels, wanted)
    notices = tuple(_notices(situation, request, catalogue, now, on, off))
    gated = {step.label for step in process.steps if step.gated}
    return Decision(
        request=request,
        situation=situation,
        labels_on=on,
        labels_off=off,
        close=_close(situation) if request.is_open else "",
        reopen=not request.is_open and not situation.is_closed,
        notices=notices,
        reactions=tuple(_reactions(situation, request)),
        opens=bool(on & gated) or any(notice.kind is NoticeKind.GATE_OPENED for notice in notices),
    )


def _without_process(catalogue: Catalogue, request: Request) -> Decision:
    wanted = labels_without_process(catalogue.current(request.created_at), is_open=request.is_open)
    if not request.is_open:
        return Decision(request=request, situation=None)
    return Decision(
        request=request,
        situation=None,
        labels_on=lacking(request.labels, wanted),
        labels_off=unwanted(request.labels, wanted),
    )


def _close(situation: Situation) -> str:
    if not situation.is_closed:
        return ""
    return "COMPLETED" if situation.overlay is Overlay.DONE else "NOT_PLANNED"


def _reactions(situation: Situation, request: Request) -> Iterable[Reaction]:
    comments = {comment.id: comment for comment in request.comments}
    for answer in situation.answers:
        comment = comments.get(answer.comment_id)
        content = MOVED if answer.moved else ACCEPTED
        if answer.accepted and comment is not None and content not in comment.marks:
            yield Reaction(node_id=comment.node_id, content=content)


def _notices(  # noqa: PLR0913 - the facts of one request and its difference; a value object would be used once
    situation: Situation,
    request: Request,
    catalogue: Catalogue,
    now: datetime,
    on: frozenset[str],
    off: frozenset[str],
) -> Iterable[Notice]:
    written = keys(request.comments)
    found = [*_replies(situation, request, on, off), *_calls(situation, request, catalogue, now), *_news(situation, request)]
    seen: set[str] = set(written)
    for notice in found:
        if notice.key not in seen:
            seen.add(notice.key)
            yield notice


def _replies(
    situation: Situation, request: Request, on: frozenset[str], off: frozenset[str]
) -> Iterable[Notice]:
    marked = {comment.id for comment in request.comments if comment.marks & {MOVED, ACCEPTED}}
    labels = {event.node_id: event.label for event in request.label_events}
    for answer in situation.answers:
        label = labels.get(answer.event_id, "").casefold()
        # A label put back or a change since is told only while it still shows; later it would only puzzle.
        is_stale = (answer.reason.code == "label_removed" and label not in {name.casefold() for name in on}) or (
            answer.reason.code == "label_changed_since" and label not in {name.casefold() for name in off}
        )
        told = answer.reason.code in ANNOUNCED if answer.accepted else answer.comment_id not in marked
        if told and not is_stale:
            key = reply_key(answer.comment_id, answer.event_id)
            yield Notice(kind=NoticeKind.REPLY, key=key, mention=_hearers(answer, situation, request), answer=answer)


def _hearers(answer: Answer, situation: Situation, request: Request) -> tuple[str, ...]:
    """Who is told: the one who acted; of a decision also the requester, and those who must act on it."""
    told = [answer.actor.login]
    if answer.accepted and not answer.reason.code.endswith("_asked"):
        told += [request.author.login] if request.author else []
        told += [evidence.author.login for found in situation.evidence.values() for evidence in found.given.values()]
    return tuple(dict.fromkeys(told))


def _calls(situation: Situation, request: Request, catalogue: Catalogue, now: datetime) -> Iterable[Notice]:
    """Comments for those who must act now."""
    process, gate = situation.process, situation.gate
    if situation.is_closed:
        return
    step = process.step(situation.step)
    actors = _logins(situation, catalogue, step.actor, now)
    if situation.step == 1:
        if request.edits and status_comment(request.comments) is not None:
            key = f"{NoticeKind.INFO_NEEDED}:{text_digest(request.body)}"
            yield Notice(kind=NoticeKind.INFO_NEEDED, key=key, mention=actors)
    elif situation.lapsed and not step.approval:
        key = f"{NoticeKind.HOLE}:{situation.step}:{int(situation.since.timestamp())}"
        yield Notice(kind=NoticeKind.HOLE, key=key, mention=actors, step=situation.step)
    elif step.approval and gate.code and not gate.is_open:
        people = [person.login for role in gate.eligible.values() for person in role]
        mention = tuple(dict.fromkeys(people)) or actors
        yield Notice(kind=NoticeKind.APPROVAL_REQUEST, key=f"{NoticeKind.APPROVAL_REQUEST}:{gate.code}", mention=mention)
    if gate.is_open and situation.step >= process.approval_step.number and situation.step <= process.launch_step.number:
        key = f"{NoticeKind.GATE_OPENED}:{gate.code}"
        yield Notice(kind=NoticeKind.GATE_OPENED, key=key, mention=actors, step=situation.step)


def _news(situation: Situation, request: Request) -> Iterable[Notice]:
    """Comments that the SOP itself asks for: the notice to the requester, and the end."""
    author = (request.author.login,) if request.author else ()
    for step in situation.process.steps:
        is_done = step.number < situation.step or situation.overlay is Overlay.DONE
        if step.notify and is_done and situation.step == situation.reached:
            done_at = max((move.at for move in situation.moves if _finished(move, step.number)), default=situation.since)
            key = f"{NoticeKind.STEP_DONE}:{step.number}:{int(done_at.timestamp())}"
            yield Notice(kind=NoticeKind.STEP_DONE, key=key, mention=author, step=step.number)
    if situation.overlay is Overlay.DONE:
        yield Notice(kind=NoticeKind.DONE, key=f"{NoticeKind.DONE}:{int(situation.since.timestamp())}", mention=author)


def _finished(move: Move, number: int) -> bool:
    return move.reason.code == "step_done" and move.reason.facts.get("step") == str(number)


def _logins(situation: Situation, catalogue: Catalogue, role: str, now: datetime) -> tuple[str, ...]:
    if role == REQUESTER:
        return situation.requester_side
    return tuple(person.login for person in catalogue.desk.holders(role, now))


def reason_of(decision: Decision) -> Reason:
    """Why the request stands where it stands: its last move, or what brought it back."""
    situation = decision.situation
    if situation is None:
        return Reason("no_form")
    if situation.lapsed:
        return situation.lapsed[0]
    return situation.moves[-1].reason if situation.moves else Reason("form_incomplete")
