"""Record, site, status comment and page tell one story of whatever happened (issue 14, cases 25-31 and 37)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from automation.core.audit.chain import Record
from automation.core.audit.report import check_record
from automation.core.decision.decide import decide
from automation.core.history.record import EntryKind, text
from tests.builders.desk_variants import variant
from tests.builders.one_story import told_apart
from tests.proof.simulation.hub import Hub, Kept
from tests.proof.simulation.walk import walk

LATER = timedelta(days=3)


SEEDS = (5, 10, 11, 12)
"""Walks in which requests are completed late, fall, recover, and gates shut."""


def test_whatever_happens_all_tell_the_same_of_it():
    """After walks with faults, edits, deletions and changes of the desk file, when the desk has settled."""
    apart, kinds = [], set()
    for seed in SEEDS:
        found = walk(seed)
        assert found.wrong == ""
        for issue in found.hub.issues.values():
            apart += [f"{seed}{each}" for each in _apart(found.hub, issue)]
            kinds |= {entry.kind for entry in issue.request.record}

    assert apart == []
    assert {EntryKind.COMPLETION, EntryKind.FALL, EntryKind.RECOVERY, EntryKind.SHUT, EntryKind.LAPSE} <= kinds


def _apart(hub: Hub, issue: Kept) -> Iterator[str]:
    """Where the four differ, and what the audit finds in the record by itself."""
    catalogue, request = variant(hub.rules), replace(issue.request, register=hub.register)
    situation = decide(catalogue, request, issue.now).situation
    yield from told_apart(catalogue, request, situation, issue.now + LATER) if situation is not None else ()
    record = Record(request=request.number, data=text(request.record).encode())
    yield from (f"#{record.request}:{each.line}: {each.reason.code}" for each in check_record(record, catalogue))
