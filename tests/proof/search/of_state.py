"""Invariants of one state: what the desk decides of it, held against the second model (`tests/proof/oracle`)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from unicodedata import normalize

from automation.core.outcome.decision import Decision
from automation.core.policy.process import Process
from tests.builders.desk_variants import variant
from tests.proof.oracle.bridge_request import Reader
from tests.proof.oracle.oracle import RESTS, judge
from tests.proof.oracle.oracle import Verdict as Second
from tests.proof.search.verdict import Verdict
from tests.proof.search.world import World

Checked = Iterator[tuple[str, str]]
"""Each invariant whose premise held, with what is wrong ('' for nothing)."""


def of_state(world: World, decision: Decision, verdict: Verdict, process: Process, reader: Reader) -> Checked:
    """The invariants that look at one state and its decision; `reader` keeps the texts of all states before."""
    if not verdict.is_known or decision.situation is None:
        return
    there = look_gated(verdict.labels, process)
    if verdict.code or verdict.counting or verdict.gate_open or there:
        facts = reader.facts(variant(world.desk), replace(decision, request=world.reading))
        if facts is not None and not verdict.launched:
            same = f"two texts have one code: {sorted(reader.clashes)}" if reader.clashes else ""
            yield "I1", same or _wrong(verdict, there, judge(facts))


def gated(process: Process) -> frozenset[str]:
    """The labels of development."""
    return frozenset(step.label for step in process.steps if step.gated)


def look_gated(labels: Iterable[str], process: Process) -> frozenset[str]:
    """Those that anybody takes for labels of development: by their plain letters and digits."""
    names = {plain(label) for label in gated(process)}
    return frozenset(label for label in labels if plain(label) in names)


@cache
def plain(label: str) -> str:
    """The letters and digits that everybody sees."""
    return "".join(char for char in normalize("NFKD", label).casefold() if char.isascii() and char.isalnum())


def _wrong(verdict: Verdict, there: frozenset[str], model: Second) -> str:
    """What the desk says and the second model does not, '' for nothing."""
    more = {comment for comment, *_ in verdict.counting} - model.counting
    if more:
        return f"approvals {sorted(more)} count for the desk alone: {[model.refused.get(each) for each in more]}"
    lacking = sorted(model.reasons - RESTS)
    if lacking and (verdict.gate_open or there):
        return f"{sorted(there) or 'the gate is open'} over {lacking}"
    return ""
