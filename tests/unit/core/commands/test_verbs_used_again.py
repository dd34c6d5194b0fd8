"""A step's verb used again after its step: who takes it back, and to which step (other rules; rule 7)."""

import pytest

from tests.builders.stories import at_step, evidence, process_of

A, B = process_of("website-baru"), process_of("perbaikan-fitur")


@pytest.mark.parametrize(
    ("at", "step", "code", "says"),
    [
        (4, 2, "step_is_done", "Tim IT menulis `/kembali 2 ALASAN`"),
        (4, 3, "step_is_done", "sesudah itu kirim `/kebutuhan` lagi"),
        (5, 4, "step_is_approved", "Tim IT, Manajemen menulis `/kembali 4 ALASAN`"),
        (5, 2, "step_is_approved", "Persetujuan lalu diminta lagi"),
        (7, 4, "step_is_approved", "Tim IT menulis `/kembali 4 ALASAN`"),
        (7, 5, "step_is_approved", "`/kembali 5 ALASAN`"),
        (8, 6, "step_is_done", "`/kembali 6 ALASAN`"),
        (11, 4, "step_is_past", "tidak dapat diulang"),
        (11, 9, "step_is_past", "ajukan permohonan baru"),
        (12, 10, "step_is_done", "`/kembali 10 ALASAN`"),
    ],
)
@pytest.mark.parametrize("is_bare", [True, False])
def test_the_answer_names_the_step_and_who_may(at, step, code, says, is_bare):
    """Where a return is possible, it is told; the request stays where it is."""
    told = at_step(at)
    verb = A.step(step).verb
    told.says("budi", f"/{verb}" if is_bare else evidence(A.step(step)))

    assert (told.step, told.why) == (at, code)
    assert says in told.texts("reply")[-1].partition("<details>")[0]


def test_what_is_told_works():
    """Return, then the verb again."""
    told = at_step(8).says("budi", evidence(A.step(6)))
    told.says("budi", "/kembali 6 rancangan berubah").says("budi", evidence(A.step(6)))

    assert told.step == 7
    assert at_step(12).says("budi", "/kembali 9 salah").why == "return_where"


def test_an_alias_is_the_same():
    """Whichever word was used."""
    assert at_step(4).says("budi", "/nilai").why == "step_is_done"
