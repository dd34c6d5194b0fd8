"""Development labels set by hand: honoured while the gate is open, taken back while it is shut (other rules)."""

import pytest

from tests.builders.drafts_and_replies import draft, reply
from tests.builders.stories import at_step, process_of, story, third

A = process_of("website-baru")
THIRD = process_of("pinjam-ruang", third())
GATED = A.step(6).label


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


def test_a_label_in_other_letters_is_the_same_label():
    """GitHub compares label names without case."""
    told = at_step(5).sets("lina", GATED.upper())

    assert told.labels == {A.label, A.step(5).label}
    assert told.why == "label_gate_shut"


def test_a_label_set_before_the_last_approval_stays_refused_even_when_first_seen_later():
    """It is judged by what stood when it was set."""
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


SHUTS = [
    ("ratna", "/tolak risikonya belum dijawab"),
    ("joko", "/tarik anggaran berubah"),
    ("budi", "/tunda menunggu anggaran sampai 2026-12-10"),
    ("budi", "/kembali 4 jadwal berubah"),
    ("dina", "/batal tidak jadi"),
]


@pytest.mark.parametrize(("login", "words"), SHUTS)
@pytest.mark.parametrize("is_label_first", [True, False])
def test_a_label_in_the_second_of_an_act_that_shuts_is_refused(login, words, is_label_first):
    """Nobody can tell which came first, so what shuts is judged first, and work does not stand beyond the approval."""
    told = at_step(5).approves("wati", "joko").sleeps()
    if is_label_first:
        told.sets("budi", GATED).at_once().says(login, words).wakes()
    else:
        told.says(login, words).at_once().sets("budi", GATED).wakes()

    assert told.situation.reached <= 5
    assert GATED not in told.labels
    assert not told.situation.may_develop


def test_a_label_in_the_second_of_the_closing_is_refused():
    """The requester who closes the issue cancels it before anything begins."""
    told = at_step(5).approves("wati", "joko").sleeps().sets("budi", GATED).at_once().closes("dina").wakes()

    assert told.situation.reached == 5
    assert GATED not in told.labels


def test_an_approval_after_a_rejection_of_the_labels_second_does_not_help_the_label():
    """What shuts goes first, what opens last."""
    told = at_step(5).approves("wati").sleeps()
    told.says("ratna", "/tolak ragu").at_once().sets("budi", GATED).at_once().approves("joko").wakes()

    assert told.situation.reached == 5


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
