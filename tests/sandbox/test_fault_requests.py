"""What is asked for as a fault and is none."""

import pytest

from tests.sandbox.client import sandbox

FAULTS = "/_sandbox/faults"


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"faults": []},
        {"faults": ["500"]},
        {"faults": [{"kind": "gempa"}]},
        {"faults": [{"kind": "500", "match": {"operasi": "x"}}]},
        {"faults": [{"kind": "500", "match": {"event": "issues"}}]},
        {"faults": [{"kind": "lost_event", "match": {"path": "x"}}]},
        {"faults": [{"kind": "500", "times": "dua"}]},
        {"faults": [{"kind": "500", "match": {"path": "("}}]},
        {"faults": [{"kind": "500"}, {"kind": "gempa"}]},
    ],
)
def test_what_is_no_fault(tmp_path, asked):
    """Unknown kinds, names and numbers are refused as a whole."""
    with sandbox(tmp_path) as github:
        assert github.send("POST", FAULTS, asked).status == 422
        assert github.get(FAULTS)["left"] == []
