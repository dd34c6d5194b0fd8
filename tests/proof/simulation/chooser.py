"""Chooses the steps of a walk, one after another, by what is to be seen at their time."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.proof.simulation.hub import Kept, changes_text
from tests.proof.simulation.people import Shown, filed, otherwise, sensible
from tests.proof.simulation.steps import Act, Rules, Settle, Step, Work
from tests.proof.simulation.watch import statuses

RULES = ("", "", "matrix", "delegation", "wati-ended", "wati-removed", "search-stranger", "moved", "units-renamed")
COLLEAGUES = {"budi": "sari", "joko": "wati", "lina": "agus"}
"""Who acts in the place of those whose accounts are deleted."""

HOURS = (600, 7_200, 86_400, 259_200)


@dataclass(kw_only=True)
class Chooser:
    """Chooses the next step; `asked` are the requests whose people wait for the desk's word."""

    walk: Any
    rng: Random
    place: int = 0
    asked: set[int] = field(default_factory=set)
    rested: int = 0

    def next(self) -> Step:
        """The next step."""
        hub, rng = self.walk.hub, self.rng
        self.place += 1
        if hub.counts["events"] - self.rested > 130:
            self.rested = hub.counts["events"]
            self.asked.clear()
            return Settle(place=self.place, is_swept=rng.random() < 0.3)
        living = [number for number, issue in hub.issues.items() if issue.request.is_open]
        if (
            len(living) < self.walk.requests
            and (not living or rng.random() < 0.1)
            and len(hub.issues) < 2 * self.walk.requests
        ):
            return self._open()
        waiting = [number for number, queue in self.walk.runs.waiting.items() if queue]
        if waiting and rng.random() < 0.21:
            number = rng.choice([each for each in waiting if each in self.asked] or waiting)
            self.asked.discard(number)
            meanwhile = self._meanwhile()
            return Work(place=self.place, number=number, meanwhile=meanwhile)
        return self._other()

    def _open(self) -> Act:
        who, process, body = filed(self.rng)
        number = len(self.walk.hub.issues) + 1
        return Act(place=self.place, who=who, number=number, kind="open", text=f"{process}\n{body}", wait=self._wait())

    def _other(self) -> Step:
        if self.rng.random() < 0.004 and not self.walk.is_gentle:
            return Rules(place=self.place, name=self.rng.choice(RULES))
        act = self._act()
        if not self._is_too_early(act):
            return act
        is_waiting = self.walk.runs.waiting.get(act.number)
        return Work(place=self.place, number=act.number) if is_waiting else Settle(place=self.place)

    def _is_too_early(self, act: Act) -> bool:
        issues = self.walk.hub.issues
        touched = list(issues.values()) if act.kind == "gone" else [issues[act.number]]
        is_unseen = any(issue.decisive > issue.seen for issue in touched)
        return self.walk.is_gentle and changes_text(act) and is_unseen

    def _meanwhile(self) -> tuple[Act | Rules, ...]:
        found = []
        for _ in range(self.rng.choice((1, 1, 2)) if self.rng.random() < 0.25 else 0):
            step = self._other()
            if isinstance(step, Act | Rules) and not (self.walk.is_gentle and changes_text(step)):
                found.append(step)
                self.place += 1
        return tuple(found)

    def _act(self) -> Act:
        deed, number = None, 0
        while deed is None:
            number = self.rng.choice(list(self.walk.hub.issues))
            shown = shown_of(self.walk.hub.issues[number])
            if number not in self.asked and self.rng.random() < 0.7:
                deed = sensible(self.rng, shown)
                self.asked.add(number)
            else:
                deed = otherwise(self.rng, shown, self.walk.harm)
        who, kind, text_, target = deed
        if kind != "gone" and who in self.walk.hub.gone:
            who = COLLEAGUES[who]
        return Act(place=self.place, who=who, number=number, kind=kind, text=text_, target=target, wait=self._wait())

    def _wait(self) -> int:
        chance = self.rng.random()
        return self.rng.choice(HOURS) if chance < 0.05 else 0 if chance < 0.08 else self.rng.randint(1, 300)


def shown_of(issue: Kept) -> Shown:
    """What people see of a request."""
    request = issue.request
    return Shown(
        number=request.number,
        process=issue.process,
        author=request.author.login,
        body=request.body,
        is_open=request.is_open,
        labels=request.labels,
        status=next(iter(statuses(request)), ""),
        said=tuple(
            (each.id, each.author.login if each.author else "lina", each.body)
            for each in request.comments
            if not each.by_desk
        ),
    )
