"""A sampled telling, event by event, as a request on GitHub on which the desk runs where the sample says so.

What people do becomes real comments, edits and deletions; the record is production's own, entry by entry.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from automation.core.decision.decide import decide
from automation.core.history.record import Entry, chain
from automation.core.history.register import Register
from automation.core.history.request import Account, Comment, Deletion, Edit, Request
from automation.core.policy.catalogue import Catalogue
from automation.core.text.command_line import write_code
from tests.builders.texts import drawn
from tests.proof.oracle.bridge_desk import TITLES, WORKER, catalogue_of, sections, when
from tests.proof.oracle.desks import ACCOUNTS
from tests.proof.oracle.facts import Account as OracleAccount
from tests.proof.oracle.facts import (
    Acted,
    BodyWritten,
    Code,
    CommentDeleted,
    CommentEdited,
    Decided,
    EvidencePosted,
    Facts,
    Turned,
)
from tests.proof.oracle.teller import Filed, Run, Told, moments

WRONG = write_code(0)
SPARE = 100  # numbers between two comments of the sample, for those that the oracle takes for granted
VERBS = {"approve": "setujui", "reject": "tolak", "withdraw": "tarik", "letter": "catat", "permit": "catat"}
TURNS = {"cancelled": ("dina", "/batal tidak jadi"), "resumed": ("dina", "/lanjut")}


def play(told: Told) -> Request:
    """The request at the end, with the record that the desk's runs left; unreadable when the sample says so.

    By then somebody has set the label of the work itself, for labels are never evidence.
    """
    stage = Stage(told.start)
    for step, facts in moments(told):
        stage.take(step, facts)
    (process,) = stage.catalogue.processes
    labels = frozenset(step.label for step in process.steps if step.gated)
    known = stage.request.record if told.start.record is not None else None
    return replace(stage.request, labels=labels, record=known)


class Stage:
    """The request so far."""

    def __init__(self, facts: Facts) -> None:
        """Nothing has happened yet."""
        self.desk, self.process = facts.desk, facts.process
        self.catalogue: Catalogue = catalogue_of(facts.desk, facts.process)
        self.request = Request(
            repository="kampus/permohonan", repository_id=1, number=1, node_id="I_1", title="Judul", body="",
            author=None, created_at=when(0), register=Register(),
        )  # fmt: skip
        self.number = 0
        self.codes: dict[Code, str] = {}

    def take(self, step: object, facts: Facts) -> None:
        """Let one step of the telling happen."""
        match step:
            case Filed(desk=desk):
                self.desk, self.catalogue = desk, catalogue_of(desk, self.process)
            case Run(at=at):
                self._run(at, facts)
            case BodyWritten():
                self._write(step)
            case EvidencePosted():
                self._say(step.by, step.at, self._evidence(step.step, dict(step.sections), step.text), step.comment)
            case Decided():
                self._decide(step)
            case CommentEdited():
                self._edit(step)
            case CommentDeleted():
                self._delete(step)
            case Acted():
                self._act(step)
            case Turned():
                self._turn(step)

    def _run(self, at: int, facts: Facts) -> None:
        found = decide(self.catalogue, self.request, when(at), drawn(self.request))
        self._record(found.entries)
        register = self.request.register.with_lines(found.register)
        self.request = replace(self.request, register=register)
        draws = [entry for entry in facts.record or () if entry.kind == "code"]
        if draws and found.situation:
            self.codes.setdefault(
                Code(draws[-1].revision, draws[-1].of, draws[-1].comment), found.situation.gate.code or WRONG
            )

    def _record(self, entries: Iterable[Entry]) -> None:
        record = self.request.record or ()
        self.request = replace(self.request, record=(*record, *chain(record, entries)))

    def _write(self, event: BodyWritten) -> None:
        answers = {"unit": event.unit, "deskripsi": event.text, "data": event.data, "tujuan": None}
        body = "\n\n".join(f"### {TITLES[name]}\n\n{answer or '_No response_'}" for name, answer in answers.items())
        if not self.request.body:
            self.request = replace(self.request, body=body, author=_account(event.by), created_at=when(event.at))
        else:
            edit = Edit(at=when(event.at), editor=_account(event.by))
            self.request = replace(self.request, body=body, edits=(*self.request.edits, edit))

    def _evidence(self, step: str, given: dict[str, object], text: str, verb: str = "") -> str:
        titles = TITLES if step == "pengajuan" else {each.key: each.title.id for each in sections(self.desk)[step]}
        parts = [f"### {titles[key]}\n{'-' if value is None else value}" for key, value in given.items()]
        verb = verb or ("lengkapi" if step == "pengajuan" else step)
        return "\n\n".join([f"/{verb}", text, *parts])

    def _say(self, by: OracleAccount | None, at: int, text: str, number: int = 0, **facts: object) -> None:
        """A comment; without a number of the sample it gets the next one."""
        self.number = number * SPARE if number else self.number + 1
        made = Comment(
            id=self.number, node_id=f"IC_{self.number}", author=_account(by), body=text, created_at=when(at), **facts
        )
        self.request = replace(self.request, comments=(*self.request.comments, made))

    def _decide(self, event: Decided) -> None:
        author = replace(event.by, kind="Bot") if event.by_app and event.by else event.by
        argument = "alasan" if event.verb in {"reject", "withdraw"} else self._code(event)
        text = f"/{VERBS[event.verb]} {argument}"
        if event.verb in {"letter", "permit"}:
            day = (when(event.at) + timedelta(hours=7)).date().isoformat()
            subject = event.document or "Persetujuan Manajemen"
            signatory = event.signatory or "Kepala Dinas"
            named = {"Jenis surat": subject, "Nomor surat": "1/ND", "Penandatangan": signatory, "Tanggal surat": day}
            text = "\n\n".join([text, *(f"### {title}\n{value}" for title, value in named.items())])
        self._say(author, event.at, text, event.comment, via_email=event.by_mail)

    def _code(self, event: Decided) -> str:
        """The desk's code that it showed where the oracle drew this one, or none."""
        if event.names is None:
            return "" if event.verb == "approve" else WRONG
        return self.codes.get(event.names, WRONG)

    def _edit(self, event: CommentEdited) -> None:
        """The first line stays, and with it what the comment is; every second decision becomes plain talk."""
        found = self._comment(event.comment)
        if found is None:
            return
        first, _, rest = found.body.partition("\n\n")
        is_decision = first.partition(" ")[0].removeprefix("/") in VERBS.values()
        parts = ["ralat"] if is_decision and event.comment % 2 else [first, event.text, *_sections(rest)]
        edited = replace(found, body="\n\n".join(parts), edited_at=when(event.at), editor=_account(event.by))
        comments = tuple(edited if each.id == found.id else each for each in self.request.comments)
        self.request = replace(self.request, comments=comments)

    def _delete(self, event: CommentDeleted) -> None:
        found = self._comment(event.comment)
        if found is None:
            return
        gone = Deletion(
            node_id=f"D_{found.id}", at=when(event.at), actor=_account(ACCOUNTS["budi"]), author=found.author
        )
        kept = tuple(each for each in self.request.comments if each.id != found.id)
        self.request = replace(self.request, comments=kept, deletions=(*self.request.deletions, gone))

    def _act(self, event: Acted) -> None:
        if event.act == "darurat":
            self._say(event.by, event.at, "/darurat layanan berhenti")
        else:
            self._say(_worker(), event.at, "/mulai")
            self._say(event.by, event.at, self._evidence("pengembangan", {"hasil": "kode"}, "", "pengembangan draf"))

    def _turn(self, event: Turned) -> None:
        if event.to in TURNS:
            by, text = TURNS[event.to]
            self._say(ACCOUNTS[by], event.at, text)
            if event.to == "resumed":
                self._say(ACCOUNTS[by], event.at, text)  # the first ends a cancellation, the second a hold below it
        elif event.to == "held":
            day = (when(event.until) + timedelta(hours=7)).date().isoformat()
            self._say(_worker(), event.at, f"/tunda menunggu sampai {day}")
        elif event.to == "returned":
            number = next(each.number for each in self.catalogue.processes[0].steps if each.key == event.step)
            self._say(_worker(), event.at, f"/kembali {number} diulang")
        else:
            self._say(_worker(), event.at, "/mulai")
            self._say(_worker(), event.at, self._evidence("pengembangan", {"hasil": "kode"}, ""))
            self._say(_worker(), event.at, self._evidence("implementasi", {"alamat": "situs"}, ""))

    def _comment(self, number: int) -> Comment | None:
        return next((each for each in self.request.comments if each.id == number * SPARE), None)


def _sections(rest: str) -> list[str]:
    """The sections of a comment, without the words above them."""
    return [part for part in rest.split("\n\n") if part.startswith("### ")]


def _worker() -> OracleAccount:
    return OracleAccount(id=1099, login=WORKER)


def _account(account: OracleAccount | None) -> Account | None:
    return Account(login=account.login, id=account.id, kind=account.kind) if account else None
