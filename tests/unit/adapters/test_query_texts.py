"""What the desk asks of GitHub: what a run does not need stands in no query, so it cannot be charged for."""

import pytest
from graphql import parse

from automation.adapters import github_query
from automation.adapters.github_record import records_query
from automation.sandbox.graphql.cost import cost_of

OWN = {
    "event": github_query.issue_query(40),
    "timeline": github_query.timeline_query(),
    "edits": github_query.EDITS_QUERY,
    "numbers": github_query.NUMBERS_QUERY,
    "page": github_query.page_query(),
    "records": records_query(range(1, 26)),
}
"""What the desk itself sends to read."""


@pytest.mark.parametrize("name", OWN)
def test_each_read_of_the_desk_costs_one_point(name):
    """Also a whole page of requests, by GitHub's formula."""
    assert cost_of(parse(OWN[name]), {"first": 25}) == 1


@pytest.mark.parametrize("name", OWN)
def test_nothing_is_asked_for_under_a_condition(name):
    """Whether GitHub charges for what a condition leaves out is not known, so it is left out of the text."""
    assert "@" not in OWN[name]
    assert "reactors" not in OWN[name]


def test_only_who_is_not_the_desk_asks_who_reacted():
    """A person's token does not tell which marks are the desk's own."""
    foreign = (
        github_query.issue_query(0, is_foreign=True),
        github_query.timeline_query(is_foreign=True),
        github_query.page_query(is_foreign=True),
    )

    assert all("reactors(first: 10)" in text for text in foreign)
