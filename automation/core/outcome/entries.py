"""What is to be recorded: each accepted act, each approval that does not count, each change of the gate."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from automation.core.approval.signatories import fixing
from automation.core.commands.entry_kind import kind_of
from automation.core.history.record import KINDS, LETTER_RULE, PLACING, Entry, EntryKind, place_of
from automation.core.history.request import Request
from automation.core.policy.authority import same
from automation.core.policy.duties import LETTER
from automation.core.policy.process import REQUESTER, Step
from automation.core.state.contributions import new_contributions, new_editors
from automation.core.state.situation import Answer, Overlay, Situation
from automation.core.text.digest import text_digest
from automation.core.why import Why

from .changed_parts import covers
from .falls import tells_steps
from .lapses import lapses
from .unkept import is_unkept

_MOVING = frozenset({EntryKind.MOVE, EntryKind.RETURN})
_SHUTTING = frozenset({EntryKind.REJECTION, EntryKind.WITHDRAWAL, EntryKind.RETURN, EntryKind.RESUMED, EntryKind.LAPSE})
"""What people did, or became of a text, by which the gate shuts."""

_SILENT = frozenset({EntryKind.CODE, EntryKind.AGREEMENT_CODE, EntryKind.SIGNATORY, EntryKind.CONTRIBUTION})
"""What a run may have to write down although nobody did anything."""

_WHOLE = frozenset(
    {
        EntryKind.INTAKE,
        EntryKind.COMPLETION,
        EntryKind.OPENED,
        EntryKind.SHUT,
        EntryKind.LAPSE,
        EntryKind.FALL,
        EntryKind.VIOLATION,
    }
)
"""The kinds that hold digests of every answer and section that approvals rest on: two of them tell what changed."""


def new_entries(
    situation: Situation, request: Request, now: datetime, codes: tuple[Entry, ...] = ()
) -> tuple[Entry, ...]:
    """The entries that the record lacks, oldest first, not yet chained; empty when it holds everything.

    `codes` are those of the codes that were drawn.
    """
    if request.record is None:
        return ()
    # The salts come first: what stands behind them names their codes.
    found = [*_intake(request, now), *codes, *fixing(situation.signatories, now), *_of_answers(situation, now)]
    found = _with_completion(situation, request.record, found, now)
    found += new_contributions(situation, (*request.record, *found), now)
    found += new_editors(request, request.record, now, is_counted=bool(found))
    # What is recorded now counts as known: an approval first seen after its text had changed lapses at once.
    found += _of_gate(situation, request, found, now)
    found += _turn_of_steps(situation, request, found, now)
    return tuple(_with_digests(entry, situation, request) for entry in found)


def _intake(request: Request, now: datetime) -> Iterable[Entry]:
    if not request.record:
        author = request.author
        yield Entry(
            kind=EntryKind.INTAKE,
            at=request.created_at,
            recorded_at=now,
            code=Why.INTAKE,
            actor=author.id if author else None,
            role=REQUESTER,
            # Should the account be deleted, this still tells a person from a program.
            side=REQUESTER if author and author.is_person else "",
            rule="SOP 1",
            after=1,
            event=request.node_id,
        )


def _of_answers(situation: Situation, now: datetime) -> Iterable[Entry]:
    for answer in situation.answers:
        kind = kind_of(answer)
        if kind is None or answer.is_recorded or is_unkept(answer):
            continue
        own = (answer.comment_id,) if answer.comment_id else ()
        step = situation.process.steps[answer.before - 1]
        yield Entry(
            kind=kind,
            at=answer.at,
            recorded_at=now,
            code=answer.reason.code.recorded,
            actor=answer.actor.number,
            role=_role(answer, step, kind),
            rule=_rule(answer, kind),
            before=answer.before,
            after=answer.after,
            revision=answer.digest,
            comments=(*own, *(source for source in answer.sources if source not in own)),
            event=answer.event_id,
            parts=_parts(situation, answer, step, kind),
            signatory=answer.signatory,
            principals=answer.principals,
            side=answer.side,
        )


def _role(answer: Answer, step: Step, kind: EntryKind) -> str:
    """In which role somebody acted; what was refused names the role that was lacking, and says nothing of the actor."""
    if kind is EntryKind.MOVE:
        return step.actor
    # An approval's says which office it fills, and '' that it was not needed: that is read again.
    return (answer.reason.facts.get("role", "") or answer.role or answer.side) if answer.accepted else ""


def _with_completion(situation: Situation, record: Sequence[Entry], new: Sequence[Entry], now: datetime) -> list[Entry]:
    """The new entries with that of the form's completion: before all that people did from there, behind what did it."""
    found, known = list(new), (*record, *new)
    placing = [entry.kind for entry in known if entry.kind in PLACING - {EntryKind.MOVE, EntryKind.RETURN}]
    is_due = placing[-1:] == [EntryKind.INTAKE] and not any(entry.kind in _MOVING for entry in record)
    move = next((each for each in situation.moves if each.kind is EntryKind.COMPLETION), None)
    if not is_due or move is None or situation.problems or not _tells(record, new):
        return found
    place = next((place for place, entry in enumerate(found) if entry.kind in _MOVING), len(found))
    done = Entry(
        kind=EntryKind.COMPLETION,
        at=move.at,
        recorded_at=now,
        code=move.reason.code,
        actor=move.actor.number if move.actor else None,
        role=move.role,
        rule="SOP 1",
        before=move.before,
        after=move.to,
        comments=(move.comment_id,) if move.comment_id else (),
    )
    return [*found[:place], done, *found[place:]]


def _tells(record: Sequence[Entry], new: Sequence[Entry]) -> bool:
    """Whether steps that nobody's command made are told now.

    A desk of before told none: what it left untold comes along with the next act, and is no entry of its own.
    """
    return tells_steps((*record, *new)) or any(entry.kind not in _SILENT for entry in new)


def _parts(situation: Situation, answer: Answer, step: Step, kind: EntryKind) -> Mapping[str, str]:
    if kind is EntryKind.HOLD:
        # A day is no text: it must outlive the comment that named it.
        return {"until": answer.reason.facts["until"].replace("-", "")}
    if kind is EntryKind.SUPPLEMENT:
        return {f"field.{name}": text_digest(situation.answers_of_form.get(name, "")) for name in answer.fields}
    return _evidence(situation, step) if kind is EntryKind.MOVE else {}


def _rule(answer: Answer, kind: EntryKind) -> str:
    is_letter = kind is EntryKind.APPROVAL and answer.command is not None and answer.command.word == LETTER
    return LETTER_RULE if is_letter else (KINDS[kind].rule or f"SOP {answer.before}")


def _evidence(situation: Situation, step: Step) -> Mapping[str, str]:
    given = situation.evidence[step.number].given if step.number in situation.evidence else {}
    return {f"{step.number}.{key}": text_digest(found.text) for key, found in given.items()}


def _of_gate(situation: Situation, request: Request, new: Sequence[Entry], now: datetime) -> Iterable[Entry]:
    """What changed at the gate since the record last said so; the request stands yet where the record says."""
    record = (*(request.record or ()), *new)
    place = min(place_of(record), situation.process.last)
    intact = {comment.id for comment in request.comments if comment.edited_at is None}
    lapsed = [_at_cause(situation, record, entry) for entry in lapses(situation, record, intact, now)]
    turned = _turn(situation, request, (*record, *lapsed), now)
    changes = [*lapsed, *turned, *_violation(situation, record, now)]
    return (replace(entry, before=place, after=place, rule=KINDS[entry.kind].rule) for entry in changes)


def _at_cause(situation: Situation, record: Sequence[Entry], lapse: Entry) -> Entry:
    """A lapse by a change of the text happened when it first changed after what lapsed had been given."""
    given = max(entry.at for entry in record if entry.comments[:1] and entry.comments[0] in lapse.comments)
    if lapse.code != Why.APPROVALS_LAPSED:
        return lapse
    return replace(lapse, at=next((at for at in situation.changes if given <= at <= lapse.at), lapse.at))


def _turn(situation: Situation, request: Request, record: Sequence[Entry], now: datetime) -> Iterable[Entry]:
    """The gate opened or shut."""
    gate = situation.gate
    last = next((entry for entry in reversed(record) if entry.kind in {EntryKind.OPENED, EntryKind.SHUT}), None)
    opened = last.revision if last is not None and last.kind is EntryKind.OPENED else ""
    if last is not None and opened and (not gate.is_open or opened != gate.digest):
        code = gate.blocks[0].code if gate.blocks else Why.APPROVALS_LAPSED
        lost = _lost(situation, last)
        at = _shut_at(request, record, last, lost, now)
        yield Entry(kind=EntryKind.SHUT, at=at, recorded_at=now, code=code, revision=opened, comments=lost)
    # Work that has begun is shown by its label also while it rests, so the record says first that it might.
    is_begun = situation.step > situation.process.approval_step.number
    is_resting = situation.is_closed or (situation.overlay is Overlay.HELD and not is_begun)
    if gate.is_open and opened != gate.digest and not is_resting:
        yield Entry(
            kind=EntryKind.OPENED,
            at=gate.decided_at,
            recorded_at=now,
            code=Why.GATE_OPENED,
            revision=gate.digest,
            comments=tuple(each.comment_id for each in (*gate.approvals, *gate.permits) if each.counts),
        )


def _lost(situation: Situation, opened: Entry) -> tuple[int, ...]:
    """The approvals and permits that opened the gate and count no more."""
    counting = {each.comment_id for each in (*situation.gate.approvals, *situation.gate.permits) if each.counts}
    return tuple(comment for comment in opened.comments if comment not in counting)


def _shut_at(request: Request, record: Sequence[Entry], opened: Entry, lost: Sequence[int], now: datetime) -> datetime:
    """When what shut the gate happened: what people did since, or became of the approvals; else as it is seen.

    What lapsed at once, lapsed before anything that was taken back later.
    """
    fresh = record[len(request.record or ()) :]
    lapsed = [entry.at for entry in fresh if entry.kind is EntryKind.LAPSE and opened.at <= entry.at <= now]
    acts = [entry.at for entry in fresh if entry.kind in _SHUTTING - {EntryKind.LAPSE}]
    there = {comment.id: comment.edited_at for comment in request.comments}
    edited = [edited for comment in lost if (edited := there.get(comment)) is not None]
    authors = {entry.actor for entry in record if entry.comments[:1] and entry.comments[0] in set(lost) - there.keys()}
    deleted = [each.at for each in request.deletions if each.author is None or each.author.id in authors]
    causes = [at for at in (*acts, *edited, *(deleted if authors else ())) if opened.at <= at <= now]
    return min([*lapsed, *sorted(causes)[-1:]], default=now)


def _turn_of_steps(situation: Situation, request: Request, new: Sequence[Entry], now: datetime) -> Iterable[Entry]:
    """The fall or the recovery that the record lacks: to another step, and nobody moved the request there."""
    turn, known = situation.turn, (*(request.record or ()), *new)
    if turn is None or not known or not _tells(request.record or (), new):
        return
    yield Entry(
        kind=turn.kind,
        at=turn.at,
        recorded_at=now,
        code=turn.reason.code,
        rule="4.7",
        before=turn.before,
        after=turn.step,
        comments=_missing_sources(request, known, turn.step) if turn.kind is EntryKind.FALL else (),
    )


def _missing_sources(request: Request, record: Sequence[Entry], step: int) -> tuple[int, ...]:
    """The comments with which a step was done and that are gone, or were edited by somebody else since."""
    done = next((entry for entry in reversed(record) if entry.kind is EntryKind.MOVE and entry.before == step), None)
    intact = {each.id for each in request.comments if each.edited_at is None or same(each.editor, each.author)}
    return tuple(comment for comment in (done.comments if done else ()) if comment not in intact)


def _violation(situation: Situation, record: Sequence[Entry], now: datetime) -> Iterable[Entry]:
    digest = situation.gate.digest
    told = {entry.revision for entry in record if entry.kind is EntryKind.VIOLATION}
    if situation.violations and digest not in told:
        code = situation.violations[0].code
        yield Entry(kind=EntryKind.VIOLATION, at=now, recorded_at=now, code=code, revision=digest)


def _with_digests(entry: Entry, situation: Situation, request: Request) -> Entry:
    """The entry with its process, and with digests of the body, its fields and the comments that it relies on."""
    texts = {comment.id: comment.body for comment in request.comments}
    parts = {"body": text_digest(request.body)} | dict(entry.parts)
    parts |= {f"comment.{each}": text_digest(texts[each]) for each in entry.comments if each in texts}
    if entry.kind in _WHOLE:
        parts |= {f"field.{name}": part for name, part in covers(situation).items() if "." not in name}
        approval = situation.process.approval_step
        for step in situation.process.steps[: approval.number - 1]:
            parts |= _evidence(situation, step)
    process = situation.process
    return replace(entry, process=process.id, version=process.version, parts=parts, edits=request.edit_count)
