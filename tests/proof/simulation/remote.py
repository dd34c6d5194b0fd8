"""Walks over HTTP: people and the desk over a sandbox's wire, faults by the sandbox's own switch."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from urllib.parse import quote

from automation.errors import Exit
from automation.sandbox.runs.happenings import Event
from tests.builders.memory import MORNING
from tests.http.story import BOT
from tests.proof.simulation.chooser import Chooser
from tests.proof.simulation.hub import Kept
from tests.proof.simulation.remote_place import Remote
from tests.proof.simulation.remote_view import request_of
from tests.proof.simulation.remote_watch import compare
from tests.proof.simulation.steps import Act, Rules, Settle, Step, Work
from tests.proof.simulation.walk import HARM
from tests.proof.simulation.watch import Wrong, look
from tests.sandbox.client import ISSUES

EVENTS = 200
RATE = 0.5
KINDS = (
    "timeout_before timeout_after reset_after 502 500_after 403_secondary cut_json graphql_rate_limited "
    "graphql_partial partial_mutation stale_read empty_page"
).split()
EVENT_KINDS = ("lost_event", "doubled_event", "delayed_event")


@dataclass(kw_only=True)
class Seen:
    """The requests as they stand, for whoever chooses the next step."""

    counts: Counter[str] = field(default_factory=Counter)
    issues: dict[int, Kept] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)


@dataclass(kw_only=True)
class Queue:
    """The newest event that waits for its run, by request."""

    waiting: dict[int, list[Event]] = field(default_factory=dict)


@dataclass(kw_only=True)
class RemoteWalk:
    """One walk over HTTP, in the making or played again."""

    seed: int
    remote: Remote
    steps: list[Step] = field(default_factory=list)
    wrong: str = ""
    is_gentle: bool = False
    requests: int = 3
    read: int = 0

    def __post_init__(self):
        """Nothing has happened yet."""
        self.remote.begin()
        self.now = MORNING
        self.remote.place.hub.clock.set(self.now)
        self.hub, self.runs = Seen(), Queue()
        self.harm = Random(f"{self.seed}/kind").choice(HARM)

    def play(self, steps: Sequence[Step]) -> "RemoteWalk":
        """All steps, until something is wrong."""
        for step in steps:
            self.steps.append(step)
            try:
                self.happen(step)
            except Wrong as wrong:
                self.wrong = str(wrong)
                break
        return self

    def happen(self, step: Step) -> None:
        """One step; the desk file does not change here."""
        match step:
            case Act():
                self._act(step)
            case Work():
                self._work(step)
            case Settle():
                self._settle(is_swept=step.is_swept)
            case Rules():
                pass

    def _act(self, act: Act) -> None:
        rng = Random(f"{self.seed}/{act.place}")
        self._passes(act.wait)
        if rng.random() < 0.15:
            kind = rng.choice(EVENT_KINDS)
            self.hub.counts[f"fault event: {kind}"] += 1
            self.remote.place.faults.add([{"kind": kind, "match": {}}])
        if self._send(act):
            self.hub.counts["events"] += 1
            self.hub.counts[f"act {act.kind}"] += 1
            self._type(act)
        self.remote.place.faults.clear()
        if self.remote.place.held and rng.random() < 0.3:
            self.remote.place.release()
        self._hear()

    def _send(self, act: Act) -> bool:
        """Whether GitHub let it happen; what is so already is not done."""
        here, person = f"{ISSUES}/{act.number}", self.remote.client.by(act.who)
        issue = self.hub.issues.get(act.number)
        if act.who in self.hub.gone or (issue and act.kind == "label" and act.text in issue.request.labels):
            return False
        process, _, body = act.text.partition("\n")
        method, path, sent = {
            "open": ("POST", ISSUES, {"title": f"Permohonan {act.number} {process}", "body": body}),
            "say": ("POST", f"{here}/comments", {"body": act.text}),
            "mail": ("POST", "/_sandbox/mail", {"issue": act.number, "from": act.who, "body": act.text}),
            "edit": ("PATCH", f"{ISSUES}/comments/{act.target}", {"body": act.text}),
            "delete": ("DELETE", f"{ISSUES}/comments/{act.target}", None),
            "label": ("POST", f"{here}/labels", {"labels": [act.text]}),
            "unlabel": ("DELETE", f"{here}/labels/{quote(act.text if act.kind == 'unlabel' else '')}", None),
            "body": ("PATCH", here, {"body": act.text}),
            "often": ("POST", "/_sandbox/edits", {"issue": act.number, "by": act.who, "times": act.target}),
            "gone": ("POST", "/_sandbox/people", {"login": act.who, "deleted": True}),
            "close": ("PATCH", here, {"state": "closed"}),
            "reopen": ("PATCH", here, {"state": "open"}),
        }[act.kind]
        reply = person.send(method, path, sent)
        self.said = reply.body if act.kind in {"say", "mail", "edit"} and reply.status < 300 else {}
        return reply.status < 300

    def _type(self, act: Act) -> None:
        """Notes what people wrote, and looks at the request."""
        if act.kind == "gone":
            self.hub.gone.add(act.who)
            for number, issue in self.hub.issues.items():
                issue.request = request_of(self.remote.place, number)
            return
        if act.kind == "open":
            self.hub.issues[act.number] = Kept(process=act.text.partition("\n")[0])
        issue = self.hub.issues[act.number]
        if act.kind in {"say", "mail", "edit"}:
            issue.typed[self.said["id"]] = self.said["body"]
        elif act.kind == "delete":
            issue.typed.pop(act.target, None)
        issue.request = request_of(self.remote.place, act.number)

    def _hear(self) -> None:
        """New events wait; the newest of a request replaces the others."""
        for event in self.remote.place.events[self.read :]:
            number = int(event.group.removeprefix("issue-"))
            self.hub.counts["coalesced"] += len(self.runs.waiting.get(number, ()))
            self.runs.waiting[number] = [event]
        self.read = len(self.remote.place.events)

    def _passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)
        self.remote.place.hub.clock.set(self.now)

    def _work(self, step: Work) -> None:
        rng = Random(f"{self.seed}/{step.place}")
        for event in self.runs.waiting.pop(step.number, ()):
            if rng.random() < RATE:
                self._disturb(rng, is_dispatched=event.name == "workflow_dispatch")
            self._run(step.number, event)
        for act in step.meanwhile:
            self.happen(act)

    def _disturb(self, rng: Random, *, is_dispatched: bool) -> None:
        kind = rng.choice([each for each in KINDS if not (is_dispatched and each == "stale_read")])
        fault = {"kind": kind, "match": {"actor": BOT, "nth": rng.randint(1, 3)}}
        if kind == "partial_mutation":
            fault |= {"done": rng.randint(0, 5), "then": rng.choice(("", "502", "timeout"))}
        self.remote.place.faults.add([fault])

    def _run(self, number: int, event: Event) -> int:
        self._passes(5)
        code = self.remote.run(event)
        for fired in self.remote.place.faults.fired:
            self.hub.counts[f"fault request: {fired['kind']}"] += 1
        self.remote.place.faults.clear()
        self.hub.counts["runs"] += 1
        self.hub.counts["runs that failed"] += code != 0
        if code == Exit.BUG:
            raise Wrong(f"#{number}: a run ended as a bug")
        issue, now = self.hub.issues[number], request_of(self.remote.place, number)
        compare(issue, now)
        issue.request = now
        return code

    def _settle(self, *, is_swept: bool) -> None:
        """Nothing fails any more: after two runs for each nothing is off."""
        if not is_swept:
            self.remote.place.release()
        self.remote.place.held.clear()
        self._hear()
        if is_swept:
            self.runs.waiting.clear()
            self._sweep()
        for _ in range(2):
            for number, events in sorted(self.runs.waiting.items()):
                if any(self._run(number, event) for event in events):
                    raise Wrong(f"#{number}: an undisturbed run failed")
            self.runs.waiting.clear()
            self._sweep()
            if not self.runs.waiting:
                break
        if self.runs.waiting:
            raise Wrong(f"{sorted(self.runs.waiting)} are not settled after two undisturbed runs")
        for issue in self.hub.issues.values():
            look(issue, "")

    def _sweep(self) -> None:
        self._passes(5)
        self.hub.counts["sweeps"] += 1
        if self.remote.sweep():
            raise Wrong("an undisturbed sweep failed")
        self._hear()


def remote_walk(remote: Remote, seed: int, events: int = EVENTS) -> RemoteWalk:
    """The walk of a seed over HTTP, or its beginning."""
    found = RemoteWalk(seed=seed, remote=remote)
    chooser = Chooser(walk=found, rng=Random(f"{seed}/people"))
    while found.hub.counts["events"] < events and not found.wrong:
        found.play([chooser.next()])
    return found if found.wrong else found.play([Settle(place=chooser.place + 1)])
