"""GitHub in memory: some requests, what people do to them, the events of that, and what was to be seen a little ago."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from automation.core.decision.trigger import Hint
from automation.core.history.record import Entry
from automation.core.history.register import Line, Register
from automation.core.history.request import Comment, Deletion, Edit, Request
from automation.core.outcome.plan import (
    AddLabels,
    Close,
    EditComment,
    MinimizeComment,
    React,
    RemoveLabels,
    Reopen,
    Write,
)
from tests.builders.memory import MORNING, Issue, left_by
from tests.builders.texts import account
from tests.proof.oracle.bridge_request import Reader
from tests.proof.simulation.steps import Act, Rules

NOTHING = Register()
KEPT = 12
"""So many states of a request can still be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A request after a change, its time of change by GitHub's word, the record's branch by its head, the last act."""

    request: Request
    changed_at: datetime
    head: int
    place: int
    register: Register = NOTHING


@dataclass(kw_only=True)
class Kept(Issue):
    """An issue with its last states.

    `typed` is what people wrote, kept apart from what is shown. Acts are told by their places: `place` is the last one,
    `decisive` the last that may mean something, `seen` the last that a run has worked on; `vanished` says that a text
    changed or went before a run knew what had been said. `own` is the state after the desk's last write, `floor` that
    after the last write of an earlier run. `reader` tells the request to the second model.
    """

    changed_at: datetime = MORNING
    past: list[Past] = field(default_factory=list)
    typed: dict[int, str] = field(default_factory=dict)
    process: str = ""
    place: int = 0
    decisive: int = 0
    seen: int = 0
    vanished: bool = False
    own: Past | None = None
    floor: Past | None = None
    reader: Reader = field(default_factory=Reader)

    def apply(self, write: Write) -> None:
        """One write of the desk; what is so already is no event."""
        there = {label.casefold() for label in self.request.labels}
        if isinstance(write, AddLabels | RemoveLabels):
            is_new = isinstance(write, AddLabels)
            names = tuple(name for name in write.names if (name.casefold() not in there) is is_new)
            if names:
                super().apply(replace(write, names=names))
        elif isinstance(write, Close | Reopen):
            if self.request.is_open is isinstance(write, Close):
                super().apply(write)
        else:
            super().apply(write)

    def has(self, write: Write) -> bool:
        """Whether the comment that a write is about is still there."""
        if isinstance(write, EditComment | MinimizeComment | React):
            return any(each.node_id == write.node_id for each in self.request.comments)
        return True

    def person(self, comment_id: int) -> Comment | None:
        """A person's comment that is still there."""
        return next((each for each in self.request.comments if each.id == comment_id and not each.by_desk), None)


def changes_text(act: Act) -> bool:
    """Whether a text that earlier acts rest on may be another one after this."""
    papers = ("/evaluasi", "/nilai", "/kebutuhan", "/rencana", "/lengkapi")
    return act.kind in {"edit", "delete", "body", "often", "gone"} or (
        act.kind == "say" and act.text.lower().startswith(papers)
    )


def _is_decisive(act: Act) -> bool:
    idle = ("/status", "/bantuan", "/pratinjau")
    return act.kind not in {"say", "mail"} or (act.text.startswith("/") and not act.text.startswith(idle))


@dataclass(kw_only=True)
class Hub:
    """All requests; `rules` names the desk file on the default branch, `head` counts commits to the record's branch.

    `log` is what happened; played again by force, a label is put on although it is there, for it was not there then.
    """

    now: datetime = MORNING
    rules: str = ""
    head: int = 0
    issues: dict[int, Kept] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    log: list[tuple[datetime, Act | Rules]] = field(default_factory=list)
    is_forced: bool = False
    register: Register = NOTHING
    gone: set[str] = field(default_factory=set)

    def passes(self, seconds: int) -> None:
        """Time goes by."""
        self.now += timedelta(seconds=seconds)

    def begin(self, number: int, place: int) -> Kept:
        """The request in which the step with this place happens: what is made there is numbered by it."""
        issue = self.issues[number]
        issue.now, issue.count = self.now, max(issue.count, place * 1000)
        return issue

    def act(self, act: Act) -> Hint | None:
        """Let somebody do something; the event of it, or None when GitHub had nothing to do."""
        self.passes(act.wait)
        if act.kind == "open":
            return self._open(act)
        if act.kind == "gone":
            return self._gone(act)
        if act.number not in self.issues or act.who in self.gone:
            return None
        issue = self.begin(act.number, act.place)
        before = issue.request
        hint = getattr(self, f"_{act.kind}")(issue, act)
        if issue.request is before:
            return None
        issue.vanished |= issue.decisive > issue.seen and changes_text(act)
        issue.place = act.place
        issue.decisive = act.place if _is_decisive(act) else issue.decisive
        self._count(act)
        self.touch(issue, moves=act.kind != "delete")
        return hint

    def touch(self, issue: Kept, *, moves: bool) -> None:
        """Keep the state after a change; a deleted comment and a reaction do not move GitHub's time of the issue."""
        issue.changed_at = self.now if moves else issue.changed_at
        place, register = issue.place, self.register
        made = Past(request=issue.request, changed_at=issue.changed_at, head=self.head, place=place, register=register)
        issue.past.append(made)
        del issue.past[:-KEPT]

    def append(self, issue: Kept, entries: tuple[Entry, ...], rights: Sequence[Line] = ()) -> None:
        """One commit to the record's branch."""
        self.head += 1
        self.register = self.register.with_lines(rights)
        issue.change(record=(*issue.request.record, *entries))
        self.touch(issue, moves=False)
        issue.own = issue.past[-1]

    def _open(self, act: Act) -> Hint | None:
        if act.number in self.issues:
            return None
        process, _, body = act.text.partition("\n")
        request = Request(
            repository="kampus/permohonan",
            repository_id=7001,
            number=act.number,
            node_id=f"I_{act.number}",
            title=f"Permohonan {act.number}",
            body=body,
            author=account(act.who),
            created_at=self.now,
            url=f"https://github.invalid/kampus/permohonan/issues/{act.number}",
        )
        issue = self.issues[act.number] = Kept(
            request=request, process=process, now=self.now, place=act.place, decisive=act.place
        )
        self._count(act)
        self.touch(issue, moves=True)
        return self._hint(issue)

    def _count(self, act: Act) -> None:
        self.counts["events"] += 1
        self.counts[f"act {act.kind}"] += 1
        self.log.append((self.now, act))

    def _say(self, issue: Kept, act: Act, **facts: object) -> Hint:
        issue.add_comment(account(act.who), act.text, self.now, **facts)
        issue.typed[issue.last[0]] = act.text
        return self._hint(issue, issue.request.comments[-1])

    def _mail(self, issue: Kept, act: Act) -> Hint:
        return self._say(issue, act, via_email=True)

    def _edit(self, issue: Kept, act: Act) -> Hint | None:
        found = issue.person(act.target)
        if found is None or found.body == act.text:
            return None
        edited = replace(found, body=act.text, edited_at=self.now, editor=account(act.who))
        issue.put(edited)
        issue.typed[act.target] = act.text
        return self._hint(issue, edited, found.body)

    def _delete(self, issue: Kept, act: Act) -> Hint | None:
        found = issue.person(act.target)
        if found is None:
            return None
        gone = Deletion(node_id=issue.node("D"), at=self.now, actor=account(act.who), author=found.author)
        kept = tuple(each for each in issue.request.comments if each.id != act.target)
        issue.change(comments=kept, deletions=(*issue.request.deletions, gone))
        del issue.typed[act.target]
        return replace(self._hint(issue, found), deleted=found.id)

    def _label(self, issue: Kept, act: Act) -> Hint | None:
        if not self.is_forced and act.text.casefold() in {label.casefold() for label in issue.request.labels}:
            return None
        issue.add_label(act.who, act.text, added=True)
        return self._hint(issue)

    def _unlabel(self, issue: Kept, act: Act) -> Hint | None:
        if not self.is_forced and act.text not in issue.request.labels:
            return None
        issue.add_label(act.who, act.text, added=False)
        return self._hint(issue)

    def _body(self, issue: Kept, act: Act) -> Hint | None:
        if act.text == issue.request.body:
            return None
        edit = Edit(at=self.now, editor=account(act.who))
        issue.change(body=act.text, edits=(*issue.request.edits, edit))
        return self._hint(issue)

    def _often(self, issue: Kept, act: Act) -> Hint:
        """So many edits within a minute."""
        edits = [Edit(at=self.now, editor=account(act.who)) for _ in range(act.target)]
        issue.change(body=act.text, edits=(*issue.request.edits, *edits))
        return self._hint(issue)

    def _gone(self, act: Act) -> None:
        """The account is deleted: GitHub names nobody any more for what it left in any request, and no event tells."""
        if act.who in self.gone:
            return
        self.gone.add(act.who)
        self._count(act)
        for issue in self.issues.values():
            issue.vanished |= issue.decisive > issue.seen
            issue.request = left_by(issue.request, act.who)
            self.touch(issue, moves=False)

    def _close(self, issue: Kept, act: Act) -> Hint | None:
        if not self.is_forced and not issue.request.is_open:
            return None
        issue.add_state(account(act.who), closed=True)
        return self._hint(issue)

    def _reopen(self, issue: Kept, act: Act) -> Hint | None:
        if not self.is_forced and issue.request.is_open:
            return None
        issue.add_state(account(act.who), closed=False)
        return self._hint(issue)

    def _hint(self, issue: Kept, comment: Comment | None = None, before: str = "") -> Hint:
        texts = (comment.body, *((before,) if before else ())) if comment else ()
        return Hint(
            number=issue.request.number,
            author=issue.request.author,
            changed_at=self.now,
            comment_author=comment.author if comment else None,
            comment_texts=texts,
        )
