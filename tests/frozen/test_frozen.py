"""Two thousand histories are rendered as they were: whoever moves code about, or means a change, sees what differs."""

from itertools import islice

import pytest

from tests.frozen.cases import cases, digests
from tests.frozen.rendered import digest, rendered
from tests.frozen.written import read_back, written

STEP = 20
"""One case of so many is rendered here; `python -m tests.frozen` renders all."""


def test_each_history_is_rendered_as_it_was():
    """Comments, labels, record, explanations and pages; a difference that is meant is written with the digests."""
    before = digests()

    assert [case.name for case in islice(cases(), 0, None, STEP) if digest(case) != before[case.name]] == []


def test_there_are_two_thousand_and_the_demo_and_a_digest_for_each():
    """Of requests under several desk files."""
    found = list(cases())

    assert len(found) == 2_000 + sum(case.name.startswith("demo/") for case in found) == 2_010
    assert [case.name for case in found] == list(digests())
    assert len({case.desk for case in found}) > 3


def test_a_history_reads_as_it_was_written():
    """The file holds what GitHub tells, not what our classes look like."""
    case = next(islice(cases(), 100, None))

    assert written(case.request) == case.told
    assert read_back(case.told) == case.request


@pytest.mark.parametrize("part", ["sent", "record", "explained", "lines id", "record page en", "id/papan.json"])
def test_a_digest_covers_what_is_rendered(part):
    """One letter more in any part is another digest."""
    assert part in {place for case in islice(cases(), 5) for place, whole in rendered(case) if whole}
