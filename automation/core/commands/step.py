"""Moving on by a step's verb (other rules); a label set by hand says the same (`label.py`)."""

from itertools import takewhile

from automation.core.evidence.evidence import Post, Settled, titles
from automation.core.evidence.sections import SectionTexts, read_sections, stray_headings
from automation.core.history.record import Entry, EntryKind
from automation.core.policy.duties import BARRED
from automation.core.policy.process import REQUESTER, Step
from automation.core.problem import AnswerProblem, Reason
from automation.core.state.acts import Act
from automation.core.state.contributions import hands
from automation.core.state.course import Course, Facts
from automation.core.state.situation import Overlay
from automation.core.text.command_line import Command
from automation.core.text.markdown import lines_of
from automation.core.why import Why

from .command import LONGEST, Heard, Outcome


def on_verb(course: Course, act: Act, command: Command, step: Step) -> None:
    """Take the sections of a step's verb and move on when they make the evidence complete."""
    _judge(course, act, command, step)
    remember_writers(course, act, command, step)


def _judge(course: Course, act: Act, command: Command, step: Step) -> None:
    facts = {"role": step.actor, "verb": command.word, "step": str(step.number)}
    if not course.case.acts_as(act.actor, step.actor, act.at):
        course.refuse(act, Reason(Why.NOT_YOUR_STEP, facts))
    elif course.ending:
        course.refuse(act, Reason(Why.REQUEST_CLOSED, {"ending": course.ending}))
    elif bar := bar_of(course, act, step):
        course.refuse(act, Reason(bar.code, {"verb": command.word, "number": str(step.number)} | dict(bar.facts)))
    elif act.is_void and _is_asked_for(course, step):
        _refuse_void(course, act, command, step)
    elif act.is_edited:
        _take_edited(course, act, command, step)
    elif step.number != course.step:
        _out_of_turn(course, act, command, step)
    else:
        texts = post(course, act, command, step)
        move_on(course, act, is_draft=command.is_draft, stray=stray_headings(texts, _titles(step)))


def remember_writers(course: Course, act: Act, command: Command, step: Step) -> None:
    """Who posts a section that approvals rest on has a hand in it, also where the desk did not take it (rule 5)."""
    is_taken = any(each.comment is act.comment for each in course.posts.get(step.number, ()))
    if act.comment is None or is_taken or step.number >= course.case.process.approval_step.number:
        return
    if read_sections(command.text, titles(step)).found:
        course.wrote(step, *hands(course.case.process, step, act.comment))
        course.wrote_for(step, act)


def bar_of(course: Course, act: Act, step: Step) -> Reason | None:
    """Separation of duties for this step, as whoever is barred is told; where approvals are collected there is none."""
    if step.actor == REQUESTER and course.is_of_other_side(act):
        return Reason(Why.DUTY_OTHER_SIDE)
    bar = None if step.approval else course.standing(step.key, act, step.actor).reason
    return Reason(BARRED[bar.code], bar.facts) if bar else None


def move_on(course: Course, act: Act, *, is_draft: bool, stray: tuple[AnswerProblem, ...]) -> None:
    """Confirm the step in progress if its evidence is complete and, where approvals are needed, the gate is open."""
    step = course.present
    facts = {"verb": step.verb, "step": str(step.number)} | ({"label": act.label.label} if act.label else {})
    problems = (*stray, *course.evidence(step).missing)
    if is_draft:
        course.accept(act, Reason(Why.DRAFT_SAVED, facts))
    elif course.is_held(act.at):
        course.refuse(act, Reason(Why.LABEL_HELD if act.label else Why.HELD, facts | {"until": day_of(course)}))
    elif course.is_changed_after(act.at):
        # Not recorded and older than a change: what was confirmed then cannot be read any more.
        course.refuse(act, Reason(Why.LABEL_CHANGED_SINCE if act.label else Why.CHANGED_SINCE, facts))
    elif course.problems:
        course.refuse(act, Reason(Why.FORM_INCOMPLETE, facts), course.problems)
    elif (step.approval or step.gated) and not course.is_launched and not (gate := course.gate_before(act)).is_open:
        code = Why.LABEL_GATE_SHUT if act.label else Why.GATE_SHUT
        blocks = ", ".join(block.code for block in gate.blocks)
        course.refuse(act, Reason(code, facts | {"role": step.actor, "blocks": blocks}))
    elif (step.approval or step.gated) and not course.is_launched and act.is_overtaken:
        # What shuts wins in doubt: nobody can tell that the gate was open by then.
        course.refuse(act, Reason(Why.ORDER_NOT_CERTAIN, facts))
    elif problems:
        course.refuse(act, Reason(Why.EVIDENCE_INCOMPLETE, facts), problems)
    elif step.number == course.case.process.last and course.owes_review and course.case.desk.emergency:
        course.refuse(act, Reason(Why.REVIEW_OWED, facts | {"role": course.case.desk.emergency.reviewed_by}))
    else:
        advance(course, act, step)


def day_of(course: Course) -> str:
    """The day on which the hold ends, for people; '' without one."""
    held = course.pauses.get(Overlay.HELD)
    zone = course.case.desk.calendar.offsets
    return zone.local(held.until).date().isoformat() if held is not None and held.until else ""


def advance(course: Course, act: Act, step: Step) -> None:
    """The step is done."""
    reason = Reason(Why.STEP_DONE, {"step": str(step.number), "verb": step.verb})
    sources = tuple(sorted(course.evidence(step).sources))
    if not step.approval:
        course.did(step.key, act.actor)
    is_known = step.approval or act.entry is not None
    named = () if is_known else course.standing(step.key, act, step.actor).principals
    side = REQUESTER if step.actor == REQUESTER else ""
    facts = Facts(moved=True, before=step.number, after=step.number + 1, sources=sources, principals=named, side=side)
    course.move(step.number + 1, act, reason)
    course.accept(act, reason, **facts)


def _take_edited(course: Course, act: Act, command: Command, step: Step) -> None:
    """An edited comment is evidence from its author's edit on, but never acts as a command."""
    is_asked_for = _is_asked_for(course, step)
    if is_asked_for:
        post(course, act, command, step)
    if not is_asked_for or not step.sections or act.is_tampered:
        course.refuse(act, Reason(Why.EDITED_COMMAND, {"verb": command.word}))
    else:
        course.accept(act, Reason(Why.EDITED_EVIDENCE, {"verb": command.word}))


def _is_asked_for(course: Course, step: Step) -> bool:
    """Whether sections for this step would be taken: it is in progress, or lost evidence of it is to be given anew."""
    return step.number == course.step or (step.number < course.step and _is_hole(course, step))


def _refuse_void(course: Course, act: Act, command: Command, step: Step) -> None:
    """Turn a comment away of which nobody could tell what in it is meant, with what its writer may send instead."""
    facts = {"verb": command.word, "step": str(step.number)}
    if act.comment is not None and act.comment.via_email:
        course.refuse(act, Reason(Why.EVIDENCE_BY_EMAIL, facts))
        return
    alone = _above_second(command)
    ready = {"ready": alone} if len(alone) <= LONGEST else {}
    course.refuse(act, Reason(Why.COMMAND_BELOW_VERB, facts | {"second": command.second} | ready))


def _above_second(command: Command) -> str:
    """The comment up to the other command."""
    kept = takewhile(lambda line: line.lower().split(maxsplit=1)[:1] != [f"/{command.second}"], lines_of(command.text))
    return "\n".join([f"/{command.word} {command.argument}".strip(), *kept]).rstrip()


def _out_of_turn(course: Course, act: Act, command: Command, step: Step) -> None:
    facts = {"verb": command.word, "step": str(step.number), "present": str(course.step), "next": course.present.verb}
    if step.number < course.step and _is_hole(course, step):
        _fill(course, act, command, step)
    elif step.number < course.step:
        course.refuse(act, Reason(_way_back(course, step), facts | {"roles": ", ".join(course.in_charge)}))
    elif course.problems:
        course.refuse(act, Reason(Why.FORM_INCOMPLETE, facts), course.problems)
    else:
        course.refuse(act, Reason(Why.STEP_NOT_REACHED, facts))


def _way_back(course: Course, step: Step) -> Why:
    """How a step that is done is done again, as the code of the answer: after the launch there may be no way back."""
    if step.number < course.lowest_return:
        return Why.STEP_IS_PAST
    approval = course.case.process.approval_step.number
    return Why.STEP_IS_APPROVED if step.number <= approval <= course.step else Why.STEP_IS_DONE


def _is_hole(course: Course, step: Step) -> bool:
    """Whether evidence of a step that is done was lost since (rules 7 and 8); after the launch nothing is asked for."""
    return not course.is_launched and not course.problems and not course.evidence(step).is_complete


def _fill(course: Course, act: Act, command: Command, step: Step) -> None:
    """Give lost evidence anew; the request goes on where it stood."""
    facts = {"verb": step.verb, "step": str(step.number)}
    stray = stray_headings(post(course, act, command, step), _titles(step))
    if problems := (*stray, *course.evidence(step).missing):
        course.refuse(act, Reason(Why.EVIDENCE_INCOMPLETE, facts), problems)
    else:
        course.accept(act, Reason(Why.HOLE_FILLED, facts))


def post(course: Course, act: Act, command: Command, step: Step) -> SectionTexts:
    """Take the sections that a comment holds for `step` as evidence."""
    texts = read_sections(command.text, titles(step))
    if act.comment is not None and texts.found:
        course.post(
            Post(
                step=step.number,
                comment=act.comment,
                author=act.comment.author or act.actor,
                texts=texts.found,
                at=act.comment.edited_at or act.comment.created_at,
                is_tampered=act.is_tampered,
            )
        )
        course.did_for(step, act)
    return texts


def _titles(step: Step) -> list[str]:
    return [section.title.id for section in step.sections]


def _redo(course: Course, act: Act, entry: Entry) -> None:
    """The evidence itself is read from the comments of now; the record only tells when some of it is lost."""
    step = course.case.process.step(entry.before)
    command = act.command
    if isinstance(command, Command) and command.word in (step.verb, *step.aliases):
        post(course, act, command, step)
    mark = f"{step.number}."
    digests = {name.removeprefix(mark): part for name, part in entry.parts.items() if name.startswith(mark)}
    course.settled[step.number] = Settled(at=act.at, digests=digests)
    course.step = step.number
    advance(course, act, step)


STEP_DONE = Outcome(code=Why.STEP_DONE, kind=EntryKind.MOVE, redo=_redo, heard=Heard.NOBODY, is_row=False)
"""What becomes of a step's verb, or of its label, that is taken; the timeline tells it as a move."""
