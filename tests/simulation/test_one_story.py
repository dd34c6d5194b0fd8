"""Record, site, status comment and page tell one story of whatever happened (issue 14, cases 25-31 and 37)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from automation.core.audit import check_record
from automation.core.audit_chain import Record
from automation.core.decide import decide
from automation.core.record import EntryKind, text
from tests.desk_variants import variant
from tests.one_story import told_apart
from tests.simulation.walk import walk

LATER = timedelta(days=3)


@pytest.mark.parametrize("seed", [5, 11, 29])
def test_whatever_happens_all_tell_the_same_of_it(seed):
    """After a walk with faults, edits, deletions and changes of the desk file, when the desk has settled."""
    found = walk(seed)
    assert found.wrong == ""
    catalogue, apart, kinds = variant(found.hub.rules), [], set()
    for issue in found.hub.issues.values():
        request = replace(issue.request, register=found.hub.register)
        decision = decide(catalogue, request, issue.now)
        if decision.situation is not None:
            apart += told_apart(catalogue, request, decision.situation, issue.now + LATER)
        kinds |= {entry.kind for entry in issue.request.record}
        record = Record(request=issue.request.number, data=text(issue.request.record).encode())
        apart += [
            f"#{record.request}: {each.reason.code} in line {each.line}" for each in check_record(record, catalogue)
        ]

    assert apart == []
    assert {EntryKind.COMPLETION, EntryKind.FALL, EntryKind.SHUT} <= kinds
