"""A step's verb by mail, or with another command below it: nothing in it counts, and what to send is offered.

What a desk took that did not ask for this goes on standing: by its mark, by its answer, or by the record.
"""

from dataclasses import replace

import pytest

from automation.core.state.markers import key_of
from tests.builders.letters import dear, written
from tests.builders.stories import at_step, copied, evidence, process_of, story

A, B = process_of("website-baru"), process_of("perbaikan-fitur")
TRAILERS = (
    "\n\n-- \nBudi Santoso\n0812-3456-7890",
    "\n\nOn Mon, Nov 23, 2026 at 9:00 AM Meja <x@y.invalid> wrote:\n> mohon diisi\n> /evaluasi",
    "\r\n\r\nPada Sen, 23 Nov 2026 pukul 09.00 Meja menulis:\r\n\r\n> mohon diisi",
    "\n________________________________\nFrom: Meja\nSent: Monday\nSubject: [permohonan] #12",
    "",
)
SECOND = ("/status", "/mulai", "/tolak mahal", "/BATAL tidak jadi", "/setujui 0000-0000-0000")


@pytest.mark.parametrize("trailer", TRAILERS)
@pytest.mark.parametrize("step", [2, 3, 4, 7])
def test_evidence_by_mail_counts_nothing_and_is_offered_for_the_page(step, trailer):
    """With what was typed, and without the signature and the quoted mail."""
    told = at_step(step)
    doer = told.doer
    told.says(doer, evidence(A.step(step)) + trailer, via_email=True)
    offered = copied(told.texts("void")[-1])

    assert (told.step, told.why) == (step, "evidence_by_email")
    assert not told.situation.evidence[step].given
    assert "0812" not in offered
    assert "mohon diisi" not in offered
    assert "Subject" not in offered
    assert told.says(doer, offered).step == step + 1


def test_so_does_a_bare_verb_by_mail():
    """Of a step without sections, and of one whose sections are there."""
    told = at_step(5).approves("wati", "joko").says("budi", "/mulai", via_email=True)
    assert (told.step, told.why) == (5, "evidence_by_email")
    assert copied(told.texts("void")[-1]) == "/mulai"
    assert told.says("budi", "/mulai").step == 6

    told = at_step(4).says("budi", evidence(A.step(4)).replace("\n", " draf\n", 1))
    told.says("budi", "/rencana", via_email=True)
    assert told.step == 4
    assert told.says("budi", copied(told.texts("void")[-1])).step == 5


@pytest.mark.parametrize("second", SECOND)
@pytest.mark.parametrize("step", [2, 4, 8])
def test_another_command_below_a_verb_voids_its_sections(step, second):
    """The comment up to it is offered, and is taken when it is sent."""
    told = at_step(step)
    doer = told.doer
    told.says(doer, f"{evidence(A.step(step))}\n\n{second}")

    assert (told.step, told.why) == (step, "command_below_verb")
    assert not told.situation.evidence[step].given
    assert told.says(doer, copied(told.texts("void")[-1])).step == step + 1


@pytest.mark.parametrize("text", ["`/status`", "> /status", "```\n/status\n```", " /status", "/home/x", "- /status"])
def test_what_is_no_command_below_it_voids_nothing(text):
    """Quotes, code and paths are part of what a section says."""
    assert at_step(3).says("budi", f"{evidence(A.step(3))}\n\n{text}").step == 4


@pytest.mark.parametrize("facts", [{"via_email": True}, {"text": "\n/status"}])
def test_whoever_posted_it_has_a_hand_in_it_all_the_same(facts):
    """Sections that were refused bar as well (rule 5)."""
    told = at_step(2).under(at_step(2).of)
    told.says("budi", evidence(A.step(2)) + facts.get("text", ""), via_email=facts.get("via_email", False))

    assert [entry.actor for entry in told.request.record if entry.code == "sections_posted"] == [1003]


def taken_before(told, who, text, *, by, **facts):
    """A comment that a desk of before took, as its mark, its answer or nothing tells."""
    told.sleeps().says(who, text, **facts)
    mine = told.request.comments[-1]
    if by == "mark":
        told.put(replace(mine, marks=frozenset({"THUMBS_UP"})))
    elif by == "answer":
        reply = told.says("budi", "x").request.comments[-1]
        body = f"<!-- alur:reply:{mine.id} -->\n\nIsian langkah 4 belum lengkap."
        told.put(replace(reply, body=body, by_desk=True))
    return told.wakes()


DRESSES = [
    ("\n\n/status", {}),
    ("\n\n-- \nBudi", {"via_email": True}),
]


@pytest.mark.parametrize(("more", "facts"), DRESSES)
@pytest.mark.parametrize("by", ["mark", "answer"])
def test_sections_that_were_taken_before_stand(by, more, facts):
    """A draft of then goes on, and its writer only confirms it."""
    text = evidence(A.step(3)).replace("\n", " draf\n", 1) + more
    told = taken_before(at_step(3), "budi", text, by=by, **facts)

    assert told.situation.evidence[3].is_complete
    assert told.says("budi", "/kebutuhan").step == 4


@pytest.mark.parametrize(("more", "facts"), DRESSES)
def test_what_nobody_had_answered_is_judged_as_today(more, facts):
    """Lost events are no answer."""
    told = taken_before(at_step(4), "budi", evidence(A.step(4)) + more, by="nothing", **facts)

    assert told.step == 4
    assert not told.situation.evidence[4].given


@pytest.mark.parametrize(("more", "facts"), DRESSES)
def test_a_step_that_the_record_holds_stands(more, facts):
    """Whatever became of marks and answers; and so do the approvals that rest on it."""
    told = at_step(5).approves("wati")
    mine = told.comment("/rencana")
    kept = [each for each in told.request.comments if key_of(each) != f"reply:{mine.id}"]
    told.change(comments=tuple(kept))
    told.put(replace(mine, marks=frozenset(), **facts))

    assert told.runs().step == 5
    assert told.situation.evidence[4].is_complete
    assert told.verdicts == [("wati", "counts")]
    assert more


def test_its_answer_of_now_is_no_answer_of_then():
    """The reply to what counts nothing has a key of its own, so that it never counts later."""
    told = at_step(4).says("budi", evidence(A.step(4)) + "\n/status")
    told.runs().says("dina", "Baik.").runs()

    assert len(told.texts("void")) == 1
    assert told.texts("reply") == []
    assert not told.situation.evidence[4].given


def test_an_edit_that_takes_the_command_out_counts_from_then_on():
    """As every edit of one's own sections; the verb is sent anew."""
    told = at_step(4).says("budi", evidence(A.step(4)) + "\n/status").edits("budi", "\n/status", "")

    assert told.situation.evidence[4].is_complete
    assert told.says("budi", "/rencana").step == 5


@pytest.mark.parametrize(("more", "facts"), DRESSES)
def test_out_of_turn_or_not_ones_own_it_is_answered_as_before(more, facts):
    """What matters most is said."""
    assert at_step(2).says("dina", evidence(A.step(2)) + more, **facts).why == "not_your_step"
    assert at_step(2).says("budi", evidence(A.step(4)) + more, **facts).why == "step_not_reached"
    assert at_step(4).says("budi", evidence(A.step(2)) + more, **facts).why == "step_is_done"
    assert story().opened_by("budi").says("budi", evidence(A.step(2)) + more, **facts).why == "duty_requester_side"


def test_lost_evidence_is_not_given_anew_by_mail():
    """The hole stays until it is sent on the page."""
    told = at_step(7).deletes("budi", "/rencana").says("budi", evidence(A.step(4)), via_email=True)

    assert (told.step, told.why) == (4, "evidence_by_email")
    assert told.says("budi", copied(told.texts("void")[-1])).why == "hole_filled"


def test_in_the_other_procedure_too():
    """Whatever its verbs are."""
    told = at_step(3, "perbaikan-fitur")
    told.says("budi", evidence(B.step(3)), via_email=True)

    assert (told.step, told.why) == (3, "evidence_by_email")


def test_a_draft_by_mail_is_offered_as_a_draft():
    """Its writer did not want to go on."""
    told = at_step(3).says("budi", evidence(A.step(3)).replace("\n", " draf\n", 1), via_email=True)

    assert told.says("budi", copied(told.texts("void")[-1])).why == "draft_saved"


def test_everything_else_that_does_not_count_by_mail_is_offered_for_the_page_too():
    """An emergency, further answers, a signature, a letter."""
    told = at_step(5).says("ratna", "/darurat situs mati\n\n-- \nRatna", via_email=True)
    assert copied(told.texts("reply")[-1]) == "/darurat situs mati"

    told = story().opened_by("dina", tujuan="-")
    told.says("dina", "/lengkapi\n\n### Tujuan\nMahasiswa mendaftar sendiri.\n\n-- \nDina", via_email=True)
    assert told.says("dina", copied(told.texts("reply")[-1])).step == 2

    told = at_step(4)
    told.says("dina", f"/sepakat {told.situation.agreement.code}\n-- \nDina", via_email=True)
    assert told.says("dina", copied(told.texts("reply")[-1])).why == "requirements_agreed"

    told = dear()
    told.says("sari", f"/catat {told.situation.gate.code}\n\n{written()}", via_email=True)
    assert told.why == "approval_via_email"
    assert told.says("sari", copied(told.texts("reply")[-1])).why == "letter_counts"


def test_what_shuts_by_mail_or_with_a_command_below_it_stands():
    """Closing acts on the first line always do."""
    assert at_step(5).says("ratna", "/tolak mahal\n-- \nRatna", via_email=True).blocks >= {"rejected"}
    assert at_step(4).says("dina", "/batal\n\nTidak jadi.\n/lanjut", via_email=True).situation.is_closed
    assert at_step(4).says("budi", "/kembali 3\n/rencana\nsalah unit", via_email=True).step == 3
    assert at_step(4).says("budi", "/tunda\nlibur sampai 2026-12-10\n/mulai", via_email=True).why == "request_held"
