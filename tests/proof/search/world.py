"""One state of the search: a request, the desk file in force, and what is under way between people and the desk.

A value: acts make a new one. `key` tells two states apart by 16 bytes, the same in every process.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import blake2b

from automation.core.history.record import Entry
from automation.core.history.request import Comment, Request
from automation.core.outcome.plan import Write

PROCESS = "perbaikan-fitur"
"""The procedure of every request here."""

AFTER = timedelta(seconds=2)
"""So long after the last act a run of the desk reads and writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything that what comes next depends on.

    `acts` and `writes` count what people and the desk did, and number it. `unheard` are events that have started no run
    yet; `at_once`: the next act comes in the same second; `past` is the request as a replica that lags may show it;
    `fault` says what cannot be read; `flight` are the writes of a run that has looked for the last time; `seen` is the
    number of the last act that a completed run has seen.
    """

    request: Request
    desk: str
    now: datetime
    acts: int = 0
    writes: int = 0
    unheard: int = 0
    at_once: bool = False
    past: Request | None = None
    fault: str = ""
    flight: tuple[Write, ...] = ()
    seen: int = 0

    @property
    def reading(self) -> Request:
        """The request as it is read now."""
        record = self.request.record
        if self.fault in {"unreadable", "gone"}:
            return replace(self.request, record=None if self.fault == "unreadable" else ())
        if self.fault == "foreign" and record:
            return replace(self.request, record=(replace(record[0], event="I_other"), *record[1:]))
        return self.request

    @property
    def moment(self) -> datetime:
        """When a run reads."""
        return self.now + AFTER


def decided_by(world: World) -> bytes:
    """What a decision depends on: the same key, the same decision."""
    request = world.request
    hashed = blake2b(digest_size=16)
    hashed.update(f"{world.desk}|{world.now.timestamp()}|{world.fault}|{request.repository_id}".encode())
    hashed.update((request.register.head if request.register else "").encode())
    hashed.update(f"{request.is_open}|{sorted(request.labels)}|{request.transferred_at}".encode())
    hashed.update(_text(request.body))
    edits = [(edit.at.timestamp(), _login(edit.editor)) for edit in request.edits]
    hashed.update(repr((request.untold_edits, edits)).encode())
    for comment in request.comments:
        hashed.update(_comment(comment))
    for event in (*request.label_events, *request.state_events, *request.deletions):
        hashed.update(_event(event))
    if request.record:
        hashed.update(_entry(request.record[-1]))
    return hashed.digest()


def key(world: World, decided: bytes) -> bytes:
    """What tells this state from every other; what a replica may still show aside."""
    hashed = blake2b(decided, digest_size=16)
    under_way = (world.unheard, world.at_once, world.seen, [repr(write) for write in world.flight])
    hashed.update(repr(under_way).encode())
    return hashed.digest()


def with_past(world: World, state: bytes) -> bytes:
    """The key together with what a replica may still show: where acts may follow, that matters too."""
    if world.past is None or world.past == world.request:
        return state
    return blake2b(state + decided_by(replace(world, request=world.past)), digest_size=16).digest()


def _login(account: object) -> str:
    return getattr(account, "login", "")


@lru_cache(maxsize=1 << 14)
def _text(body: str) -> bytes:
    return blake2b(body.encode(), digest_size=8).digest()


@lru_cache(maxsize=1 << 16)
def _comment(comment: Comment) -> bytes:
    told = (comment.id, _login(comment.author), comment.created_at.timestamp(), comment.via_email, comment.by_desk)
    edited = (
        comment.edited_at and comment.edited_at.timestamp(),
        _login(comment.editor),
        sorted(comment.marks),
        comment.is_minimized,
    )
    return blake2b(repr((told, edited)).encode() + _text(comment.body), digest_size=8).digest()


@lru_cache(maxsize=1 << 16)
def _event(event: object) -> bytes:
    return blake2b(repr(event).encode(), digest_size=8).digest()


def _entry(entry: Entry) -> bytes:
    """The last entry names the one before it by its digest, and so all before."""
    told = (entry.seq, entry.prev, entry.kind.value, entry.at.timestamp(), entry.recorded_at.timestamp(), entry.code)
    return repr((told, entry.actor, entry.after, entry.revision, entry.comments, entry.event)).encode()
