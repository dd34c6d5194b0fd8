"""A request that holds a telephone number or an e-mail address: nothing public has it, and the requester is told."""

from dataclasses import replace

import pytest

from automation.operations.audit import exported
from automation.render.site.pages import row_files, shared_files
from automation.render.site.site_data import SiteData, SiteRow
from tests.builders.ledgers import ledger
from tests.builders.stories import Story, evidence, process_of, story

A = process_of("website-baru")
VALUES = {
    "a telephone number": ("0812-3456-7890", "3456", "nomor telepon"),
    "an e-mail address": ("siti.aminah@kampus.ac.id", "siti.aminah", "alamat surel"),
}


def public(told: Story) -> str:
    """Everything of the request that is published or exported, in both languages."""
    row = SiteRow(request=told.request, situation=told.situation)
    desk, processes = told.of.desk, told.of.processes
    site = SiteData(now=told.now, repository="kampus/permohonan", desk=desk, processes=processes, rows=(row,))
    files = [text for _, text in (*row_files(row, site), *shared_files(site))]
    export = [exported(ledger(told.request.record), form)[0] for form in ("csv", "jsonl")]
    return "\n".join((*files, *export))


@pytest.mark.parametrize("case", VALUES)
@pytest.mark.parametrize("field", [each.name for each in A.form_fields if each.kind in {"input", "textarea"}])
def test_a_value_in_the_form_is_in_nothing_public_and_is_told(case, field):
    """Whatever question it answers, and whether or not that answer is taken."""
    value, part, kind = VALUES[case]
    told = story().opened_by("dina", **{field: f"Hubungi Siti di {value} untuk keterangan lebih lanjut."})

    assert part not in public(told)
    assert f"Permohonan ini tampaknya memuat data pribadi: {kind}" in told.status


@pytest.mark.parametrize("case", VALUES)
def test_a_value_in_the_title_or_in_the_evidence_is_in_nothing_public(case):
    """Of a whole life; for the title stands another one until it is changed."""
    value, part, kind = VALUES[case]
    told = story().opened_by("dina")
    told.change(title=f"Akun Siti {value}")
    told.says("budi", evidence(A.step(2), alasan_strategi=f"Menurut Siti ({value}) mendukung program kerja."))
    told.comes_to(11)

    assert part not in public(told)
    assert f"Judul permohonan ini tampaknya memuat data pribadi: {kind}" in told.status
    told.change(title="Akun pengelola berita")
    assert "Akun pengelola berita" in public(told)
    assert "Judul permohonan ini" not in replace(told, plans=list(told.plans)).runs().status


@pytest.mark.parametrize("case", VALUES)
def test_a_value_in_a_question_or_its_answer_is_in_nothing_public(case):
    """While it is asked, and once it is answered."""
    value, part, _ = VALUES[case]
    told = story().opened_by("dina").says("budi", f"/tanya Masih benarkah Siti, {value}?")
    asked = public(told)
    told.says("dina", f"Ya, Siti di {value}.")

    assert "perlu informasi" in asked
    assert part not in asked
    assert part not in public(told)
