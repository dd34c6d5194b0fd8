"""From history to situation: every act of a person is judged in order, by what stood at its own time.

Pure: the same history, desk file and moment always give the same situation.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import takewhile

from automation.core.approval.eligibility import standing_rejections
from automation.core.approval.gate import judge
from automation.core.approval.signatories import with_signatories
from automation.core.approval.verdict import Gate
from automation.core.approval.votes import GateFacts
from automation.core.commands.agreement import agreement
from automation.core.commands.cancel import on_state
from automation.core.commands.entry_kind import by_answer
from automation.core.commands.label import on_label
from automation.core.commands.offers import with_offers
from automation.core.commands.step import on_verb
from automation.core.commands.table import REDO, SORTS, hear, judge_command, words
from automation.core.evidence.form import FormReading, read_form
from automation.core.evidence.intake import check_answers
from automation.core.evidence.names import present_answers
from automation.core.evidence.supplement import completed
from automation.core.history.record import EntryKind
from automation.core.history.request import Request
from automation.core.outcome.completion import Completion, completion
from automation.core.outcome.falls import changes_of, moves_of, turn_of, turned_at
from automation.core.outcome.unheard import answer_unheard, gave_up, is_heard, pass_over, refuse_former
from automation.core.policy.authority import Case, is_involved
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.persons import of_persons
from automation.core.policy.process import REQUESTER, Process, Step
from automation.core.policy.rights import AFTER
from automation.core.policy.uncertain import certain, concerned
from automation.core.problem import Reason
from automation.core.state.acts import Act, Sort, acts
from automation.core.state.arrival import arrived
from automation.core.state.contributions import Wrote, contributors, recorded_edits, recorded_writers
from automation.core.state.course import Course
from automation.core.state.gone import is_of_gone, told_of_gone
from automation.core.state.hidden_text import hidden_parts
from automation.core.state.situation import Move, Overlay, Pause, Situation
from automation.core.state.supplements import lost, supplements
from automation.core.state.taken import by_record
from automation.core.text.command_line import Command
from automation.core.text.near_misses import NearMiss
from automation.core.why import Why


def replay(catalogue: Catalogue, process: Process, request: Request, now: datetime) -> Situation:
    """Where `request` stands at `now` (aware UTC) under the version of the process that it is pinned to."""
    course = follow(catalogue, process, request)
    situation = with_offers(_situation(course, now), course.case, course.missed, now + AFTER)
    hidden = () if course.ending else hidden_parts(course.case, course.supplements, situation.evidence)
    return replace(situation, hidden=hidden) if hidden else situation


def follow(catalogue: Catalogue, process: Process, request: Request) -> Course:
    """The course of `request`: every act of a person in its history, judged by what stood at its own time."""
    request = arrived(request)
    if edits := recorded_edits(request.record or ()):
        request = replace(request, edits=(*edits, *request.edits))
    request, fixed = with_signatories(request, catalogue.desk)
    request = of_persons(request, catalogue.desk)
    reading = read_form(request.body, process.form_fields)
    unit = _unit(process, present_answers(reading, process, catalogue.desk))
    case = Case(process=process, desk=catalogue.desk, request=request, unit=unit)
    added = supplements(case)
    reading = completed(reading, added)
    present = present_answers(reading, process, catalogue.desk)
    problems = (*check_answers(present, process, catalogue.desk), *lost(case, added))
    case = replace(case, unit=_unit(process, present))
    complete = None if problems else completion(case, reading.values, added)
    course = Course(
        case=case,
        problems=problems,
        changes=(*_changes(request), *(each.comment.created_at for each in added)),
        step=1 if problems else 2,
        since=complete.at if complete else request.created_at,
        lapsed=_lapsed(request, lambda code: code != Why.VOICE_TAKEN),
        muted=_lapsed(request, lambda code: code == Why.VOICE_TAKEN),
        form=dict(present.values),
        typed=dict(reading.values),
        supplements=added,
        signatories=fixed,
        uncertain=concerned(catalogue.desk, process, case.unit),
        upgraded_at=_upgraded_at(request),
        relied=_relied(request),
    )
    # Whoever edits somebody else's answers to the form edits the form (rule 5).
    course.wrote(process.intake, *(each.comment.editor for each in added if each.is_tampered))
    if complete is not None:
        course.moves.append(_completed_by(complete))
    _play(course, acts(request, words(catalogue), SORTS))
    answer_unheard(course)
    return course


def _play(course: Course, found: Iterable[Act]) -> None:
    known = recorded_writers(course.case.process, course.case.request.record or ())
    for act in found:
        known = _learn(course, known, act.at)
        _judge_and_remember(course, act)
    _learn(course, known, None)


def _completed_by(complete: Completion) -> Move:
    return Move(
        step=2,
        to=2,
        before=1,
        at=complete.at,
        actor=complete.actor,
        reason=Reason(Why.FORM_COMPLETE),
        kind=EntryKind.COMPLETION,
        role=complete.role,
        comment_id=complete.comment_id,
    )


def _learn(course: Course, known: tuple[Wrote, ...], until: datetime | None) -> tuple[Wrote, ...]:
    """Take up who the record says wrote what, as far as it knew `until` then (None: all); what is left is for later."""
    due = known if until is None else tuple(takewhile(lambda each: each.known_at <= until, known))
    for each in due:
        course.wrote(course.case.process.step(each.step), each.account)
    return known[len(due) :]


def _unit(process: Process, reading: FormReading) -> str:
    """The unit that the form names; '' when it names none."""
    return next((reading.values.get(field.name, "") for field in process.intake.fields if field.source == "units"), "")


def _changes(request: Request) -> Iterable[datetime]:
    """When a text that something rests on may have changed: edits of the body and of comments, and deletions."""
    yield from (edit.at for edit in request.edits)
    yield from (deletion.at for deletion in request.deletions)
    yield from (
        comment.edited_at
        for comment in request.comments
        if comment.edited_at is not None and not comment.by_desk and comment.body.startswith("/")
    )


def _upgraded_at(request: Request) -> datetime | None:
    """Until when the record was written in the first format: for ever while nothing else is there, None for never."""
    record = request.record or ()
    if not any(entry.is_former for entry in record):
        return None
    later = (entry.recorded_at for entry in record if not entry.is_former)
    return next(later, datetime.max.replace(tzinfo=UTC))


def _relied(request: Request) -> frozenset[int]:
    """The comments that moves of the first format rest on."""
    moves = (entry for entry in request.record or () if entry.kind is EntryKind.MOVE and entry.is_former)
    return frozenset(comment for entry in moves for comment in entry.comments)


def _lapsed(request: Request, is_meant: Callable[[str], bool]) -> dict[int, datetime]:
    """Comment to the moment at which the record came to call its approval lapsed, for the codes that are meant."""
    entries = (entry for entry in request.record or () if entry.kind is EntryKind.LAPSE and is_meant(entry.code))
    return {comment_id: entry.recorded_at for entry in entries for comment_id in entry.comments}


def _judge_and_remember(course: Course, act: Act) -> None:
    """Judge an act, and remember who did it, once the desk has taken it."""
    case, before = course.case, len(course.answers)
    _judge(course, act)
    is_taken = act.is_taken or any(answer.accepted for answer in course.answers[before:])
    if act.comment_id and is_taken and act.sort is not Sort.ASKS:
        hear(course, act)
    fresh = [] if act.entry is not None else course.answers[before:]
    recorded = by_record(case, act.entry) if act.entry is not None else ()
    for done in (*recorded, *(done for answer in fresh for done in by_answer(case, answer))):
        course.remember(done)


def _judge(course: Course, act: Act) -> None:
    if act.entry is not None and act.has_effect:
        # What the record holds is carried out as recorded: not judged again, and whatever became of its comment.
        REDO[act.entry.kind](course, act, act.entry)
    elif act.label is not None:
        on_label(course, act)
    elif act.state is not None:
        on_state(course, act)
    elif is_involved(act.actor, course.case.request.author, course.case.desk):
        step = _step_of(course.case.process, act.command)
        if former := gave_up(act, course.case):
            refuse_former(course, act, step, former)
        elif is_heard(act, course.case):
            _judge_command(course, act)
        else:
            pass_over(course, act, step)


def _judge_command(course: Course, act: Act) -> None:
    command = act.command
    if not isinstance(command, Command) and act.entry is None and hear(course, act):
        return
    if isinstance(command, NearMiss):
        course.missed[act.comment_id] = command
        course.refuse(act, Reason(Why.NEAR_MISS, {"written": command.written}))
        return
    if command is None:
        return
    step = _step_of(course.case.process, command)
    if step is not None:
        on_verb(course, act, command, step)
    else:
        judge_command(course, act, command)


def _step_of(process: Process, command: Command | NearMiss | None) -> Step | None:
    word = command.word if isinstance(command, Command) else ""
    return next((step for step in process.steps if step.verb and (word == step.verb or word in step.aliases)), None)


def _situation(course: Course, now: datetime) -> Situation:
    facts, gate = _judged(course, now)
    shown, lapsed = _shown(course, gate, facts)
    turn = turn_of(course, shown, lapsed, gate, now)
    stands_since = _since(course, shown, gate, turn)
    pause = course.paused(Overlay.HELD, now) or course.paused(Overlay.NEEDS_INFO, now)
    return Situation(
        process=course.case.process,
        step=shown,
        reached=course.step,
        since=_waits_since(course, stands_since),
        stands_since=stands_since,
        overlay=_overlay(course, shown, pause, facts),
        is_closed=bool(course.ending),
        unit=course.case.unit,
        answers_of_form=dict(course.typed),
        present_answers=dict(course.form),
        problems=course.problems,
        evidence={step.number: course.evidence(step) for step in course.case.process.steps if step.sections},
        gate=gate,
        waiting_for=_waiting_for(course, shown, gate, pause),
        may_develop=gate.is_open and _may_develop(course, shown, now),
        answers=tuple(course.answers),
        moves=moves_of(course, turn),
        lapsed=lapsed,
        violations=_violations(course, facts),
        requester_side=_requester_side(course, now + AFTER),
        pause=pause,
        agreement=agreement(course),
        is_emergency=course.is_exception,
        shortened_by=course.emergency.comment_id if course.emergency and course.is_emergency else 0,
        contributors=_contributors(course),
        owes_review=course.owes_review,
        signatories=course.signatories,
        uncertain=course.uncertain,
        certain=certain(course.case.desk, course.uncertain),
        gone=told_of_gone(course.case, course.case.process.step(shown), "" if gate.is_open else gate.code),
        turn=turn,
        changes=changes_of(course),
    )


def _judged(course: Course, now: datetime) -> tuple[GateFacts, Gate]:
    """Rights that this run sees for the first time hold from now on, and for nothing that was done in this second."""
    facts = course.gate_facts(now + AFTER)
    return facts, judge(facts)


def _may_develop(course: Course, shown: int, now: datetime) -> bool:
    """Whether work may go on at this step where the gate is open: the request neither rests nor has ended."""
    rests = bool(course.ending) or course.is_held(now)
    return not rests and shown >= course.case.process.approval_step.number


def _contributors(course: Course) -> dict[int, tuple[int, ...]]:
    record = course.case.request.record or ()
    return contributors(course.case.process, course.doers, course.writers, course.also, record)


def _shown(course: Course, gate: Gate, facts: GateFacts) -> tuple[int, tuple[Reason, ...]]:
    """The step in progress: the earliest of the holes and, while the gate is shut, the approval step (rule 7)."""
    process, reached = course.case.process, course.step
    if course.is_launched:
        return reached, ()
    if course.problems:
        return 1, (Reason(Why.FORM_INCOMPLETE),) if reached > 1 else ()
    for step in process.steps[1 : reached - 1]:
        if step.approval and not gate.is_open:
            is_changed = _is_changed_since(course, facts, max(_came_to(course, step.number + 1)))
            return step.number, (Reason(Why.APPROVALS_LAPSED if is_changed else Why.APPROVALS_GONE),)
        if not step.approval and not course.evidence(step).is_complete:
            code = Why.HOLE_OF_GONE if is_of_gone(course.case, step, course.evidence(step)) else Why.HOLE
            return step.number, (Reason(code, {"step": str(step.number)}),)
    return reached, ()


def _violations(course: Course, facts: GateFacts) -> tuple[Reason, ...]:
    """What was approved changed after the launch; an approval that only lost its office since is none (rule 4)."""
    launched = min(_came_to(course, course.case.process.launch_step.number + 1))
    is_changed = course.is_launched and _is_changed_since(course, facts, launched)
    return (Reason(Why.CHANGED_AFTER_LAUNCH),) if is_changed else ()


def _came_to(course: Course, step: int) -> list[datetime]:
    return [move.at for move in course.moves if move.step == step] or [course.since]


def _is_changed_since(course: Course, facts: GateFacts, at: datetime) -> bool:
    """Whether a text that the approvals rest on was changed after `at`, or is gone."""
    return facts.revision is None or (facts.changed_at > at and facts.changed_at != course.void_before)


def _overlay(course: Course, shown: int, pause: Pause | None, facts: GateFacts) -> Overlay:
    if course.ending:
        return course.ending
    if shown == 1:
        return Overlay.NEEDS_INFO
    if pause is not None:
        return pause.overlay
    is_rejected = course.case.process.step(shown).approval and bool(standing_rejections(facts))
    return Overlay.REJECTED if is_rejected else Overlay.NONE


def _since(course: Course, shown: int, gate: Gate, turn: Move | None) -> datetime:
    """Since when those wait who are waited for: its last move, the opening, or the change that brought it back."""
    turned = turned_at(course, turn, shown) or course.since
    if shown == course.step:
        is_ready = course.present.approval and gate.is_open and not course.ending
        decided = gate.decided_at if is_ready else course.since
        return course.since if course.ending else max(course.since, turned, decided)
    # What is asked for once for each loss is known by this moment: it must not be another where nothing was lost since.
    return max([course.since, *course.changes, *([turned] if course.case.process.step(shown).approval else [])])


def _waits_since(course: Course, stands_since: datetime) -> datetime:
    """Whoever was asked is waited for since then; after the answer it is again whoever does the step."""
    asked = [each for each in course.pauses.values() if each.waits_for and course.since <= each.at]
    return stands_since if course.ending else max([stands_since, *(each.until or each.at for each in asked)])


def _waiting_for(course: Course, shown: int, gate: Gate, pause: Pause | None) -> tuple[str, ...]:
    step = course.case.process.step(shown)
    if course.ending:
        return ()
    if shown == 1:
        return (REQUESTER,)
    if pause is not None and pause.waits_for:
        return (pause.waits_for,)
    if step.number == course.case.process.last and course.owes_review and course.case.desk.emergency:
        return (course.case.desk.emergency.reviewed_by, step.actor)
    if step.approval and gate.slots and not gate.open_slots and _lacks_requester(gate):
        return (REQUESTER,)
    if step.approval and not gate.is_open:
        approvers = () if gate.lacks_permits_only else gate.open_slots or gate.slots
        recorders = (course.case.desk.recorded_by,) if gate.open_documents else ()
        return tuple(dict.fromkeys((*approvers, *recorders))) or (step.actor,)
    return (step.actor,)


def _lacks_requester(gate: Gate) -> bool:
    return any(reason.code == Why.REQUESTER_UNKNOWN for reason in gate.blocks)


def _requester_side(course: Course, now: datetime) -> tuple[str, ...]:
    author = course.case.request.author
    people = course.case.desk.representatives(course.case.unit, now)
    # A program's name may be the login of somebody else, who must not be called.
    asker = [author.login] if author and author.can_be_called else []
    return tuple(dict.fromkeys([*asker, *(person.login for person in people if person.has_account)]))
