"""A yes or no in plain words by who is asked: no decision, and said so once for each asking (other rules)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.core.decision.trigger import Hint, is_worth_reading
from automation.core.text.plain_words import Stance, stance_of
from tests.builders.stories import account, at_step, catalogue, copied, process_of, story

A = process_of("website-baru")
YES = (
    *(
        "Setuju",
        "setuju.",
        "ACC, silakan dilanjutkan",
        "OK setuju",
        "LGTM",
        "Mantap, ACC!",
        "Baik, saya setuju.",
        "approved",
        "Approved!",
        "👍",
        "👍🏽",
        "+1",
    ),
    *(":+1:", "Ok", "oke lanjut", "Silakan dilanjutkan", "Pak, saya setuju", "Saya menyetujui permohonan ini."),
    *("Yth. Tim IT,\n\nSetuju.", "Disetujui ✅", "I approve", "Setuju! Kapan mulai?", "> Mohon keputusan.\n\nSetuju"),
    *("Setuju\r\n\r\nOn Mon, Nov 23, 2026 at 9:00 AM desk wrote:\r\n> tidak setuju", "ACC\n-- \nWati\nbukan kode"),
)
NO = (
    *("tidak setuju", "Tidak setuju.", "belum setuju", "Saya belum bisa setuju", "kurang setuju", "tdk setuju", "👎"),
    *("not approved", "I don't agree", "Disagree", "-1", "No", "Tidak", "Jangan dulu", "Ditolak", "Tunda dulu"),
    *("batal setuju", "Pak, saya tidak dapat menyetujui ini", "nanti saja disetujui", "belum", "TIDAK, setuju"),
)
UNCLEAR = (
    *("Setuju, asal di bawah 30 juta", "Setuju dengan catatan", "tidak keberatan", "No objection", "Setuju ditolak"),
    *("Setuju, tapi anggarannya?", "ACC. Namun revisi dulu", "Approved if cheaper", "Setuju, tidak ada masalah"),
)
TALK = (
    "Mantap!",
    *(
        "Baik.",
        "Baik, terima kasih",
        "Ok, saya baca dulu",
        "Apakah sudah disetujui?",
        "Setuju?",
        "Persetujuan menyusul",
    ),
    *("Kapan selesai ya Pak?", "Ya, benar, data itu dari SIAKAD", "Belum sempat baca, nanti ya", "Terima kasih", ""),
    *("> Setuju", "Menurut saya sudah disetujui rapat " * 9, "<!-- setuju -->", "Saya setujuuu"),
)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        *((text, Stance.YES) for text in YES),
        *((text, Stance.NO) for text in NO),
        *((text, Stance.UNCLEAR) for text in UNCLEAR),
        *((text, None) for text in TALK),
    ],
)
def test_what_plain_words_say(text, stance):
    """A closed vocabulary of both languages; quotes and what a mail adds are nobody's words."""
    assert stance_of(text) is stance


@given(
    st.lists(st.sampled_from(["setuju", "acc", "ok", "saya", "pak", "approved", "👍", ",", ".", "!"]), max_size=5),
    st.sampled_from(["tidak", "belum", "jangan", "not", "don't", "tolak", "asal", "tapi", "kalau", "👎", "no"]),
    st.lists(st.sampled_from(["setuju", "acc", "saya", "approve", "."]), max_size=4),
)
def test_no_text_with_a_no_or_a_condition_in_it_is_a_yes(before, word, after):
    """Wherever that stands."""
    assert stance_of(" ".join([*before, word, *after])) is not Stance.YES


@pytest.mark.parametrize("text", YES)
@pytest.mark.parametrize("facts", [{}, {"via_email": True}])
def test_a_yes_of_who_is_asked_is_answered_with_the_line_and_counts_nothing(text, facts):
    """Sent as it is offered, it counts."""
    told = at_step(5)
    told.says("wati", text, **facts)
    reply = told.texts("plain")[-1]

    assert told.verdicts == []
    assert copied(reply) == f"/setujui {told.situation.gate.code}"
    assert told.says("wati", copied(reply)).verdicts == [("wati", "counts")]


@pytest.mark.parametrize("text", [*NO, *UNCLEAR])
def test_who_said_no_or_perhaps_is_offered_no_approval(text):
    """The ways to say no are named; nothing is decided."""
    told = at_step(5).says("ratna", text)
    reply = told.texts("plain")[-1]

    assert told.blocks == {"missing_approval"}
    assert told.situation.gate.code not in reply.partition("-->")[2]
    assert "`/tolak ALASAN`" in reply
    assert "`/kembali 4 ALASAN`" in reply


def test_it_is_answered_once_for_each_asking():
    """Not each such comment; anew when another text is asked for."""
    told = at_step(5)
    told.says("wati", "Setuju").says("wati", "ACC").says("joko", "👍").says("wati", "OK").runs()
    assert len(told.texts("plain")) == 2

    told.edits_body("dina", "Jawaban", "Uraian").says("wati", "LGTM").says("wati", "Setuju")
    assert len(told.texts("plain")) == 3
    assert copied(told.texts("plain")[-1]) == f"/setujui {told.situation.gate.code}"


def test_only_who_is_asked_is_answered():
    """Nobody else, not before, not after, and not who has decided."""
    for who in ("budi", "eko", "lina", "tono"):
        assert at_step(5).says(who, "Setuju").texts("plain") == []
    assert at_step(4).says("wati", "Setuju").fills().texts("plain") == []
    assert at_step(5).approves("wati").says("wati", "Setuju ya").says("wati", "Setuju").texts("plain") == []
    assert at_step(5).approves("wati", "joko").says("ratna", "Setuju").texts("plain") == []
    assert at_step(5).says("dina", "/batal x").says("wati", "Setuju").texts("plain") == []
    assert story().opened_by("wati").says("wati", "Setuju").texts("plain") == []


def test_who_rejected_and_says_yes_is_told_how_to_take_it_back():
    """The rejection stands until then."""
    told = at_step(5).says("wati", "/tolak mahal").says("wati", "Setuju sekarang").says("wati", "Setuju")

    assert len(told.texts("plain")) == 1
    assert "rejected" in told.blocks


def test_a_requester_who_is_asked_to_sign_is_told_the_same():
    """With the line of the signature; a no is an ordinary comment there."""
    told = at_step(4).says("dina", "Belum setuju, fiturnya kurang").says("dina", "Sepakat").says("dina", "Setuju")

    assert [copied(text) for text in told.texts("plain")] == [f"/sepakat {told.situation.agreement.code}"]
    assert told.says("dina", copied(told.texts("plain")[-1])).why == "requirements_agreed"
    assert at_step(2).says("dina", "Setuju").texts("plain") == []


def test_a_command_is_no_plain_word():
    """It has its own answer."""
    told = at_step(5).says("wati", "/ok").says("wati", "setuju\n/setujui 0000-0000-0000")

    assert told.texts("plain") == []
    assert len(told.texts("reply")) == 2


@pytest.mark.parametrize(
    ("login", "text", "is_read"),
    [
        *((login, "Setuju", True) for login in ("wati", "dina", "eko")),
        *((login, "Setuju", False) for login in ("budi", "lina", "tono")),
        *((login, "Baik, terima kasih", False) for login in ("wati", "dina", "budi")),
    ],
)
def test_only_words_of_who_may_be_asked_are_read(login, text, is_read):
    """All other talk costs nothing."""
    hint = Hint(number=12, author=account("dina"), comment_author=account(login), comment_texts=(text,))

    assert is_worth_reading(hint, catalogue()) is is_read
