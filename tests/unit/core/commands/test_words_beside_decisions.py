"""Words beside a decision: on its line they void the code and the line is offered again; below it they are no part."""

from dataclasses import replace

import pytest

from tests.builders.stories import at_step, copied


@pytest.mark.parametrize(
    "behind", [" setuju, terima kasih", " (wati)", ", dengan catatan", " untuk tahap 1", ".", " 👍", " /tolak"]
)
def test_words_behind_the_code_are_answered_with_the_line_alone(behind):
    """Copied and sent as it is offered, it counts."""
    told = at_step(5)
    line = f"/setujui {told.situation.gate.code}"
    told.says("wati", line + behind)

    assert told.why == "approval_code_unreadable"
    assert copied(told.texts("reply")[-1]) == line
    assert told.says("wati", line).verdicts[-1] == ("wati", "counts")


def test_so_is_every_other_way_of_sending_it_wrong():
    """An older code, an edited comment, a mail, a second command below it."""
    for text, facts in (
        ("/setujui", {}),
        ("/setujui 0000-0000-0000", {}),
        ("/setujui CODE", {"via_email": True}),
        ("/setujui CODE\n/status", {}),
    ):
        told = at_step(5)
        code = told.situation.gate.code
        told.says("wati", text.replace("CODE", code), **facts)

        assert not told.answer.accepted
        assert copied(told.texts("reply")[-1]) == f"/setujui {code}"


@pytest.mark.parametrize("who", ["budi", "dina", "sari"])
def test_who_may_not_approve_gets_no_line(who):
    """Whatever is wrong with it."""
    for text in ("/setujui CODE dan terima kasih", "/setujui CODE\n/status", "/setujui"):
        told = at_step(5)
        told.says(who, text.replace("CODE", told.situation.gate.code))

        assert not told.answer.accepted
        assert "```" not in told.texts("reply")[-1]


def test_the_same_holds_for_a_signature():
    """By its own code."""
    told = at_step(4)
    code = told.situation.agreement.code
    for text in (f"/sepakat {code} setuju", "/sepakat 0000-0000-0000", "/sepakat"):
        told.says("dina", text)

        assert not told.answer.accepted
        assert copied(told.texts("reply")[-1]) == f"/sepakat {code}"


BELOW = ("Dengan syarat anggaran paling banyak Rp30 juta.", "Terima kasih.", "- hanya tahap 1", "> a\n\nAsal selesai.")


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize("blank", ["\n", "\n\n", "\r\n\r\n", "\n \u00a0\n"])
def test_text_below_an_approval_is_answered_once_and_the_approval_counts(below, blank):
    """It is no part of the decision; a condition is a rejection or a return."""
    told = at_step(5)
    told.says("wati", f"/setujui {told.situation.gate.code}{blank}{below}")
    reply = told.texts("reply")[-1]

    assert told.verdicts == [("wati", "counts")]
    assert "Persetujuan ini dihitung" in reply
    assert "tanpa syarat" in reply
    assert "`/kembali 4 ALASAN`" in reply
    assert len(told.runs().says("joko", "Baik.").runs().texts("reply")) == 1


@pytest.mark.parametrize("below", ["", "\n\n", "\n<!-- catatan -->", "\n> Mohon disetujui.", "\n\u200b"])
def test_what_is_not_said_or_not_ones_own_is_not_spoken_of(below):
    """The mark on the comment is the answer."""
    told = at_step(5)
    told.says("wati", f"/setujui {told.situation.gate.code}{below}")

    assert told.verdicts == [("wati", "counts")]
    assert told.texts("reply") == []


def test_an_approval_that_was_answered_before_is_not_spoken_of():
    """Its mark says so."""
    told = at_step(5).approves("wati")
    mine = told.comment("/setujui")
    told.put(replace(mine, body=f"{mine.body}\n\nAsal murah."))

    assert told.runs().texts("reply") == []


def test_text_below_a_signature_is_no_condition_either():
    """The requester is told how to have the list changed."""
    told = at_step(4)
    told.says("dina", f"/sepakat {told.situation.agreement.code}\n\nAsal ada unduhan PDF.")

    assert told.why == "requirements_agreed"
    assert "tidak ikut disepakati" in told.texts("reply")[-1]


def test_below_a_rejection_it_is_the_reason():
    """Nothing is said of it."""
    assert "ℹ️" not in at_step(5).says("wati", "/tolak\n\nMahal.").texts("reply")[-1]


def test_what_takes_back_a_rejection_is_told_the_same():
    """It is a decision too."""
    told = at_step(5).says("wati", "/tolak mahal")
    told.says("wati", f"/setujui {told.situation.gate.code}\n\nAsal lebih murah.")

    assert told.answer.accepted
    assert "tanpa syarat" in told.texts("reply")[-1]
