"""`/catat`: a letter of somebody without an account, put on record by another, and what becomes of it (rule 13)."""

from dataclasses import replace

import pytest

from automation.core.history.record import LETTER_RULE, EntryKind
from automation.core.history.request import Account
from automation.core.policy.desk import Person
from automation.render.reports.audit import page
from tests.builders.gate_facts import desk, row
from tests.builders.letters import dear, records
from tests.builders.record_looks import differences
from tests.builders.stories import at_step, catalogue, copied, evidence, process_of

A = process_of("website-baru")


def test_a_letter_opens_the_gate_of_a_plan_above_the_limit():
    """Ratna has no account at hand: sari records her letter, the status shows it, and work begins."""
    told = dear()
    assert told.situation.waiting_for == ("pimpinan",)
    assert f"`/catat {told.situation.gate.code}`: `Persetujuan Pimpinan`" in told.status
    records(told)

    assert told.why == "letter_counts"
    assert told.situation.may_develop
    assert "✅ `ratna` (surat, dicatat oleh `sari`): dihitung sebagai Pimpinan" in told.status
    assert told.says("budi", "/mulai").step == 6
    assert differences(told) == []


def test_a_bare_command_is_answered_with_the_block_to_copy():
    """The block names what may be recorded now; filled in, it is taken."""
    told = dear()
    told.says("sari", f"/catat {told.situation.gate.code}")
    assert told.why == "letter_incomplete"
    block = copied(told.texts("reply")[-1])
    assert "Persetujuan Pimpinan" in block

    told.says("sari", block.replace("nama seperti di berkas meja", "ratna"))
    assert told.why == "letter_counts"


@pytest.mark.parametrize(
    ("login", "sections", "code", "words"),
    [
        ("budi", {}, "approval_recorder_barred", "yang mencatat ikut mengerjakan permohonan ini"),
        ("wati", {}, "may_not_record", "Surat hanya dicatat oleh Tim IT"),
        ("dina", {}, "may_not_record", "Mintalah rekan yang memegang peran itu"),
        ("sari", {"Penandatangan": "Rektor"}, "signatory_unknown", "Penandatangan `Rektor` tidak dikenal"),
        ("sari", {"Penandatangan": "wati"}, "approval_signatory_not_in_role", "penandatangannya bukan Pimpinan"),
        ("sari", {"Tanggal": "2026-11-20"}, "approval_letter_day", "bertanggal `2026-11-24` sampai `2026-11-24`"),
        ("sari", {"Jenis": "Persetujuan Manajemen"}, "letter_incomplete", "Persetujuan Pimpinan"),
        ("sari", {"code": "0000-0000-0000"}, "approval_other_code", "kode yang berlaku"),
        ("sari", {"code": "entah"}, "letter_code_unreadable", "Kode surat tidak terbaca"),
    ],
)
def test_a_letter_that_is_refused_says_why(login, sections, code, words):
    """And the gate stays shut."""
    told = records(dear(), login, **sections)

    assert told.why == code
    assert words in told.texts("reply")[-1]
    assert not told.situation.may_develop
    assert differences(told) == []


def test_who_was_refused_to_record_may_still_work():
    """The planner's letter does not count, and so is no deed that keeps the planner from developing."""
    told = records(records(dear(), "budi"))
    told.says("budi", "/mulai")

    assert told.says("budi", evidence(A.step(6))).step == 7


def test_who_recorded_does_not_develop():
    """Recorder and implementer are different people (rule 13)."""
    told = records(dear()).says("budi", "/mulai").says("sari", evidence(A.step(6)))

    assert told.why == "duty_did_catat"
    assert "Anda sudah mencatat surat untuk permohonan ini" in told.texts("reply")[-1]


def test_two_people_of_one_name_are_told_apart():
    """Nobody guesses which of them signed."""
    twin = Person(login="lina", name="ratna kusuma", account_id=1009)
    told = records(dear(people=(*desk().people, twin)))
    assert told.why == "signatory_ambiguous"
    assert "Lebih dari satu orang" in told.texts("reply")[-1]

    assert records(told, Penandatangan="@ratna").why == "letter_counts"


def test_an_office_holder_without_an_account_decides_by_letter_only():
    """With a number that no account has, whoever registers the name is nobody here."""
    rector = Person(login="kampus-rektor", name="Prof. Sri Hartati", account_id=9_000_000_000_001)
    term = replace(desk().roles[2].terms[0], person=rector)
    roles = tuple(replace(role, terms=(term,)) if role.key == "pimpinan" else role for role in desk().roles)
    told = dear(people=(*desk().people, rector), roles=roles)
    told.add_comment(Account(login="kampus-rektor", id=55), f"/setujui {told.situation.gate.code}", told.tick())
    assert "kampus-rektor" not in dict(told.verdicts)
    records(told, Penandatangan="prof. sri hartati")

    assert told.why == "letter_counts"
    assert told.situation.may_develop
    assert differences(told) == []


def test_a_desk_that_takes_no_letters_says_so():
    """And sends people to their own account."""
    told = records(dear(recorded_by="", approvals=(row(manajemen=2), row(pimpinan=1))))

    assert told.why == "no_letters_here"
    assert "tidak menerima surat" in told.texts("reply")[-1]


def test_where_no_row_takes_letters_none_is_needed():
    """The answer points to the status comment."""
    told = at_step(5)

    assert records(told).why == "no_letter_needed"
    assert "tidak memerlukan surat" in told.texts("reply")[-1]


def test_a_letter_for_a_closed_or_launched_request_is_refused():
    """It comes too late for either."""
    assert records(at_step(10), code="0000-0000-0000").why == "too_late_to_decide"
    assert records(dear().says("dina", "/batal tidak jadi"), code="0000-0000-0000").why == "request_closed"


def test_a_recorder_who_also_decides_takes_back_only_the_own_approval():
    """Joko records ratna's letter and approves; his withdrawal leaves the letter, and the audit agrees."""
    told = dear(recorded_by="manajemen")
    records(told, "joko").says("joko", "/tarik perlu dibaca lagi")
    assert [each.login for each in told.situation.gate.approvals if each.counts] == ["wati", "ratna"]
    told.approves("joko")

    assert told.situation.may_develop
    assert differences(told) == []


def test_the_record_tells_a_recorder_from_an_office_holder():
    """A letter has its own rule, and who was refused for lack of a role is not entered as holding it."""
    told = records(records(dear(), "wati"))
    refused = next(entry for entry in told.request.record if entry.kind is EntryKind.REFUSAL)
    letter_entry = next(entry for entry in told.request.record if entry.comments[:1] == told.last[:1])

    assert (refused.kind, refused.actor, refused.role) == (EntryKind.REFUSAL, 1005, "")
    assert (letter_entry.kind, letter_entry.actor, letter_entry.rule) == (EntryKind.APPROVAL, 1004, LETTER_RULE)
    assert "surat dicatat sebagai persetujuan Pimpinan | akun 1004 |" in page(12, told.request.record, told.of, "id")


def test_two_letters_by_one_recorder_are_two_people():
    """A letter too many is kept for the slot that another gives up, and the audit tells it from a person's own."""
    of = {"approvals": (row(manajemen=1, letters=True),), "recorded_by": "tim_it"}
    told = at_step(5).under(replace(catalogue(), desk=desk(**of)))
    kind = {"Jenis": "Persetujuan Manajemen"}
    records(records(told, Penandatangan="wati", **kind), Penandatangan="joko", **kind)
    assert told.verdicts == [("wati", "counts"), ("joko", "no_open_slot")]
    told.says("wati", "/tarik keliru")

    assert told.verdicts == [("wati", "withdrawn"), ("joko", "counts")]
    assert differences(told) == []
