"""Invariants of one state: what the desk decides of it, held against the second reading."""

from collections.abc import Iterator

from automation.core.process import Process
from tests.search.reading import approvals, hands_in, login, needs, people
from tests.search.verdict import Verdict
from tests.search.world import World

Checked = Iterator[tuple[str, str]]
"""Each invariant whose premise held, with what is wrong ('' for nothing)."""


def of_state(world: World, verdict: Verdict, process: Process) -> Checked:
    """The invariants that look at one state and its decision."""
    if verdict.is_known:
        yield from _gate(world, verdict, process)
        yield from _separation(world, verdict)
        yield from _authority(world, verdict)
        yield from _programs(world, verdict)


def gated(process: Process) -> frozenset[str]:
    """The labels of development."""
    return frozenset(step.label for step in process.steps if step.gated)


def _gate(world: World, verdict: Verdict, process: Process) -> Checked:
    """I1: a development label stays only over a full quorum of approvals of the present text."""
    there = gated(process) & verdict.labels
    if not there or verdict.launched:
        return
    good = approvals(world, verdict.code)
    lacking = [role for role, count in needs(world.request).items() if sum(role in roles for _, roles in good) < count]
    yield "I1", f"{sorted(there)} over a lack of {lacking}" if lacking else ""


def _separation(world: World, verdict: Verdict) -> Checked:
    """I2: each slot by another person, and by nobody who has a hand in it."""
    if not verdict.gate_open or verdict.launched:
        return
    filled = [(who, voice or who) for _, who, slot, voice in verdict.counting if slot]
    comments = {each.id: login(each) for each in world.request.comments}
    authors = [comments.get(comment, "") for comment, _, slot, _ in verdict.counting if slot]
    voices = [{"eko": "joko"}.get(who, who) for who in authors]
    wrong = ""
    if len(set(voices)) < max(len(verdict.slots), len(filled)):
        wrong = f"{len(verdict.slots)} slots are filled by {authors}"
    elif set(authors) & hands_in(world.request):
        wrong = f"{sorted(set(authors) & hands_in(world.request))} had a hand in it"
    yield "I2", wrong


def _authority(world: World, verdict: Verdict) -> Checked:
    """I6: whoever is out of the desk file approves nothing that is not launched, with no event needed."""
    if world.desk != "search-removed" or verdict.launched:
        return
    out = {each.id for each in people(world.request) if login(each) in {"joko", "eko"} and "/setujui" in each.body}
    if out:
        still = out & {comment for comment, *_ in verdict.counting}
        yield "I6", f"approvals {sorted(still)} of somebody who is out of the desk file count" if still else ""


def _programs(world: World, verdict: Verdict) -> Checked:
    """I16, in part: what a program says is no evidence."""
    said = {each.id for each in world.request.comments if each.author is not None and not each.author.is_person}
    mine = {each.id for each in world.request.comments if each.by_desk}
    if said - mine:
        heard = said & {comment for comment, *_ in verdict.counting}
        yield "I16", f"what a program said counts: {sorted(heard)}" if heard else ""
