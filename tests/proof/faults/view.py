"""What can be seen of a sandbox's requests, and what must never be seen, whatever failed."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from automation.core.approval.revision import salted_code
from automation.core.history.record import RecordBroken, read
from automation.sandbox.server.place import Place
from automation.sandbox.world.world import Comment, Issue
from tests.http.story import BOT

_KEY = re.compile(r"<!-- alur:(\S+) -->")
_FILE = re.compile(r"[0-9]+\.jsonl")
_STATUS = {"status", "formless"}
_READY = "siap dimulai"
# When the desk wrote an entry, and what follows from that.
_INSTANTS = {"at", "recorded_at", "prev"}
_CODE = re.compile(r"(?<![0-9A-Z-])[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}(?![0-9A-Z-])")
"""Codes rest on what each run draws, so that only their places can be compared."""
_GATED = re.compile(r"langkah (0[6-9]|1[0-9]): ")


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One request: labels, open or closed, what people and the desk wrote, the desk's reactions, and its record.

    `gate` is the last entry of the record that says `opened` or `shut`. In all texts codes are left open; `unrecorded`
    are those to copy for which the record holds no salt.
    """

    state: tuple[str, str | None]
    labels: frozenset[str]
    people: tuple[tuple[int, str, frozenset[str]], ...]
    desk: tuple[tuple[str, str], ...]
    record: tuple[str, ...]
    gate: str
    is_chain: bool
    unrecorded: frozenset[str] = frozenset()

    @property
    def keys(self) -> Counter[str]:
        """How often the desk wrote a comment of each kind."""
        return Counter(key for key, _ in self.desk)

    @property
    def says_ready(self) -> bool:
        """Whether the desk says that work may begin."""
        return any(key.startswith("opened:") or (key in _STATUS and _READY in body) for key, body in self.desk)


def look(place: Place) -> dict[int, Seen]:
    """All requests."""
    with place.hub.lock:
        return {number: _seen(place, issue) for number, issue in place.hub.world.issues.items()}


def _seen(place: Place, issue: Issue) -> Seen:
    world = place.hub.world
    comments = world.comments_of(issue)
    lines = _record(place, issue.number)
    entries = [json.loads(line) for line in lines]
    gates = [entry["kind"] for entry in entries if entry["kind"] in {"opened", "shut"}]
    return Seen(
        state=(issue.state, issue.state_reason),
        labels=frozenset(world.labels[label].name for label in issue.labels),
        people=tuple((each.id, _open(each.body), _marks(each)) for each in comments if each.author != BOT),
        desk=tuple(sorted((_open(_key(each)), _open(each.body)) for each in comments if each.author == BOT)),
        record=tuple(_timeless(entry) for entry in entries),
        gate=gates[-1] if gates else "",
        is_chain=_is_chain(lines),
        unrecorded=frozenset(_offered(comments)) - {salted_code(each["revision"], each["salt"]) for each in entries},
    )


def _offered(comments: Iterable[Comment]) -> Iterator[str]:
    """The codes that the desk offers for copying, each on a line of its own."""
    for line in (line for each in comments if each.author == BOT for line in each.body.splitlines()):
        if line.startswith(("/setujui ", "/sepakat ", "/catat ")):
            yield from _CODE.findall(line)


def _open(text: str) -> str:
    return _CODE.sub("????-????-????", text)


def _record(place: Place, number: int) -> list[str]:
    found = place.git.find(f"alur-ledger:{number}.jsonl")
    return found.read().decode().splitlines() if found else []


def _is_chain(lines: list[str]) -> bool:
    try:
        return bool(read("".join(f"{line}\n" for line in lines)) or not lines)
    except RecordBroken:
        return False


def _timeless(entry: dict[str, Any]) -> str:
    kept = {name: value for name, value in entry.items() if name not in _INSTANTS | {"salt", "register"}}
    there = {name: bool(entry[name]) for name in ("salt", "register")}
    return json.dumps(kept | {"there": there}, sort_keys=True)


def _key(comment: Comment) -> str:
    found = _KEY.match(comment.body)
    return found.group(1) if found else ""


def _marks(comment: Comment) -> frozenset[str]:
    return frozenset(reaction.content for reaction in comment.reactions if reaction.user == BOT)


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """Between which states a disturbed desk may be: before the act, and after a run that nothing disturbed."""

    start: dict[int, Seen]
    end: dict[int, Seen]
    last_id: int

    def wrongs(self, place: Place) -> list[str]:
        """What is seen now and may never be."""
        found: list[str] = []
        for number, now in look(place).items():
            found += [f"#{number}: {wrong}" for wrong in self._wrongs(now, self.start.get(number), self.end[number])]
            issue = place.hub.world.issues[number]
            added = {item.facts["label"] for item in issue.timeline if item.id > self.last_id and _is_adding(item)}
            found += [f"#{number}: {wrong}" for wrong in _opened(added, now, self.end[number])]
        return found

    @staticmethod
    def _wrongs(now: Seen, start: Seen | None, end: Seen) -> list[str]:
        wrong = []
        most = end.keys | (start.keys if start else Counter())
        wrong += [f"comment {key} stands {count} times" for key, count in now.keys.items() if count > 1]
        wrong += [f"comment {key} has no reason" for key in now.keys - most]
        if sum(now.keys[key] for key in _STATUS) > 1:
            wrong.append("two status comments")
        wrong += [f"entry {entry} too often" for entry in Counter(now.record) - Counter(end.record)]
        wrong += [f"code {code} is shown, and the record has no salt for it" for code in now.unrecorded]
        if not now.is_chain:
            wrong.append("the record is broken")
        if now.says_ready and not (start and start.says_ready) and not _is_recorded(now, end):
            wrong.append("it says that work may begin, and the record does not")
        return wrong


def _is_adding(item: Any) -> bool:
    return item.kind == "labeled" and item.actor == BOT and bool(_GATED.match(item.facts["label"]))


def _opened(added: set[str], now: Seen, end: Seen) -> list[str]:
    """A development label that the desk put on: it must be wanted in the end, and the gate's opening be recorded."""
    wrong = [f"{label} was put on, and nothing asks for it" for label in added - end.labels]
    if added and not _is_recorded(now, end):
        wrong.append(f"{', '.join(sorted(added))} was put on before the record tells of it")
    return wrong


def _is_recorded(now: Seen, end: Seen) -> bool:
    """Whether the gate is open by the record, and the record holds all that this run had to record."""
    return now.gate == "opened" and now.record == end.record
