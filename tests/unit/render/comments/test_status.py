"""The status comment: enough for a stranger who sees nothing else, at every step."""

import pytest

from automation.core.state.markers import STATUS, marker
from tests.builders.hostile import CANARY, HOSTILE
from tests.builders.promises import mentioned, plain
from tests.builders.stories import at_step, catalogue, copied, process_of, story, third

PROCESSES = [(None, "website-baru"), (None, "perbaikan-fitur"), (third(), "pinjam-ruang")]
STEPS = [(of, name, step) for of, name in PROCESSES for step in process_of(name, of).steps[1:]]
A = process_of("website-baru")


@pytest.mark.parametrize(("of", "name", "step"), STEPS, ids=lambda value: str(getattr(value, "number", value or "")))
def test_it_says_where_who_since_when_and_what_to_send(of, name, step):
    """In both languages, with the marker first and one block to copy."""
    told = at_step(step.number, name, of)
    text = told.status

    assert text.startswith(marker(STATUS) + "\n")
    assert f"Langkah {step.number} dari {told.process.last}: {step.title.id}" in text
    assert f"Step {step.number} of {told.process.last}: {step.title.en}" in text
    assert "Menunggu" in text
    assert "2026 pukul" in text
    assert text.count("```text") == 1
    assert copied(text).startswith("/")


@pytest.mark.parametrize(("of", "name", "step"), STEPS, ids=lambda value: str(getattr(value, "number", value or "")))
def test_under_each_heading_stands_its_hint(of, name, step):
    """`> TYPE, contoh: VALUE`, one line a section, in the order of the procedure."""
    lines = at_step(step.number, name, of).status.partition("```text\n")[2].partition("\n```")[0].splitlines()
    headings = [line for line in lines if line.startswith("### ")]
    hints = [lines[place + 1] for place, line in enumerate(lines) if line.startswith("### ")]

    assert headings == [f"### {section.title.id}" for section in step.sections]
    assert all(hint.startswith("> ") and ", contoh: " in hint for hint in hints)


def test_at_the_approval_step_it_counts_and_names():
    """Who approved and counts, who did not and why, who may still decide, and the code."""
    told = at_step(5).approves("wati").says("sari", f"/setujui {at_step(5).situation.gate.code}")

    assert "✅ `wati`: dihitung sebagai Manajemen" in told.status
    assert "❌ `sari`: tidak dihitung" in told.status
    assert "⏳ Manajemen: masih perlu 1, dari `joko`, `ratna`" in told.status
    assert f"kode `{told.situation.gate.code}`" in told.status


def test_it_never_says_approved_while_the_gate_is_shut():
    """In no state before the last approval (security I25)."""
    told = at_step(5)
    assert "Disetujui" not in told.status
    assert "Disetujui" not in told.approves("wati").status
    assert "Disetujui, siap dimulai" in told.approves("joko").status

    assert "Disetujui, siap" not in told.says("wati", "/tarik dulu").status


def test_it_mentions_nobody():
    """It is edited in place, and nobody is to be called by that."""
    assert mentioned(at_step(5).approves("wati").status) == set()


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("field", ["penanggung_jawab", "deskripsi", "tujuan", "unit", "tanggal_dibutuhkan", "data"])
def test_hostile_answers_of_the_form_stay_text(field, name):
    """What is shown back of them stands in code, mentions nobody and hides nothing."""
    told = story().opened_by("lina", **{field: HOSTILE[name]})

    for comment in told.request.comments:
        assert CANARY not in plain(comment.body)
        assert mentioned(comment.body) <= {"lina", "dina"}


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Ubah nama Siti NIK 3374 0122 3344 5566", "nomor identitas (NIK)"),
        ("Siti 0812\u00a03456\u00a07890 tidak bisa masuk", "nomor telepon"),
        ("Kirim sandi ke siti@kampus.ac.id", "alamat surel"),
    ],
)
def test_the_requester_is_told_of_personal_data_in_the_title(title, kind):
    """What kind, why it matters and how to change it; no comment repeats it, and the word goes with the title."""
    told = at_step(4)
    told.change(title=title)
    told.fills()

    assert f"Judul permohonan ini tampaknya memuat data pribadi: {kind}." in told.status
    assert "*Permohonan #12 (judul ditahan)*" in told.status
    assert "*Request #12 (title withheld)*" in told.status
    assert "`Permohonan #12 (judul ditahan)`" in told.texts("approval")[-1]
    assert not [each.body for each in told.request.comments if "siti" in each.body.lower()]

    told.change(title="SIAKAD: atur ulang sandi")
    assert "Judul permohonan" not in told.runs().status


def test_a_closed_request_offers_nothing_to_copy():
    """Nobody has to act; the way back is told in words."""
    told = at_step(4).closes("dina")

    assert "```" not in told.status
    assert "Menunggu" not in told.status


@pytest.mark.parametrize("step", range(1, 13))
def test_it_is_short_enough_to_be_read(step):
    """At no step of a usual request more than five thousand characters."""
    told = at_step(step) if step > 1 else story().opened_by("dina", tujuan="-")

    assert len(told.status) < 5000


def test_a_hole_says_where_it_is():
    """And offers the block that fills it."""
    told = at_step(8).deletes("lina", "/kebutuhan")

    assert "Langkah 3 dari 12" in told.status
    assert copied(told.status).startswith("/kebutuhan\n")


def test_a_hole_does_not_offer_a_label_that_would_be_refused():
    """A label of a step that is past is taken back, so it is no way to fill a hole."""
    told = at_step(8).deletes("lina", "/kebutuhan")

    assert A.step(4).label not in told.status


def test_the_desks_time_is_its_own():
    """Two o'clock in Greenwich is nine in Jakarta."""
    assert "24 November 2026 pukul 09.01 WIB" in story().opened_by("dina").status
    assert catalogue().desk.calendar.time_zone == "Asia/Jakarta"
