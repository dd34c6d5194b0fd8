"""The course of one request while its history is replayed: what has been posted, decided and answered so far.

The only mutable value in `core`; it never leaves `replay`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypedDict, Unpack

from automation.core.approval.basis import Form, Resting, rest_on
from automation.core.approval.gate import judge
from automation.core.approval.verdict import Gate
from automation.core.approval.votes import GateFacts, Kind, Permit, Vote
from automation.core.evidence.evidence import Evidence, Post, Settled, gather
from automation.core.evidence.outside_text import below_decision, outside_text
from automation.core.evidence.supplement import Supplement
from automation.core.history.record import EntryKind
from automation.core.history.request import Account
from automation.core.policy.authority import Case, contains, same
from automation.core.policy.desk import Person
from automation.core.policy.duties import EMERGENCY, Bar, Doing, Standing, account_of
from automation.core.policy.process import REQUESTER, Step
from automation.core.policy.uncertain import warnings
from automation.core.problem import AnswerProblem, Reason
from automation.core.text.command_line import Command
from automation.core.text.near_misses import NearMiss

from .acts import Act
from .contributions import hands
from .situation import Answer, Move, Overlay, Pause
from .taken import Done


class Facts(TypedDict, total=False):
    """What may be known of an act beside the reason; the names are those of `Answer`."""

    moved: bool
    before: int
    after: int
    digest: str
    sources: tuple[int, ...]
    fields: tuple[str, ...]
    signatory: int | None
    principals: tuple[int, ...]
    side: str
    role: str


_Key = tuple[int, datetime | None, bool]
"""How many posts a step has, when its present round began, whether it is settled: with it the evidence is the same."""


@dataclass(slots=True, kw_only=True)
class Course:
    """`step` is the furthest confirmed step (it resumes there after a lapse); `ending` says how the request is closed.

    `changes` are the moments at which a text that something rests on may have changed: an act before such a moment that
    the record does not hold is not carried out, since the texts of that time are gone. `void_before` voids approvals
    when a closed request is taken up again, and of what number they must not be either (`void_number`);
    `pauses` are what acts laid over the step. `lapsed` are approvals that the record calls lapsed, with the moment,
    `muted` those of delegates whose office holder decided; `settled` is what it holds of the evidence of each step that
    is done.
    `form` are the answers of the form, by field, with the names of now, `typed` as they were typed; `supplements` are
    the comments that added to it; `signatories` are those of recorded letters that no entry fixes yet, `uncertain` the
    people concerned whose number is lacking;
    `agreed` is the digest that the requester's side signed, by whom, when, and by which comment. `doers` are the people
    who did each act, `writers` those who posted sections of a step that were not taken, `also` what the record so far
    tells of acts that were taken, and in whose name; `emergency` is the act that declared one, `reviewed` the one that
    reviewed it. `unheard` are commands of people who had no entry in the desk file then, `missed` what was meant as a
    command and is none, by comment. What a desk took in that wrote
    the first format of the record is judged as then: acts before `upgraded_at`, and the comments that its moves
    `relied` on.
    """

    case: Case
    problems: tuple[AnswerProblem, ...]
    changes: tuple[datetime, ...]
    step: int
    since: datetime
    ending: Overlay = Overlay.NONE
    void_before: datetime | None = None
    void_number: int = 0
    pauses: dict[Overlay, Pause] = field(default_factory=dict)
    has_appealed: bool = False
    lapsed: Mapping[int, datetime] = field(default_factory=dict)
    muted: Mapping[int, datetime] = field(default_factory=dict)
    settled: dict[int, Settled] = field(default_factory=dict)
    rounds: dict[int, datetime] = field(default_factory=dict)
    posts: dict[int, list[Post]] = field(default_factory=dict)
    votes: list[Vote] = field(default_factory=list)
    permits: list[Permit] = field(default_factory=list)
    form: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)
    supplements: tuple[Supplement, ...] = ()
    doers: dict[str, tuple[Account, ...]] = field(default_factory=dict)
    writers: dict[str, tuple[Account, ...]] = field(default_factory=dict)
    signatories: Mapping[int, int | None] = field(default_factory=dict)
    uncertain: tuple[Person, ...] = ()
    also: dict[str, tuple[Doing, ...]] = field(default_factory=dict)
    upgraded_at: datetime | None = None
    relied: frozenset[int] = frozenset()
    agreed: tuple[str, str, datetime, int] | None = None
    emergency: Act | None = None
    reviewed: Act | None = None
    unheard: list[Act] = field(default_factory=list)
    missed: dict[int, NearMiss] = field(default_factory=dict)
    answers: list[Answer] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    _kept: dict[int, tuple[_Key, Evidence]] = field(default_factory=dict)
    _kept_resting: tuple[tuple[_Key, ...], Resting] | None = None

    @property
    def present(self) -> Step:
        """The step in progress, as far as the history up to now tells."""
        return self.case.process.step(self.step)

    @property
    def is_launched(self) -> bool:
        """Whether the launch step is done, so that nothing falls back any more (rule 7)."""
        return self.step > self.case.process.launch_step.number

    def evidence(self, step: Step) -> Evidence:
        """The evidence of `step` as it counts now."""
        key = self._key(step)
        kept = self._kept.get(step.number)
        if kept is None or kept[0] != key:
            posts, settled = self.posts.get(step.number, ()), self.settled.get(step.number)
            kept = (key, gather(step, posts, self.rounds.get(step.number), settled))
            self._kept[step.number] = kept
        return kept[1]

    def is_changed_after(self, at: datetime) -> bool:
        """Whether a text may have changed after `at`, so that what was seen then cannot be computed again."""
        return any(change > at for change in self.changes)

    def gate(self, at: datetime) -> Gate:
        """The verdict of the gate on the texts of now and the decisions so far, with the roles held at `at`."""
        return judge(self.gate_facts(at))

    def gate_before(self, act: Act) -> Gate:
        """The verdict at the moment of `act`, on what surely came before it: by time, and between comments by number.

        In one second nobody can tell whether a label or the last approval came first, so the gate was shut.
        """
        facts = self.gate_facts(act.at)
        votes = [each for each in facts.votes if each.kind is not Kind.APPROVE or _is_before(each.at, each.number, act)]
        permits = [each for each in facts.permits if _is_before(each.at, each.comment.id, act)]
        declared = self.emergency
        is_short = declared is not None and _is_before(declared.at, declared.comment_id, act)
        weight = replace(facts.weight, is_emergency=facts.weight.is_emergency and is_short)
        return judge(replace(facts, votes=tuple(votes), permits=tuple(permits), weight=weight))

    def gate_facts(self, at: datetime) -> GateFacts:
        """What the gate looks at; no revision while any evidence that it must cover is missing."""
        resting = self._resting()
        moments = [resting.changed_at, *([self.void_before] if self.void_before else [])]
        return GateFacts(
            case=self.case,
            revision=resting.revision,
            changed_at=max(moments),
            text_at=resting.changed_at,
            changed_number=max(resting.number, self.void_number),
            votes=tuple(self.votes),
            weight=replace(resting.weight, is_emergency=True) if self.is_emergency else resting.weight,
            at=at,
            doers=self.doers,
            writers=self.writers,
            also=self.also,
            permits=tuple(self.permits),
            # What was judged before a lapse stays judged as it was then.
            lapsed=frozenset(comment for comment, since in self.lapsed.items() if since <= at),
            muted=frozenset(comment for comment, since in self.muted.items() if since <= at),
        )

    @property
    def is_emergency(self) -> bool:
        """Whether an emergency shortens the approvals: its comment must stand as it was written (rule 10)."""
        return self.emergency is not None and self.emergency.comment is not None and not self.emergency.is_edited

    @property
    def is_exception(self) -> bool:
        """Whether an emergency was ever declared; it stays one although its comment may be gone."""
        return bool(self.doers.get(EMERGENCY) or self.also.get(EMERGENCY))

    @property
    def owes_review(self) -> bool:
        """Whether the emergency is still to be reviewed."""
        return self.is_exception and self.reviewed is None and self.case.desk.emergency is not None

    def standing(self, key: str, act: Act, role: str) -> Standing:
        """Whether separation of duties lets the actor of `act` do `key` in `role`, and in whose name (rule 5)."""
        bar = Bar(case=self.case, doers=self.doers, writers=self.writers, also=self.also, act=key, now=act.at)
        return bar.standing(act.actor, role, act.at, as_before=self.is_former(act))

    def has_done(self, key: str, act: Act) -> bool:
        """Whether the actor of `act` did `key` before, in person or through somebody else."""
        told = [each.person for each in self.also.get(key, ()) if not (each.is_former and self.is_former(act))]
        return contains((*self.doers.get(key, ()), *told), act.actor)

    def asks(self, act: Act) -> bool:
        """Whether the actor acts for the requester's side: whoever acted for the other one does not (rule 5)."""
        is_theirs = self.case.is_requester_side(act.actor, act.at, taken=act.is_taken)
        return is_theirs and not self.is_of_other_side(act)

    def is_of_other_side(self, act: Act) -> bool:
        """Whether the actor, not the author, evaluated or decided before; what the desk once took stays taken."""
        is_free = act.is_taken or same(act.actor, self.case.request.author)
        return not is_free and self.standing(self.case.process.intake.key, act, REQUESTER).reason is not None

    def is_former(self, act: Act) -> bool:
        """Whether a desk took the act in that wrote the first format of the record."""
        return (act.entry is not None and act.entry.is_former) or act.comment_id in self.relied

    def is_approver(self, act: Act) -> bool:
        """Whether the actor may act in a role that the gate needs."""
        return any(self.case.desk.holds(act.actor, role, act.at) for role in self.gate_facts(act.at).roles)

    def is_in_charge(self, act: Act) -> bool:
        """Whether the actor does the step in progress or, while approvals are asked for, holds a needed role."""
        step = self.present
        if self.case.acts_as(act.actor, step.actor, act.at) and step.verb:
            return True
        is_asked = step.approval or (step.gated and not self.is_launched and not self.gate(act.at).is_open)
        return is_asked and self.is_approver(act)

    @property
    def in_charge(self) -> tuple[str, ...]:
        """The roles that may return or hold the request now: of the step and, while they are asked, of who approves."""
        step = self.present
        is_asked = step.approval or (step.gated and not self.is_launched and not self.gate(self.since).is_open)
        roles = self.gate_facts(self.since).roles if is_asked else ()
        return tuple(dict.fromkeys((step.actor, *roles)))

    @property
    def lowest_return(self) -> int:
        """The lowest step to which `/kembali` leads: never the form, and after the launch nothing before it."""
        return self.case.process.launch_step.number + 1 if self.is_launched else 2

    def paused(self, overlay: Overlay, at: datetime) -> Pause | None:
        """What an act laid over the step and lies there still at `at`.

        A hold ends by itself on its day; whoever is asked is waited for no longer once the request moved on.
        """
        found = self.pauses.get(overlay)
        is_over = found is None or (found.until is not None and found.until <= at)
        return None if is_over or (found is not None and found.waits_for and found.at < self.since) else found

    def is_held(self, at: datetime) -> bool:
        """Whether the request rests at `at`."""
        return self.paused(Overlay.HELD, at) is not None

    def did(self, act: str, *accounts: Account | None) -> None:
        """Remember who did an act; nobody is ever forgotten, for duties stay apart for the whole request."""
        _add(self.doers, act, accounts)

    def lends(self, step: Step, act: Act) -> tuple[Account, ...]:
        """In whose names the actor may do a step, who does not hold its role in person."""
        return tuple(account_of(each) for each in self.case.desk.principals(act.actor, step.actor, act.at))

    def did_for(self, step: Step, act: Act) -> None:
        """Remember in whose name the actor posted sections of a step."""
        is_former = self._is_before_upgrade(act)
        for person in self.lends(step, act):
            self.remember(Done(act=step.key, by=Doing(person=person, hand=act.actor, is_former=is_former)))

    def wrote_for(self, step: Step, act: Act) -> None:
        """Remember in whose name the actor posted sections of a step that were not taken."""
        if not self._is_before_upgrade(act):
            self.wrote(step, *self.lends(step, act))

    def asked(self, act: Act) -> None:
        """Remember that the actor wrote answers of the form, accepted or not; the author does so anyway."""
        is_former = self._is_before_upgrade(act)
        if not same(act.actor, self.case.request.author):
            self.remember(Done(act=REQUESTER, by=Doing(person=act.actor, hand=act.actor, is_former=is_former)))
            if not is_former and not act.is_taken:
                self.wrote(self.case.process.intake, act.actor)

    def _is_before_upgrade(self, act: Act) -> bool:
        return self.upgraded_at is not None and act.at < self.upgraded_at

    def remember(self, done: Done) -> None:
        """Remember what was done, for good."""
        known = self.also.get(done.act, ())
        if done.by not in known:
            self.also[done.act] = (*known, done.by)

    def wrote(self, step: Step, *accounts: Account | None) -> None:
        """Remember who posted sections of a step that were not taken."""
        _add(self.writers, step.key, accounts)

    def post(self, post: Post) -> None:
        """Take up what a comment holds."""
        self.posts.setdefault(post.step, []).append(post)
        step = self.case.process.step(post.step)
        self.did(step.key, *hands(self.case.process, step, post.comment))

    def _resting(self) -> Resting:
        """What approvals rest on. It changes only with posts and rounds, so it is computed once for each of those."""
        last = self.case.process.approval_step.number
        steps = self.case.process.steps[: last - 1]
        key = tuple(self._key(step) for step in steps)
        if self._kept_resting is None or self._kept_resting[0] != key:
            posts = [post for step in steps for post in self.posts.get(step.number, ())]
            evidence = [self.evidence(step) for step in steps]
            form = Form(answers=self.form, supplements=self.supplements, is_complete=not self.problems)
            found = rest_on(self.case, evidence, posts, form)
            self._kept_resting = (key, found)
        return self._kept_resting[1]

    def _key(self, step: Step) -> _Key:
        number = step.number
        return len(self.posts.get(number, ())), self.rounds.get(number), number in self.settled

    def void(self, act: Act) -> None:
        """Approvals that did not surely come after this act are void; events have no number."""
        self.void_before = max(act.stands_at, self.void_before or act.stands_at)
        self.void_number = max(self.void_number, act.comment_id)

    def move(self, to: int, act: Act, reason: Reason, kind: EntryKind = EntryKind.MOVE) -> None:
        """The request comes to step `to`; beyond the last step it is done."""
        if act.entry is not None:
            role = act.entry.role
        else:
            role = self.present.actor if kind is EntryKind.MOVE else self.role_of(act)
        move = Move(
            step=min(to, self.case.process.last),
            to=to,
            before=self.step,
            at=act.at,
            actor=act.actor,
            reason=reason,
            kind=kind,
            role=role,
            comment_id=act.comment_id,
        )
        if to > self.case.process.last:
            self.ending = Overlay.DONE
        else:
            self.step = to
        self.since = act.at
        self.moves.append(move)

    def role_of(self, act: Act, *, decides: bool = False) -> str:
        """In which role somebody acts who may: that of the step in progress, or of a decision, else the requester's."""
        desk, step = self.case.desk, self.present
        if not decides and self.case.acts_as(act.actor, step.actor, act.at):
            return step.actor
        roles = (*self.gate_facts(act.at).roles, *desk.deciding_roles)
        held = next((role for role in roles if desk.holds(act.actor, role, act.at)), "")
        return held or (REQUESTER if not decides and self.case.is_requester_side(act.actor, act.at) else "")

    def accept(self, act: Act, reason: Reason, **facts: Unpack[Facts]) -> None:
        """Record that the act was accepted, with what is known of it beside the reason."""
        self.answers.append(_answer(self, act, reason, None, **facts))

    def refuse(
        self, act: Act, reason: Reason, problems: tuple[AnswerProblem, ...] = (), **facts: Unpack[Facts]
    ) -> None:
        """Record that the act was refused, and why."""
        self.answers.append(_answer(self, act, reason, problems, **facts))


def _is_before(at: datetime, number: int, act: Act) -> bool:
    return at < act.at and (not act.comment_id or number < act.comment_id)


def _add(known: dict[str, tuple[Account, ...]], act: str, accounts: Iterable[Account | None]) -> None:
    before = known.get(act, ())
    fresh = [account for account in accounts if account is not None and not contains(before, account)]
    known[act] = (*before, *fresh)


def _answer(
    course: Course, act: Act, reason: Reason, refused: tuple[AnswerProblem, ...] | None, **facts: Unpack[Facts]
) -> Answer:
    """The answer to `act`; `refused` are the problems of a refusal, None when the act is accepted."""
    known: Facts = {"before": course.step, "after": course.step, **facts}
    command = act.command if isinstance(act.command, Command) else None
    return Answer(
        accepted=refused is None,
        reason=reason,
        at=act.at,
        actor=act.actor,
        comment_id=act.comment_id,
        event_id=act.event_id,
        command=command,
        problems=refused or (),
        warnings=(
            *outside_text(course.case.process, command, "" if refused is None else reason.code),
            *(below_decision(course.case.process, command) if refused is None else ()),
            *warnings(course.case.desk, course.uncertain, act.actor),
        ),
        is_recorded=act.entry is not None,
        is_void=act.is_void,
        **known,
    )
