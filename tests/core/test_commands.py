"""Commands: who may, what they do, and how each is answered (design section 5)."""

import pytest

from automation.core.desk_words import DESK_WORDS
from automation.core.request import Account
from tests.builders import at_step, evidence, process_of, story
from tests.promises import mentioned, plain

A = process_of("website-baru")
LATER = ("tanya", "jenis", "kecualikan", "keberatan", "tugaskan")


# Approving.


def test_the_line_of_the_approval_request_approves():
    """It stands alone in a fence, and a reaction says that it counted."""
    told = at_step(5)
    line = told.texts("approval")[-1].partition("```text\n")[2].partition("\n```")[0]
    told.says("wati", line)

    assert line == f"/setujui {told.situation.gate.code}"
    assert told.why == "approval_counts"
    assert told.comment("/setujui").marks == {"THUMBS_UP"}
    assert told.texts("reply") == []


@pytest.mark.parametrize("hyphen", ["-", "", " "])
def test_the_code_is_read_forgivingly(hyphen):
    """Case and hyphens do not matter."""
    told = at_step(5)

    assert (
        told.says("wati", f"/SETUJUI {told.situation.gate.code.lower().replace('-', hyphen)}").why == "approval_counts"
    )


@pytest.mark.parametrize(
    ("login", "text", "facts", "why"),
    [
        ("wati", "/setujui", {}, "approval_code_unreadable"),
        ("wati", "/setujui saja", {}, "approval_code_unreadable"),
        ("wati", "/setujui 0000-0000-0000", {}, "approval_other_code"),
        ("wati", "/setujui CODE", {"via_email": True}, "approval_via_email"),
        ("budi", "/setujui CODE", {}, "approval_not_in_role"),
        ("dina", "/setujui CODE", {}, "approval_not_in_role"),
        ("sari", "/setujui CODE", {}, "approval_not_in_role"),
    ],
)
def test_an_approval_that_does_not_count_is_answered_with_the_reason(login, text, facts, why):
    """In a reply to that person, and in the status comment, with the code that is right."""
    told = at_step(5)
    told.says(login, text.replace("CODE", told.situation.gate.code), **facts)

    assert told.why == why
    assert mentioned(told.texts("reply")[-1]) == {login}
    assert f"❌ `{login}`" in told.status
    assert told.situation.gate.code in told.status


def test_approving_twice_fills_one_slot():
    """The second comment is told so."""
    told = at_step(5).approves("wati", "wati")

    assert told.why == "approval_repeated"
    assert told.situation.gate.open_slots == ("manajemen",)


def test_the_last_approval_opens_the_gate_but_starts_nothing():
    """The request is approved and ready to start, still at the approval step; the maintainers are told."""
    told = at_step(5).approves("wati", "joko")

    assert told.step == 5
    assert told.situation.may_develop
    assert told.situation.waiting_for == ("tim_it",)
    assert "Disetujui, siap dimulai" in told.status
    assert mentioned(told.texts("opened")[-1]) == {"budi", "sari"}
    assert "```text\n/mulai\n```" in told.status


def test_the_start_is_the_maintainers():
    """`/mulai`, bare, enters development."""
    told = at_step(5).approves("wati", "joko")

    assert told.says("dina", "/mulai").why == "not_your_step"
    assert told.says("wati", "/mulai").why == "not_your_step"
    assert told.says("budi", "/mulai").step == 6


def test_a_start_before_the_last_approval_is_refused_with_what_is_missing():
    """The answer names the roles that are still open."""
    told = at_step(5).approves("wati").says("budi", "/mulai")

    assert (told.step, told.why) == (5, "gate_shut")
    assert "Manajemen" in told.texts("reply")[-1]


def test_a_start_before_the_last_approval_stays_refused_when_first_seen_later():
    """It is judged by what stood when it was written (design section 3)."""
    told = at_step(5).approves("wati").sleeps().says("budi", "/mulai").approves("joko").wakes()

    assert told.step == 5
    assert told.says("budi", "/mulai").step == 6


def test_a_start_in_the_second_of_the_last_approval_counts_only_after_it():
    """Comments have an order of their own, by their ids."""
    told = at_step(5).approves("wati").sleeps().approves("joko").at_once().says("budi", "/mulai").wakes()

    assert told.step == 6


# Rejecting and withdrawing.


def test_an_approver_who_rejects_leaves_the_request_open():
    """At the approval step with its mark; the requester and the planners hear of it with the ways on."""
    told = at_step(5).says("joko", "/tolak anggaran tidak tersedia")

    assert told.labels == {A.label, A.step(5).label, "status: ditolak"}
    assert told.request.is_open
    assert told.blocks >= {"rejected", "missing_approval"}
    assert {"joko", "dina", "budi"} <= mentioned(told.texts("reply")[-1])
    assert "ditolak" in told.status


def test_a_rejection_outlasts_the_approvals_of_others():
    """One no shuts the gate (rule 3)."""
    told = at_step(5).says("ratna", "/tolak belum jelas").approves("wati", "joko")

    assert not told.situation.gate.is_open
    assert told.says("budi", "/mulai").step == 5


def test_who_rejected_may_approve_later():
    """The rejection is lifted by that person's own approval."""
    told = at_step(5).says("joko", "/tolak belum jelas").approves("wati", "joko")

    assert told.situation.gate.is_open
    assert "status: ditolak" not in told.labels


def test_a_new_revision_lifts_the_rejection():
    """Tim IT returns to the plan and sends a new one."""
    told = at_step(5).says("joko", "/tolak terlalu mahal").says("budi", "/kembali 4 anggaran dikurangi")
    told.says("budi", evidence(A.step(4), anggaran="Rp20.000.000"))

    assert told.labels == {A.label, A.step(5).label}
    assert told.approves("wati", "joko").situation.gate.is_open


@pytest.mark.parametrize("verb", ["tolak", "tarik", "batal"])
def test_a_reason_is_asked_for(verb):
    """Rejecting, withdrawing and cancelling without a reason do nothing."""
    told = at_step(5).approves("wati").says("dina" if verb == "batal" else "wati", f"/{verb}")

    assert told.why == "reason_missing"
    assert told.situation.gate.open_slots == ("manajemen",)
    assert told.request.is_open


def test_the_rejection_of_those_who_decide_nothing_is_refused():
    """A maintainer after evaluation, and the requester, reject nothing."""
    assert at_step(5).says("budi", "/tolak tidak jadi").why == "may_not_reject"
    assert at_step(5).says("dina", "/tolak tidak jadi").why == "may_not_reject"
    assert at_step(3).says("budi", "/tolak tidak jadi").why == "may_not_reject"


def test_the_executive_who_is_not_needed_decides_as_the_manager_that_she_is():
    """Roles are asked for, not people: below the limit ratna is one of the managers."""
    assert at_step(5).says("ratna", "/tolak tidak jadi").why == "approver_rejected"


def test_a_withdrawn_approval_is_shown_as_such():
    """The approval stays in the list, not counted, with the reason."""
    told = at_step(5).approves("wati").says("wati", "/tarik perlu dibaca ulang")

    assert told.verdicts == [("wati", "withdrawn")]
    assert told.approves("wati").verdicts == [("wati", "withdrawn"), ("wati", "counts")]


def test_nobody_withdraws_anothers_approval():
    """Only one's own."""
    assert at_step(5).approves("wati").says("joko", "/tarik salah").why == "nothing_to_withdraw"


@pytest.mark.parametrize(
    ("text", "worse"), [("/tolak belum jelas", "/tolak"), ("/tolak belum jelas", "/tolak nanti saja")]
)
@pytest.mark.parametrize("editor", ["ratna", "lina"])
def test_a_recorded_rejection_survives_an_edit(text, worse, editor):
    """Whatever is left of its reason, whoever edits it: an edit never opens the gate (rule 8)."""
    told = at_step(5).says("ratna", text).edits(editor, text, worse).approves("wati", "joko")

    assert not told.situation.gate.is_open


def test_a_recorded_withdrawal_survives_an_edit():
    """The approval does not come back."""
    told = (
        at_step(5).approves("wati").says("wati", "/tarik dulu").edits("lina", "/tarik dulu", "/tarik").approves("joko")
    )

    assert not told.situation.gate.is_open


@pytest.mark.parametrize("loss", ["overwritten", "deleted"])
def test_a_recorded_rejection_survives_the_loss_of_its_comment(loss):
    """Deleting or overwriting a comment never opens a gate (rule 8)."""
    told = at_step(5).says("ratna", "/tolak belum jelas").approves("wati", "joko")
    assert not told.situation.gate.is_open
    told.edits("lina", "/tolak belum jelas", "ok") if loss == "overwritten" else told.deletes("lina", "/tolak")

    assert not told.situation.gate.is_open


@pytest.mark.parametrize("text", ["/tolak ternyata mahal", "/tarik ternyata mahal"])
def test_after_the_launch_nothing_is_rejected_or_withdrawn(text):
    """Nothing falls back any more (rule 7), and nobody is told that it does."""
    told = at_step(10).says("wati", text)

    assert (told.step, told.why) == (10, "too_late_to_decide")
    assert told.labels == {A.label, A.step(10).label}


# Returning.


def test_a_return_starts_a_new_round():
    """The old sections fill the block, and must be confirmed: the bare verb is not enough."""
    told = at_step(5).approves("wati").says("budi", "/kembali 4 jadwal berubah")

    assert told.labels == {A.label, A.step(4).label}
    assert "Rp45.000.000" in told.status
    assert "> " not in told.status.partition("```text\n")[2].partition("\n```")[0]
    assert told.says("budi", "/rencana").why == "evidence_incomplete"
    assert told.fills().step == 5
    assert told.verdicts == [("wati", "other_code")]


def test_a_return_takes_every_step_after_it_along():
    """From development to the requirements: each step on the way is confirmed anew, the approvals too."""
    told = at_step(8).says("budi", "/kembali 3 kebutuhan berubah")
    seen = [told.step]
    while told.step < 8:
        told.approves("wati", "joko").says("budi", "/mulai") if told.step == 5 else told.fills()
        seen.append(told.step)

    assert seen == [3, 4, 5, 6, 7, 8]


@pytest.mark.parametrize(
    ("login", "text", "why"),
    [
        ("budi", "/kembali", "return_where"),
        ("budi", "/kembali tiga alasan", "return_where"),
        ("budi", "/kembali 1 alasan", "return_where"),
        ("budi", "/kembali 5 alasan", "return_where"),
        ("budi", "/kembali 9 alasan", "return_where"),
        ("budi", "/kembali -1 alasan", "return_where"),
        ("budi", "/kembali ٣ alasan", "return_where"),
        ("budi", "/kembali 3", "reason_missing"),
        ("dina", "/kembali 3 alasan", "may_not_return"),
    ],
)
def test_a_return_that_cannot_be_is_refused(login, text, why):
    """Where to, why, and who may."""
    told = at_step(5).says(login, text)

    assert (told.step, told.why) == (5, why)


def test_an_approver_may_return_the_plan():
    """While approval is asked for; not before."""
    assert at_step(5).says("wati", "/kembali 4 jadwal kurang jelas").step == 4
    assert at_step(4).says("wati", "/kembali 3 kurang jelas").why == "may_not_return"


def test_after_the_launch_nothing_returns_before_it():
    """Later steps can be done again, the launched ones stand."""
    assert at_step(12).says("budi", "/kembali 8 ulang pelatihan").why == "return_where"
    assert at_step(12).says("budi", "/kembali 10 dokumentasi kurang").step == 10


# Asking, slips, strangers.


@pytest.mark.parametrize("login", ["dina", "budi", "wati"])
@pytest.mark.parametrize("word", ["status", "bantuan"])
def test_questions_are_answered_and_change_nothing(login, word):
    """In a reply to who asked."""
    told = at_step(5)
    before = told.labels
    told.says(login, f"/{word}")

    assert told.labels == before
    assert mentioned(told.texts("reply")[-1]) == {login}


@pytest.mark.parametrize(
    ("step", "login", "may", "may_not"),
    [
        (2, "budi", ["/evaluasi", "/tolak", "/status"], ["/setujui", "/mulai", "/batal", "/kembali"]),
        (2, "dina", ["/batal", "/status"], ["/evaluasi", "/setujui", "/tolak", "/lanjut"]),
        (5, "wati", ["/setujui", "/tolak", "/tarik", "/kembali"], ["/mulai", "/batal", "/rencana"]),
        (5, "budi", ["/kembali"], ["/setujui", "/tolak", "/mulai", "/batal"]),
        (7, "budi", ["/pengujian", "/kembali"], ["/setujui", "/mulai", "/rencana"]),
        (10, "dina", ["/status"], ["/batal", "/lanjut"]),
    ],
)
def test_help_lists_what_this_person_may_do_now(step, login, may, may_not):
    """And nothing else."""
    help_text = at_step(step).says(login, "/bantuan").texts("reply")[-1].partition("<details>")[0]

    assert [word for word in may if f"- `{word}" not in help_text] == []
    assert [word for word in may_not if f"- `{word}" in help_text] == []


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("/setuju KODE", "/setujui"),
        ("/Evaluasi: sesuai", "/evaluasi"),
        ("／evaluasi", "/evaluasi"),
        ("/еvaluasi", "/evaluasi"),
        (" /evaluasi", "/evaluasi"),
        ("/eval\u200buasi", "/evaluasi"),
        ("/kembalikan 3 x", "/kembali"),
    ],
)
def test_a_near_miss_is_answered_and_never_executed(written, nearest):
    """With the nearest command."""
    told = at_step(2).says("budi", evidence(A.step(2)).replace("/evaluasi", written, 1))

    assert (told.step, told.why) == (2, "near_miss")
    assert f"`{nearest}`" in told.texts("reply")[-1]
    assert not told.situation.evidence[2].given


@pytest.mark.parametrize(
    "text",
    [
        "Setuju dengan `/setujui CODE`",
        "> /setujui CODE",
        "```\n/setujui CODE\n```",
        "Baik.\n/setujui CODE",
        "<!-- -->\n/setujui CODE",
        "\n/setujui CODE",
        "Pada Senin, dina menulis:\n> /setujui CODE",
    ],
)
def test_a_command_anywhere_but_at_the_start_is_none(text):
    """Only the first line counts, from its first character (security I17)."""
    told = at_step(5)
    told.says("wati", text.replace("CODE", told.situation.gate.code))

    assert told.verdicts == []
    assert told.answer is None


@pytest.mark.parametrize("word", LATER)
def test_commands_to_come_are_answered_as_not_there_yet(word):
    """Nobody waits for something that does not happen."""
    assert word in DESK_WORDS
    assert at_step(5).says("budi", f"/{word} sesuatu").why == "not_here"


@pytest.mark.parametrize("login", ["tono", "lina", "agus", "entahlah"])
@pytest.mark.parametrize("text", ["/setujui CODE", "/evaluasi", "/batal iseng", "/status", "/setuju", "/tolak tidak"])
def test_outsiders_change_nothing_and_are_not_answered(login, text):
    """Neither the requester's side nor in a role: silence (design section 3)."""
    told = at_step(5)
    before = told.request
    told.says(login, text.replace("CODE", told.situation.gate.code))

    assert told.plans[-1].writes == ()
    assert told.request.labels == before.labels


def test_a_bots_command_is_none():
    """Apps are no people."""
    told = at_step(5)
    told.add_comment(Account(login="app", id=1005, kind="Bot"), f"/setujui {told.situation.gate.code}", told.tick())
    told.runs()

    assert told.verdicts == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("Baik, terima kasih.", "/setujui CODE"), ("/setujui 0000-0000-0000", "/setujui CODE")],
)
@pytest.mark.parametrize("editor", ["wati", "lina"])
def test_an_edited_comment_is_never_an_approval(old, new, editor):
    """Neither the author's edit nor anybody's (security I4)."""
    told = at_step(5).says("wati", old)
    told.edits(editor, old, new.replace("CODE", told.situation.gate.code))

    assert told.verdicts == [("wati", "edited")]
    assert told.situation.gate.open_slots == ("manajemen", "manajemen")


@pytest.mark.parametrize("new", ["/mulai", "/batal salah", "/kembali 2 salah", "/tolak salah"])
def test_an_edited_comment_never_acts(new):
    """It is answered: write it anew."""
    login = {"/mulai": "budi", "/batal salah": "dina", "/kembali 2 salah": "budi", "/tolak salah": "wati"}[new]
    told = at_step(5).approves("wati", "joko").says(login, "Baik.").edits(login, "Baik.", new)

    assert told.step == 5
    assert told.request.is_open
    assert told.situation.gate.is_open
    assert told.why == "edited_command"


def test_a_refused_command_is_answered_once():
    """Each run after it is silent."""
    told = at_step(5).says("budi", "/mulai")
    said = len(told.texts())
    told.runs().runs().says("tono", "halo").runs()

    assert len(told.texts()) == said


def test_a_hostile_reason_stays_text():
    """What is typed after the verb acts in no answer."""
    told = at_step(5).says("budi", "/kembali <!--alur:status-->@agus`@tono` alasan")

    assert told.why == "return_where"
    assert "agus" not in mentioned(told.texts("reply")[-1])
    assert "<!--" not in plain(told.texts("reply")[-1]).partition("\n")[2]


def test_a_representative_acts_for_the_requester():
    """The unit stands beside the author (rule 13)."""
    told = story().opened_by("tono").says("dina", "/batal tidak jadi")

    assert told.labels == {A.label, "status: dibatalkan"}


def test_the_author_without_an_entry_is_answered():
    """Who opened the request is involved, whoever that is."""
    told = story().opened_by("tono").says("tono", "/status")

    assert told.why == "status_asked"


def test_who_filed_the_request_does_not_evaluate_it():
    """Evaluation is never by the submitter (rule 5)."""
    told = story().opened_by("budi").says("budi", evidence(A.step(2)))

    assert told.step == 2
    assert told.why == "duty_requester_side"
