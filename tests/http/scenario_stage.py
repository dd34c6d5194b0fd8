"""Scenarios over HTTP: requests of persons' tokens, the desk as it is started in production, looks from outside."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import quote

from automation.core.policy.process import REQUESTER, Step
from automation.errors import Exit
from tests.builders.desk_variants import DESK, desk_text
from tests.builders.register import BREAKS, FILE
from tests.builders.texts import form_body
from tests.http.looks import Looks
from tests.http.story import BEGIN, alur
from tests.sandbox.client import ISSUES, REPO
from tests.sandbox.recording import commit, oid_of
from tests.scenarios.actions import answered


@dataclass(slots=True)
class OverHttp(Looks):
    """One issue in a place, and what people do to it."""

    author: str = ""
    is_heard: bool = True
    kept: dict[str, str] = field(default_factory=dict)

    # What people do.

    def opens(self, who: str, labels: Sequence[str]) -> None:
        """Files a request with labels."""
        self._file(who, form_body(self.process, self.place.of), labels)

    def _file(self, who: str, body: str, labels: Sequence[str] = ()) -> None:
        given = {"title": "Permohonan dari unit", "body": body, "labels": list(labels)}
        self.number, self.author = self._act(who, "POST", ISSUES, given)["number"], who

    def says(self, who: str, text: str, *, by_mail: bool = False) -> None:
        """Comments, perhaps by answering a mail."""
        if by_mail:
            path, given = "/_sandbox/mail", {"issue": self.number, "from": who, "body": text}
        else:
            path, given = f"{self._here}/comments", {"body": text}
        self.acted = self._act(who, "POST", path, given)["id"]

    def edits_body(self, who: str, old: str, new: str) -> None:
        """Changes the request's text."""
        text = self._told.issue["body"]
        assert old in text
        self._act(who, "PATCH", self._here, {"body": text.replace(old, new)})

    def edits(self, who: str, old: str, new: str) -> None:
        """Changes a comment."""
        found = self._comment(old)
        self._act(who, "PATCH", f"{ISSUES}/comments/{found['id']}", {"body": found["body"].replace(old, new)})

    def deletes(self, who: str, text: str) -> None:
        """Deletes a comment."""
        self._act(who, "DELETE", f"{ISSUES}/comments/{self._comment(text)['id']}")

    def closes(self, who: str) -> None:
        """Closes the issue."""
        self._act(who, "PATCH", self._here, {"state": "closed"})
        self.acted = self._last_event("closed")

    def reopens(self, who: str) -> None:
        """Reopens the issue."""
        self._act(who, "PATCH", self._here, {"state": "open"})
        self.acted = self._last_event("reopened")

    def sets(self, who: str, *labels: str) -> None:
        """Puts labels on."""
        self._act(who, "POST", f"{self._here}/labels", {"labels": list(labels)})
        self.acted = self._last_event("labeled")

    def takes_off(self, who: str, label: str) -> None:
        """Takes a label off."""
        self._act(who, "DELETE", f"{self._here}/labels/{quote(label)}")
        self.acted = self._last_event("unlabeled")

    def renames(self, who: str, old: str, new: str) -> None:
        """Renames a label of the repository."""
        self._act(who, "PATCH", f"{REPO}/labels/{quote(old)}", {"new_name": new})

    def erases(self, who: str, label: str) -> None:
        """Deletes a label of the repository."""
        self._act(who, "DELETE", f"{REPO}/labels/{quote(label)}")

    def creates(self, who: str, label: str) -> None:
        """Makes a label in the repository."""
        self._act(who, "POST", f"{REPO}/labels", {"name": label})

    def loses_login(self, who: str) -> None:
        """GitHub gives a login that was given up to whoever registers it."""
        self.place.github.client.post("/_sandbox/people", {"login": who, "renamed_to": f"{who}-lama"})
        self.place.github.client.post("/_sandbox/people", {"login": who, "registered": True})

    def loses_account(self, who: str) -> None:
        """Its owner deletes it."""
        self.place.github.client.post("/_sandbox/people", {"login": who, "deleted": True})
        self.seen.clear()

    def transfers(self, who: str) -> None:
        """As it would be after a way through another repository, where the desk's own number means nothing."""
        issue, before = self._told.issue, self._told.comments
        moved = {
            "from": "kampus/lama",
            "title": issue["title"],
            "body": issue["body"],
            "author": issue["user"]["login"],
            "at": issue["created_at"],
            "state": issue["state"],
            "labels": [label["name"] for label in issue["labels"]],
            "comments": [
                {"author": each["user"]["login"], "body": each["body"], "at": each["created_at"]} for each in before
            ],
        }
        self.number, self.came = self._act(who, "POST", "/_sandbox/transfer", moved)["number"], len(before)

    def takes_record(self, who: str) -> None:
        """A commit on the record's branch takes the file away; GitHub lets who may write do so."""
        self.place.is_broken = True
        head = self.place.github.get(f"{REPO}/git/ref/heads/alur-ledger")["object"]["sha"]
        oid_of(commit(self.place.github.client.by(who), head, {}, gone=(f"{self.number}.jsonl",)))
        self.seen.clear()

    def breaks(self, who: str, what: str) -> None:
        """A commit on the record's branch, or on the default branch, by who may write there."""
        assert who
        self.place.is_broken = True
        process = f"automation/sop/{self.process.id}/{self.process.version}.yml"
        other = next(each for each in self.place.of.processes if each.id != self.process.id)
        match what:
            case "the record":
                self._records("{}\n")
            case "the record by another's":
                other = OverHttp(self.place, self.process)
                other.opens("dina", [])
                self._records(other.record_text)
            case "the procedure":
                self._writes(process, None)
            case "another procedure":
                self._writes(f"automation/sop/{other.id}/{other.version}.yml", "id: [")
            case "the desk file":
                self._writes(DESK, "roles: [")
            case _:
                self._commits(FILE, BREAKS[what](self.text_of(FILE)))
        self.seen.clear()

    def _records(self, text: str) -> None:
        self.kept["record"] = self.record_text
        self._commits(f"{self.number}.jsonl", text)

    def _commits(self, file: str, text: str | None) -> None:
        head = self.place.github.get(f"{REPO}/git/ref/heads/alur-ledger")["object"]["sha"]
        files, gone = ({file: text}, ()) if text is not None else ({}, (file,))
        oid_of(commit(self.place.github.client.by("agus"), head, files, gone=gone))

    def _writes(self, file: str, text: str | None) -> None:
        path = self.place.repo / file
        self.kept[file] = path.read_text(encoding="utf-8")
        path.unlink() if text is None else path.write_text(text, encoding="utf-8")

    def mends(self, who: str) -> None:
        """As it was before."""
        assert who
        for file, text in self.kept.items():
            if file == "record":
                self._records(text)
            else:
                (self.place.repo / file).write_text(text, encoding="utf-8")
        self.seen.clear()

    def edits_often(self, who: str, times: int) -> None:
        """One edit after the other, of which no run hears."""
        self.place.github.client.post("/_sandbox/edits", {"issue": self._told.number, "by": who, "times": times})
        self.seen.clear()

    # The usual way to a step.

    def begins(self, who: str, form: Mapping[str, str], step: int, budget: str) -> None:
        """The usual way, on which the desk hears only of the last act before the gate and of the last of all."""
        body = form_body(self.process, self.place.of, **form)
        gate = self.process.approval_step.number
        todo = [each for each in self.process.steps[: step - 1] if each.verb]
        acts = [partial(self._file, who, body)]
        acts += [partial(self._fills, each, budget) for each in todo if each.number < gate]
        self._in_a_row(acts)
        if step > gate:
            code = self.code
            acts = [partial(self.says, login, f"/setujui {code}") for login in self._approvers()]
            self._in_a_row([*acts, *(partial(self._fills, each, budget) for each in todo if each.number >= gate)])
        assert self._told.step == step, self.status

    @property
    def code_of_another(self) -> str:
        """A request with the same text beside this one."""
        other = OverHttp(self.place, self.process)
        other.begins(self.author, {}, self.step, "")
        return other.code

    def _fills(self, step: Step, budget: str) -> None:
        self.says(self._doer(step), answered(step, budget))

    def _doer(self, step: Step) -> str:
        """The first who holds the role; a colleague where somebody else must look at the work."""
        if step.actor == REQUESTER:
            return self.author
        is_second_look = any(duty.act == step.key and duty.not_alone_with for duty in self.place.of.desk.duties)
        return self._holders(step.actor)[: 2 if is_second_look else 1][-1]

    def _in_a_row(self, acts: Sequence[Callable[[], None]]) -> None:
        self.unheard(lambda: [act() for act in acts[:-1]])
        acts[-1]()

    def _approvers(self) -> list[str]:
        """A person for each open slot, scarce roles first."""
        people: dict[str, list[str]] = {role: self._holders(role) for role in self.explained["open_slots"]}
        chosen: list[str] = []
        for role in sorted(self.explained["open_slots"], key=lambda role: len(people[role])):
            chosen.append(next(login for login in people[role] if login not in {*chosen, self.author}))
        return chosen

    def _holders(self, role: str) -> list[str]:
        now = BEGIN + timedelta(minutes=self.place.github.minutes)
        return [person.login for person in self.place.of.desk.holders(role, now)]

    # The desk, its events and the clock.

    def sleeps(self) -> None:
        """Runs wait for their events, which GitHub holds back."""
        self.is_heard = False
        self._fault({"kind": "delayed_event", "times": 99})

    def wakes(self) -> None:
        """The events come."""
        self.is_heard = True
        self.place.github.client.send("DELETE", "/_sandbox/faults")
        self.place.github.client.post("/_sandbox/release", {})
        self._settle()

    def sweeps(self) -> None:
        """`alur sweep`, and the runs that it starts."""
        self.place.github.tick()
        code, said = alur(["sweep"], self.place.github.variables, self.place.repo)
        assert code in {Exit.DONE, Exit.PARTLY}, said
        self._settle()

    def reads_desk_file(self, name: str) -> None:
        """Writes the file to the default branch; the push starts `register.yml`, unless its event is held back."""
        (self.place.repo / DESK).write_text(desk_text(name), encoding="utf-8")
        if self.is_heard:
            self.place.github.tick()
            code, said = alur(["register"], self.place.github.variables, self.place.repo)
            assert code == 0, said
        self.seen.clear()

    def passes(self, hours: int) -> None:
        """Time goes by."""
        self.place.github.minutes += hours * 60

    def behind(self, act: Callable[[], object]) -> None:
        """Each act comes a minute after the one before, by the clock of GitHub."""
        self.place.github.minutes -= 1.5
        self.unheard(act)
        self.place.github.minutes += 1.5

    def unheard(self, act: Callable[[], object]) -> None:
        """The act's event gets lost."""
        was_heard, self.is_heard = self.is_heard, False
        self._under({"kind": "lost_event", "times": 99}, act)
        self.is_heard = was_heard

    def twice(self, act: Callable[[], None]) -> None:
        """The act's event comes twice."""
        self._under({"kind": "doubled_event", "times": 99}, act)

    def in_flight(self, first: Callable[[], None], second: Callable[[], None]) -> None:
        """All that the first act's run reads is as it was before the second act; then the second has its own run."""
        self._under({"kind": "delayed_event", "times": 99}, first)
        self._under({"kind": "delayed_event", "times": 99}, second)
        runs = self.place.github.runs()
        match = {"run": (runs[-1]["id"] if runs else 0) + 1}
        self._fault({"kind": "stale_read", "match": match, "times": 99})
        self.place.github.client.post("/_sandbox/release", {})
        self._settle()
        assert self.place.github.get("/_sandbox/faults")["fired"], "nothing was read while the first run was going on"
        self.place.github.client.send("DELETE", "/_sandbox/faults")

    def _act(self, who: str, method: str, path: str, body: object = None) -> Any:
        reply = self.place.github.act(who, method, path, body)
        self.seen.clear()
        return reply.body

    def _settle(self) -> None:
        self.place.github.settle()
        self.seen.clear()

    def _fault(self, fault: dict[str, Any]) -> None:
        self.place.github.client.post("/_sandbox/faults", {"faults": [fault]})

    def _under(self, fault: dict[str, Any], act: Callable[[], object]) -> None:
        self._fault(fault)
        act()
        self.place.github.client.send("DELETE", "/_sandbox/faults")
