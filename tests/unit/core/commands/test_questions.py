"""Tim IT asks, and the request waits for its requester until they answer in words of their own (other rules)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from automation.core.history.record import EntryKind
from automation.core.state.situation import Overlay
from tests.builders.hostile import HOSTILE
from tests.builders.stories import Story, account, at_step, evidence, process_of, story

A = process_of("website-baru")
ASK = "/tanya Berapa banyak penggunanya?"
WAITS = "status: perlu informasi"


def asked(step: int = 3) -> Story:
    """A request at a step, with a question by budi."""
    return at_step(step).says("budi", ASK)


def entries(told: Story) -> list[tuple[EntryKind, str, int | None]]:
    """What the record tells of questions: the kind, the role, and by whose account."""
    kinds = {EntryKind.QUESTION, EntryKind.ANSWER}
    return [(entry.kind, entry.role, entry.actor) for entry in told.request.record if entry.kind in kinds]


def test_a_question_makes_the_request_wait_for_its_requester():
    """By its label and in the status comment; the requester's side is called by a comment with the question."""
    told = asked()

    assert told.labels == {A.label, A.step(3).label, WAITS}
    assert (told.situation.waiting_for, told.step) == (("pemohon",), 3)
    assert told.texts("reply")[-1].count("`Berapa banyak penggunanya?`") == 2
    assert "@dina" in told.texts("reply")[-1]
    assert "`Berapa banyak penggunanya?`" in told.status
    assert entries(told) == [(EntryKind.QUESTION, "tim_it", account("budi").id)]


def test_any_words_of_the_requester_afterwards_answer_it():
    """The desk marks them, says nothing more, and waits for Tim IT again from then on."""
    told = asked()
    replies = len(told.texts("reply"))
    told.says("dina", "Sekitar 300 orang.")

    assert WAITS not in told.labels
    assert told.situation.waiting_for == ("tim_it",)
    assert told.situation.since == told.comment("Sekitar").created_at
    assert told.comment("Sekitar").marks
    assert len(told.texts("reply")) == replies
    assert entries(told)[1:] == [(EntryKind.ANSWER, "pemohon", account("dina").id)]


@pytest.mark.parametrize(
    ("login", "text"),
    [
        ("budi", "Kami tunggu jawabannya."),
        ("wati", "Saya kira 300."),
        ("eko", "Di unit kami 300."),
        ("dina", "/status"),
        ("dina", "/bantuan"),
        ("dina", "/batal"),
    ],
)
def test_nothing_else_answers_it(login, text):
    """No words of others, no question to the desk, and no command that was refused."""
    told = asked().says(login, text)

    assert told.situation.waiting_for == ("pemohon",)
    assert len(entries(told)) == 1


@pytest.mark.parametrize(
    "text", ["/jawab 300 orang", "/lengkapi\n### Tujuan\nPendaftaran lewat web untuk 300 mahasiswa per hari."]
)
def test_a_slip_answers_it_and_so_does_a_command_that_is_taken(text):
    """Whoever writes a word that is no command has answered in it; what is taken has an entry of its own."""
    told = asked().says("dina", text)

    assert told.situation.overlay is Overlay.NONE
    assert told.situation.waiting_for != ("pemohon",)
    assert WAITS not in told.labels


def test_an_answer_may_come_by_mail_and_be_edited():
    """It opens nothing, so nothing is asked of how it comes."""
    told = asked().says("dina", "Sekitar 300 orang.", via_email=True).edits("dina", "300", "400")

    assert WAITS not in told.labels


@pytest.mark.parametrize("login", ["dina", "wati", "ratna"])
def test_only_who_does_a_step_for_the_requester_asks(login):
    """Others write what they want to know in an ordinary comment."""
    told = at_step(3).says(login, ASK)

    assert told.why == "may_not_ask"
    assert "Tim IT" in told.texts("reply")[-1]
    assert WAITS not in told.labels


@pytest.mark.parametrize("text", ["/tanya", "/tanya \u200b", "/tanya\n<!-- apa? -->"])
def test_a_question_says_something(text):
    """To whoever reads it."""
    assert at_step(3).says("budi", text).why == "question_missing"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_question_is_quoted_without_effect(name):
    """Whatever it holds: it mentions nobody, closes no fold and opens no markup."""
    told = at_step(3).says("budi", f"/tanya apa?\n{HOSTILE[name]}")

    assert told.why == "question_asked"


def test_a_question_stops_nobody_and_ends_when_the_request_moves_on():
    """Tim IT may go on without the answer."""
    told = asked().says("budi", evidence(A.step(3)))

    assert (told.why, told.step) == ("step_done", 4)
    assert WAITS not in told.labels


def test_approvals_count_while_the_requester_is_asked():
    """A question opens nothing and keeps nothing shut; who answers it is barred from nothing by that."""
    told = asked(5).approves("wati", "joko")

    assert told.situation.gate.is_open
    assert told.situation.may_develop
    assert WAITS in told.labels
    assert "siap dimulai" in told.status
    assert told.says("dina", "300").says("budi", "/mulai").step == 6


def test_whoever_answered_may_still_approve_where_they_might_before():
    """Words are no act for the requester's side (rule 5): the gate asks the same people as without them."""
    silent, spoken = at_step(5), asked(5).says("dina", "300")

    assert spoken.situation.gate.eligible == silent.situation.gate.eligible


def test_a_question_outlives_its_comment_and_so_does_its_answer():
    """Deleting or editing either changes nothing, but what is gone or changed is not quoted."""
    told = asked().edits("budi", "Berapa", "Kapan dan berapa")

    assert WAITS in told.labels
    assert "Kapan dan berapa" not in told.status

    told.deletes("budi", "/tanya")
    assert WAITS in told.labels
    assert "Berapa banyak" not in told.status

    told.says("dina", "300 orang").deletes("dina", "300 orang")
    assert WAITS not in told.labels


def test_words_from_before_the_question_answer_nothing():
    """Though they are edited afterwards."""
    told = at_step(3).says("dina", "Baik.").says("budi", ASK).edits("dina", "Baik", "Baik, 300")

    assert WAITS in told.labels


def test_a_second_question_waits_for_an_answer_of_its_own():
    """It takes the place of the first."""
    told = asked().says("dina", "300").says("sari", "/tanya Per hari?")

    assert WAITS in told.labels
    assert "`Per hari?`" in told.status
    assert told.says("dina", "Ya.").situation.waiting_for == ("tim_it",)


def test_a_hold_lies_over_a_question():
    """And the question is there again once the hold is over."""
    told = asked().says("budi", "/tunda libur sampai 2026-12-01")

    assert told.situation.overlay is Overlay.HELD
    told.waits(timedelta(days=10)).runs()
    assert told.situation.overlay is Overlay.NEEDS_INFO


def test_whoever_files_a_request_and_works_on_it_does_not_answer_by_asking():
    """Their next words do."""
    told = story().opened_by("budi").says("sari", ASK)

    assert told.situation.waiting_for == ("pemohon",)
    assert told.says("budi", "300").situation.overlay is Overlay.NONE


def test_what_was_answered_before_the_desk_knew_questions_stays_as_it_was():
    """A comment that was told to be no command asks nothing later."""
    told = at_step(3).says("budi", "/xyz Berapa?")
    told.put(replace(told.comment("/xyz"), body=ASK))
    told.runs()

    assert WAITS not in told.labels
    assert entries(told) == []


def test_the_record_tells_how_long_the_request_waited_for_its_requester():
    """From the question to the answer, at the step where it was asked: that time is nobody else's."""
    told = asked().waits(timedelta(days=3)).says("dina", "300")
    found = [entry for entry in told.request.record if entry.kind in {EntryKind.QUESTION, EntryKind.ANSWER}]

    assert [entry.before for entry in found] == [entry.after for entry in found] == [3, 3]
    assert found[1].at - found[0].at >= timedelta(days=3)
