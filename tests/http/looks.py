"""What anybody can see of a request: over HTTP alone, and by `alur explain`."""

import base64
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from automation.core.policy.catalogue import Catalogue
from automation.core.policy.process import Process
from tests.http.story import BEGIN, BOT, STATUS, GitHub, Told, alur
from tests.sandbox.client import ISSUES, REPO
from tests.scenarios.stage import ByHand, Noted, Said, Verified

_OVERLAY = "status: "
_UNREADABLE = 2
_ANSWERS = {0: "may", 1: "may not", 2: "unknown"}
_CODE = re.compile(r"^/setujui ([0-9A-Z-]+)$", re.MULTILINE)


@dataclass(slots=True)
class Place:
    """A sandbox, the desk's repository on disk, and the sources in it; where they were broken runs may end in red."""

    github: GitHub
    repo: Path
    of: Catalogue
    is_broken: bool = False


@dataclass(slots=True)
class Looks:
    """One issue in a place, as it shows.

    `acted` is the id of the last act: of its comment or of its event. `seen` are answers that hold until the next act.
    `came` is how many comments came along when it was transferred in.
    """

    place: Place
    process: Process
    number: int = 0
    acted: int | str = ""
    seen: dict[str, Any] = field(default_factory=dict)
    came: int = 0

    @property
    def today(self) -> str:
        """The day of the clock."""
        now = BEGIN + timedelta(minutes=self.place.github.minutes)
        return self.place.of.desk.calendar.offsets.local(now).date().isoformat()

    @property
    def is_readable(self) -> bool:
        """Whether the desk can know how the request stands, by `alur verify`."""
        arguments = ["verify", str(self.number), "--json"]
        return alur(arguments, self.place.github.variables, self.place.repo)[0] != _UNREADABLE

    @property
    def step(self) -> int:
        """The step by its label while the issue is open, else by `alur explain`; both must agree."""
        step = self.explained["step"]
        assert self._told.step == (step if self.is_open else 0)
        return step

    @property
    def state(self) -> str:
        """What lies over the step by its label; `alur explain` must agree."""
        (state,) = [each.removeprefix(_OVERLAY) for each in self.labels if each.startswith(_OVERLAY)] or [""]
        assert state == self.explained["overlay"]
        return state

    @property
    def is_open(self) -> bool:
        """Whether the issue is open."""
        return self._once("issue", lambda: self._told.issue)["state"] == "open"

    @property
    def labels(self) -> set[str]:
        """The labels on the issue."""
        return {label["name"] for label in self._once("issue", lambda: self._told.issue)["labels"]}

    @property
    def code(self) -> str:
        """The code to approve, out of the desk's newest comment that offers one."""
        return next(found[1] for text in reversed(self._said) if (found := _CODE.search(text)))

    @property
    def status(self) -> str:
        """The status comment."""
        (text,) = [text for text in self._said if text.startswith(STATUS)]
        return text

    @property
    def texts(self) -> list[str]:
        """The desk's other comments."""
        return [text for text in self._said if not text.startswith(STATUS)]

    @property
    def counts(self) -> list[str]:
        """Whose approvals count."""
        return sorted(each["login"] for each in self.explained["approvals"] if each["counts"])

    @property
    def needs(self) -> list[str]:
        """The roles that still have to approve."""
        return sorted(self.explained["open_slots"])

    @property
    def waiting_for(self) -> list[str]:
        """Who must act."""
        return self.explained["waiting_for"]

    @property
    def may_be_developed(self) -> bool:
        """Whether work may go on."""
        return self.explained["may_develop"]

    @property
    def last(self) -> Said | None:
        """What became of the last act."""
        return self.answer_to(self.acted)

    def answer_to(self, act: str) -> Said | None:
        """What became of an act, by the id of its comment or of its event."""
        found = [each for each in self.explained["answers"] if act in {each["comment"], each["event"]}]
        return Said(code=found[0]["reason"], accepted=found[0]["accepted"]) if found else None

    @property
    def by_hand(self) -> list[ByHand]:
        """Labels put on by people."""
        return [
            ByHand(event=each["node_id"], login=each["actor"]["login"], label=each["label"]["name"])
            for each in self._events
            if each["event"] == "labeled" and each["actor"]["type"] == "User"
        ]

    @property
    def record(self) -> list[Noted]:
        """The entries of the record on its branch."""
        lines = self._once("record", self._read_record)
        return [Noted(kind=each["kind"], code=each["code"], event=each["event"]) for each in lines]

    @property
    def explained(self) -> dict[str, Any]:
        """What `alur explain` says."""

        def ask() -> dict[str, Any]:
            code, said = alur(["explain", str(self.number), "--json"], self.place.github.variables, self.place.repo)
            assert code == 0, said
            return json.loads(said)

        return self._once("explained", ask)

    def verified(self, repository: str, code: str | None) -> Verified:
        """What `alur verify` says to somebody without any office: its exit code, which its JSON must agree with."""
        asked = [*(["--repository", repository] if repository else []), *(["--code", code] if code is not None else [])]
        variables = self.place.github.variables | {"GITHUB_TOKEN": "lina"}
        exit_code, said = alur(["verify", str(self.number), "--json", *asked], variables, self.place.repo)
        answer, told = _ANSWERS[exit_code], json.loads(said)
        assert told["verdict"] == answer.replace(" ", "_")
        return Verified(answer=answer, reasons=tuple(each["code"] for each in told["reasons"]))

    @property
    def record_text(self) -> str:
        """The file of the record."""
        return self.text_of(f"{self.number}.jsonl") if self.number else ""

    def text_of(self, file: str) -> str:
        """A file of the record's branch, '' for none."""
        reply = self.place.github.client.send("GET", f"{REPO}/contents/{file}?ref=alur-ledger")
        return base64.b64decode(reply.body["content"]).decode() if reply.status == 200 else ""

    def _read_record(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.record_text.splitlines()]

    @property
    def _said(self) -> list[str]:
        return [each["body"] for each in self._comments[self.came :] if each["user"]["login"] == BOT]

    @property
    def _comments(self) -> list[dict[str, Any]]:
        return self._once("comments", lambda: self._told.comments if self.number else [])

    @property
    def _events(self) -> list[dict[str, Any]]:
        def ask() -> list[dict[str, Any]]:
            return self.place.github.get(f"{self._here}/events?per_page=100") if self.number else []

        return self._once("events", ask)

    def _comment(self, text: str) -> dict[str, Any]:
        """The newest comment of a person that holds `text`."""
        return next(each for each in reversed(self._comments) if text in each["body"] and each["user"]["login"] != BOT)

    def _last_event(self, kind: str) -> str:
        return next((each["node_id"] for each in reversed(self._events) if self._is_by_person(each, kind)), "")

    @staticmethod
    def _is_by_person(event: dict[str, Any], kind: str) -> bool:
        return event["event"] == kind and event["actor"]["type"] == "User"

    @property
    def _here(self) -> str:
        return f"{ISSUES}/{self.number}"

    @property
    def _told(self) -> Told:
        return Told(self.place.github, self.number)

    def _once(self, name: str, ask: Callable[[], Any]) -> Any:
        if name not in self.seen:
            self.seen[name] = ask()
        return self.seen[name]
