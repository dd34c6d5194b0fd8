"""The requester's side signs the requirements by a code of their own (rule 2; SOP step 3)."""

from datetime import UTC, datetime

import pytest

from automation.core.approval.revision import agreement_revision, revision
from automation.core.history.record import EntryKind
from automation.core.history.request import Account, Comment, Request
from tests.builders.stories import Story, at_step, evidence, process_of, story, third

A = process_of("website-baru")


def signed(told: Story, login: str = "dina") -> Story:
    """`/sepakat` with the present code."""
    return told.says(login, f"/sepakat {told.situation.agreement.code}")


def test_the_requester_is_asked_to_agree_when_the_requirements_are_complete():
    """Once, with the line to copy alone in a fence; mentioned are those who may sign."""
    told = at_step(4)
    text = told.texts("agreement")[-1]

    assert len(told.texts("agreement")) == 1
    assert f"```text\n/sepakat {told.situation.agreement.code}\n```" in text
    assert "@dina" in text


def test_an_agreement_is_recorded_and_shown():
    """In the record with its digest, in the status comment, and to those who approve."""
    told = signed(at_step(4)).comes_to(5)
    entry = next(entry for entry in told.request.record if entry.kind is EntryKind.AGREEMENT)

    assert told.situation.agreement.by == "dina"
    assert entry.revision == told.situation.agreement.digest
    assert "disepakati oleh `dina`" in told.status
    assert "kebutuhan disepakati pemohon" in told.texts("approval")[-1]


def test_who_approves_is_told_that_nobody_agreed():
    """Approvals do not wait for it; they are given knowing it."""
    told = at_step(5)

    assert "kebutuhan belum disepakati pemohon" in told.texts("approval")[-1]


def test_an_agreement_is_no_part_of_what_is_approved():
    """A signature that comes after an approval takes nothing from it."""
    told = signed(at_step(5).approves("wati"))

    assert told.verdicts == [("wati", "counts")]


@pytest.mark.parametrize("step", [4, 5])
def test_new_requirements_void_the_agreement(step):
    """Any later edit makes a new version, with a new code."""
    told = signed(at_step(step))
    before = told.situation.agreement.code
    told.edits("budi", "KT-01", "KT-02")

    assert told.situation.agreement.by == ""
    assert told.situation.agreement.code != before


@pytest.mark.parametrize(
    ("login", "text", "why"),
    [
        ("budi", "/sepakat CODE", "may_not_agree"),
        ("wati", "/sepakat CODE", "may_not_agree"),
        ("dina", "/sepakat", "agreement_code"),
        ("dina", "/sepakat 0000-0000-0000", "agreement_other_code"),
    ],
)
def test_what_does_not_sign(login, text, why):
    """Only the requester's side signs, and only what it names."""
    told = at_step(4)
    told.says(login, text.replace("CODE", told.situation.agreement.code))

    assert told.why == why
    assert told.situation.agreement.by == ""


def test_an_agreement_by_mail_or_edited_into_place_does_not_count():
    """The comment meets the conditions of an approval."""
    told = at_step(4)
    code = told.situation.agreement.code

    assert told.says("dina", f"/sepakat {code}", via_email=True).why == "agreement_by_email"
    assert told.says("dina", "Baik.").edits("dina", "Baik.", f"/sepakat {code}").situation.agreement.by == ""


def test_a_deleted_or_edited_agreement_is_gone():
    """It counts only while its comment stands as it was written."""
    assert signed(at_step(4)).deletes("lina", "/sepakat").situation.agreement.by == ""
    assert signed(at_step(4)).edits("dina", "/sepakat", "/sepakat ").situation.agreement.by == ""


def test_there_is_nothing_to_agree_upon_before_the_requirements_are_complete():
    """The step is named."""
    assert at_step(3).says("dina", "/sepakat 0000-0000-0000").why == "agreement_too_early"


def test_the_two_who_confirm_differ():
    """Somebody of Tim IT who represents the unit too does not sign what they wrote."""
    told = story().opened_by("sari").says("budi", evidence(A.step(2))).says("budi", evidence(A.step(3)))

    assert signed(told, "sari").why == "requirements_agreed"
    written = story().opened_by("sari").says("budi", evidence(A.step(2))).says("sari", evidence(A.step(3)))
    assert signed(written, "sari").why == "agreement_of_writer"


def test_a_procedure_without_agreement_asks_for_none():
    """It is data."""
    told = story("pinjam-ruang", third()).opened_by("dina")

    assert told.situation.agreement is None
    assert told.says("dina", "/sepakat 0000-0000-0000").why == "nothing_to_agree"


def test_the_code_of_the_requirements_is_pinned():
    """A golden vector: who changes the format must change its name."""
    at = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    dina = Account(login="dina", id=1001)
    request = Request(
        repository="kampus/permohonan", repository_id=7001, number=12, node_id="I_12", title="Judul",
        body="Isi  \r\npermohonan\n", author=dina, created_at=at,
    )  # fmt: skip
    comment = Comment(id=501, node_id="IC_501", author=dina, body="/kebutuhan\n### Fitur\nA", created_at=at)
    found = agreement_revision(request, A, [comment], at)

    assert (found.former, found.digest[:16]) == ("7XAK-8W33-PST1", "3f55347063b67414")
    assert found.digest != revision(request, A, [comment], at).digest
