"""Accounts that were deleted: GitHub names nobody for what they left, the record does (rule 8).

Who wrote a text never changes, so whoever the record names for a comment, a label or the request itself wrote it still;
whether the text stands is asked as of everybody's. Evidence given anew leaves no entry: there the desk's own mark tells
that it was taken. Everything else stays nobody's. Nobody who is gone is called.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from automation.core.evidence.evidence import Evidence
from automation.core.evidence.supplement import COMPLETE
from automation.core.evidence.wrong import Wrong
from automation.core.history.record import ANSWERED, Entry, EntryKind
from automation.core.history.request import Account, Comment, LabelEvent, Request, StateEvent
from automation.core.policy.authority import Case
from automation.core.policy.desk import Desk, Person
from automation.core.policy.process import REQUESTER, Process, Step
from automation.core.problem import Reason
from automation.core.text.command_line import Command, read_code, read_command
from automation.core.text.digest import text_digest
from automation.core.why import Why

from .acts import ACCEPTED, MOVED

GHOST = "ghost"
"""The login that GitHub shows for a deleted account."""

Event = TypeVar("Event", LabelEvent, StateEvent)


def recalled(request: Request, desk: Desk, process: Process) -> Request:
    """The request in which all that the desk took has its author again, marked as gone; the rest stays nobody's."""
    if not request.record or not _lacks_names(request):
        return request
    known = _Known(request, desk, process)
    return replace(
        request,
        author=request.author or known.requester(),
        comments=tuple(known.comment(each) for each in request.comments),
        label_events=tuple(known.event(each) for each in request.label_events),
        state_events=tuple(known.event(each) for each in request.state_events),
    )


def gone_numbers(request: Request) -> frozenset[int]:
    """The numbers of the accounts that a recalled request shows to be gone."""
    accounts = [*_accounts(request), *(each.editor for each in request.comments)]
    gone = {each.number for each in accounts if each is not None and each.is_gone}
    return frozenset(number for number in gone if number is not None)


def without_accounts(desk: Desk, numbers: frozenset[int]) -> Desk:
    """The desk file with what became of these accounts: their people are not called and act by letter only."""
    if not numbers:
        return desk

    def now(person: Person) -> Person:
        return replace(person, is_gone=True) if person.account_id in numbers else person

    return replace(
        desk,
        people=tuple(now(person) for person in desk.people),
        roles=tuple(
            replace(role, terms=tuple(replace(term, person=now(term.person)) for term in role.terms))
            for role in desk.roles
        ),
        units=tuple(
            replace(
                unit, representatives=tuple(replace(term, person=now(term.person)) for term in unit.representatives)
            )
            for unit in desk.units
        ),
        delegations=tuple(
            replace(each, principal=now(each.principal), delegate=now(each.delegate)) for each in desk.delegations
        ),
    )


def told_of_gone(case: Case, step: Step, code: str) -> tuple[Reason, ...]:
    """What is said of accounts that are gone: whose they were, and what of theirs for `step` no record holds.

    `code` is the code that approvals are asked for with, '' for none.
    """
    people = [Reason(Why.PERSON_GONE, {"login": each.login}) for each in case.desk.people if each.is_gone]
    author, person = case.request.author, case.desk.person(case.request.author)
    if author is not None and author.is_gone and (person is None or person.is_gone):
        people.append(Reason(Why.REQUESTER_GONE))
    words = [each.word for each in _unrecorded(case, step, code)]
    return (*people, *(Reason(Why.UNRECORDED_OF_GONE, {"verb": word}) for word in dict.fromkeys(words)))


def is_of_gone(case: Case, step: Step, evidence: Evidence) -> bool:
    """Whether the evidence of a step lacks something because an account is gone."""
    problems = [each.problem.code for each in evidence.given.values() if each.problem is not None]
    return Wrong.EDITED_OF_GONE in problems or any(_unrecorded(case, step, ""))


def _unrecorded(case: Case, step: Step, code: str) -> Iterator[Command]:
    """The commands for a step in comments of which nobody can tell any more who wrote them."""
    words = {"setujui"} if step.approval else {step.verb, *step.aliases} - {""}
    for comment in case.request.comments:
        if comment.author is None and not comment.by_desk:
            found = read_command(comment.body, words)
            if isinstance(found, Command) and not (step.approval and code != read_code(found.argument)):
                yield found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """What a record says of who did what: by comment, by event, and who wrote sections of each step."""

    comments: Mapping[int, int]
    events: Mapping[str, int]
    moves: Mapping[int, Entry]
    writers: Mapping[int, tuple[int, ...]]


class _Known:
    """Who is behind what has no name any more."""

    def __init__(self, request: Request, desk: Desk, process: Process) -> None:
        """Reads the record; whoever is named in the history still is not gone."""
        self._record, self._desk, self._alive = request.record or (), desk, _alive(request)
        self._names = _names(self._record)
        self._intake = process.intake.number
        self._steps = {word: step.number for step in process.steps for word in (step.verb, *step.aliases) if word}
        self._steps[COMPLETE] = self._intake

    def requester(self) -> Account | None:
        """Who filed the request, where the record shows that it was a person and no program (rule 5)."""
        intake = next((entry for entry in self._record if entry.kind is EntryKind.INTAKE), None)
        if intake is None or intake.actor is None:
            return None
        acted = intake.actor in self._names.comments.values() or intake.actor in self._names.events.values()
        is_person = intake.side == REQUESTER or acted or self._desk.numbered(intake.actor) is not None
        return self._account(intake.actor) if is_person else None

    def comment(self, comment: Comment) -> Comment:
        """The comment with its author, and with its editor where the record took the text in as it is now."""
        if comment.author is not None or comment.by_desk:
            return comment
        number = self._names.comments.get(comment.id) or self._writer(comment)
        if number is None:
            return comment
        author = self._account(number)
        is_own_edit = comment.edited_at is not None and comment.editor is None and self._is_as_taken(comment)
        return replace(comment, author=author, editor=author if is_own_edit else comment.editor)

    def event(self, event: Event) -> Event:
        """The event with who did it."""
        number = self._names.events.get(event.node_id) if event.actor is None else None
        return event if number is None else replace(event, actor=self._account(number))

    def _writer(self, comment: Comment) -> int | None:
        """Who wrote what a step rested on, or what the desk took and no entry names: somebody who is gone by now.

        Of several who wrote for that step any will do: all had a hand in it, and none can do anything more.
        """
        move = self._names.moves.get(comment.id)
        step = move.before if move is not None else self._taken_for(comment)
        writers = list(self._names.writers.get(step, ()))
        if step == self._intake and (requester := self.requester()) is not None and requester.id is not None:
            writers.insert(0, requester.id)
        return next((number for number in writers if number not in self._alive), None)

    def _taken_for(self, comment: Comment) -> int:
        """The step for which the desk took a comment as it stands, by its own mark; 0 for none.

        Answers of the form that counted although something else in them was refused have none: whoever was refused for
        not being asked at all has none either, so they are asked for anew.
        """
        if comment.edited_at is not None or not comment.marks & {ACCEPTED, MOVED}:
            return 0
        command = read_command(comment.body, frozenset(self._steps))
        return self._steps[command.word] if isinstance(command, Command) else 0

    def _is_as_taken(self, comment: Comment) -> bool:
        """Whether it reads as it did when a step or an answer of the form rested on it: then its author had edited it.

        What somebody else edits is never taken.
        """
        name, digest = f"comment.{comment.id}", text_digest(comment.body)
        return any(
            entry.kind in {EntryKind.MOVE, EntryKind.SUPPLEMENT} and entry.parts.get(name) == digest
            for entry in self._record
            if comment.edited_at is not None and comment.edited_at <= entry.recorded_at
        )

    def _account(self, number: int) -> Account:
        person = self._desk.numbered(number)
        return Account(login=person.login if person else GHOST, id=number, is_gone=number not in self._alive)


def _names(record: Sequence[Entry]) -> _Names:
    comments: dict[int, int] = {}
    events: dict[str, int] = {}
    moves: dict[int, Entry] = {}
    writers: dict[int, dict[int, None]] = {}
    for entry in record:
        if entry.actor is None:
            continue
        if entry.kind in ANSWERED and entry.event:
            events[entry.event] = entry.actor
        elif entry.kind in ANSWERED and entry.comments:
            comments[entry.comments[0]] = entry.actor
        if entry.kind is EntryKind.MOVE:
            moves |= dict.fromkeys(entry.comments, entry)
        if entry.kind in {EntryKind.MOVE, EntryKind.CONTRIBUTION} and entry.code != Why.BODY_EDITED:
            writers.setdefault(entry.before, {}).setdefault(entry.actor)
    return _Names(
        comments=comments, events=events, moves=moves, writers={step: tuple(each) for step, each in writers.items()}
    )


def _lacks_names(request: Request) -> bool:
    return any(each is None for each in _accounts(request))


def _alive(request: Request) -> frozenset[int]:
    editors = [*(each.editor for each in request.edits), *(each.editor for each in request.comments)]
    accounts = [*_accounts(request), *editors]
    named = (each for each in accounts if each is not None and not each.is_gone)
    return frozenset(each.number for each in named if each.number is not None)


def _accounts(request: Request) -> Iterator[Account | None]:
    yield request.author
    events: Iterable[LabelEvent | StateEvent] = (*request.label_events, *request.state_events)
    yield from (each.author for each in request.comments if not each.by_desk)
    yield from (each.actor for each in events if not getattr(each, "by_desk", False))
