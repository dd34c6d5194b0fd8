"""The requester's side completes the form by comment: `/lengkapi` (other rules), covered by approvals (rule 2)."""

import pytest

from automation.core.history.record import EntryKind
from tests.builders.stories import Story, at_step, copied, process_of, story
from tests.builders.texts import SENTENCE

A = process_of("website-baru")
PURPOSE = next(field.label for field in A.form_fields if field.name == "tujuan")
NEED = next(field.label for field in A.form_fields if field.name == "kebutuhan")
GIVEN = f"/lengkapi\n### {PURPOSE}\nSupaya pendaftaran peserta berjalan lebih cepat."


def lacking() -> Story:
    """A request whose purpose is a dash."""
    return story().opened_by("dina", tujuan="-")


def test_a_comment_completes_the_form():
    """The request goes on to the second step, and the record names the fields."""
    told = lacking()
    assert told.step == 1

    told.says("dina", GIVEN)
    entry = next(entry for entry in told.request.record if entry.kind is EntryKind.SUPPLEMENT)

    assert (told.why, told.step) == ("form_supplemented", 2)
    assert [name for name in entry.parts if name.startswith("field.")] == ["field.tujuan"]
    assert told.situation.answers_of_form["tujuan"].startswith("Supaya pendaftaran")


def test_a_representative_of_the_unit_may_do_it():
    """The unit stands beside the author (rule 13)."""
    told = story().opened_by("tono", tujuan="-").says("dina", GIVEN)

    assert told.step == 2


@pytest.mark.parametrize("login", ["budi", "wati"])
def test_nobody_else_completes_the_form(login):
    """What others write under a heading of the form shadows no answer."""
    told = lacking().says(login, GIVEN)

    assert told.why == "may_not_complete"
    assert told.step == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("/lengkapi", None),
        ("/lengkapi\nTujuannya jelas.", None),
        (f"/lengkapi\n### {PURPOSE}\nok", "placeholder"),
        ("/lengkapi\n### Tujuan mulia\nSupaya pendaftaran lebih cepat.", "unknown_heading"),
        (f"{GIVEN}\n### {PURPOSE}\nLain lagi ceritanya.", "heading_twice"),
    ],
)
def test_what_is_wrong_is_told_at_once(text, code):
    """With the heading and its line; the form stays as incomplete as it was."""
    told = lacking().says("dina", text)
    codes = {problem.reason.code for problem in told.answer.problems}

    assert told.why == "supplement_incomplete"
    assert told.step == 1
    assert code is None or code in codes


def test_the_bare_command_lists_what_is_lacking():
    """Every question with what is wrong, and the command with their headings to copy; the rest is left alone."""
    told = story().opened_by("dina", tujuan="-", kebutuhan="ok").says("dina", "/lengkapi")
    reply = told.texts("reply")[-1]

    assert told.why == "supplement_incomplete"
    assert [each.heading for each in told.answer.problems] == [each.heading for each in told.situation.problems]
    assert f"- **`{PURPOSE}`**" in reply
    assert f"```text\n/lengkapi\n\n### {PURPOSE}\n\n### {NEED}\n```" in reply


def test_the_copied_headings_can_be_filled_in():
    """One answer below each, and the form is complete; sent as they are they stay what is lacking."""
    told = story().opened_by("dina", tujuan="-", kebutuhan="ok").says("dina", "/lengkapi")
    block = copied(told.texts("reply")[-1])

    assert told.says("dina", block).why == "supplement_incomplete"
    assert told.step == 1
    filled = "".join(f"{line}\n{SENTENCE}\n" if line.startswith("###") else f"{line}\n" for line in block.splitlines())
    assert told.says("dina", filled).why == "form_supplemented"
    assert told.step == 2


def test_what_only_the_body_can_mend_is_listed_and_not_offered():
    """A heading that stands there twice is put right by editing the request."""
    told = lacking()
    told.edits_body("dina", f"### {NEED}", f"### {NEED}\nSekali lagi.\n\n### {NEED}").says("dina", "/lengkapi")

    assert "repeated_heading" in {each.reason.code for each in told.answer.problems}
    assert f"/lengkapi\n\n### {PURPOSE}\n```" in told.texts("reply")[-1]


def test_the_bare_command_on_a_complete_form_offers_nothing():
    """Nothing is lacking, so the answer only says how the command is written."""
    told = at_step(2).says("dina", "/lengkapi")

    assert told.why == "supplement_incomplete"
    assert not told.answer.problems
    assert "```" not in told.texts("reply")[-1]


def test_the_latest_answer_counts():
    """Several comments add up, question by question."""
    told = story().opened_by("dina", tujuan="-", kebutuhan="-").says("dina", GIVEN)
    assert told.step == 1

    told.says("dina", f"/lengkapi\n### {NEED}\nPendaftaran peserta seminar secara daring dan aman.")
    assert told.step == 2

    told.says("dina", GIVEN.replace("lebih cepat", "lebih rapi"))
    assert told.situation.answers_of_form["tujuan"].endswith("lebih rapi.")


def test_a_supplement_after_the_approvals_lapses_them():
    """It is part of what was approved (rule 2), and the parts that changed are named (rule 7)."""
    told = at_step(6).says("dina", GIVEN)

    assert told.step == 5
    assert not told.situation.may_develop
    assert {reason for _, reason in told.verdicts} <= {"lapsed", "other_code"}
    assert PURPOSE in told.texts("approval")[-1]


def test_the_code_covers_the_comment():
    """Any change of it is another revision."""
    told = lacking().says("dina", GIVEN).comes_to(5)
    before = told.situation.gate.code
    told.edits("dina", "lebih cepat", "lebih lambat")

    assert told.situation.gate.code != before


@pytest.mark.parametrize("harm", ["deleted", "edited"])
def test_a_recorded_answer_that_is_gone_leaves_a_hole(harm):
    """It never falls back to what the body said; the requester gives it anew (rule 8)."""
    told = story().opened_by("dina").says("dina", GIVEN)
    told = told.deletes("lina", GIVEN) if harm == "deleted" else told.edits("lina", "cepat", "lambat")

    assert told.step == 1
    assert [problem.reason.code for problem in told.situation.problems] == ["evidence_lost"]
    assert told.says("dina", GIVEN).step == 2


def test_an_answer_by_mail_counts_for_nothing():
    """As with approvals, what came by mail was perhaps not theirs."""
    told = lacking().says("dina", GIVEN, via_email=True)

    assert (told.why, told.step) == ("supplement_by_email", 1)


def test_headings_that_stand_twice_in_the_body_are_mended_there():
    """A comment chooses none of the two."""
    told = lacking()
    told.edits_body("dina", f"### {PURPOSE}", f"### {PURPOSE}\n\nA\n\n### {PURPOSE}")

    assert told.says("dina", GIVEN).step == 1


@pytest.mark.parametrize("before", ["/setujui AAAA-BBBB-CCCC", "/batal salah kirim"])
def test_what_the_record_holds_as_another_act_is_no_supplement_after_an_edit(before):
    """The record would not know what it gave, so that its deletion would bring the older text back (rule 8)."""
    told = at_step(4).says("dina", before).says("dina", "/lanjut")
    form = dict(told.situation.answers_of_form)
    told.edits("dina", before, GIVEN)

    assert dict(told.situation.answers_of_form) == form
    assert told.deletes("dina", "/lengkapi").says("dina", GIVEN).why == "form_supplemented"
