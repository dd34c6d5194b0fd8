"""Codes that nobody can know or steer: drawn by a run, recorded, and only then shown."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest

from automation.core.approval.revision import NO_CODE, drawn_salt, former_code, salted_code
from automation.core.decision.decide import decide
from automation.core.decision.next_act import next_comment
from automation.core.decision.what_if import what_if
from automation.core.history.record import FORMER_FORMAT, Entry, EntryKind, chain
from automation.core.outcome.plan import EditComment, PostComment
from automation.core.state.codes import CODES, code_at, new_codes, with_codes
from automation.render.comments.compose import compose
from tests.builders.letters import dear, records
from tests.builders.stories import Story, account, at_step, evidence, story
from tests.builders.texts import process_of

A = process_of("website-baru")
DRAWN = sha256(b"another run").digest()


def code_of(told: Story) -> str:
    """The code to approve."""
    return told.situation.gate.code


def kinds(told: Story, kind: EntryKind = EntryKind.CODE) -> list:
    """The entries that hold a salt."""
    return [entry for entry in told.request.record if entry.kind is kind]


def codes_in(told: Story) -> set[str]:
    """What people can read: all texts of the desk on the page."""
    return {
        code for code in [code_of(told)] if any(code in each.body for each in told.request.comments if each.by_desk)
    }


def former(told: Story) -> Story:
    """The same request as the desk left it before there were salts: its record has none, people typed the old codes."""
    drawn = [entry for entry in told.request.record if entry.kind in CODES]
    texts = {each.id: each.body for each in told.request.comments}
    for entry in drawn:
        new, old = salted_code(entry.revision, entry.salt), former_code(entry.revision)
        texts = {number: text.replace(new, old) for number, text in texts.items()}
    kept = [entry for entry in told.request.record if entry not in drawn]
    told.change(
        comments=tuple(replace(each, body=texts[each.id]) for each in told.request.comments),
        record=chain((), [replace(entry, format=FORMER_FORMAT) for entry in kept]),
    )
    return told


def test_a_code_is_recorded_before_it_is_shown():
    """The entry names the text and when it last changed; the code that people see rests on its salt."""
    told = at_step(5)
    entry = kinds(told)[-1]

    assert (entry.revision, entry.at) == (told.situation.gate.digest, told.situation.gate.text_at)
    assert code_of(told) == salted_code(entry.revision, entry.salt) != former_code(entry.revision)
    assert f"/setujui {code_of(told)}" in told.status


def test_the_same_text_gets_another_code_at_each_desk():
    """What a run draws decides it, so nobody who writes the text can know the code beforehand."""
    told = at_step(4).sleeps()
    told.says("budi", evidence(A.step(4)))
    codes = {
        decide(told.of, told.request, told.now, drawn).situation.gate.code
        for drawn in (bytes(32), bytes(31) + b"\1", DRAWN)
    }

    assert len(codes) == 3
    assert former_code(told.situation.gate.digest) not in codes


def test_two_texts_with_one_former_code_have_two_codes():
    """Texts may be chosen so that their digests begin alike; a salt that was drawn later tells them apart."""
    one, other = ("5a5a5a5a5a5a5a5" + each * 49 for each in "01")
    salts = [sha256(bytes([each])).hexdigest() for each in range(50)]

    assert former_code(one) == former_code(other)
    assert all(salted_code(one, salt) != salted_code(other, salt) for salt in salts)


def test_a_second_run_uses_the_salt_it_finds():
    """Whatever it draws, nothing is recorded or written anew."""
    told = at_step(5)
    plan = compose(told.of, decide(told.of, told.request, told.now, DRAWN))

    assert (plan.writes, plan.entries) == ((), ())


def test_a_text_that_was_changed_after_its_code_was_shown_is_not_approved_by_it():
    """The writer shows one text and puts another in its place before the managers send its code."""
    told = at_step(5)
    code = code_of(told)
    told.sleeps().edits("budi", "Rp45.000.000", "Rp95.000.000")
    told.says("wati", f"/setujui {code}").says("joko", f"/setujui {code}").wakes()

    assert told.verdicts == [("wati", "other_code"), ("joko", "other_code")]
    assert told.blocks >= {"missing_approval"}
    assert code_of(told) not in {code, NO_CODE, ""}
    assert all(code_of(told) in each for each in told.texts("reply")[-2:])


def changed_and_back(told: Story) -> Story:
    """The plan edited to another amount and back, while no run looks."""
    return told.sleeps().edits("budi", "Rp45.000.000", "Rp95.000.000").edits("budi", "Rp95.000.000", "Rp45.000.000")


def test_a_change_back_that_no_run_saw_counts_too():
    """The text is the same to the letter, but the code of before names what its writer may have swapped meanwhile."""
    told = at_step(5)
    code, digest = code_of(told), told.situation.gate.digest
    changed_and_back(told).says("wati", f"/setujui {code}").wakes()

    assert told.verdicts == [("wati", "other_code")]
    assert told.situation.gate.digest == digest
    assert code_of(told) != code
    assert told.approves("wati", "joko").situation.gate.is_open


def test_a_body_changed_back_has_another_code():
    """The same by an edit of the request itself, through which the requester might swap it."""
    told = at_step(5)
    code = code_of(told)
    told.sleeps().edits_body("dina", "Fakultas MIPA", "Fakultas Teknik").edits_body(
        "dina", "Fakultas Teknik", "Fakultas MIPA"
    )
    told.says("joko", f"/setujui {code}").wakes()

    assert told.verdicts == [("joko", "other_code")]


def test_a_letter_needs_the_present_code_too():
    """What the office holder signed names a text; after a change and back the letter is recorded anew."""
    told = dear()
    code = code_of(told)
    told.sleeps().edits("budi", "Rp300.000.000", "Rp900.000.000").edits("budi", "Rp900.000.000", "Rp300.000.000")
    records(told, code=code).wakes()

    assert told.why == "approval_other_code"


def test_requirements_changed_back_are_signed_anew():
    """`/sepakat` has a salt of its own kind, for the requirements and their last change."""
    told = at_step(4)
    code = told.situation.agreement.code
    entry = kinds(told, EntryKind.AGREEMENT_CODE)[-1]
    assert code == salted_code(entry.revision, entry.salt)
    told.sleeps().edits_body("dina", "Fakultas MIPA", "Fakultas Teknik").edits_body(
        "dina", "Fakultas Teknik", "Fakultas MIPA"
    )
    told.says("dina", f"/sepakat {code}").wakes()

    assert told.why == "agreement_other_code"
    assert told.situation.agreement.code not in {code, NO_CODE, ""}
    assert told.says("dina", f"/sepakat {told.situation.agreement.code}").situation.agreement.by == "dina"


def test_the_two_kinds_of_code_never_fit_each_other():
    """An approver's code signs nothing and a requester's approves nothing."""
    told = at_step(5)
    gate, agreement = code_of(told), told.situation.agreement.code

    assert told.says("wati", f"/setujui {agreement}").why == "approval_other_code"
    assert told.says("dina", f"/sepakat {gate}").why == "agreement_other_code"


def test_an_approval_that_came_before_any_code_names_none():
    """While the desk slept nobody could know the code, so whatever was written then is refused with the one of now."""
    told = at_step(4).sleeps()
    told.says("budi", evidence(A.step(4)))
    assert code_of(told) == NO_CODE
    guess = former_code(told.situation.gate.digest)
    told.says("wati", f"/setujui {guess}").wakes()

    assert told.why == "approval_other_code"
    assert code_of(told) in told.texts("reply")[-1]


def test_nothing_is_drawn_where_nothing_is_shown():
    """Before the approval step there is no code of it, and after it the last one stands."""
    assert [len(kinds(at_step(step))) for step in (2, 3, 4, 5, 6, 9)] == [0, 0, 0, 1, 1, 1]
    assert at_step(6).situation.gate.former_code == ""
    assert story().opened_by("dina").request.record[-1].kind is EntryKind.COMPLETION


def test_a_preview_and_a_what_if_draw_nothing():
    """They show that a code will be there, not which."""
    told = at_step(4)
    text = evidence(A.step(4))
    found = what_if(decide, told.of, told.request, next_comment(told.request, account("budi"), text, told.now))

    assert found.after.situation.gate.code == NO_CODE
    assert [each for each in found.after.entries if each.salt] == []
    assert any(NO_CODE in each.body for each in compose(told.of, found.after).writes if isinstance(each, PostComment))


@pytest.mark.parametrize("step", [5, 6, 8])
def test_no_code_is_shown_before_its_salt_is_recorded(step):
    """What is written before the record is only what takes back; the code of the changed text comes after."""
    told = at_step(step).sleeps()
    told.edits("budi", "Rp45.000.000", "Rp55.000.000")
    plan = compose(told.of, decide(told.of, told.request, told.now, DRAWN))
    code = decide(told.of, told.request, told.now, DRAWN).situation.gate.code
    early = [each.body for each in plan.may_not_wait.writes if isinstance(each, PostComment | EditComment)]

    assert EntryKind.CODE in {entry.kind for entry in plan.entries}
    assert early == []
    assert any(code in each.body for each in plan.writes if isinstance(each, PostComment | EditComment))


def test_a_salt_is_in_no_text_of_an_entry():
    """Not even by mistake, as in an error message."""
    assert kinds(at_step(5))[0].salt not in repr(at_step(5).request)


def test_what_the_old_desk_recorded_goes_on_under_its_old_code():
    """An approval that the record took in before the first salt counts; the other manager needs the new code."""
    told = at_step(5)
    digest = told.situation.gate.digest
    old = former_code(digest)
    told.sleeps().says("wati", f"/setujui {old}")
    entry = Entry(
        format=FORMER_FORMAT,
        kind=EntryKind.APPROVAL,
        at=told.now,
        recorded_at=told.now,
        code="approval_counts",
        actor=1005,
        role="manajemen",
        revision=digest,
        comments=(told.request.comments[-1].id,),
    )
    record = former(told).request.record
    told.change(record=(*record, *chain(record, [entry])))
    told.wakes()

    assert told.verdicts == [("wati", "counts")]
    assert {each.kind for each in told.request.record if each.format != FORMER_FORMAT} == CODES
    assert told.says("joko", f"/setujui {old}").why == "approval_other_code"
    assert code_of(told) in told.texts("reply")[-1]
    assert told.approves("joko").situation.gate.is_open
    assert told.situation.gate.former_code == old


def drawn(told: Story, entropy: bytes | None = DRAWN, asked=(), **gate) -> list[Entry]:
    """What a run would draw, were the gate or the agreement of the request otherwise."""
    found = told.situation
    agreement = replace(found.agreement, **dict(asked)) if asked is not None and found.agreement else None
    found = replace(found, gate=replace(found.gate, **gate), agreement=agreement)
    return list(new_codes(found, told.now, entropy))


def test_a_code_is_drawn_for_the_text_that_is_shown():
    """Its entry names text and moment, step and rule, and the salt."""
    told = at_step(5)
    gate = told.situation.gate
    (entry,) = drawn(told, code="")

    assert entry == Entry(
        kind=EntryKind.CODE,
        at=gate.text_at,
        recorded_at=told.now,
        code="code_drawn",
        rule="4.2",
        before=5,
        after=5,
        revision=gate.digest,
        salt=drawn_salt(EntryKind.CODE, DRAWN),
    )
    hour = told.now - timedelta(hours=1)
    assert [each.at for each in drawn(told, code="", text_at=hour)] == [hour]
    assert [each.at for each in drawn(told, code="", text_at=None, changed_at=hour)] == [hour]
    assert [each.salt for each in drawn(told, None, code="")] == [""]


def test_a_code_is_drawn_only_where_one_is_lacking():
    """There is one, or there is no text, nobody may sign, somebody has, or the step is another one."""
    approving, agreeing = at_step(5), at_step(4)

    assert drawn(approving) == drawn(approving, code="", digest="") == drawn(agreeing, code="") == []
    assert [each.kind for each in drawn(agreeing, asked={"code": ""})] == [EntryKind.AGREEMENT_CODE]
    for asked in (None, {}, {"code": "", "digest": ""}, {"code": "", "by": "dina"}, {"code": "", "step": 9}):
        assert drawn(agreeing, asked=asked) == [], asked
    assert drawn(at_step(6), code="", asked={"code": ""}) == []


def test_codes_begin_a_record_that_is_not_there_yet():
    """As behind what stands there already."""
    told = at_step(5)
    codes = tuple(drawn(told, code=""))

    assert with_codes(replace(told.request, record=None), codes).record == chain((), codes)
    assert with_codes(told.request, codes).record == (*told.request.record, *chain(told.request.record, codes))


def test_a_line_of_the_record_is_told_with_the_code_that_was_in_force_there():
    """By the salt that stands above it, of its own kind; by the older formula before the first; else there is none."""
    told = at_step(5)
    told.approves("wati")
    record = told.request.record
    place = next(at for at, entry in enumerate(record) if entry.kind is EntryKind.APPROVAL)
    digest, salt = record[place].revision, kinds(told)[-1].salt
    signed = replace(record[place], kind=EntryKind.AGREEMENT)

    assert code_at(record, place) == salted_code(digest, salt)
    assert code_at([record[place], *record], 0) == former_code(digest)
    assert code_at([record[place], kinds(told)[-1]], 0) == former_code(digest)
    assert code_at([*record, replace(record[place], revision="")], len(record)) == ""
    assert code_at([*record, replace(record[place], revision="ab" * 32)], len(record)) == ""
    assert code_at([signed, *record], 0) == former_code(digest)
    assert kinds(told, EntryKind.AGREEMENT_CODE)
    assert code_at([*record, signed], len(record)) == ""


def test_an_old_code_first_heard_later_is_refused():
    """Nobody had recorded it when the first salt was drawn."""
    told = former(at_step(5))
    told.sleeps().says("wati", f"/setujui {former_code(told.situation.gate.digest)}").wakes()

    assert told.why == "approval_other_code"
    assert not told.situation.gate.approvals[0].counts


def test_requirements_signed_under_the_old_formula_stay_signed():
    """Nothing is drawn for them, and both the page and the request for approval go on saying who agreed."""
    told = at_step(4)
    told.says("dina", f"/sepakat {told.situation.agreement.code}")
    former(told).runs().fills()

    assert told.situation.agreement.by == "dina"
    assert "disepakati oleh `dina`" in told.status
    assert "kebutuhan disepakati pemohon" in told.texts("approval")[-1]
    assert kinds(told, EntryKind.AGREEMENT_CODE) == []


def test_requirements_that_nobody_signed_are_told_as_such_where_no_code_is_drawn_any_more():
    """In development of a request that came so far before there were salts."""
    told = former(at_step(7)).runs()

    assert told.step == 7
    assert "tidak disepakati pemohon" in told.status
