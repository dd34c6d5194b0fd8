"""Histories that read aloud, and a desk in memory that carries its plans out as GitHub would.

`story().opened_by("dina").says("budi", "/status")`: each act comes a minute after the last, and the desk runs after
each one unless it sleeps. After each run the promises that hold always are checked (`tests/promises.py`).
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from automation.adapters.catalogue_files import load_catalogue
from automation.core.catalogue import Catalogue
from automation.core.decide import Decision, decide
from automation.core.markers import STATUS, key_of
from automation.core.plan import (
    AddLabels,
    Close,
    EditComment,
    Plan,
    PostComment,
    React,
    RemoveLabels,
    Reopen,
    Write,
)
from automation.core.process import Process, SectionType, Step
from automation.core.request import Account, Comment, Deletion, Edit, LabelEvent, Request, StateEvent
from automation.core.situation import Answer, Situation
from automation.render.compose import compose
from tests.promises import check

ROOT = Path(__file__).parents[1]
MORNING = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
BOT = Account(login="github-actions", id=41898282, kind="Bot")
LOGINS = ("dina", "eko", "budi", "sari", "wati", "joko", "ratna", "tono", "lina", "agus")
PEOPLE = {login: Account(login=login, id=1001 + place) for place, login in enumerate(LOGINS)}
SENTENCE = "Jawaban yang cukup panjang untuk pertanyaan ini."


@cache
def catalogue(where: str = ".") -> Catalogue:
    """The desk of this repository, or the made-up one of `tests/data/third`."""
    return load_catalogue(ROOT / where)


def third() -> Catalogue:
    """The made-up desk with the made-up procedure."""
    return catalogue("tests/data/third")


def process_of(name: str, of: Catalogue | None = None) -> Process:
    """The procedure with this id."""
    return next(each for each in (of or catalogue()).processes if each.id == name)


def evidence(step: Step, **texts: str | None) -> str:
    """The comment that answers a step with its examples; `texts` replace some by key, and None leaves one out."""
    given = {section.key: section.example for section in step.sections} | texts
    parts = [f"### {each.title.id}\n{given[each.key]}" for each in step.sections if given[each.key] is not None]
    return "\n\n".join([f"/{step.verb}", *parts])


def copied(comment: str) -> str:
    """What a reader copies out of the one fenced block of the desk's comment, each hint replaced by its example."""
    lines = comment.splitlines()
    first = next(place for place, line in enumerate(lines) if line.startswith("```"))
    last = lines.index(lines[first].removesuffix("text"), first + 1)
    return "\n".join(
        line.partition(", contoh: ")[2] if line.startswith("> ") else line for line in lines[first + 1 : last]
    )


def form_body(process: Process, desk: Catalogue, **answers: str) -> str:
    """The body that GitHub writes of the form: every question answered, `answers` by field name."""
    rules = {rule.name: rule for rule in process.intake.fields}
    lists = {"units": desk.desk.units[0].name, "systems": (*desk.desk.systems, "")[0]}
    plain = {SectionType.DATE: "2027-01-15", SectionType.NUMBER: "25"}
    parts = []
    for asked in process.form_fields:
        rule = rules.get(asked.name)
        usual = lists.get(rule.source) if rule and rule.source else None
        usual = usual or (asked.options[0] if asked.options else plain.get(rule.type if rule else None, SENTENCE))
        if rule and rule.type is SectionType.CHECKLIST:
            usual = "\n".join(f"- [X] {option}" for option in asked.options)
        parts.append(f"### {asked.label}\n\n{answers.get(asked.name, usual)}")
    return "\n\n".join(parts)


@dataclass
class Story:
    """One request and everything that happened to it; `of` is the desk that looks after it."""

    of: Catalogue
    process: Process
    now: datetime = MORNING
    is_awake: bool = True
    request: Request | None = None
    plans: list[Plan] = field(default_factory=list)
    _pause: timedelta = MINUTE
    _count: int = 0
    _last: tuple[int, str] = (0, "")

    # What people do.

    def opened_by(
        self, login: str, *, body: str | None = None, labels: tuple[str, ...] = (), **answers: str
    ) -> "Story":
        """A request filed through the form (or with `body`), perhaps with labels set as it is opened."""
        at = self._tick()
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
        )
        for label in labels:
            self._label(login, label, added=True)
        return self.runs() if self.is_awake else self

    def says(self, login: str, text: str, **facts: object) -> "Story":
        """A comment; `facts` are those of `Comment`, as `via_email=True`."""
        self._comment(account(login), text, self._tick(), **facts)
        return self._then()

    def sets(self, login: str, *labels: str) -> "Story":
        """Labels set by hand, all in the same second."""
        self._tick()
        for label in labels:
            self._label(login, label, added=True)
        return self._then()

    def takes_off(self, login: str, label: str) -> "Story":
        """A label taken off by hand."""
        self._tick()
        self._label(login, label, added=False)
        return self._then()

    def edits_body(self, login: str, old: str, new: str) -> "Story":
        """The request's text edited: `old` replaced by `new`."""
        assert old in self.request.body
        edit = Edit(at=self._tick(), editor=account(login))
        self._change(body=self.request.body.replace(old, new), edits=(*self.request.edits, edit))
        return self._then()

    def edits(self, login: str, old: str, new: str) -> "Story":
        """The newest person's comment that holds `old` edited: `old` replaced by `new`."""
        found = self.comment(old)
        changed = replace(found, body=found.body.replace(old, new), edited_at=self._tick(), editor=account(login))
        self._put(changed)
        return self._then()

    def deletes(self, login: str, text: str) -> "Story":
        """The newest person's comment that holds `text` deleted."""
        found = self.comment(text)
        deletion = Deletion(node_id=self._node("D"), at=self._tick(), actor=account(login), author=found.author)
        kept = tuple(each for each in self.request.comments if each.id != found.id)
        self._change(comments=kept, deletions=(*self.request.deletions, deletion))
        return self._then()

    def closes(self, login: str) -> "Story":
        """The issue closed by hand."""
        self._tick()
        self._state(account(login), closed=True)
        return self._then()

    def reopens(self, login: str) -> "Story":
        """The issue reopened by hand."""
        self._tick()
        self._state(account(login), closed=False)
        return self._then()

    # Longer ways, told in short.

    def fills(self, login: str | None = None) -> "Story":
        """The block of the status comment, each hint replaced by its example, sent by the one who must act."""
        return self.says(login or self._actor(), copied(self.status))

    def approves(self, *logins: str) -> "Story":
        """The line of the status comment, sent by each."""
        for login in logins:
            self.says(login, f"/setujui {self.situation.gate.code}")
        return self

    def comes_to(self, step: int) -> "Story":
        """The whole way to a step, each block copied from the status comment, all needed approvals given."""
        while self.situation.step < step:
            before = self.situation.step
            gate = self.situation.gate
            if self.process.step(before).approval and not gate.is_open:
                self.approves(next(person.login for people in gate.eligible.values() for person in people))
            else:
                self.fills()
                assert self.situation.step == before + 1, self.texts()[-1]
        return self

    # The clock and the desk.

    def at_once(self) -> "Story":
        """The next act comes in the same second as the last."""
        self._pause = timedelta(0)
        return self

    def waits(self, span: timedelta) -> "Story":
        """Time passes."""
        self.now += span
        return self

    def sleeps(self) -> "Story":
        """The desk does not run until it is called."""
        self.is_awake = False
        return self

    def wakes(self) -> "Story":
        """The desk runs, and again after each act."""
        self.is_awake = True
        return self.runs()

    def under(self, of: Catalogue) -> "Story":
        """The sources changed; the desk runs with the new ones."""
        self.of = of
        return self.runs() if self.is_awake else self

    def runs(self) -> "Story":
        """The desk decides and writes once; then everything that always holds is checked."""
        plan = compose(self.of, self.decision)
        self.plans.append(plan)
        self.now += timedelta(seconds=2)
        for write in plan.writes:
            self._apply(write)
        check(self, plan)
        return self

    # What a test looks at.

    @property
    def decision(self) -> Decision:
        """What the desk decides now."""
        return decide(self.of, self.request, self.now)

    @property
    def situation(self) -> Situation:
        """Where the request stands now."""
        found = self.decision.situation
        assert found is not None
        return found

    @property
    def step(self) -> int:
        """The step in progress."""
        return self.situation.step

    @property
    def labels(self) -> set[str]:
        """The labels on the issue."""
        return set(self.request.labels)

    @property
    def answer(self) -> Answer | None:
        """How the last act was answered."""
        comment_id, event_id = self._last
        found = [each for each in self.situation.answers if (each.comment_id, each.event_id) == (comment_id, event_id)]
        return found[0] if found else None

    @property
    def why(self) -> str:
        """The reason code of the answer to the last act, '' when it was not answered."""
        return self.answer.reason.code if self.answer else ""

    @property
    def verdicts(self) -> list[tuple[str, str]]:
        """Every approval comment with its reason code."""
        return [(each.login, each.reason.code) for each in self.situation.gate.approvals]

    @property
    def blocks(self) -> set[str]:
        """What keeps the gate shut."""
        return {reason.code for reason in self.situation.gate.blocks}

    @property
    def status(self) -> str:
        """The status comment."""
        return next(each.body for each in self.request.comments if key_of(each) == STATUS)

    def texts(self, kind: str = "") -> list[str]:
        """The desk's comments beside the status comment, oldest first; `kind` as `reply` or `approval`."""
        found = [each for each in self.request.comments if each.by_desk and key_of(each) != STATUS]
        return [each.body for each in found if key_of(each).startswith(kind)]

    def comment(self, text: str) -> Comment:
        """The newest comment of a person that holds `text`."""
        return next(each for each in reversed(self.request.comments) if text in each.body and not each.by_desk)

    # How GitHub keeps it.

    def _then(self) -> "Story":
        return self.runs() if self.is_awake else self

    def _tick(self) -> datetime:
        self.now, self._pause = self.now + self._pause, MINUTE
        return self.now

    def _actor(self) -> str:
        role = self.process.step(self.situation.step).actor
        return self.of.desk.holders(role, self.now)[0].login

    def _node(self, kind: str) -> str:
        self._count += 1
        return f"{kind}_{self._count}"

    def _change(self, **facts: object) -> None:
        self.request = replace(self.request, **facts)

    def _put(self, comment: Comment) -> None:
        self._change(comments=tuple(comment if each.id == comment.id else each for each in self.request.comments))

    def _comment(self, author: Account, text: str, at: datetime, **facts: object) -> None:
        node = self._node("IC")
        made = Comment(
            id=self._count,
            node_id=node,
            author=author,
            body=text,
            created_at=at,
            url=f"{self.request.url}#issuecomment-{self._count}",
            **facts,
        )
        self._change(comments=(*self.request.comments, made))
        self._last = (made.id, "") if not made.by_desk else self._last

    def _label(self, who: str | Account, label: str, *, added: bool) -> None:
        actor = who if isinstance(who, Account) else account(who)
        event = LabelEvent(node_id=self._node("LE"), at=self.now, actor=actor, label=label, added=added)
        kept = {each for each in self.request.labels if each.casefold() != label.casefold()}
        labels = frozenset(kept | ({label} if added else set()))
        self._change(labels=labels, label_events=(*self.request.label_events, event))
        self._last = (0, event.node_id) if actor is not BOT else self._last

    def _state(self, actor: Account, *, closed: bool) -> None:
        event = StateEvent(node_id=self._node("SE"), at=self.now, actor=actor, closed=closed)
        self._change(is_open=not closed, state_events=(*self.request.state_events, event))
        self._last = (0, event.node_id) if actor is not BOT else self._last

    def _apply(self, write: Write) -> None:
        match write:
            case RemoveLabels(names=names) | AddLabels(names=names):
                for name in names:
                    self._label(BOT, name, added=isinstance(write, AddLabels))
            case Close() | Reopen():
                self._state(BOT, closed=isinstance(write, Close))
            case PostComment(body=body):
                self._comment(BOT, body, self.now, by_desk=True)
            case EditComment(node_id=node, body=body):
                found = next(each for each in self.request.comments if each.node_id == node)
                self._put(replace(found, body=body, edited_at=self.now, editor=BOT))
            case React(node_id=node, content=content):
                found = next(each for each in self.request.comments if each.node_id == node)
                self._put(replace(found, marks=found.marks | {content}))


def account(login: str) -> Account:
    """A person of the demo desk, or an outsider with this login."""
    return PEOPLE.get(login, Account(login=login, id=2000 + sum(map(ord, login))))


def story(process: str = "website-baru", of: Catalogue | None = None) -> Story:
    """A story that has not begun."""
    return Story(of=of or catalogue(), process=process_of(process, of))


def at_step(step: int, process: str = "website-baru", of: Catalogue | None = None) -> Story:
    """A request of dina that came the usual way to `step`."""
    chosen = of or catalogue()
    usual = _walked(step, process, "." if chosen is catalogue() else "tests/data/third")
    return replace(usual, of=chosen, plans=list(usual.plans))


@cache
def _walked(step: int, process: str, where: str) -> Story:
    return story(process, catalogue(where)).opened_by("dina").comes_to(step)
