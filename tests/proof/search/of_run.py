"""Invariants of runs of the desk: what they write, in which order, what they leave."""

import re
from collections import Counter

from automation.core.history.record import Entry, EntryKind
from automation.core.history.request import Comment, Request
from automation.core.outcome.plan import AddLabels, Close, EditComment, PostComment, RemoveLabels, Write
from automation.core.policy.process import Process
from automation.core.state.markers import STATUS, key_of
from tests.proof.search.desk import Desk, Ran, run
from tests.proof.search.desk_acts import Runs
from tests.proof.search.of_state import Checked, gated, look_gated, plain
from tests.proof.search.verdict import Verdict
from tests.proof.search.world import World

READY = "Disetujui, siap dimulai."
UNREAD = "tidak dapat dibaca"
_STEP = re.compile(r"Langkah (\d+) dari")
_CODE = re.compile(r"\(kode `([0-9A-Z-]{14})`\)")
_TURNS = {EntryKind.OPENED, EntryKind.SHUT}
_MOVED = {EntryKind.MOVE, EntryKind.RETURN}


def of_runs(desk: Desk, world: World, runs: Runs, process: Process) -> Checked:
    """The invariants of the runs that can begin in a state."""
    first, second = runs.first, runs.second
    if is_unreadable(world):
        yield from _unread(world, first, process)
        return
    if world.request.transferred_at is not None:
        yield "I20", first.failed
    yield from of_order(first, process)
    yield from _own_comments(first)
    if first.failed:
        return
    writes = [effect for effect in second.effects if not isinstance(effect.done, tuple)]
    if not second.effects or second.before.request == second.after.request:
        yield "I11", "a settled request is written to" if writes else ""
    third = run(desk, second.after) if second.effects else second
    moved = third.effects and third.after.request != second.after.request
    yield "I12", "a third run still changes something" if moved else ""
    yield from _deaths(desk, world, first, process)


def is_unreadable(world: World) -> bool:
    """Whether the desk can know that something is not what it should be."""
    is_taken_in = any(key_of(each) == STATUS for each in here(world.request))
    told = [entry.edits for entry in world.request.record or () if entry.kind is not EntryKind.UNREADABLE]
    is_unheard = world.request.untold_edits > max(told, default=0)
    return world.fault not in {"", "gone"} or (world.fault == "gone" and is_taken_in) or is_unheard


def _unread(world: World, ran: Ran, process: Process) -> Checked:
    """What a run leaves that cannot know how the request stands."""
    opened = frozenset(name for effect in ran.effects for name in opening(effect.done, process))
    pages = [each.body for each in ran.after.request.comments if each.by_desk]
    # A closed issue that was never taken in, and carries nothing that must go, is left in peace.
    is_over = not world.request.is_open and not _status(world.request)
    is_told = ran.failed or is_over or world.fault == "desk file" or any(UNREAD in page for page in pages)
    yield "I13", f"it opened {sorted(opened)}" if opened else "" if is_told else "nobody is told"
    there = look_gated(ran.after.request.labels, process) - _may_stay(world, process)
    yield "I17", f"{sorted(there)} stands, and nobody knows how the request stands" if there else ""


def _may_stay(world: World, process: Process) -> frozenset[str]:
    """The labels that stay: of a recorded launch, or, where the desk is unread, its own over an open gate."""
    record, request = world.reading.record or (), world.request
    moves = [entry.after for entry in record if entry.kind in _MOVED]
    if not record or record[0].event != request.node_id or world.fault == "no version":
        return frozenset()
    if moves and process.launch_step.number < moves[-1] <= process.last and world.fault != "desk file":
        return frozenset({process.step(moves[-1]).label})
    turns = [entry for entry in record if entry.kind in _TURNS]
    if world.fault != "desk file" or not turns or turns[-1].kind is EntryKind.SHUT:
        return frozenset()
    gone = [each for each in request.deletions if each.author is None or each.author.is_person]
    changes = [edit.at for edit in (*request.edits, *gone)]
    changes += [each.edited_at for each in request.comments if each.edited_at and each.body.startswith("/")]
    if any(at >= turns[-1].recorded_at for at in changes):
        return frozenset()
    last = {event.label: event for event in request.label_events}
    return frozenset(name for name, event in last.items() if event.added and event.by_desk)


def here(request: Request) -> list[Comment]:
    """The comments that were written at this desk, and none that came along from another."""
    moved = request.transferred_at
    return [each for each in request.comments if moved is None or each.created_at > moved]


def _status(request: Request) -> str:
    return next((each.body for each in here(request) if key_of(each) == STATUS), "")


def opening(done: Write | tuple[Entry, ...], process: Process) -> frozenset[str]:
    """What an effect opens: development labels, and words that say that work may begin."""
    if isinstance(done, AddLabels):
        return gated(process) & frozenset(done.names)
    if isinstance(done, PostComment) and done.key.startswith("opened:"):
        return frozenset({done.key})
    return frozenset({READY}) if isinstance(done, EditComment) and READY in done.body else frozenset()


def of_order(ran: Ran, process: Process) -> Checked:
    """I15: what closes comes before what opens, and what opens after its entry and a second look."""
    places = [place for place, effect in enumerate(ran.effects) if opening(effect.done, process)]
    if not places:
        return
    first = ran.effects[places[0]]
    closing = [place for place, effect in enumerate(ran.effects) if isinstance(effect.done, RemoveLabels | Close)]
    kept = ran.effects[places[0] - 1].after.request.record if places[0] else ran.before.request.record
    wrong = ""
    if closing and max(closing) > places[0]:
        wrong = "it opens before it closes"
    elif all(entry.kind is not EntryKind.OPENED for entry in kept or ()):
        wrong = "it opens before the record says so"
    elif first.reads < 2:
        wrong = "it opens without a second look"
    yield "I15", wrong


def _own_comments(ran: Ran) -> Checked:
    """I16: only comments of the desk are edited, and a request has one status comment."""
    written = [each.done for each in ran.effects if isinstance(each.done, PostComment | EditComment)]
    if not written:
        return
    own = {each.node_id for each in ran.after.request.comments if each.by_desk}
    foreign = [each.node_id for each in written if isinstance(each, EditComment) and each.node_id not in own]
    count = sum(key_of(each) == STATUS for each in here(ran.after.request))
    yield "I16", f"it edited {foreign}" if foreign else f"{count} status comments" if count > 1 else ""


def _deaths(desk: Desk, world: World, ran: Ran, process: Process) -> Checked:
    """I14: a run that dies has opened nothing that it would not have opened."""
    allowed = frozenset(name for effect in ran.effects for name in opening(effect.done, process))
    for place in range(len(ran.effects)) if allowed or _withdraws(ran) else ():
        died = run(desk, world, dies_after=place)
        opened = frozenset(name for effect in died.effects for name in opening(effect.done, process))
        yield "I14", f"it died and opened {sorted(opened - allowed)}" if opened - allowed else ""


def _withdraws(ran: Ran) -> bool:
    return any(isinstance(effect.done, RemoveLabels) for effect in ran.effects)


def of_stale(ran: Ran, allowed: Verdict, process: Process) -> Checked:
    """I14 of a run on an old reading: it opens what that reading allows, and nothing else."""
    opened = frozenset(name for effect in ran.effects for name in opening(effect.done, process))
    if opened:
        yield "I14", "" if allowed.opens or allowed.may_develop else f"on an old reading it opened {sorted(opened)}"
    yield from of_order(ran, process)


def of_settled(after: World, verdict: Verdict, process: Process) -> Checked:
    """The invariants of what an undisturbed run leaves."""
    if not verdict.is_known or after.request.record is None or not after.request.record:
        return
    request = after.request
    labels = [label for label in request.labels if plain(label).startswith("langkah")]
    wanted = [process.step(verdict.step).label] if verdict.is_open else []
    yield "I9", f"step labels {labels}, wanted {wanted}" if labels != wanted else ""
    yield "I18", _ledger(request, verdict, process)
    yield "I25", _shown(request, verdict, process)


def _ledger(request: Request, verdict: Verdict, process: Process) -> str:
    """What is wrong with the record, '' for nothing: one entry for each move, label and turn of the gate."""
    record = request.record or ()
    named = Counter((entry.kind, entry.event or entry.comments[0]) for entry in record if entry.event or entry.comments)
    twice = [name for (kind, name), count in named.items() if count > 1 and kind not in {*_TURNS, EntryKind.LAPSE}]
    if twice:
        return f"two entries of one kind for {twice}"
    moved = [entry.after for entry in record if entry.kind in _MOVED]
    stands = min(moved[-1], process.last) if moved else 2
    if verdict.reached not in {stands, 1}:
        return f"the record ends at step {stands}, the desk is at {verdict.reached}"
    turns = [entry for entry in record if entry.kind in _TURNS]
    is_opened = bool(turns) and turns[-1].kind is EntryKind.OPENED
    rests = verdict.overlay == "ditunda" or not verdict.is_open
    if is_opened != verdict.gate_open and not (rests and verdict.gate_open):
        return f"the record says {'open' if is_opened else 'shut'}, the gate is not"
    return _taken_back(request, process)


def _taken_back(request: Request, process: Process) -> str:
    """Each development label that the desk took off a person's hands has its entry."""
    events = {entry.event for entry in request.record or ()}
    moved = request.transferred_at
    for place, event in enumerate(request.label_events):
        if moved is not None and event.at <= moved:
            continue
        if event.added or event.actor is None or event.actor.is_person or event.label not in gated(process):
            continue
        earlier = [each for each in request.label_events[:place] if each.label == event.label and each.added]
        earlier = [each for each in earlier if moved is None or each.at > moved]
        by_hand = bool(earlier) and earlier[-1].actor is not None and earlier[-1].actor.is_person
        if by_hand and earlier[-1].node_id not in events:
            return f"no entry for {event.label} by {earlier[-1].actor}"
    return ""


def _shown(request: Request, verdict: Verdict, process: Process) -> str:
    """What the status comment says otherwise than the decision, '' for nothing."""
    status = _status(request)
    step, code = _STEP.search(status), _CODE.search(status)
    if step is None or int(step[1]) != verdict.step:
        return f"it shows step {step and step[1]}, the request is at {verdict.step}"
    if code is not None and code[1] != verdict.code:
        return f"it shows the code {code[1]} instead of {verdict.code}"
    may_begin = verdict.may_develop and process.step(verdict.step).approval
    if (READY in status) != may_begin:
        return f"it says {'' if READY in status else 'not '}that work may begin"
    return ""
