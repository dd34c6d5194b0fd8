"""Whoever edited the request may review its emergency: that is no act for the requester (section 4, rule 10)."""

from automation.core.authority import Case
from automation.core.duties import REVIEW, Bar
from tests.builders import account, at_step


def test_an_edit_of_the_request_keeps_nobody_from_reviewing():
    """It bars from approving alone."""
    told = at_step(5).edits_body("ratna", "Jawaban", "Uraian")
    case = Case(process=told.process, desk=told.of.desk, request=told.request, unit=told.situation.unit)

    assert Bar(case=case, doers={}, act=REVIEW, now=told.now).reason(account("ratna")) is None
