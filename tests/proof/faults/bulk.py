"""The fault table of bulk reads: a desk with odd requests, each request that a reading of all sends there, each fault.

Whatever fails, either all that can be read is read as without the fault, or what is not is named, or the reading ends
as a whole. Nothing is told of a request that is not as it is, and none is left out in silence.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from automation.adapters.github_desk import GitHubDesk
from automation.adapters.github_session import GitHubSession
from automation.core.history.record import chain, read, text
from automation.core.outcome.decision import Unread
from automation.core.outcome.labels import all_labels
from automation.errors import AskedToWait, DeskError, Exit, GitHubRefused, GitHubUnavailable
from automation.operations.bulk import end_of
from automation.operations.site import site_reading
from automation.operations.sweep import sweep
from automation.render.site.pages import row_files
from tests.http.story import BOT, Told, example, file
from tests.proof.faults.stage import Stage
from tests.sandbox.client import ISSUES, REPO
from tests.sandbox.recording import commit, oid_of

Fault = Mapping[str, Any]
PLACE = "kampus/permohonan"
STATES = ("OPEN", "CLOSED")
STRANGERS = 22
PASSING = tuple("timeout_before reset_before 500 502 503 timeout_after 502_after cut_json empty_page".split())
PARTIAL = ("graphql_partial", "graphql_resource_limits")
WAITS = ("403_secondary", "429", "graphql_rate_limited")
REFUSALS = ("401", "404", "422")
HEAVY = ("502", "timeout_before", *PARTIAL)
"""What GitHub answers to a query that is too heavy, or of which it cannot tell a part."""
LASTING = 10_000


@dataclass(frozen=True, kw_only=True)
class Scene:
    """The numbers of the odd requests: why each cannot be read, which are long, which one waits for a run."""

    unknown: Mapping[int, str]
    long: int
    often: int
    off: int
    plain: int


def scene(stage: Stage) -> Scene:
    """A desk at which everything odd that has been seen stands side by side."""
    place = stage.github
    plain, broken, foreign = file(place, example(6)), file(place, example(1)), file(place, example(6))
    gone, long, off = file(place, example(6)), file(place, example(6)), file(place, example(6))
    often, unheard = _formless(place), _formless(place)
    for number in range(STRANGERS):
        stage.disturb({"kind": "lost_event"})
        place.client.by("agus").send("POST", ISSUES, {"title": f"Tanya {number}", "body": "Apa kabar?"})
    stage.place.faults.clear()
    for _ in range(120):
        place.client.by("agus").comment(long.number, "Kapan selesai?")
    for told, times in ((often, 150), (unheard, 1_001)):
        place.client.post("/_sandbox/edits", {"issue": told.number, "by": "agus", "times": times})
    _spoil(stage, broken.number, lambda lines: lines[:-20])
    _spoil(stage, foreign.number, _of_another_process)
    node = gone.issue["node_id"]
    place.client.by("agus").query(f'mutation{{deleteIssue(input:{{issueId:"{node}"}}){{clientMutationId}}}}')
    place.settle()
    assert stage.sweep() in {Exit.DONE, Exit.PARTLY}
    stage.sweep()
    stage.disturb({"kind": "lost_event"})
    off.say("budi", "/evaluasi draf")
    stage.place.faults.clear()
    unknown = {broken.number: "record_broken", foreign.number: "process_gone", unheard.number: "edits_unheard"}
    return Scene(unknown=unknown, long=long.number, often=often.number, off=off.number, plain=plain.number)


def _formless(place: Any) -> Told:
    """An issue of a stranger who used no form."""
    return Told(place, place.act("agus", "POST", ISSUES, {"title": "Tolong", "body": "Tolong dibantu."}).body["number"])


def _spoil(stage: Stage, number: int, change: Any) -> None:
    """Somebody who may writes another record file."""
    git, client = stage.place.git, stage.github.client
    whole = git.find(f"alur-ledger:{number}.jsonl").read().decode()
    head = client.get(f"{REPO}/git/ref/heads/alur-ledger")["object"]["sha"]
    oid_of(commit(client.by("agus"), head, {f"{number}.jsonl": change(whole)}))


def _of_another_process(lines: str) -> str:
    """A whole record of a procedure that this desk does not have."""
    return text(chain((), [replace(entry, process="pinjam-ruang") for entry in read(lines)]))


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a reading of all told: each request by number as text, those that were not read and why, and the end."""

    requests: Mapping[int, str] = field(default_factory=dict)
    unread: Mapping[int, str] = field(default_factory=dict)
    handed: tuple[int, ...] = ()
    end: int = 0
    error: type[DeskError] | None = None
    waited: float = 0.0
    sent: tuple[str, ...] = ()


@dataclass(kw_only=True)
class Reader:
    """`alur sweep` and `alur site` in this process; waiting takes no time. `pages` is how a wrong desk reads."""

    stage: Stage
    github: type[GitHubDesk] = GitHubDesk
    session: type[GitHubSession] = GitHubSession

    def sweep(self) -> Seen:
        """What the sweep looked at, and what it would hand on."""
        handed: list[int] = []

        def work(desk: GitHubDesk) -> Seen:
            swept = sweep(self.stage.desk.rules, desk, handed.append)
            return Seen(unread=_codes(swept.unread), handed=tuple(handed), end=int(end_of(swept.unread, swept.unseen)))

        seen = self._with(work)
        return seen if seen.error is None else replace(seen, handed=tuple(handed))

    def site(self) -> Seen:
        """What the site would show of each request."""

        def work(desk: GitHubDesk) -> Seen:
            found = site_reading(self.stage.desk.rules, desk, PLACE, "")
            shown = {row.request.number: _page(row, found.data) for row in found.data.rows}
            return Seen(requests=shown, unread=_codes(found.unread), end=int(end_of(found.unread)))

        return self._with(work)

    def _with(self, work: Any) -> Seen:
        waits: list[float] = []
        variables, mark = self.stage.github.variables, self.stage.mark
        session = self.session(variables["GITHUB_TOKEN"], variables["GITHUB_API_URL"])
        desk = self.github(session, PLACE, all_labels(self.stage.desk.rules), wait=waits.append)
        try:
            seen = work(desk)
        except DeskError as error:
            seen = Seen(error=type(error), end=int(error.exit_code))
        finally:
            session.close()
        return replace(seen, waited=sum(waits), sent=tuple(self.stage.sent_since(mark)))


def _codes(unread: tuple[Unread, ...]) -> dict[int, str]:
    return {one.number: one.reason.code for one in unread}


def _page(row: Any, data: Any) -> str:
    """What the site publishes of a request, but for the moment of reading."""
    (path, shown) = next(file for file in row_files(row, data) if file[0].endswith(".json"))
    return json.dumps({name: value for name, value in json.loads(shown).items() if name != "data_at"}) + path


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One fault of one reading; `command` is sweep or site, `wanted` what may come of it."""

    command: str
    fault: Fault
    wanted: str
    lost: int = 0

    def __str__(self) -> str:
        """Where in the table."""
        match = ", ".join(f"{name} {value}" for name, value in self.fault["match"].items() if name != "actor")
        lasts = ", lasting" if self.fault.get("times") else ""
        return f"{self.command}, {match}: {self.fault['kind']}{lasts}: {self.wanted}"


@dataclass(kw_only=True)
class Table:
    """The readings without a fault, and the cells about them."""

    reader: Reader
    scene: Scene

    @cached_property
    def whole(self) -> Mapping[str, Seen]:
        """What is read when nothing fails."""
        return {"sweep": self.reader.sweep(), "site": self.reader.site()}

    def cells(self) -> Iterator[Cell]:
        """Each request with each fault once; each kind of request failing for good; each odd issue failing for good."""
        for command, seen in self.whole.items():
            for nth, sent in enumerate(seen.sent):
                match = {"actor": BOT, "operation": sent, "nth": seen.sent[: nth + 1].count(sent)}
                for wanted, kinds in (("whole", (*PASSING, *PARTIAL)), ("waits", WAITS), ("refused", REFUSALS)):
                    for kind in kinds:
                        yield Cell(command=command, fault={"kind": kind, "match": match}, wanted=wanted)
            yield from self._lasting(command)

    def _lasting(self, command: str) -> Iterator[Cell]:
        for kind in ("502", "timeout_before", "cut_json"):
            for operation in ("DeskPage", "DeskRecords"):
                match = {"actor": BOT, "operation": operation}
                yield Cell(command=command, fault={"kind": kind, "match": match, "times": LASTING}, wanted="down")
            yield Cell(command=command, fault={"kind": kind, "match": {"actor": BOT}, "times": LASTING}, wanted="down")
        for number in (self.scene.plain, self.scene.long, self.scene.often, self.scene.off):
            for kind in HEAVY:
                fault = {"kind": kind, "match": {"actor": BOT, "holds": number}, "times": LASTING}
                yield Cell(command=command, fault=fault, wanted="named", lost=number)
        for number, operation in ((self.scene.long, "DeskTimeline"), (self.scene.often, "DeskEdits")):
            for kind in ("502", "empty_page", *PARTIAL):
                fault = {"kind": kind, "match": {"actor": BOT, "operation": operation}, "times": LASTING}
                yield Cell(command=command, fault=fault, wanted="named", lost=number)

    def play(self, cell: Cell) -> list[str]:
        """Everything that is wrong with what came of a cell."""
        self.reader.stage.place.faults.clear()
        # Each cell in an hour of its own.
        self.reader.stage.place.limits._used.clear()
        self.reader.stage.disturb(cell.fault)
        seen = getattr(self.reader, cell.command)()
        fired = len(self.reader.stage.place.faults.fired)
        self.reader.stage.place.faults.clear()
        wrong = [] if fired else ["the fault did not happen"]
        wrong += self._judged(cell, seen)
        return [f"{cell}: {each}" for each in wrong]

    def _judged(self, cell: Cell, seen: Seen) -> Iterator[str]:
        whole = self.whole[cell.command]
        errors = {"waits": AskedToWait, "refused": GitHubRefused, "down": GitHubUnavailable}
        if wanted := errors.get(cell.wanted):
            if seen.error is None or not issubclass(seen.error, wanted):
                yield f"it ended with {seen.error or seen.end}"
            if seen.handed:
                yield f"it handed on {seen.handed}"
        elif seen.error is not None:
            yield f"it ended with {seen.error}"
        else:
            yield from _differences(whole, seen, cell.lost)
        if seen.waited > 60:
            yield f"it waited {seen.waited} seconds"


def _differences(whole: Seen, seen: Seen, lost: int) -> Iterator[str]:
    """How a reading differs from the undisturbed one in which nothing but `lost` (0: none) could not be read."""
    unread = {**whole.unread, **({lost: "unread_failing"} if lost else {})}
    if seen.unread != unread:
        yield f"unread are {seen.unread} and not {unread}"
    if seen.end != Exit.PARTLY:
        yield f"it ended with {seen.end}"
    if seen.handed != tuple(number for number in whole.handed if number != lost):
        yield f"handed on are {seen.handed}"
    if seen.requests != {number: page for number, page in whole.requests.items() if number != lost}:
        yield "what is told of the others differs"
