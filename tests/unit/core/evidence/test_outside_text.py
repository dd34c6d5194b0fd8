"""Text beside the verb or above the first heading is no evidence; its writer is told, so nothing is lost in silence."""

import pytest

from automation.core.state.acts import ACCEPTED
from tests.builders.stories import Story, at_step, evidence, process_of, story

A = process_of("website-baru")
WORDS = "Kapasitas tim sudah dihitung."
EVALUATION = evidence(A.step(2))
PURPOSE = next(field.label for field in A.form_fields if field.name == "tujuan")
GIVEN = f"### {PURPOSE}\nSupaya pendaftaran peserta berjalan lebih cepat."


def below_verb(text: str, words: str) -> str:
    """The words between the verb's line and the first heading."""
    return text.replace("\n", f"\n{words}\n", 1)


def warnings(told: Story) -> list[str]:
    """The desk's replies that hold the warning."""
    return [text for text in told.texts("reply") if "tidak berada di bawah judul" in text]


def test_who_gives_the_evidence_is_told_beside_the_acceptance():
    """The request moves on as before, and the reply names the text, in both languages."""
    told = at_step(2).says("budi", below_verb(EVALUATION, WORDS))
    own, _, twin = warnings(told)[0].partition("<details>")

    assert (told.why, told.step) == ("step_done", 3)
    assert own.count(WORDS) == 1
    assert "✅" in own
    assert "stand below no heading" in twin
    assert WORDS in twin


def test_where_the_step_is_done_by_it_the_way_back_is_told():
    """More for a step that is done would be turned away; a draft can simply go on."""
    done = at_step(2).says("budi", below_verb(EVALUATION, WORDS))
    draft = at_step(2).says("budi", below_verb(EVALUATION, WORDS).replace("/evaluasi", "/evaluasi draf", 1))

    assert "`/kembali LANGKAH ALASAN`" in warnings(done)[0]
    assert "/kembali" not in warnings(draft)[0]


def test_the_evidence_is_the_same():
    """Neither the answers nor what is lacking change."""
    plain, told = at_step(2).says("budi", EVALUATION), at_step(2).says("budi", below_verb(EVALUATION, WORDS))
    texts = [{key: each.text for key, each in one.situation.evidence[2].given.items()} for one in (plain, told)]

    assert texts[0] == texts[1]


def test_only_the_writer_hears_of_it():
    """It is no news to anybody else."""
    told = at_step(2).says("budi", below_verb(EVALUATION, WORDS))

    assert "@budi" in warnings(told)[0]
    assert "@dina" not in warnings(told)[0]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (below_verb(EVALUATION, WORDS).replace("/evaluasi", "/evaluasi draf", 1), "draft_saved"),
        (EVALUATION.replace("/evaluasi", f"/evaluasi {WORDS}", 1), "step_done"),
        (f"/evaluasi\n{WORDS}", "evidence_incomplete"),
        (below_verb(evidence(A.step(2), **{A.step(2).sections[0].key: None}), WORDS), "evidence_incomplete"),
        (below_verb(EVALUATION, f"\n> {WORDS}\n"), "step_done"),
    ],
)
def test_wherever_it_stands(text, code):
    """A draft, the verb's own line, no heading at all, evidence that is refused, a quotation."""
    told = at_step(2).says("budi", text)

    assert told.why == code
    assert len(warnings(told)) == 1


@pytest.mark.parametrize("words", ["", "   ", "\u200b", "<!-- salin mulai di sini -->", "\n\n"])
def test_what_nobody_sees_is_no_reason_to_warn(words):
    """Blanks, invisible characters and comments."""
    told = at_step(2).says("budi", below_verb(EVALUATION, words))

    assert told.why == "step_done"
    assert not told.texts("reply")


@pytest.mark.parametrize(("text", "code"), [(GIVEN, "form_supplemented"), ("", "supplement_incomplete")])
def test_who_completes_the_form_is_told_too(text, code):
    """With or without an answer below a heading."""
    told = story().opened_by("dina", tujuan="-").says("dina", f"/lengkapi\n{WORDS}\n{text}")

    assert told.why == code
    assert len(warnings(told)) == 1


@pytest.mark.parametrize(
    ("login", "text", "step"),
    [("dina", below_verb(EVALUATION, WORDS), 2), ("budi", below_verb(EVALUATION, WORDS), 3)],
)
def test_where_the_comment_is_turned_away_the_reason_is_enough(login, text, step):
    """Somebody else's step, or a step that is done: nothing of the comment was taken."""
    told = at_step(step).says(login, text)

    assert not told.answer.accepted
    assert not warnings(told)


def test_a_command_without_sections_may_say_what_it_likes():
    """The start of the work asks for no evidence."""
    told = at_step(5).approves("wati", "joko").says("budi", f"/mulai\n{WORDS}")

    assert told.step == 6
    assert not warnings(told)


def test_it_is_told_once():
    """A comment that has its mark was answered, perhaps before the desk knew this warning."""
    told = at_step(2).says("budi", below_verb(EVALUATION, WORDS), marks=frozenset({ACCEPTED}))

    assert not warnings(told)


def test_a_preview_tells_it_as_well():
    """Before the command is given."""
    told = at_step(2).says("budi", below_verb(EVALUATION, WORDS).replace("/evaluasi", "/pratinjau /evaluasi", 1))

    assert len(warnings(told)) == 1
    assert told.step == 2


@pytest.mark.parametrize("mark", ["###", "### ", "###  "])
def test_a_heading_mark_without_a_title_is_told_whatever_blanks_stand_behind_it(mark):
    """It begins no section."""
    told = at_step(2).says("budi", f"/evaluasi\n{mark}\n{WORDS}")

    assert len(warnings(told)) == 1
