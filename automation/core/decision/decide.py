"""From situation to decision: which labels, which comments, which reactions, open or closed, and why.

The heart of the desk. Pure; says what should be so, not in which words (`render/`) or how GitHub is told (`adapters/`).
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from automation.core.decision import no_form as formless
from automation.core.evidence.form import recognise
from automation.core.history.record import ANSWERED, Entry, EntryKind
from automation.core.history.request import Request
from automation.core.outcome.decision import Decision, Reaction, Withheld
from automation.core.outcome.entries import new_entries
from automation.core.outcome.labels import lacking, unwanted, wanted_labels
from automation.core.outcome.notices import Notice, NoticeKind, Occasion, notices
from automation.core.outcome.outdated import outdated
from automation.core.outcome.stray_labels import stray_entries
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.desk import Desk
from automation.core.policy.process import Process
from automation.core.policy.rights import fault, meet
from automation.core.problem import Reason
from automation.core.state.acts import ACCEPTED, MOVED
from automation.core.state.arrival import arrived
from automation.core.state.codes import new_codes, with_codes
from automation.core.state.gone import gone_numbers, recalled, without_accounts
from automation.core.state.markers import keys
from automation.core.state.situation import Overlay, Situation
from automation.core.why import Why

from .replay import replay
from .unreadable import Remains, of_desk, of_request, why_unreadable
from .what_if import previews


def decide(catalogue: Catalogue, request: Request, now: datetime, entropy: bytes | None = None) -> Decision:
    """What should be so for `request` at `now` (aware UTC). The same values always give the same decision.

    `entropy` are 32 random bytes, used only where a code is to be shown that the record has no salt for; without any
    nothing is drawn, and NO_CODE stands in the place of such a code.
    """
    decision = _decide(catalogue, request, now, entropy)
    found = previews(_decide, catalogue, decision)
    return replace(decision, previews=found) if found else decision


def _decide(catalogue: Catalogue, request: Request, now: datetime, entropy: bytes | None = None) -> Decision:
    """The same, but for what previewed commands would do."""
    request = arrived(request)
    if unreadable := why_unreadable(catalogue.processes, request):
        return _withheld(request, now, of_request(catalogue.processes, request, unreadable, now))
    if wrong := fault(request.register, request.repository_id, request.record or ()):
        return decide_without_desk(Remains(processes=catalogue.processes, cause=Reason(wrong)), request, now)
    process = _process(catalogue, request)
    if process is None:
        return _without_process(catalogue, request, now)
    met = meet(catalogue.desk, request, now)
    request = recalled(request, catalogue.desk, process)
    catalogue, rules = (_without_gone(catalogue, desk, request) for desk in (catalogue.desk, met.desk))
    situation, drawn = _situation(rules, process, request, now, entropy)
    wanted = wanted_labels(situation)
    on, off = lacking(request.labels, wanted), unwanted(request.labels, wanted)
    occasion = Occasion(situation=situation, request=request, catalogue=catalogue, now=now, on=on, off=off)
    owed = tuple(notices(occasion))
    found = (*new_entries(situation, request, now, drawn), *stray_entries(situation, request, now))
    entries = tuple(replace(entry, register=met.head) for entry in found)
    return Decision(
        request=request,
        now=now,
        situation=situation,
        labels_on=on,
        labels_off=off,
        close=_close(situation) if request.is_open else "",
        reopen=not request.is_open and not situation.is_closed,
        notices=owed,
        reactions=tuple(_reactions(situation, request)),
        outdated=outdated(situation, request, owed),
        opens=_opens(process, on, owed, entries),
        entries=entries,
        register=met.lines,
    )


def _opens(process: Process, on: Iterable[str], owed: Iterable[Notice], entries: Iterable[Entry]) -> bool:
    """Whether a label to be set, a comment or an entry lets development begin."""
    gated = {step.label for step in process.steps if step.gated}
    is_told = any(each.kind is NoticeKind.GATE_OPENED for each in owed)
    return is_told or not gated.isdisjoint(on) or any(entry.kind is EntryKind.OPENED for entry in entries)


def _without_gone(catalogue: Catalogue, desk: Desk, request: Request) -> Catalogue:
    """The sources with this desk file, whose people are not called where their accounts are gone."""
    return replace(catalogue, desk=without_accounts(desk, gone_numbers(request)))


def _situation(
    rules: Catalogue, process: Process, request: Request, now: datetime, entropy: bytes | None
) -> tuple[Situation, tuple[Entry, ...]]:
    """Where the request stands, with the codes that are to be shown, and the entries of the salts drawn for them."""
    situation = replay(rules, process, request, now)
    codes = tuple(new_codes(situation, now, entropy))
    if codes:
        situation = replay(rules, process, with_codes(request, codes), now)
    return situation, codes if entropy else ()


def decide_without_desk(remains: Remains, request: Request, now: datetime) -> Decision:
    """The same by what is left of a desk that cannot be read as a whole: nothing opens."""
    request = arrived(request)
    if unreadable := why_unreadable(remains.processes, request):
        return _withheld(request, now, of_request(remains.processes, request, unreadable, now))
    return _withheld(request, now, of_desk(remains, request, now))


def _withheld(request: Request, now: datetime, found: Withheld) -> Decision:
    return Decision(
        request=request,
        now=now,
        situation=None,
        labels_off=found.labels_off,
        notices=tuple(notice for notice in found.notices if notice.key not in keys(request.comments)),
        entries=found.entries,
        withheld=found,
    )


def _process(catalogue: Catalogue, request: Request) -> Process | None:
    """The version that the record pins; before intake the one that the headings of the body tell."""
    if request.record:
        return catalogue.pinned(request.record[0].process, request.record[0].version)
    return recognise(request.body, catalogue.current(request.created_at))


def _without_process(catalogue: Catalogue, request: Request, now: datetime) -> Decision:
    wanted = formless.wanted_labels(catalogue, request)
    return Decision(
        request=request,
        now=now,
        situation=None,
        labels_on=lacking(request.labels, wanted),
        labels_off=formless.unwanted_labels(catalogue, request),
        notices=tuple(formless.replies(catalogue, request)),
    )


def _close(situation: Situation) -> str:
    if not situation.is_closed:
        return ""
    return "COMPLETED" if situation.overlay is Overlay.DONE else "NOT_PLANNED"


def _reactions(situation: Situation, request: Request) -> Iterable[Reaction]:
    """The mark on each accepted command; a preview has its reply alone, for a thumb would look like consent.

    What the record holds was answered by what it says: what became of others since gives no mark later.
    """
    comments = {comment.id: comment for comment in request.comments}
    told = {
        entry.comments[0]: entry.code
        for entry in request.record or ()
        if entry.kind in ANSWERED and entry.comments and not entry.event
    }
    for answer in situation.answers:
        comment = comments.get(answer.comment_id)
        content = MOVED if answer.moved else ACCEPTED
        is_as_told = told.get(answer.comment_id, answer.reason.code) == answer.reason.code
        is_marked = answer.accepted and is_as_told and answer.reason.code != Why.PRATINJAU_ASKED
        if is_marked and comment is not None and content not in comment.marks:
            yield Reaction(node_id=comment.node_id, content=content)
