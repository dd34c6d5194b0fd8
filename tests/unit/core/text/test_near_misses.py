"""What was meant as a command and is none: what is proposed, to whom, and where none may stand (other rules)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.core.commands.table import words
from automation.core.text.common_words import COMMON, NO, YES
from automation.core.text.near_misses import NearMiss, Place, read_near_miss
from tests.builders.misplaced import WRAPPED
from tests.builders.promises import plain
from tests.builders.stories import at_step, catalogue, copied, evidence, process_of, story

A = process_of("website-baru")
WORDS = words(catalogue())


def meant(written):
    """What a word may have meant, whoever wrote it."""
    found = read_near_miss(f"/{written}", WORDS)
    return found.words if found else ()


@pytest.mark.parametrize("written", ["approve", "Approved", "terima", "ok", "OKE", "acc", "lgtm", "disetujui", "agree"])
def test_the_common_words_for_yes_are_known(written):
    """In both languages."""
    assert meant(written)[0] in YES


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("reject", "tolak"),
        ("ditolak", "tolak"),
        ("veto", "tolak"),
        ("cancel", "batal"),
        ("close", "batal"),
        ("hold", "tunda"),
        ("cabut", "tarik"),
        ("revisi", "kembali"),
        ("reopen", "lanjut"),
        ("appeal", "banding"),
        ("help", "bantuan"),
        ("tolong", "bantuan"),
        ("evaluation", "evaluasi"),
        ("setu", "setujui"),
        ("tolakk", "tolak"),
    ],
)
def test_so_are_those_for_everything_else(written, word):
    """And a slip of the pen names its verb."""
    assert meant(written)[0] == word


REVERSED = (
    *("tidak-setuju", "tidak_setuju", "tidaksetuju", "tdk-setuju", "tak-setuju", "taksetujui", "belum-setuju"),
    *("jangan-setujui", "kurang-setuju", "bukan-persetujuan", "setujui-tidak", "unapprove", "disapprove", "disagree"),
    *("not-approved", "notapproved", "noapprove", "dont-approve", "batal-setuju", "batalkan-persetujuan", "nonsetuju"),
    *("antisetuju", "unsetujui", "menolak-setuju", "tolak-setujui", "xsetujui", "disetuju", "setujui.belum"),
)


@pytest.mark.parametrize("written", REVERSED)
def test_no_word_that_may_say_no_is_proposed_a_yes(written):
    """Also where only its beginning says so."""
    assert not YES & set(meant(written))


@pytest.mark.parametrize("written", ["jangan-tolak", "tidak-ditolak", "unreject", "batal-tolak", "jangan-batal"])
def test_no_word_that_may_say_yes_is_proposed_a_no(written):
    """Whoever does not reject has not approved either, so nothing is proposed that decides."""
    assert not (NO | YES) & set(meant(written))


@given(st.sampled_from(sorted(COMMON)), st.sampled_from(["tidak-", "belum", "un", "jangan_", "not-", "batal-"]))
def test_turning_a_word_round_turns_what_is_proposed(word, before):
    """Whichever word, and however it is turned."""
    usual, turned = set(COMMON[word]), set(meant(f"{before}{word}"))

    assert not (usual & YES and turned & YES)
    assert not (usual & YES and COMMON.get(before + word, ()) and turned & YES)


@pytest.mark.parametrize("written", ["xyz", "tugaskan", "keberatan", "jenis", "kecualikan", "home", "gantikan", "a"])
def test_what_is_like_nothing_is_proposed_nothing(written):
    """Nor is a word that the desk has no use for."""
    assert meant(written) == ()
    assert "`/bantuan`" in at_step(5).says("wati", f"/{written}").texts("reply")[-1]


PLACES = [(place, form) for place, forms in WRAPPED.items() for form in forms]


@pytest.mark.parametrize(("place", "form"), PLACES)
@pytest.mark.parametrize(
    ("step", "who", "line"), [(5, "wati", "/setujui CODE"), (5, "ratna", "/tolak biaya belum ada")]
)
def test_a_command_in_the_wrong_place_is_answered_with_the_line_to_send(place, form, step, who, line):
    """Nothing is carried out; sent as it is offered, it is."""
    told = at_step(step)
    line = line.replace("CODE", told.situation.gate.code)
    told.says(who, form.format(line))

    assert told.why == f"misplaced_{place}"
    assert told.verdicts == []
    assert told.blocks == {"missing_approval"}
    offered = copied(told.texts("reply")[-1])
    assert offered.partition("\n")[0] == line
    assert told.says(who, offered).answer.accepted


@pytest.mark.parametrize(("place", "form"), PLACES)
def test_so_is_every_other_verb(place, form):
    """Also of those who ask."""
    assert at_step(5).says("dina", form.format("/batal tidak jadi")).why == f"misplaced_{place}"


@pytest.mark.parametrize(
    "form", [" {}", "\n{}", "```\n{}\n```", "~~~\n\n{}", "> Silakan isi.\n\n{}", "Berikut:\n{}", "\u200b{}"]
)
def test_the_sections_of_a_step_are_offered_with_its_verb(form):
    """Nothing that was typed is lost."""
    told = at_step(4).says("budi", form.format(evidence(A.step(4))))

    assert told.step == 4
    assert told.says("budi", copied(told.texts("reply")[-1])).step == 5


@pytest.mark.parametrize(("place", "form"), PLACES)
def test_nobody_is_offered_what_is_not_theirs_to_do(place, form):
    """Not the requester an approval, not the IT team either; who only speaks of one gets no answer at all."""
    for who in ("dina", "budi"):
        told = at_step(5)
        told.says(who, form.format(f"/setujui {told.situation.gate.code}"))

        assert told.why == ("" if place is Place.TALK else "near_miss_none")


@pytest.mark.parametrize(("place", "form"), PLACES)
def test_a_stranger_gets_no_answer_wherever_it_stands(place, form):
    """As for a command."""
    told = at_step(5).says("lina", form.format("/status"))

    assert told.answer is None
    assert told.plans[-1].writes == ()


def test_what_is_proposed_is_what_this_person_may_do_now():
    """The same word means another verb to another person, at another time."""
    assert "maksud Anda `/setujui`" in at_step(5).says("wati", "/approve").texts("reply")[-1]
    assert "maksud Anda `/sepakat`" in at_step(5).says("dina", "/approve").texts("reply")[-1]
    assert at_step(2).says("wati", "/approve").why == "near_miss_none"
    assert at_step(5).says("dina", "/setuju").why == "near_miss"
    assert at_step(5).says("budi", "/unhold").why == "near_miss_none"
    held = at_step(4).says("budi", "/tunda menunggu data sampai 2026-12-10")
    assert "maksud Anda `/lanjut`" in held.says("budi", "/unhold").texts("reply")[-1]
    assert story().opened_by("dina").says("dina", "/resume").why == "near_miss_none"


def test_who_approved_is_offered_to_withdraw_and_who_did_not_to_reject():
    """Both say no."""
    assert "maksud Anda `/tarik`" in at_step(5).approves("wati").says("wati", "/unapprove x").texts("reply")[-1]
    assert "maksud Anda `/tolak`" in at_step(5).says("wati", "/unapprove mahal").texts("reply")[-1]


def test_the_code_of_an_approval_is_offered_to_nobody_as_a_signature():
    """Nor as the reason of a rejection."""
    told = at_step(5)
    code = told.situation.gate.code

    assert told.says("dina", f"/setuju {code}").why == "near_miss_none"
    assert told.says("wati", f"/tidak-setuju {code}").why == "near_miss_bare"


def test_the_line_that_is_offered_names_the_code_of_now():
    """And says so, where another one was written."""
    told = at_step(5)
    code = told.situation.gate.code
    reply = told.says("wati", "`/setujui 0000-0000-0000`").texts("reply")[-1]

    assert copied(reply) == f"/setujui {code}"
    assert "bukan untuk isi yang sekarang" in reply
    assert "bukan untuk isi yang sekarang" not in told.says("joko", f"`/setujui {code}`").texts("reply")[-1]


def test_where_a_reason_is_lacking_no_line_is_offered():
    """It would be refused."""
    told = at_step(5).says("wati", "/reject")

    assert told.why == "near_miss_bare"
    assert "```" not in told.texts("reply")[-1]
    assert at_step(5).says("budi", "/return karena salah").why == "near_miss_bare"
    assert copied(at_step(5).says("budi", "/return 3 salah unit").texts("reply")[-1]) == "/kembali 3 salah unit"


def test_what_was_typed_acts_in_no_answer():
    """It stands in a fence that it cannot leave."""
    told = at_step(5).says("wati", "`/tolak ``` @agus <!-- x -->`")

    assert "agus" not in plain(told.texts("reply")[-1])


def test_a_misplaced_command_of_an_earlier_step_is_past():
    """Whoever looks later is not told of it any more."""
    told = at_step(4).sleeps().says("budi", "`/status`").says("budi", evidence(A.step(4))).wakes()

    assert told.step == 5
    assert told.texts("reply") == []


def test_only_the_beginning_is_looked_at():
    """However long the text."""
    assert read_near_miss("\n" * 3_990 + "/status", WORDS) == NearMiss(
        written="/status", words=("status",), place=Place.BELOW, is_exact=True
    )
    assert read_near_miss("\n" * 4_000 + " /status", WORDS) is None
