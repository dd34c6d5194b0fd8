"""What the desk says of the gate: what keeps it shut, and what falls back when it shuts or evidence is lost."""

from collections.abc import Mapping

from automation.core.policy.process import Text
from automation.core.problem import Code
from automation.core.why import Why

from .wording import Wording


def _block(indonesian: str, english: str, rule: str, in_ledger: Text | None = None) -> Wording:
    return Wording(indonesian, english, rule=rule, in_ledger=in_ledger, at_gate=Text(indonesian, english))


GATE: Mapping[Code, Wording] = {
    Why.REQUESTER_UNKNOWN: _block(
        "pembuat permohonan ini bukan akun perorangan, jadi pemohonnya tidak diketahui; wakil unit menjadi pemohonnya "
        "dengan `/sepakat KODE` sesudah kebutuhan lengkap, atau mengajukan lagi dengan akunnya sendiri",
        "no person's account filed this request, so it is not known who asks; a representative of the unit takes it "
        "over with `/sepakat CODE` once the requirements are complete, or files it anew from their own account",
        rule="5",
        in_ledger=Text("pemohonnya tidak diketahui", "it is not known who asks"),
    ),
    Why.NO_APPROVAL_ROW: _block(
        "berkas meja tidak memuat baris persetujuan yang berlaku; pemilik proses perlu menambahkannya",
        "the desk file has no approval row that applies; the process owner must add one",
        rule="6",
        in_ledger=Text(
            "berkas meja tidak memuat baris persetujuan yang berlaku", "no approval row of the desk file applies"
        ),
    ),
    Why.REJECTED: _block(
        "ada penolakan dari {login}",
        "there is a rejection by {login}",
        rule="8",
        in_ledger=Text("ada penolakan", "there is a rejection"),
    ),
    Why.MISSING_APPROVAL: _block(
        "masih kurang persetujuan: {roles}",
        "approvals are missing: {roles}",
        rule="6",
        in_ledger=Text("persetujuan tidak lengkap lagi", "the approvals are no longer complete"),
    ),
    Why.MISSING_DOCUMENT: _block(
        "izin belum dicatat: {documents}",
        "permits are not on record: {documents}",
        rule="6",
        in_ledger=Text("izin tidak lengkap lagi", "the permits are no longer complete"),
    ),
    Why.TOO_FEW_ELIGIBLE: _block(
        "pejabat yang boleh menyetujui kurang ({roles}); pemilik proses perlu menambah atau mendelegasikan",
        "there are too few people who may approve ({roles}); the process owner must add or delegate",
        rule="6",
        in_ledger=Text("pejabat yang boleh menyetujui kurang", "there are too few people who may approve"),
    ),
    Why.APPROVALS_LAPSED: Wording(
        "Isi yang disetujui berubah, jadi persetujuan gugur dan harus diminta lagi. "
        "Sesudah disetujui, pekerjaan dilanjutkan dari tempatnya semula.",
        "What was approved has changed, so the approvals lapsed and are asked for again. "
        "Once approved, work goes on where it stood.",
        rule="7",
        in_ledger=Text("yang disetujui berubah", "what was approved changed"),
    ),
    Why.APPROVALS_GONE: Wording(
        "Persetujuan yang diperlukan tidak lengkap lagi, jadi pekerjaan berhenti dan persetujuan diminta lagi. "
        "Sesudah lengkap, pekerjaan dilanjutkan dari tempatnya semula.",
        "The approvals needed are no longer complete, so work stops and they are asked for again. "
        "Once they are, work goes on where it stood.",
        rule="7",
        in_ledger=Text("persetujuan tidak lengkap lagi", "the approvals are no longer complete"),
    ),
    Why.HOLE: Wording(
        "Isian langkah {step} dihapus atau diubah, jadi permohonan kembali ke langkah itu sampai diisi lagi.",
        "Evidence of step {step} was deleted or edited, so the request is back at that step until it is given again.",
        rule="8",
        in_ledger=Text("isian langkah {after} hilang atau diubah orang lain", "evidence of step {after} was lost"),
    ),
    Why.HOLE_OF_GONE: Wording(
        "Sebuah akun GitHub yang menulis bukti langkah {step} sudah dihapus, dan tulisannya tidak tercatat atau diubah "
        "sesudah itu, jadi permohonan kembali ke langkah itu sampai diisi lagi.",
        "A GitHub account that wrote evidence of step {step} was deleted, and what it wrote was not on record or was "
        "edited since, so the request is back at that step until it is given again.",
        rule="8",
    ),
    Why.CHANGED_AFTER_LAUNCH: Wording(
        "Isi yang disetujui berubah sesudah peluncuran. Langkah tetap; perubahan ini dicatat sebagai pelanggaran.",
        "What was approved changed after the launch. The step stands; the change is recorded as a violation.",
        rule="7",
    ),
}
