"""Commands of every kind: questions, slips, strangers, edited comments, and who acts for whom (other rules)."""

import re

import pytest

from automation.core.commands.table import COMMANDS
from automation.core.history.request import Account
from tests.builders.promises import mentioned, plain
from tests.builders.stories import at_step, evidence, process_of, story

A, B = process_of("website-baru"), process_of("perbaikan-fitur")
VERBS_OF_A = {"", *(word for step in A.steps for word in (step.verb, *step.aliases))}
LATER = ("jenis", "kecualikan", "keberatan", "tugaskan")


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
        (5, "wati", ["/setujui", "/tolak", "/kembali"], ["/mulai", "/batal", "/rencana", "/tarik"]),
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


STOOD = {
    "cancelled": lambda: at_step(3).says("dina", "/batal tidak jadi"),
    "rejected after an appeal": lambda: (
        at_step(2).says("budi", "/tolak tidak sesuai").says("dina", "/banding ya").says("budi", "/tolak tetap")
    ),
    **{f"step {step}": lambda step=step: at_step(step) for step in (2, 5, 10)},
    "held": lambda: at_step(3).says("budi", "/tunda libur sampai 2027-01-15"),
    "asked": lambda: at_step(3).says("budi", "/tanya Kapan?"),
    "approved by one": lambda: at_step(5).says("wati", f"/setujui {at_step(5).situation.gate.code}"),
}
LINES = {
    "kembali": "/kembali 2 diulang",
    "tunda": "/tunda libur sampai 2027-02-15",
    "pratinjau": "/pratinjau /status",
    "lengkapi": "/lengkapi\n### Tujuan\nMahasiswa mendaftar sendiri tanpa datang ke loket pendaftaran.",
}


def line(told, word):
    """The command as somebody would send it who means it."""
    row = COMMANDS[word]
    code = row.argument.code(told.situation) if row.argument.code else ""
    return LINES.get(word) or f"/{word} {code or 'alasan'}"


@pytest.mark.parametrize("login", ["dina", "budi", "wati"])
@pytest.mark.parametrize("case", STOOD)
def test_what_help_lists_is_taken_when_it_is_sent(case, login):
    """Each command of the desk that it lists; what tasks kept apart forbid it cannot know, as an emergency is here."""
    told = STOOD[case]()
    listed = re.findall(
        r"^- `/(\w+)", told.says(login, "/bantuan").texts("reply")[-1].partition("<details>")[0], re.MULTILINE
    )
    sent = {word: STOOD[case]().says(login, line(told, word)) for word in listed if word in COMMANDS}
    refused = {word: each.why for word, each in sent.items() if not each.answer.accepted}

    assert {word: why for word, why in refused.items() if not why.startswith("duty_")} == {}


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("/Evaluasi: sesuai", "/evaluasi"),
        ("／evaluasi", "/evaluasi"),
        ("/еvaluasi", "/evaluasi"),
        ("/nilaian", "/evaluasi"),
        ("/eval\u200buasi", "/evaluasi"),
        ("/reject mahal", "/tolak"),
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
        "<!--\n/setujui CODE\n-->",
        "> /setujui CODE\n\nIni apa?",
        "Baik.\n```\n/setujui CODE\n```",
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
def test_commands_to_come_are_words_like_any_other(word):
    """Nobody waits for something that does not happen; and no other verb is proposed for them."""
    assert at_step(5).says("budi", f"/{word} sesuatu").why == "near_miss_none"


def test_a_verb_of_the_other_procedure_is_none_here():
    """It exists, but not for this kind of request."""
    told = at_step(5).says("budi", f"/{next(each.verb for each in B.steps if each.verb not in VERBS_OF_A)}")

    assert told.why == "not_here"


@pytest.mark.parametrize("login", ["tono", "lina", "agus", "entahlah"])
@pytest.mark.parametrize("text", ["/setujui CODE", "/evaluasi", "/batal iseng", "/status", "/setuju", "/tolak tidak"])
def test_outsiders_change_nothing_and_are_not_answered(login, text):
    """Neither the requester's side nor in a role: silence."""
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
