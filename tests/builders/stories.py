"""Histories that read aloud, and a desk in memory that carries its plans out as GitHub would.

`story().opened_by("dina").says("budi", "/status")`: each act comes a minute after the last, and the desk runs after
each one unless it sleeps. After each run the promises that hold always are checked (`tests/builders/promises.py`).
"""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache

from automation.core.history.record import FORMER_FORMAT, chain
from automation.core.history.register import Register
from automation.core.history.request import Deletion, Edit, Request
from automation.core.outcome.plan import Plan
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.rights import pending
from automation.render.comments.compose import compose
from tests.builders.looks import Looks
from tests.builders.memory import left_by
from tests.builders.promises import check
from tests.builders.records import as_before
from tests.builders.texts import account, catalogue, copied, drawn, evidence, form_body, process_of, third

__all__ = ["Story", "account", "at_step", "catalogue", "copied", "evidence", "process_of", "story", "third"]


@dataclass(kw_only=True)
class Story(Looks):
    """One request and everything that happened to it; the desk looks after it while it is awake."""

    is_awake: bool = True
    plans: list[Plan] = field(default_factory=list)

    # What people do.

    def opened_by(
        self, login: str, *, body: str | None = None, labels: tuple[str, ...] = (), **answers: str
    ) -> "Story":
        """A request filed through the form (or with `body`), perhaps with labels set as it is opened."""
        at = self.tick()
        self.request = Request(
            repository="kampus/permohonan",
            repository_id=7001,
            number=12,
            node_id="I_12",
            title="Permohonan dari unit",
            body=form_body(self.process, self.of, **answers) if body is None else body,
            author=account(login),
            created_at=at,
            url="https://github.invalid/kampus/permohonan/issues/12",
            register=Register(),
        )
        for label in labels:
            self.add_label(login, label, added=True)
        return self.runs() if self.is_awake else self

    def says(self, login: str, text: str, **facts: object) -> "Story":
        """A comment; `facts` are those of `Comment`, as `via_email=True`."""
        self.add_comment(account(login), text, self.tick(), **facts)
        return self._then()

    def sets(self, login: str, *labels: str) -> "Story":
        """Labels set by hand, all in the same second."""
        self.tick()
        for label in labels:
            self.add_label(login, label, added=True)
        return self._then()

    def takes_off(self, login: str, label: str) -> "Story":
        """A label taken off by hand."""
        self.tick()
        self.add_label(login, label, added=False)
        return self._then()

    def edits_body(self, login: str, old: str, new: str) -> "Story":
        """The request's text edited: `old` replaced by `new`."""
        assert old in self.request.body
        edit = Edit(at=self.tick(), editor=account(login))
        self.change(body=self.request.body.replace(old, new), edits=(*self.request.edits, edit))
        return self._then()

    def edits(self, login: str, old: str, new: str) -> "Story":
        """The newest person's comment that holds `old` edited: `old` replaced by `new`."""
        found = self.comment(old)
        changed = replace(found, body=found.body.replace(old, new), edited_at=self.tick(), editor=account(login))
        self.put(changed)
        return self._then()

    def deletes(self, login: str, text: str) -> "Story":
        """The newest person's comment that holds `text` deleted."""
        found = self.comment(text)
        deletion = Deletion(node_id=self.node("D"), at=self.tick(), actor=account(login), author=found.author)
        kept = tuple(each for each in self.request.comments if each.id != found.id)
        self.change(comments=kept, deletions=(*self.request.deletions, deletion))
        return self._then()

    def closes(self, login: str) -> "Story":
        """The issue closed by hand."""
        self.tick()
        self.add_state(account(login), closed=True)
        return self._then()

    def reopens(self, login: str) -> "Story":
        """The issue reopened by hand."""
        self.tick()
        self.add_state(account(login), closed=False)
        return self._then()

    def loses_account(self, login: str) -> "Story":
        """The account deleted: GitHub names nobody for what it left, and no event tells."""
        self.tick()
        self.request = left_by(self.request, login)
        return self

    # Longer ways, told in short.

    def fills(self, login: str | None = None) -> "Story":
        """The block of the status comment, each hint replaced by its example, sent by the one who must act."""
        return self.says(login or self.doer, copied(self.status))

    def approves(self, *logins: str) -> "Story":
        """The line of the status comment, sent by each."""
        for login in logins:
            self.says(login, f"/setujui {self.situation.gate.code}")
        return self

    def approves_next(self) -> "Story":
        """The line of the status comment, sent by the first who may: one slot fewer is open then."""
        gate = self.situation.gate
        self.approves(next(person.login for people in gate.eligible.values() for person in people))
        assert len(self.situation.gate.open_slots) < len(gate.open_slots), self.situation.gate.approvals
        return self

    def comes_to(self, step: int) -> "Story":
        """The whole way to a step, each block copied from the status comment, all needed approvals given."""
        while self.situation.step < step:
            before = self.situation.step
            if self.process.step(before).approval and not self.situation.gate.is_open:
                self.approves_next()
            else:
                self.fills()
                assert self.situation.step == before + 1, self.texts()[-1]
        return self

    # The clock and the desk.

    def at_once(self) -> "Story":
        """The next act comes in the same second as the last."""
        self.pause = timedelta(0)
        return self

    def behind(self, seconds: int = 4) -> "Story":
        """The next act is stamped by a clock that is behind; a run takes two seconds."""
        self.pause = timedelta(seconds=-seconds)
        return self

    def waits(self, span: timedelta) -> "Story":
        """Time passes."""
        self.now += span
        return self

    def upgraded(self) -> "Story":
        """The code before the register came so far: the record names none, and the desk file is listed now."""
        before = as_before(self.request.record)
        former = [replace(entry, format=FORMER_FORMAT, register="", edits=0) for entry in before]
        self.change(record=chain((), former), register=Register())
        return self.pushed()

    def sleeps(self) -> "Story":
        """The desk does not run until it is called."""
        self.is_awake = False
        return self

    def wakes(self) -> "Story":
        """The desk runs, and again after each act."""
        self.is_awake = True
        return self.runs()

    def under(self, of: Catalogue) -> "Story":
        """The sources changed: while the desk is awake the push starts a run, and then it looks at the request."""
        self.of = of
        return self.pushed().runs() if self.is_awake else self

    def pushed(self) -> "Story":
        """The run that a push of the desk file starts: the register learns of it, a moment later the clock goes on."""
        register = self.request.register
        lines = pending(register, self.of.desk, self.request.repository_id, self.now)
        self.records((), lines)
        self.now += timedelta(seconds=2)
        return self

    def runs(self) -> "Story":
        """The desk decides and writes once; then everything that always holds is checked."""
        plan = compose(self.of, self.decided(self.now, drawn(self.request)))
        self.plans.append(plan)
        self.now += timedelta(seconds=2)
        assert self.request.record is not None or not plan.records
        self.records(plan.entries, plan.register)
        for write in plan.writes:
            self.apply(write)
        check(self, plan)
        return self

    def _then(self) -> "Story":
        return self.runs() if self.is_awake else self


def story(process: str = "website-baru", of: Catalogue | None = None) -> Story:
    """A story that has not begun."""
    return Story(of=of or catalogue(), process=process_of(process, of))


def at_step(step: int, process: str = "website-baru", of: Catalogue | None = None) -> Story:
    """A request of dina that came the usual way to `step`; a desk of the same procedures takes over there."""
    chosen = of or catalogue()
    usual = _walked(step, process, is_third=chosen is third())
    taken_over = replace(usual, of=chosen, plans=list(usual.plans))
    return taken_over if chosen is usual.of else taken_over.upgraded()


@cache
def _walked(step: int, process: str, *, is_third: bool) -> Story:
    return story(process, third() if is_third else catalogue()).opened_by("dina").comes_to(step)
