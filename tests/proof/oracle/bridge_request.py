"""A request as the desk reads it, told to the oracle: what is left of its history, its record and its desk file.

For those who play requests without telling them to the oracle first (`tests/proof/search`, `tests/proof/simulation`).
Of texts that are gone nobody knows what they said, so this telling is of the least: where the oracle is shut, the desk
may not be open; the other way round it proves nothing. What the desk took in its turn are facts, as everywhere in the
oracle.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from operator import attrgetter

from automation.core.approval.letters import read_letter
from automation.core.approval.revision import salted_code
from automation.core.evidence.evidence import titles
from automation.core.evidence.sections import read_sections
from automation.core.history import request as real
from automation.core.history.record import LETTER_RULE, EntryKind
from automation.core.history.record import Entry as Line
from automation.core.outcome.decision import Decision
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.process import Process, Section, Step
from automation.core.state.situation import Answer, Situation
from automation.core.text.command_line import Command, read_code, read_command
from automation.core.text.values import read_money
from automation.core.why import Why
from tests.proof.oracle.bridge_file import File, file_of, first_name, known_of
from tests.proof.oracle.covered import holders, revision
from tests.proof.oracle.facts import (
    Account,
    Acted,
    BodyWritten,
    Code,
    CommentDeleted,
    CommentEdited,
    Decided,
    Entry,
    Event,
    EvidencePosted,
    Facts,
    Revision,
    Turned,
)

VERBS = {"setujui": "approve", "tolak": "reject", "tarik": "withdraw"}
KINDS = {EntryKind.APPROVAL: "approve", EntryKind.REJECTION: "reject", EntryKind.WITHDRAWAL: "withdraw"}
WORDS = {
    EntryKind.APPROVAL: "counted",
    EntryKind.PERMIT: "counted",
    EntryKind.REFUSAL: "refused",
    EntryKind.LAPSE: "lapsed",
    EntryKind.REJECTION: "rejected",
    EntryKind.WITHDRAWAL: "withdrawn",
}
SIDE = {
    "request_cancelled",
    "cancelled_by_closing",
    "request_resumed",
    "request_appealed",
    "requirements_agreed",
    "form_supplemented",
}
TOLD_OF = {*WORDS, EntryKind.MOVE, EntryKind.SUPPLEMENT, EntryKind.EMERGENCY} - {EntryKind.LAPSE}
"""Lines that name who wrote the comment that they rest on."""
TURNS = {
    "request_cancelled": "cancelled",
    "cancelled_by_closing": "cancelled",
    "request_rejected": "cancelled",
    "request_resumed": "resumed",
    "request_appealed": "resumed",
    "returned": "returned",
}
OUT_OF_TURN = {
    "evidence_by_email",
    "command_below_verb",
    "not_your_step",
    "request_closed",
    "step_is_done",
    "step_is_approved",
    "step_is_past",
    "step_not_reached",
}
UNHEARD = {"request_closed", "too_late_to_decide", "reason_missing", "edited_command", "nothing_to_withdraw"}
FORMLESS: Revision = ("no form",)


@dataclass(slots=True)
class Reader:
    """Tells requests; `texts` are the revisions behind the digests and the codes that the desk has shown so far."""

    texts: dict[str, Revision] = field(default_factory=dict)
    clashes: set[str] = field(default_factory=set)

    def facts(self, catalogue: Catalogue, decision: Decision) -> Facts | None:
        """The facts of a request, None where the desk knows nothing of it."""
        if decision.situation is None or decision.request.author is None:
            return None
        file = file_of(catalogue)
        telling = _Telling(
            catalogue=catalogue, file=file, decision=decision, situation=decision.situation, texts=self.texts
        )
        told = telling.told()
        held = holders(told)
        now, gate = revision(told, held), decision.situation.gate
        if now is not None and gate.digest and self.texts.setdefault(gate.digest, now) != now:
            self.clashes.add(gate.digest)
        changed_at = max(each.at for each in (*told.every(BodyWritten), *held.values()))
        return replace(told, events=telling.with_codes(told.events), record=telling.record(now, changed_at))


@dataclass(slots=True, kw_only=True)
class _Telling:
    catalogue: Catalogue
    file: File
    decision: Decision
    situation: Situation
    texts: dict[str, Revision]

    @property
    def request(self) -> real.Request:
        return self.decision.request

    @property
    def process(self) -> Process:
        return self.situation.process

    @property
    def lines(self) -> tuple[Line, ...]:
        return self.request.record or ()

    def told(self) -> Facts:
        steps = [step for step in self.process.steps if step.number < self.process.approval_step.number]
        request, process = self.request, self.process
        return Facts(
            desk=replace(self.file.desk, known=known_of(request.register, self.catalogue.desk)),
            events=tuple(sorted(self._events(), key=attrgetter("at"))),
            now=seconds(self.decision.now),
            repository=request.repository_id,
            number=request.number,
            process=process.id,
            version=process.version,
            needed={step.key: _names(step, needed=True) for step in steps if step.sections},
            optional={step.key: _names(step, needed=False) for step in steps if step.sections},
            evidence_role=process.steps[1].actor,
        )

    def _events(self) -> Iterator[Event]:
        yield from self._bodies()
        answers = {each.comment_id: each for each in self.situation.answers if each.comment_id}
        for comment in self.request.comments:
            if comment.by_desk or self._is_of_before(comment.created_at):
                continue
            found = list(self._said(comment, answers.get(comment.id)))
            yield from found
            if found and comment.edited_at is not None:
                text = comment.body
                yield CommentEdited(
                    at=seconds(comment.edited_at), comment=comment.id, by=whom(comment.editor), text=text
                )
        yield from self._gone()
        yield from self._turns()

    def _is_of_before(self, at: datetime) -> bool:
        return self.request.transferred_at is not None and at <= self.request.transferred_at

    def _bodies(self) -> Iterator[Event]:
        """What the body said before its last edit nobody knows."""
        request, form = self.request, self.situation.answers_of_form
        data = next((field.name for field in self.process.intake.fields if field.data_class), "")
        units = {unit.name: first_name(unit) for unit in self.catalogue.desk.units}
        unit = units.get(self.situation.unit, self.situation.unit) or None
        moments = [(request.created_at, request.author), *((edit.at, edit.editor) for edit in request.edits)]
        for place, (at, by) in enumerate(moments, start=1):
            text = request.body if place == len(moments) else f"version {place}"
            value = form.get(data, "").casefold() or None
            yield BodyWritten(at=seconds(at), by=whom(by), text=text, unit=unit, data=value)

    def _named(self, comment: real.Comment) -> real.Comment:
        """The comment with its author: of an account that is gone the record names who that was, or nobody does."""
        lines = [line for line in self.lines if comment.id in line.comments and line.kind in TOLD_OF]
        if comment.author is not None or not lines or lines[0].actor is None:
            return comment
        return replace(comment, author=real.Account(login="", id=lines[0].actor))

    def _said(self, given: real.Comment, answer: Answer | None) -> Iterator[Event]:
        comment = self._named(given)
        command = _command(comment.body, self.file.words)
        if command is None or comment.author is None:
            return
        at, by, code = seconds(comment.created_at), whom(comment.author), "" if answer is None else answer.reason.code
        is_heard = answer is None or answer.accepted or code not in UNHEARD or command.word == "setujui"
        step = self._step(command.word)
        if step is not None and step.sections:
            yield from self._posted(comment, command, step, answer)
        elif command.word == "lengkapi":
            sections = tuple((label, text) for label, text in _form(command.text, self.process).items())
            taken = answer is None or answer.accepted or code == "supplement_incomplete"
            yield EvidencePosted(
                at=at, comment=comment.id, by=by, step="pengajuan", sections=sections, text=comment.body, taken=taken
            )
        elif command.word == "darurat" and answer is not None and answer.accepted and comment.edited_at is None:
            yield Acted(at=at, by=by, act="darurat")
        elif command.word in VERBS and is_heard and code != "request_rejected" and self._may_decide(command, comment):
            verb, mail = VERBS[command.word], comment.via_email
            names = _typed(command.argument) if command.word == "setujui" else None
            yield Decided(at=at, comment=comment.id, by=by, verb=verb, names=names, by_mail=mail)
        elif command.word == "catat" and is_heard:
            yield from self._letter(comment, command)

    def _may_decide(self, command: Command, comment: real.Comment) -> bool:
        is_asked = self._step_at(comment.created_at) >= self.process.approval_step.number
        return command.word == "setujui" or is_asked

    def _posted(self, comment: real.Comment, command: Command, step: Step, answer: Answer | None) -> Iterator[Event]:
        code, at, by = "" if answer is None else answer.reason.code, seconds(comment.created_at), whom(comment.author)
        taken = code not in OUT_OF_TURN and not code.startswith("duty_")
        if code == "edited_command" or (code == "form_incomplete" and not self._is_turn(step, comment)):
            taken = self._is_turn(step, comment)
        given = _given(step, command)
        if not given:
            return
        if step.number > self.process.approval_step.number:
            if taken and by is not None:
                yield Acted(at=at, by=by, act=step.key)
            return
        yield EvidencePosted(
            at=at, comment=comment.id, by=by, step=step.key, sections=given, text=comment.body, taken=taken
        )

    def _is_turn(self, step: Step, comment: real.Comment) -> bool:
        return self._step_at(comment.created_at) == step.number

    def _step_at(self, at: datetime) -> int:
        """The step that was in progress just before an instant."""
        moves = self.situation.moves
        place = bisect_left([move.at for move in moves], at)
        return moves[place - 1].step if place else 1

    def _step(self, word: str) -> Step | None:
        return next((step for step in self.process.steps if word and word in (step.verb, *step.aliases)), None)

    def _letter(self, comment: real.Comment, command: Command) -> Iterator[Event]:
        letter = read_letter(command.text, (), keeps_other_subjects=True).letter
        if letter is None:
            return
        permits = {name for row in self.catalogue.desk.approvals for name in row.documents}
        named = self.catalogue.desk.named(letter.signatory)
        is_permit = letter.subject in permits
        yield Decided(
            at=seconds(comment.created_at),
            comment=comment.id,
            by=whom(comment.author),
            verb="permit" if is_permit else "letter",
            names=_typed(command.argument),
            by_mail=comment.via_email,
            signatory=named[0].login if len(named) == 1 and not is_permit else letter.signatory,
            document=letter.subject if is_permit else "",
        )

    def _gone(self) -> Iterator[Event]:
        """Decisions that only the record knows any more."""
        there = {each.id: _command(each.body, self.file.words) for each in self.request.comments}
        for line in self.lines:
            verb = KINDS.get(line.kind)
            if verb is None or line.rule == LETTER_RULE or not line.comments or line.actor is None:
                continue
            comment, said = line.comments[0], there.get(line.comments[0])
            if said is not None and VERBS.get(said.word) == verb:
                continue
            by, names = Account(id=line.actor, login=""), None
            yield Decided(at=seconds(line.at), comment=comment, by=by, verb=verb, names=names)
            gone = (
                CommentEdited(at=0, comment=comment, by=None)
                if comment in there
                else CommentDeleted(at=0, comment=comment)
            )
            yield replace(gone, at=seconds(self.decision.now))

    def _turns(self) -> Iterator[Event]:
        launch = self.process.launch_step.number
        for answer in self.situation.answers:
            to = TURNS.get(answer.reason.code) if answer.accepted else None
            at = seconds(answer.at)
            if answer.accepted and (answer.reason.code in SIDE or answer.side) and (by := whom(answer.actor)):
                yield Acted(at=at, by=by, act="submit")
            if answer.moved and answer.before == launch:
                yield Turned(at=at, to="launched")
            elif to == "returned":
                yield Turned(at=at, to="returned", step=self.process.step(answer.after).key)
            elif to is not None:
                yield Turned(at=at, to=to)

    def with_codes(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """The approvals with what their codes name, by the salts of the record."""
        shown = {salted_code(line.revision, line.salt): self._code(line) for line in self._draws()}
        return tuple(
            replace(each, names=shown.get(each.names.revision[0], each.names))
            if isinstance(each, Decided) and each.names is not None
            else each
            for each in events
        )

    def _draws(self) -> Iterator[Line]:
        return (line for line in self.lines if line.kind is EntryKind.CODE)

    def _code(self, line: Line) -> Code:
        return Code(self.texts.get(line.revision, (line.revision,)), seconds(line.at), line.seq)

    def record(self, now: Revision | None, changed_at: int) -> tuple[Entry, ...] | None:
        """What the record holds of codes and decisions; what stood there after the last change stands there still."""
        if self.request.record is None:
            return None
        lines = [line for line in self.lines if line.kind in WORDS and line.comments]
        found = [self._entry(line, now if seconds(line.at) > changed_at else None) for line in lines]
        return (*map(self._draw, self._draws()), *found)

    def _draw(self, line: Line) -> Entry:
        code = self._code(line)
        return Entry(
            at=seconds(line.recorded_at), kind="code", comment=code.draw, who=None, revision=code.revision, of=code.of
        )

    def _entry(self, line: Line, still: Revision | None) -> Entry:
        # With a role it was an approval that was asked for, too.
        kind = "lifted" if line.code == Why.REJECTION_LIFTED and not line.role else WORDS[line.kind]
        roles = {"?"} if kind == "rejected" else {line.role} if line.role else set()
        return Entry(
            at=seconds(line.recorded_at),
            kind=kind,
            comment=line.comments[0],
            who=line.actor if line.signatory is None else line.signatory,
            revision=self.texts.get(line.revision) or still or (line.revision,),
            roles=frozenset(roles),
            made=seconds(line.at),
            givers=frozenset(line.principals),
        )


def seconds(at: datetime) -> int:
    """The whole seconds of an instant."""
    return int(at.timestamp())


def whom(account: real.Account | None) -> Account | None:
    """An account in the oracle's words."""
    return account and Account(id=account.id or 0, login=account.login, kind=account.kind)


def _typed(argument: str) -> Code:
    """A code as somebody typed it, of which nobody has yet said what it names."""
    return Code((read_code(argument),), 0, 0)


@lru_cache(maxsize=1 << 14)
def _command(body: str, words: frozenset[str]) -> Command | None:
    found = read_command(body, words)
    return found if isinstance(found, Command) else None


def _names(step: Step, *, needed: bool) -> tuple[str, ...]:
    return tuple(_name(section) for section in step.sections if section.required is needed)


def _name(section: Section) -> str:
    """A section under the oracle's name for it: it knows three by what they hold."""
    return (
        "anggaran" if section.budget else "tingkat" if section.risk else "data" if section.data_class else section.key
    )


def _form(text: str, process: Process) -> dict[str, str]:
    labels = {label: each.name for each in reversed(process.form_fields) for label in each.labels}
    return dict(read_sections(text, labels).found)


def _given(step: Step, command: Command) -> tuple[tuple[str, str | int | None], ...]:
    """The sections that a comment holds for a step; of money the amount."""
    sections = {each.key: each for each in step.sections}
    found = [(sections[key], text.strip()) for key, text in read_sections(command.text, titles(step)).found.items()]
    return tuple((_name(each), read_money(text) if each.budget else text.casefold()) for each, text in found)
