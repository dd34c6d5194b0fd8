"""What is filed: a form that is complete, incomplete, mended, missing or another one, and what the desk makes of it."""

import pytest

from tests.builders.stories import process_of, story

A = process_of("website-baru")
B = process_of("perbaikan-fitur")


def test_a_complete_form_is_the_first_step():
    """The request goes to evaluation at once."""
    told = story().opened_by("dina")

    assert told.labels == {A.label, A.step(2).label}
    assert told.situation.waiting_for == ("tim_it",)


def test_an_incomplete_form_waits_for_the_requester():
    """With its mark, and every problem in the status comment at once."""
    told = story().opened_by("dina", tujuan="-", kebutuhan="ok", tanggal_dibutuhkan="segera")

    assert told.labels == {A.label, A.step(1).label, "status: perlu informasi"}
    assert told.situation.waiting_for == ("pemohon",)
    assert all(f"**`{title}`**" in told.status for title in ("Tujuan", "Tanggal dibutuhkan"))
    assert "Kebutuhan bisnis" in told.status


def test_a_mended_form_goes_on():
    """An edit that is not enough is answered with what is still missing; the next one moves on."""
    told = (
        story()
        .opened_by("dina", tujuan="-", kebutuhan="ok")
        .edits_body("dina", "### Tujuan\n\n-", "### Tujuan\n\nTertib dan cepat.")
    )
    assert told.step == 1
    assert "Kebutuhan bisnis" in told.texts("info")[-1]
    told.edits_body("dina", "\n\nok", "\n\nAkreditasi mensyaratkan bukti tertulis.")

    assert told.labels == {A.label, A.step(2).label}


def test_a_heading_that_stands_twice_holds_the_request():
    """It is not guessed which one is meant; the lines are named."""
    told = story().opened_by("dina", deskripsi="Uraian yang cukup panjang.\n\n### Tujuan\n\nPalsu.")

    assert told.step == 1
    assert "lebih dari sekali" in told.status


def test_an_issue_without_a_form_is_told_how_to_file():
    """It carries the mark and the first step's label, where all procedures share it; commands do nothing there."""
    told = story().opened_by("dina", body="Halo, saya minta website.").says("budi", "/evaluasi")

    assert "status: perlu informasi" in told.labels
    assert "New issue" in told.status
    assert told.decision.situation is None
    assert told.labels == {"status: perlu informasi", A.step(1).label}


def test_a_development_label_on_an_issue_without_a_form_is_taken_back():
    """No approval can exist for what is no request."""
    told = story().opened_by("dina", body="Halo").sets("lina", A.step(6).label)

    assert A.step(6).label not in told.labels


@pytest.mark.parametrize("body", ["", " ", "\n" * 50_000, "#" * 65_536, "### " * 16_000, "`" * 65_536, "<!--" * 16_000])
def test_a_strange_body_is_no_request(body):
    """Nothing, or nothing but marks."""
    told = story().opened_by("dina", body=body)

    assert told.decision.situation is None


def test_a_body_that_answers_two_forms_is_nobodys_guess():
    """Pasting one form below the other makes no request."""
    both = "\n\n".join(f"### {field.label}\n\nisi" for process in (A, B) for field in process.form_fields)

    assert story().opened_by("dina", body=both).decision.situation is None


def test_the_other_forms_body_is_the_other_procedure():
    """The process is recognised from the headings."""
    assert story("perbaikan-fitur").opened_by("eko").situation.process is process_of("perbaikan-fitur")
