"""Permits from outside: put on record by `/catat`, asked for beside the approvals, never in place of one (rule 6)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from automation.core.approval.gate import judge
from tests.builders.gate_facts import CHANGED, after, desk, facts, permit, person, row, without_term, yes
from tests.builders.letters import records
from tests.builders.promises import mentioned
from tests.builders.record_looks import differences
from tests.builders.stories import at_step, catalogue, copied, process_of

A = process_of("website-baru")
PERMIT = desk(approvals=(row(manajemen=1), row(("Izin domain",))))
DOMAIN = replace(catalogue(), desk=PERMIT)
DAY = timedelta(days=1)


# Which permits count.


@pytest.mark.parametrize(
    ("found", "code"),
    [
        (permit("Izin domain"), "counts"),
        (permit("Izin domain", recorder="wati"), "recorder_not_in_role"),
        (permit("Izin domain", recorder="budi"), "recorder_barred"),
        (permit("Izin domain", via_email=True), "via_email"),
        (permit("Izin domain", edited_at=after(2)), "edited"),
        (permit("Izin domain", code="0000-0000-0000"), "other_code"),
        (permit("Izin domain", 0), "earlier_than_change"),
        (permit("Izin domain", day=CHANGED.date() + DAY), "letter_day"),
    ],
)
def test_why_a_permit_is_not_on_record(found, code):
    """A permit from outside needs no office holder, but the same care in recording it."""
    gate = judge(facts(yes("wati"), of=PERMIT, permits=(found,)))

    assert [each.reason.code for each in gate.permits] == [code]
    assert gate.is_open is (code == "counts")
    assert gate.open_documents == (() if gate.is_open else ("Izin domain",))


def test_a_permit_replaces_no_approval():
    """Both kinds of needs are counted apart (rule 6)."""
    assert {reason.code for reason in judge(facts(of=PERMIT, permits=(permit("Izin domain"),))).blocks} == {
        "missing_approval"
    }
    assert {reason.code for reason in judge(facts(yes("wati"), of=PERMIT)).blocks} == {"missing_document"}
    assert {reason.code for reason in judge(facts(yes("wati"), of=PERMIT, permits=(permit("Lain"),))).blocks} == {
        "missing_document"
    }


def test_a_document_row_alone_never_opens():
    """An empty list of approvals blocks, whatever permits there are."""
    found = judge(facts(of=desk(approvals=(row(("Izin domain",)),)), permits=(permit("Izin domain"),)))

    assert [reason.code for reason in found.blocks] == ["no_approval_row"]


# A permit in the life of a request.


def test_a_permit_blocks_and_then_opens():
    """All approvals are there, the permit is not: Tim IT records it, and only then work may begin."""
    told = at_step(5).under(DOMAIN).approves("wati")
    assert told.blocks == {"missing_document"}
    assert told.situation.waiting_for == ("tim_it",)
    assert "izin belum dicatat: `Izin domain`" in told.status
    assert "⏳ `Izin domain`: izin ini belum dicatat" in told.status
    assert told.says("budi", "/mulai").why == "gate_shut"
    assert told.sets("budi", A.step(6).label).why == "label_gate_shut"
    told.says("sari", copied(told.status))

    assert told.why == "permit_recorded"
    assert "Dokumen `Izin domain` dicatat" in told.texts("reply")[-1]
    assert "✅ `Izin domain`: dicatat oleh `sari`" in told.status
    assert told.says("budi", "/mulai").step == 6
    assert differences(told) == []


def test_what_is_lacking_of_a_permit_is_asked_of_those_who_record():
    """The status comment offers its block, and asks nobody to approve what is approved."""
    told = at_step(5).under(DOMAIN).approves("wati")

    assert "/setujui" not in told.status
    assert copied(told.status).startswith(f"/catat {told.situation.gate.code}\n")
    assert "Tim IT: catat izin yang masih kurang (`Izin domain`)" in told.status
    assert "IT team: put the permits that are lacking (`Izin domain`) on record" in told.status


def test_recorders_are_called_with_the_approvers():
    """The request for approval mentions both, so that the permit is on its way in time."""
    told = at_step(4).under(DOMAIN).fills()

    assert mentioned(told.texts("approval")[-1]) == {"sari", "budi", "wati", "joko", "ratna"}
    assert "Tim IT: catat izin yang masih kurang dengan `/catat" in told.texts("approval")[-1]


def test_a_permit_comes_before_or_after_the_approvals():
    """The order is free."""
    told = records(at_step(5).under(DOMAIN), Jenis="Izin domain", Penandatangan="Pengelola Domain")
    assert told.blocks == {"missing_approval"}

    assert told.approves("wati").situation.may_develop


def test_a_permit_is_for_one_text():
    """A changed plan asks for it anew, as for the approvals."""
    told = records(at_step(5).under(DOMAIN).approves("wati"), Jenis="Izin domain", Penandatangan="Pengelola Domain")
    told.edits("budi", "Rp45.000.000", "Rp40.000.000")
    assert told.blocks == {"missing_approval", "missing_document"}
    assert "❌ `Izin domain`: dicatat oleh `sari`" in told.status

    assert person("sari").account_id == 1004


def test_a_permit_whose_recorder_was_removed_is_asked_for_again():
    """And does not come back with the entry."""
    told = records(at_step(5).under(DOMAIN).approves("wati"), Jenis="Izin domain", Penandatangan="Pengelola Domain")
    told.under(replace(DOMAIN, desk=without_term(PERMIT, "tim_it", "sari"))).under(DOMAIN)

    assert told.blocks == {"missing_document"}
    assert differences(told) == []
