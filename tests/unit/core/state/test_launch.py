"""What is shown of the approvals after the launch is what counted then, whatever is changed or deleted since."""

from dataclasses import replace

import pytest

from automation.core.state.launch import gate_as_launched, launch_of
from tests.builders.stories import at_step


def counted(told):
    """Who counts at the launch, in which role."""
    found = launch_of(told.situation, told.request, told.of.desk)
    return [(each.login, each.fills) for each in found.approvals]


BOTH = [("wati", "manajemen"), ("joko", "manajemen")]


def test_before_the_launch_there_is_none():
    """The approvals of now are shown."""
    assert launch_of(at_step(9).situation, at_step(9).request, at_step(9).of.desk) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told,
        lambda told: told.edits_body("dina", "Tujuan", "Tujuan"),
        lambda told: told.deletes("lina", "/kebutuhan"),
        lambda told: told.deletes("wati", "/setujui"),
        lambda told: told.edits("joko", "/setujui", "Setuju. /setujui"),
        lambda told: told.says("joko", "/tarik terlambat"),
        lambda told: told.fills().fills(),
    ],
    ids=[
        "nothing",
        "the form",
        "evidence",
        "an approval deleted",
        "an approval edited",
        "a late withdrawal",
        "the end",
    ],
)
def test_what_comes_later_changes_nothing(change):
    """Also the roles, which only the record tells once a comment is gone."""
    assert counted(change(at_step(11))) == BOTH


def test_a_text_that_changed_after_the_launch_is_dated():
    """By its own change; an unchanged request has no such day."""
    told = at_step(11)
    assert launch_of(told.situation, told.request, told.of.desk).changed_at is None

    told.edits_body("dina", "Tujuan", "Tujuan")
    changed = launch_of(told.situation, told.request, told.of.desk).changed_at
    assert changed == told.request.edits[-1].at

    told = at_step(11).deletes("lina", "/kebutuhan")
    launch = launch_of(told.situation, told.request, told.of.desk)
    assert launch.at < launch.changed_at <= told.now


def test_the_code_of_a_launched_request_is_that_under_which_it_was_approved():
    """Drawn or of the older formula, for pull requests name it; a text that changed since has none."""
    told = at_step(11)
    gate = told.situation.gate
    older = replace(told.situation, gate=replace(gate, code="", former_code="0000-0000-0001"))

    assert gate_as_launched(told.situation, told.request, told.of.desk).code == gate.code
    assert gate_as_launched(older, told.request, told.of.desk).former_code == "0000-0000-0001"
    told.edits_body("dina", "Tujuan", "Tujuan")
    assert gate_as_launched(told.situation, told.request, told.of.desk).code == ""


def test_only_what_counted_then_is_there():
    """Tries are none, and an earlier text's approvals neither."""
    told = at_step(5).approves("wati").edits_body("dina", "Tujuan", "Tujuan").says("dina", "/setujui 0000-0000-0000")
    told.approves("ratna", "joko").comes_to(10)

    assert counted(told) == [("ratna", "manajemen"), ("joko", "manajemen")]
