"""One event, one issue: read it whole, decide, record, and carry the plan out.

Withdrawing comes first. Entries are recorded, after reading again, before any write that opens or shows a code; that
part may be handed on to a job of its own, so that ordinary events never hold a token that can write contents.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from automation.core.decision.trigger import Hint
from automation.core.outcome.plan import Plan
from automation.core.why import Why
from automation.errors import Conflict, GitHubUnavailable, Unreadable
from automation.render.wording.words import sentence

from .planning import Rules, plan_for
from .ports import KeepsRecords, Reading

_TRIES = 4
"""How often an append is tried when other requests were recorded in between, and a reading that lags behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of the desk for one issue.

    `sources` gives the git object ids of the desk file and the automation that this run uses: when the default branch
    has others by now, nothing opens. `desk_file` is the first of them ('' where the run does not know): who uses
    another desk file than the default branch has adds nothing to the register. `event` is what started the run, or
    what it has read since: a reading may not be older. `catalogue` are the rules of the desk, or what can be read of
    them. `entropy` draws 32 random bytes for each look: codes rest on them.
    """

    catalogue: Rules
    desk: KeepsRecords
    number: int
    sources: Callable[[], tuple[str, str]]
    entropy: Callable[[], bytes]
    desk_file: str = ""
    event: Hint | None = None

    def plan(self) -> tuple[Plan, Reading]:
        """Read the request and decide. Raises GitHubUnavailable for what the next reading may tell otherwise.

        Where it cannot be read and something were to go for that, a second look must say the same: what is passing
        takes nothing off.
        """
        reading = self.look()
        plan = plan_for(self.catalogue, reading, self.entropy())
        if plan.unknown is not None and plan.writes:
            reading = self.after(reading).look()
            plan = plan_for(self.catalogue, reading, self.entropy())
        return plan, reading

    def after(self, reading: Reading) -> "Run":
        """The same run, which knows this reading by now: GitHub may not go back behind it."""
        if reading.changed_at is None:
            return self
        return replace(self, event=replace(self.event or Hint(number=self.number), changed_at=reading.changed_at))

    def _as_known(self, reading: Reading) -> Reading:
        """The reading, whose register may only be added to by who uses the desk file of the default branch."""
        register = reading.request.register
        if register is None or self.desk_file in {"", reading.sources[0]}:
            return reading
        return replace(reading, request=replace(reading.request, register=replace(register, is_current=False)))

    def look(self) -> Reading:
        """The request, no older than the event: an older one may lack a closing act, or what the desk has said."""
        for _ in range(_TRIES):
            reading = self.desk.read(self.number)
            if not _is_older(reading, self.event):
                return self._as_known(reading)
        said = f"#{self.number}: GitHub still tells of a time before this event; the sweep tries again"
        raise GitHubUnavailable(said)


def handle(run: Run, *, may_record: bool = True) -> tuple[Plan, bool]:
    """Bring one request to where it should be. Returns the plan, and whether recording is left to another job.

    Raises Unreadable, GitHubRefused or GitHubUnavailable; what has been written by then is harmless alone. Where the
    request lastingly cannot be read, what may not stand has been taken back by then.
    """
    plan, reading = run.plan()
    run = run.after(reading)
    if plan.records:
        if plan.withdraws:
            # A development label that may not stand goes at once, before anybody waits for the record.
            run.desk.apply(plan.may_not_wait)
        return (record(run), False) if may_record else (plan, True)
    if plan.opens:
        plan = _fresh(run)[0]
    if plan.writes and not plan.records:
        run.desk.apply(plan)
    return _told(plan), plan.records


def record(run: Run) -> Plan:
    """Look afresh, append to the record by compare-and-swap, then write the rest."""
    for _ in range(_TRIES):
        plan, reading = _fresh(run)
        run = run.after(reading)
        try:
            if plan.records:
                run.desk.append(reading, plan.entries, plan.register)
        except Conflict:
            continue
        if plan.after_recording.writes:
            run.desk.apply(plan.after_recording)
        return _told(plan)
    raise Conflict(f"#{run.number}: other requests were recorded each time; the sweep tries again")


_TOLD_ELSEWHERE = frozenset({Why.EDITS_UNHEARD, Why.DESK_BROKEN})
"""Nobody who keeps the desk could change the first: the page tells its people. Of the second each mistake is told."""


def _told(plan: Plan) -> Plan:
    """The plan, carried out by now. Raises Unreadable where those who keep the desk must act."""
    if plan.unknown is not None and plan.unknown.code not in _TOLD_ELSEWHERE:
        said = " ".join(sentence(plan.unknown, lang) for lang in ("id", "en"))
        raise Unreadable(f"#{plan.number}: {said} Nothing was opened.")
    return plan


def _fresh(run: Run) -> tuple[Plan, Reading]:
    """A fresh look before an opening write; the sources on the default branch must be those of this run."""
    plan, reading = run.plan()
    if plan.opens and reading.sources != run.sources():
        if plan.withdraws:
            run.desk.apply(plan.withdrawals)
        message = f"#{run.number}: the desk file or the automation changed since this run began; nothing was opened"
        raise Conflict(message)
    return plan, reading


def _is_older(reading: Reading, event: Hint | None) -> bool:
    """Whether GitHub answered from a time before the event, as a replica that lags behind does."""
    if event is None:
        return False
    lags = event.changed_at is not None and reading.changed_at is not None and reading.changed_at < event.changed_at
    return lags or any(comment.id == event.deleted for comment in reading.request.comments)
