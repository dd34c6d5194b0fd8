"""What may never happen, looked at on every write of the desk; the first that does ends the walk."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from automation.core.decision.decide import decide
from automation.core.decision.trigger import Hint
from automation.core.history.record import Entry, EntryKind
from automation.core.history.request import Request
from automation.core.outcome.plan import AddLabels, Close, EditComment, Plan, PostComment, RemoveLabels, Write
from automation.operations.ports import Reading
from tests.builders.desk_variants import variant
from tests.builders.texts import process_of
from tests.proof.oracle.oracle import RESTS, judge
from tests.proof.simulation.hub import Hub, Kept, Past

GATED = re.compile(r"langkah (0[6-9]|1[0-9]): ")
KEY = re.compile(r"<!-- alur:(\S+) -->")
READY = "siap dimulai"
STATUS = ("<!-- alur:status -->", "<!-- alur:formless -->")
MOST = 65_536


class Wrong(AssertionError):
    """Something that may never happen, happened."""


@dataclass(kw_only=True)
class Watch:
    """The eyes on one run; `rules` is the desk file that it works by, `last` what it read last, `codes` drew since."""

    rules: str
    event: Hint | None = None
    last: Past | None = None
    codes: tuple[Entry, ...] = ()

    def read(self, past: Past) -> None:
        """The run has read the request."""
        self.last, self.codes = past, ()

    def append(self, issue: Kept, reading: Reading, new: Sequence[Entry]) -> None:
        """The record may only grow, in order; a launch needs its approvals."""
        known = issue.request.record
        if reading.request.record != known:
            raise Wrong("an entry was written over what others had recorded")
        if [entry.seq for entry in new] != list(range(len(known) + 1, len(known) + 1 + len(new))):
            raise Wrong("the record's entries are not in order")
        # A desk that nobody disturbs may draw a code and hear what names it in one run: it draws as the other one did.
        self.codes = tuple(entry for entry in new if entry.kind is EntryKind.CODE)
        for entry in new:
            if entry.kind is EntryKind.OPENED or _is_launch(issue, entry):
                self._must_be_approved(issue, f"the record says {entry.kind}")

    def batch(self, issue: Kept, plan: Plan, hub: Hub) -> None:
        """Closing before opening, and nothing by a reading from before the event."""
        opening = [place for place, write in enumerate(plan.writes) if opens(write)]
        closing = [place for place, write in enumerate(plan.writes) if isinstance(write, RemoveLabels | Close)]
        if opening and closing and max(closing) > min(opening):
            raise Wrong("something opens before what closes")
        if self._is_old():
            raise Wrong("it writes by a reading that is older than its event")

    def write(self, issue: Kept, write: Write, hub: Hub) -> None:
        """One write that GitHub carries out."""
        if isinstance(write, EditComment) and not _is_desks(issue, write.node_id):
            raise Wrong("somebody else's comment was changed")
        if isinstance(write, PostComment | EditComment) and len(write.body) > MOST:
            raise Wrong("a comment is too long")
        if isinstance(write, PostComment) and write.key in keys(issue.request):
            raise Wrong(f"comment {write.key} stands twice")
        if isinstance(write, PostComment) and write.key in {"status", "formless"} and statuses(issue.request):
            raise Wrong("there are two status comments")
        if opens(write) and not is_launched(issue):
            # While a request is on hold the record is silent about its gate; the approvals must be there all the same.
            if not says_open(issue.request.record) and not is_held(issue.request.record):
                raise Wrong(f"it opens before the record tells of it: {_name(write)}")
            self._must_be_approved(issue, _name(write))

    def _must_be_approved(self, issue: Kept, what: str) -> None:
        request = self.last.request
        known = replace(request, record=(*request.record, *self.codes), register=self.last.register)
        must_be_open(issue, known, self.rules, what)

    def _is_old(self) -> bool:
        if self.event is None or self.last is None:
            return False
        there = any(each.id == self.event.deleted for each in self.last.request.comments)
        return there or (self.event.changed_at is not None and self.last.changed_at < self.event.changed_at)


def must_be_open(issue: Kept, request: Request, rules: str, what: str) -> None:
    """Where something opens, the gate is open for the second model too; what was launched opens no more."""
    if is_launched(issue):
        return
    of = variant(rules)
    decision = decide(of, request, issue.now)
    facts = issue.reader.facts(of, decision)
    lacking = judge(facts).reasons - RESTS if facts else {"nobody knows"}
    if lacking or issue.reader.clashes:
        raise Wrong(f"{what}, and against it speaks: {sorted(lacking | issue.reader.clashes)}")


def opens(write: Write) -> bool:
    """Whether this write says or shows that work may begin."""
    if isinstance(write, AddLabels):
        return any(GATED.match(name) for name in write.names)
    if isinstance(write, PostComment):
        return write.key.startswith("opened:") or (write.key == "status" and READY in write.body)
    return isinstance(write, EditComment) and READY in write.body


def is_launched(issue: Kept) -> bool:
    """Whether the launch is on record: nothing falls back after it."""
    return any(_is_launch(issue, entry) for entry in issue.request.record)


def statuses(request: Request) -> list[str]:
    """The desk's status comments."""
    return [each.body for each in request.comments if each.by_desk and each.body.startswith(STATUS)]


def keys(request: Request) -> set[str]:
    """The keys of the desk's comments."""
    return {found[1] for each in request.comments if each.by_desk and (found := KEY.match(each.body))}


def _is_launch(issue: Kept, entry: Entry) -> bool:
    launch = process_of(issue.process).launch_step.number if issue.process else 99
    return entry.kind is EntryKind.MOVE and entry.before == launch


def says_open(record: Sequence[Entry]) -> bool:
    """Whether the record last said that the gate opened."""
    turns = [entry.kind for entry in record if entry.kind in {EntryKind.OPENED, EntryKind.SHUT}]
    return bool(turns) and turns[-1] is EntryKind.OPENED


def is_held(record: Sequence[Entry]) -> bool:
    """Whether the record says that the request is on hold."""
    kinds = {EntryKind.HOLD, EntryKind.HOLD_ENDED}
    holds = [entry.kind for entry in record if entry.kind in kinds]
    return bool(holds) and holds[-1] is EntryKind.HOLD


def _is_desks(issue: Kept, node_id: str) -> bool:
    return any(each.node_id == node_id and each.by_desk for each in issue.request.comments)


def _name(write: Write) -> str:
    return f"label {', '.join(write.names)}" if isinstance(write, AddLabels) else getattr(write, "key", "the status")


def look(issue: Kept, rules: str) -> None:
    """What must be so whenever all has settled."""
    request = issue.request
    steps = [label for label in request.labels if label.startswith("langkah ")]
    if len(steps) != (1 if request.is_open else 0):
        raise Wrong(f"step labels at rest: {steps}")
    # An issue without a form that was closed before the desk saw it is left alone.
    if len(statuses(request)) != 1 and (request.is_open or request.record):
        raise Wrong(f"{len(statuses(request))} status comments at rest")
    typed = {each.id: each.body for each in request.comments if not each.by_desk}
    if typed != issue.typed:
        raise Wrong("something that a person typed is lost")
    shows = any(GATED.match(label) for label in steps) or any(READY in text for text in statuses(request))
    if shows:
        must_be_open(issue, request, rules, "work may go on at rest")
