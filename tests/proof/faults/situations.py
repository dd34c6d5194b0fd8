"""The acts after which the desk opens, closes, records or answers, for a request of each procedure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.http.story import Told, example, file
from tests.proof.faults.stage import Moment, Stage
from tests.sandbox.client import ISSUES

EXAMPLES = {"website-baru": 1, "perbaikan-fitur": 6}
APPROVERS = {"website-baru": ("wati", "joko"), "perbaikan-fitur": ("wati",)}
LAST = {"website-baru": 12, "perbaikan-fitur": 13}
GATED = "langkah 06: perancangan dan pengembangan"
Act = Callable[[Told, str], object]


@dataclass(frozen=True, kw_only=True)
class Situation:
    """`act` is done at the moment `start` of a request of a procedure.

    `finder` says who finds it: the run of its event, the sweep, or a run started by hand.
    """

    kind: str
    name: str
    start: str
    act: Act
    only: tuple[str, ...] = tuple(EXAMPLES)
    finder: str = "event"

    def __str__(self) -> str:
        """For people."""
        found = {"event": "", "sweep": ", found by the sweep", "hand": ", run by hand"}[self.finder]
        return f"{self.kind}: {self.name}{found}"


def requester(process: str) -> str:
    """Who opened the request."""
    return example(EXAMPLES[process])["sender"]


def says(person: str, text: str) -> Act:
    """Somebody comments; '' is the requester."""
    return lambda told, process: told.say(person or requester(process), text)


def approve_last(told: Told, process: str) -> None:
    """The last needed approval."""
    told.answer(APPROVERS[process][-1])


def edit_body(told: Told, process: str) -> None:
    """The requester changes what was approved."""
    first = example(EXAMPLES[process])["fields"]["tujuan"].splitlines()[0]
    body = told.issue["body"]
    assert body.count(first) == 1
    told.tell(requester(process), "edit", body.replace(first, f"{first} Segera."))


def delete_approval(told: Told, _: str) -> None:
    """Somebody who may do so deletes an approval."""
    found = [each["id"] for each in told.comments if each["body"].startswith("/setujui")]
    told.github.act("lina", "DELETE", f"{ISSUES}/comments/{found[-1]}")


def label(person: str) -> Act:
    """Somebody sets the first development label."""
    return lambda told, _: told.tell(person, "label", GATED)


def unlabel(told: Told, _: str) -> None:
    """Somebody takes the first development label away."""
    told.tell("lina", "unlabel", GATED)


def close(told: Told, process: str) -> None:
    """The requester closes the issue."""
    told.tell(requester(process), "close")


def reopen(told: Told, _: str) -> None:
    """Somebody who may do so opens the closed issue."""
    told.github.act("lina", "PATCH", f"{ISSUES}/{told.number}", {"state": "open"})


def answers(person: str) -> Act:
    """Somebody sends the offered block, filled."""
    return lambda told, _: told.answer(person)


def intake(told: Told, process: str) -> None:
    """A filled form arrives."""
    file(told.github, example(EXAMPLES[process]))


_TWO_APPROVALS = ("website-baru",)
_ROWS: tuple[tuple[str, str, Act, str], ...] = (
    ("opening", "one approval lacking", approve_last, "last approval"),
    ("opening", "one approval lacking again", approve_last, "approval given anew after a lapse"),
    ("opening", "approved", says("budi", "/mulai"), "work begun by command"),
    ("opening", "approved", label("budi"), "work begun by label"),
    ("opening", "developing", unlabel, "removed development label put back"),
    ("closing", "developing", says("wati", "/tolak anggaran belum tersedia"), "rejection"),
    ("closing", "filed", says("budi", "/tolak sudah ada sistem yang serupa"), "rejection at evaluation"),
    ("closing", "developing", says("wati", "/tarik anggaran belum pasti"), "withdrawal"),
    ("closing", "developing", edit_body, "lapse by an edit of the text"),
    ("closing", "developing", delete_approval, "approval deleted"),
    ("closing", "asked", label("budi"), "label without approval taken back"),
    ("closing", "developing", says("", "/batal tidak jadi diperlukan"), "cancel"),
    ("closing", "developing", close, "closed by the requester's hand"),
    ("closing", "cancelled", reopen, "reopening by hand undone"),
    ("closing", "last step", answers("sari"), "end of the last step"),
    ("recording", "nothing", intake, "intake at a new desk"),
    ("recording", "filed", intake, "intake"),
    ("recording", "filed", answers("budi"), "move"),
    ("recording", "asked", answers("budi"), "approval that does not count"),
    ("recording", "cancelled", says("", "/lanjut"), "resumed"),
    ("answering", "filed", says("", "/mulai"), "command refused"),
)
SITUATIONS = (
    *(Situation(kind=kind, name=name, start=start, act=act) for kind, start, act, name in _ROWS),
    Situation(
        kind="recording",
        name="approval that is not the last",
        start="asked",
        act=answers("wati"),
        only=_TWO_APPROVALS,
    ),
    *(
        Situation(kind=kind, name=name, start=start, act=act, finder=finder)
        for kind, start, act, name in _ROWS
        for finder in ("sweep", "hand")
        if name in {"last approval", "withdrawal"}
    ),
)


def moments(stage: Stage, process: str) -> Mapping[str, Moment]:
    """One request's life up to its last step, with the moments at which the situations begin."""
    found = {"nothing": stage.keep()}

    def keep(name: str) -> None:
        assert {record.exit_code for record in stage.place.runs.records.values()} == {0}
        found[name] = stage.keep()

    told = file(stage.github, example(EXAMPLES[process]))
    keep("filed")
    _answers_until(told, 5, "budi")
    keep("asked")
    *others, last = APPROVERS[process]
    _answer_all(told, others)
    keep("one approval lacking")
    told.answer(last)
    keep("approved")
    told.say("budi", "/mulai")
    keep("developing")
    told.say(requester(process), "/batal tidak jadi diperlukan")
    keep("cancelled")
    stage.restore(found["developing"])
    edit_body(told, process)
    _answer_all(told, others)
    keep("one approval lacking again")
    stage.restore(found["developing"])
    _answers_until(told, 7, "budi")
    _answers_until(told, LAST[process], "sari")
    keep("last step")
    return found


def _answers_until(told: Told, step: int, person: str) -> None:
    while (before := told.step) < step:
        told.answer(person)
        assert told.step > before, told.said[-1]


def _answer_all(told: Told, people: list[str]) -> None:
    for person in people:
        told.answer(person)
