"""What is to be recorded: each accepted act, each approval that does not count, each change of the gate (section 6)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from .contributions import new_contributions, new_editors
from .covers import covers
from .duties import LETTER
from .lapses import lapses
from .process import REQUESTER, Step
from .record import LETTER_RULE, Entry, EntryKind
from .request import Request
from .revision import text_digest
from .signatories import fixing
from .situation import Answer, Overlay, Situation
from .taken import kind_of
from .uncertain import is_unkept
from .value_class import replace

_RULES = {
    EntryKind.APPROVAL: "4.3",
    EntryKind.HOLD: "4.8",
    EntryKind.HOLD_ENDED: "4.8",
    EntryKind.AGREEMENT: "4.2",
    EntryKind.SUPPLEMENT: "4.2",
    EntryKind.PERMIT: "4.6",
    EntryKind.EMERGENCY: "4.10",
    EntryKind.REVIEW: "4.10",
    EntryKind.REFUSAL: "4.12",
    EntryKind.REJECTION: "4.8",
    EntryKind.WITHDRAWAL: "4.8",
    EntryKind.LAPSE: "4.7",
    EntryKind.OPENED: "4.1",
    EntryKind.SHUT: "4.1",
    EntryKind.VIOLATION: "4.7",
    EntryKind.LABEL_TAKEN_BACK: "5",
    EntryKind.LABEL_PUT_BACK: "5",
}


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
    found += new_contributions(situation, (*request.record, *found), now)
    found += new_editors(request, request.record, now, is_counted=bool(found))
    # What is recorded now counts as known: an approval first seen after its text had changed lapses at once.
    found += _of_gate(situation, request, found, now)
    return tuple(_with_digests(entry, situation, request) for entry in found)


def _intake(request: Request, now: datetime) -> Iterable[Entry]:
    if not request.record:
        author = request.author
        yield Entry(
            kind=EntryKind.INTAKE,
            at=request.created_at,
            recorded_at=now,
            code="intake",
            actor=author.id if author else None,
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
            code=answer.reason.code,
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
    return answer.reason.facts.get("role", "") if answer.accepted else ""


def _parts(situation: Situation, answer: Answer, step: Step, kind: EntryKind) -> Mapping[str, str]:
    if kind is EntryKind.HOLD:
        # A day is no text: it must outlive the comment that named it.
        return {"until": answer.reason.facts["until"].replace("-", "")}
    if kind is EntryKind.SUPPLEMENT:
        return {f"field.{name}": text_digest(situation.answers_of_form.get(name, "")) for name in answer.fields}
    return _evidence(situation, step) if kind is EntryKind.MOVE else {}


def _rule(answer: Answer, kind: EntryKind) -> str:
    is_letter = kind is EntryKind.APPROVAL and answer.command is not None and answer.command.word == LETTER
    return LETTER_RULE if is_letter else _RULES.get(kind, f"SOP {answer.before}")


def _evidence(situation: Situation, step: Step) -> Mapping[str, str]:
    given = situation.evidence[step.number].given if step.number in situation.evidence else {}
    return {f"{step.number}.{key}": text_digest(found.text) for key, found in given.items()}


def _of_gate(situation: Situation, request: Request, new: Sequence[Entry], now: datetime) -> Iterable[Entry]:
    """What changed at the gate since the record last said so."""
    record = (*(request.record or ()), *new)
    intact = {comment.id for comment in request.comments if comment.edited_at is None}
    lapsed = lapses(situation, record, intact, now)
    changes = [*lapsed, *_turn(situation, record, now), *_violation(situation, record, now)]
    return (replace(entry, before=situation.step, after=situation.step, rule=_RULES[entry.kind]) for entry in changes)


def _turn(situation: Situation, record: Sequence[Entry], now: datetime) -> Iterable[Entry]:
    """The gate opened or shut."""
    gate = situation.gate
    last = next((entry for entry in reversed(record) if entry.kind in {EntryKind.OPENED, EntryKind.SHUT}), None)
    opened = last.revision if last is not None and last.kind is EntryKind.OPENED else ""
    if opened and (not gate.is_open or opened != gate.digest):
        code = gate.blocks[0].code if gate.blocks else "approvals_lapsed"
        yield Entry(kind=EntryKind.SHUT, at=now, recorded_at=now, code=code, revision=opened)
    # Work that has begun is shown by its label also while it rests, so the record says first that it might.
    is_begun = situation.step > situation.process.approval_step.number
    is_resting = situation.is_closed or (situation.overlay is Overlay.HELD and not is_begun)
    if gate.is_open and opened != gate.digest and not is_resting:
        yield Entry(
            kind=EntryKind.OPENED,
            at=gate.decided_at,
            recorded_at=now,
            code="gate_opened",
            revision=gate.digest,
            comments=tuple(each.comment_id for each in (*gate.approvals, *gate.permits) if each.counts),
        )


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
    if entry.kind in {EntryKind.INTAKE, EntryKind.OPENED}:
        parts |= {f"field.{name}": part for name, part in covers(situation).items() if "." not in name}
    process = situation.process
    return replace(entry, process=process.id, version=process.version, parts=parts, edits=request.edit_count)
