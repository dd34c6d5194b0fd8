"""`/pratinjau COMMAND` tells what the command would do, and does nothing else."""

import pytest

from automation.core.commands.preview import previewed
from automation.core.outcome.plan import PostComment
from automation.render.reports.explain import explained
from tests.builders.foretelling import copy_of, texts
from tests.builders.promises import mentioned
from tests.builders.situations import SITUATIONS
from tests.builders.stories import Story, at_step, copied, evidence, process_of, story

A = process_of("website-baru")
ACCEPTED, REFUSED = "**akan diterima**", "**akan ditolak**"


def previews(told: Story, login: str, text: str) -> str:
    """The Indonesian part of the reply to a preview of `text`."""
    return told.says(login, f"/pratinjau {text}").texts("reply")[-1].partition("<details>")[0]


@pytest.mark.parametrize("name", [name for name in SITUATIONS if not name.startswith("no form")])
def test_a_preview_says_what_then_comes_and_writes_a_reply_only(name):
    """In every situation: one comment of the desk, no label, no reaction, no entry, the same verdict as before it."""
    told = SITUATIONS[name]()
    commands = [text for text in texts(told) if text.startswith("/") and not text.startswith("/pratinjau")]
    # Every third one here; the next situation begins with the next.
    for place, text in enumerate(commands[list(SITUATIONS).index(name) % 3 :: 3]):
        login = ("dina", "budi", "wati")[place % 3]
        asking = copy_of(told)
        reply = previews(asking, login, text)
        done = copy_of(told).says(login, text)
        answer = done.answer

        assert [type(write) for write in asking.plans[-1].writes] == [PostComment]
        assert asking.plans[-1].entries == ()
        assert explained(asking.decision) == explained(told.decision)
        assert (ACCEPTED in reply) == answer.accepted, text
        assert (REFUSED in reply) != answer.accepted, text
        assert f"{done.step} dari {told.process.last}" in reply
        assert mentioned(reply) == {login}


def test_a_preview_shows_step_labels_and_who_is_asked_next():
    """Everything that would change, and how to do it in earnest."""
    reply = previews(at_step(4), "budi", evidence(A.step(4)))

    assert f"- Langkah: 4 → 5 dari 12: {A.step(5).title.id}" in reply
    assert f"- Label yang dilepas meja: `{A.step(4).label}`" in reply
    assert f"- Label yang dipasang meja: `{A.step(5).label}`" in reply
    assert "- Sesudahnya menunggu: Manajemen" in reply
    assert "- Komentar meja: permintaan persetujuan (`wati`, `joko`, `ratna`)" in reply
    assert "tanpa kata `/pratinjau`" in reply


def test_a_preview_of_the_last_approval():
    """That it would count, that the work could begin, and that Tim IT would hear of it; nothing of it is so yet."""
    told = at_step(5).approves("wati")
    reply = previews(told, "joko", f"/setujui {told.situation.gate.code}")

    assert "> ✅ Persetujuan ini dihitung." in reply
    assert "- Pengembangan boleh dimulai: ya, mulai saat itu" in reply
    assert not told.situation.may_develop
    assert told.comment("/pratinjau").marks == frozenset()
    assert told.approves("joko").situation.may_develop


def test_a_refused_preview_has_the_reason_and_the_remedy():
    """All that is wrong at once, quoted as the desk would say it."""
    reply = previews(at_step(5), "budi", "/mulai")

    assert "> - masih kurang persetujuan: Manajemen" in reply
    assert "tanpa kata `/pratinjau`" not in reply
    assert "Langkah: tetap 5 dari 12" in reply


def test_a_preview_is_the_writers_own():
    """Whether a command may be given depends on who asks."""
    assert ACCEPTED in previews(at_step(3), "dina", "/batal tidak jadi")
    assert REFUSED in previews(at_step(3), "budi", "/batal tidak jadi")


def test_a_preview_by_mail_tells_that_mail_does_not_count():
    """The same command would come the same way."""
    told = at_step(5)
    told.says("wati", f"/pratinjau /setujui {told.situation.gate.code}", via_email=True)

    assert "dikirim lewat surel" in told.texts("reply")[-1]


@pytest.mark.parametrize("text", ["setujui", "/setujui", "\n/setujui", "\r\n\r\n/setujui", "\t/setujui"])
def test_the_command_may_stand_on_the_same_line_or_below(text):
    """With its slash or without it; a whole block can be pasted below the word."""
    assert REFUSED in previews(at_step(5), "wati", text)
    assert previewed(f"/PRATINJAU {text}") == "/setujui"


def test_the_block_of_the_status_comment_can_be_pasted_below():
    """As it is."""
    told = at_step(2)

    assert ACCEPTED in previews(told, "budi", "\n" + copied(told.status))
    assert told.step == 2


@pytest.mark.parametrize(
    ("text", "why", "remedy"),
    [
        ("", "preview_empty", "misalnya `/pratinjau /batal tidak jadi`"),
        ("\n\n", "preview_empty", "`/bantuan`"),
        ("/pratinjau /status", "preview_of_preview", "satu kali saja"),
        ("pratinjau", "preview_of_preview", "satu kali saja"),
        ("/apa saja", "pratinjau_asked", "`/bantuan`"),
        ("／kembali 3 salah", "pratinjau_asked", "Mungkin maksud Anda `/kembali`"),
        ("**tebal**", "pratinjau_asked", "**tidak akan berakibat apa-apa**"),
        ("- butir", "pratinjau_asked", "baris pertamanya bukan perintah"),
        ("/jenis besok", "pratinjau_asked", "bukan perintah"),
        ("/tanya besok", "pratinjau_asked", "perlu informasi"),
    ],
)
def test_what_cannot_be_previewed_is_told_so(text, why, remedy):
    """Nothing, a preview of a preview, a slip of the pen, no command at all, a command that is not there yet."""
    told = at_step(5)
    reply = previews(told, "budi", text)

    assert told.why == why
    assert remedy in reply
    assert told.step == 5


def test_an_edited_preview_is_told_to_come_anew():
    """Like every edited command; one that was answered stays answered."""
    late = at_step(5).says("budi", "Baik.").edits("budi", "Baik.", "/pratinjau /mulai")
    early = at_step(5).says("budi", "/pratinjau /mulai").edits("budi", "/mulai", "/status")

    assert late.why == "edited_command"
    assert "komentar baru" in late.texts("reply")[-1]
    assert len(early.texts("reply")) == 1


def test_a_preview_is_answered_once():
    """The reply keeps what was true in its own moment, which it names."""
    told = at_step(5)
    reply = previews(told, "budi", "/mulai")
    told.approves("wati", "joko").runs()

    assert "sekarang (24 November 2026 pukul 09." in reply
    assert len([text for text in told.texts("reply") if "🔎" in text]) == 1
    assert previews(told, "budi", "/mulai") != reply


def test_a_late_answer_is_true_when_it_comes():
    """A desk that slept tells what the command would do by now."""
    told = at_step(5).sleeps().says("budi", "/pratinjau /mulai").approves("wati", "joko").wakes()

    assert ACCEPTED in next(text for text in told.texts("reply") if "🔎" in text)


def test_a_preview_is_no_evidence_and_no_decision():
    """What it holds is not read as sections, approvals or reasons, then or later."""
    told = at_step(4).says("budi", f"/pratinjau {evidence(A.step(4))}").says("budi", "/rencana")

    assert told.why == "evidence_incomplete"
    assert told.situation.evidence[4].given == {}
    told = (
        at_step(5).approves("wati", "joko").says("joko", "/pratinjau /tarik salah").says("ratna", "/pratinjau tolak x")
    )
    assert told.situation.may_develop


def test_a_writer_of_previews_may_still_approve():
    """Who only asked what a plan would do did not write it."""
    told = at_step(4).says("wati", f"/pratinjau {evidence(A.step(4))}").comes_to(5)
    told.approves("wati")

    assert told.why == "approval_counts"


def test_outsiders_are_not_answered():
    """As with every command of theirs."""
    told = at_step(5).says("tono", "/pratinjau /setujui")

    assert told.texts("reply") == []


def test_an_issue_without_a_form_has_nothing_to_preview():
    """It is said so, as to every command there."""
    told = story().opened_by("dina", body="Halo.").says("dina", "/pratinjau /batal tidak jadi")

    assert "tidak dibuat melalui formulir" in told.texts("reply")[-1]


@pytest.mark.parametrize("step", [1, 2, 5, 12])
def test_help_names_it(step):
    """To everybody who may ask."""
    told = at_step(step) if step > 1 else story().opened_by("dina", tujuan="-")
    text = told.says("dina", "/bantuan").texts("reply")[-1]

    assert "- `/pratinjau PERINTAH`: menunjukkan akibat sebuah perintah, tanpa menjalankannya" in text
    assert "- `/pratinjau COMMAND`: show what a command would do" in text


@pytest.mark.parametrize("text", ["/tolak `@wati` <b>", "@wati", "/x`@wati`" * 500, "### @wati", "```\n@wati\n"])
def test_hostile_text_stays_text(text):
    """Nothing that was typed acts in the reply."""
    reply = previews(at_step(5), "budi", text)

    assert mentioned(reply) == {"budi"}
