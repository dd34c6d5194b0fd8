"""`/catat CODE`: a signed letter of somebody without an account is put on record (section 4, rules 6 and 13)."""

from .acts import Act
from .command import Command, read_code
from .course import Course
from .letters import Letter, read_letter
from .problem import Reason
from .seats import account_of
from .votes import Kind, Permit, Vote, letter_subjects


def on_letter(course: Course, act: Act, command: Command) -> None:
    """Record a letter: the approval of an office holder, or a permit from outside."""
    role = course.case.desk.recorded_by
    subjects = letter_subjects(course.gate_facts(act.at))
    if course.ending:
        course.refuse(act, Reason("request_closed", {"ending": course.ending}))
    elif not role or not course.case.desk.holds(act.actor, role, act.at) or act.comment is None:
        course.refuse(act, Reason("may_not_record", {"role": role}))
    elif course.is_launched:
        course.refuse(act, Reason("too_late_to_decide"))
    elif not subjects:
        course.refuse(act, Reason("no_letter_needed"))
    else:
        texts = read_letter(command.text, tuple(subjects))
        if texts.letter is None:
            course.refuse(act, Reason("letter_incomplete", {"verb": command.word}), texts.problems)
        elif subjects[texts.letter.subject]:
            _approve(course, act, command, texts.letter)
        else:
            _permit(course, act, command, texts.letter)


def _approve(course: Course, act: Act, command: Command, letter: Letter) -> None:
    person = course.case.desk.named(letter.signatory)
    if person is None:
        course.refuse(act, Reason("signatory_unknown", {"given": letter.signatory[:60]}))
        return
    vote = Vote(
        kind=Kind.APPROVE,
        author=account_of(person),
        at=act.at,
        comment=act.comment,
        code=read_code(command.argument),
        entry=act.entry,
        letter=letter,
        recorder=act.actor,
    )
    course.votes.append(vote)
    gate = course.gate(act.at)
    verdict = next(each for each in gate.approvals if each.comment_id == act.comment_id)
    course.did("catat", act.actor)
    if verdict.counts:
        course.did(course.case.process.approval_step.key, vote.author)
        facts = {"role": verdict.fills, "signatory": person.login}
        course.accept(act, Reason("letter_counts", facts), digest=gate.digest)
    else:
        course.refuse(act, Reason(f"approval_{verdict.reason.code}", verdict.reason.facts), digest=gate.digest)


def _permit(course: Course, act: Act, command: Command, letter: Letter) -> None:
    if act.comment is None:
        return
    code = read_code(command.argument)
    permit = Permit(recorder=act.actor, at=act.at, comment=act.comment, code=code, letter=letter, entry=act.entry)
    course.permits.append(permit)
    gate = course.gate(act.at)
    verdict = next(each for each in gate.permits if each.comment_id == act.comment_id)
    course.did("catat", act.actor)
    if verdict.counts:
        course.accept(act, Reason("permit_recorded", {"document": letter.subject}), digest=gate.digest)
    else:
        course.refuse(act, Reason(f"approval_{verdict.reason.code}", verdict.reason.facts), digest=gate.digest)
