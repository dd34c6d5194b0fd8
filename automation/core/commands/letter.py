"""`/catat CODE`: a signed letter of somebody without an account is put on record (rules 6 and 13)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from automation.core.approval.letters import Letter, read_letter
from automation.core.approval.slots import spoken_for
from automation.core.approval.verdict import Approval
from automation.core.approval.votes import SURPLUS, Kind, Permit, Vote, letter_subjects
from automation.core.history.record import EntryKind
from automation.core.history.request import Account
from automation.core.policy.desk import Desk, Person
from automation.core.policy.duties import LETTER, account_of
from automation.core.policy.process import Text
from automation.core.problem import Reason
from automation.core.state.acts import Act, Sort
from automation.core.state.course import Course
from automation.core.state.situation import Situation
from automation.core.text.command_line import Command, code_in
from automation.core.why import Why

from .command import APPROVAL_CODE, Asker, Closed, DeskCommand, Heard, Outcome, is_due


def on_letter(course: Course, act: Act, command: Command) -> None:
    """Record a letter: the approval of an office holder, or a permit from outside."""
    subjects = letter_subjects(course.gate_facts(act.at))
    was = act.entry.kind if act.entry is not None else None
    # One that was good once is judged by the gate whatever the desk file says now, which then shows why it counts not.
    was_good = was in {EntryKind.APPROVAL, EntryKind.PERMIT}
    if not was_good and (fault := _fault(course, act, command, subjects)):
        course.refuse(act, fault)
        return
    texts = read_letter(command.text, tuple(subjects), keeps_other_subjects=was_good)
    if texts.letter is None:
        course.refuse(act, Reason(Why.LETTER_INCOMPLETE, {"verb": command.word}), texts.problems)
    elif was is EntryKind.PERMIT or (not was_good and not subjects[texts.letter.subject]):
        _permit(course, act, command, texts.letter)
    else:
        _approve(course, act, command, texts.letter, was_good=was_good)


def _fault(course: Course, act: Act, command: Command, subjects: Mapping[str, str]) -> Reason | None:
    """Why no letter is taken here and now, before it is read."""
    role = course.case.desk.recorded_by
    if course.ending:
        return Reason(Why.REQUEST_CLOSED, {"ending": course.ending})
    if not role:
        return Reason(Why.NO_LETTERS_HERE)
    if not course.case.acts_as(act.actor, role, act.at) or act.comment is None:
        return Reason(Why.MAY_NOT_RECORD, {"role": role})
    if course.is_launched:
        return Reason(Why.TOO_LATE_TO_DECIDE)
    if not subjects:
        return Reason(Why.NO_LETTER_NEEDED)
    if command.second and not act.is_taken:
        return Reason(Why.COMMAND_BELOW, {"verb": command.word, "second": command.second})
    return None if code_in(command, is_taken=act.is_taken) else Reason(Why.LETTER_CODE_UNREADABLE)


def _approve(course: Course, act: Act, command: Command, letter: Letter, *, was_good: bool) -> None:
    people = course.case.desk.named(letter.signatory)
    if not was_good and (fault := _unknown(people, letter)):
        course.refuse(act, fault)
        return
    author = _recorded(course, act, letter) if was_good else account_of(people[0])
    code = code_in(command, is_taken=act.is_taken)
    vote = Vote(kind=Kind.APPROVE, author=author, at=act.at, comment=act.comment, code=code, entry=act.entry)
    course.votes.append(replace(vote, letter=letter, recorder=act.actor))
    gate = course.gate(act.at)
    named = spoken_for(course.gate_facts(act.at), course.votes[-1])
    verdict = next(each for each in gate.approvals if each.comment_id == act.comment_id)
    if verdict.counts:
        course.did(LETTER, act.actor)
        course.did(course.case.process.approval_step.key, author)
        reason = Reason(Why.LETTER_COUNTS, {"role": verdict.fills, "signatory": author.login})
        course.accept(act, reason, digest=gate.digest, signatory=author.id, principals=named)
    else:
        course.votes[-1] = replace(course.votes[-1], refused=is_refused(act, verdict))
        reason = verdict.reason
        course.refuse(act, reason, digest=gate.digest, signatory=author.id, principals=named)


def _unknown(people: Sequence[Person], letter: Letter) -> Reason | None:
    """Why a new letter cannot be said to be of anybody: its entry will name one person by number."""
    given = {"given": letter.signatory[:60]}
    if len(people) != 1:
        return Reason(Why.SIGNATORY_AMBIGUOUS if people else Why.SIGNATORY_UNKNOWN, given)
    return None if people[0].is_certain else Reason(Why.SIGNATORY_NO_NUMBER, given | {"line": people[0].line})


def _recorded(course: Course, act: Act, letter: Letter) -> Account:
    """Who signed by the record, whatever the desk file calls that person now; nobody where it names none."""
    number = act.entry.signatory if act.entry is not None else None
    person = course.case.desk.numbered(number) if number is not None else None
    return Account(login=person.login if person else letter.signatory[:60], id=number)


def _permit(course: Course, act: Act, command: Command, letter: Letter) -> None:
    if act.comment is None:
        return
    code = code_in(command, is_taken=act.is_taken)
    permit = Permit(recorder=act.actor, at=act.at, comment=act.comment, code=code, letter=letter, entry=act.entry)
    course.permits.append(permit)
    gate = course.gate(act.at)
    verdict = next(each for each in gate.permits if each.comment_id == act.comment_id)
    if verdict.counts:
        course.did(LETTER, act.actor)
        named = course.standing(LETTER, act, course.case.desk.recorded_by).principals
        reason = Reason(Why.PERMIT_RECORDED, {"document": letter.subject})
        course.accept(act, reason, digest=gate.digest, principals=named)
    else:
        course.permits[-1] = replace(permit, refused=is_refused(act, verdict))
        reason = verdict.reason
        course.refuse(act, reason, digest=gate.digest)


def is_refused(act: Act, verdict: Approval) -> bool:
    """Whether an approval that does not count now never will: what the record holds of it says so itself."""
    return act.entry is None and verdict.reason.code not in SURPLUS


def _may(situation: Situation, desk: Desk, who: Asker) -> bool:
    is_named = bool(situation.gate.code) and bool(situation.gate.letters)
    return is_due(situation) and is_named and desk.recorded_by in who.roles


RECORD_LETTER = DeskCommand(
    word=LETTER,
    argument=APPROVAL_CODE,
    may=_may,
    judge=on_letter,
    sort=Sort.DECIDES,
    outcomes=(
        Outcome(code=Why.LETTER_COUNTS, kind=EntryKind.APPROVAL, heard=Heard.NOBODY, is_row=False),
        Outcome(code=Why.PERMIT_RECORDED, kind=EntryKind.PERMIT, is_row=False),
    ),
    when_closed=Closed.JUDGED,
    judges_edited=True,
    help=Text("mencatat surat bertanda tangan", "put a signed letter on record"),
)
