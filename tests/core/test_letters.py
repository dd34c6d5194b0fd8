"""`/catat`: letters and permits of people without an account, put on record by somebody else (rules 6 and 13)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from automation.core.audit import check_record
from automation.core.audit_chain import Record
from automation.core.desk import Person
from automation.core.gate import judge
from automation.core.letters import read_letter
from automation.core.record import LETTER_RULE, EntryKind, text
from automation.core.request import Account
from automation.render.audit import page
from tests.builders import Story, at_step, catalogue, copied, evidence, process_of
from tests.builders_gate import (
    CHANGED,
    after,
    back,
    desk,
    facts,
    lent,
    letter,
    no,
    permit,
    person,
    row,
    without_term,
    yes,
)
from tests.promises import mentioned

A = process_of("website-baru")
SUBJECTS = ("Persetujuan Pimpinan", "Izin domain")
PAPER = desk(approvals=(row(pimpinan=1, letters=True),))
BOTH = desk(approvals=(row(manajemen=1), row(pimpinan=1, letters=True)))
PERMIT = desk(approvals=(row(manajemen=1), row(("Izin domain",))))
DOMAIN = replace(catalogue(), desk=PERMIT)
DAY = timedelta(days=1)
WHOLE = {
    "Jenis surat": "Persetujuan Pimpinan",
    "Nomor surat": "123/ND/2026",
    "Penandatangan": "Ratna Kusuma",
    "Tanggal surat": "2026-11-24",
}


def codes(case):
    """The reason codes of the approvals."""
    return [each.reason.code for each in judge(case).approvals]


def written(**sections):
    """The sections below the command; `sections` replace some by their first word, and None leaves one out."""
    given = WHOLE | {name: sections[name.split()[0]] for name in WHOLE if name.split()[0] in sections}
    return below({name: answer for name, answer in given.items() if answer is not None})


def below(sections):
    """Sections by their headings."""
    return "\n\n".join(f"### {name}\n{answer}" for name, answer in sections.items())


def records(told: Story, login: str = "sari", *, code: str | None = None, **sections) -> Story:
    """A letter put on record with the present code."""
    return told.says(login, f"/catat {code or told.situation.gate.code}\n\n{written(**sections)}")


def dear(budget: str = "Rp300.000.000", **sources) -> Story:
    """A request above the limit, at the approval step, that wati and joko approved."""
    told = at_step(4)
    if sources:
        told.under(replace(catalogue(), desk=desk(**sources)))
    return told.says("budi", evidence(A.step(4), anggaran=budget)).approves("wati", "joko")


def differences(told: Story):
    """What the audit finds."""
    record = Record(request=12, data=text(told.request.record).encode())
    return [each.reason.code for each in check_record(record, told.of, told.request)]


def kinds(told: Story, comment_id: int):
    """The entries that begin with this comment."""
    return [entry.kind for entry in told.request.record if comment_id in entry.comments[:1]]


# What a letter says.


def test_a_letter_is_read():
    """Headings of either language, the kind in any case, the day as a date."""
    found = read_letter(written(), SUBJECTS).letter
    english = {
        "Kind of letter": "Izin domain",
        "Number of the letter": "1",
        "Signatory": "PANDI",
        "Date of the letter": "2026-11-24",
    }

    assert [found.subject, found.number, found.signatory, found.day.isoformat()] == [*WHOLE.values()]
    assert read_letter(below(english), SUBJECTS).letter.subject == "Izin domain"
    assert read_letter(written(Jenis=" persetujuan  PIMPINAN "), SUBJECTS).letter.subject == "Persetujuan Pimpinan"


@pytest.mark.parametrize(
    ("sections", "problems"),
    [
        ({"Jenis": None}, [("Jenis surat", "section_missing")]),
        ({"Jenis": "Persetujuan Rektor"}, [("Jenis surat", "not_an_option")]),
        ({"Jenis": "> teks, contoh: Persetujuan Pimpinan"}, [("Jenis surat", "untouched_hint")]),
        ({"Nomor": "-"}, [("Nomor surat", "placeholder")]),
        ({"Penandatangan": ""}, [("Penandatangan", "empty")]),
        ({"Tanggal": "kemarin"}, [("Tanggal surat", "not_a_date")]),
        (
            {"Tanggal": "2026-02-30", "Nomor": None},
            [("Nomor surat", "section_missing"), ("Tanggal surat", "not_a_date")],
        ),
        ({"Nomor": "1\n\n### nomor surat\n2"}, [("Nomor surat", "heading_twice"), ("nomor surat", "heading_twice")]),
    ],
)
def test_all_that_is_wrong_with_a_letter_is_told_at_once(sections, problems):
    """Each part once, with its own reason; nothing is guessed."""
    found = read_letter(written(**sections), SUBJECTS)

    assert found.letter is None
    assert [(each.heading, each.reason.code) for each in found.problems] == problems


def test_the_kinds_that_are_taken_are_named():
    """Whoever writes another one reads which there are."""
    (problem,) = read_letter(written(Jenis="Surat kuasa"), SUBJECTS).problems

    assert problem.reason.facts == {"given": "Surat kuasa", "allowed": "Persetujuan Pimpinan; Izin domain"}


# Which letters count.


def test_a_letter_fills_the_slot_of_its_row():
    """Recorded by sari, signed by ratna: it counts as the executive's approval, and shows who recorded it."""
    found = judge(facts(letter("ratna"), of=PAPER))

    assert found.is_open
    assert [(each.login, each.fills, each.recorder) for each in found.approvals] == [("ratna", "pimpinan", "sari")]
    assert found.letters == ("Persetujuan Pimpinan",)


@pytest.mark.parametrize(
    ("case", "code"),
    [
        (facts(letter("ratna"), of=desk(approvals=(row(pimpinan=1),))), "letter_not_taken"),
        (facts(letter("wati", role="manajemen"), of=BOTH), "letter_not_taken"),
        (facts(letter("wati"), of=PAPER), "signatory_not_in_role"),
        (facts(letter("ratna", recorder="wati"), of=PAPER), "recorder_not_in_role"),
        (facts(letter("ratna", recorder="budi"), of=PAPER), "recorder_barred"),
        (facts(letter("ratna", recorder="sari"), of=PAPER, author="sari"), "recorder_barred"),
        (facts(letter("ratna", recorder="sari"), of=PAPER, editors=("sari",)), "recorder_barred"),
        (facts(letter("ratna", recorder="sari"), of=PAPER, did={"evaluasi": ("sari",)}), "recorder_barred"),
        (facts(letter("ratna", recorder="sari"), of=PAPER, did={"pengembangan": ("sari",)}), "recorder_barred"),
        (facts(letter("ratna", recorder="sari"), of=replace(PAPER, recorded_by="")), "recorder_not_in_role"),
        (facts(letter("ratna", via_email=True), of=PAPER), "via_email"),
        (facts(letter("ratna", edited_at=after(2)), of=PAPER), "edited"),
        (facts(letter("ratna", author=Account(login="sari", id=66)), of=PAPER), "login_reused"),
        (facts(letter("ratna", code=None), of=PAPER), "code_unreadable"),
        (facts(letter("ratna", code="0000-0000-0000"), of=PAPER), "other_code"),
        (facts(letter("ratna", 0), of=PAPER), "earlier_than_change"),
        (facts(letter("ratna", day=CHANGED.date() - DAY), of=PAPER), "letter_day"),
        (facts(letter("ratna", day=CHANGED.date() + DAY), of=PAPER), "letter_day"),
        (facts(letter("ratna"), of=PAPER, author="ratna"), "requester_side"),
        (facts(letter("ratna"), of=PAPER, writers=("ratna",)), "wrote_evidence"),
        (facts(letter("ratna"), back("ratna", 2), of=PAPER), "withdrawn"),
        (facts(letter("ratna"), no("ratna", 2), of=PAPER), "rejected_later"),
        (facts(letter("ratna"), of=PAPER, is_complete=False), "nothing_to_approve"),
        (facts(letter("ratna"), yes("ratna", 2), of=PAPER), "counts"),
    ],
)
def test_why_a_letter_does_not_count(case, code):
    """Each reason has its code; the recorder's comment must be what an approval must be (rule 3)."""
    assert codes(case)[0] == code
    assert judge(case).is_open is (code == "counts")


def test_a_letter_fills_no_slot_of_a_row_that_takes_none():
    """Ratna is a manager too, but a letter as the executive does not make her one of the managers."""
    of = desk(approvals=(row(manajemen=1), row(manajemen=1, letters=True), row(pimpinan=1, letters=True)))

    assert judge(facts(letter("ratna"), of=of)).open_slots == ("manajemen", "manajemen")
    assert judge(facts(letter("wati", role="manajemen"), of=of)).approvals[0].fills == "manajemen"
    two = facts(letter("wati", role="manajemen"), letter("joko", 2, role="manajemen"), of=of)
    assert codes(two) == ["counts", "no_open_slot"]


def test_a_letter_fills_the_role_that_it_says():
    """What was signed as the executive is no manager's approval, even where the matrix takes letters for both."""
    of = desk(approvals=(row(manajemen=1, pimpinan=1, letters=True),))

    assert judge(facts(letter("ratna"), of=of)).open_slots == ("manajemen",)
    assert judge(facts(letter("ratna", role="manajemen"), of=of)).open_slots == ("pimpinan",)
    assert judge(facts(letter("ratna"), letter("ratna", 2, role="manajemen"), of=of)).open_slots == ("manajemen",)


def test_who_recorded_does_not_sign():
    """A recorder who holds the office approves in person, or has it recorded by somebody else."""
    of = desk(("pimpinan", "sari", None, None), approvals=PAPER.approvals)

    assert codes(facts(letter("sari", recorder="sari"), of=of)) == ["recorder_signed"]
    assert codes(facts(yes("sari"), of=of)) == ["counts"]


def test_the_signatory_held_the_office_on_the_day_and_when_it_was_recorded():
    """A term that ended in between, or began after the day of the letter, does not do."""
    yesterday = CHANGED - DAY
    old = facts(letter("ratna"), of=replace(desk(("pimpinan", "ratna", None, after(0.5))), approvals=PAPER.approvals))
    new = desk(("pimpinan", "ratna", after(0.5) + DAY, None), approvals=PAPER.approvals)

    assert codes(old) == ["signatory_not_in_role"]
    assert codes(facts(letter("ratna", 3 * 24 * 60), of=new, at=after(5 * 24 * 60))) == ["signatory_not_in_role"]
    assert yesterday < CHANGED


def test_a_delegate_may_sign():
    """A letter of a Plh. counts in the name of the office holder."""
    of = replace(PAPER, delegations=(lent("joko", "ratna", "pimpinan"),))
    found = judge(facts(letter("joko"), of=of)).approvals[0]

    assert (found.reason.code, found.fills, found.on_behalf) == ("counts", "pimpinan", "ratna")
    assert codes(facts(letter("joko"), letter("ratna", 2), of=of)) == ["principal_decided", "counts"]


def test_a_letter_lifts_no_rejection():
    """Who rejected with an account lifts it with that account (section 5); a recorder cannot."""
    case = facts(no("ratna", 1), letter("ratna", 2), of=PAPER)

    assert [reason.code for reason in judge(case).blocks] == ["rejected"]
    assert judge(facts(no("ratna", 1), yes("ratna", 2), of=PAPER)).is_open


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


# A letter in the life of a request.


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
    assert told.verdicts[-1] == ("kampus-rektor", "login_reused")
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


def test_a_letter_that_was_edited_shuts_the_gate_and_is_shown():
    """An edited comment never acts; the status says why the letter counts no more (rule 12)."""
    told = records(dear()).says("budi", "/mulai").edits("sari", "123/ND/2026", "124/ND/2026")

    assert told.step == 5
    assert ("ratna", "edited") in told.verdicts
    assert "komentarnya pernah diubah" in told.status
    assert records(told, Nomor="124/ND/2026").step == 6


def test_a_letter_that_was_deleted_shuts_the_gate():
    """As any approval whose comment is gone."""
    told = records(dear()).deletes("sari", "/catat")

    assert not told.situation.may_develop
    assert "approval_gone" in differences(told)


def test_a_letter_of_an_older_text_lapses():
    """A change of the plan needs another letter, with the new code and a day since then."""
    told = records(dear()).edits("budi", "Rp300.000.000", "Rp290.000.000").approves("wati", "joko")
    assert told.situation.waiting_for == ("pimpinan",)
    assert ("ratna", "other_code") in told.verdicts

    assert records(told).situation.may_develop


@pytest.mark.parametrize(
    "without",
    [
        {"of": without_term(desk(), "tim_it", "sari")},
        {"of": without_term(desk(), "pimpinan", "ratna")},
        {"of": replace(desk(), recorded_by="")},
        {"of": replace(desk(), approvals=(*desk().approvals[:2], row(pimpinan=1)))},
        {"of": replace(desk(), people=tuple(each for each in desk().people if each.login != "ratna"))},
    ],
    ids=["recorder", "signatory", "letters", "row", "person"],
)
def test_what_made_a_letter_void_once_never_revives_it(without):
    """Recorder, signatory or rule taken out of the desk file, and put back: a new letter is needed (rule 4)."""
    told = records(dear())
    assert told.situation.may_develop
    told.under(replace(catalogue(), desk=without["of"]))
    assert not told.situation.may_develop
    told.under(catalogue())

    assert not told.situation.may_develop
    assert ("ratna", "lapsed") in told.verdicts
    assert "haknya hilang" in told.status
    assert differences(told) == []
    assert records(told).situation.may_develop


@pytest.mark.parametrize(
    "later",
    [
        desk(("manajemen", "wati", None, None), ("tim_it", "wati", None, None)),
        desk(people=(*desk().people, Person(login="rektor", name="Rektor"))),
    ],
    ids=["recorder", "signatory"],
)
def test_a_letter_that_was_refused_never_counts_through_the_desk_file(later):
    """Whoever is entered later, even back-dated, revives nothing that was refused (rule 4)."""
    told = records(dear(), "wati")
    first = told.last[0]
    records(told, Penandatangan="Rektor")
    told.under(replace(catalogue(), desk=later))

    assert not told.situation.may_develop
    assert kinds(told, first) == kinds(told, told.last[0]) == [EntryKind.REFUSAL]
    assert differences(told) == []


def test_a_renamed_office_leaves_its_letters():
    """The words for a role may change; the record knows the role."""
    told = records(dear())
    roles = tuple(
        replace(role, title=replace(role.title, id="Rektorat")) if role.key == "pimpinan" else role
        for role in desk().roles
    )
    told.under(replace(catalogue(), desk=desk(roles=roles)))

    assert told.situation.may_develop
    assert told.situation.gate.letters == ("Persetujuan Rektorat",)


def test_ending_the_term_of_recorder_and_signatory_leaves_the_letter():
    """What was done within a term stands (rule 4)."""
    told = records(dear())
    midnight = told.now.replace(hour=17, minute=0)
    ended = desk(("tim_it", "sari", None, midnight), ("pimpinan", "ratna", None, midnight))
    told.under(replace(catalogue(), desk=ended)).waits(DAY).runs()

    assert told.situation.may_develop


def test_after_the_launch_a_removed_recorder_changes_nothing():
    """Nothing falls back any more, and nothing is recorded as lapsed."""
    told = records(dear()).comes_to(10)
    told.under(replace(catalogue(), desk=without_term(desk(), "tim_it", "sari")))

    assert told.step == 10
    assert EntryKind.LAPSE not in {entry.kind for entry in told.request.record}


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


def test_a_comment_of_ones_own_fills_what_a_letter_may_not():
    """Two approvals of one person stand side by side, whichever came first; together they fill one slot."""
    of = desk(approvals=(row(manajemen=1, letters=True), row(manajemen=1)))
    signed, said = letter("wati", 1, role="manajemen"), yes("wati", 3)

    for votes in (
        (signed, yes("joko", 2, via_email=True), said),
        (yes("wati", 1), letter("wati", 2, role="manajemen")),
    ):
        found = judge(facts(*votes, of=of))
        assert sorted(each.reason.code for each in found.approvals if each.login == "wati") == ["counts", "repeated"]
        assert found.open_slots == ("manajemen",)
    lent_to = letter("joko", 4, role="manajemen")
    assert judge(facts(signed, said, lent_to, of=of)).is_open
    assert not judge(facts(signed, lent_to, of=of)).is_open
