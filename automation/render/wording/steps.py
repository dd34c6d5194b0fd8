"""What the desk says of the form and of a step's evidence."""

from collections.abc import Mapping

from automation.core.policy.process import Text
from automation.core.problem import Code
from automation.core.why import Why

from .wording import Wording

STEPS: Mapping[Code, Wording] = {
    Why.FORM_COMPLETE: Wording("Formulir lengkap.", "The form is complete."),
    Why.FORM_INCOMPLETE: Wording(
        "Formulir permohonan belum lengkap, jadi permohonan masih di langkah pertama.",
        "The form is not complete yet, so the request is still at the first step.",
        rule="form",
        in_ledger=Text("formulir belum lengkap", "the form was not complete"),
    ),
    Why.NO_FORM: Wording(
        "Isu ini tidak dibuat melalui formulir permohonan.",
        "This issue did not come through a request form.",
        rule="form",
    ),
    Why.NO_FORM_HERE: Wording(
        "Perintah ini tidak dapat dijalankan: isu ini tidak dibuat melalui formulir permohonan. Komentar status "
        "menyebutkan formulir yang tersedia.",
        "This command cannot be carried out: this issue did not come through a request form. The status comment names "
        "the forms there are.",
        rule="form",
    ),
    Why.STEP_DONE: Wording("Langkah {step} selesai.", "Step {step} is done."),
    Why.HOLE_FILLED: Wording("Isian langkah {step} lengkap lagi.", "The evidence of step {step} is complete again."),
    Why.DRAFT_SAVED: Wording("Draf diterima.", "Draft received."),
    Why.EDITED_EVIDENCE: Wording(
        "Perubahan Anda ikut dihitung, tetapi komentar yang diubah tidak menjalankan perintah. "
        "Tulis {verb} sebagai komentar baru untuk menegaskan.",
        "Your edit counts, but an edited comment never acts as a command. Write {verb} in a new comment to confirm.",
    ),
    Why.NOT_YOUR_STEP: Wording(
        "Langkah {step} dikerjakan oleh {role}, jadi {verb} hanya berlaku dari {role}.",
        "Step {step} is done by {role}, so {verb} counts only from {role}.",
        rule="roles",
    ),
    Why.CHANGED_SINCE: Wording(
        "Isi permohonan berubah sesudah komentar ini ditulis. Bacalah isi yang baru, lalu tulis {verb} lagi "
        "sebagai komentar baru.",
        "The request changed after this comment was written. Please read it again and write {verb} in a new comment.",
        rule="7",
    ),
    Why.GATE_SHUT: Wording(
        "{verb} belum dapat dijalankan: persetujuan yang diperlukan belum lengkap, "
        "atau tidak berlaku lagi untuk isi yang sekarang. Komentar status menyebutkan siapa yang masih memutuskan.",
        "{verb} cannot be carried out yet: the approvals that the SOP asks for are not complete, or no longer fit the "
        "present text. The status comment says who still has to decide.",
        rule="1",
        in_ledger=Text("persetujuan belum lengkap", "the approvals were not complete"),
    ),
    Why.EVIDENCE_INCOMPLETE: Wording(
        "Isian langkah {step} belum lengkap. Yang sudah benar tersimpan; lengkapi yang disebut di bawah ini.",
        "The evidence of step {step} is not complete. What is right was kept; please correct what is named below.",
        rule="evidence",
        in_ledger=Text("isian langkah {step} belum lengkap", "the evidence of step {step} was not complete"),
        at_gate=Text(
            "evaluasi, kebutuhan atau rencana belum lengkap", "evaluation, requirements or plan are not complete"
        ),
    ),
    Why.EVIDENCE_BY_EMAIL: Wording(
        "{verb} lewat surel tidak dihitung, karena surel membawa tulisan yang bukan bagian dari isian, seperti tanda "
        "tangan dan surat yang dikutip. Isian Anda tidak hilang: periksa isi kotak di bawah ini, lalu kirim sebagai "
        "komentar baru di halaman permohonan ini.",
        "{verb} by e-mail does not count, because a mail brings along text that is no part of the evidence, such as a "
        "signature and the mail that is quoted. Nothing you wrote is lost: please check the text in the box above, "
        "then send it as a new comment on this page.",
        rule="evidence",
    ),
    Why.STEP_IS_DONE: Wording(
        "Langkah {step} sudah selesai; sekarang langkah {present}. Untuk mengulangnya, {roles} menulis "
        "`/kembali {step} ALASAN`; sesudah itu kirim {verb} lagi.",
        "Step {step} is done; this is step {present}. To do it again, {roles} writes `/kembali {step} REASON`; after "
        "that, send {verb} again.",
        rule="order",
    ),
    Why.STEP_IS_APPROVED: Wording(
        "Langkah {step} sudah selesai; sekarang langkah {present}. Untuk mengulangnya, {roles} menulis "
        "`/kembali {step} ALASAN`; sesudah itu kirim {verb} lagi. Persetujuan lalu diminta lagi, dan yang sudah ada "
        "tidak berlaku lagi.",
        "Step {step} is done; this is step {present}. To do it again, {roles} writes `/kembali {step} REASON`; after "
        "that, send {verb} again. Approval is then asked for anew, and approvals given so far are void.",
        rule="order",
    ),
    Why.STEP_IS_PAST: Wording(
        "Langkah {step} sudah selesai dan tidak dapat diulang, karena hasilnya sudah diluncurkan; sekarang langkah "
        "{present}. Untuk kebutuhan baru, ajukan permohonan baru.",
        "Step {step} is done and cannot be done again, for the result has been launched; this is step {present}. For "
        "a new need, please file a new request.",
        rule="order",
    ),
    Why.STEP_NOT_REACHED: Wording(
        "Langkah {step} belum tiba; sekarang langkah {present}. Lanjutkan dahulu dengan {next}.",
        "Step {step} has not come yet; this is step {present}. Please go on with {next} first.",
        rule="order",
    ),
}
