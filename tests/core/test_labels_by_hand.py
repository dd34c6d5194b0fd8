"""Step labels set by hand: a person's wish to confirm the present step and move on (design section 5, "Moving on")."""

from dataclasses import replace
from datetime import timedelta

import pytest

from automation.core.desk import Person
from automation.core.record import EntryKind
from automation.core.request import Account
from tests.builders import Story, account, at_step, catalogue, evidence, process_of, story, third
from tests.promises import plain

A, B = process_of("website-baru"), process_of("perbaikan-fitur")
THIRD = process_of("pinjam-ruang", third())
GATED = A.step(6).label


def draft(told: Story) -> Story:
    """The present step's evidence complete, but not confirmed."""
    step = told.process.step(told.step)
    return told.says(told.doer, evidence(step).replace(f"/{step.verb}", f"/{step.verb} draf", 1))


def reply(told: Story) -> str:
    """The newest answer of the desk."""
    return told.texts("reply")[-1]


@pytest.mark.parametrize("number", [2, 3, 4])
@pytest.mark.parametrize("login", ["budi", "sari"])
def test_the_actor_moves_on_by_the_next_label(number, login):
    """With complete evidence, the next step's label says what the verb would have said."""
    told = draft(at_step(number)).sets(login, A.step(number + 1).label)

    assert told.step == number + 1
    assert told.why == "step_done"
    assert told.labels == {A.label, A.step(number + 1).label}


@pytest.mark.parametrize("login", ["tono", "lina", "agus", "wati", "dina"])
def test_nobody_else_does(login):
    """Triage, write and admin rights, an approver's office and the requester's own wish do not confirm a step."""
    told = draft(at_step(2)).sets(login, A.step(3).label)

    assert told.step == 2
    assert told.why == "label_not_your_step"
    assert told.labels == {A.label, A.step(2).label}
    assert f"@{login}" in reply(told)
    assert "`/evaluasi`" in reply(told)


def test_without_evidence_the_label_is_taken_back_with_the_block():
    """The actor is told what is missing and given the block to fill."""
    told = at_step(2).sets("budi", A.step(3).label)

    assert told.step == 2
    assert told.why == "evidence_incomplete"
    assert told.labels == {A.label, A.step(2).label}
    assert "> pilihan (" in reply(told)


@pytest.mark.parametrize("process", ["website-baru", "perbaikan-fitur"])
@pytest.mark.parametrize("number", [2, 3, 4, 5])
@pytest.mark.parametrize("login", ["budi", "lina"])
def test_a_development_label_before_approval_is_taken_back_in_every_step(process, number, login):
    """With the reason, whoever set it; the evidence and the step stay as they were."""
    told = at_step(number, process)
    gated = told.process.step(6).label
    told.sets(login, gated)

    assert told.step == number
    assert told.why == "label_gate_shut"
    assert gated not in told.labels
    assert "persetujuan" in reply(told)
    assert f"@{login}" in reply(told)


@pytest.mark.parametrize("number", [2, 3, 4, 5])
def test_the_reply_names_the_command_that_enters_development(number):
    """Whoever was refused is told how work will begin once it is approved."""
    told = at_step(number).sets("budi", GATED)

    assert "`/mulai`" in reply(told)


@pytest.mark.parametrize("label", [A.step(place).label for place in range(6, 13)])
def test_every_later_label_is_gated(label):
    """Step 6 and each after it."""
    told = at_step(5).sets("budi", label)

    assert told.labels == {A.label, A.step(5).label}
    assert told.why == "label_gate_shut"


def test_a_development_label_at_opening_is_taken_back():
    """Somebody with write access who opens the request with the label gains nothing."""
    told = story().opened_by("lina", labels=(GATED,))

    assert told.step == 2
    assert GATED not in told.labels
    assert "label_gate_shut" in [each.reason.code for each in told.situation.answers]


def test_a_development_label_on_an_incomplete_form_is_taken_back():
    """The intake check comes before everything."""
    told = story().opened_by("dina", tujuan="-").sets("lina", GATED)

    assert told.step == 1
    assert told.labels == {A.label, A.step(1).label, "status: perlu informasi"}
    assert told.texts("reply")


def test_the_label_is_honoured_when_the_gate_is_open():
    """After the approvals it says the same as `/mulai`."""
    told = at_step(5).approves("wati", "joko").sets("budi", GATED)

    assert told.step == 6
    assert told.labels == {A.label, GATED}


def test_the_label_is_refused_to_others_when_the_gate_is_open():
    """Approval does not make everybody a maintainer."""
    told = at_step(5).approves("wati", "joko").sets("lina", GATED)

    assert told.step == 5
    assert told.why == "label_not_your_step"
    assert GATED not in told.labels


def test_a_label_of_an_open_gate_may_not_skip():
    """The second development step does not begin with the first."""
    told = at_step(5).approves("wati", "joko").sets("budi", A.step(7).label)

    assert told.step == 5
    assert told.why == "label_skips"
    assert "`/mulai`" in reply(told)


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


def test_other_labels_are_nobodys_business():
    """A team's own labels stay and are not answered."""
    told = at_step(3).sets("lina", "prioritas tinggi")

    assert "prioritas tinggi" in told.labels
    assert told.answer is None
    assert told.texts("reply") == []


def test_two_labels_at_once_move_one_step_at_most():
    """The first is honoured, the second finds its step without evidence."""
    told = draft(at_step(2)).sets("budi", A.step(3).label, A.step(4).label)

    assert told.step == 3
    assert told.labels == {A.label, A.step(3).label}


def test_the_present_label_set_again_is_no_news():
    """Nothing is said and nothing moves."""
    told = at_step(7)
    said = len(told.texts())
    told.sets("budi", A.step(7).label)

    assert told.step == 7
    assert len(told.texts()) == said


def test_a_label_in_other_letters_is_the_same_label():
    """GitHub compares label names without case."""
    told = at_step(5).sets("lina", GATED.upper())

    assert told.labels == {A.label, A.step(5).label}
    assert told.why == "label_gate_shut"


@pytest.mark.parametrize("login", ["budi", "lina"])
def test_a_removed_step_label_is_put_back(login):
    """With the reason, to whoever took it off."""
    told = at_step(4).takes_off(login, A.step(4).label)

    assert A.step(4).label in told.labels
    assert told.why == "label_removed"
    assert f"@{login}" in reply(told)
    assert [(entry.kind, entry.actor) for entry in told.request.record][-1] == (
        EntryKind.LABEL_PUT_BACK,
        account(login).id,
    )


def test_a_swapped_label_is_one_wish():
    """Taking the old label off and setting the next one, as GitHub's menu does, moves on without a reproach."""
    told = draft(at_step(2))
    told.sleeps().takes_off("budi", A.step(2).label).at_once().sets("budi", A.step(3).label).wakes()

    assert told.step == 3
    assert told.texts("reply") == []


def test_the_desks_own_labels_are_no_wish():
    """Labels set by bots, the desk among them, confirm nothing; a development label from a bot goes too."""
    told = draft(at_step(2))
    told.add_label(Account(login="renovate", id=9, kind="Bot"), A.step(3).label, added=True)
    told.add_label(Account(login="renovate", id=9, kind="Bot"), GATED, added=True)
    told.runs()

    assert told.step == 2
    assert told.labels == {A.label, A.step(2).label}


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


def test_a_label_set_before_the_last_approval_stays_refused_even_when_first_seen_later():
    """It is judged by what stood when it was set (design section 3)."""
    told = at_step(5).approves("wati")
    told.sleeps().sets("budi", GATED).approves("joko").wakes()

    assert told.step == 5
    assert GATED not in told.labels
    assert told.situation.gate.is_open


def test_a_label_in_the_second_of_the_last_approval_is_refused():
    """Whole seconds cannot tell which came first, so the gate stays shut."""
    told = at_step(5).approves("wati")
    told.sleeps().approves("joko").at_once().sets("budi", GATED).wakes()

    assert told.step == 5
    assert GATED not in told.labels


@pytest.mark.parametrize("number", range(6, 12))
def test_after_the_gate_every_step_can_be_confirmed_by_label(number):
    """Evidence as a draft, then the next label."""
    told = draft(at_step(number))
    told.sets(told.doer, A.step(number + 1).label)

    assert told.step == number + 1


def test_an_honoured_development_label_stands_when_chatter_is_deleted_later():
    """A deleted comment of somebody who has no part in the request changes nothing."""
    told = at_step(5).approves("wati", "joko").sets("budi", GATED).says("tono", "iklan").deletes("agus", "iklan")

    assert told.step == 6
    assert GATED in told.labels


def test_an_honoured_development_label_stands_when_a_colleagues_chatter_is_deleted_later():
    """Nor does that of somebody who has, if nothing rested on it."""
    told = at_step(5).approves("wati", "joko").sets("budi", GATED).says("sari", "halo").deletes("sari", "halo")

    assert told.step == 6
    assert GATED in told.labels


def test_the_third_procedure_keeps_the_same_rules():
    """Its gate stands elsewhere, its labels are others, and no code knows them."""
    told = at_step(2, "pinjam-ruang", third()).sets("budi", THIRD.step(4).label)

    assert told.step == 2
    assert told.why == "label_gate_shut"
    assert "`/siapkan`" in reply(told)


def test_a_hostile_label_name_stays_text():
    """A label is typed too: nothing in its name acts in the answer."""
    told = at_step(3).sets("lina", "sop: @agus `@tono` <!-- alur:status -->")

    assert told.labels == {A.label, A.step(3).label}
    assert "@agus" not in plain(reply(told))
    assert "@tono" not in plain(reply(told))


def test_labels_present_never_count():
    """Where a request stands does not depend on the labels that it carries (security I7)."""
    told = at_step(5).approves("wati")
    before = told.situation
    told.change(labels=frozenset(step.label for step in catalogue().processes[0].steps))

    assert told.situation == before


def test_an_honoured_label_is_not_reproached_later():
    """What its evidence lost since is told as a hole, not as a label that was taken back long ago."""
    told = draft(at_step(2)).sets("budi", A.step(3).label).comes_to(5)
    told.deletes("lina", "/evaluasi draf")

    assert told.step == 2
    assert told.texts("reply") == []
    assert len(told.texts("hole")) == 1


def test_a_development_label_is_taken_back_from_an_issue_without_a_form_too():
    """With the mark that it lacks a form; what is no request cannot be approved."""
    told = story().opened_by("dina", body="Halo").sets("lina", GATED)

    assert GATED not in told.labels
    assert told.labels >= {"status: perlu informasi"}


def test_the_next_label_after_a_lapse_is_taken_back_by_its_name():
    """While approvals are asked for anew, the label of the step after the one that work stood at goes too."""
    told = draft(at_step(7)).edits_body("dina", "Jawaban", "Uraian").sets("sari", A.step(8).label)

    assert told.labels == {A.label, A.step(5).label}
    assert told.why == "label_gate_shut"
    assert f"Label `{A.step(8).label}` ditarik kembali" in reply(told)


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
    """Not by a change of the desk file either (design section 4, rule 4)."""
    told = draft(at_step(2)).sets("lina", A.step(3).label)
    desk, lina = told.of.desk, Person(login="lina", account_id=account("lina").id, name="Lina")
    tim_it, *others = sorted(desk.roles, key=lambda role: role.key != "tim_it")
    roles = (replace(tim_it, terms=(*tim_it.terms, replace(tim_it.terms[0], person=lina))), *others)
    told.under(replace(told.of, desk=replace(desk, people=(*desk.people, lina), roles=roles)))

    assert (told.step, told.why) == (2, "label_not_your_step")
    assert told.sets("lina", A.step(3).label).step == 3


def renamed(told: Story, old: str, new: str) -> Story:
    """A label of the repository renamed: every request shows it so, in its history too, and no event tells."""
    at = told.tick()
    events = [
        replace(event, label=new, changed_at=at) if event.label == old else event for event in told.request.label_events
    ]
    labels = frozenset(new if label == old else label for label in told.request.labels)
    told.change(labels=labels, label_events=tuple(events))
    return told.runs()


@pytest.mark.parametrize("new", A.steps, ids=lambda step: str(step.number))
@pytest.mark.parametrize("old", range(2, 13))
def test_every_step_label_renamed_to_every_other_heals(old, new):
    """Where the request stands, and whether it may be developed, does not depend on what labels are called."""
    told = at_step(old)
    before = told.situation
    renamed(told, A.step(old).label, new.label)

    assert told.labels == {A.label, A.step(old).label}
    assert (told.step, told.situation.gate) == (before.step, before.gate)
    assert told.texts("reply") == []


@pytest.mark.parametrize("new", [*A.steps[4:], B.steps[-1]], ids=lambda step: step.key)
def test_a_label_renamed_after_it_was_set_is_no_wish(new):
    """Whoever set it meant its name of then; the record says that it was taken back, and why."""
    told = at_step(5).approves("wati", "joko").sets("budi", "prioritas tinggi")
    renamed(told, "prioritas tinggi", new.label)

    assert told.labels == {A.label, A.step(5).label}
    assert [(entry.kind, entry.code) for entry in told.request.record[-1:]] == [
        (EntryKind.LABEL_TAKEN_BACK, "label_renamed")
    ]
    assert "diganti namanya" in reply(told)


@pytest.mark.parametrize(("seconds", "step"), [(0, 6), (10, 6), (11, 5), (3600, 5)])
def test_a_label_that_github_touches_as_it_is_put_on_is_a_wish(seconds, step):
    """A few seconds are no renaming."""
    told = at_step(5).approves("wati", "joko").sleeps().sets("budi", GATED)
    last = told.request.label_events[-1]
    touched = replace(last, changed_at=last.at + timedelta(seconds=seconds))
    told.change(label_events=(*told.request.label_events[:-1], touched))

    assert told.wakes().step == step


def test_a_development_label_that_nobody_put_on_is_recorded_once():
    """There is nobody to answer, so the record alone tells: of a bot's label, as of a renamed one."""
    told = at_step(3)
    told.add_label(Account(login="renovate", id=9, kind="Bot"), GATED, added=True)
    told.runs().runs().runs()
    entries = [entry for entry in told.request.record if entry.kind is EntryKind.LABEL_TAKEN_BACK]

    assert [(entry.code, entry.actor, entry.before, entry.after) for entry in entries] == [
        ("label_of_nobody", None, 3, 3)
    ]
    assert entries[0].event == told.request.label_events[-1].node_id
    assert told.texts("reply") == []


OWN = {
    "lapse": lambda: at_step(7).edits_body("dina", "Jawaban", "Uraian"),
    "return": lambda: at_step(7).says("budi", "/kembali 4 jadwal berubah"),
    "hole": lambda: at_step(7).deletes("lina", "/rencana"),
    "end": lambda: at_step(7).says("dina", "/batal ditunda dulu"),
    "answered": lambda: at_step(5).sets("lina", GATED),
}


@pytest.mark.parametrize("name", OWN)
def test_what_the_desk_takes_off_by_itself_is_no_label_of_nobody(name):
    """Its own labels of steps that the request had reached, and labels whose setter was answered."""
    told = OWN[name]().runs()

    assert "label_of_nobody" not in [entry.code for entry in told.request.record]


def test_a_label_of_a_step_without_a_visible_name_is_taken_back():
    """What begins with the desk's own word and a blank is the desk's, whatever follows."""
    told = at_step(4).sets("lina", "langkah \x85")

    assert told.labels == {A.label, A.step(4).label}
