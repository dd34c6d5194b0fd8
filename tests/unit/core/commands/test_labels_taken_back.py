"""Labels set by hand that are taken back: each with its reason, and with the command that is right there."""

from dataclasses import replace

import pytest

from automation.core.history.record import EntryKind
from automation.core.policy.desk import Person
from tests.builders.drafts_and_replies import draft, reply
from tests.builders.promises import plain
from tests.builders.stories import account, at_step, process_of, story

A, B = process_of("website-baru"), process_of("perbaikan-fitur")
GATED = A.step(6).label


@pytest.mark.parametrize("number", [3, 4, 7])
def test_an_earlier_label_is_taken_back(number):
    """With the command that returns there."""
    told = at_step(number).sets("budi", A.step(2).label)

    assert told.step == number
    assert told.why == "label_earlier"
    assert "`/kembali 2 ALASAN`" in reply(told)


def test_a_skipped_label_is_taken_back():
    """With the command of the present step."""
    told = draft(at_step(2)).sets("budi", A.step(4).label)

    assert told.step == 2
    assert told.why == "label_skips"
    assert "`/evaluasi`" in reply(told)


def test_a_label_of_the_other_procedure_is_taken_back():
    """With the command that is right here."""
    other = next(step.label for step in B.steps if step.label not in {each.label for each in A.steps})
    told = at_step(3).sets("budi", other)

    assert told.labels == {A.label, A.step(3).label}
    assert told.why == "label_of_no_step"
    assert "`/kebutuhan`" in reply(told)


@pytest.mark.parametrize("label", [B.label, "status: selesai", "status: ditolak", "tanda: pelanggaran"])
def test_the_other_labels_of_the_desk_are_its_own(label):
    """Procedure, status and flags show what is so; set by hand they are taken back with the reason."""
    told = at_step(3).sets("budi", label)

    assert told.labels == {A.label, A.step(3).label}
    assert told.why == "label_of_desk"


def test_a_refused_label_is_spent():
    """It does not move the request on later, when its evidence has come."""
    told = at_step(2).sets("budi", A.step(3).label)
    draft(told)

    assert told.step == 2


def test_a_refused_label_is_answered_once():
    """Whatever happens afterwards."""
    told = at_step(5).sets("budi", GATED)
    said = len(told.texts("reply"))
    told.approves("wati", "joko")

    assert len(told.texts("reply")) == said


def test_a_hostile_label_name_stays_text():
    """A label is typed too: nothing in its name acts in the answer."""
    told = at_step(3).sets("lina", "sop: @agus `@tono` <!-- alur:status -->")

    assert told.labels == {A.label, A.step(3).label}
    assert "@agus" not in plain(reply(told))
    assert "@tono" not in plain(reply(told))


def test_every_label_taken_back_is_an_entry_of_the_record():
    """Whatever the reason was: here the evidence of the step is not complete."""
    told = at_step(2).sets("budi", A.step(3).label)

    assert told.why == "evidence_incomplete"
    assert [entry.code for entry in told.request.record if entry.kind is EntryKind.LABEL_TAKEN_BACK] == [told.why]


def test_the_reply_says_first_that_the_label_was_taken_back():
    """Also where the reason is the command's own, as evidence that is lacking."""
    told = at_step(2).sets("budi", A.step(3).label)

    assert f"⚠️ Label `{A.step(3).label}` ditarik kembali. Isian langkah 2 belum lengkap" in reply(told)
    assert f"The label `{A.step(3).label}` was taken back." in reply(told)


@pytest.mark.parametrize(("number", "target"), [(4, 1), (2, 1), (10, 3), (10, 9)])
def test_a_label_that_no_command_leads_back_to_names_none(number, target):
    """The form is filed once, and after the launch nothing before it is done again."""
    told = at_step(number).sets("budi", A.step(target).label)

    assert told.why == "label_past"
    assert "/kembali" not in reply(told)


def test_an_earlier_label_after_the_launch_leads_as_far_as_the_command():
    """What `/kembali` reaches, the reply names."""
    told = at_step(12).sets("budi", A.step(10).label)

    assert told.why == "label_earlier"
    assert "`/kembali 10 ALASAN`" in reply(told)


@pytest.mark.parametrize("target", [2, 3, 5])
def test_a_label_on_an_incomplete_form_is_taken_back_for_the_form(target):
    """There is no command at the first step that the reply could name."""
    told = story().opened_by("dina", tujuan="-").sets("budi", A.step(target).label)

    assert told.why == "form_incomplete"
    assert "`/`" not in reply(told)
    assert "Tujuan" in reply(told)


def test_a_label_once_taken_back_never_revives():
    """Not by a change of the desk file either (rule 4)."""
    told = draft(at_step(2)).sets("lina", A.step(3).label)
    desk, lina = told.of.desk, Person(login="lina", account_id=account("lina").id, name="Lina")
    tim_it, *others = sorted(desk.roles, key=lambda role: role.key != "tim_it")
    roles = (replace(tim_it, terms=(*tim_it.terms, replace(tim_it.terms[0], person=lina))), *others)
    told.under(replace(told.of, desk=replace(desk, people=(*desk.people, lina), roles=roles)))

    assert (told.step, told.why) == (2, "label_not_your_step")
    assert told.sets("lina", A.step(3).label).step == 3


def test_a_label_of_a_step_without_a_visible_name_is_taken_back():
    """What begins with the desk's own word and a blank is the desk's, whatever follows."""
    told = at_step(4).sets("lina", "langkah \x85")

    assert told.labels == {A.label, A.step(4).label}
