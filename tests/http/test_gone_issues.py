"""An issue that was deleted or transferred away leaves nothing to do: the run ends well, with a notice."""

import pytest

from tests.builders.example_desk import example_desk
from tests.http.story import copied, dispatched, example, file, github, handle


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A desk with one request."""
    with github(copied(example_desk(), tmp_path_factory.mktemp("desk"))) as place:
        yield place


def test_a_deleted_issue_ends_its_run_well(place):
    """Its number answers nothing any more; who deleted it gets no mail of a failed run."""
    told = file(place, example(6))
    node = told.issue["node_id"]
    query = f'mutation{{deleteIssue(input:{{issueId:"{node}"}}){{clientMutationId}}}}'
    place.tick()
    assert "errors" not in place.client.by("agus").query(query)
    place.settle()

    last = place.runs()[-1]
    assert (last["action"], last["exit_code"]) == ("deleted", 0)
    assert "transferred to another repository" in last["output"]


@pytest.mark.parametrize("action", ["transferred", "deleted", "labeled", "edited"])
def test_whatever_the_event_said_of_it(place, action):
    """It was there when the event happened, so whoever did that act gets no mail of a failed run either."""
    issue = {"number": 99, "user": {"login": "dina", "id": 1, "type": "User"}}
    event = {"name": "issues", "payload": {"action": action, "issue": issue}}

    code, said = handle(place, example_desk(), event)

    assert (code, "transferred to another repository" in said) == (0, True)


def test_a_run_by_hand_for_no_issue_is_a_mistake(place):
    """Whoever started it must know."""
    assert handle(place, example_desk(), dispatched(99))[0] == 1
